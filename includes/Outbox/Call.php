<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Outbox;

/** One call about to be made: where to, under which id, and the body. */
final class Call {

	/**
	 * @param string               $endpoint Kept with the intent: an order stays with the endpoint it may have reached.
	 * @param array<string, mixed> $body
	 */
	public function __construct(
		public readonly string $endpoint,
		public readonly Attempt $attempt,
		public readonly array $body,
	) {
	}
}
