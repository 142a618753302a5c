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
	private const MOST = 10000;

	/** Hits of a word up to which they are listed one by one; beyond, each order is asked for the word. */
	private const FEW = 2000;

	/** Intents that are under way or wait for a person at the same time. */
	private const OPEN = 1000;

	private const UNDER_WAY = [ IntentState::Queued, IntentState::Sending, IntentState::Unknown, IntentState::Reconciling ];

	private readonly string $table;

	private readonly string $words_table;

	public function __construct( private readonly wpdb $db, private readonly OrderWords $words, private readonly IntentList $intents ) {
		$this->table       = $db->prefix . 'sedifex_orders';
		$this->words_table = $db->prefix . 'sedifex_order_words';
	}

	/** @return Found */
	public function page( OrderFilter $filter ): array {
		$where = implode( ' AND ', $this->conditions( $filter ) );
		$where = '' === $where ? '' : ' WHERE ' . $where;
		$total = $this->count( $where );
		$known = min( $total, self::MOST );
		$skip  = ( $filter->page - 1 ) * $filter->per_page;
		return [
			'orders'  => $skip >= $known ? [] : $this->orders( $this->ids( $where, $filter, $skip ) ),
			'total'   => $known,
			'is_more' => $total > self::MOST,
			'pages'   => (int) ceil( $known / $filter->per_page ),
		];
	}

	private function count( string $where ): int {
		// phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- made of prepared parts.
		return (int) $this->db->get_var( $this->db->prepare( 'SELECT COUNT(*) FROM (SELECT o.id FROM %i o', $this->table ) . $where . sprintf( ' LIMIT %d) AS found', self::MOST + 1 ) );
	}

	/** @return list<int> */
	private function ids( string $where, OrderFilter $filter, int $skip ): array {
		$column    = 'total' === $filter->orderby ? 'total_minor' : 'ordered_at';
		$direction = $filter->ascending ? 'ASC' : 'DESC';
		$ids       = $this->db->get_col( // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- made of prepared parts.
			$this->db->prepare( 'SELECT o.id FROM %i o', $this->table ) . $where . " ORDER BY o.{$column} {$direction}, o.id {$direction}" . sprintf( ' LIMIT %d OFFSET %d', $filter->per_page, $skip )
		);
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
		return '' === $filter->search ? $out : [ ...$out, ...$this->of_search( $filter->search ) ];
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

	/** @return list<string> */
	private function of_search( string $typed ): array {
		$this->words->catch_up( 300 );
		$hits = [];
		foreach ( OrderWords::asked( $typed ) as $beginning ) {
			$hits[ OrderWords::begins( $beginning ) ] = $this->hits( OrderWords::begins( $beginning ) );
		}
		if ( [] === $hits || 0 === min( $hits ) ) {
			return [ '1 = 0' ];
		}
		// The rarest word leads.
		asort( $hits );
		$out = [];
		foreach ( $hits as $begins => $count ) {
			if ( [] === $out && $count <= self::FEW ) {
				$ids   = $this->db->get_col( $this->db->prepare( 'SELECT DISTINCT order_id FROM %i WHERE ', $this->words_table ) . $begins ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- hex digits.
				$out[] = 'o.id IN (' . implode( ',', array_map( intval( ... ), $ids ) ) . ')';
			} else {
				$out[] = $this->db->prepare( 'EXISTS (SELECT 1 FROM %i w WHERE w.order_id = o.id AND ', $this->words_table ) . $begins . ')';
			}
		}
		return $out;
	}

	/** Words that begin so, counted as far as it matters. */
	private function hits( string $begins ): int {
		return (int) $this->db->get_var( $this->db->prepare( 'SELECT COUNT(*) FROM (SELECT 1 FROM %i WHERE ', $this->words_table ) . $begins . sprintf( ' LIMIT %d) AS found', self::FEW + 1 ) ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- hex digits and integers.
	}
}
