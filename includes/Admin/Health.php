<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Generator;
use Sedifex\Sync\Catalog\CatalogState;
use Sedifex\Sync\Catalog\CatalogStateStore;
use Sedifex\Sync\Orders\OrderList;
use Sedifex\Sync\Outbox\IntentStore;
use Sedifex\Sync\Outbox\SiteFingerprint;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Clock;
use Sedifex\Sync\Webhooks\EventCounts;

/**
 * How the shop is, in one sentence: the most urgent of everything that is wrong. Reads only what is
 * stored here and asks Sedifex nothing, so that it can be looked at often.
 */
final class Health {

	/** The worker is wanted every minute. */
	private const WORKER_LATE = 300;

	/** Prices are read again about every quarter of an hour at most; after four times that something is wrong. */
	private const PRICES_LATE = 3600;

	/** Failures that say no more than that no answer came. */
	private const SILENCE = '/^(?:no_answer|curl_(?:7|28|5[256])|http_(?:408|429|5\d\d))$/';

	public function __construct(
		private readonly SettingsStore $settings,
		private readonly Secrets $secrets,
		private readonly CatalogStateStore $states,
		private readonly IntentStore $intents,
		private readonly OrderList $orders,
		private readonly SiteFingerprint $site,
		private readonly WorkerWatch $worker,
		private readonly Clock $clock,
		private readonly ?EventCounts $events = null,
	) {
	}

	/** @return array{0: 'ok'|'attention'|'not_connected', 1: string} */
	public function now(): array {
		$first = $this->first();
		return [ $first->state, $first->sentence ];
	}

	/** The most urgent. */
	public function first(): Cause {
		foreach ( $this->causes() as $cause ) {
			return $cause;
		}
		return new Cause( 'ok', 'ok', __( 'Everything is working.', 'sedifex-sync' ) );
	}

	/** @return Generator<int, Cause> Most urgent first; what is not looked at costs nothing. */
	public function causes(): Generator {
		if ( $this->secrets->is_locked() ) {
			yield new Cause( 'locked', 'attention', __( 'Your stored keys cannot be read, because the security keys of this site have changed. Enter them again.', 'sedifex-sync' ), 'settings', __( 'Enter your key', 'sedifex-sync' ) );
		}
		if ( ! $this->settings->get()->is_connected() ) {
			// Nothing else can be said of a shop without a store.
			yield new Cause( 'not_connected', 'not_connected', __( 'Your shop is not connected to Sedifex yet.', 'sedifex-sync' ), 'connect', __( 'Connect your store', 'sedifex-sync' ) );
			return;
		}
		if ( ! $this->site->is_this_site() ) {
			yield new Cause( 'paused', 'attention', __( 'New orders and messages to customers are paused, because this site looks like a copy of your shop. Answer the question at the top of your WordPress dashboard.', 'sedifex-sync' ) );
		}
		$state = $this->state();
		yield from $this->refused( $state );
		yield from $this->waiting();
		yield from $this->dead();
		yield from $this->worker();
		yield from $this->catalogue( $state );
	}

	/** @return Generator<int, Cause> Sedifex answers, and will not talk to us: only the owner can change that. */
	private function refused( CatalogState $state ): Generator {
		$orders = $this->intents->refused_waiting();
		$is_now = $state->failures > 0 && in_array( $state->category, [ 'authentication', 'contract' ], true );
		if ( 0 === $orders && ! $is_now ) {
			return;
		}
		$sentence = $is_now ? $state->problem : __( 'Sedifex refuses our calls. Test the connection to see why.', 'sedifex-sync' );
		if ( $orders > 0 ) {
			/* translators: %s: number of orders. */
			$sentence .= ' ' . sprintf( _n( '%s order is waiting for this.', '%s orders are waiting for this.', $orders, 'sedifex-sync' ), number_format_i18n( $orders ) );
		}
		yield new Cause( 'contract' === $state->category && $is_now ? 'contract' : 'refused', 'attention', $sentence, 'settings', __( 'Look at the connection', 'sedifex-sync' ) );
	}

	/** @return Generator<int, Cause> */
	private function waiting(): Generator {
		$orders = $this->orders->count_waiting();
		if ( $orders > 0 ) {
			/* translators: %s: number of orders. */
			$sentence = sprintf( _n( '%s order needs you.', '%s orders need you.', $orders, 'sedifex-sync' ), number_format_i18n( $orders ) );
			yield new Cause( 'orders', 'attention', $sentence, 'orders', __( 'See your orders', 'sedifex-sync' ) );
		}
	}

