<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Webhooks;

/**
 * @group native
 * @group long
 */
final class SedifexBadInputTest extends BadInputTestCase {

	protected static function source(): string {
		return 'sedifex';
	}

	protected static function bare(): string {
		return 'ignored/other_store';
	}

	protected static function good( string $mark ): string {
		return self::text( self::product( 'a', [], event: 'evt_good_' . bin2hex( $mark ) ) );
	}

	protected static function proven( string $name, string $body, string $log, array $headers = [], int $status = 200, string $method = 'POST', ?string $same_as = null ): Attack {
		return new Attack( $name, $body, $status, $log, [ 'x-sedifex-signature' => 'sha256=' . hash_hmac( 'sha256', $body, self::SECRET ), ...$headers ], '', $method, '', $same_as );
	}

	protected static function fields( string $text ): array {
		$event = self::product( 'a', [ 'name' => 'b' ], event: 'evt_' . hash( 'sha256', $text ) );
		$data  = $event['data'];
		$blank = '' === trim( $text );
		return [
			[ 'what' => 'id', 'body' => [ ...$event, 'id' => $text ], 'log' => 'pending/', 'same_as' => $blank ? 'blank' . $text : 'id:' . trim( $text ) ],
			[ 'what' => 'type', 'body' => [ ...$event, 'id' => $event['id'] . 't', 'type' => $text ], 'log' => 'ignored/unknown_type' ],
			[ 'what' => 'productId', 'body' => [ ...$event, 'id' => $event['id'] . 'p', 'data' => [ ...$data, 'productId' => $text ] ], 'log' => $blank ? 'ignored/unknown_type' : 'pending/' ],
			[ 'what' => 'storeId', 'body' => [ ...$event, 'id' => $event['id'] . 's', 'storeId' => $text ], 'log' => 'ignored/other_store' ],
			[ 'what' => 'clientOrderId', 'body' => [ ...$event, 'id' => $event['id'] . 'c', 'type' => 'order.updated', 'data' => [ 'clientOrderId' => $text ] ], 'log' => 'pending/' ],
			[ 'what' => 'deliveryId', 'body' => [ 'deliveryId' => $text, 'event' => 'payment.succeeded', 'storeId' => self::STORE, 'reference' => $text ], 'log' => 'pending/', 'same_as' => $blank ? 'blank_delivery' . $text : 'id:' . trim( $text ) ],
			[ 'what' => 'occurredAt', 'body' => [ ...$event, 'id' => $event['id'] . 'o', 'occurredAt' => $text ], 'log' => 'pending/' ],
			[ 'what' => 'name', 'body' => [ ...$event, 'id' => $event['id'] . 'n', 'data' => [ ...$data, 'after' => [ 'name' => $text, 'price' => $text, 'stockCount' => $text ] ] ], 'log' => 'pending/' ],
		];
	}

	protected static function own(): array {
		return [ 'signatures' => self::signatures( ... ), 'ids' => self::ids( ... ), 'meaning' => self::meaning( ... ) ];
	}

