<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Sedifex\Sync\Support\Deadline;
use wpdb;

/**
 * Lets go of what events carried: when the owner clears the log, and when it has been kept long enough.
 * A row itself is never deleted. Its unique key and its state stay, so that a late repeat is still known
 * and the counts still add up; it is only emptied and listed no more. What waits or is being carried out
 * is left alone.
 */
final class EventKeeping {

	/** Rows in one statement: longer ones would hold up what is being received. */
	private const BATCH = 500;

	private const EMPTY = "body = '', headers = NULL, changes = NULL, errors = NULL, bytes = 0";

	/** How far the owner cleared the log, where that did not end in one go. */
	private const CLEARING = 'events_clearing';

	private readonly string $table;

	private readonly string $snapshots;

	public function __construct( private readonly wpdb $db ) {
		$this->table     = $db->prefix . 'sedifex_events';
		$this->snapshots = $db->prefix . 'sedifex_snapshots';
	}

	/** @return int Events of the log that are settled now: those that clearing would hide. */
	public function clearable(): int {
		return (int) $this->db->get_var( $this->db->prepare( "SELECT COUNT(*) FROM %i WHERE hidden_at IS NULL AND state IN ('done','ignored','dead')", $this->table ) );
	}

	/**
	 * Hides and empties all that is settled now. What there is no time for is done by the worker.
	 *
	 * @return bool Whether that was all of it.
	 */
	public function clear( Deadline $deadline ): bool {
		$up_to = (int) $this->db->get_var( $this->db->prepare( 'SELECT MAX(id) FROM %i', $this->table ) );
		$this->db->query( $this->db->prepare( 'REPLACE INTO %i (name, body, fetched_at) VALUES (%s, %s, UNIX_TIMESTAMP())', $this->snapshots, self::CLEARING, (string) $up_to ) );
		// What was refused is kept for finding out why, with its body.
		$this->db->query( $this->db->prepare( 'DELETE FROM %i WHERE name LIKE %s', $this->snapshots, $this->db->esc_like( 'refused_' ) . '%' ) );
		$this->go_on_clearing( $deadline );
		return 0 === $this->clearing();
	}

	/** @return int Events hidden. */
	public function go_on_clearing( Deadline $deadline ): int {
		$up_to = $this->clearing();
		$done  = 0;
		foreach ( 0 === $up_to ? [] : [ 'done', 'ignored', 'dead' ] as $state ) {
			do {
				if ( $deadline->passed() ) {
					return $done;
				}
				// Looked up in an index first: the statement by itself would pass by all that is hidden already.
				$ids   = $this->db->get_col( $this->db->prepare( 'SELECT id FROM %i WHERE hidden_at IS NULL AND state = %s AND id <= %d LIMIT %d', $this->table, $state, $up_to, self::BATCH ) );
				$done += [] === $ids ? 0 : $this->hide( $this->db->prepare( 'state = %s', $state ) . ' AND id IN (' . implode( ',', array_map( intval( ... ), $ids ) ) . ')' );
			} while ( [] !== $ids );
		}
		$this->db->query( $this->db->prepare( 'DELETE FROM %i WHERE name = %s AND body = %s', $this->snapshots, self::CLEARING, (string) $up_to ) );
		return $done;
	}

	/**
	 * Hides what was received before that time. Dead ones stay in sight, and keep what they carried twice
	 * as long, since somebody may still replay them.
	 *
	 * @param int $seconds How long events are kept.
	 * @return int Events let go of.
	 */
	public function drop_older( int $seconds, Deadline $deadline ): int {
		$done = 0;
		foreach ( [ 'done', 'ignored' ] as $state ) {
			foreach ( EventFilter::SOURCES as $source ) {
				$done += $this->repeat( fn(): int => $this->hide( $this->db->prepare( 'state = %s AND source = %s AND received_at < UNIX_TIMESTAMP() - %d', $state, $source, $seconds ) ), $deadline );
			}
		}
		$dead = fn(): int => $this->drain( $this->db->prepare( "state = 'dead' AND received_at < UNIX_TIMESTAMP() - %d AND body <> ''", 2 * $seconds ) );
		return $done + $this->repeat( $dead, $deadline );
	}

