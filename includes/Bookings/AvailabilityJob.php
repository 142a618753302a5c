<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Bookings;

use Sedifex\Sync\Queue\Job;
use Sedifex\Sync\Support\Deadline;

/** The worker's part of keeping the times to book up to date. */
final class AvailabilityJob implements Job {

	/** With less left, no look is begun. */
	private const LEAST_TIME = 1.0;

	/**
	 * Seconds for Sedifex, also after the answer to a visitor, when the worker has only two: a look cut off
	 * there would count as a failure. One process at a time does this, so no more than one is ever held.
	 */
	private const CALL = 6.0;

	public function __construct( private readonly AvailabilitySync $sync ) {
	}

	public function name(): string {
		return 'availability';
	}

	public function run( Deadline $deadline ): int {
		if ( $deadline->left() < self::LEAST_TIME || ! $this->sync->is_due() ) {
			return 0;
		}
		return $this->sync->run( self::CALL ) ? 1 : 0;
	}
}
