<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Orders;

use Sedifex\Sync\Orders\OrderCatchUpJob;
use Sedifex\Sync\Orders\OrderList;
use Sedifex\Sync\Orders\OrderRecorder;
use Sedifex\Sync\Orders\OrderStore;
use Sedifex\Sync\Outbox\Intent;
use Sedifex\Sync\Outbox\IntentList;
use Sedifex\Sync\Outbox\IntentState;
use Sedifex\Sync\Support\Deadline;
use Sedifex\Sync\Support\SystemClock;
use Sedifex\Sync\Tests\Integration\Outbox\OrdersTestCase;

/** The process died between what happened to an intent and telling its order of it. */
final class OrderCatchUpJobTest extends OrdersTestCase {

	private OrderStore $orders;

	protected function setUp(): void {
		global $wpdb;
		parent::setUp();
		$this->orders = new OrderStore( $wpdb );
	}

	public function test_what_needs_a_person_is_shown_all_the_same(): void {
		$with = $this->untold( IntentState::Attention, 'no_answer' );
		$this->orders->ensure( $with );
		$without = $this->untold( IntentState::Attention, 'too_old' );
		$this->work();
		self::assertSame( [ '', false ], [ $this->attention( $with ), $this->orders->exists( $without->reference ) ], 'somebody may be telling it right now' );

		$this->pass( 61 );
		$this->work();
		self::assertSame( [ 'unclear_no_answer', 'unclear_too_old' ], [ $this->attention( $with ), $this->attention( $without ) ] );
	}

	public function test_what_a_person_has_decided_stays(): void {
		$intent = $this->untold( IntentState::Attention, 'no_answer' );
		$this->orders->ensure( $intent );
		$this->orders->set_attention( $intent->reference, 'unclear_no_answer' );
		$order = $this->orders->find_by_reference( $intent->reference );
		self::assertNotNull( $order );
		self::assertTrue( $this->orders->decide( $order, 'handled', 'unclear_no_answer', 1 ) );
		$this->pass( 61 );
		$this->work();

		self::assertSame( '', $this->attention( $intent ) );
	}

	public function test_an_accepted_order_is_there_and_no_longer_unclear(): void {
		$lost    = $this->untold( IntentState::Accepted );
		$unclear = $this->untold( IntentState::Accepted );
		$paid    = $this->untold( IntentState::Accepted );
		$this->orders->ensure( $unclear );
		$this->orders->set_attention( $unclear->reference, 'unclear_no_answer' );
		$this->orders->ensure( $paid );
		$this->orders->set_attention( $paid->reference, 'underpaid' );
		$this->pass( 61 );
		$this->work();

		self::assertTrue( $this->orders->exists( $lost->reference ) );
		self::assertSame( [ '', 'underpaid' ], [ $this->attention( $unclear ), $this->attention( $paid ) ] );
	}

	public function test_a_refused_order_is_shown_only_where_somebody_was_told_of_it(): void {
		$told = $this->untold( IntentState::Rejected, 'items-required' );
		$this->orders->ensure( $told );
		$at_once = $this->untold( IntentState::Rejected, 'items-required' );
		$this->pass( 61 );
		$this->work();

		self::assertSame( [ 'not_taken', false ], [ $this->attention( $told ), $this->orders->exists( $at_once->reference ) ] );
	}

	private function untold( IntentState $state, string $code = '' ): Intent {
		$intent = $this->stored();
		$this->intents->settle( $intent, $state, 0, '', $code );
		return $this->intents->find( $intent->id ) ?? $intent;
	}

	private function attention( Intent $intent ): string {
		return (string) $this->orders->find_by_reference( $intent->reference )?->attention;
	}

	private function work(): void {
		global $wpdb;
		$recorder = new OrderRecorder( $this->orders, $this->intents, self::settings() );
		$job      = new OrderCatchUpJob( new IntentList( $wpdb ), $this->intents, new OrderList( $wpdb ), $recorder );
		self::assertSame( 0, $job->run( new Deadline( new SystemClock(), 5 ) ) );
	}
}
