<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Support;

/** The machine's own clock. */
final class SystemClock implements Clock {

	public function now(): int {
		return time();
	}

	public function elapsed(): float {
		return hrtime( true ) / 1e9;
	}
}
