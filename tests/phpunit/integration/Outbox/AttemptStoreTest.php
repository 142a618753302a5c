<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Outbox;

use Sedifex\Sync\Outbox\Attempt;
use Sedifex\Sync\Sedifex\Answer;
use Sedifex\Sync\Sedifex\ErrorCategory;

final class AttemptStoreTest extends OrdersTestCase {

	public function test_an_upstream_id_has_one_row_for_ever(): void {
		$first  = $this->attempt( 1 );
		$second = $this->attempts->ensure( 'SFX-7K3M9QXD', $first->upstream_id, 9, 'cash', 1, 2, 'NGN' );

		self::assertEquals( $first, $second );
		self::assertSame( 1, self::rows( 'attempts' ) );
		self::assertSame( [ 'created', '', false, null ], [ $first->state, $first->url, $first->has_page(), $first->sent_at ] );
	}

	public function test_it_is_sent_once(): void {
		$attempt = $this->attempt( 1 );
		self::assertTrue( $this->attempts->mark_sending( $attempt ) );
		self::assertFalse( $this->attempts->mark_sending( $attempt ) );
		$this->attempts->set_state( $attempt, 'unknown' );
		self::assertFalse( $this->attempts->mark_sending( $attempt ) );
		// Proven not to have left.
		$this->attempts->set_state( $attempt, 'created' );
		self::assertTrue( $this->attempts->mark_sending( $attempt ) );
	}

	public function test_an_order_has_its_attempts_in_their_order(): void {
		foreach ( [ 2, 1, 3 ] as $number ) {
			$this->attempt( $number );
		}
		$this->attempts->ensure( 'SFX-00000000', 'SFX-00000000-ABCDEFGHJKMN-A1', 1, 'checkout', 1, 1, 'GHS' );

		self::assertSame( [ 1, 2, 3 ], array_map( static fn( Attempt $attempt ): int => $attempt->number, $this->attempts->of( 'SFX-7K3M9QXD' ) ) );
		self::assertSame( 3, $this->attempts->made_today( 'SFX-7K3M9QXD' ) );
		$this->pass( 86401 );
		self::assertSame( 0, $this->attempts->made_today( 'SFX-7K3M9QXD' ) );
	}

	public function test_keeps_what_a_call_brought(): void {
		$attempt = $this->attempt( 1 );
		$this->attempts->answered( $attempt, 'accepted', new Answer( 'checkout', 500, null, category: ErrorCategory::Upstream, code: str_repeat( 'x', 300 ), request_id: str_repeat( 'r', 300 ), elapsed_ms: 1234 ), 'https://checkout.paystack.com/a' );
		$row = self::row( 'attempts', 'SFX-7K3M9QXD' );

		self::assertTrue( $this->attempts->find( $attempt->upstream_id )?->has_page() );
		self::assertSame( [ '500', 'upstream', str_repeat( 'x', 80 ), str_repeat( 'r', 80 ), '1234' ], [ (string) $row['http_status'], $row['category'], $row['code'], $row['request_id'], (string) $row['elapsed_ms'] ] );
	}

	public function test_the_first_proof_stays(): void {
		$attempt = $this->attempt( 1 );
		$this->attempts->checked( $attempt, 'pending', 10199, null );
		self::assertNull( self::row( 'attempts', 'SFX-7K3M9QXD' )['proof'] );
		$this->attempts->checked( $attempt, 'paid', 10199, [ 'paymentStatus' => 'paid' ] );
		$this->attempts->checked( $attempt, 'failed', null, null );
		$this->attempts->checked( $attempt, 'paid', 20000, [ 'paymentStatus' => 'another' ] );
		$row = self::row( 'attempts', 'SFX-7K3M9QXD' );

		self::assertSame( [ 'paid', '20000', '{"paymentStatus":"paid"}' ], [ $row['payment'], (string) $row['paid_minor'], $row['proof'] ] );
	}

	private function attempt( int $number ): Attempt {
		$attempt = $this->attempts->ensure( 'SFX-7K3M9QXD', 'SFX-7K3M9QXD-ABCDEFGHJKMN-A' . $number, $number, 'checkout', 10000, 10199, 'GHS' );
		self::assertNotNull( $attempt );
		return $attempt;
	}
}
