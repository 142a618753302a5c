<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Bookings;

use DateTimeZone;

/**
 * Says when a slot is, in the site's language and form, by the clock of the place where it is: "Wednesday,
 * 10 March 2027" and "9:00, Accra time". The visitor's own time is for the visitor's browser to tell.
 */
final class SlotLabels {

	/** Longest by which clocks are put back, with room. */
	private const AROUND = 10_800;

	/**
	 * @param string $date_format As PHP writes it.
	 * @param string $time_format As PHP writes it.
	 */
	public function __construct( private readonly string $date_format, private readonly string $time_format ) {
	}

	public static function of_site(): self {
		$format = static function ( string $option, string $otherwise ): string {
			$set = get_option( $option );
			return is_string( $set ) && '' !== $set ? $set : $otherwise;
		};
		return new self( $format( 'date_format', 'j F Y' ), $format( 'time_format', 'G:i' ) );
	}

	/** Two days where it ends on another one; midnight belongs to the day before. */
	public function date( Slot $slot ): string {
		if ( null === $slot->date ) {
			return __( 'Date to be announced', 'sedifex-sync' );
		}
		$zone  = $slot->zone();
		$first = $this->day( $slot->moment(), $zone );
		$last  = null === $slot->ends_at ? $first : $this->day( $slot->ends_at - 1, $zone );
		/* translators: 1: first day, 2: last day of something that lasts for several. */
		return $first === $last ? $first : sprintf( __( '%1$s – %2$s', 'sedifex-sync' ), $first, $last );
	}

	public function time( Slot $slot ): string {
		if ( null === $slot->starts_at ) {
			return __( 'Time to be announced', 'sedifex-sync' );
		}
		$zone = $slot->zone();
		$time = self::written( $this->time_format, $slot->starts_at, $zone );
		if ( self::is_twice( $slot->starts_at, $zone ) ) {
			// The hour that comes a second time when clocks are put back.
			$time .= ' (' . self::written( 'T', $slot->starts_at, $zone ) . ')';
		}
		$place = self::place( $slot->timezone );
		/* translators: 1: a time such as 9:00, 2: a city. Times are by its clocks. */
		return '' === $place ? $time . ' UTC' : sprintf( __( '%1$s, %2$s time', 'sedifex-sync' ), $time, $place );
	}

	private function day( int $at, DateTimeZone $zone ): string {
		$date = self::written( $this->date_format, $at, $zone );
		if ( 1 === preg_match( '/(?<!\\\\)[lD]/', $this->date_format ) ) {
			return $date;
		}
		/* translators: 1: day of the week, 2: date. */
		return sprintf( __( '%1$s, %2$s', 'sedifex-sync' ), self::written( 'l', $at, $zone ), $date );
	}

	private static function written( string $format, int $at, DateTimeZone $zone ): string {
		return (string) wp_date( $format, $at, $zone );
	}

	/** The city of a zone; '' where it has none. */
	private static function place( string $timezone ): string {
		return str_contains( $timezone, '/' ) && ! str_starts_with( $timezone, 'Etc/' ) ? str_replace( '_', ' ', substr( (string) strrchr( $timezone, '/' ), 1 ) ) : '';
	}

	private static function is_twice( int $at, DateTimeZone $zone ): bool {
		$before = null;
		foreach ( $zone->getTransitions( $at - self::AROUND, $at + self::AROUND ) as $change ) {
			$back = null === $before ? 0 : $before - $change['offset'];
			if ( $back > 0 && $at >= $change['ts'] - $back && $at < $change['ts'] + $back ) {
				return true;
			}
			$before = $change['offset'];
		}
		return false;
	}
}
