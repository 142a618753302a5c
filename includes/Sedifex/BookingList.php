<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Sedifex;

/**
 * The newest bookings of a store, read strictly: the list is the only proof that a booking is there or
 * is not, so an answer that may be of something else is no list at all. Says how far back it reaches.
 */
final class BookingList {

	/** Sedifex gives no more, and no next page. */
	public const MOST = 200;

	/** How far its clock and ours may be apart, in seconds. */
	private const MARGIN = 300;

	/** @param list<BookingRecord> $bookings Newest first. */
	private function __construct( public readonly array $bookings, private readonly bool $is_whole ) {
	}

	/** @return self|null Null unless this is surely the unfiltered list of that store. */
	public static function read( Answer $answer, string $store_id ): ?self {
		$body = $answer->body;
		$rows = $body['bookings'] ?? null;
		$ours = $answer->ok() && true === ( $body['ok'] ?? null ) && '' !== $store_id && $store_id === ( $body['storeId'] ?? null );
		if ( ! $ours || null !== ( $body['status'] ?? null ) || null !== ( $body['serviceId'] ?? null ) || ! is_array( $rows ) || ! array_is_list( $rows ) ) {
			return null;
		}
		$bookings = [];
		foreach ( $rows as $row ) {
			$booking = is_array( $row ) ? BookingRecord::read( $row ) : null;
			if ( null === $booking ) {
				return null;
			}
			$bookings[] = $booking;
		}
		return new self( $bookings, count( $rows ) < self::MOST );
	}

	/** @return list<BookingRecord> All that carry this reference: more than one means that it was booked more than once. */
	public function of( string $sync_ref ): array {
		return array_values( array_filter( $this->bookings, static fn( BookingRecord $booking ): bool => '' !== $sync_ref && $booking->sync_ref === $sync_ref ) );
	}

	public function by_id( string $id ): ?BookingRecord {
		foreach ( $this->bookings as $booking ) {
			if ( $booking->id === $id ) {
				return $booking;
			}
		}
		return null;
	}

	/**
	 * Whether a booking made at that time or later would have to be in it. Where not, its absence
	 * proves nothing.
	 *
	 * @param int $since UTC seconds by our clock.
	 */
	public function covers( int $since ): bool {
		if ( $this->is_whole ) {
			return true;
		}
		$oldest = PHP_INT_MAX;
		foreach ( $this->bookings as $booking ) {
			$oldest = min( $oldest, $booking->created_at );
		}
		return $oldest > 0 && $oldest < $since - self::MARGIN;
	}
}
