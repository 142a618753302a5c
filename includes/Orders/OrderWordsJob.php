<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use Sedifex\Sync\Queue\Job;
use Sedifex\Sync\Support\Deadline;

/** Makes new orders, and those from before an update, findable by their words. */
final class OrderWordsJob implements Job {

	public function __construct( private readonly OrderWords $words ) {
	}

	public function name(): string {
		return 'order-words';
	}

	public function run( Deadline $deadline ): int {
		$done = 0;
		while ( ! $deadline->passed() ) {
			$now   = $this->words->catch_up( 200 );
			$done += $now;
			if ( $now < 200 ) {
				break;
			}
		}
		return $done;
	}
}