	/** @return list<Attack> */
	private static function signatures(): array {
		$body  = self::good( 'signature' );
		$right = hash_hmac( 'sha256', $body, self::SECRET );
		$out   = [];
		$send  = static fn( string $name, string $signature, int $status, string $log ): Attack => new Attack( $name, $body, $status, $log, [ 'x-sedifex-signature' => $signature ] );
		foreach ( [ "sha256=$right", "sha256=sha256=$right", " sha256=$right ", "\tsha256=$right" ] as $signature ) {
			$out[] = $send( "good '$signature'", $signature, 200, 'pending/' );
		}
		$malformed = [ $right, "SHA256=$right", "Sha256=$right", "sha256:$right", "sha256 $right", "sha256= $right", "sha256==$right", "=$right", "sha1=$right", "sha512=$right", "v1=$right", "t=1,v1=$right", "sha256=sha256=sha256=$right", 'sha256=' . strtoupper( $right ), 'sha256=' . substr( $right, 1 ), "sha256={$right}0", 'sha256=', 'sha256', "sha256=$right, sha256=$right", "sha256=$right,sha256=$right", "sha256=$right;", "sha256=$right sha256=$right", "sha256=$right\nX: y", "sha256=$right\r\n\r\n{}", "sha256=$right\0x", 'sha256=' . base64_encode( (string) hex2bin( $right ) ), 'sha256=' . hex2bin( $right ), "\u{feff}sha256=$right", "sha256=\u{200b}$right", "\"sha256=$right\"", "sha256=0x$right", 'sha256=' . str_repeat( 'g', 64 ), '0', 'null', 'none', 'Bearer ' . self::SECRET, self::SECRET, 'sha256=' . self::SECRET, str_repeat( 'sha256=', 1000 ) . $right, str_repeat( '0', 9000 ), "sha256=\u{ff11}" . substr( $right, 1 ), "sha256=$right%00", 'sha256=[]', '[]', '{}', "' OR '1'='1", '%s%s%s', '../../etc/passwd' ];
		foreach ( $malformed as $signature ) {
			$out[] = $send( "malformed '$signature'", $signature, 401, 'malformed_header' );
		}
		foreach ( [ '', ' ', "\t" ] as $signature ) {
			$out[] = $send( "missing '$signature'", $signature, 401, 'missing_header' );
		}
		$out[] = new Attack( 'no header at all', $body, 401, 'missing_header' );
		foreach ( [ 'x-signature', 'signature', 'x-hub-signature-256', 'x_sedifex-signature2', 'authorization' ] as $name ) {
			$out[] = new Attack( "in the header $name", $body, 401, 'missing_header', [ $name => "sha256=$right" ] );
		}
		foreach ( [ '', ' ', '0', 'whsec', strtoupper( self::SECRET ), self::SECRET . "\n", ' ' . self::SECRET, self::SECRET . "\0x", strrev( self::SECRET ), 'sedx_0123456789abcdef', 'selldone-secret-0001', self::STORE ] as $secret ) {
			$out[] = $send( "by the secret '$secret'", 'sha256=' . hash_hmac( 'sha256', $body, $secret ), 401, 'mismatch' );
		}
		foreach ( [ 'pretty' => (string) json_encode( json_decode( $body, true ), JSON_PRETTY_PRINT ), 'a space more' => "$body ", 'a line more' => "$body\n", 'a mark in front' => "\u{feff}$body", 'one less' => substr( $body, 0, -1 ), 'slashes escaped' => str_replace( ':', '\\u003a', $body ), 'twice' => $body . $body, 'nothing' => '' ] as $what => $signed ) {
			$out[] = $send( "over another body: $what", 'sha256=' . hash_hmac( 'sha256', $signed, self::SECRET ), 401, 'mismatch' );
		}
		foreach ( [ str_repeat( '0', 64 ), hash( 'sha256', $body ), hash( 'sha256', self::SECRET . $body ), hash( 'sha256', $body . self::SECRET ), hash_hmac( 'sha3-256', $body, self::SECRET ), hash_hmac( 'sha256', self::SECRET, $body ) ] as $digest ) {
			$out[] = $send( "another digest $digest", "sha256=$digest", 401, 'mismatch' );
		}
		for ( $bit = 0; $bit < 64; $bit += 7 ) {
			$changed         = $right;
			$changed[ $bit ] = dechex( hexdec( $right[ $bit ] ) ^ 1 );
			$out[]           = $send( "digit $bit changed", "sha256=$changed", 401, 'mismatch' );
		}
		return $out;
	}

