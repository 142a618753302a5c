<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

use Sedifex\Sync\Support\Json;
use wpdb;

/** Keeps the catalogue's state in its one row of the snapshots. */
final class CatalogStateStore {

	private const NAME = 'catalog';

	private const WANTED = 'catalog_wanted';

	public function __construct( private readonly wpdb $db ) {
	}

	public function read(): CatalogState {
		return $this->read_with_worker()['state'];
	}

	/**
	 * The state and the worker's last wake-up in one query, since the shop wants both.
	 *
	 * @return array{state: CatalogState, worker_at: int}
	 */
	public function read_with_worker(): array {
		$rows  = $this->db->get_results( $this->db->prepare( "SELECT name, body, fetched_at FROM %i WHERE name IN (%s, 'worker')", $this->table(), self::NAME ), OBJECT_K );
		$rows  = is_array( $rows ) ? $rows : [];
		$state = isset( $rows[ self::NAME ] ) ? Json::decode( (string) $rows[ self::NAME ]->body ) : null;
		return [
			'state'     => CatalogState::from_array( $state ?? [] ),
			'worker_at' => isset( $rows['worker'] ) ? (int) $rows['worker']->fetched_at : 0,
		];
	}

	public function write( CatalogState $state ): bool {
		// Only ASCII leaves here (non-ASCII as \u escapes), so WordPress need not look up the table's character set.
		return false !== $this->db->query(
			$this->db->prepare(
				'INSERT INTO %i (name, body, fetched_at) VALUES (%s, %s, %d) ON DUPLICATE KEY UPDATE body = VALUES(body), fetched_at = VALUES(fetched_at)',
				$this->table(),
				self::NAME,
				(string) wp_json_encode( $state->to_array(), JSON_UNESCAPED_SLASHES ),
				$state->as_of
			)
		);
	}

	/** Somebody heard that the list has changed. A row of its own: the state is written by whoever holds the sync. */
	public function want( int $now ): void {
		$this->db->query(
			$this->db->prepare( 'INSERT INTO %i (name, body, fetched_at) VALUES (%s, %s, %d) ON DUPLICATE KEY UPDATE fetched_at = VALUES(fetched_at)', $this->table(), self::WANTED, '', $now )
		);
	}

	/** When that was last; UTC seconds, 0 = never. */
	public function wanted_at(): int {
		return (int) $this->db->get_var( $this->db->prepare( 'SELECT fetched_at FROM %i WHERE name = %s', $this->table(), self::WANTED ) );
	}

	private function table(): string {
		return $this->db->prefix . 'sedifex_snapshots';
	}
}
