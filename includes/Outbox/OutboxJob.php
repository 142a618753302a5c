<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Outbox;

use Sedifex\Sync\Queue\Job;
use Sedifex\Sync\Support\Deadline;
use Sedifex\Sync\Support\Timing;
use Sedifex\Sync\Support\Ulid;

/** The worker's part of the outbox: whatever no visitor's request has brought to an end. */
final class OutboxJob implements Job {

	public function __construct( private readonly IntentStore $intents, private readonly Outbox $outbox, private readonly SiteFingerprint $site ) {
	}

	public function name(): string {
		return 'outbox';
	}

	public function run( Deadline $deadline ): int {
		if ( ! $this->site->is_this_site() || $deadline->left() < Timing::all()['call_least'] ) {
			return 0;
		}
		$done = $this->intents->sweep_lapsed_sends( Timing::all()['quiet'] );
		while ( $deadline->left() >= Timing::all()['call_least'] ) {
			// One at a time: a claim must not lie idle while another intent's call is slow.
			$claimed = $this->intents->claim_due( 1, Ulid::random( 24 ), $this->site->current() );
			if ( [] === $claimed ) {
				break;
			}
			$this->outbox->carry_out( $claimed[0], $deadline );
			++$done;
		}
		return $done;
	}
}
