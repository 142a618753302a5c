<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

/**
 * Other systems' words for payment and progress, as ours (contract status-map.md), and ours as words
 * for customers. A word that is not in the table changes nothing.
 */
final class StatusMap {

	/** Per system: raw payment word => our payment and the label it has. */
	private const PAYMENTS = [
		'sedifex'  => [
			'pending_payment'         => [ 'pending', 'pending' ],
			'pending'                 => [ 'pending', 'pending' ],
			'checkout_created'        => [ 'pending', 'pending' ],
			'processing'              => [ 'pending', 'pending' ],
			'success'                 => [ 'paid', 'paid' ],
			'successful'              => [ 'paid', 'paid' ],
			'paid'                    => [ 'paid', 'paid' ],
			'captured'                => [ 'paid', 'paid' ],
			'settled'                 => [ 'paid', 'paid' ],
			'confirmed'               => [ 'paid', 'paid' ],
			'complete'                => [ 'paid', 'paid' ],
			'completed'               => [ 'paid', 'paid' ],
			'cash_collected'          => [ 'paid', 'paid_cash' ],
			'paid_cash'               => [ 'paid', 'paid_cash' ],
			'failed'                  => [ 'failed', 'failed' ],
			'abandoned'               => [ 'failed', 'failed' ],
			'declined'                => [ 'failed', 'failed' ],
			'reversed'                => [ 'failed', 'failed' ],
			'payment_failed'          => [ 'failed', 'failed' ],
			'pending_cash'            => [ 'on_delivery', 'on_delivery' ],
			'pending_cash_collection' => [ 'on_delivery', 'on_delivery' ],
			'partial'                 => [ 'partial', 'partial' ],
			'partially_paid'          => [ 'partial', 'partial' ],
			'payment_partial'         => [ 'partial', 'partial' ],
			'refunded'                => [ 'refunded', 'refunded' ],
			'payment_refunded'        => [ 'refunded', 'refunded' ],
			'pending_manual'          => [ 'manual', 'manual' ],
			'awaiting_verification'   => [ 'manual', 'manual' ],
			'pending_manual_review'   => [ 'manual', 'manual' ],
			'not_required'            => [ 'not_required', 'not_required' ],
			'free'                    => [ 'not_required', 'not_required' ],
			'sandbox_created'         => [ 'test', 'test' ],
		],
		'selldone' => [
			'open'     => [ 'pending', 'received' ],
			'reserved' => [ 'pending', 'pending' ],
			'payed'    => [ 'paid', 'paid' ],
			'cod'      => [ 'on_delivery', 'on_delivery' ],
		],
		'sevi'     => [
			'pending' => [ 'pending', 'pending' ],
			'paid'    => [ 'paid', 'paid' ],
		],
	];

	/** Per system: raw word of progress => our stage and the label it has. */
	private const STAGES = [
		'sedifex'  => [
			'awaiting_cash_confirmation' => [ 'received', 'waiting_store' ],
			'pending_store_confirmation' => [ 'received', 'waiting_store' ],
			'pending_approval'           => [ 'received', 'waiting_store' ],
			'new'                        => [ 'received', 'waiting_store' ],
			'sandbox_created'            => [ 'received', 'test' ],
			'pending_delivery'           => [ 'preparing', 'waiting_delivery' ],
			'preparing'                  => [ 'preparing', 'preparing' ],
			'out_for_delivery'           => [ 'out_for_delivery', 'out_for_delivery' ],
			'confirmed_by_store'         => [ 'confirmed', 'confirmed' ],
			'confirmed'                  => [ 'confirmed', 'confirmed' ],
			'booked'                     => [ 'confirmed', 'confirmed' ],
			'approved'                   => [ 'confirmed', 'confirmed' ],
			'booking_confirmed'          => [ 'confirmed', 'confirmed' ],
			'service_in_progress'        => [ 'confirmed', 'confirmed' ],
			'rescheduled'                => [ 'rescheduled', 'rescheduled' ],
			'delivered'                  => [ 'delivered', 'delivered' ],
			'completed'                  => [ 'completed', 'completed' ],
			'service_completed'          => [ 'completed', 'completed' ],
			'manual_completed'           => [ 'completed', 'completed' ],
			'cancelled_by_store'         => [ 'cancelled', 'cancelled_by_store' ],
			'cancelled_cash'             => [ 'cancelled', 'cancelled_by_store' ],
			'cancelled'                  => [ 'cancelled', 'cancelled' ],
			'canceled'                   => [ 'cancelled', 'cancelled' ],
		],
		// A basket's word, but for the last four: `delivered` is the action ToCustomer.
		'selldone' => [
			'open'             => [ 'received', 'received' ],
			'reserved'         => [ 'received', 'received' ],
			'checkqueue'       => [ 'received', 'waiting_store' ],
			'orderconfirm'     => [ 'confirmed', 'confirmed' ],
			'preparingorder'   => [ 'preparing', 'preparing' ],
			'sentorder'        => [ 'shipped', 'shipped' ],
			'tocustomer'       => [ 'out_for_delivery', 'out_for_delivery' ],
			'canceled'         => [ 'cancelled', 'cancelled' ],
			'deliverycanceled' => [ 'preparing', 'delivery_cancelled' ],
			'delivered'        => [ 'delivered', 'delivered' ],
			'returnorder'      => [ 'returned', 'returned' ],
		],
		// `approved` is pending with the time of the vendor's approval; the last is archived after delivery.
		'sevi'     => [
			'pending'            => [ 'received', 'received' ],
			'approved'           => [ 'confirmed', 'confirmed' ],
			'awaiting_shipment'  => [ 'preparing', 'waiting_shipment' ],
			'delivered'          => [ 'delivered', 'delivered' ],
			'archived'           => [ 'cancelled', 'closed' ],
			'archived_delivered' => [ 'completed', 'completed' ],
		],
	];

