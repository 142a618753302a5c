<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

/**
 * Reads Selldone's order webhooks (contract selldone.md). `ToCustomer` has two meanings: as the action it
 * says delivered, as the basket's delivery state inside any other event it says on the way.
 */
final class SelldoneReports {

	/** Order of the stages, with the one that looks like preparing and comes later. */
	private const RANKS = [
		'open'             => 1,
		'reserved'         => 1,
		'checkqueue'       => 1,
		'orderconfirm'     => 2,
		'preparingorder'   => 3,
		'sentorder'        => 4,
		'tocustomer'       => 5,
		'deliverycanceled' => 6,
		'delivered'        => 7,
		'returnorder'      => 9,
		'canceled'         => 10,
	];

	private const PAYMENT_RANKS = [
		'open'     => 1,
		'reserved' => 2,
		'cod'      => 3,
		'payed'    => 4,
	];

	/** Actions that say where the order is themselves, and nothing of its payment. */
	private const ACTIONS = [
		'tocustomer'       => 'delivered',
		'returnorder'      => 'returnorder',
		'deliverycanceled' => 'deliverycanceled',
		'cancelproduct'    => '',
	];

	/** The other actions there are. */
	private const PLAIN_ACTIONS = [ 'checkoutorder', 'paymentorder', 'orderconfirm', 'preparingorder', 'sentorder' ];

	/**
	 * @param array<mixed> $body
	 * @param string       $key         The event's object.
	 * @param string       $otherwise   Currency, where none is told.
	 * @param int          $received_at UTC seconds.
	 */
	public function read( array $body, string $key, string $otherwise, int $received_at ): Report {
		$basket   = ReportFields::object( $body['basket'] ?? null );
		$receiver = ReportFields::object( $basket['receiver_info'] ?? null );
		$user     = ReportFields::object( $body['user'] ?? null );
		$customer = ReportFields::object( $body['customer'] ?? null );
		$told     = ReportFields::currency( $basket['currency'] ?? null, '' );
		$currency = '' === $told ? $otherwise : $told;
		$time     = ReportFields::micros( $basket['updated_at'] ?? null );
		$stage    = self::stage( $body, $basket );
		$payment  = self::payment( $body, $basket );
		$type     = strtoupper( ReportFields::text( $basket['type'] ?? null ) );
		return new Report(
			'selldone',
			$key,
			'#' . ReportFields::text( $basket['id'] ?? null ),
			1,
			in_array( $type, [ '', 'PHYSICAL' ], true ) ? 'order' : ( in_array( $type, [ 'FILE', 'VIRTUAL' ], true ) ? 'file' : 'service' ),
			true === ( $receiver['pickup'] ?? null ) ? 'pickup' : 'delivery',
			$payment,
			$time . sprintf( '%02d', self::PAYMENT_RANKS[ $payment ] ?? 0 ),
			$stage,
			$time . sprintf( '%02d', self::RANKS[ $stage ] ?? 0 ),
			$time . substr( hash( 'sha256', (string) wp_json_encode( $body ) ), 0, 8 ),
			false,
			ReportFields::minor( $basket['price'] ?? null, $currency ) ?? 0,
			$currency,
			'' !== $told,
			self::items( $basket, $currency ),
			[
				'name'  => ReportFields::first( $receiver['name'] ?? null, $customer['name'] ?? null, $user['name'] ?? null ),
				'phone' => ReportFields::contacts( [ $receiver['phone'] ?? null, $customer['phone'] ?? null, $user['phone'] ?? null ] )[0] ?? '',
				'email' => ReportFields::contacts( [ $customer['email'] ?? null, $user['email'] ?? null ] )[0] ?? '',
			],
			ReportFields::contacts( [ $receiver['phone'] ?? null, $user['phone'] ?? null, $user['email'] ?? null, $customer['phone'] ?? null, $customer['email'] ?? null ] ),
			self::details( $basket, $receiver ),
			ReportFields::OLDEST === $time ? $received_at : (int) substr( $time, 0, 10 ),
			ReportFields::earliest( $received_at, $basket['updated_at'] ?? null, $basket['reserved_at'] ?? null ),
			self::unknown( $body, $basket )
		);
	}

