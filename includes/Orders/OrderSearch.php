<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use wpdb;

/**
 * Finds what a person typed among the words of orders. Words that few enough orders have give the ids
 * at once; where even the rarest is in most orders, the list of orders is gone through instead, since
 * a page of it is soon full.
 */
final class OrderSearch {

	/** Hits of the rarest word up to which the orders that have it are gathered. */
	private const FEW = 5000;

	/** Hits of another word up to which its orders are gathered along with those. */
	private const SOME = 10000;

	private readonly string $table;

	public function __construct( private readonly wpdb $db, private readonly OrderWords $words ) {
		$this->table = $db->prefix . 'sedifex_order_words';
	}

	/** @return list<int>|list<string> Ids, newest order first; or conditions on `o`, where too many fit to list them. */
	public function found( string $typed ): array {
		// An order of this minute may not have its words yet.
		$this->words->catch_up( 300 );
		$counts = [];
		foreach ( $this->asked( $typed ) as $beginning ) {
			$begins            = OrderWords::begins( $beginning );
			$counts[ $begins ] = $this->count( $begins );
		}
		if ( [] === $counts || 0 === min( $counts ) ) {
			return [];
		}
		$most = min( $counts ) > self::FEW ? 0 : self::SOME;
		$few  = array_keys( array_filter( $counts, static fn( int $count ): bool => $count <= $most ) );
		$many = array_keys( array_diff_key( $counts, array_flip( $few ) ) );
		return [] === $few ? array_map( fn( string $begins ): string => $this->has( $begins, 'o.id' ), $many ) : $this->ids( $few, $many );
	}

	/**
	 * Two words that stand together in a name, and the beginning of an e-mail address with a dot in it, are
	 * looked for as one.
	 *
	 * @return list<string>
	 */
	private function asked( string $typed ): array {
		$asked = OrderWords::asked( $typed );
		if ( 2 !== count( $asked ) ) {
			return $asked;
		}
		$whole = str_contains( trim( $typed ), ' ' ) ? implode( ' ', $asked ) : OrderWords::plain( $typed );
		return $this->count( OrderWords::begins( $whole ) ) > 0 ? [ $whole ] : $asked;
	}

	/**
	 * @param list<string> $few  Beginnings that few words have: their orders are gathered, and those that have all are kept.
	 * @param list<string> $many Beginnings that the kept ones are asked for.
	 * @return list<int>
	 */
	private function ids( array $few, array $many ): array {
		$any = '(' . implode( ') OR (', $few ) . ')';
		$all = implode( ' AND ', array_map( static fn( string $begins ): string => "MAX(CASE WHEN {$begins} THEN 1 ELSE 0 END) = 1", $few ) );
		$sql = $this->db->prepare( 'SELECT order_id, MAX(ordered_at) AS placed_at FROM %i WHERE ', $this->table ) . $any . ' GROUP BY order_id' . ( count( $few ) > 1 ? " HAVING {$all}" : '' );
		$has = implode( ' AND ', array_map( fn( string $begins ): string => $this->has( $begins, 'f.order_id' ), $many ) );
		$ids = $this->db->get_col( "SELECT f.order_id FROM ({$sql}) f" . ( '' === $has ? '' : " WHERE {$has}" ) . ' ORDER BY f.placed_at DESC, f.order_id DESC' ); // phpcs:ignore WordPress.DB.PreparedSQL -- hex digits and prepared parts.
		return array_map( intval( ... ), array_values( $ids ) );
	}

	/** A plain subquery, since MariaDB would turn EXISTS into a list of all orders that have the word. */
	private function has( string $begins, string $id ): string {
		return $this->db->prepare( '( SELECT 1 FROM %i w WHERE ', $this->table ) . "w.order_id = {$id} AND {$begins} LIMIT 1 ) IS NOT NULL";
	}

	/** Words that begin so, counted as far as it matters. */
	private function count( string $begins ): int {
		return (int) $this->db->get_var( $this->db->prepare( 'SELECT COUNT(*) FROM (SELECT 1 FROM %i WHERE ', $this->table ) . $begins . sprintf( ' LIMIT %d) AS found', self::SOME + 1 ) ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- hex digits and integers.
	}
}
