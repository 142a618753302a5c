<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Webhooks;

/**
 * @group native
 * @group long
 */
final class SeviBadInputTest extends BadInputTestCase {

	private const TOKEN = 'sevi-token-0001';

	protected static function source(): string {
		return 'sevi';
	}

	protected static function bare(): string {
		return 'ignored/no_order';
	}

	protected static function good( string $mark ): string {
		return self::text( self::order( [ 'mark' => bin2hex( $mark ) ] ) );
	}

	/** In the three ways that Sevi's token may come, in turns. */
	protected static function proven( string $name, string $body, string $log, array $headers = [], int $status = 200, string $method = 'POST', ?string $same_as = null ): Attack {
		$ways  = [ [ 'authorization' => self::TOKEN ], [ 'authorization' => 'Bearer ' . self::TOKEN ], [] ];
		$proof = $ways[ crc32( $name ) % 3 ];
		return new Attack( $name, $body, $status, $log, [ ...$proof, ...$headers ], [] === $proof ? self::TOKEN : '', $method, '', $same_as );
	}

	/**
	 * @param array<string, mixed> $order
	 * @param array<string, mixed> $event
	 * @return array<string, mixed>
	 */
	private static function order( array $order = [], array $event = [] ): array {
		return [
			'order'    => [ 'id' => 'sevi-1', 'referenceNumber' => 'R-1', 'status' => 'PENDING', 'paymentStatus' => 'PENDING', 'amount' => 50, ...$order ],
			'customer' => null,
			...$event,
		];
	}

	protected static function fields( string $text ): array {
		$blank = '' === trim( $text );
		return [
			[ 'what' => 'order.id', 'body' => self::order( [ 'id' => $text ] ), 'log' => $blank ? self::bare() : 'pending/' ],
			[ 'what' => 'status', 'body' => self::order( [ 'status' => $text, 'paymentStatus' => $text ] ), 'log' => 'pending/' ],
			[ 'what' => 'reference', 'body' => self::order( [ 'referenceNumber' => $text, 'platformReference' => $text, 'currency' => $text ] ), 'log' => 'pending/' ],
			[ 'what' => 'amount', 'body' => self::order( [ 'amount' => $text, 'discount' => $text, 'rewardAmount' => $text, 'notes' => $text ] ), 'log' => 'pending/' ],
			[ 'what' => 'items', 'body' => self::order( [ 'items' => $text ] ), 'log' => 'pending/' ],
			[ 'what' => 'items’ fields', 'body' => self::order( [ 'items' => [ [ 'name' => $text, 'quantity' => $text, 'price' => $text ] ] ] ), 'log' => 'pending/' ],
			[ 'what' => 'people', 'body' => self::order( [ 'phoneNumber' => $text, 'shipping' => [ 'firstName' => $text, 'phoneNumber' => $text, 'email' => $text ], 'billing' => [ 'city' => $text ] ], [ 'customer' => [ 'name' => $text, 'phoneNumbers' => [ $text, $text ], 'email' => $text ] ] ), 'log' => 'pending/' ],
		];
	}

	protected static function own(): array {
		return [ 'tokens' => self::tokens( ... ), 'meaning' => self::meaning( ... ) ];
	}

	/** @return list<Attack> */
	private static function tokens(): array {
		$out   = [];
		$token = self::TOKEN;
		$send  = static fn( string $given, int $status, string $log, string $path = '' ): Attack => new Attack( "token '$given' and path '$path'", self::good( "$given|$path" ), $status, $log, '' === $given ? [] : [ 'authorization' => $given ], $path );
		foreach ( [ $token, "Bearer $token", "bearer $token", "BEARER $token", "Bearer  $token", "Bearer\t$token", " $token ", " Bearer $token " ] as $given ) {
			$out[] = $send( $given, 200, 'pending/' );
			$out[] = $send( $given, 200, 'pending/', 'wrong-path' );
		}
		$wrong = [ strtoupper( $token ), substr( $token, 1 ), $token . '1', "Bearer $token $token", "Bearer Bearer $token", "Bearer: $token", "Bearer=$token", "Bearer$token", "Token $token", "Basic $token", 'Basic ' . base64_encode( ":$token" ), "Digest $token", "Bearer \"$token\"", "\"$token\"", "$token, $token", "Bearer $token, Bearer $token", "Bearer\u{a0}$token", "\u{200b}$token", "sevi\u{2010}token-0001", 'Bearer', 'Bearer undefined', 'Bearer null', 'null', '0', 'false', '*', '%', 'Bearer ' . hash( 'sha256', $token ), base64_encode( $token ), 'sevi"tok\en', self::SECRET, 'selldone-secret-0001', str_repeat( 'a', 8000 ), "Bearer $token\nX: y", "$token\0x", "' OR '1'='1", '[]', '{}' ];
		foreach ( $wrong as $given ) {
			$out[] = $send( $given, 401, 'mismatch' );
			// It may be another's: the address counts beside it.
			$out[] = $send( $given, 200, 'pending/', $token );
			$out[] = $send( $given, 401, 'mismatch', "{$token}x" );
			$out[] = $send( '', 401, 'mismatch', $given );
		}
		$out[] = $send( '', 401, 'missing_header' );
		$out[] = $send( ' ', 401, 'missing_header' );
		$out[] = $send( ' ', 200, 'pending/', $token );
		$out[] = $send( '', 200, 'pending/', $token );
		foreach ( [ 'x-authorization', 'x-sevi-token', 'proxy-authorization', 'x-api-key', 'cookie' ] as $name ) {
			$out[] = new Attack( "in the header $name", self::good( 'x' ), 401, 'missing_header', [ $name => $token ] );
		}
		return $out;
	}

	/** @return list<Attack> */
	private static function meaning(): array {
		$out    = [];
		$values = [ null, true, false, 0, -1, 1.5, 1e308, -1e308, '', ' ', '0', 'x', [], [ 1 ], [ 'a' => [ 'b' => 1 ] ], PHP_INT_MAX, '1e999', '[{"name":1}]', "\u{202e}abc", str_repeat( 'z', 5000 ) ];
		foreach ( $values as $number => $value ) {
			$name  = (string) json_encode( $value );
			$named = is_int( $value ) || ( is_string( $value ) && '' !== trim( $value ) );
			$out[] = self::proven( 'id ' . substr( $name, 0, 40 ), self::text( self::order( [ 'id' => $value ] ) ), $named ? 'pending/' : self::bare() );
			$out[] = self::proven( 'order ' . substr( $name, 0, 40 ), self::text( self::order( event: [ 'order' => $value ] ) ), self::bare() );
			$out[] = self::proven( 'customer ' . substr( $name, 0, 40 ), self::text( self::order( [ 'n' => $number ], [ 'customer' => $value ] ) ), 'pending/' );
			foreach ( [ 'status', 'paymentStatus', 'amount', 'originalAmount', 'discount', 'fixedVat', 'percentageVat', 'rewardAmount', 'currency', 'items', 'shipping', 'billing', 'phoneNumber', 'approvedByVendor', 'notes', 'referenceNumber', 'paymentMethod' ] as $field ) {
				$out[] = self::proven( "$field " . substr( $name, 0, 40 ), self::text( self::order( [ $field => $value, 'n' => $number ] ) ), 'pending/' );
			}
		}
		return $out;
	}
}
