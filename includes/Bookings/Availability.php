<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Bookings;

use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Clock;

/**
 * What can be booked now, from our last good copy. Never asks Sedifex, so that a page may; whoever shows
 * it to somebody says so with want(), and the worker looks again after the answer.
 */
final class Availability {

	/** Offered in place of a slot that is full. */
	private const NEAREST = 3;

	public function __construct( private readonly AvailabilityStore $store, private readonly AvailabilitySync $sync, private readonly SettingsStore $settings, private readonly Clock $clock ) {
	}

	/**
	 * The slots to show: open ones, and full ones that say so. Past, closed and late ones are not there.
	 *
	 * @param string          $service Id of a service or course; '' = any.
	 * @param string|int|null $from    A day (YYYY-MM-DD, in each slot's own zone) or UTC seconds.
	 * @param string|int|null $to      The same; the day or moment itself belongs to it.
	 * @return array{slots: list<Slot>, state: AvailabilityState} By time; what has no date yet comes last, and is in every span.
	 */
	public function shown( string $service = '', string|int|null $from = null, string|int|null $to = null ): array {
		$read = $this->store->read( $this->settings->get()->store_id );
		$now  = $this->clock->now();
		return [
			'slots' => array_values(
				array_filter(
					$read['slots'],
					static fn( Slot $slot ): bool => in_array( $slot->standing( $now ), [ Standing::Open, Standing::Full ], true ) && $slot->is_of( $service ) && $slot->is_within( $from, $to )
				)
			),
			'state' => $read['state'],
		];
	}

	/** Whatever its standing. */
	public function find( string $id ): ?Slot {
		foreach ( $this->store->read( $this->settings->get()->store_id )['slots'] as $slot ) {
			if ( $slot->id === $id ) {
				return $slot;
			}
		}
		return null;
	}

	/** Whether it may be booked now. Sedifex has the last word: its copy is newer than ours. */
	public function standing( Slot $slot, int $places = 1 ): Standing {
		return $slot->standing( $this->clock->now(), $places );
	}

	/**
	 * Free ones of the same service or course, the nearest in time first; of two as near, the earlier.
	 *
	 * @return list<Slot> Three at most; those without a date come last.
	 */
	public function nearest_free( Slot $slot, int $places = 1 ): array {
		$now  = $this->clock->now();
		$at   = null === $slot->date ? $now : $slot->moment();
		$free = array_filter(
			$this->store->read( $this->settings->get()->store_id )['slots'],
			static fn( Slot $other ): bool => $other->id !== $slot->id && self::is_alike( $slot, $other ) && Standing::Open === $other->standing( $now, $places )
		);
		$far  = static fn( Slot $other ): int => null === $other->date ? PHP_INT_MAX : abs( $other->moment() - $at );
		usort( $free, static fn( Slot $a, Slot $b ): int => [ $far( $a ), $a->moment(), $a->id ] <=> [ $far( $b ), $b->moment(), $b->id ] );
		return array_slice( $free, 0, self::NEAREST );
	}

	/** Somebody is looking. @return bool True = the worker should be woken once the answer is out. */
	public function want( AvailabilityState $state ): bool {
		return $this->sync->want( $state );
	}

	/** Slots of no service at all are each for themselves. */
	private static function is_alike( Slot $slot, Slot $other ): bool {
		return ( '' !== $slot->service_id && $slot->service_id === $other->service_id ) || ( '' !== $slot->course_id && $slot->course_id === $other->course_id );
	}
}
