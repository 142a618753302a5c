<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Bookings;

use Closure;
use DateTimeImmutable;
use DateTimeZone;
use Sedifex\Sync\Sedifex\Answer;
use Sedifex\Sync\Sedifex\Ids;
use Sedifex\Sync\Support\Money;
use Sedifex\Sync\Support\PlainText;
use Throwable;

/**
 * Reads Sedifex's list of slots: checks that it is the whole list of our store, and takes it apart slot
 * by slot, so that one that cannot be read keeps no other out. Trusts no text in it.
 */
final class SlotReader {

	/** What Sedifex itself takes where a store has set none. */
	private const ZONE = 'Africa/Accra';

	/** More places than anything here has. */
	private const MOST_PLACES = 1_000_000_000;

	/** @param Closure(string): ?string $image The address of a picture, if it may be used at all. */
	public function __construct( private readonly Closure $image ) {
	}

	/**
	 * @param string $currency Of the shop, where a slot names none.
	 * @return SlotRead|string What is in it; or one sentence for the owner.
	 */
	public function read( Answer $answer, string $store, string $currency ): SlotRead|string {
		if ( ! $answer->ok() ) {
			return $answer->message();
		}
		$body = $answer->body ?? [];
		$list = $body['slots'] ?? null;
		if ( true !== ( $body['ok'] ?? null ) || ! is_array( $list ) || ! array_is_list( $list ) ) {
			return __( 'Sedifex answered, but not with a list of times to book. Your site keeps what it has.', 'sedifex-sync' );
		}
		if ( '' === $store || ( $body['storeId'] ?? null ) !== $store ) {
			return __( 'Sedifex answered with the times of another store. Your site keeps what it has.', 'sedifex-sync' );
		}
		if ( null !== ( $body['serviceId'] ?? null ) || null !== ( $body['from'] ?? null ) || null !== ( $body['to'] ?? null ) ) {
			return __( 'Sedifex answered with a part of the times to book. Your site keeps what it has.', 'sedifex-sync' );
		}
		$slots = [];
		foreach ( $list as $raw ) {
			$slot = is_array( $raw ) ? $this->slot( $raw, $store, $currency ) : null;
			if ( null !== $slot ) {
				// The first of two with one id counts; the other is one of the bad.
				$slots[ '=' . $slot->id ] ??= $slot;
			}
		}
		$bad = count( $list ) - count( $slots );
		if ( [] === $slots && $bad > 0 ) {
			return __( 'None of the times to book could be read. Your site keeps what it has.', 'sedifex-sync' );
		}
		$slots = array_values( $slots );
		usort( $slots, static fn( Slot $a, Slot $b ): int => [ $a->moment(), $a->name, $a->id ] <=> [ $b->moment(), $b->name, $b->id ] );
		return new SlotRead( $slots, $bad, true === ( $body['authenticated'] ?? null ) );
	}

	/** @param array<mixed> $raw */
	private function slot( array $raw, string $store, string $currency ): ?Slot {
		// As it is: a booking names the slot by it, unlike items, which some write with their store in front.
		$id      = self::id( $raw['id'] ?? null, '' );
		$when    = self::when( $raw );
		$places  = self::places( $raw );
		$mode    = self::word( $raw['registrationMode'] ?? null, Slot::MODES );
		$amounts = self::amounts( $raw, $currency, $mode );
		if ( '' === $id || null === $when || null === $places || null === $amounts || ( $raw['storeId'] ?? $store ) !== $store ) {
			return null;
		}
		$more = is_array( $raw['attributes'] ?? null ) ? $raw['attributes'] : [];
		return new Slot(
			$id,
			Ids::without_draft( self::id( $raw['serviceId'] ?? null, $store ) ),
			Ids::without_draft( self::id( $raw['linkedCourseId'] ?? null, $store ) ),
			PlainText::line( $raw['serviceName'] ?? null, 220 ),
			self::word( $raw['eventKind'] ?? null, Slot::KINDS ),
			$when['schedule'],
			$when['starts_at'],
			$when['ends_at'],
			$when['date'],
			$when['timezone'],
			PlainText::line( $raw['location'] ?? null, 300 ),
			PlainText::text( $raw['description'] ?? null, 1200 ),
			PlainText::line( $raw['category'] ?? null, 180 ),
			$amounts['price'],
			$amounts['deposit'],
			$amounts['currency'],
			$places['capacity'],
			$places['remaining'],
			$mode,
			self::moment( $raw['registrationDeadline'] ?? null ),
			is_string( $more['imageUrl'] ?? null ) ? ( $this->image )( $more['imageUrl'] ) ?? '' : '',
			PlainText::line( $more['imageAlt'] ?? null, 220 ),
			'open' === ( $raw['status'] ?? null ) && ! self::is_hidden( $raw ) && ! self::is_hidden( $more )
		);
	}

