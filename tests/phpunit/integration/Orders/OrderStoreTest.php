<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Orders;

use Sedifex\Sync\Orders\Order;
use Sedifex\Sync\Orders\OrderChange;
use Sedifex\Sync\Orders\OrderStore;
use Sedifex\Sync\Outbox\Intent;
use Sedifex\Sync\Tests\Integration\Outbox\OrdersTestCase;

final class OrderStoreTest extends OrdersTestCase {

	private OrderStore $orders;

	protected function setUp(): void {
		global $wpdb;
		parent::setUp();
		$this->orders = new OrderStore( $wpdb );
	}

	public function test_an_order_has_one_view_however_often_it_is_asked_for(): void {
		$intent = $this->stored();
		$order  = $this->ensure( $intent );
		$this->orders->apply( $this->claimed( $order ), new OrderChange( 'paid', raw_payment: 'paid', was_read: true ), 'claim', 60 );
		$this->orders->ensure( $intent );

		self::assertSame( 1, self::rows( 'orders' ) );
		self::assertSame( [ 'paid', 'online', 10199, 'GHS' ], [ $this->again( $order )->payment, $order->method, $order->total_minor, $order->currency ] );
		self::assertSame( $order->id, $this->orders->find_by_token( $intent->payload['token'] )?->id );
		self::assertNull( $this->orders->find_by_token( strtolower( $intent->payload['token'] ) ) );
		self::assertNull( $this->orders->find_by_token( $intent->payload['token'] . ' ' ) );
		self::assertTrue( $this->orders->exists( $intent->reference ) );
	}

	public function test_who_lost_the_claim_writes_nothing(): void {
		$order = $this->ensure( $this->stored() );
		$mine  = $this->claimed( $order );
		$this->pass( 61 );
		$theirs = $this->orders->claim( $order->id, 'theirs', 0 );
		self::assertNotNull( $theirs );
		$before = self::row( 'orders', $order->reference );

		self::assertFalse( $this->orders->apply( $mine, new OrderChange( 'failed', 'cancelled', 'failed', 'cancelled', 'odd', [ 'a' => 1 ], true ), 'claim', null ) );
		self::assertSame( $before, self::row( 'orders', $order->reference ) );
		self::assertTrue( $this->orders->apply( $theirs, new OrderChange( 'paid', was_read: true ), 'theirs', 60 ) );
		self::assertFalse( $this->orders->apply( $theirs, new OrderChange( 'failed', was_read: true ), 'theirs', 60 ), 'the claim is used up' );
		self::assertSame( 'paid', $this->again( $order )->payment );
	}

	public function test_one_reader_at_a_time(): void {
		$order = $this->ensure( $this->stored() );
		$this->claimed( $order );
		$this->pass( 61 - 60 );

		self::assertNull( $this->orders->claim( $order->id, 'second', 0 ) );
		self::assertNull( $this->orders->claim_due( 'third' ) );
	}

	public function test_the_one_that_has_waited_longest_is_read_first(): void {
		$orders = [ $this->ensure( $this->stored() ), $this->ensure( $this->stored() ) ];
		self::assertNull( $this->orders->claim_due( 'early' ) );
		$this->pass( 50 );
		$orders[] = $this->ensure( $this->stored() );
		$this->pass( 11 );

		self::assertSame( [ $orders[0]->id, $orders[1]->id ], [ $this->orders->claim_due( 'a' )?->id, $this->orders->claim_due( 'b' )?->id ] );
		self::assertNull( $this->orders->claim_due( 'c' ) );
		$this->pass( 50 );
		self::assertSame( $orders[2]->id, $this->orders->claim_due( 'd' )?->id );
	}

