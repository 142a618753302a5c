<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Sedifex\Sync\Support\Json;
use wpdb;

/**
 * How many events of the log are in each state, and how long the oldest has waited. Cheap to ask for
 * however many there are: small numbers are counted, large ones come from the last count of all.
 */
final class EventCounts {

	/** Up to here a state is counted each time. */
	private const FEW = 1000;

	/** Seconds for which a count of all is good enough; RetentionJob counts more often. */
	private const FRESH = 1800;

	private const NAME = 'events_counts';

	private readonly string $table;

	public function __construct( private readonly wpdb $db ) {
		$this->table = $db->prefix . 'sedifex_events';
	}

	/** @return array{pending: int, processing: int, done: int, ignored: int, dead: int} Of those that are listed. */
	public function now(): array {
		$out = $this->counted( sprintf( ' LIMIT %d', self::FEW + 1 ) );
		if ( max( $out ) <= self::FEW ) {
			return $out;
		}
		$known = $this->known();
		foreach ( $out as $state => $count ) {
			$out[ $state ] = $count > self::FEW ? max( $count, $known[ $state ] ) : $count;
		}
		return $out;
	}

	/** @return array{count: int, newest: int} Those that a person may still help, and the number of the last of them. */
	public function dead(): array {
		$row = $this->db->get_row( $this->db->prepare( "SELECT COUNT(*) AS number, COALESCE( MAX(id), 0 ) AS newest FROM (SELECT id FROM %i WHERE hidden_at IS NULL AND state = 'dead' AND bytes > 0 LIMIT %d) AS found", $this->table, EventList::MOST ) );
		return [
			'count'  => (int) ( $row->number ?? 0 ),
			'newest' => (int) ( $row->newest ?? 0 ),
		];
	}

	/** Whether one that could be carried out has waited for so long. */
	public function is_overdue( int $seconds ): bool {
		return null !== $this->db->get_var( $this->db->prepare( "SELECT id FROM %i WHERE state = 'pending' AND available_at <= UNIX_TIMESTAMP() - %d LIMIT 1", $this->table, $seconds ) );
	}

	/** @return int|null UTC seconds; null = nothing waits. */
	public function oldest_waiting(): ?int {
		$parts = array_map( fn( string $source ): string => $this->db->prepare( "SELECT MIN(received_at) AS at FROM %i WHERE hidden_at IS NULL AND state = 'pending' AND source = %s", $this->table, $source ), EventFilter::SOURCES );
		$at    = $this->db->get_var( 'SELECT MIN(at) FROM (' . implode( ' UNION ALL ', $parts ) . ') AS oldest' ); // phpcs:ignore WordPress.DB.PreparedSQL -- made of prepared parts.
		return null === $at ? null : (int) $at;
	}

	/** Counts all of them; the worker does it now and then. */
	public function refresh(): void {
		$this->write( $this->counted( '' ) );
	}

	/** @return array{pending: int, processing: int, done: int, ignored: int, dead: int} */
	private function known(): array {
		$row   = $this->db->get_row( $this->db->prepare( 'SELECT body, fetched_at, UNIX_TIMESTAMP() AS now FROM %i WHERE name = %s', $this->db->prefix . 'sedifex_snapshots', self::NAME ) );
		$known = null === $row || (int) $row->now - (int) $row->fetched_at > self::FRESH ? null : Json::decode( (string) $row->body );
		if ( null === $known ) {
			$all = $this->counted( '' );
			$this->write( $all );
			return $all;
		}
		$number = static fn( string $state ): int => is_int( $known[ $state ] ?? null ) ? $known[ $state ] : 0;
		return [
			'pending'    => $number( 'pending' ),
			'processing' => $number( 'processing' ),
			'done'       => $number( 'done' ),
			'ignored'    => $number( 'ignored' ),
			'dead'       => $number( 'dead' ),
		];
	}

	/** @return array{pending: int, processing: int, done: int, ignored: int, dead: int} */
	private function counted( string $limit ): array {
		$parts = array_map( fn( EventState $state ): string => $this->db->prepare( 'SELECT %s AS state, COUNT(*) AS number FROM (SELECT 1 FROM %i WHERE hidden_at IS NULL AND state = %s', $state->value, $this->table, $state->value ) . "{$limit}) AS {$state->value}_ones", EventState::cases() );
		$rows  = $this->db->get_results( implode( ' UNION ALL ', $parts ) ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- made of prepared parts.
		$out   = [ 'pending' => 0, 'processing' => 0, 'done' => 0, 'ignored' => 0, 'dead' => 0 ];
		foreach ( is_array( $rows ) ? $rows : [] as $row ) {
			if ( isset( $out[ $row->state ] ) ) {
				$out[ $row->state ] = (int) $row->number;
			}
		}
		return $out;
	}

	/** @param array<string, int> $counts */
	private function write( array $counts ): void {
		$this->db->query(
			$this->db->prepare( 'REPLACE INTO %i (name, body, fetched_at) VALUES (%s, %s, UNIX_TIMESTAMP())', $this->db->prefix . 'sedifex_snapshots', self::NAME, Json::encode( $counts ) )
		);
	}
}
