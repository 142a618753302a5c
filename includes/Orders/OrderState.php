<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use Sedifex\Sync\Outbox\IntentState;

/**
 * One order in words for its customer: the headline, what happens next and who acts, and the steps it
 * goes through. Holds the rules of status-map.md for when payment and progress both speak.
 */
final class OrderState {

	private const NOT_PAID_AFTER = 3 * DAY_IN_SECONDS;

	/** @param string $receive `delivery` or `pickup`. */
	public function __construct( private readonly Order $order, private readonly ?IntentState $intent, private readonly string $receive ) {
	}

	/** `received` while it is being confirmed, `accepted`, `attention`, `rejected`. */
	public function state(): string {
		return match ( $this->intent ) {
			null, IntentState::Accepted => 'accepted',
			IntentState::Rejected       => 'rejected',
			IntentState::Attention      => 'attention',
			default                     => 'received',
		};
	}

	public function headline(): string {
		$label = StatusMap::label( $this->headline_code() );
		/* translators: %s: how the order stood when it was last understood, such as "Being prepared". */
		return '' === ( $this->order->contact['unknown'] ?? '' ) ? $label : sprintf( __( '%s, being updated', 'sedifex-sync' ), $label );
	}

	/** The stage once it is past `received`, else the payment; a failed payment beats both. */
	public function headline_code(): string {
		$state = $this->state();
		if ( 'accepted' !== $state ) {
			return [
				'received'  => 'confirming',
				'attention' => 'checking',
				'rejected'  => 'not_taken',
			][ $state ];
		}
		if ( 'failed' === $this->order->payment && ! $this->order->is_ended() ) {
			return 'failed';
		}
		if ( 'received' !== $this->order->stage ) {
			return StatusMap::stage_label( $this->order->source, $this->order->raw_stage ) ?? $this->order->stage;
		}
		if ( 'pending' === $this->order->payment && $this->order->db_now - $this->order->ordered_at > self::NOT_PAID_AFTER ) {
			return 'not_paid_yet';
		}
		return StatusMap::payment_label( $this->order->source, $this->order->raw_payment ) ?? $this->order->payment;
	}

	/** What happens next, and who acts. */
	public function next_step(): string {
		if ( 'sedifex' !== $this->order->source && in_array( $this->headline_code(), [ 'pending', 'failed' ], true ) ) {
			return __( 'Pay where you placed this order, or ask the store. This page updates by itself.', 'sedifex-sync' );
		}
		return match ( $this->headline_code() ) {
			'confirming'         => __( 'We are confirming your order with the store. This page updates by itself; you do not need to order again.', 'sedifex-sync' ),
			'checking'           => __( 'Someone at the store is checking it and will contact you. Please do not order again.', 'sedifex-sync' ),
			'not_taken'          => __( 'Nothing was charged. Please contact the store, or order again.', 'sedifex-sync' ),
			'pending'            => __( 'Pay online to complete your order. If you have just paid, this page shows it within a minute or so.', 'sedifex-sync' ),
			'not_paid_yet'       => __( 'No payment has arrived yet. If you have paid, please ask the store and tell them your reference.', 'sedifex-sync' ),
			'failed'             => __( 'The payment did not go through. If money has left your account, wait before paying again; we keep checking.', 'sedifex-sync' ),
			'paid', 'paid_cash'  => __( 'The store prepares your order next. You do not need to do anything.', 'sedifex-sync' ),
			'on_delivery', 'waiting_store' => 'pickup' === $this->receive
				? __( 'The store confirms your order and calls you. You pay when you pick it up.', 'sedifex-sync' )
				: __( 'The store confirms your order and calls you on delivery day. You pay when it arrives.', 'sedifex-sync' ),
			'confirmed', 'preparing', 'waiting_delivery' => 'pickup' === $this->receive
				? __( 'The store is preparing your order and will tell you when you can pick it up.', 'sedifex-sync' )
				: __( 'The store is preparing your order and will call you on delivery day.', 'sedifex-sync' ),
			'shipped', 'out_for_delivery' => __( 'Keep your phone near you: the rider may call.', 'sedifex-sync' ),
			'delivered', 'completed' => __( 'Thank you for your order.', 'sedifex-sync' ),
			'cancelled', 'cancelled_by_store', 'refunded', 'returned' => __( 'If you have a question about this, please contact the store with your reference.', 'sedifex-sync' ),
			'test'               => __( 'This was a test. Nothing was ordered or charged.', 'sedifex-sync' ),
			default              => __( 'This page updates by itself.', 'sedifex-sync' ),
		};
	}

	/** Where a customer may still be sent to the payment page. */
	public function can_pay(): bool {
		return 'online' === $this->order->method
			&& 'accepted' === $this->state()
			&& in_array( $this->order->payment, [ 'pending', 'failed' ], true )
			&& ! $this->order->is_ended();
	}

	/** @return list<string> Only goods are prepared and sent. */
	private function stages(): array {
		return match ( true ) {
			'order' !== $this->order->kind     => [ 'received', 'confirmed', 'completed' ],
			'pickup' === $this->receive        => [ 'received', 'confirmed', 'preparing', 'completed' ],
			'selldone' === $this->order->source => [ 'received', 'confirmed', 'preparing', 'shipped', 'out_for_delivery', 'delivered' ],
			'sevi' === $this->order->source    => [ 'received', 'confirmed', 'preparing', 'delivered' ],
			default                            => [ 'received', 'confirmed', 'preparing', 'out_for_delivery', 'delivered' ],
		};
	}

	/**
	 * The steps of goods that are delivered or picked up; none for orders that ended otherwise.
	 *
	 * @return list<array{stage: string, label: string, done: bool, current: bool}>
	 */
	public function progress(): array {
		$stages = $this->stages();
		$stage  = 'completed' === $this->order->stage || 'delivered' === $this->order->stage ? $stages[ count( $stages ) - 1 ] : $this->order->stage;
		$at     = array_search( $stage, $stages, true );
		if ( false === $at || 'accepted' !== $this->state() ) {
			return [];
		}
		$out = [];
		foreach ( $stages as $position => $code ) {
			$out[] = [
				'stage'   => $code,
				'label'   => StatusMap::label( $code ),
				'done'    => $position < $at || count( $stages ) - 1 === $at,
				'current' => $position === $at,
			];
		}
		return $out;
	}
}