	public function test_only_what_changes_is_in_the_timeline(): void {
		$order = $this->ensure( $this->stored( 'pay_on_delivery' ) );
		$steps = [
			new OrderChange( 'on_delivery', 'received', 'pending_cash', 'awaiting_cash_confirmation', was_read: true ),
			new OrderChange( 'on_delivery', 'confirmed', 'pending_cash', 'confirmed_by_store', was_read: true ),
			new OrderChange( was_read: true ),
			new OrderChange( 'paid', 'completed', 'cash_collected', 'completed', was_read: true ),
		];
		foreach ( $steps as $change ) {
			$this->orders->apply( $this->claimed( $order ), $change, 'claim', 60 );
		}
		$after = $this->again( $order );
		self::assertSame( [ 'placed', 'confirmed', 'paid_cash', 'completed' ], array_column( $after->timeline, 'code' ) );
		self::assertSame( [ 4, 'paid', 'completed' ], [ $after->checks, $after->payment, $after->stage ] );
		self::assertTrue( $after->is_ended() );
	}

	public function test_a_timeline_does_not_grow_for_ever(): void {
		$order = $this->ensure( $this->stored() );
		for ( $round = 0; $round < 40; $round++ ) {
			$this->orders->apply( $this->claimed( $order ), new OrderChange( 'failed', raw_payment: 'failed' ), 'claim', 60 );
			$this->orders->apply( $this->claimed( $order ), new OrderChange( 'pending', raw_payment: 'pending' ), 'claim', 60 );
		}
		self::assertCount( 60, $this->again( $order )->timeline );
	}

	public function test_evidence_adds_up_and_attention_stays_until_it_is_taken_back(): void {
		$order = $this->ensure( $this->stored() );
		$this->orders->apply( $this->claimed( $order ), new OrderChange( attention: 'underpaid', evidence: [ 'A1' => [ 'paid_minor' => 1 ] ] ), 'claim', 60 );
		$this->orders->apply( $this->claimed( $order ), new OrderChange( evidence: [ 'A2' => [ 'paid_minor' => 2 ] ] ), 'claim', 60 );
		self::assertSame( [ 'underpaid', [ 'A1', 'A2' ] ], [ $this->again( $order )->attention, array_keys( $this->again( $order )->evidence ) ] );

		$this->orders->set_attention( $order->reference, '' );
		self::assertSame( [ '', 'received' ], [ self::row( 'orders', $order->reference )['attention'], self::row( 'orders', $order->reference )['stage'] ] );
		$this->orders->set_attention( $order->reference, 'not_taken', 'failed' );
		$row = self::row( 'orders', $order->reference );
		self::assertSame( [ 'not_taken', 'failed' ], [ $row['attention'], $row['stage'] ] );
	}

	public function test_attention_that_arises_while_an_order_is_read_is_not_lost(): void {
		$order   = $this->ensure( $this->stored() );
		$claimed = $this->claimed( $order );
		$this->orders->set_attention( $order->reference, 'unclear_no_answer' );
		$this->orders->apply( $claimed, new OrderChange( 'pending', was_read: true ), 'claim', 60 );

		self::assertSame( 'unclear_no_answer', $this->again( $order )->attention );
	}

	/** @dataProvider attentions */
	public function test_an_accepted_order_keeps_what_its_payment_asks_of_a_person( string $attention, string $after ): void {
		$order = $this->ensure( $this->stored() );
		$this->orders->set_attention( $order->reference, $attention );
		$this->orders->is_clear( $order->reference );

		self::assertSame( $after, $this->again( $order )->attention );
	}

	/** @return array<string, array{string, string}> */
	public static function attentions(): array {
		return [
			'unclear sending is over' => [ 'unclear_no_answer', '' ],
			'paid too little stays'   => [ 'underpaid', 'underpaid' ],
			'paid twice stays'        => [ 'paid_twice', 'paid_twice' ],
		];
	}

	private function ensure( Intent $intent ): Order {
		$this->orders->ensure( $intent );
		$order = $this->orders->find_by_reference( $intent->reference );
		self::assertNotNull( $order );
		return $order;
	}

	private function claimed( Order $order ): Order {
		$claimed = $this->orders->claim( $order->id, 'claim', 0 );
		self::assertNotNull( $claimed );
		return $claimed;
	}

	private function again( Order $order ): Order {
		$again = $this->orders->find_by_reference( $order->reference );
		self::assertNotNull( $again );
		return $again;
	}
}