	/** Words that are well known and say nothing about progress. */
	private const NO_STAGE = [ 'pending_payment', 'pending', 'checkout_created', 'processing', 'payment_failed', 'paid', '' ];

	public const END_STAGES = [ 'completed', 'cancelled', 'returned', 'failed' ];

	public static function payment( string $system, string $raw ): ?string {
		return self::PAYMENTS[ $system ][ strtolower( $raw ) ][0] ?? null;
	}

	/** Label of a raw payment word: staff's own "paid in cash" reads differently from an online payment. */
	public static function payment_label( string $system, string $raw ): ?string {
		return self::PAYMENTS[ $system ][ strtolower( $raw ) ][1] ?? null;
	}

	public static function stage( string $system, string $raw ): ?string {
		return self::STAGES[ $system ][ strtolower( $raw ) ][0] ?? null;
	}

	public static function stage_label( string $system, string $raw ): ?string {
		return self::STAGES[ $system ][ strtolower( $raw ) ][1] ?? null;
	}

	/** True for words that are in no row of the table: the administrator sees them as they came. */
	public static function is_unknown( string $system, string $raw ): bool {
		$raw = strtolower( $raw );
		return ! isset( self::PAYMENTS[ $system ][ $raw ] ) && ! isset( self::STAGES[ $system ][ $raw ] ) && ! in_array( $raw, self::NO_STAGE, true );
	}

	/** Staff's own word; it needs no sum as proof. */
	public static function is_cash( string $raw ): bool {
		return 'paid_cash' === self::payment_label( 'sedifex', $raw );
	}

	/** What customers read. */
	public static function label( string $code ): string {
		$label = match ( $code ) {
			'placed'             => __( 'Order placed', 'sedifex-sync' ),
			'received'           => __( 'Order received', 'sedifex-sync' ),
			'pending'            => __( 'Waiting for payment', 'sedifex-sync' ),
			'not_paid_yet'       => __( 'Not paid yet', 'sedifex-sync' ),
			'paid'               => __( 'Payment successful', 'sedifex-sync' ),
			'paid_cash'          => __( 'Paid in cash', 'sedifex-sync' ),
			'failed'             => __( 'Payment failed', 'sedifex-sync' ),
			'on_delivery'        => __( 'Pay on delivery', 'sedifex-sync' ),
			'partial'            => __( 'Part of the payment received', 'sedifex-sync' ),
			'refunded'           => __( 'Payment refunded', 'sedifex-sync' ),
			'manual'             => __( 'Manual payment pending', 'sedifex-sync' ),
			'not_required'       => __( 'No payment needed', 'sedifex-sync' ),
			'test'               => __( 'Test order, nothing was charged', 'sedifex-sync' ),
			'waiting_store'      => __( 'Waiting for store confirmation', 'sedifex-sync' ),
			'waiting_delivery'   => __( 'Waiting for store delivery', 'sedifex-sync' ),
			'confirmed'          => __( 'Confirmed by store', 'sedifex-sync' ),
			'preparing'          => __( 'Being prepared', 'sedifex-sync' ),
			'shipped'            => __( 'On its way', 'sedifex-sync' ),
			'out_for_delivery'   => __( 'Out for delivery', 'sedifex-sync' ),
			'delivered'          => __( 'Delivered', 'sedifex-sync' ),
			'completed'          => __( 'Completed', 'sedifex-sync' ),
			'rescheduled'        => __( 'New time proposed', 'sedifex-sync' ),
			'cancelled'          => __( 'Cancelled', 'sedifex-sync' ),
			'cancelled_by_store' => __( 'Cancelled by store', 'sedifex-sync' ),
			'returned'           => __( 'Returned', 'sedifex-sync' ),
			'waiting_shipment'   => __( 'Waiting for shipment', 'sedifex-sync' ),
			'delivery_cancelled' => __( 'Delivery cancelled, the store will contact you', 'sedifex-sync' ),
			'closed'             => __( 'Closed', 'sedifex-sync' ),
			'not_taken'          => __( 'The store’s system did not take this order', 'sedifex-sync' ),
			'confirming'         => __( 'Received, we are confirming it', 'sedifex-sync' ),
			'checking'           => __( 'We have your order', 'sedifex-sync' ),
			default              => __( 'Being updated', 'sedifex-sync' ),
		};
		/**
		 * What customers read for a state.
		 *
		 * @param string $label Translated.
		 * @param string $code  Our code of the state.
		 */
		$filtered = apply_filters( 'sedifex_status_label', $label, $code );
		return is_string( $filtered ) ? $filtered : $label;
	}
}
