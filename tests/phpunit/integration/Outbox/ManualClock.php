<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Outbox;

use Sedifex\Sync\Support\Clock;

/** Stands still until a test moves it. */
final class ManualClock implements Clock {

	public float $seconds = 0.0;

	public function now(): int {
		return 1_800_000_000 + (int) $this->seconds;
	}

	public function elapsed(): float {
		return $this->seconds;
	}
}
