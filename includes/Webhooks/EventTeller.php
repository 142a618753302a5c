<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

/** Says in the owner's words what an event was about, in one domain. Changes nothing. */
interface EventTeller {

	public function knows( StoredEvent $event ): bool;

	/**
	 * @param list<array<mixed>> $changes As EventResult has them: what, before, after.
	 * @return list<array{what: string, before: string|null, after: string|null}>
	 */
	public function in_words( StoredEvent $event, array $changes ): array;

	/** @return array{id: int, reference: string}|null The order of this site that it concerns. */
	public function order( StoredEvent $event ): ?array;
}
