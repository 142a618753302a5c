<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Sedifex;

/**
 * One booking as Sedifex tells of it, in the answer to its making or in the list. Reads and judges
 * nothing but whose it is: what its words mean for a customer is told by the status map.
 */
final class BookingRecord {

	/**
	 * @param string $id         Sedifex's id, which a checkout for it names.
	 * @param string $reference  What its staff see: `IB-` and eight characters.
	 * @param string $sync_ref   Our own reference, from its attributes; '' = not made by such a site.
	 * @param string $slot_id    '' = a free time.
	 * @param string $status     `pending_approval`, `confirmed` and so on; '' in a stub that a payment has made.
	 * @param string $payment    Of the top level: the nested one stays as it was when a payment arrives.
	 * @param int    $created_at By Sedifex's clock, UTC seconds; 0 = not told, as in the answer to its making.
	 */
	public function __construct(
		public readonly string $id,
		public readonly string $reference,
		public readonly string $store_id,
		public readonly string $sync_ref,
		public readonly string $service_id,
		public readonly string $slot_id,
		public readonly string $date,
		public readonly string $time,
		public readonly int $quantity,
		public readonly string $status,
		public readonly string $payment,
		public readonly int $created_at,
	) {
	}

	/** @return self|null Null unless the answer proves that this booking of ours was made. */
	public static function made( Answer $answer, string $store_id, string $sync_ref ): ?self {
		$booking = $answer->body['booking'] ?? null;
		if ( ! $answer->ok() || true !== ( $answer->body['ok'] ?? null ) || ! is_array( $booking ) || '' === $sync_ref ) {
			return null;
		}
		$made = self::read( $booking );
		$ours = null !== $made && $made->id === $answer->text( 'bookingId' ) && $made->store_id === $store_id && $made->sync_ref === $sync_ref;
		return $ours ? $made : null;
	}

	/**
	 * @param array<mixed> $row Of the list, or `booking` of the answer to its making.
	 * @return self|null Null without an id.
	 */
	public static function read( array $row ): ?self {
		$id         = self::text( $row, 'bookingId', 'id' );
		$attributes = is_array( $row['attributes'] ?? null ) ? $row['attributes'] : [];
		$created    = is_array( $row['createdAt'] ?? null ) ? $row['createdAt']['_seconds'] ?? 0 : 0;
		return '' === $id ? null : new self(
			id: $id,
			reference: self::text( $row, 'reference' ),
			store_id: self::text( $row, 'storeId' ),
			sync_ref: self::text( $attributes, 'sedifexSyncRef' ),
			service_id: self::text( $row, 'serviceId' ),
			slot_id: self::text( $row, 'slotId' ),
			date: self::text( $row, 'bookingDate' ),
			time: self::text( $row, 'bookingTime' ),
			quantity: is_int( $row['quantity'] ?? null ) ? $row['quantity'] : 1,
			status: self::text( $row, 'bookingStatus', 'status' ),
			payment: self::text( $row, 'paymentStatus', 'payment_status' ),
			created_at: is_int( $created ) && $created > 0 ? $created : 0,
		);
	}

	/**
	 * @param array<mixed> $from
	 * @return string Of the first name that has one.
	 */
	private static function text( array $from, string ...$names ): string {
		foreach ( $names as $name ) {
			$value = $from[ $name ] ?? null;
			if ( is_string( $value ) && '' !== trim( $value ) ) {
				return trim( $value );
			}
		}
		return '';
	}
}