	/**
	 * @param array<mixed> $raw
	 * @return array{schedule: string, starts_at: int|null, ends_at: int|null, date: string|null, timezone: string}|null Null unless it says when, or that this is not known yet.
	 */
	private static function when( array $raw ): ?array {
		$schedule = self::word( $raw['scheduleStatus'] ?? null, Slot::SCHEDULES );
		$zone     = self::zone( $raw['timezone'] ?? null );
		$starts   = 'scheduled' === $schedule ? self::moment( $raw['startAt'] ?? null ) : null;
		$ends     = null === $starts ? null : self::moment( $raw['endAt'] ?? null );
		$date     = match ( $schedule ) {
			// Its day is that of its own zone: around midnight, Sedifex's eventDate may be another one.
			'scheduled' => null === $starts ? null : ( new DateTimeImmutable( "@{$starts}" ) )->setTimezone( new DateTimeZone( $zone ) )->format( 'Y-m-d' ),
			'time_tba'  => self::date( $raw['eventDate'] ?? null ),
			default     => null,
		};
		if ( '' === $schedule || ( null === $date && 'date_tba' !== $schedule ) ) {
			return null;
		}
		return [
			'schedule'  => $schedule,
			'starts_at' => $starts,
			'ends_at'   => null !== $ends && $ends > $starts ? $ends : null,
			'date'      => $date,
			'timezone'  => $zone,
		];
	}

	/**
	 * Where nothing is limited, Sedifex says that nought are left.
	 *
	 * @param array<mixed> $raw
	 * @return array{capacity: int, remaining: int|null}|null
	 */
	private static function places( array $raw ): ?array {
		$capacity  = self::count( $raw['capacity'] ?? null );
		$remaining = self::count( $raw['seatsRemaining'] ?? null );
		if ( null === $capacity || ( null === $remaining && $capacity > 0 ) ) {
			return null;
		}
		return [
			'capacity'  => $capacity,
			'remaining' => 0 === $capacity ? null : min( (int) $remaining, $capacity ),
		];
	}

	private static function count( mixed $value ): ?int {
		$is_whole = is_int( $value ) || ( is_float( $value ) && is_finite( $value ) && floor( $value ) === $value );
		return $is_whole && $value >= 0 && $value <= self::MOST_PLACES ? (int) $value : null;
	}

	/**
	 * @param array<mixed> $raw
	 * @param string       $currency Of the shop.
	 * @return array{price: int|null, deposit: int|null, currency: string}|null Null = they cannot be read.
	 */
	private static function amounts( array $raw, string $currency, string $mode ): ?array {
		$currency = self::currency( $raw, $currency );
		$price    = null === $currency ? false : self::price( $raw['price'] ?? null, $currency );
		$deposit  = null === $currency ? false : self::price( $raw['depositAmount'] ?? null, $currency );
		if ( null === $currency || false === $price || false === $deposit ) {
			return null;
		}
		// As in the catalogue, nought is no price unless it is said to be free.
		$price = 'free' === $mode ? 0 : ( 0 === $price ? null : $price );
		return [
			'price'    => $price,
			// One that is the whole price or more is none, and what is free asks for none.
			'deposit'  => null === $deposit || 0 === $deposit || ( null !== $price && $deposit >= $price ) ? null : $deposit,
			'currency' => $currency,
		];
	}

	/** @return int|null|false Minor units; null = not told; false = cannot be read. */
	private static function price( mixed $value, string $currency ): int|null|false {
		return null === $value ? null : ( is_int( $value ) || is_float( $value ) ? Money::from_json( $value, $currency )->minor ?? false : false );
	}

	/**
	 * @param array<mixed> $raw
	 * @return string|null Null = one that cannot be read: its price means nothing.
	 */
	private static function currency( array $raw, string $otherwise ): ?string {
		$named = $raw['currency'] ?? null;
		return null === $named || '' === $named ? $otherwise : ( is_string( $named ) ? Money::currency( $named ) : null );
	}

	private static function id( mixed $value, string $store ): string {
		$id = is_string( $value ) ? Ids::normalise( $value, $store ) : '';
		return Ids::is_item( $id ) && strlen( $id ) <= 200 ? $id : '';
	}

	/** @param list<string> $known */
	private static function word( mixed $value, array $known ): string {
		return is_string( $value ) && in_array( $value, $known, true ) ? $value : '';
	}

	/**
	 * Today's Sedifex tells neither; one that does means it.
	 *
	 * @param array<mixed> $from
	 */
	private static function is_hidden( array $from ): bool {
		return false === ( $from['isPublic'] ?? null ) || false === ( $from['visibleOnWebsite'] ?? null );
	}

	/** A date that there is, in years that anybody books in. */
	private static function date( mixed $value ): ?string {
		$is_date = is_string( $value ) && 1 === preg_match( '/^(20\d\d)-(\d\d)-(\d\d)$/D', $value, $m ) && checkdate( (int) $m[2], (int) $m[3], (int) $m[1] );
		return $is_date ? $value : null;
	}

	private static function moment( mixed $value ): ?int {
		$is_one = is_string( $value ) && 1 === preg_match( '/^(20\d\d-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/D', $value, $m );
		return $is_one && null !== self::date( $m[1] ) ? ( new DateTimeImmutable( $value ) )->getTimestamp() : null;
	}

	/** Times are UTC, so one without a usable zone is still right, and says so. */
	private static function zone( mixed $value ): string {
		if ( null === $value || '' === $value ) {
			return self::ZONE;
		}
		if ( ! is_string( $value ) || 1 !== preg_match( '#^[A-Z][A-Za-z]{1,39}(?:/[A-Za-z0-9_+-]{1,40}){0,2}$#D', $value ) ) {
			return 'UTC';
		}
		try {
			$name = ( new DateTimeZone( $value ) )->getName();
		} catch ( Throwable ) {
			return 'UTC';
		}
		// An abbreviation such as EST is a zone to PHP, and to no browser.
		return str_contains( $name, '/' ) ? $name : 'UTC';
	}
}
