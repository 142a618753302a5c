<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Checkout;

use Sedifex\Sync\Orders\StatusMap;
use Sedifex\Sync\Orders\StatusUrl;
use Sedifex\Sync\Outbox\Attempt;
use Sedifex\Sync\Outbox\AttemptStore;
use Sedifex\Sync\Outbox\Call;
use Sedifex\Sync\Outbox\Delivery;
use Sedifex\Sync\Outbox\FailureSorter;
use Sedifex\Sync\Outbox\Finding;
use Sedifex\Sync\Outbox\Intent;
use Sedifex\Sync\Outbox\PaymentUrl;
use Sedifex\Sync\Outbox\Result;
use Sedifex\Sync\Outbox\Verdict;
use Sedifex\Sync\Sedifex\Answer;
use Sedifex\Sync\Sedifex\Client;
use Sedifex\Sync\Sedifex\Fees;

/**
 * Online orders through integrationCheckoutCreate. Each try is an attempt with an upstream id of its
 * own, sent once: a lost answer burns it, since its payment page can never be learnt (contract 0.5).
 */
final class OnlineDelivery implements Delivery {

	private const ATTEMPTS_A_DAY = 10;

	public function __construct(
		private readonly Client $client,
		private readonly AttemptStore $attempts,
		private readonly OrderBody $body,
		private readonly StatusUrl $status_url,
		private readonly FailureSorter $sorter,
		private readonly Fees $fees,
	) {
	}

	public function kind(): string {
		return 'online';
	}

	/** The attempt that has not been sent yet, or the next one, once every earlier one is asked. */
	public function prepare( Intent $intent ): ?Call {
		$attempts = $this->attempts->of( $intent->reference );
		$last     = [] === $attempts ? null : $attempts[ count( $attempts ) - 1 ];
		if ( null === $last || 'created' !== $last->state ) {
			if ( $this->attempts->made_today( $intent->reference ) >= self::ATTEMPTS_A_DAY ) {
				return null;
			}
			$last = $this->next_attempt( $intent, ( $last->number ?? 0 ) + 1 );
		}
		return null === $last ? null : new Call( 'checkout', $last, $this->body->online( $intent, $last->upstream_id, $this->status_url->for_token( $intent->payload['token'] ) ) );
	}

	public function send( Intent $intent, Call $call, float $seconds ): Result {
		$attempt = $call->attempt;
		if ( ! $this->attempts->mark_sending( $attempt ) ) {
			// Somebody sent it before: its outcome is unknown here, so it is asked about.
			return new Result( Verdict::Unknown, Answer::not_made( 'checkout', 'sent_before' ) );
		}
		$answer  = $this->client->checkout_create( $call->body, $seconds );
		$verdict = $this->sorter->sort( $answer );
		if ( Verdict::Absent === $verdict ) {
			// Create is no optional feature: its absence passes, or the address is wrong.
			$verdict = Verdict::NotCarriedOut;
		}
		if ( Verdict::Accepted === $verdict ) {
			return $this->accept( $attempt, $answer );
		}
		$state = match ( $verdict ) {
			Verdict::Rejected => 'rejected',
			Verdict::Unknown  => 'unknown',
			default           => 'created',
		};
		$this->attempts->answered( $attempt, $state, $answer );
		return new Result( $verdict, $answer );
	}

	/** Order status says what became of an attempt whose answer was lost. */
	public function ask( Intent $intent, float $seconds ): Finding {
		$attempts = $this->attempts->of( $intent->reference );
		$last     = [] === $attempts ? $this->next_attempt( $intent, 1 ) : $attempts[ count( $attempts ) - 1 ];
		if ( null === $last ) {
			return Finding::Unclear;
		}
		if ( $last->has_page() ) {
			return Finding::Present;
		}
		$answer = $this->client->order_status( $last->upstream_id, $seconds );
		if ( $answer->ok() && $answer->text( 'reference' ) === $last->upstream_id ) {
			$payment = StatusMap::payment( 'sedifex', $answer->text( 'paymentStatus' ) );
			if ( 'paid' === $payment || 'partial' === $payment || 'refunded' === $payment ) {
				return Finding::Present;
			}
			// Known there, but its page was never received here: nobody can pay it.
			$this->attempts->set_state( $last, 'burnt' );
			return Finding::Absent;
		}
		if ( 404 === $answer->status && 'order-not-found' === $answer->code ) {
			// Never sent: it stays usable. Sent: the provider may hold the id all the same.
			if ( 'created' !== $last->state ) {
				$this->attempts->set_state( $last, 'burnt' );
			}
			return Finding::Absent;
		}
		return Finding::Unclear;
	}

	/** What a 200 must show before a customer is sent to its page. */
	private function accept( Attempt $attempt, Answer $answer ): Result {
		$url      = $answer->text( 'authorizationUrl' );
		$snapshot = $answer->body['pricingSnapshot'] ?? null;
		$base     = is_array( $snapshot ) ? $snapshot['baseTotalMinor'] ?? null : null;
		$total    = is_array( $snapshot ) ? $snapshot['customerTotalMinor'] ?? null : null;
		$genuine  = true === ( $answer->body['ok'] ?? null )
			&& $answer->text( 'reference' ) === $attempt->upstream_id
			&& ! isset( $answer->body['sandbox'] )
			&& PaymentUrl::is_allowed( $url );
		if ( ! $genuine || ! is_int( $base ) || ! is_int( $total ) ) {
			$this->attempts->answered( $attempt, 'unknown', $answer );
			return new Result( Verdict::Unknown, $answer, 'unproven_answer' );
		}
		if ( $base !== $attempt->base_minor || $total !== $attempt->total_minor ) {
			// The page would charge another sum than the customer saw: it is thrown away unseen, so
			// that nobody can pay it.
			$this->attempts->answered( $attempt, 'rejected', $answer );
			$this->fees->seen( $base, $total );
			return new Result( Verdict::Rejected, $answer, 'sedifex_checkout_total_changed', $total );
		}
		$this->attempts->answered( $attempt, 'accepted', $answer, $url );
		return new Result( Verdict::Accepted, $answer );
	}

	private function next_attempt( Intent $intent, int $number ): ?Attempt {
		$payload = $intent->payload;
		return $this->attempts->ensure( $intent->reference, $intent->ref() . '-A' . $number, $number, 'checkout', $payload['subtotal_minor'], $payload['total_minor'], $payload['currency'] );
	}
}
