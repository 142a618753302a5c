<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Outbox;

use Sedifex\Sync\Support\Clock;
use Sedifex\Sync\Support\Deadline;
use Sedifex\Sync\Support\Timing;
use Sedifex\Sync\Support\Ulid;

/**
 * Takes a claimed intent one step on: sends it, asks about it, or hands it to a person. The rule it
 * keeps: after an unclear outcome nothing is sent again without proof that the first call did not
 * arrive. What is sent, and what counts as proof, is each delivery's own knowledge.
 */
final class Outbox {

	/** Automatic sends of one intent, proven-unsent ones not counted. */
	private const SENDS = 3;

	/** Steps without a wait between them; more would be a delivery that goes round in circles. */
	private const STEPS = 6;

	private const PAUSED = 'paused';

	/** @var array<string, Delivery> */
	private readonly array $deliveries;

	/**
	 * @param list<Delivery>       $deliveries
	 * @param list<IntentListener> $listeners
	 */
	public function __construct( private readonly IntentStore $intents, array $deliveries, private readonly array $listeners, private readonly SiteFingerprint $site, private readonly Clock $clock ) {
		$by_kind = [];
		foreach ( $deliveries as $delivery ) {
			$by_kind[ $delivery->kind() ] = $delivery;
		}
		$this->deliveries = $by_kind;
	}

	/**
	 * Takes the intent as far as the deadline allows. The caller holds its claim.
	 *
	 * @return Intent As stored afterwards.
	 */
	public function carry_out( Intent $intent, Deadline $deadline ): Intent {
		for ( $steps = 1; true; $steps++ ) {
			$after = $this->step( $intent, $deadline );
			$this->tell( $after );
			// Only what is due again now (an absent endpoint, a proof of absence) goes on at once.
			$waits = IntentState::Queued !== $after->state || $after->tries > $intent->tries || self::PAUSED === $after->code;
			$again = $waits || $steps >= self::STEPS || $deadline->left() < Timing::all()['call_least'] ? null : $this->intents->claim( $after->id, Ulid::random( 24 ) );
			if ( null === $again ) {
				return $after;
			}
			$intent = $again;
		}
	}

	/**
	 * A person asks what became of it, and may want it sent once more. The caller holds the claim of an
	 * intent that waits for a person. It is sent only after Sedifex, asked in this moment, does not have
	 * it, and after the quiet period in which the last call may still arrive; the limits of number and age
	 * are for sends that nobody has decided on.
	 *
	 * @return Finding What asking brought; `Unclear` also where it may not be asked yet, or not from here.
	 */
	public function for_person( Intent $intent, bool $send, Deadline $deadline ): Finding {
		$delivery = $this->deliveries[ $intent->kind ] ?? null;
		$timing   = Timing::all();
		$is_quiet = null === $intent->sent_at || $intent->db_now >= $intent->sent_at + $timing['quiet'];
		$finding  = null === $delivery || ! $is_quiet || ! $this->belongs_here( $intent ) ? Finding::Unclear : $delivery->ask( $intent, min( (float) $timing['read'], $deadline->left() ) );
		$queued   = Finding::Absent === $finding && $send ? $this->intents->queue_again( $intent ) : null;
		if ( null !== $queued && null !== $delivery ) {
			$this->call( $queued, $delivery, $deadline );
		} elseif ( Finding::Present === $finding ) {
			$this->intents->settle( $intent, IntentState::Accepted );
		} else {
			$code = match ( $finding ) {
				Finding::Absent      => 'absent',
				Finding::Undecidable => 'cannot_be_asked',
				default              => $intent->code,
			};
			$this->to_person( $intent, $code, $intent->message );
		}
		$this->tell( $this->intents->find( $intent->id ) ?? $intent );
		return $finding;
	}

	private function tell( Intent $intent ): void {
		foreach ( $this->listeners as $listener ) {
			$listener->intent_changed( $intent );
		}
	}

	private function belongs_here( Intent $intent ): bool {
		return $this->site->is_this_site() && $intent->fingerprint === $this->site->current();
	}

	private function step( Intent $intent, Deadline $deadline ): Intent {
		$delivery = $this->deliveries[ $intent->kind ] ?? null;
		if ( null === $delivery || ! $this->belongs_here( $intent ) ) {
			$this->intents->settle( $intent, $intent->state, 600, code: self::PAUSED );
		} elseif ( IntentState::Queued !== $intent->state ) {
			$this->ask( $intent, $delivery, $deadline );
		} elseif ( $intent->age() > Timing::all()['give_up'] ) {
			$this->to_person( $intent, 'too_old', '' );
		} elseif ( $intent->age() > Timing::all()['stale'] && ! self::was_just_asked_about( $intent ) ) {
			// Not sent soon after it was stored: a restored backup looks like this too, so ask first,
			// whatever the row says of sends.
			$this->ask( $intent, $delivery, $deadline );
		} else {
			$this->send( $intent, $delivery, $deadline );
		}
		return $this->intents->find( $intent->id ) ?? $intent;
	}

