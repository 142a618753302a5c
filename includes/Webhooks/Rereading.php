<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

/**
 * Reads an event once more that was settled as soon as it arrived: of another store, of no known kind,
 * not to be read. What has been set up since may make it this site's. Its sender was trusted then, so
 * only the body is looked at.
 */
final class Rereading {

	/** @param array<string, Source> $sources By name. */
	public function __construct( private readonly array $sources ) {
	}

	/** @return StoredEvent|string The event as it is to be carried out, or the verdict on one that is not. */
	public function of( StoredEvent $event ): StoredEvent|string {
		if ( '' !== $event->object ) {
			return $event;
		}
		$source = $this->sources[ $event->source ] ?? null;
		$facts  = $source?->read( new Delivery( $event->source, '', [], $event->body, $event->received_at ) );
		if ( null === $facts || '' === $facts->object || EventState::Pending !== $facts->state ) {
			return $facts->verdict ?? 'unknown_type';
		}
		return new StoredEvent( $event->id, $event->source, $facts->type, $facts->object, $event->state, $event->verdict, $event->note, $event->body, $event->attempts, $event->deliveries, $event->received_at );
	}
}
