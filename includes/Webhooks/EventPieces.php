<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use wpdb;

/**
 * Turns a filter into conditions of which each is one stretch of one index, in the order of arrival: so
 * a page of a million events, and whether there are more, is read from a few entries of each. Hidden
 * events are in none of them.
 */
final class EventPieces {

	private const VISIBLE = 'hidden_at IS NULL';

	/** What an event can be about begins with one of these; Selldone's shop comes between. */
	private const OBJECTS = [ 'product:', 'order:', 'sevi:' ];

	/** Shops of Selldone, and types that a search word may fit, that are looked through. */
	private const MOST = 2;

	/** Events that one search word finds by what they are about, where no more are asked for. */
	public const FEW = 1000;

	/** Most events are in the first. */
	private const STATES = [ EventState::Done, EventState::Ignored, EventState::Dead, EventState::Pending, EventState::Processing ];

	private readonly string $table;

	public function __construct( private readonly wpdb $db ) {
		$this->table = $db->prefix . 'sedifex_events';
	}

	/**
	 * @param list<string> $types Those that occur.
	 * @return list<string> Prepared. Those of a search may overlap.
	 */
	public function of( EventFilter $filter, array $types ): array {
		if ( '' !== $filter->search ) {
			return $this->searched( $filter, $types );
		}
		return '' === $filter->source . $filter->state . $filter->type ? [ self::VISIBLE ] : $this->stretches( $filter );
	}

	/**
	 * A condition as a table of its own: its first so many, in that order. What is found by its beginning
	 * lies in another order in the index, and is cut before it is sorted.
	 *
	 * @param literal-string $columns
	 */
	public function table( string $piece, string $columns, string $by, int $most ): string {
		$from = $this->db->prepare( "SELECT {$columns} FROM %i WHERE ", $this->table ) . $piece;
		return str_contains( $piece, ' object LIKE ' ) ? "SELECT {$columns} FROM ({$from} LIMIT " . max( self::FEW, $most ) . ") AS cut ORDER BY {$by} LIMIT {$most}" : "{$from} ORDER BY {$by} LIMIT {$most}";
	}

	/** How many there are, counted as far as it matters. */
	public function count( string $piece, int $most ): int {
		$most = str_contains( $piece, ' object LIKE ' ) ? min( $most, self::FEW ) : $most;
		return (int) $this->db->get_var( $this->db->prepare( 'SELECT COUNT(*) FROM (SELECT 1 FROM %i WHERE ', $this->table ) . "{$piece} LIMIT {$most}) AS found" ); // phpcs:ignore WordPress.DB.PreparedSQL -- a prepared condition and an integer.
	}

	/** @return list<string> One for each state and source, since these stand before the time in the index. */
	private function stretches( EventFilter $filter ): array {
		$out  = [];
		$type = '' === $filter->type ? '' : $this->db->prepare( ' AND type = %s', EventStore::ascii( $filter->type, 80 ) );
		foreach ( '' === $filter->state ? self::STATES : [ EventState::from( $filter->state ) ] as $state ) {
			foreach ( '' === $filter->source ? EventFilter::SOURCES : [ $filter->source ] as $source ) {
				$out[] = self::VISIBLE . $type . $this->db->prepare( ' AND state = %s AND source = %s', $state->value, $source );
			}
		}
		return $out;
	}

	/**
	 * @param list<string> $types
	 * @return list<string>
	 */
	private function searched( EventFilter $filter, array $types ): array {
		$rest = self::VISIBLE;
		foreach ( [ 'state' => $filter->state, 'source' => $filter->source, 'type' => EventStore::ascii( $filter->type, 80 ) ] as $column => $value ) {
			$rest .= '' === $value ? '' : $this->db->prepare( ' AND %i = %s', $column, $value );
		}
		$typed = ltrim( trim( $filter->search ), '#' );
		$out   = 1 === preg_match( '/^\d{1,18}$/D', $typed ) ? [ $rest . $this->db->prepare( ' AND id = %d', (int) $typed ) ] : [];
		$asked = EventStore::ascii( $typed, 100 );
		foreach ( '' === $typed ? [] : [ '', ...self::OBJECTS, ...$this->shops() ] as $kind ) {
			$out[] = $rest . $this->db->prepare( ' AND object LIKE %s', $this->db->esc_like( $kind . $asked ) . '%' );
		}
		$fits = '' === $typed || '' !== $filter->type ? [] : array_values( array_filter( $types, static fn( string $type ): bool => false !== stripos( $type, $typed ) ) );
		foreach ( array_slice( $fits, 0, self::MOST ) as $type ) {
			array_push( $out, ...$this->stretches( new EventFilter( '', $filter->source, $filter->state, $type ) ) );
		}
		return [] === $out ? [ '1 = 0' ] : $out;
	}

	/** @return list<string> "selldone:SHOP:" of each shop, by leaps through the index. */
	private function shops(): array {
		$out  = [];
		$from = 'selldone:';
		for ( $number = 0; $number < self::MOST; $number++ ) {
			$next = $this->db->get_var( $this->db->prepare( 'SELECT object FROM %i WHERE hidden_at IS NULL AND object > %s AND object LIKE %s ORDER BY object LIMIT 1', $this->table, $from, 'selldone:%' ) );
			if ( ! is_string( $next ) || 1 !== preg_match( '/^selldone:[^:]*:/i', $next, $match ) ) {
				break;
			}
			$out[] = $match[0];
			// Past all its orders: their numbers sort before letters in every collation.
			$from = $match[0] . 'zzz';
		}
		return array_values( array_unique( $out ) );
	}
}
