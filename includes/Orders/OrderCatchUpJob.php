<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use Sedifex\Sync\Outbox\IntentList;
use Sedifex\Sync\Outbox\IntentState;
use Sedifex\Sync\Outbox\IntentStore;
use Sedifex\Sync\Queue\Job;
use Sedifex\Sync\Support\Deadline;

/**
 * A process may end after an intent's state is stored and before its order shows it: then the order
 * catches up here, so that what needs a person is seen all the same. Changes nothing where all is told.
 */
final class OrderCatchUpJob implements Job {

	private const MOST = 200;

	public function __construct( private readonly IntentList $list, private readonly IntentStore $intents, private readonly OrderList $orders, private readonly OrderRecorder $recorder ) {
	}

	public function name(): string {
		return 'order-catch-up';
	}

	public function run( Deadline $deadline ): int {
		foreach ( [ IntentState::Attention, IntentState::Accepted, IntentState::Rejected ] as $state ) {
			foreach ( $this->orders->behind( $state, $this->list->settled_lately( $state, self::MOST ) ) as $reference ) {
				$intent = $deadline->passed() ? null : $this->intents->find_by_reference( $reference );
				if ( $state === $intent?->state ) {
					$this->recorder->intent_changed( $intent );
				}
			}
		}
		// Never more due at once: what could not be told now is tried with the next run.
		return 0;
	}
}