	/** @return Generator<int, Cause> Webhooks that could not be carried out, which a person may replay. */
	private function dead(): Generator {
		$events = $this->events?->dead()['count'] ?? 0;
		if ( $events > 0 ) {
			/* translators: %s: number of messages. */
			$sentence = sprintf( _n( '%s message from another system could not be carried out. See why, and replay it.', '%s messages from other systems could not be carried out. See why, and replay them.', $events, 'sedifex-sync' ), number_format_i18n( $events ) );
			yield new Cause( 'events', 'attention', $sentence, 'webhooks', __( 'See your webhooks', 'sedifex-sync' ) );
		}
	}

	/** @return Generator<int, Cause> */
	private function worker(): Generator {
		$at = $this->worker->last_ran_at();
		if ( 0 !== $at && $this->worker->behind() <= self::WORKER_LATE ) {
			return;
		}
		$sentence = 0 === $at
			? __( 'The background work of your shop has not begun yet. If this stays, ask your host to run the scheduled tasks of WordPress (wp-cron.php) every minute.', 'sedifex-sync' )
			/* translators: %s: a span of time such as "2 hours". */
			: sprintf( __( 'The background work of your shop has not run for %s, so orders and prices may be behind. Ask your host to run the scheduled tasks of WordPress (wp-cron.php) every minute.', 'sedifex-sync' ), human_time_diff( $at, $this->clock->now() ) );
		yield new Cause( 'worker', 'attention', $sentence );
	}

	/** @return Generator<int, Cause> */
	private function catalogue( CatalogState $state ): Generator {
		$now = $this->clock->now();
		if ( $state->failures > 0 && ! in_array( $state->category, [ 'authentication', 'contract' ], true ) ) {
			$is_silent = 1 === preg_match( self::SILENCE, $state->failure );
			$sentence  = $is_silent ? $this->silence( $state->failing_since ) : $state->problem;
			yield new Cause( $is_silent ? 'silent' : 'catalogue', 'attention', $sentence . ' ' . $this->prices( $state->as_of ), $is_silent ? '' : 'settings', $is_silent ? '' : __( 'Look at the connection', 'sedifex-sync' ) );
		} elseif ( 0 === $state->failures && '' !== $state->problem ) {
			yield new Cause( 'held', 'attention', $state->problem );
		}
		if ( 0 === $state->as_of && 0 === $state->failures ) {
			yield new Cause( 'first', 'attention', __( 'Your items are being fetched for the first time.', 'sedifex-sync' ) );
		}
		if ( $state->as_of > 0 && $now - $state->as_of > self::PRICES_LATE && ! $this->worker->is_asleep() ) {
			/* translators: %s: a span of time such as "2 hours". */
			yield new Cause( 'old', 'attention', sprintf( __( 'Your prices were last confirmed %s ago.', 'sedifex-sync' ), human_time_diff( $state->as_of, $now ) ) );
		}
	}

	private function silence( int $since ): string {
		$seconds = $this->clock->now() - $since;
		return 0 === $since || $seconds < MINUTE_IN_SECONDS
			? __( 'Sedifex is not answering at the moment; we keep trying.', 'sedifex-sync' )
			/* translators: %s: a span of time such as "12 minutes". */
			: sprintf( __( 'Sedifex has not answered for %s; we keep trying.', 'sedifex-sync' ), human_time_diff( $since, $this->clock->now() ) );
	}

	/** What the shop shows meanwhile. */
	private function prices( int $as_of ): string {
		if ( 0 === $as_of ) {
			return __( 'Your shop has no items until then.', 'sedifex-sync' );
		}
		$is_today = $this->clock->now() - $as_of < DAY_IN_SECONDS;
		$format   = $is_today ? get_option( 'time_format' ) : get_option( 'date_format' ) . ' ' . get_option( 'time_format' );
		/* translators: %s: a time of the day, with the date where it is not today. */
		return sprintf( __( 'Your shop shows prices as of %s.', 'sedifex-sync' ), (string) wp_date( is_string( $format ) ? $format : 'H:i', $as_of ) );
	}

	/** Of the store that is set now; what is known of another store's copy says nothing. */
	private function state(): CatalogState {
		$state = $this->states->read();
		return $state->store === $this->settings->get()->store_id ? $state : new CatalogState();
	}
}
