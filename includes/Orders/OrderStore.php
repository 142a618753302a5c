<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use RuntimeException;
use Sedifex\Sync\Outbox\Intent;
use Sedifex\Sync\Support\Json;
use Sedifex\Sync\Support\Timing;
use wpdb;

/** The only owner of the orders table. */
final class OrderStore {

	/** As Order::from_row() reads them. */
	public const COLUMNS = 'id, token, source, kind, reference, payment, stage, raw_payment, raw_stage, method, total_minor, currency, items, timeline, contact, attention, handled, handled_at, evidence, history, checks, checked_at, ordered_at, updated_at, UNIX_TIMESTAMP() AS db_now';

	/** Longer than the longest read takes. */
	private const LEASE = 60;

	private readonly string $table;

	public function __construct( private readonly wpdb $db ) {
		$this->table = $db->prefix . 'sedifex_orders';
	}

	public function find_by_token( string $token ): ?Order {
		return $this->one( 'token_key = x%s', hash( 'sha256', $token ) );
	}

	public function find_by_reference( string $reference ): ?Order {
		return $this->one( 'order_key = x%s', hash( 'sha256', 'sedifex|' . $reference ) );
	}

	/** Where "there is none" settles something: throws where the database did not say. */
	public function find_for_certain( string $reference ): ?Order {
		$order = $this->find_by_reference( $reference );
		if ( null === $order && '' !== $this->db->last_error ) {
			throw new RuntimeException( 'The database did not answer.' );
		}
		return $order;
	}

	/**
	 * Orders of other systems: their references are theirs, so two of them may share one.
	 *
	 * @return list<Order> Five at most.
	 */
	public function find_reported( string $reference ): array {
		$rows = $this->db->get_results(
			$this->db->prepare( 'SELECT ' . self::COLUMNS . " FROM %i WHERE reference IN ( %s, %s ) AND source <> 'sedifex' ORDER BY id DESC LIMIT 5", $this->table, $reference, '#' . $reference ),
			ARRAY_A
		);
		return array_map( Order::from_row( ... ), is_array( $rows ) ? $rows : [] );
	}

	/** The order of another system that its events name so. */
	public function find_by_object( string $source, string $object ): ?Order {
		return $this->one( 'order_key = x%s', hash( 'sha256', $source . '|' . $object ) );
	}

	public function find( int $id ): ?Order {
		return $this->one( 'id = %d', $id );
	}

	public function exists( string $reference ): bool {
		return null !== $this->find_by_reference( $reference );
	}

	/** The view of an intent's order, made once, however often it is asked for. */
	public function ensure( Intent $intent ): void {
		$payload = $intent->payload;
		$online  = 'online' === $intent->kind;
		$this->db->query(
			$this->db->prepare(
				'INSERT INTO %i (order_key, token, token_key, source, kind, reference, payment, stage, method, total_minor, currency, items, timeline, contact, check_at, ordered_at, updated_at)
				VALUES (x%s, %s, x%s, %s, %s, %s, %s, %s, %s, %d, %s, %s, %s, %s, UNIX_TIMESTAMP() + %d, %d, UNIX_TIMESTAMP())
				ON DUPLICATE KEY UPDATE id = id',
				$this->table,
				hash( 'sha256', 'sedifex|' . $intent->reference ),
				$payload['token'],
				hash( 'sha256', $payload['token'] ),
				'sedifex',
				'order',
				$intent->reference,
				$online ? 'pending' : 'on_delivery',
				'received',
				$intent->kind,
				$payload['total_minor'],
				$payload['currency'],
				Json::encode( $payload['items'] ),
				Json::encode(
					[
						[
							'at'   => $intent->created_at,
							'code' => 'placed',
						],
					]
				),
				Json::encode( $payload['customer'] ),
				Timing::all()['reads'][0] ?? 60,
				$intent->created_at
			)
		);
	}

