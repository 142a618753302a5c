<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

/** What a sender brought, exactly as it came: nothing in it is believed yet. */
final class Delivery {

	/**
	 * @param string                $source  Name of the source, from the address.
	 * @param string                $secret  Secret in the address, '' = none.
	 * @param array<string, string> $headers Names in lower case with dashes; unslashed.
	 * @param string                $body    Every byte as received.
	 * @param int                   $at      UTC seconds.
	 * @param string                $ip      Where it seems to come from: the sender, or a proxy in front of this site.
	 */
	public function __construct(
		public readonly string $source,
		public readonly string $secret,
		public readonly array $headers,
		public readonly string $body,
		public readonly int $at,
		public readonly string $ip = '',
	) {
	}

	public function header( string $name ): string {
		return $this->headers[ $name ] ?? '';
	}
}
