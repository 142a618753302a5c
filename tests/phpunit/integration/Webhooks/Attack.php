<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Webhooks;

/** One request to a webhook's address, and what must come of it. */
final class Attack {

	/**
	 * @param string                $name    For the message, should it go wrong.
	 * @param string                $log     `state/verdict` of what was stored; else the counter of refusals it adds one to; '' = leaves no trace.
	 * @param array<string, string> $headers Besides the content type.
	 * @param string                $secret  In the address.
	 * @param string|null           $same_as What makes it the same event as another of its family; null = its body.
	 */
	public function __construct(
		public readonly string $name,
		public readonly string $body,
		public readonly int $status,
		public readonly string $log,
		public readonly array $headers = [],
		public readonly string $secret = '',
		public readonly string $method = 'POST',
		public readonly string $source = '',
		public readonly ?string $same_as = null,
	) {
	}
}
