<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Sedifex\Sync\Queue\Job;
use Sedifex\Sync\Sedifex\SnapshotStore;
use Sedifex\Sync\Support\Clock;
use Sedifex\Sync\Support\Deadline;

/**
 * Writes down that the worker really ran, and has the count in the menu renewed. Waking the worker is
 * known elsewhere, and is no proof: where a site cannot call itself, nothing follows.
 */
final class WorkerWatch implements Job {

	private const NAME = 'worked';

	/** Where Queue\Runner notes that it was woken. */
	private const WOKEN = 'worker';

	/** Somebody who looks wakes the worker after the answer; one who looks again sees what came of it. */
	private const ASLEEP = 120;

	/** The worker goes round its jobs as long as there is work; once in that many seconds is enough. */
	private const PAUSE = 20;

	public function __construct( private readonly SnapshotStore $snapshots, private readonly WaitingCount $waiting, private readonly Clock $clock ) {
	}

	public function name(): string {
		return 'watch';
	}

	/** @return int Always 0: this is no work that others could wait for. */
	public function run( Deadline $deadline ): int {
		$now = $this->clock->now();
		if ( abs( $now - $this->last_ran_at() ) >= self::PAUSE ) {
			$this->snapshots->write( self::NAME, [ 'at' => $now ] );
			$this->waiting->refresh();
		}
		return 0;
	}

	/** UTC seconds; 0 = never. */
	public function last_ran_at(): int {
		$at = $this->snapshots->read( self::NAME )['at'] ?? 0;
		return is_int( $at ) ? $at : 0;
	}

	/**
	 * How long it has been woken in vain: a site that nobody visits at night sleeps, which is no trouble.
	 *
	 * @return int Seconds; 0 = it has run since it was last woken.
	 */
	public function behind(): int {
		return max( 0, $this->snapshots->written_at( self::WOKEN ) - $this->last_ran_at() );
	}

	/** Nobody has woken it for a while, so whatever is due is done after this very visit. */
	public function is_asleep(): bool {
		return $this->clock->now() - $this->snapshots->written_at( self::WOKEN ) > self::ASLEEP;
	}
}
