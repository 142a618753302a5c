<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

use Sedifex\Sync\Sedifex\Answer;
use Sedifex\Sync\Sedifex\Client;
use Sedifex\Sync\Settings\Settings;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Claim;
use Sedifex\Sync\Support\Clock;
use Sedifex\Sync\Support\Timing;

use const Sedifex\Sync\VERSION;

/**
 * Brings our copy of the catalogue up to date: one look at Sedifex's list at a time, believed only as
 * far as it can be (DoubtRules), applied by content (CatalogWriter). While Sedifex cannot be reached
 * the last good copy stays, for as long as it takes, and says how old it is.
 */
final class CatalogSync {

	private const CLAIM = 'catalog_claim';

	/** Looking more often than this is no use to anybody. */
	private const LEAST_PAUSE = 300;

	/** After a failure an order does not wait for Sedifex again before this. */
	private const AFTER_FAILURE = 30;

	/** An order with less time than this does not begin a look. */
	private const LEAST_TIME = 3.0;

	public function __construct(
		private readonly Client $client,
		private readonly SettingsStore $settings,
		private readonly CatalogStateStore $states,
		private readonly ProductStore $products,
		private readonly ProductRows $rows,
		private readonly CatalogAnswer $reader,
		private readonly CatalogWriter $writer,
		private readonly DoubtRules $doubts,
		private readonly Claim $claim,
		private readonly Clock $clock
	) {
	}

	/**
	 * Looks now.
	 *
	 * @param float $seconds Longest wait for Sedifex.
	 * @param bool  $accept  The owner has looked and wants the answer applied, doubts or not.
	 */
	public function run( float $seconds = 20.0, bool $accept = false ): SyncResult {
		$settings = $this->settings->get();
		if ( ! $settings->is_connected() ) {
			return new SyncResult( SyncResult::FAILED, error: __( 'Connect your store first: the store id and the key are needed.', 'sedifex-sync' ), code: 'not_connected' );
		}
		$token = $this->claim->take( self::CLAIM, Timing::all()['lease'] );
		if ( null === $token ) {
			return new SyncResult( SyncResult::BUSY, error: __( 'The catalogue is being read right now.', 'sedifex-sync' ), code: 'busy' );
		}
		try {
			$result = $this->look( $settings, $token, $seconds, $accept );
		} finally {
			$this->claim->release( self::CLAIM, $token );
			$this->products->forget();
		}
		/**
		 * The catalogue was looked at; the result says what came of it.
		 *
		 * @param SyncResult $result Counts, doubts, bad items, error.
		 */
		do_action( 'sedifex_catalog_synced', $result );
		return $result;
	}

	/**
	 * For prices at the moment of an order: looks again if the copy is older than that and there is time.
	 *
	 * @param int   $seconds   Age that will do.
	 * @param float $time_left Of the visitor's own deadline.
	 * @return bool True = the copy is fresh enough now.
	 */
	public function refresh_if_older( int $seconds, float $time_left ): bool {
		$state = $this->state();
		if ( $this->is_younger( $state, $seconds ) ) {
			return true;
		}
		$just_failed = $state->failures > 0 && $this->clock->now() - $state->looked_at < self::AFTER_FAILURE;
		if ( $just_failed || $time_left < self::LEAST_TIME ) {
			return false;
		}
		$result = $this->run( $time_left );
		if ( SyncResult::BUSY === $result->outcome ) {
			$this->wait_for_other( $seconds, $time_left );
		}
		return $this->is_younger( $this->state(), $seconds );
	}

	/** Asks for a look soon: one for all that is heard of meanwhile. */
	public function want(): void {
		$this->states->want( $this->clock->now() );
	}

	/** Whether the schedule wants a look now. */
	public function is_due(): bool {
		if ( ! $this->settings->get()->is_connected() ) {
			return false;
		}
		$state = $this->state();
		$pause = max( self::LEAST_PAUSE, $this->settings->get()->cache_ttl );
		if ( $state->failures > 0 ) {
			$pause = min( $pause, Timing::backoff( $state->failures ) );
		}
		$now = $this->clock->now();
		foreach ( $state->pending as $held ) {
			if ( $now >= $held['since'] + Timing::all()['second_look'] && $now - $state->looked_at >= self::AFTER_FAILURE ) {
				return true;
			}
		}
		if ( 0 === $state->failures && $now - $state->looked_at >= self::AFTER_FAILURE && $this->states->wanted_at() >= $state->looked_at && $state->looked_at > 0 ) {
			return true;
		}
		return $now - $state->looked_at >= $pause;
	}

