<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Webhooks;

/**
 * @group native
 * @group long
 */
final class SelldoneBadInputTest extends BadInputTestCase {

	private const PATH = 'selldone-secret-0001';

	private const KEY = 'selldone-sign-key-0001';

	protected function setUp(): void {
		parent::setUp();
		self::secrets()->set( 'selldone_sign_key', self::KEY );
	}

	protected static function source(): string {
		return 'selldone';
	}

	protected static function bare(): string {
		return 'ignored/no_order';
	}

	protected static function good( string $mark ): string {
		return self::text( self::order( [ 'mark' => bin2hex( $mark ) ] ) );
	}

	protected static function proven( string $name, string $body, string $log, array $headers = [], int $status = 200, string $method = 'POST', ?string $same_as = null ): Attack {
		return new Attack( $name, $body, $status, $log, $headers, self::PATH, $method, '', $same_as );
	}

	/**
	 * @param array<string, mixed> $basket
	 * @param array<string, mixed> $event
	 * @return array<string, mixed>
	 */
	private static function order( array $basket = [], array $event = [] ): array {
		return [
			'action' => 'PaymentOrder',
			'shop'   => [ 'id' => 1 ],
			'basket' => [ 'id' => 123, 'shop_id' => 1, 'status' => 'Payed', 'delivery_state' => 'CheckQueue', 'type' => 'PHYSICAL', 'updated_at' => '2026-11-21T08:00:00.000000Z', ...$basket ],
			...$event,
		];
	}

	protected static function fields( string $text ): array {
		$blank = '' === trim( $text );
		return [
			[ 'what' => 'basket.id', 'body' => self::order( [ 'id' => $text ] ), 'log' => $blank ? self::bare() : 'pending/' ],
			[ 'what' => 'action', 'body' => self::order( event: [ 'action' => $text ] ), 'log' => 'pending/' ],
			[ 'what' => 'shop', 'body' => self::order( [ 'shop_id' => $text ] ), 'log' => 'pending/' ],
			[ 'what' => 'status', 'body' => self::order( [ 'status' => $text, 'delivery_state' => $text, 'type' => $text ] ), 'log' => 'pending/' ],
			[ 'what' => 'updated_at', 'body' => self::order( [ 'updated_at' => $text, 'currency' => $text, 'price' => $text ] ), 'log' => 'pending/' ],
			[ 'what' => 'receiver', 'body' => self::order( [ 'receiver_info' => [ 'name' => $text, 'phone' => $text, 'address' => $text, 'message' => $text ] ], [ 'customer' => [ 'email' => $text, 'phone' => $text ], 'user' => [ 'name' => $text ] ] ), 'log' => 'pending/' ],
			[ 'what' => 'items', 'body' => self::order( [ 'items' => [ [ 'product' => [ 'title' => $text ], 'count' => $text, 'price' => $text ] ] ] ), 'log' => 'pending/' ],
		];
	}

	protected static function own(): array {
		return [ 'secrets' => self::addresses( ... ), 'sign headers' => self::sign_headers( ... ), 'meaning' => self::meaning( ... ) ];
	}

	/** @return list<Attack> */
	private static function addresses(): array {
		$out  = [ new Attack( 'no secret', self::good( 'x' ), 401, 'missing_header' ) ];
		$path = self::PATH;
		foreach ( [ strtoupper( $path ), substr( $path, 0, -1 ), $path . '1', " $path", "$path ", "$path\n", "$path\0", "x/$path", "$path/x", rawurlencode( $path . ' ' ), strrev( $path ), self::KEY, 'sevi-token-0001', self::SECRET, '0', 'null', 'undefined', '*', '%', '%2e', '..', "' OR 1=1 --", '$2y$10$', str_repeat( 'a', 5000 ), hash( 'sha256', $path ), base64_encode( $path ), "\u{ff53}elldone-secret-0001", "selldone\u{2010}secret-0001", '{secret}', '[]' ] as $secret ) {
			$out[] = new Attack( "secret $secret", self::good( 'x' ), 401, 'mismatch', [], $secret );
			$out[] = new Attack( "secret $secret, the true one in a header", self::good( 'x' ), 401, 'mismatch', [ 'authorization' => "Bearer $path", 'x-secret' => $path ], $secret );
		}
		$out[] = new Attack( 'secret in a header alone', self::good( 'x' ), 401, 'missing_header', [ 'authorization' => $path ] );
		return $out;
	}