	/**
	 * @param array<mixed> $body
	 * @param array<mixed> $basket
	 */
	private static function unknown( array $body, array $basket ): string {
		$action = ReportFields::text( $body['action'] ?? null, 60 );
		$known  = isset( self::ACTIONS[ strtolower( $action ) ] ) || in_array( strtolower( $action ), self::PLAIN_ACTIONS, true );
		return ReportFields::unknown( 'selldone', [ $known ? '' : $action, ReportFields::text( $basket['status'] ?? null, 60 ), ReportFields::text( $basket['delivery_state'] ?? null, 60 ) ] );
	}

	/**
	 * @param array<mixed> $body
	 * @param array<mixed> $basket
	 * @return string '' = says nothing of it.
	 */
	private static function payment( array $body, array $basket ): string {
		$status = strtolower( ReportFields::text( $basket['status'] ?? null ) );
		$action = strtolower( ReportFields::text( $body['action'] ?? null ) );
		return isset( self::ACTIONS[ $action ] ) || ! isset( self::PAYMENT_RANKS[ $status ] ) ? '' : $status;
	}

	/**
	 * The furthest that the event tells of.
	 *
	 * @param array<mixed> $body
	 * @param array<mixed> $basket
	 * @return string '' = says nothing of it.
	 */
	private static function stage( array $body, array $basket ): string {
		$status = strtolower( ReportFields::text( $basket['status'] ?? null ) );
		$action = strtolower( ReportFields::text( $body['action'] ?? null ) );
		if ( 'canceled' === $status ) {
			return 'canceled';
		}
		if ( isset( self::ACTIONS[ $action ] ) ) {
			return self::ACTIONS[ $action ];
		}
		$told = array_filter( [ $status, strtolower( ReportFields::text( $basket['delivery_state'] ?? null ) ) ], static fn( string $word ): bool => isset( self::RANKS[ $word ] ) );
		usort( $told, static fn( string $a, string $b ): int => self::RANKS[ $b ] <=> self::RANKS[ $a ] );
		return $told[0] ?? '';
	}

	/**
	 * @param array<mixed> $basket
	 * @return list<array{name: string, quantity: int, unit_minor: int, line_minor: int}>
	 */
	private static function items( array $basket, string $currency ): array {
		$out = [];
		foreach ( array_slice( array_filter( ReportFields::object( $basket['items'] ?? null ), is_array( ... ) ), 0, 100 ) as $item ) {
			$count = is_int( $item['count'] ?? null ) && $item['count'] > 0 ? min( $item['count'], 1_000_000 ) : 1;
			$unit  = ReportFields::minor( $item['price'] ?? null, $currency ) ?? 0;
			$out[] = [
				'name'       => ReportFields::first( ReportFields::object( $item['product'] ?? null )['title'] ?? null, $item['product_id'] ?? null ),
				'quantity'   => $count,
				'unit_minor' => $unit,
				'line_minor' => ReportFields::line( $unit, $count ),
			];
		}
		return $out;
	}

	/**
	 * @param array<mixed> $basket
	 * @param array<mixed> $receiver
	 * @return array<string, string>
	 */
	private static function details( array $basket, array $receiver ): array {
		$out = [];
		foreach ( [ 'price', 'delivery_price', 'discount', 'tax' ] as $name ) {
			$out[ $name ] = is_int( $basket[ $name ] ?? null ) || is_float( $basket[ $name ] ?? null ) ? (string) $basket[ $name ] : '';
		}
		foreach ( [ 'payment_type', 'reject', 'delivery_at' ] as $name ) {
			$out[ $name ] = ReportFields::text( $basket[ $name ] ?? null );
		}
		$out['address'] = implode( ', ', array_filter( array_map( static fn( string $name ): string => ReportFields::text( $receiver[ $name ] ?? null ), [ 'address', 'city', 'state', 'postal', 'country' ] ), static fn( string $part ): bool => '' !== $part ) );
		$out['message'] = ReportFields::text( $receiver['message'] ?? null, 500 );
		return array_filter( $out, static fn( string $value ): bool => '' !== $value );
	}
}
