<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use Sedifex\Sync\Outbox\Reference;
use Sedifex\Sync\Webhooks\EventHandler;
use Sedifex\Sync\Webhooks\EventResult;
use Sedifex\Sync\Webhooks\StoredEvent;

/**
 * What Sedifex says of an order or a payment is a hint to ask for its state, never the state itself: a
 * webhook proves no payment. So the order is read again soon, by the same reader as ever.
 */
final class OrderHintHandler implements EventHandler {

	public function __construct( private readonly OrderStore $orders ) {
	}

	public function handles( StoredEvent $event ): bool {
		return 'sedifex' === $event->source && ( 'orders' === $event->object || str_starts_with( $event->object, 'order:' ) );
	}

	public function handle( StoredEvent $event ): EventResult {
		$order = $this->surely( $event );
		if ( null === $order ) {
			return new EventResult( EventResult::NOT_OURS );
		}
		$this->orders->look_soon( $order->reference );
		return new EventResult( EventResult::LOOKED );
	}

	public function foresee( StoredEvent $event ): EventResult {
		return new EventResult( null === $this->surely( $event ) ? EventResult::NOT_OURS : EventResult::LOOKED );
	}

	/** As order(), but throws where the database did not say, so that the event comes again. */
	private function surely( StoredEvent $event ): ?Order {
		$reference = self::reference( $event->data() );
		return null === $reference ? null : $this->orders->find_for_certain( $reference );
	}

	/** The order of this site that the event is about. */
	public function order( StoredEvent $event ): ?Order {
		$reference = self::reference( $event->data() );
		return null === $reference ? null : $this->orders->find_by_reference( $reference );
	}

	/**
	 * One of our references among the names that the two formats give an order.
	 *
	 * @param array<mixed> $body
	 */
	private static function reference( array $body ): ?string {
		$data = is_array( $body['data'] ?? null ) ? $body['data'] : [];
		foreach ( [ 'clientOrderId', 'reference', 'orderId', 'sedifexOrderId' ] as $name ) {
			foreach ( [ $body, $data ] as $from ) {
				$found = is_string( $from[ $name ] ?? null ) ? Reference::parse( $from[ $name ] ) : null;
				if ( null !== $found ) {
					return $found;
				}
			}
		}
		return null;
	}
}
