<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Bookings;

use Sedifex\Sync\Catalog\CatalogStateStore;
use Sedifex\Sync\Sedifex\Answer;
use Sedifex\Sync\Sedifex\Client;
use Sedifex\Sync\Sedifex\ErrorCategory;
use Sedifex\Sync\Settings\Settings;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Claim;
use Sedifex\Sync\Support\Clock;
use Sedifex\Sync\Support\Timing;

use const Sedifex\Sync\VERSION;

/**
 * Brings our copy of the slots up to date. While Sedifex gives no usable answer, the last good copy stays.
 * Decides when a look is due, and asks for all slots at once: filters are ours, since Sedifex ignores
 * those it does not understand.
 */
final class AvailabilitySync {

	/** A copy that somebody looks at is no older than this, as far as it is up to us. */
	public const FRESH = 30;

	private const CLAIM = 'availability_claim';

	/** Seconds after which a process that never let go is taken for ended. */
	private const LEASE = 30;

	/** Between two looks that nobody waits for. */
	private const PAUSE = 900;

	/** The same for a shop that has nothing to book, as far as we know. */
	private const IDLE = 86_400;

	/** Somebody who looks is remarked no more often than this. */
	private const REMARK = 5;

	/** Slots kept, the next ones first. */
	private const MOST = 1000;

	/** Kept for so long after they are over, for whoever still has them on the screen. */
	private const KEPT_AFTER = 86_400;

	public function __construct(
		private readonly Client $client,
		private readonly SettingsStore $settings,
		private readonly AvailabilityStore $store,
		private readonly SlotReader $reader,
		private readonly CatalogStateStore $catalogue,
		private readonly Claim $claim,
		private readonly Clock $clock
	) {
	}

	/**
	 * Looks now.
	 *
	 * @param float $seconds Longest wait for Sedifex.
	 * @return bool True = there is a good copy of now.
	 */
	public function run( float $seconds ): bool {
		$settings = $this->settings->get();
		$token    = $settings->is_connected() ? $this->claim->take( self::CLAIM, self::LEASE ) : null;
		if ( null === $token ) {
			return false;
		}
		try {
			$state = $this->look( $settings, $token, $seconds );
		} finally {
			$this->claim->release( self::CLAIM, $token );
		}
		if ( null === $state ) {
			return false;
		}
		/**
		 * The times to book were looked at; the state says what came of it.
		 *
		 * @param AvailabilityState $state Counts, and what is wrong.
		 */
		do_action( 'sedifex_availability_synced', $state );
		return 0 === $state->failures;
	}

	/** Whether the schedule, or somebody who is looking, wants a look now. */
	public function is_due(): bool {
		if ( ! $this->settings->get()->is_connected() ) {
			return false;
		}
		$state = $this->store->state( $this->settings->get()->store_id );
		$age   = $this->clock->now() - $state->looked_at;
		if ( $state->failures > 0 ) {
			return $age >= min( self::PAUSE, Timing::backoff( $state->failures ) );
		}
		if ( $state->wanted_at > $state->looked_at && $age >= self::FRESH ) {
			return true;
		}
		return $age >= self::IDLE || ( $age >= self::PAUSE && ( $state->total > 0 || $this->sells_time() ) );
	}

	/**
	 * Somebody is looking at the copy. Remarked where it is no longer fresh, and then only by one of many.
	 *
	 * @return bool True = remarked: the worker should be woken once the answer is out.
	 */
	public function want( AvailabilityState $state ): bool {
		$now       = $this->clock->now();
		$is_fresh  = $now - $state->looked_at < self::FRESH;
		$is_marked = $state->wanted_at > $state->looked_at && $now - $state->wanted_at < self::REMARK;
		$rests     = $state->failures > 0 && $now - $state->looked_at < min( self::PAUSE, Timing::backoff( $state->failures ) );
		if ( $is_fresh || $is_marked || $rests || ! $this->settings->get()->is_connected() ) {
			return false;
		}
		$this->store->want( $now );
		return true;
	}

	/** @return AvailabilityState|null Null = another process took over meanwhile, and has a newer answer. */
	private function look( Settings $settings, string $token, float $seconds ): ?AvailabilityState {
		$answer = $this->client->availability( $seconds );
		$read   = $this->reader->read( $answer, $settings->store_id, $settings->currency );
		if ( ! $this->claim->is_held( self::CLAIM, $token ) ) {
			return null;
		}
		$state            = $this->store->state( $settings->store_id );
		$state->looked_at = $this->clock->now();
		if ( is_string( $read ) ) {
			$this->failed( $state, $answer, $read );
		} else {
			$this->believed( $state, $read );
		}
		$this->store->write_state( $state );
		return $state;
	}

	private function believed( AvailabilityState $state, SlotRead $read ): void {
		$over  = $state->looked_at - self::KEPT_AFTER;
		$slots = array_slice( array_values( array_filter( $read->slots, static fn( Slot $slot ): bool => ! $slot->is_past( $over ) ) ), 0, self::MOST );
		$mark  = self::mark( $state->store, $slots );
		if ( $mark !== $state->mark && ! $this->store->write_slots( $state->store, $slots ) ) {
			++$state->failures;
			$state->problem  = __( 'The times to book could not be stored. Your site keeps those it has.', 'sedifex-sync' );
			$state->failure  = 'not_stored';
			$state->category = '';
			return;
		}
		$state->mark     = $mark;
		$state->total    = count( $slots );
		$state->bad      = $read->bad;
		$state->as_of    = $state->looked_at;
		$state->failures = 0;
		// The answer is good as far as it goes: closed and private slots are not shown here anyway.
		$state->problem  = $read->is_all ? '' : __( 'Sedifex did not accept your key when it was asked for times to book, so only the public ones are known. Make a new key in Sedifex and enter it here.', 'sedifex-sync' );
		$state->failure  = $read->is_all ? '' : 'key_refused';
		$state->category = $read->is_all ? '' : ErrorCategory::Authentication->value;
	}

	private function failed( AvailabilityState $state, Answer $answer, string $sentence ): void {
		++$state->failures;
		$is_absent       = ErrorCategory::Absent === $answer->category;
		$state->failure  = '' === $answer->code ? 'not_a_list' : $answer->code;
		$state->category = $answer->category->value;
		// A Sedifex that has no times to book is nothing to trouble anybody with.
		$state->problem = $is_absent && 0 === $state->as_of ? '' : $sentence;
	}

	/** @param list<Slot> $slots */
	private static function mark( string $store, array $slots ): string {
		return hash( 'xxh128', (string) wp_json_encode( [ VERSION, $store, array_map( static fn( Slot $slot ): array => $slot->to_array(), $slots ) ] ) );
	}

	private function sells_time(): bool {
		$state = $this->catalogue->read();
		return $state->store === $this->settings->get()->store_id && [] !== array_intersect( [ 'service', 'course' ], array_column( $state->groups, 'type' ) );
	}
}
