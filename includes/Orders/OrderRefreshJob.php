<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use Sedifex\Sync\Outbox\SiteFingerprint;
use Sedifex\Sync\Queue\Job;
use Sedifex\Sync\Support\Deadline;
use Sedifex\Sync\Support\Timing;
use Sedifex\Sync\Support\Ulid;

/** Reads orders again on their schedule, whether or not anybody is looking. */
final class OrderRefreshJob implements Job {

	public function __construct( private readonly OrderStore $orders, private readonly OrderReader $reader, private readonly SiteFingerprint $site ) {
	}

	public function name(): string {
		return 'orders';
	}

	public function run( Deadline $deadline ): int {
		if ( ! $this->site->is_this_site() ) {
			return 0;
		}
		$done = 0;
		while ( $deadline->left() >= Timing::all()['call_least'] ) {
			$claim = Ulid::random( 24 );
			$order = $this->orders->claim_due( $claim );
			if ( null === $order ) {
				break;
			}
			$this->reader->read( $order, $claim, $deadline->left() );
			++$done;
		}
		return $done;
	}
}
