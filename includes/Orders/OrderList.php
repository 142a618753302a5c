<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use Sedifex\Sync\Outbox\IntentState;
use wpdb;

/**
 * Short lists of orders for the owner: what waits for a person, and what came last. Reads only; the
 * long list with its filters is OrderListQuery's.
 */
final class OrderList {

	private readonly string $table;

	public function __construct( private readonly wpdb $db ) {
		$this->table = $db->prefix . 'sedifex_orders';
	}

	/**
	 * Orders that need a person and have not been marked as handled, oldest first.
	 *
	 * @return list<Order>
	 */
	public function waiting( int $most ): array {
		return $this->orders( "attention > '' ORDER BY ordered_at, id LIMIT %d", $most );
	}

	public function count_waiting(): int {
		return (int) $this->db->get_var( $this->db->prepare( "SELECT COUNT(*) FROM %i WHERE attention > ''", $this->table ) );
	}

	/** @return list<Order> Newest first. */
	public function latest( int $most ): array {
		return $this->orders( '1 = 1 ORDER BY ordered_at DESC, id DESC LIMIT %d', $most );
	}

	/**
	 * Those of these orders that do not show what has become of their intents.
	 *
	 * @param list<string> $references Of intents that are in this state.
	 * @return list<string>
	 */
	public function behind( IntentState $state, array $references ): array {
		if ( [] === $references ) {
			return [];
		}
		$told = match ( $state ) {
			IntentState::Attention => "attention > '' OR handled > ''",
			IntentState::Rejected  => "stage = 'failed' OR attention = 'not_taken' OR handled = 'not_taken'",
			default                => "attention NOT LIKE 'unclear%'",
		};
		$these = 'reference IN (' . implode( ', ', array_map( fn( string $reference ): string => $this->db->prepare( '%s', $reference ), $references ) ) . ')';
		$from  = $this->db->prepare( 'SELECT reference FROM %i WHERE ', $this->table );
		// phpcs:disable WordPress.DB.PreparedSQL.NotPrepared -- made of prepared parts.
		// A visitor who was refused at once was never told of an order, so there is none to show it.
		$shown = IntentState::Rejected === $state ? array_intersect( $references, $this->db->get_col( $from . $these ) ) : $references;
		return array_values( array_diff( $shown, $this->db->get_col( $from . $these . " AND ({$told})" ) ) );
		// phpcs:enable
	}

	/**
	 * @param literal-string $where
	 * @return list<Order>
	 */
	private function orders( string $where, int $value ): array {
		$rows = $this->db->get_results( $this->db->prepare( 'SELECT ' . OrderStore::COLUMNS . ' FROM %i WHERE ' . $where, $this->table, $value ), ARRAY_A ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- both parts are literals of this folder.
		return array_values( array_map( Order::from_row( ... ), is_array( $rows ) ? $rows : [] ) );
	}
}
