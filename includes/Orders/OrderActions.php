<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use Sedifex\Sync\Outbox\Finding;
use Sedifex\Sync\Outbox\Intent;
use Sedifex\Sync\Outbox\IntentState;
use Sedifex\Sync\Outbox\IntentStore;
use Sedifex\Sync\Outbox\Outbox;
use Sedifex\Sync\Support\Clock;
use Sedifex\Sync\Support\Deadline;
use Sedifex\Sync\Support\Outcome;
use Sedifex\Sync\Support\Timing;
use Sedifex\Sync\Support\Ulid;

/**
 * What the owner can do about an order: look again, send it again, mark it as handled, take that back.
 * Each is decided by one statement, so that two persons at once cannot both; and nothing is sent
 * without Sedifex having said, in this moment, that it is not there.
 */
final class OrderActions {

	public const NAMES = [ 'look-again', 'send-again', 'handled', 'undo' ];

	/** What a look at the payment can settle, and the words of a payment that settle it. */
	private const SETTLED_BY = [
		'underpaid'         => [ 'paid', 'partial', 'refunded' ],
		'failed_after_paid' => [ 'paid', 'partial', 'refunded' ],
		'paid_twice'        => [ 'refunded' ],
	];

	public function __construct(
		private readonly OrderStore $orders,
		private readonly IntentStore $intents,
		private readonly Outbox $outbox,
		private readonly OrderReader $reader,
		private readonly Clock $clock,
	) {
	}

	/**
	 * @param string $action Of NAMES.
	 * @param string $seen   The attention that the person saw.
	 * @param int    $by     Id of the user.
	 */
	public function run( string $action, Order $order, string $seen, int $by ): Outcome {
		if ( 'sedifex' !== $order->source && in_array( $action, [ 'look-again', 'send-again' ], true ) ) {
			return self::no( __( 'Another system took this order and tells of it by itself; there is nobody to ask.', 'sedifex-sync' ) );
		}
		return match ( $action ) {
			'look-again' => $this->look_again( $order, $by ),
			'send-again' => $this->send_again( $order, $by ),
			'handled'    => $this->handled( $order, $seen, $by ),
			default      => $this->undo( $order, $by ),
		};
	}

	private function look_again( Order $order, int $by ): Outcome {
		$intent = $this->intents->find_by_reference( $order->reference );
		return match ( $intent?->state ) {
			IntentState::Attention      => $this->ask( $order, $intent, false, $by ),
			null, IntentState::Accepted => $this->read( $order, $by ),
			IntentState::Rejected       => self::said( __( 'Sedifex refused this order, so there is nothing to find there.', 'sedifex-sync' ) ),
			default                     => self::said( __( 'We are already on it: this order is being confirmed by itself.', 'sedifex-sync' ) ),
		};
	}

	private function send_again( Order $order, int $by ): Outcome {
		$intent = $this->intents->find_by_reference( $order->reference );
		if ( '' !== $order->handled && '' === $order->attention ) {
			return self::no( __( 'This order is marked as handled. Take that back first.', 'sedifex-sync' ) );
		}
		return match ( $intent?->state ) {
			IntentState::Attention => $this->ask( $order, $intent, true, $by ),
			null                   => self::no( __( 'This order was not sent from here.', 'sedifex-sync' ) ),
			IntentState::Accepted  => self::no( __( 'Sedifex has this order already, so nothing was sent.', 'sedifex-sync' ) ),
			IntentState::Rejected  => self::no( __( 'Sedifex refused this order and would refuse it again, so nothing was sent.', 'sedifex-sync' ) ),
			default                => self::no( __( 'This order is on its way already, so nothing was sent a second time.', 'sedifex-sync' ) ),
		};
	}

	/** Reads the payment and the progress of an order that Sedifex has. */
	private function read( Order $order, int $by ): Outcome {
		$read = $this->reader->look_now( $order, (float) Timing::all()['read'] );
		if ( null === $read ) {
			return self::busy();
		}
		[ $after, $change ] = $read;
		if ( ! $change->was_read ) {
			return self::no( __( 'Sedifex did not answer. Please try again in a minute.', 'sedifex-sync' ), 503 );
		}
		$now = $after->attention;
		if ( '' === $now ) {
			return self::said( self::says( $after ) );
		}
		$settles = $change->is_whole && null === $change->attention && in_array( $change->payment, self::SETTLED_BY[ $now ] ?? [], true );
		$this->decide( $after, $settles ? 'settled' : 'looked', $now, $by );
		return self::said( self::says( $after ), $settles );
	}