	private function look( Settings $settings, string $token, float $seconds, bool $accept ): SyncResult {
		$state        = $this->state();
		$first        = '' === $state->store;
		$state->store = $settings->store_id;
		$answer       = $this->client->products( $seconds );
		$is_as_before = ! $accept && $this->is_as_before( $state, $answer, $settings );
		$read         = $is_as_before ? '' : $this->reader->read( $answer, $settings->store_id, $settings->currency );
		// The answer took its time: whoever took over meanwhile has a newer one.
		if ( ! $this->claim->is_held( self::CLAIM, $token ) ) {
			return new SyncResult( SyncResult::BUSY, code: 'busy' );
		}
		$state->looked_at = $this->clock->now();
		if ( $is_as_before ) {
			return $this->believed( $state, new SyncResult( SyncResult::DONE, $state->total ) );
		}
		if ( is_string( $read ) ) {
			return $this->failed( $state, $read, '' === $answer->code ? 'not_a_list' : $answer->code, $answer->category->value );
		}
		$result = $this->apply( $state, $read, $accept );
		if ( ! $result->is_done() ) {
			return $result;
		}
		if ( $first ) {
			$this->rows->forget_other_stores( $settings->store_id );
		}
		$state->settled = [] === $result->bad && 0 === $result->held ? $this->mark( $answer, $settings ) : '';
		return $this->believed( $state, $result );
	}

	/**
	 * Whether this answer is, to the letter, the one that was applied last, and the rows are as it left
	 * them. Then there is nothing to compare, and nothing waits for a second look either: an item that is
	 * missing, a doubt or a bad item keeps an answer from counting as settled.
	 */
	private function is_as_before( CatalogState $state, Answer $answer, Settings $settings ): bool {
		return '' !== $state->settled
			&& [] === $state->pending
			&& $answer->ok()
			&& $state->settled === $this->mark( $answer, $settings );
	}

	/** Of an answer, of all that decides what is made of it, and of the rows. */
	private function mark( Answer $answer, Settings $settings ): string {
		return hash( 'xxh128', implode( "\0", [ VERSION, $settings->base_url, $settings->store_id, $settings->currency, $this->reader->fingerprint( $answer ), $this->rows->mark( $settings->store_id ) ] ) );
	}

	/** @param array{items: array<string, CatalogItem>, bad: list<BadItem>} $read */
	private function apply( CatalogState $state, array $read, bool $accept ): SyncResult {
		$known           = $this->rows->index( $state->store );
		$wait            = Timing::all()['second_look'];
		$empty           = isset( $state->pending['empty'] );
		$held            = $accept ? [] : $this->doubts->held( $this->doubts->suspects( $known, $read['items'] ), $state->pending, $state->looked_at, $wait );
		$state->failures = 0;
		$state->pending  = $held;
		$state->bad      = ( new SyncResult( SyncResult::DONE, bad: $read['bad'] ) )->bad_list();
		if ( [] !== $held ) {
			return $this->held( $state, $read['bad'] );
		}
		$result = $this->writer->apply(
			$state,
			$read,
			$known,
			[
				'now'     => $state->looked_at,
				'wait'    => $wait,
				'certain' => $empty && [] === $read['items'],
				'accept'  => $accept,
			]
		);
		if ( ! $result->is_done() ) {
			return $this->failed( $state, (string) $result->error, $result->code );
		}
		$state->bad = $result->bad_list();
		return $result;
	}

	private function believed( CatalogState $state, SyncResult $result ): SyncResult {
		$state->failures = 0;
		$state->problem  = '';
		$state->as_of    = $state->looked_at;
		$this->states->write( $state );
		return $result;
	}

	private function failed( CatalogState $state, string $sentence, string $code, string $category = '' ): SyncResult {
		$state->failing_since = 0 === $state->failures ? $state->looked_at : $state->failing_since;
		++$state->failures;
		$state->problem   = $sentence;
		$state->failure   = $code;
		$state->category  = $category;
		$state->failed_at = $state->looked_at;
		$this->states->write( $state );
		return new SyncResult( SyncResult::FAILED, $state->total, error: $sentence, code: $code );
	}

	/** @param list<BadItem> $bad */
	private function held( CatalogState $state, array $bad ): SyncResult {
		$state->doubts = [];
		$number        = 0;
		foreach ( $state->pending as $kind => $held ) {
			$state->doubts[] = DoubtText::held( $kind, count( $held['seen'] ) );
			$number         += count( $held['seen'] );
		}
		$state->problem = $state->doubts[0] ?? '';
		$this->states->write( $state );
		return new SyncResult( SyncResult::HELD, $state->total, held: $number, bad: $bad, doubts: $state->doubts );
	}

	/** Of the store that is set now; what is known of another store's copy says nothing. */
	private function state(): CatalogState {
		$state = $this->states->read();
		return $state->store === $this->settings->get()->store_id ? $state : new CatalogState();
	}

	private function is_younger( CatalogState $state, int $seconds ): bool {
		return $state->as_of > 0 && $this->clock->now() - $state->as_of <= $seconds;
	}

	/** Another process is reading the list: its answer will do, if it comes in time. */
	private function wait_for_other( int $seconds, float $time_left ): void {
		$until = $this->clock->elapsed() + min( $time_left, 5.0 );
		do {
			usleep( 200_000 );
		} while ( ! $this->is_younger( $this->state(), $seconds ) && $this->clock->elapsed() < $until );
	}
}
