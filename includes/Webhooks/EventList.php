<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use wpdb;

/**
 * One page of the log, filtered, searched and sorted by the database. Made for a million rows: first
 * the ids, from stretches of an index (EventPieces), then the few rows themselves. Nothing is counted
 * beyond what anybody would page through, replay or export at once.
 *
 * @phpstan-type Found array{rows: list<array<string, mixed>>, total: int, is_more: bool, pages: int}
 */
final class EventList {

	/** Events that can be replayed or exported at once. */
	public const MOST = 10000;

	/** Events that can be paged through; who looks further back filters or searches. */
	private const PAGED = 5000;

	/** Newest events that are sorted by what no index sorts. */
	private const SORTED = 1000;

	private const COLUMNS = "id, source, type, object, state, verdict, note, how, deliveries, attempts, received_at, last_at, settled_at, CASE WHEN body IS NULL OR body = '' THEN 0 ELSE 1 END AS kept";

	/** The words of the three systems for what happens. */
	private const KNOWN = [
		...[ 'product.created', 'product.updated', 'product.deleted', 'payment.succeeded', 'payment.failed' ],
		...[ 'booking.created', 'booking.updated', 'booking.cancelled', 'booking.approved', 'booking.confirmed' ],
		...[ 'checkout_created', 'payment_pending', 'payment_awaiting_verification', 'payment_partial', 'payment_confirmed', 'payment_failed', 'payment_expired', 'payment_rejected', 'payment_refunded' ],
		...[ 'CheckoutOrder', 'PaymentOrder', 'CancelProduct', 'OrderConfirm', 'PreparingOrder', 'SentOrder', 'ToCustomer', 'ReturnOrder', 'DeliveryCanceled' ],
		...[ 'PENDING', 'AWAITING_SHIPMENT', 'DELIVERED', 'ARCHIVED' ],
	];

	/** Any other word is a sender's own. So many are listed; the rest are one group, which no one can make longer. */
	private const OTHERS = 20;

	/** In the place of a type: all that are not listed. A type has no line breaks. */
	private const REST = "\n";

	private readonly string $table;

	public function __construct( private readonly wpdb $db, private readonly EventPieces $pieces ) {
		$this->table = $db->prefix . 'sedifex_events';
	}

	/**
	 * @param list<string> $types Those that occur.
	 * @return Found
	 */
	public function page( EventFilter $filter, array $types ): array {
		$pieces = $this->pieces->of( $filter, $types );
		$total  = $this->pieces->count( $pieces, self::PAGED + 1 );
		$known  = min( $total, self::PAGED );
		$skip   = ( $filter->page - 1 ) * $filter->per_page;
		$ids    = $skip >= $known ? [] : match ( true ) {
			'received_at' === $filter->sort => $this->ids( $pieces, $filter->ascending, $filter->per_page, $skip ),
			'attempts' === $filter->sort, '' !== $filter->search => $this->among_newest( $pieces, $filter, $skip ),
			default => $this->in_groups( $filter, $types, $skip ),
		};
		return [
			'rows'    => $this->rows( $ids ),
			'total'   => $known,
			'is_more' => $total > self::PAGED || ( '' !== $filter->search && $total >= EventPieces::FEW ),
			'pages'   => (int) ceil( $known / $filter->per_page ),
		];
	}

	/** @return list<int> Of all that the filter finds, newest first, up to the most; one more shows that there are more. */
	public function all( EventFilter $filter, int $most = self::MOST ): array {
		return $this->ids( $this->pieces->of( $filter, '' === $filter->search ? [] : $this->types() ), false, $most, 0 );
	}

	/** @return list<string> Types of the events that are listed: all that are known, and some others, by leaps through an index. */
	public function types(): array {
		$looks = array_map( fn( string $type, int $key ): string => $this->db->prepare( 'SELECT * FROM (SELECT type FROM %i WHERE hidden_at IS NULL AND type = %s LIMIT 1) AS ', $this->table, $type ) . "t{$key}", self::KNOWN, array_keys( self::KNOWN ) );
		$out   = array_map( static fn( ?string $type ): string => rawurldecode( (string) $type ), array_values( $this->db->get_col( implode( ' UNION ALL ', $looks ) ) ) ); // phpcs:ignore WordPress.DB.PreparedSQL -- made of prepared parts.
		$known = array_map( strtolower( ... ), self::KNOWN );
		$last  = '';
		for ( $others = 0; $others < self::OTHERS; ) {
			$next = $this->db->get_var( $this->db->prepare( 'SELECT type FROM %i WHERE hidden_at IS NULL AND type > %s ORDER BY type LIMIT 1', $this->table, $last ) );
			if ( ! is_string( $next ) || '' === $next ) {
				break;
			}
			if ( ! in_array( strtolower( $next ), $known, true ) ) {
				$out[] = rawurldecode( $next );
				++$others;
			}
			$last = $next;
		}
		usort( $out, strcasecmp( ... ) );
		return $out;
	}