	/** @return list<Attack> */
	private static function ids(): array {
		$out    = [];
		$long   = str_repeat( 'x', 191 );
		$events = [ 'evt_case', 'EVT_CASE', 'Evt_case', "e\u{301}vt", "\u{e9}vt", "evt\u{200b}", "\u{ff45}vt", '1', '01', '1.0', $long . '1', $long . '2', str_repeat( 'y', 10_240 ), "evt\0a", "evt\0b", 'evt%41', 'evtA', '0', 'false', 'null', 'evt_', "evt\n1", "stra\u{df}e", 'strasse', "\u{131}", 'i', 'I', "evt\u{fe0f}", "\u{1f600}", "\u{1f601}" ];
		foreach ( $events as $id ) {
			$event = self::product( 'a', [], event: $id );
			$out[] = self::proven( 'id ' . substr( $id, 0, 40 ), self::text( $event ), 'pending/', same_as: "id:$id" );
			$out[] = self::proven( 'id with spaces ' . substr( $id, 0, 40 ), self::text( [ ...$event, 'id' => " $id\n" ] ), 'pending/', same_as: "id:$id" );
			$out[] = self::proven( 'header names another ' . substr( $id, 0, 40 ), self::text( $event ), 'pending/', [ 'x-sedifex-event-id' => "other $id" ], same_as: "id:$id" );
		}
		foreach ( [ null, 1, 1.5, true, false, [], [ 'a' ], [ 'a' => 'b' ], '', ' ' ] as $number => $id ) {
			$event = [ ...self::product( 'a', [ 'n' => $number ] ), 'id' => $id ];
			$out[] = self::proven( 'id is ' . json_encode( $id ), self::text( $event ), 'pending/' );
			$out[] = self::proven( 'delivery is ' . json_encode( $id ), self::text( [ ...$event, 'deliveryId' => "d$number" ] ), 'pending/', same_as: "id:d$number" );
			$out[] = self::proven( 'product is ' . json_encode( $id ), self::text( [ ...$event, 'id' => "p$number", 'data' => [ 'productId' => $id ] ] ), 'ignored/unknown_type' );
			$out[] = self::proven( 'store is ' . json_encode( $id ), self::text( [ ...$event, 'id' => "s$number", 'storeId' => $id ] ), 'ignored/other_store' );
			$out[] = self::proven( 'type is ' . json_encode( $id ), self::text( [ ...$event, 'id' => "t$number", 'type' => $id ] ), 'ignored/unknown_type' );
			$out[] = self::proven( 'data is ' . json_encode( $id ), self::text( [ ...$event, 'id' => "e$number", 'data' => $id ] ), 'ignored/unknown_type' );
			$out[] = self::proven( 'order is ' . json_encode( $id ), self::text( [ ...$event, 'id' => "o$number", 'type' => 'order.created', 'data' => [ 'orderId' => $id ] ] ), 'pending/' );
		}
		return $out;
	}

	/** @return list<Attack> */
	private static function meaning(): array {
		$out   = [];
		$types = [
			'pending/'             => [ 'product.created', 'product.updated', 'product.deleted', 'product.', 'product.other', 'order', 'order.created', 'order_paid', 'payment.succeeded', 'payment.failed', 'payment', 'booking.created', 'booking_cancelled', 'checkout_created', ' order.created ' ],
			'ignored/unknown_type' => [ 'Product.updated', 'products.updated', 'product', 'orders', 'order-created', 'ordered', 'payments.x', 'bookings', 'checkout_created2', 'checkout.created', 'customer.created', 'store.updated', 'stock.changed', '*', "order\0x", "x\norder.created", 'PAYMENT.SUCCEEDED' ],
		];
		foreach ( $types as $log => $names ) {
			foreach ( $names as $type ) {
				$event = self::product( 'a', [], event: 'evt_type_' . bin2hex( $type ) );
				$out[] = self::proven( "type $type", self::text( [ ...$event, 'type' => $type ] ), $log );
				$out[] = self::proven( "older type $type", self::text( array_diff_key( [ ...$event, 'id' => "$type older", 'event' => $type ], [ 'type' => 1 ] ) ), $log );
			}
		}
		foreach ( [ 'store_other', 'STORE_DEMO', 'store_demo2', 'store_dem', '*', '0', "store_demo\0x" ] as $store ) {
			$out[] = self::proven( "store $store", self::text( [ ...self::product( 'a', [], event: "evt $store" ), 'storeId' => $store ] ), 'ignored/other_store' );
		}
		foreach ( [ 0, -1, 1e308, -1e308, 5e-324, '1e999', '-0', null, true, [], [ [] ], '١٢', '1,5', PHP_INT_MAX, PHP_INT_MIN, '2026-02-30T25:61:61Z', '2024-02-29T12:00:00Z', '9999-12-31T23:59:59Z', '0000-00-00T00:00:00Z', '1969-12-31T23:59:59Z', '2026-11-21T08:16:43+14:00', [ '_seconds' => 'x' ], [ '_seconds' => -1 ], [ '_seconds' => 1e20 ], [ '_seconds' => 1, '_nanoseconds' => -5 ] ] as $number => $value ) {
			foreach ( [ 'price', 'stockCount', 'updatedAt', 'name', 'isPublished' ] as $field ) {
				$out[] = self::proven( "$field is " . json_encode( $value ), self::text( self::product( 'a', [ 'updatedAt' => [ '_seconds' => 1_790_000_000 + $number ], $field => $value ], event: "evt_{$field}_$number" ) ), 'pending/' );
			}
		}
		return $out;
	}
}
