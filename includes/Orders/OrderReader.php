<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use Sedifex\Sync\Outbox\Attempt;
use Sedifex\Sync\Outbox\AttemptStore;
use Sedifex\Sync\Sedifex\Answer;
use Sedifex\Sync\Sedifex\Client;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Money;
use Sedifex\Sync\Support\Timing;
use Sedifex\Sync\Support\Ulid;

/**
 * Asks Sedifex what has become of an order, and is the only place that decides "paid": by an
 * authenticated read of an id of this order, with a paid word, our store and currency, and enough
 * money (contract 0.8). A browser's return and a webhook prove nothing.
 */
final class OrderReader {

	private const READ_STATES = [ 'accepted', 'unknown', 'burnt', 'sending' ];

	public function __construct( private readonly Client $client, private readonly AttemptStore $attempts, private readonly OrderStore $orders, private readonly SettingsStore $settings ) {
	}

	/**
	 * Looks once, unless somebody else is looking or has just looked.
	 *
	 * @param float $seconds Longest time for all reads together.
	 * @return Order|null As stored afterwards; null when nobody needed to look.
	 */
	public function look( Order $order, int $gap, float $seconds ): ?Order {
		$claim   = Ulid::random( 24 );
		$claimed = 'sedifex' === $order->source ? $this->orders->claim( $order->id, $claim, $gap ) : null;
		return null === $claimed ? null : $this->read( $claimed, $claim, $seconds );
	}

	/**
	 * As look(), at once, for a person who wants to know what exactly was found.
	 *
	 * @return array{Order, OrderChange}|null Null while somebody else is looking.
	 */
	public function look_now( Order $order, float $seconds ): ?array {
		$claim   = Ulid::random( 24 );
		$claimed = $this->orders->claim( $order->id, $claim, 0 );
		return null === $claimed ? null : $this->take_in( $claimed, $claim, $seconds );
	}

	/** Reads an order whose claim the caller holds. */
	public function read( Order $order, string $claim, float $seconds ): Order {
		return $this->take_in( $order, $claim, $seconds )[0];
	}

	/** @return array{Order, OrderChange} */
	private function take_in( Order $order, string $claim, float $seconds ): array {
		$change = 'pay_on_delivery' === $order->method ? $this->cash( $order, $seconds ) : $this->online( $order, $seconds );
		$this->orders->apply( $order, $change, $claim, self::next_read( $order, $change ) );
		$after = $this->orders->find_by_reference( $order->reference ) ?? $order;
		if ( $after->payment !== $order->payment || $after->stage !== $order->stage ) {
			/**
			 * An order has changed.
			 *
			 * @param Order $after  As it is now.
			 * @param Order $before As it was.
			 */
			do_action( 'sedifex_order_updated', $after, $order );
		}
		return [ $after, $change ];
	}

	/** All attempts are read: two can be paid, and an older one can be paid late. */
	private function online( Order $order, float $seconds ): OrderChange {
		$verdict = new PaymentVerdict( $order );
		$until   = hrtime( true ) + (int) ( $seconds * 1e9 );
		foreach ( $this->attempts->of( $order->reference ) as $attempt ) {
			$left = ( $until - hrtime( true ) ) / 1e9;
			if ( 'checkout' !== $attempt->kind || ! in_array( $attempt->state, self::READ_STATES, true ) ) {
				continue;
			}
			if ( $left < 0.5 ) {
				$verdict->missed();
				continue;
			}
			$answer = $this->client->order_status( $attempt->upstream_id, min( $left, (float) Timing::all()['read'] ) );
			if ( $this->is_about( $answer, $attempt ) ) {
				$this->take( $verdict, $attempt, $answer );
			} elseif ( 404 === $answer->status ) {
				$verdict->not_there();
			} else {
				$verdict->missed();
			}
		}
		return $verdict->change();
	}

	/** An answer about another id, store or currency says nothing about this attempt (contract 4.7). */
	private function is_about( Answer $answer, Attempt $attempt ): bool {
		return $answer->ok()
			&& $answer->text( 'reference' ) === $attempt->upstream_id
			&& $answer->text( 'storeId' ) === $this->settings->get()->store_id
			&& strtoupper( $answer->text( 'currency' ) ) === $attempt->currency;
	}

	private function take( PaymentVerdict $verdict, Attempt $attempt, Answer $answer ): void {
		$raw   = $answer->text( 'paymentStatus' );
		$paid  = Money::from_json( $answer->body['amountPaid'] ?? null, $attempt->currency );
		$minor = $paid?->minor;
		$this->attempts->checked( $attempt, $raw, $minor, $this->proof( $answer, $raw ) );
		$verdict->add( $attempt, $raw, $answer->text( 'orderStatus' ), $minor );
	}

	/** @return array<string, mixed>|null What is kept as proof: words and sums, no contact data. */
	private function proof( Answer $answer, string $raw ): ?array {
		if ( 'paid' !== StatusMap::payment( 'sedifex', $raw ) ) {
			return null;
		}
		$kept = array_intersect_key( $answer->body ?? [], array_flip( [ 'storeId', 'reference', 'clientOrderId', 'amountPaid', 'currency', 'paymentStatus', 'orderStatus', 'paidAt', 'paymentConfirmedAt', 'updatedAt' ] ) );
		return [
			...$kept,
			'request_id' => $answer->request_id,
			'read_at'    => time(),
		];
	}

	/** Of the public receipt only the three fields that can be trusted are read (contract 4.11). */
	private function cash( Order $order, float $seconds ): OrderChange {
		$attempts = array_values( array_filter( $this->attempts->of( $order->reference ), static fn( Attempt $attempt ): bool => 'cash' === $attempt->kind && 'accepted' === $attempt->state ) );
		if ( [] === $attempts ) {
			return new OrderChange( was_read: true );
		}
		$answer = $this->client->receipt( $attempts[0]->upstream_id, $seconds );
		if ( ! $answer->ok() || $answer->text( 'reference' ) !== $attempts[0]->upstream_id || $answer->text( 'storeId' ) !== $this->settings->get()->store_id ) {
			return new OrderChange( was_read: null !== $answer->body );
		}
		$raw_payment = $answer->text( 'paymentStatus' );
		$raw_stage   = $answer->text( 'orderStatus' );
		$payment     = StatusMap::payment( 'sedifex', $raw_payment );
		if ( 'paid' === $payment && ! StatusMap::is_cash( $raw_payment ) && true !== ( $answer->body['cashConfirmed'] ?? null ) ) {
			// A cash order is paid by staff's own word only.
			$payment = null;
		}
		$this->attempts->checked( $attempts[0], $raw_payment, null, 'paid' === $payment ? $this->proof( $answer, $raw_payment ) : null );
		return new OrderChange( $payment, StatusMap::stage( 'sedifex', 'cancelled_cash' === $raw_payment ? $raw_payment : $raw_stage ), $raw_payment, $raw_stage, was_read: true );
	}

	/** Seconds until the next scheduled read: the steps of `reads`, then daily for thirty days. */
	private static function next_read( Order $order, OrderChange $change ): ?int {
		$age = $order->db_now - $order->ordered_at;
		if ( in_array( $change->stage ?? $order->stage, StatusMap::END_STAGES, true ) || $age > 30 * DAY_IN_SECONDS ) {
			return null;
		}
		foreach ( Timing::all()['reads'] as $step ) {
			if ( $step > $age ) {
				return $step - $age;
			}
		}
		return DAY_IN_SECONDS;
	}
}