	/**
	 * Takes one order for a read, unless another read is under way or was a moment ago.
	 *
	 * @param int $gap Seconds since the last read.
	 */
	public function claim( int $id, string $token, int $gap ): ?Order {
		$taken = $this->db->query(
			$this->db->prepare(
				'UPDATE %i SET claim = %s, lease_until = UNIX_TIMESTAMP() + %d WHERE id = %d AND lease_until <= UNIX_TIMESTAMP() AND ( checked_at IS NULL OR checked_at <= UNIX_TIMESTAMP() - %d )',
				$this->table,
				$token,
				self::LEASE,
				$id,
				$gap
			)
		);
		return 1 === $taken ? $this->one( 'claim = %s', $token ) : null;
	}

	/** Brings the order's next scheduled read forward to now. */
	public function look_soon( string $reference ): void {
		$done = $this->db->query(
			$this->db->prepare(
				'UPDATE %i SET check_at = UNIX_TIMESTAMP() WHERE order_key = x%s AND ( check_at IS NULL OR check_at > UNIX_TIMESTAMP() )',
				$this->table,
				hash( 'sha256', 'sedifex|' . $reference )
			)
		);
		if ( false === $done ) {
			throw new RuntimeException( 'The database did not answer.' );
		}
	}

	/** Takes the order whose scheduled read is due. */
	public function claim_due( string $token ): ?Order {
		$taken = $this->db->query(
			$this->db->prepare(
				'UPDATE %i SET claim = %s, lease_until = UNIX_TIMESTAMP() + %d WHERE check_at <= UNIX_TIMESTAMP() AND lease_until <= UNIX_TIMESTAMP() ORDER BY check_at LIMIT 1',
				$this->table,
				$token,
				self::LEASE
			)
		);
		return 1 === $taken ? $this->one( 'claim = %s', $token ) : null;
	}

	/**
	 * Writes what a look brought and lets go of the order. What it did not bring is left as it is now, not
	 * as it was when the look began: the outbox may have asked for a person meanwhile.
	 *
	 * @param string   $claim    The claim the caller holds.
	 * @param int|null $check_in Seconds until the next scheduled read; null = none.
	 * @return bool False when the claim was lost: then nothing was written.
	 */
	public function apply( Order $order, OrderChange $change, string $claim, ?int $check_in ): bool {
		$payment  = $change->payment ?? $order->payment;
		$moved    = $payment !== $order->payment || ( $change->stage ?? $order->stage ) !== $order->stage;
		$timeline = $this->timeline( $order, $change );
		$evidence = [ ...$order->evidence, ...$change->evidence ];
		// What a person has dealt with asks again only where there is something new about it.
		$dealt_with = $evidence === $order->evidence ? $change->attention ?? '' : '';
		$done       = $this->db->query(
			$this->db->prepare(
				"UPDATE %i SET payment = %s, stage = CASE WHEN 1 = %d THEN %s ELSE stage END, raw_payment = %s, raw_stage = %s,
				attention = CASE WHEN 1 = %d AND ( handled = '' OR handled <> %s ) THEN %s ELSE attention END,
				handled = CASE WHEN 1 = %d AND handled <> %s THEN '' ELSE handled END, evidence = %s, timeline = %s, claim = '', lease_until = 0,
				checks = checks + %d, checked_at = CASE WHEN 1 = %d THEN UNIX_TIMESTAMP() ELSE checked_at END,
				check_at = CASE WHEN 1 = %d THEN NULL ELSE UNIX_TIMESTAMP() + %d END, updated_at = CASE WHEN 1 = %d THEN UNIX_TIMESTAMP() ELSE updated_at END
				WHERE id = %d AND claim = %s",
				$this->table,
				$payment,
				null === $change->stage ? 0 : 1,
				$change->stage ?? '',
				$change->raw_payment ?? $order->raw_payment,
				$change->raw_stage ?? $order->raw_stage,
				null === $change->attention ? 0 : 1,
				$dealt_with,
				$change->attention ?? '',
				null === $change->attention ? 0 : 1,
				$dealt_with,
				Json::encode( $evidence ),
				Json::encode( $timeline ),
				$change->was_read ? 1 : 0,
				$change->was_read ? 1 : 0,
				null === $check_in ? 1 : 0,
				$check_in ?? 0,
				$moved ? 1 : 0,
				$order->id,
				$claim
			)
		);
		return 1 === $done;
	}

