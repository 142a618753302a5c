<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Queue;

use Sedifex\Sync\Support\Deadline;

/**
 * One kind of stored work. A job takes what is due from its own rows, does it and stops in time; it
 * can be killed at any point and be run again, here or on another server.
 */
interface Job {

	/** Short and stable, for the worker's record: `outbox`, `orders`, `catalog`. */
	public function name(): string;

	/** @return int Things done; 0 when nothing was due. */
	public function run( Deadline $deadline ): int;
}
