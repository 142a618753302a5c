<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Sedifex\Sync\Queue\Job;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Claim;
use Sedifex\Sync\Support\Deadline;

/**
 * Keeps the webhook log as long and as large as the owner wants it, and counts what is in it. Looks
 * about every quarter of an hour; between two looks it costs one statement that finds nothing to take.
 */
final class RetentionJob implements Job {

	/** Seconds between two looks: the claim is not given back, but lapses. */
	private const PAUSE = 900;

	private const CLAIM = 'events_tidying';

	public function __construct( private readonly EventKeeping $keeping, private readonly EventCounts $counts, private readonly Claim $claim, private readonly SettingsStore $settings ) {
	}

	public function name(): string {
		return 'webhook log';
	}

	public function run( Deadline $deadline ): int {
		$token = $this->claim->take( self::CLAIM, self::PAUSE );
		if ( null === $token ) {
			return 0;
		}
		$settings = $this->settings->get();
		$done     = $this->keeping->go_on_clearing( $deadline );
		$done    += $this->keeping->drop_older( $settings->events_keep_days * DAY_IN_SECONDS, $deadline );
		$done    += $this->keeping->drop_refused( $settings->events_keep_days * DAY_IN_SECONDS );
		$done    += $this->keeping->drop_beyond( $settings->events_keep_mb * MB_IN_BYTES, $deadline );
		$this->counts->refresh();
		if ( $deadline->passed() ) {
			// There may be more: the next run goes on at once.
			$this->claim->release( self::CLAIM, $token );
		}
		return $done;
	}
}
