<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Orders;

use RuntimeException;
use Sedifex\Sync\Orders\OrderHintHandler;
use Sedifex\Sync\Orders\OrderStore;
use Sedifex\Sync\Tests\Integration\Outbox\OrdersTestCase;
use Sedifex\Sync\Webhooks\EventState;
use Sedifex\Sync\Webhooks\StoredEvent;

final class OrderHintHandlerTest extends OrdersTestCase {

	/** @param array<mixed> $body */
	private static function event( array $body, string $object = 'orders' ): StoredEvent {
		return new StoredEvent( 1, 'sedifex', 'payment.succeeded', $object, EventState::Processing, '', '', (string) wp_json_encode( $body ), 1, 1, time() );
	}

	public function test_it_brings_the_next_read_forward_and_proves_nothing(): void {
		global $wpdb;
		$orders  = new OrderStore( $wpdb );
		$handler = new OrderHintHandler( $orders );
		$intent  = $this->stored();
		$orders->ensure( $intent );
		$id = $intent->reference . '-' . $intent->tail . '-A1';
		foreach ( [ [ 'reference' => $id ], [ 'clientOrderId' => $id ], [ 'data' => [ 'orderId' => $id ] ] ] as $body ) {
			$wpdb->query( "UPDATE {$wpdb->prefix}sedifex_orders SET check_at = NULL" );
			$event = self::event( [ ...$body, 'paymentStatus' => 'paid', 'amount' => 1 ] );
			self::assertTrue( $handler->handles( $event ) );
			self::assertSame( 'looked', $handler->handle( $event )->verdict );
			$row = self::row( 'orders', $intent->reference );
			self::assertSame( 'pending', $row['payment'] );
			self::assertNotNull( $row['check_at'] );
			self::assertNotNull( $orders->claim_due( 'claim-' . wp_rand() ) );
			$wpdb->query( "UPDATE {$wpdb->prefix}sedifex_orders SET lease_until = 0" );
		}
	}

	public function test_a_database_that_says_no_makes_no_order_another_s(): void {
		global $wpdb;
		$orders  = new OrderStore( $wpdb );
		$handler = new OrderHintHandler( $orders );
		$intent  = $this->stored();
		$orders->ensure( $intent );
		$event = self::event( [ 'reference' => $intent->reference ] );
		self::assertSame( 'looked', $handler->handle( $event )->verdict );
		foreach ( [ [ 'SELECT', $handler->handle( ... ) ], [ 'SELECT', $handler->foresee( ... ) ], [ 'UPDATE', $handler->handle( ... ) ] ] as [ $statement, $go ] ) {
			$said = null;
			try {
				self::with_refused( $statement, 'sedifex_orders', static fn() => $go( $event ) );
			} catch ( RuntimeException $thrown ) {
				$said = $thrown->getMessage();
			}
			self::assertSame( 'The database did not answer.', $said, $statement );
		}
		self::assertSame( 'looked', $handler->handle( $event )->verdict );
	}

	public function test_orders_of_others_are_none_of_ours(): void {
		global $wpdb;
		$handler = new OrderHintHandler( new OrderStore( $wpdb ) );
		foreach ( [ [], [ 'reference' => 'IB-123' ], [ 'reference' => 'SFX-AAAAAAAA' ], [ 'reference' => [ 'x' ] ], [ 'data' => 'x' ] ] as $body ) {
			self::assertSame( 'not_ours', $handler->handle( self::event( $body ) )->verdict );
		}
		self::assertFalse( $handler->handles( self::event( [], 'product:a' ) ) );
	}
}
