<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Orders;

use Sedifex\Sync\Orders\Attention;
use Sedifex\Sync\Orders\Order;
use Sedifex\Sync\Tests\WpTestCase;

final class AttentionTest extends WpTestCase {

	/** Every code that the outbox, its recorder and the proof of payment set. */
	private const CODES = [ 'underpaid', 'paid_twice', 'failed_after_paid', 'not_taken', 'unclear_too_old', 'unclear_sent_often', 'unclear_not_allowed', 'unclear_cannot_be_asked', 'unclear_no_answer', 'unclear_absent' ];

	public function test_each_cause_has_words_of_its_own(): void {
		$sentences = [];
		foreach ( self::CODES as $code ) {
			$sentences[] = Attention::sentence( self::order( [ 'attention' => $code ] ) );
			self::assertNotSame( '', Attention::advice( self::order( [ 'attention' => $code ] ) ) );
		}
		$sentences[] = Attention::sentence( self::order( [ 'attention' => 'unclear_of_tomorrow' ] ) );
		$sentences[] = Attention::sentence( self::order( [ 'attention' => 'of_tomorrow' ] ) );
		self::assertSame( $sentences, array_values( array_unique( $sentences ) ) );
		foreach ( $sentences as $sentence ) {
			self::assertMatchesRegularExpression( '/^[A-Z].*\.$/', $sentence );
			self::assertStringNotContainsString( '_', $sentence );
		}
	}

	public function test_the_codes_are_those_of_the_code(): void {
		$root = dirname( __DIR__, 4 ) . '/includes/';
		preg_match_all( "/(?:to_person\( \\\$intent, |Finding::\w+ +=> )'([a-z_]+)'/", (string) file_get_contents( $root . 'Outbox/Outbox.php' ), $outbox );
		preg_match_all( "/attention += .*?'([a-z_]+)'/", (string) file_get_contents( $root . 'Orders/PaymentVerdict.php' ), $verdict );
		$codes = [ ...array_map( static fn( string $code ): string => Attention::UNCLEAR . $code, $outbox[1] ), ...$verdict[1], 'not_taken' ];
		self::assertNotEmpty( $outbox[1] );
		self::assertNotEmpty( $verdict[1] );
		self::assertSame( [], array_diff( $codes, [ ...self::CODES, 'failed' ] ) );
	}

	public function test_sums_are_named(): void {
		$evidence = [
			'A1' => [ 'expected_minor' => 10199, 'paid_minor' => 5000 ],
			'A2' => [ 'expected_minor' => 10199, 'paid_minor' => 10199 ],
		];
		self::assertStringContainsString( "GH₵\u{a0}50.00", Attention::sentence( self::order( [ 'attention' => 'underpaid' ], $evidence ) ) );
		self::assertStringContainsString( "GH₵\u{a0}50.00, GH₵\u{a0}101.99", Attention::sentence( self::order( [ 'attention' => 'paid_twice' ], $evidence ) ) );
		self::assertStringContainsString( 'cancelled', Attention::sentence( self::order( [ 'attention' => 'paid_twice', 'stage' => 'cancelled' ] ) ) );
		self::assertStringContainsString( 'cash', Attention::sentence( self::order( [ 'attention' => 'paid_twice' ] ) ) );
		self::assertStringContainsString( 'does not say', Attention::sentence( self::order( [ 'attention' => 'underpaid' ] ) ) );
	}

	public function test_what_was_handled_keeps_its_words(): void {
		self::assertSame( '', Attention::sentence( self::order( [] ) ) );
		self::assertSame( Attention::sentence( self::order( [ 'attention' => 'not_taken' ] ) ), Attention::sentence( self::order( [ 'handled' => 'not_taken' ] ) ) );
	}

	/**
	 * @param array<string, string>               $row
	 * @param array<string, array<string, mixed>> $evidence
	 */
	private static function order( array $row, array $evidence = [] ): Order {
		return Order::from_row( [ 'reference' => 'SFX-00000001', 'currency' => 'GHS', ...$row, 'evidence' => (string) wp_json_encode( $evidence ) ] );
	}
}
