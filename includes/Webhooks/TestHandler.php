<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

/** What a test delivery does: nothing, and that it was done is all that it is for. */
final class TestHandler implements EventHandler {

	public function handles( StoredEvent $event ): bool {
		return TestSample::TYPE === $event->type;
	}

	public function handle( StoredEvent $event ): EventResult {
		return new EventResult( EventResult::TEST );
	}

	public function foresee( StoredEvent $event ): EventResult {
		return $this->handle( $event );
	}
}
