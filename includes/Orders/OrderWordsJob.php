<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use Sedifex\Sync\Queue\Job;
use Sedifex\Sync\Support\Claim;
use Sedifex\Sync\Support\Deadline;

/** Makes new orders, and those from before an update, findable by their words. One worker at a time: two would be in each other's way in the table of words. */
final class OrderWordsJob implements Job {

	private const LEASE = 60;

	public function __construct( private readonly OrderWords $words, private readonly Claim $claim ) {
	}

	public function name(): string {
		return 'order-words';
	}

	public function run( Deadline $deadline ): int {
		$done  = 0;
		$token = $this->claim->take( 'order_words', self::LEASE );
		while ( null !== $token && ! $deadline->passed() ) {
			$now   = $this->words->catch_up( 200 );
			$done += $now;
			if ( $now < 200 ) {
				break;
			}
		}
		if ( null !== $token ) {
			$this->claim->release( 'order_words', $token );
		}
		return $done;
	}
}
