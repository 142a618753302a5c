<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Catalog;

use Sedifex\Sync\Support\Clock;

/** Stands still until a test moves it on; spans of time are the machine's own. */
final class HeldClock implements Clock {

	public function __construct( public int $now ) {
	}

	public function now(): int {
		return $this->now;
	}

	public function elapsed(): float {
		return hrtime( true ) / 1e9;
	}
}
