<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Outbox;

use wpdb;

/** Counts of intents and attempts for the owner. Reads only, and names no customer. */
final class OutboxFacts {

	/** Attempts that are looked through for failures: enough for "lately", and never a whole table. */
	private const LATELY = 500;

	/** Calls that record a purchase. */
	private const PURCHASES = [ 'checkout', 'cash', 'delivery_request' ];

	private readonly string $intents;

	private readonly string $attempts;

	public function __construct( private readonly wpdb $db ) {
		$this->intents  = $db->prefix . 'sedifex_intents';
		$this->attempts = $db->prefix . 'sedifex_attempts';
	}

	/** @return array<string, int> Intents by state; a state without any is not in it. */
	public function by_state(): array {
		$rows = $this->db->get_results( $this->db->prepare( 'SELECT state, COUNT(*) AS number FROM %i GROUP BY state ORDER BY state', $this->intents ), ARRAY_A );
		$out  = [];
		foreach ( is_array( $rows ) ? $rows : [] as $row ) {
			$out[ (string) $row['state'] ] = (int) $row['number'];
		}
		return $out;
	}

	/**
	 * Purchases that Sedifex has, and those of them that went anywhere but to its orders.
	 *
	 * @return array{accepted: int, elsewhere: int}
	 */
	public function purchases(): array {
		$marks = implode( ', ', array_fill( 0, count( self::PURCHASES ), '%s' ) );
		$row   = $this->db->get_row(
			$this->db->prepare( "SELECT COUNT(*) AS accepted, SUM( CASE WHEN endpoint IN ($marks) THEN 0 ELSE 1 END ) AS elsewhere FROM %i WHERE state = 'accepted' AND kind IN ('online', 'pay_on_delivery')", ...[ ...self::PURCHASES, $this->intents ] ), // phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared,WordPress.DB.PreparedSQLPlaceholders.UnfinishedPrepare -- placeholders only.
			ARRAY_A
		);
		return [
			'accepted'  => (int) ( $row['accepted'] ?? 0 ),
			'elsewhere' => (int) ( $row['elsewhere'] ?? 0 ),
		];
	}

	/**
	 * The last failure of each kind among the latest calls with side effects, newest first.
	 *
	 * @return list<array{category: string, kind: string, code: string, status: int, request_id: string, at: int, times: int}>
	 */
	public function failures(): array {
		$rows = $this->db->get_results(
			$this->db->prepare( 'SELECT category, kind, code, http_status, request_id, COALESCE(answered_at, created_at) AS at FROM %i ORDER BY id DESC LIMIT %d', $this->attempts, self::LATELY ),
			ARRAY_A
		);
		$out  = [];
		foreach ( is_array( $rows ) ? $rows : [] as $row ) {
			$category = (string) $row['category'];
			if ( '' === $category ) {
				continue;
			}
			$out[ $category ] ??= [
				'category'   => $category,
				'kind'       => (string) $row['kind'],
				'code'       => (string) $row['code'],
				'status'     => (int) $row['http_status'],
				'request_id' => (string) $row['request_id'],
				'at'         => (int) $row['at'],
				'times'      => 0,
			];
			++$out[ $category ]['times'];
		}
		return array_values( $out );
	}

	/**
	 * Where the intents of these orders stand.
	 *
	 * @param list<string> $references
	 * @return array<string, IntentState> By reference; an order that was not made here is not in it.
	 */
	public function states_of( array $references ): array {
		if ( [] === $references ) {
			return [];
		}
		$marks = implode( ', ', array_fill( 0, count( $references ), '%s' ) );
		$rows  = $this->db->get_results( $this->db->prepare( "SELECT reference, state FROM %i WHERE reference IN ($marks)", $this->intents, ...$references ), ARRAY_A ); // phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared,WordPress.DB.PreparedSQLPlaceholders.UnfinishedPrepare -- placeholders only.
		$out   = [];
		foreach ( is_array( $rows ) ? $rows : [] as $row ) {
			$out[ (string) $row['reference'] ] = IntentState::from( (string) $row['state'] );
		}
		return $out;
	}
}
