<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

/**
 * Carries out what an event says, in one domain. Can be called any number of times for one event and
 * in any order of events: the end is the same. Throws PermanentFailure where trying again is no use,
 * anything else where it may help.
 */
interface EventHandler {

	public function handles( StoredEvent $event ): bool;

	public function handle( StoredEvent $event ): EventResult;

	/** What handle() would come to now, by the same rules, without doing any of it. Throws what it would throw. */
	public function foresee( StoredEvent $event ): EventResult;
}
