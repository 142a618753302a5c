<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

/**
 * Reads Sevi's order webhooks (contract sevi.md). They tell no time of change: a stage only moves
 * forward, and of amounts, items and addresses the last report received counts.
 */
final class SeviReports {

	private const RANKS = [
		'pending'           => 1,
		'approved'          => 2,
		'awaiting_shipment' => 3,
		'delivered'         => 4,
		'archived'          => 5,
	];

	private const PAYMENT_RANKS = [
		'pending' => 1,
		'paid'    => 2,
	];

	/** What only the owner sees, as reported. */
	private const AMOUNTS = [ 'amount', 'originalAmount', 'discount', 'fixedVat', 'percentageVat', 'rewardAmount' ];

	/**
	 * @param array<mixed> $body
	 * @param string       $key         The event's object.
	 * @param string       $otherwise   Currency, where none is told.
	 * @param int          $received_at UTC seconds.
	 * @param int          $number      The event's place in the order of arrival.
	 */
	public function read( array $body, string $key, string $otherwise, int $received_at, int $number ): Report {
		$order    = ReportFields::object( $body['order'] ?? null );
		$customer = ReportFields::object( $body['customer'] ?? null );
		$shipping = ReportFields::object( $order['shipping'] ?? null );
		$billing  = ReportFields::object( $order['billing'] ?? null );
		$told     = ReportFields::currency( $order['currency'] ?? null, '' );
		$currency = '' === $told ? $otherwise : $told;
		$status   = strtolower( ReportFields::text( $order['status'] ?? null ) );
		$stage    = 'pending' === $status && '' !== ReportFields::text( $order['approvedByVendor'] ?? null ) ? 'approved' : $status;
		$stage    = isset( self::RANKS[ $stage ] ) ? $stage : '';
		$payment  = strtolower( ReportFields::text( $order['paymentStatus'] ?? null ) );
		$payment  = isset( self::PAYMENT_RANKS[ $payment ] ) ? $payment : '';
		$phones   = array_values( ReportFields::object( $customer['phoneNumbers'] ?? null ) );
		$contacts = [ $order['phoneNumber'] ?? null, $shipping['phoneNumber'] ?? null, $shipping['email'] ?? null, $billing['phoneNumber'] ?? null, $billing['email'] ?? null, $customer['email'] ?? null, ...$phones ];
		return new Report(
			'sevi',
			$key,
			ReportFields::first( $order['referenceNumber'] ?? null, $order['platformReference'] ?? null, $order['id'] ?? null ),
			'' !== ReportFields::first( $order['referenceNumber'] ?? null ) ? 3 : ( '' !== ReportFields::first( $order['platformReference'] ?? null ) ? 2 : 1 ),
			'order',
			'delivery',
			$payment,
			ReportFields::OLDEST . sprintf( '%02d', self::PAYMENT_RANKS[ $payment ] ?? 0 ),
			$stage,
			ReportFields::OLDEST . sprintf( '%02d', self::RANKS[ $stage ] ?? 0 ),
			sprintf( '%024d', $number ),
			'delivered' === $stage,
			ReportFields::minor( $order['amount'] ?? null, $currency ) ?? 0,
			$currency,
			'' !== $told,
			self::items( $order['items'] ?? null, $currency ),
			self::person( $order, $customer, $shipping, $billing ),
			ReportFields::contacts( $contacts ),
			self::details( $order, $shipping, $billing ),
			$received_at,
			ReportFields::earliest( $received_at, $order['createdAt'] ?? null ),
			ReportFields::unknown( 'sevi', [ ReportFields::text( $order['status'] ?? null, 60 ), ReportFields::text( $order['paymentStatus'] ?? null, 60 ) ] )
		);
	}

	/**
	 * @param array<mixed> $order
	 * @param array<mixed> $customer
	 * @param array<mixed> $shipping
	 * @param array<mixed> $billing
	 * @return array{name: string, phone: string, email: string}
	 */
	private static function person( array $order, array $customer, array $shipping, array $billing ): array {
		$phones = array_values( ReportFields::object( $customer['phoneNumbers'] ?? null ) );
		$full   = static fn( array $of ): string => trim( ReportFields::text( $of['firstName'] ?? null ) . ' ' . ReportFields::text( $of['lastName'] ?? null ) );
		return [
			'name'  => ReportFields::first( $customer['name'] ?? null, $order['name'] ?? null, $full( $shipping ), $full( $billing ) ),
			'phone' => ReportFields::contacts( [ $order['phoneNumber'] ?? null, $shipping['phoneNumber'] ?? null, ...$phones ] )[0] ?? '',
			'email' => ReportFields::contacts( [ $customer['email'] ?? null, $shipping['email'] ?? null, $billing['email'] ?? null ] )[0] ?? '',
		];
	}

	/**
	 * Free-form: what is found under the usual names.
	 *
	 * @return list<array{name: string, quantity: int, unit_minor: int, line_minor: int}>
	 */
	private static function items( mixed $items, string $currency ): array {
		$items = is_string( $items ) ? json_decode( $items, true, 16 ) : $items;
		$out   = [];
		foreach ( array_slice( array_filter( ReportFields::object( $items ), is_array( ... ) ), 0, 100 ) as $item ) {
			$name = ReportFields::first( $item['name'] ?? null, $item['title'] ?? null );
			if ( '' === $name ) {
				continue;
			}
			$count = $item['quantity'] ?? $item['qty'] ?? $item['count'] ?? 1;
			$count = is_numeric( $count ) && (int) $count > 0 ? min( (int) $count, 1_000_000 ) : 1;
			$unit  = ReportFields::minor( $item['price'] ?? null, $currency ) ?? 0;
			$out[] = [
				'name'       => $name,
				'quantity'   => $count,
				'unit_minor' => $unit,
				'line_minor' => ReportFields::line( $unit, $count ),
			];
		}
		return $out;
	}

	/**
	 * @param array<mixed> $order
	 * @param array<mixed> $shipping
	 * @param array<mixed> $billing
	 * @return array<string, string>
	 */
	private static function details( array $order, array $shipping, array $billing ): array {
		$out = [];
		foreach ( self::AMOUNTS as $name ) {
			$out[ $name ] = is_int( $order[ $name ] ?? null ) || is_float( $order[ $name ] ?? null ) ? (string) $order[ $name ] : '';
		}
		$out['shippingFee'] = is_int( $shipping['shippingFee'] ?? null ) || is_float( $shipping['shippingFee'] ?? null ) ? (string) $shipping['shippingFee'] : '';
		foreach ( [ 'paymentMethod', 'paymentReferenceNumber', 'ecommercePlatform' ] as $name ) {
			$out[ $name ] = ReportFields::text( $order[ $name ] ?? null );
		}
		$out['notes'] = ReportFields::text( $order['notes'] ?? null, 500 );
		foreach ( [ 'shipping' => $shipping, 'billing' => $billing ] as $name => $address ) {
			$parts        = array_map( static fn( string $field ): string => ReportFields::text( $address[ $field ] ?? null ), [ 'firstName', 'lastName', 'company', 'address1', 'address2', 'landmark', 'city', 'state', 'postcode', 'country' ] );
			$out[ $name ] = implode( ', ', array_filter( $parts, static fn( string $part ): bool => '' !== $part ) );
		}
		return array_filter( $out, static fn( string $value ): bool => '' !== $value );
	}
}
