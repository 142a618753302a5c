<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

/** What the owner wants to see of the orders: each value '' where it does not matter. */
final class OrderFilter {

	/** Stages, and three words for orders that have none yet. */
	public const STATES = [ 'confirming', 'checking', 'not_taken', 'received', 'confirmed', 'preparing', 'shipped', 'out_for_delivery', 'delivered', 'completed', 'rescheduled', 'cancelled', 'returned' ];

	public const PAYMENTS = [ 'pending', 'paid', 'on_delivery', 'failed', 'partial', 'refunded', 'manual', 'not_required', 'test' ];

	/** Waiting for a person, or dealt with by one. */
	public const ATTENTIONS = [ 'waiting', 'handled' ];

	/** Who took the order. */
	public const SOURCES = [ 'sedifex', 'selldone', 'sevi' ];

	public const ORDERS_BY = [ 'ordered_at', 'total' ];

	/** @param string $orderby Of ORDERS_BY. */
	public function __construct(
		public readonly string $search = '',
		public readonly string $state = '',
		public readonly string $payment = '',
		public readonly string $attention = '',
		public readonly string $source = '',
		public readonly string $orderby = 'ordered_at',
		public readonly bool $ascending = false,
		public readonly int $page = 1,
		public readonly int $per_page = 25,
	) {
	}
}
