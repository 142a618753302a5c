<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Sedifex\Sync\Support\Json;
use Sedifex\Sync\Support\Ulid;
use wpdb;

/**
 * Keeps what is known of the owner's mails, one row of the snapshots for each kind. A row is changed
 * only by who read it last (compare and set), so of two workers one sends.
 */
final class OwnerMailStore {

	/** As read, by name; a change has to find the row like this. */
	private ?string $body = null;

	public function __construct( private readonly wpdb $db ) {
	}

	/** @return array{OwnerMailState, int} The state, and the database's time. */
	public function read( string $name ): array {
		$row = $this->db->get_row( $this->db->prepare( 'SELECT body, UNIX_TIMESTAMP() AS db_now FROM %i WHERE name = %s', $this->table(), $name ) );
		if ( null === $row ) {
			$this->db->query( $this->db->prepare( "INSERT IGNORE INTO %i (name, body, fetched_at) VALUES (%s, '', UNIX_TIMESTAMP())", $this->table(), $name ) );
		}
		$this->body = (string) ( $row->body ?? '' );
		$now        = null === $row ? $this->db->get_var( 'SELECT UNIX_TIMESTAMP()' ) : $row->db_now;
		return [ OwnerMailState::from_array( Json::decode( $this->body ) ?? [] ), (int) $now ];
	}

	/** @return bool False when another process has changed it since it was read, or the database says no. */
	public function write( string $name, OwnerMailState $state ): bool {
		// The token makes each change a change; ASCII only, so that the text compares byte by byte.
		$body = (string) wp_json_encode( [ ...$state->to_array(), 'token' => Ulid::random( 16 ) ] );
		$done = $this->db->query(
			$this->db->prepare( 'UPDATE %i SET body = %s, fetched_at = UNIX_TIMESTAMP() WHERE name = %s AND body = %s', $this->table(), $body, $name, (string) $this->body )
		);
		if ( 1 !== $done ) {
			return false;
		}
		$this->body = $body;
		return true;
	}

	public function newest_order(): int {
		return (int) $this->db->get_var( $this->db->prepare( 'SELECT MAX(id) FROM %i', $this->orders() ) );
	}

	/** @return array{int, list<array{reference: string, method: string, total_minor: int, currency: string}>} How many came after that one, and the first of them. */
	public function orders_after( int $id, int $up_to, int $most ): array {
		$where = "id > %d AND id <= %d AND stage <> 'failed'";
		$count = (int) $this->db->get_var( $this->db->prepare( 'SELECT COUNT(*) FROM %i WHERE ' . $where, $this->orders(), $id, $up_to ) ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- a literal from above.
		$rows  = $this->db->get_results( $this->db->prepare( 'SELECT reference, method, total_minor, currency FROM %i WHERE ' . $where . ' ORDER BY id LIMIT %d', $this->orders(), $id, $up_to, $most ) ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- a literal from above.
		$found = [];
		foreach ( is_array( $rows ) ? $rows : [] as $row ) {
			$found[] = [
				'reference'   => (string) $row->reference,
				'method'      => (string) $row->method,
				'total_minor' => (int) $row->total_minor,
				'currency'    => (string) $row->currency,
			];
		}
		return [ $count, $found ];
	}

	private function table(): string {
		return $this->db->prefix . 'sedifex_snapshots';
	}

	private function orders(): string {
		return $this->db->prefix . 'sedifex_orders';
	}
}
