<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Support;

/**
 * The time, behind an interface so that tests can hold it still. Deadlines that several processes
 * share come from the database's clock instead (see the stores); this one is for one process.
 */
interface Clock {

	/** UTC seconds since 1970. */
	public function now(): int;

	/** Seconds on a clock that never jumps; only differences mean something. */
	public function elapsed(): float;
}
