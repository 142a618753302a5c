<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Bookings;

use DateTimeImmutable;
use DateTimeZone;
use Sedifex\Sync\Sedifex\Ids;

/**
 * One time, day or event that the store offers, as Sedifex last told of it. Made by SlotReader, which has
 * checked everything in it. Knows no clock and no shop: the time is told to it, prices that it leaves to
 * the catalogue are null here.
 */
final class Slot {

	public const KINDS = [ 'intake', 'class', 'workshop', 'event', 'trip' ];

	/** `scheduled` has a time; `time_tba` a day only; `date_tba` neither yet. */
	public const SCHEDULES = [ 'scheduled', 'time_tba', 'date_tba' ];

	public const MODES = [ 'free', 'paid', 'deposit', 'enquiry' ];

	/** Of services that are no item of the catalogue. */
	private const MANUAL = 'manual:';

	/**
	 * @param string      $id              Sedifex's.
	 * @param string      $service_id      Without "draft-"; `manual:…` is no item of the catalogue; '' = none.
	 * @param string      $course_id       The course that it is a date of; '' = none.
	 * @param string      $name            '' = that of the service.
	 * @param string      $kind            Of self::KINDS; '' = plain.
	 * @param string      $schedule        Of self::SCHEDULES.
	 * @param int|null    $starts_at       UTC seconds; null unless scheduled.
	 * @param int|null    $ends_at         UTC seconds; null = not told.
	 * @param string|null $date            YYYY-MM-DD in its zone; null for date_tba.
	 * @param string      $timezone        IANA name: the shop's own.
	 * @param int|null    $price_minor     Null = that of the service.
	 * @param int|null    $deposit_minor   To be paid now, for each place; null = all of it.
	 * @param int         $capacity        0 = unlimited.
	 * @param int|null    $seats_remaining Null = unlimited.
	 * @param string      $mode            Of self::MODES; '' = as the shop has it.
	 * @param int|null    $deadline        Last moment for registering, UTC seconds; null = none.
	 * @param string      $image           The original's address, see ImageAddress; '' = none.
	 * @param bool        $is_open         As the store says. A cancelled one says that it is open, and is refused when it is booked.
	 */
	public function __construct(
		public readonly string $id,
		public readonly string $service_id,
		public readonly string $course_id,
		public readonly string $name,
		public readonly string $kind,
		public readonly string $schedule,
		public readonly ?int $starts_at,
		public readonly ?int $ends_at,
		public readonly ?string $date,
		public readonly string $timezone,
		public readonly string $location,
		public readonly string $description,
		public readonly string $category,
		public readonly ?int $price_minor,
		public readonly ?int $deposit_minor,
		public readonly string $currency,
		public readonly int $capacity,
		public readonly ?int $seats_remaining,
		public readonly string $mode,
		public readonly ?int $deadline,
		public readonly string $image,
		public readonly string $image_alt,
		public readonly bool $is_open,
	) {
	}

	/**
	 * @param int $now    UTC seconds.
	 * @param int $places Wanted.
	 */
	public function standing( int $now, int $places = 1 ): Standing {
		return match ( true ) {
			! $this->is_open                                                          => Standing::Closed,
			$this->is_past( $now )                                                    => Standing::Past,
			null !== $this->deadline && $now >= $this->deadline                       => Standing::Late,
			null !== $this->seats_remaining && $this->seats_remaining < max( 1, $places ) => Standing::Full,
			default                                                                   => Standing::Open,
		};
	}

	/** A time is past when it begins; a day without one when it ends; what has no date never is. */
	public function is_past( int $now ): bool {
		if ( null !== $this->starts_at ) {
			return $now >= $this->starts_at;
		}
		return null !== $this->date && $now >= $this->midnight( '+1 day' );
	}

	/** What a visitor does with it: books it, says that they would come, or asks. */
	public function action(): string {
		return 'enquiry' === $this->mode ? 'enquire' : ( 'scheduled' === $this->schedule ? 'book' : 'interest' );
	}

	/** What it is sorted by: UTC seconds; what has no date comes last. */
	public function moment(): int {
		return $this->starts_at ?? ( null === $this->date ? PHP_INT_MAX : $this->midnight() );
	}

	/** @param string $service Id of a service or course, with or without "draft-"; '' = any. */
	public function is_of( string $service ): bool {
		$service = Ids::without_draft( $service );
		return '' === $service || $service === $this->service_id || $service === $this->course_id;
	}

	public function is_manual(): bool {
		return str_starts_with( $this->service_id, self::MANUAL );
	}

	/**
	 * Each end is a day of the slot's own zone or a moment; both belong to the span. What has no date yet
	 * is in every span: nobody could find it otherwise.
	 *
	 * @param string|int|null $from YYYY-MM-DD or UTC seconds; null = open.
	 * @param string|int|null $to   The same.
	 */
	public function is_within( string|int|null $from, string|int|null $to ): bool {
		if ( null === $this->date ) {
			return true;
		}
		$after  = is_string( $from ) ? $this->date >= $from : ( null === $from || $this->moment() >= $from );
		$before = is_string( $to ) ? $this->date <= $to : ( null === $to || $this->moment() <= $to );
		return $after && $before;
	}

	public function zone(): DateTimeZone {
		return new DateTimeZone( $this->timezone );
	}

	/** @return array<string, mixed> For the stored copy. */
	public function to_array(): array {
		return get_object_vars( $this );
	}

	/** @param array<mixed> $row As to_array() gave it. @return self|null Null for anything else. */
	public static function from_array( array $row ): ?self {
		$text  = static fn( string $name ): string => is_string( $row[ $name ] ?? null ) ? $row[ $name ] : '';
		$whole = static fn( string $name ): ?int => is_int( $row[ $name ] ?? null ) ? $row[ $name ] : null;
		$date  = $text( 'date' );
		$seats = $whole( 'capacity' );
		if ( '' === $text( 'id' ) || ! in_array( $text( 'schedule' ), self::SCHEDULES, true ) || '' === $text( 'timezone' ) || null === $seats ) {
			return null;
		}
		return new self(
			$text( 'id' ),
			$text( 'service_id' ),
			$text( 'course_id' ),
			$text( 'name' ),
			$text( 'kind' ),
			$text( 'schedule' ),
			$whole( 'starts_at' ),
			$whole( 'ends_at' ),
			'' === $date ? null : $date,
			$text( 'timezone' ),
			$text( 'location' ),
			$text( 'description' ),
			$text( 'category' ),
			$whole( 'price_minor' ),
			$whole( 'deposit_minor' ),
			$text( 'currency' ),
			$seats,
			$whole( 'seats_remaining' ),
			$text( 'mode' ),
			$whole( 'deadline' ),
			$text( 'image' ),
			$text( 'image_alt' ),
			true === ( $row['is_open'] ?? null )
		);
	}

	/** The first moment of its day, by its own zone: not everywhere has every day a midnight. */
	private function midnight( string $later = '+0 day' ): int {
		return ( new DateTimeImmutable( (string) $this->date, $this->zone() ) )->modify( $later )->setTime( 0, 0 )->getTimestamp();
	}
}
