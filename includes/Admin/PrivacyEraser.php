<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Sedifex\Sync\Orders\OrderWords;
use Sedifex\Sync\Orders\StatusMap;
use Sedifex\Sync\Support\Deadline;
use Sedifex\Sync\Support\SystemClock;

/**
 * Takes a person out of the orders of this site, for WordPress's erasure. References, items, amounts and
 * states stay: they are the shop's books and name nobody. An order that is under way keeps its contact,
 * since the store has to call and deliver; how many these are is said, and that Sedifex has a record.
 */
final class PrivacyEraser {

	/** After so long an order counts as ended, whatever its last known state: it is asked about no more. */
	private const UNDER_WAY = 30 * DAY_IN_SECONDS;

	/** Seconds of one request. */
	private const TIME = 10.0;

	public function __construct( private readonly PrivacyStore $store, private readonly OrderWords $words, private readonly PrivacyMessages $texts ) {
	}

	/**
	 * @param array<mixed> $erasers Known ones.
	 * @return array<mixed>
	 */
	public function add( array $erasers ): array {
		$erasers['sedifex-sync'] = [
			'eraser_friendly_name' => __( 'Orders of your Sedifex shop', 'sedifex-sync' ),
			'callback'             => $this->page( ... ),
		];
		return $erasers;
	}

	/**
	 * Every request begins at the beginning: what was erased is found no more, and what is kept is told
	 * once, with the last one.
	 *
	 * @return array{items_removed: bool, items_retained: bool, messages: list<string>, done: bool}
	 */
	public function page( string $email, int $page = 1 ): array {
		$deadline = new Deadline( new SystemClock(), self::TIME );
		// While their orders still say which phone numbers are theirs.
		$erased   = $this->texts->forget( $email, $this->store->phones( $email ) );
		$reported = false;
		$kept     = 0;
		$done     = true;
		foreach ( $this->store->references( $email ) as $reference ) {
			if ( $deadline->passed() ) {
				$done = false;
				break;
			}
			$record = $this->store->read( $reference, $email );
			if ( null === $record ) {
				continue;
			}
			if ( self::is_under_way( $record ) || ! $this->store->erase( $record ) ) {
				++$kept;
				continue;
			}
			++$erased;
			$reported = $reported || $record->is_reported();
			if ( null !== $record->order ) {
				// What the orders are searched by.
				$this->words->renew( $record->order['id'] );
			}
		}
		return [
			'items_removed'  => $erased > 0,
			'items_retained' => $kept > 0,
			'messages'       => $done ? self::messages( $erased > 0 || $page > 1, $kept, $reported ) : [],
			'done'           => $done,
		];
	}

	private static function is_under_way( PrivacyRecord $record ): bool {
		if ( null !== $record->intent && ! in_array( $record->intent['state'], [ 'accepted', 'rejected', 'attention' ], true ) ) {
			return true;
		}
		$order = $record->order;
		if ( null === $order || $record->db_now - $record->ordered_at() > self::UNDER_WAY ) {
			return false;
		}
		$is_ended = in_array( $order['stage'], [ ...StatusMap::END_STAGES, 'delivered' ], true ) || 'refunded' === $order['payment'];
		return ! $is_ended || '' !== $order['attention'];
	}

	/** @return list<string> */
	private static function messages( bool $was_erased, int $kept, bool $reported ): array {
		$out = [];
		if ( $kept > 0 ) {
			/* translators: %s: number of orders. */
			$out[] = sprintf( _n( '%s order of this person is still under way, so its contact data was kept. Erase again once it has ended, or after 30 days.', '%s orders of this person are still under way, so their contact data was kept. Erase again once they have ended, or after 30 days.', $kept, 'sedifex-sync' ), number_format_i18n( $kept ) );
		}
		if ( $was_erased || $kept > 0 ) {
			$out[] = __( 'Sedifex holds the record of these orders, with the same contact data. What was erased here has to be erased there as well: ask Sedifex, or do it in your Sedifex dashboard.', 'sedifex-sync' );
		}
		if ( $reported ) {
			$out[] = __( 'Orders that Selldone or Sevi told this site of are kept there as well, and have to be erased there by themselves.', 'sedifex-sync' );
		}
		return $out;
	}
}
