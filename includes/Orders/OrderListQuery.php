<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use Sedifex\Sync\Outbox\IntentList;
use Sedifex\Sync\Outbox\IntentState;
use wpdb;

/**
 * One page of all orders, filtered, searched and sorted by the database. Made for a hundred thousand
 * rows: first the ids, from an index alone; then the few rows themselves. Nothing is counted beyond
 * what anybody would page through.
 *
 * @phpstan-type Found array{orders: list<Order>, total: int, is_more: bool, pages: int}
 */
final class OrderListQuery {

	/** Orders that can be paged through; who looks further back filters or searches. */
	private const MOST = 5000;

	/** Intents that are under way or wait for a person at the same time. */
	private const OPEN = 1000;

	private const UNDER_WAY = [ IntentState::Queued, IntentState::Sending, IntentState::Unknown, IntentState::Reconciling ];

	private readonly string $table;

	public function __construct( private readonly wpdb $db, private readonly OrderSearch $search, private readonly IntentList $intents ) {
		$this->table = $db->prefix . 'sedifex_orders';
	}

	/** @return Found */
	public function page( OrderFilter $filter ): array {
		$where    = $this->conditions( $filter );
		$searched = '' === $filter->search ? null : $this->search->found( $filter->search );
		$hits     = null === $searched ? null : array_filter( $searched, is_int( ... ) );
		if ( null !== $hits && count( $hits ) === count( $searched ) ) {
			if ( [] === $where && 'ordered_at' === $filter->orderby ) {
				return $this->of_hits( $hits, $filter );
			}
			$where[] = [] === $hits ? '1 = 0' : 'o.id IN (' . implode( ',', $hits ) . ')';
		}
		$words = array_filter( $searched ?? [], is_string( ... ) );
		$sql   = $this->db->prepare( '%i o', $this->table ) . ( [] === $where && [] === $words ? '' : ' WHERE ' . implode( ' AND ', [ ...$where, ...$words ] ) );
		// Words that are in most orders are not counted: there are more than anybody pages through.
		$total = [] === $where && [] !== $words ? self::MOST + 1 : $this->count( $sql );
		$skip  = ( $filter->page - 1 ) * $filter->per_page;
		return $this->answer( $skip >= self::MOST ? [] : $this->ids( $sql, $filter, $skip ), $total, $filter );
	}

	/**
	 * The search alone says everything.
	 *
	 * @param array<int> $hits Newest first.
	 * @return Found
	 */
	private function of_hits( array $hits, OrderFilter $filter ): array {
		$sorted = $filter->ascending ? array_reverse( $hits ) : $hits;
		return $this->answer( array_values( array_slice( $sorted, ( $filter->page - 1 ) * $filter->per_page, $filter->per_page ) ), count( $hits ), $filter );
	}

	/**
	 * @param list<int> $ids Of this page.
	 * @return Found
	 */
	private function answer( array $ids, int $total, OrderFilter $filter ): array {
		$known = min( $total, self::MOST );
		return [
			'orders'  => $this->orders( $ids ),
			'total'   => $known,
			'is_more' => $total > self::MOST,
			'pages'   => (int) ceil( $known / $filter->per_page ),
		];
	}

	private function count( string $sql ): int {
		return (int) $this->db->get_var( 'SELECT COUNT(*) FROM (SELECT 1 FROM ' . $sql . sprintf( ' LIMIT %d) AS found', self::MOST + 1 ) ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- made of prepared parts.
	}

	/** @return list<int> */
	private function ids( string $sql, OrderFilter $filter, int $skip ): array {
		$column    = 'total' === $filter->orderby ? 'o.total_minor' : 'o.ordered_at';
		$direction = $filter->ascending ? 'ASC' : 'DESC';
		$ids       = $this->db->get_col( "SELECT o.id FROM {$sql} ORDER BY {$column} {$direction}, o.id {$direction}" . sprintf( ' LIMIT %d OFFSET %d', $filter->per_page, $skip ) ); // phpcs:ignore WordPress.DB.PreparedSQL -- made of prepared parts.
		return array_map( intval( ... ), array_values( $ids ) );
	}

	/**
	 * @param list<int> $ids
	 * @return list<Order> In the order of the ids.
	 */
	private function orders( array $ids ): array {
		if ( [] === $ids ) {
			return [];
		}
		$rows = $this->db->get_results( $this->db->prepare( 'SELECT ' . OrderStore::COLUMNS . ' FROM %i WHERE id IN ', $this->table ) . '(' . implode( ',', $ids ) . ')', ARRAY_A ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- integers.
		$by   = [];
		foreach ( is_array( $rows ) ? $rows : [] as $row ) {
			$order            = Order::from_row( $row );
			$by[ $order->id ] = $order;
		}
		return array_values( array_filter( array_map( static fn( int $id ): ?Order => $by[ $id ] ?? null, $ids ), static fn( ?Order $order ): bool => null !== $order ) );
	}

	/** @return list<string> Prepared. */
	private function conditions( OrderFilter $filter ): array {
		$out = '' === $filter->state ? [] : $this->of_state( $filter->state );
		if ( '' !== $filter->payment ) {
			$out[] = $this->db->prepare( 'o.payment = %s', $filter->payment );
		}
		if ( '' !== $filter->source ) {
			$out[] = $this->db->prepare( 'o.source = %s', $filter->source );
		}
		if ( '' !== $filter->attention ) {
			$out[] = 'waiting' === $filter->attention ? "o.attention > ''" : "o.handled > ''";
		}
		return $out;
	}

	/**
	 * An order that is under way or unclear has a stage already, and is not shown with those it is certain of.
	 *
	 * @return list<string>
	 */
	private function of_state( string $state ): array {
		$open = match ( $state ) {
			'confirming' => $this->intents->references_in( self::UNDER_WAY, self::OPEN ),
			'checking'   => $this->intents->references_in( [ IntentState::Attention ], self::OPEN ),
			'received'   => $this->intents->references_in( [ ...self::UNDER_WAY, IntentState::Attention ], self::OPEN ),
			default      => [],
		};
		$list = implode( ', ', array_map( fn( string $reference ): string => $this->db->prepare( '%s', $reference ), $open ) );
		if ( 'confirming' === $state || 'checking' === $state ) {
			return [ '' === $list ? '1 = 0' : "o.reference IN ({$list})" ];
		}
		$stage = $this->db->prepare( 'o.stage = %s', 'not_taken' === $state ? 'failed' : $state );
		return '' === $list ? [ $stage ] : [ $stage, "o.reference NOT IN ({$list})" ];
	}
}