	/** Asks about an order that nobody knows the fate of, and sends it once more where that is proven safe. */
	private function ask( Order $order, Intent $intent, bool $send, int $by ): Outcome {
		$claimed = $this->intents->claim_for_person( $intent->id, Ulid::random( 24 ) );
		if ( null === $claimed ) {
			return self::busy();
		}
		$finding = $this->outbox->for_person( $claimed, $send, new Deadline( $this->clock, (float) Timing::all()['request'] ) );
		$sent    = $send && Finding::Absent === $finding;
		$after   = $this->orders->find( $order->id ) ?? $order;
		$this->decide( $after, $sent ? 'sent' : ( Finding::Present === $finding ? 'found' : 'looked' ), Attention::code( $order ), $by );
		return match ( $finding ) {
			Finding::Present     => self::said( __( 'Sedifex has this order. There is nothing more to do.', 'sedifex-sync' ), true ),
			Finding::Absent      => $sent ? $this->after_sending( $intent ) : self::said( __( 'Sedifex does not have this order. You can send it again.', 'sedifex-sync' ) ),
			Finding::Undecidable => $send
				? self::no( __( 'Nothing was sent: Sedifex cannot tell us whether it has this order, and a second one might come of it. Look for it in your Sedifex dashboard.', 'sedifex-sync' ) )
				: self::said( __( 'Sedifex cannot tell us whether it has this order. Look for it in your Sedifex dashboard.', 'sedifex-sync' ) ),
			Finding::Unclear     => $send
				? self::no( __( 'Nothing was sent: Sedifex gave no clear answer, so the order may already be there. Please try again in a few minutes.', 'sedifex-sync' ) )
				: self::no( __( 'Sedifex gave no clear answer. Please try again in a few minutes.', 'sedifex-sync' ), 503 ),
		};
	}

	private function after_sending( Intent $before ): Outcome {
		$after = $this->intents->find( $before->id ) ?? $before;
		return match ( $after->state ) {
			IntentState::Accepted  => self::said(
				'online' === $after->kind
					? __( 'Sent. Your customer can pay now: send them the link of their order.', 'sedifex-sync' )
					: __( 'Sent. Sedifex has the order now.', 'sedifex-sync' ),
				true
			),
			/* translators: %s: a sentence that says why. */
			IntentState::Rejected  => self::no( sprintf( __( 'Sedifex refused the order. %s', 'sedifex-sync' ), $after->message ) ),
			IntentState::Attention => self::no( __( 'It could not be sent. Agree with your customer on another way.', 'sedifex-sync' ) ),
			default                => self::said( __( 'Sent. We are waiting for Sedifex to confirm it; this goes on by itself.', 'sedifex-sync' ) ),
		};
	}

	private function handled( Order $order, string $seen, int $by ): Outcome {
		if ( '' === $order->attention && '' !== $order->handled ) {
			return self::said( __( 'This order is already marked as handled.', 'sedifex-sync' ), true );
		}
		if ( '' === $order->attention || $seen !== $order->attention ) {
			return self::no( __( 'Something new has happened to this order. Please look at it first.', 'sedifex-sync' ) );
		}
		return $this->decide( $order, 'handled', $seen, $by )
			? self::said( __( 'Marked as handled.', 'sedifex-sync' ), true )
			: self::no( __( 'Something new has happened to this order. Please look at it first.', 'sedifex-sync' ) );
	}

	private function undo( Order $order, int $by ): Outcome {
		return '' !== $order->handled && '' === $order->attention && $this->decide( $order, 'undone', $order->handled, $by )
			? self::said( __( 'Taken back. The order is waiting for you again.', 'sedifex-sync' ) )
			: self::no( __( 'There is nothing to take back.', 'sedifex-sync' ) );
	}

	/**
	 * Somebody else may write into the history at the same moment: then once more, as long as what it is
	 * about has stayed the same (the statement sees to that).
	 *
	 * @param 'handled'|'undone'|'settled'|'found'|'looked'|'sent' $code
	 */
	private function decide( Order $order, string $code, string $about, int $by ): bool {
		for ( $tries = 0; $tries < 4; $tries++ ) {
			if ( $this->orders->decide( $order, $code, $about, $by ) ) {
				return true;
			}
			$order = $this->orders->find( $order->id ) ?? $order;
		}
		return false;
	}

	private static function says( Order $order ): string {
		$row = OrderRow::of( $order, null );
		/* translators: 1: state of the payment, 2: state of the order, both as in the list of orders. */
		return sprintf( __( 'Sedifex says: %1$s · %2$s', 'sedifex-sync' ), $row['payment_label'], $row['state_label'] );
	}

	private static function said( string $message, bool $settled = false ): Outcome {
		return new Outcome(
			200,
			[
				'message'    => $message,
				'is_settled' => $settled,
			]
		);
	}

	private static function no( string $message, int $status = 409 ): Outcome {
		return Outcome::error( $status, 409 === $status ? 'sedifex_order_not_possible' : 'sedifex_order_no_answer', $message );
	}

	private static function busy(): Outcome {
		return Outcome::error( 409, 'sedifex_order_busy', __( 'This order is being looked at right now. Please try again in a few seconds.', 'sedifex-sync' ) );
	}
}
