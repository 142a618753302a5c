<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Outbox;

/** Hears of every change of an intent's state, after it is stored; may hear of the same one twice. */
interface IntentListener {

	public function intent_changed( Intent $intent ): void;
}