	/** @return list<Attack> */
	private static function sign_headers(): array {
		$out  = [];
		$now  = (string) time();
		$hash = static fn( string $time, string $key = self::KEY, int $cost = 4 ): string => password_hash( "$key:$time", PASSWORD_BCRYPT, [ 'cost' => $cost ] );
		$send = static fn( string $name, string $time, string $digest, int $status, string $log ): Attack => self::proven( $name, self::good( $name ), $log, [ 'selldone-sign-id' => $time, 'selldone-sign-hash' => $digest ], $status );
		$good = $hash( $now );
		foreach ( [ $now, $now . '000', gmdate( 'Y-m-d H:i:s' ), gmdate( 'Y-m-d\TH:i:s\Z' ), gmdate( 'c' ), (string) ( time() - 71 * 3600 ), (string) ( time() + 71 * 3600 ) ] as $time ) {
			$out[] = $send( "good at $time", $time, $hash( $time ), 200, 'pending/' );
		}
		$out[] = $send( 'form 2a', $now, substr_replace( $good, 'a', 2, 1 ), 200, 'pending/' );
		$out[] = $send( 'form 2b', $now, substr_replace( $good, 'b', 2, 1 ), 200, 'pending/' );
		foreach ( [ 'x', '$2y$', '$2y$04$', substr( $good, 0, -1 ), $good . 'a', strtoupper( $good ), '$2x' . substr( $good, 3 ), '$2' . substr( $good, 3 ), '$2c' . substr( $good, 3 ), str_replace( '$04$', '$03$', $good ), str_replace( '$04$', '$4$', $good ), str_replace( '$04$', '$00$', $good ), '$6$rounds=999999999$salt$hash', '$argon2id$v=19$m=65536,t=4,p=1$a$b', '$1$salt$hash', '*0', md5( self::KEY ), hash( 'sha256', self::KEY . ":$now" ), self::KEY . ":$now", "$good $good", "$good, $good", "$good\0", '{"hash":1}', str_repeat( '$2y$04$', 1000 ) ] as $digest ) {
			// What the ends are trimmed of is no part of a header.
			$out[] = trim( $digest ) === $good ? $send( "hash $digest", $now, $digest, 200, 'pending/' ) : $send( "hash $digest", $now, $digest, 401, 'malformed_header' );
		}
		for ( $cost = 13; $cost <= 31; $cost++ ) {
			$out[] = $send( "cost $cost", $now, str_replace( '$04$', "\$$cost\$", $good ), 401, 'malformed_header' );
		}
		foreach ( [ 'x', 'later', '-1', '1e9', '99999999999999', "$now, $now", '2026-13-45', '2026-11-21T25:61:61Z', str_repeat( '1', 41 ), '٢٠٢٦', "\u{1f600}", '{}' ] as $time ) {
			$out[] = $send( "time $time", $time, $hash( $time ), 401, 'malformed_header' );
		}
		foreach ( [ '0', '1', (string) ( time() - 73 * 3600 ), (string) ( time() + 73 * 3600 ), '9999999999', '9999999999999', '1970-01-01', '9999-12-31 23:59:59', '2026-01-01T00:00:00Z' ] as $time ) {
			$out[] = $send( "time $time", $time, $hash( $time ), 401, 'out_of_time' );
		}
		foreach ( [ 'other', '', strtoupper( self::KEY ), self::KEY . ' ', self::PATH, substr( self::KEY, 0, -1 ) ] as $key ) {
			$out[] = $send( "key $key", $now, $hash( $now, $key ), 401, 'mismatch' );
		}
		$out[] = $send( 'time of another', (string) ( time() - 60 ), $good, 401, 'mismatch' );
		$out[] = $send( 'hash alone', '', $good, 401, 'missing_header' );
		$out[] = $send( 'time alone', $now, '', 401, 'missing_header' );
		$out[] = $send( 'both empty', '', '', 200, 'pending/' );
		return $out;
	}

	/** @return list<Attack> */
	private static function meaning(): array {
		$out    = [];
		$values = [ null, true, false, 0, -1, 1.5, 1e308, -1e308, '', ' ', '0', 'x', [], [ 1 ], [ 'a' => [ 'b' => 1 ] ], PHP_INT_MAX, '1e999', '2026-02-30T25:61:61Z', "\u{202e}abc", str_repeat( 'z', 5000 ) ];
		foreach ( $values as $number => $value ) {
			$name  = (string) json_encode( $value );
			$named = is_int( $value ) || ( is_string( $value ) && '' !== trim( $value ) );
			$out[] = self::proven( 'id ' . substr( $name, 0, 40 ), self::text( self::order( [ 'id' => $value ] ) ), $named ? 'pending/' : self::bare() );
			$out[] = self::proven( 'basket ' . substr( $name, 0, 40 ), self::text( self::order( event: [ 'basket' => $value ] ) ), self::bare() );
			foreach ( [ 'shop_id', 'status', 'delivery_state', 'type', 'updated_at', 'price', 'currency', 'items', 'receiver_info', 'discount', 'tax', 'payment_type', 'delivery_at', 'reject' ] as $field ) {
				$out[] = self::proven( "$field " . substr( $name, 0, 40 ), self::text( self::order( [ $field => $value, 'n' => $number ] ) ), 'pending/' );
			}
			foreach ( [ 'action', 'event', 'shop', 'user', 'customer' ] as $field ) {
				$out[] = self::proven( "$field " . substr( $name, 0, 40 ), self::text( self::order( [ 'n' => $number ], [ $field => $value ] ) ), 'pending/' );
			}
		}
		return $out;
	}
}