	private function send( Intent $intent, Delivery $delivery, Deadline $deadline ): void {
		if ( $intent->sends >= self::SENDS ) {
			$this->to_person( $intent, 'sent_often', '' );
			return;
		}
		$this->call( $intent, $delivery, $deadline );
	}

	private function call( Intent $intent, Delivery $delivery, Deadline $deadline ): void {
		$timing = Timing::all();
		$call   = $delivery->prepare( $intent );
		if ( null === $call ) {
			$this->to_person( $intent, 'not_allowed', '' );
			return;
		}
		if ( $deadline->left() < $timing['call_least'] ) {
			// What does not fit into the visitor's time is the worker's, at once.
			$this->intents->settle( $intent, IntentState::Queued, code: $intent->code, one_try: true );
			return;
		}
		$marked = $this->clock->elapsed();
		if ( ! $this->intents->mark_sending( $intent, $call->endpoint ) ) {
			return;
		}
		if ( $this->clock->elapsed() - $marked > $timing['mark_to_call'] ) {
			// This process stood still between mark and call; another may have taken over meanwhile.
			$this->intents->settle( $intent, IntentState::Queued, 1, code: 'stalled', unsent: true, one_try: true );
			return;
		}
		$this->settle_send( $intent, $delivery->send( $intent, $call, min( (float) $timing['call_total'], $deadline->left() ) ) );
	}

	private function settle_send( Intent $intent, Result $result ): void {
		$answer   = $result->answer;
		$category = $answer->category->value;
		$code     = '' === $result->code ? $answer->code : $result->code;
		switch ( $result->verdict ) {
			case Verdict::Accepted:
				$this->intents->settle( $intent, IntentState::Accepted );
				break;
			case Verdict::Rejected:
				$this->intents->settle( $intent, IntentState::Rejected, 0, $category, $code, $answer->message(), fresh_total_minor: $result->fresh_total_minor );
				break;
			case Verdict::Absent:
				// An optional endpoint is not there: the delivery remembers it and takes its other way.
				$this->intents->settle( $intent, IntentState::Queued, 0, $category, $code, $answer->message(), unsent: true );
				break;
			case Verdict::Unsent:
			case Verdict::NotCarriedOut:
				$this->intents->settle( $intent, IntentState::Queued, Timing::backoff( $intent->tries + 1 ), $category, $code, $answer->message(), unsent: true, one_try: true );
				break;
			case Verdict::Unknown:
				$this->intents->settle( $intent, IntentState::Unknown, Timing::all()['quiet'], $category, $code, $answer->message(), one_try: true );
		}
	}

	private function ask( Intent $intent, Delivery $delivery, Deadline $deadline ): void {
		$timing = Timing::all();
		if ( $deadline->left() < $timing['call_least'] ) {
			$this->intents->settle( $intent, $intent->state, code: $intent->code );
			return;
		}
		$finding = $delivery->ask( $intent, min( (float) $timing['read'], $deadline->left() ) );
		switch ( $finding ) {
			case Finding::Present:
				$this->intents->settle( $intent, IntentState::Accepted );
				break;
			case Finding::Absent:
				$this->intents->settle( $intent, IntentState::Queued, code: 'asked' );
				break;
			case Finding::Undecidable:
				$this->to_person( $intent, 'cannot_be_asked', $intent->message );
				break;
			case Finding::Unclear:
				$this->ask_later( $intent );
		}
	}

	/** A call that may have arrived is asked about for half an hour, one that never left for a day. */
	private function ask_later( Intent $intent ): void {
		$timing = Timing::all();
		$waits  = IntentState::Queued === $intent->state;
		if ( ! $waits && $intent->db_now > ( $intent->sent_at ?? $intent->created_at ) + $timing['quiet'] + $timing['ask_for'] ) {
			$this->to_person( $intent, 'no_answer', $intent->message );
			return;
		}
		$this->intents->settle( $intent, $waits ? IntentState::Queued : IntentState::Reconciling, Timing::backoff( $intent->tries + 1 ), code: $intent->code, message: $intent->message, one_try: true );
	}

	private static function was_just_asked_about( Intent $intent ): bool {
		return 'asked' === $intent->code && $intent->db_now - $intent->updated_at <= Timing::all()['stale'];
	}

	private function to_person( Intent $intent, string $code, string $message ): void {
		$this->intents->settle( $intent, IntentState::Attention, 0, 'attention', $code, $message );
	}
}