	/** Sets what a person should look at, whoever holds the order at the moment; not what one has dealt with. */
	public function set_attention( string $reference, string $attention, string $stage = '' ): void {
		$this->db->query(
			$this->db->prepare(
				"UPDATE %i SET attention = %s, handled = '', stage = CASE WHEN '' = %s THEN stage ELSE %s END, updated_at = UNIX_TIMESTAMP() WHERE order_key = x%s AND attention <> %s AND ( '' = %s OR handled <> %s )",
				$this->table,
				$attention,
				$stage,
				$stage,
				hash( 'sha256', 'sedifex|' . $reference ),
				$attention,
				$attention,
				$attention
			)
		);
	}

	/** What was unclear about sending it is settled; what its payment asks of a person stays. */
	public function is_clear( string $reference ): void {
		$this->db->query( $this->db->prepare( "UPDATE %i SET attention = '' WHERE order_key = x%s AND attention LIKE %s", $this->table, hash( 'sha256', 'sedifex|' . $reference ), $this->db->esc_like( 'unclear_' ) . '%' ) );
	}

	/**
	 * Writes what a person did, and what follows from it, in one statement: two persons who decide at once
	 * cannot both, nor can one decide about what they have not seen.
	 *
	 * @param 'handled'|'undone'|'settled'|'found'|'looked'|'sent' $code The last three are notes only.
	 * @param string $about The attention that it is about, as the person saw it.
	 * @param int    $by    Id of the user.
	 * @return bool False when the order has changed meanwhile; then nothing was written.
	 */
	public function decide( Order $order, string $code, string $about, int $by ): bool {
		[ $set, $where ] = match ( $code ) {
			'handled' => [ "handled = attention, attention = '', handled_at = UNIX_TIMESTAMP()", "attention > '' AND attention = %s" ],
			'undone'  => [ "attention = handled, handled = '', handled_at = NULL", "attention = '' AND handled > '' AND handled = %s" ],
			'settled' => [ "attention = ''", "attention > '' AND attention = %s" ],
			default   => [ 'handled = handled', "%s <> '-'" ],
		};
		$entry = [
			'at'    => $order->db_now,
			'code'  => $code,
			'about' => $about,
			'by'    => $by,
		];
		$done  = $this->db->query(
			$this->db->prepare(
				"UPDATE %i SET {$set}, history = %s WHERE id = %d AND {$where} AND COALESCE( history, '' ) = %s", // phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared, WordPress.DB.PreparedSQLPlaceholders.ReplacementsWrongNumber -- literals from above.
				$this->table,
				Json::encode( array_slice( [ ...$order->history, $entry ], -100 ) ),
				$order->id,
				$about,
				[] === $order->history ? '' : Json::encode( $order->history )
			)
		);
		return 1 === $done;
	}

	/** @return list<array{at: int, code: string}> */
	private function timeline( Order $order, OrderChange $change ): array {
		$codes    = [];
		$timeline = $order->timeline;
		if ( null !== $change->payment && $change->payment !== $order->payment ) {
			$codes[] = StatusMap::payment_label( $order->source, $change->raw_payment ?? '' ) ?? $change->payment;
		}
		if ( null !== $change->stage && $change->stage !== $order->stage ) {
			$codes[] = StatusMap::stage_label( $order->source, $change->raw_stage ?? '' ) ?? $change->stage;
		}
		foreach ( $codes as $code ) {
			$timeline[] = [
				'at'   => $order->db_now,
				'code' => $code,
			];
		}
		return array_slice( $timeline, -60 );
	}

	/** @param literal-string $where */
	private function one( string $where, string|int $value ): ?Order {
		$row = $this->db->get_row( $this->db->prepare( 'SELECT ' . self::COLUMNS . ' FROM %i WHERE ' . $where . ' LIMIT 1', $this->table, $value ), ARRAY_A ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- both parts are literals of this class.
		return is_array( $row ) ? Order::from_row( $row ) : null;
	}
}
