<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Webhooks;

use Sedifex\Sync\Support\Clock;

/** The machine's clock, some seconds ahead. */
final class LaterClock implements Clock {

	public function __construct( public int $seconds ) {
	}

	public function now(): int {
		return time() + $this->seconds;
	}

	public function elapsed(): float {
		return hrtime( true ) / 1e9;
	}
}
