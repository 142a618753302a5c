<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Checkout;

use Sedifex\Sync\Outbox\Attempt;
use Sedifex\Sync\Outbox\AttemptStore;
use Sedifex\Sync\Outbox\Call;
use Sedifex\Sync\Outbox\Delivery;
use Sedifex\Sync\Outbox\FailureSorter;
use Sedifex\Sync\Outbox\Finding;
use Sedifex\Sync\Outbox\Intent;
use Sedifex\Sync\Outbox\Result;
use Sedifex\Sync\Outbox\Verdict;
use Sedifex\Sync\Sedifex\Answer;
use Sedifex\Sync\Sedifex\Client;

/**
 * Pay on delivery: the documented endpoint where it answers, else the cash endpoint. One upstream id
 * for every send of one order, and an order stays with the endpoint it may have reached: the cash
 * endpoint overwrites silently (contract 4.8), so nothing is sent again that was found there.
 */
final class CashDelivery implements Delivery {

	/** The documented endpoint answered this order with 404: it goes the other way. */
	private const NOT_THERE = 'no_delivery_requests';

	public function __construct(
		private readonly Client $client,
		private readonly AttemptStore $attempts,
		private readonly OrderBody $body,
		private readonly FailureSorter $sorter,
	) {
	}

	public function kind(): string {
		return 'pay_on_delivery';
	}

	public function prepare( Intent $intent ): ?Call {
		$attempt = $this->attempt( $intent );
		if ( null === $attempt ) {
			return null;
		}
		$documented = $intent->sends > 0 ? 'delivery_request' === $intent->endpoint : self::NOT_THERE !== $intent->code && true === $this->client->has_delivery_requests();
		return $documented
			? new Call( 'delivery_request', $attempt, $this->body->delivery_request( $intent, $attempt->upstream_id ) )
			: new Call( 'cash', $attempt, $this->body->cash( $intent, $attempt->upstream_id ) );
	}

	public function send( Intent $intent, Call $call, float $seconds ): Result {
		$this->attempts->set_state( $call->attempt, 'sending' );
		$documented = 'delivery_request' === $call->endpoint;
		$answer     = $documented ? $this->client->delivery_request( $call->body, $seconds ) : $this->client->cash_create( $call->body, $seconds );
		$verdict    = $this->sorter->sort( $answer );
		if ( Verdict::Absent === $verdict && ! $documented ) {
			$verdict = Verdict::NotCarriedOut;
		}
		if ( Verdict::Accepted === $verdict && ! $this->proves( $answer, $call, $intent ) ) {
			$verdict = Verdict::Unknown;
		}
		$state = match ( $verdict ) {
			Verdict::Accepted => 'accepted',
			Verdict::Rejected => 'rejected',
			Verdict::Unknown  => 'unknown',
			default           => 'created',
		};
		$this->attempts->answered( $call->attempt, $state, $answer );
		return new Result( $verdict, $answer, Verdict::Absent === $verdict ? self::NOT_THERE : '' );
	}

	/** The public receipt proves absence for the cash endpoint; for the documented one nothing does. */
	public function ask( Intent $intent, float $seconds ): Finding {
		$attempt = $this->attempt( $intent );
		if ( null === $attempt ) {
			return Finding::Unclear;
		}
		// Never sent as far as we know: a restored backup has forgotten where it went, so ask the way it would go.
		$documented = '' === $intent->endpoint
			? true === $this->client->has_delivery_requests( min( 2.0, $seconds ) )
			: 'delivery_request' === $intent->endpoint && self::NOT_THERE !== $intent->code;
		if ( $documented ) {
			$answer = $this->client->order_status( $attempt->upstream_id, $seconds );
			return $answer->ok() ? $this->found( $attempt ) : ( 404 === $answer->status ? Finding::Undecidable : Finding::Unclear );
		}
		$answer = $this->client->receipt( $attempt->upstream_id, $seconds );
		if ( $answer->ok() && $answer->text( 'reference' ) === $attempt->upstream_id && $answer->text( 'storeId' ) === $intent->payload['store_id'] ) {
			return $this->found( $attempt );
		}
		return 404 === $answer->status && 'receipt-not-found' === $answer->code ? Finding::Absent : Finding::Unclear;
	}

	private function found( Attempt $attempt ): Finding {
		$this->attempts->set_state( $attempt, 'accepted' );
		return Finding::Present;
	}

	private function proves( Answer $answer, Call $call, Intent $intent ): bool {
		if ( 'delivery_request' === $call->endpoint ) {
			// Documented is a reference, and no more.
			return false !== ( $answer->body['ok'] ?? true ) && '' !== $answer->text( 'reference' );
		}
		return true === ( $answer->body['ok'] ?? null )
			&& $answer->text( 'reference' ) === $call->attempt->upstream_id
			&& $answer->text( 'collection' ) === 'stores/' . $intent->payload['store_id'] . '/cashOrders';
	}

	private function attempt( Intent $intent ): ?Attempt {
		$payload = $intent->payload;
		return $this->attempts->ensure( $intent->reference, $intent->ref() . '-C', 1, 'cash', $payload['subtotal_minor'], $payload['total_minor'], $payload['currency'] );
	}
}
