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

	/** Shops of Selldone that are looked through. */
	private const MOST = 2;

	/** Types that a search word fits, of which each is looked through from its newest. */
	private const FITS = 10;

	/** Events that one search word finds by what they are about, where no more are asked for. */
	public const FEW = 1000;

	/** Events of types that are not listed, where no more are asked for. */
	private const MANY = 5000;

	/** Conditions that one statement counts. */
	private const COUNTED = 15;

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
	 * Those of all types that are not listed one by one, as one group.
	 *
	 * @param list<string> $types Those that are listed.
	 * @return list<string>
	 */
	public function others( EventFilter $filter, array $types ): array {
		return [ self::VISIBLE . $this->conditions( $filter ) . $this->not( $types ) ];
	}

	/**
	 * A condition as a table of its own: its first so many, in that order. What is found by its beginning,
	 * or is of several types, lies in another order in the index, and is cut before it is sorted.
	 *
	 * @param literal-string $columns
	 */
	public function table( string $piece, string $columns, string $by, int $most ): string {
		$from = $this->db->prepare( "SELECT {$columns} FROM %i WHERE ", $this->table ) . $piece;
		$cut  = self::cut( $piece );
		return null === $cut ? "{$from} ORDER BY {$by} LIMIT {$most}" : "SELECT {$columns} FROM ({$from} LIMIT " . max( $cut, $most ) . ") AS cut ORDER BY {$by} LIMIT {$most}";
	}

	/**
	 * How many there are, counted as far as it matters: each condition up to the most, a few of them in
	 * one statement, until there are enough.
	 *
	 * @param list<string> $pieces
	 */
	public function count( array $pieces, int $most ): int {
		$count = 0;
		foreach ( array_chunk( $pieces, self::COUNTED ) as $chunk ) {
			$parts  = array_map( fn( string $piece, int $key ): string => $this->db->prepare( 'SELECT COUNT(*) AS number FROM (SELECT 1 FROM %i WHERE ', $this->table ) . $piece . ' LIMIT ' . min( $most, self::cut( $piece ) ?? $most ) . ") AS found{$key}", $chunk, array_keys( $chunk ) );
			$count += (int) $this->db->get_var( 'SELECT SUM(number) FROM (' . implode( ' UNION ALL ', $parts ) . ') AS counted' ); // phpcs:ignore WordPress.DB.PreparedSQL -- made of prepared parts.
			if ( $count >= $most ) {
				break;
			}
		}
		return min( $count, $most );
	}

	/** How many of what lies in another order in its index are looked at; null = all, for it lies in order of arrival. */
	private static function cut( string $piece ): ?int {
		return match ( true ) {
			1 === preg_match( '/ (?:object LIKE|type LIKE|type IN) /', $piece ) => self::FEW,
			str_contains( $piece, ' type NOT IN ' ) => self::MANY,
			default => null,
		};
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
		$rest  = self::VISIBLE . $this->conditions( $filter );
		$typed = ltrim( trim( $filter->search ), '#' );
		$out   = 1 === preg_match( '/^\d{1,18}$/D', $typed ) ? [ $rest . $this->db->prepare( ' AND id = %d', (int) $typed ) ] : [];
		$asked = EventStore::ascii( $typed, 100 );
		foreach ( '' === $typed ? [] : [ '', ...self::OBJECTS, ...$this->shops() ] as $kind ) {
			$out[] = $rest . $this->db->prepare( ' AND object LIKE %s', $this->db->esc_like( $kind . $asked ) . '%' );
		}
		return '' === $typed || '' !== $filter->type ? ( [] === $out ? [ '1 = 0' ] : $out ) : [ ...$out, ...$this->typed( $filter, $types, $typed ) ];
	}

	/**
	 * What a search word finds by its type: of those that are listed all that it is in, of others all that
	 * it begins.
	 *
	 * @param list<string> $types
	 * @return list<string>
	 */
	private function typed( EventFilter $filter, array $types, string $typed ): array {
		$fits = array_values( array_filter( $types, static fn( string $type ): bool => false !== stripos( $type, $typed ) ) );
		$rest = self::VISIBLE . $this->conditions( $filter );
		$out  = [ $rest . $this->db->prepare( ' AND type LIKE %s', $this->db->esc_like( EventStore::ascii( $typed, 80 ) ) . '%' ) . $this->not( $types ) ];
		foreach ( array_slice( $fits, 0, self::FITS ) as $type ) {
			array_push( $out, ...$this->stretches( new EventFilter( '', $filter->source, $filter->state, $type ) ) );
		}
		$more = array_slice( $fits, self::FITS );
		return [] === $more ? $out : [ ...$out, "{$rest} AND type IN (" . $this->quoted( $more ) . ')' ];
	}

	/** The filter's own conditions, where the index of each does not matter. */
	private function conditions( EventFilter $filter ): string {
		$out = '';
		foreach ( [ 'state' => $filter->state, 'source' => $filter->source, 'type' => EventStore::ascii( $filter->type, 80 ) ] as $column => $value ) {
			$out .= '' === $value ? '' : $this->db->prepare( ' AND %i = %s', $column, $value );
		}
		return $out;
	}

	/** @param list<string> $types */
	private function not( array $types ): string {
		return ' AND type NOT IN (' . $this->quoted( [ '', ...$types ] ) . ')';
	}

	/** @param list<string> $types */
	private function quoted( array $types ): string {
		return implode( ',', array_map( fn( string $type ): string => $this->db->prepare( '%s', EventStore::ascii( $type, 80 ) ), $types ) );
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
