<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Outbox;

use Sedifex\Sync\Outbox\Intent;
use Sedifex\Sync\Outbox\IntentListener;

/** Remembers the states it was told of. */
final class Witness implements IntentListener {

	/** @var list<string> */
	public array $states = [];

	public function intent_changed( Intent $intent ): void {
		$this->states[] = $intent->state->value;
	}
}
