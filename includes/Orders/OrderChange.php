<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

/** What one look at Sedifex says an order has become. Null leaves a value as it is. */
final class OrderChange {

	/**
	 * @param array<string, mixed> $evidence Added to what is kept.
	 * @param bool                 $is_whole Every payment of the order was read: what is not in here is not there.
	 */
	public function __construct(
		public readonly ?string $payment = null,
		public readonly ?string $stage = null,
		public readonly ?string $raw_payment = null,
		public readonly ?string $raw_stage = null,
		public readonly ?string $attention = null,
		public readonly array $evidence = [],
		public readonly bool $was_read = false,
		public readonly bool $is_whole = false,
	) {
	}
}