	/**
	 * Hides the oldest of what did its work until the rest of it carries no more than so many bytes. Dead
	 * ones may carry as many again: beyond that the oldest are emptied, first those that nobody can read.
	 *
	 * @return int Events let go of.
	 */
	public function drop_beyond( int $bytes, Deadline $deadline ): int {
		// All of them are in one index; the others, which are few, are only looked up where it matters.
		$all = (int) $this->db->get_var( $this->db->prepare( 'SELECT SUM(bytes) FROM %i WHERE hidden_at IS NULL', $this->table ) );
		if ( $all <= $bytes ) {
			return 0;
		}
		$dead    = $this->carried( [ EventState::Dead ] );
		$settled = $all - $dead - $this->carried( [ EventState::Pending, EventState::Processing ] );
		return $this->shrink( "state IN ('done','ignored')", 'received_at, id', $settled - $bytes, $this->hide( ... ), $deadline )
			+ $this->shrink( "state = 'dead' AND bytes > 0", "CASE verdict WHEN 'malformed' THEN 0 ELSE 1 END, received_at, id", $dead - $bytes, $this->drain( ... ), $deadline );
	}

	/**
	 * @param literal-string          $which  Those that may go.
	 * @param literal-string          $by     Which of them go first.
	 * @param int                     $excess Bytes that are too many.
	 * @param callable( string ): int $let_go Takes a condition.
	 */
	private function shrink( string $which, string $by, int $excess, callable $let_go, Deadline $deadline ): int {
		$done = 0;
		while ( $excess > 0 && ! $deadline->passed() ) {
			$ids  = [];
			$rows = $this->db->get_results( $this->db->prepare( "SELECT id, bytes FROM %i WHERE hidden_at IS NULL AND {$which} ORDER BY {$by} LIMIT %d", $this->table, self::BATCH ) );
			foreach ( is_array( $rows ) ? $rows : [] as $row ) {
				if ( $excess > 0 ) {
					$ids[]   = (int) $row->id;
					$excess -= (int) $row->bytes;
				}
			}
			if ( [] === $ids ) {
				break;
			}
			$done += $let_go( "{$which} AND id IN (" . implode( ',', $ids ) . ')' );
		}
		return $done;
	}

	/** @param list<EventState> $states */
	private function carried( array $states ): int {
		$parts = array_map( fn( EventState $state ): string => $this->db->prepare( 'SELECT SUM(bytes) AS bytes FROM %i WHERE hidden_at IS NULL AND state = %s AND bytes > 0', $this->table, $state->value ), $states );
		return (int) $this->db->get_var( 'SELECT SUM(bytes) FROM (' . implode( ' UNION ALL ', $parts ) . ') AS carried' ); // phpcs:ignore WordPress.DB.PreparedSQL -- made of prepared parts.
	}

	/** Lets go of the bodies of what was refused before that time, with their turn; how often it was stays. */
	public function drop_refused( int $seconds ): int {
		return (int) $this->db->query( $this->db->prepare( 'DELETE FROM %i WHERE name LIKE %s AND fetched_at < UNIX_TIMESTAMP() - %d', $this->snapshots, $this->db->esc_like( 'refused_' ) . '%', $seconds ) );
	}

	/**
	 * Hides the oldest until stays in the log, as when a person asks for their data to be erased. */
	public function empty_one( int $id ): bool {
		return 1 === $this->db->query( $this->db->prepare( 'UPDATE %i SET ', $this->table ) . self::EMPTY . $this->db->prepare( " WHERE id = %d AND state NOT IN ('pending','processing')", $id ) ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- made of prepared parts.
	}

	/** @param string $where Prepared; names settled states only. */
	private function hide( string $where ): int {
		return (int) $this->db->query( $this->db->prepare( 'UPDATE %i SET ', $this->table ) . self::EMPTY . ", hidden_at = UNIX_TIMESTAMP() WHERE hidden_at IS NULL AND {$where}" . sprintf( ' LIMIT %d', self::BATCH ) ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- made of prepared parts.
	}

	/** @param string $where Prepared; names dead ones only, which stay in sight. */
	private function drain( string $where ): int {
		return (int) $this->db->query( $this->db->prepare( 'UPDATE %i SET ', $this->table ) . self::EMPTY . " WHERE hidden_at IS NULL AND {$where}" . sprintf( ' LIMIT %d', self::BATCH ) ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- made of prepared parts.
	}

	/** @param callable(): int $step */
	private function repeat( callable $step, Deadline $deadline ): int {
		$done = 0;
		do {
			$count = $deadline->passed() ? 0 : $step();
			$done += $count;
		} while ( $count >= self::BATCH );
		return $done;
	}

	/** @return int The number up to which events are being cleared; 0 = none. */
	private function clearing(): int {
		return (int) $this->db->get_var( $this->db->prepare( 'SELECT body FROM %i WHERE name = %s', $this->snapshots, self::CLEARING ) );
	}
}