	/**
	 * @param list<int> $ids
	 * @return list<array<string, mixed>> In the order of the ids.
	 */
	public function rows( array $ids ): array {
		if ( [] === $ids ) {
			return [];
		}
		$rows = $this->db->get_results( $this->db->prepare( 'SELECT ' . self::COLUMNS . ' FROM %i WHERE id IN ', $this->table ) . '(' . implode( ',', $ids ) . ')', ARRAY_A ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- integers.
		$by   = [];
		foreach ( is_array( $rows ) ? $rows : [] as $row ) {
			$by[ (int) $row['id'] ] = $row;
		}
		return array_values( array_filter( array_map( static fn( int $id ): ?array => $by[ $id ] ?? null, $ids ), is_array( ... ) ) );
	}

	/**
	 * Sorted by type or source: one group after the other, each in the order of arrival, until the page is
	 * full. No index could hold every such order.
	 *
	 * @param list<string> $types
	 * @return list<int>
	 */
	private function in_groups( EventFilter $filter, array $types, int $skip ): array {
		$by_type = 'type' === $filter->sort;
		$groups  = $by_type ? ( '' === $filter->type ? [ '', ...$types, self::REST ] : [ $filter->type ] ) : ( '' === $filter->source ? EventFilter::SOURCES : [ $filter->source ] );
		$ids     = [];
		foreach ( $filter->ascending ? $groups : array_reverse( $groups ) as $group ) {
			$pieces = $by_type ? $this->of_type( $filter, $group, $types ) : $this->pieces->of( $filter->only( $group, '' ), $types );
			$count  = $skip > 0 ? $this->pieces->count( $pieces, self::PAGED + 1 ) : 0;
			if ( $skip > 0 && $skip >= $count ) {
				$skip -= $count;
				continue;
			}
			array_push( $ids, ...$this->ids( $pieces, false, $filter->per_page - count( $ids ), $skip ) );
			$skip = 0;
			if ( count( $ids ) >= $filter->per_page ) {
				break;
			}
		}
		return $ids;
	}

	/**
	 * @param list<string> $types
	 * @return list<string> Of one type, or of all that are not listed; what has none (it could not be read) is a group of its own.
	 */
	private function of_type( EventFilter $filter, string $type, array $types ): array {
		return match ( $type ) {
			''         => array_map( static fn( string $piece ): string => $piece . " AND type = ''", $this->pieces->of( $filter, $types ) ),
			self::REST => $this->pieces->others( $filter, $types ),
			default    => $this->pieces->of( $filter->only( '', $type ), $types ),
		};
	}

	/**
	 * @param list<string> $pieces
	 * @return list<int>
	 */
	private function ids( array $pieces, bool $ascending, int $number, int $skip ): array {
		$direction = $ascending ? 'ASC' : 'DESC';
		$by        = "received_at {$direction}, id {$direction}";
		$parts     = array_map( fn( string $piece, int $key ): string => 'SELECT * FROM (' . $this->pieces->table( $piece, 'id, received_at', $by, $skip + $number ) . ") AS p{$key}", $pieces, array_keys( $pieces ) );
		$ids       = $this->db->get_col( 'SELECT id FROM (' . implode( self::union( $pieces ), $parts ) . ") AS found ORDER BY {$by} LIMIT {$number} OFFSET {$skip}" ); // phpcs:ignore WordPress.DB.PreparedSQL -- made of prepared parts.
		return array_map( intval( ... ), array_values( $ids ) );
	}

	/**
	 * Sorted by tries, or what was searched for by type or source: among the newest, for which no index is
	 * needed; older ones follow as they arrived.
	 *
	 * @param list<string> $pieces
	 * @return list<int>
	 */
	private function among_newest( array $pieces, EventFilter $filter, int $skip ): array {
		if ( $skip >= self::SORTED ) {
			return $this->ids( $pieces, false, $filter->per_page, $skip );
		}
		$newest    = $this->ids( $pieces, false, self::SORTED, 0 );
		$direction = $filter->ascending ? 'ASC' : 'DESC';
		$column    = in_array( $filter->sort, EventFilter::SORTS, true ) ? $filter->sort : 'attempts';
		$ids       = [] === $newest ? [] : $this->db->get_col( $this->db->prepare( 'SELECT id FROM %i WHERE id IN ', $this->table ) . '(' . implode( ',', $newest ) . ") ORDER BY {$column} {$direction}, received_at DESC, id DESC LIMIT {$filter->per_page} OFFSET {$skip}" ); // phpcs:ignore WordPress.DB.PreparedSQL -- integers.
		return array_map( intval( ... ), array_values( $ids ) );
	}

	/**
	 * Those of a search may overlap; others do not.
	 *
	 * @param list<string> $pieces
	 */
	private static function union( array $pieces ): string {
		return [] === preg_grep( '/ (?:object LIKE|id =) /', $pieces ) ? ' UNION ALL ' : ' UNION ';
	}
}
