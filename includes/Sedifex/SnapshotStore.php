<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Sedifex;

use Sedifex\Sync\Support\Json;
use wpdb;

/** Keeps small things learnt from Sedifex in the table of snapshots, each under a name of its own. */
final class SnapshotStore {

	public function __construct( private readonly wpdb $db ) {
	}

	/**
	 * @param int $youngest Seconds after which it counts as forgotten, by the database's clock.
	 * @return array<mixed> Empty where nothing is known.
	 */
	public function read( string $name, int $youngest = PHP_INT_MAX ): array {
		$body = $this->db->get_var(
			$this->db->prepare( 'SELECT body FROM %i WHERE name = %s AND UNIX_TIMESTAMP() - fetched_at <= %d', $this->table(), $name, $youngest )
		);
		return is_string( $body ) ? ( Json::decode( $body ) ?? [] ) : [];
	}

	/** @param array<mixed> $body */
	public function write( string $name, array $body ): void {
		$this->db->query(
			(string) $this->db->prepare( 'REPLACE INTO %i (name, body, fetched_at) VALUES (%s, %s, UNIX_TIMESTAMP())', $this->table(), $name, Json::encode( $body ) )
		);
	}

	/** UTC seconds by the database's clock; 0 = never. */
	public function written_at( string $name ): int {
		return (int) $this->db->get_var( $this->db->prepare( 'SELECT fetched_at FROM %i WHERE name = %s', $this->table(), $name ) );
	}

	private function table(): string {
		return $this->db->prefix . 'sedifex_snapshots';
	}
}
