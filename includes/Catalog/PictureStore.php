<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

use wpdb;

/** Which items' pictures are to be made, and what is known of those that are. Knows rows, not files. */
final class PictureStore {

	private const AUDIT = 'pictures';

	public function __construct( private readonly wpdb $db ) {
	}

	/**
	 * The next item with a picture to make: main pictures of all items come before any second one,
	 * because an item whose first picture is made goes to the end of the queue.
	 *
	 * @return array{row: int, due: int, hash: string, images: list<string>, entries: list<PictureEntry>}|null
	 */
	public function next( string $store, int $now ): ?array {
		$row = $this->db->get_row(
			$this->db->prepare(
				'SELECT id, pictures_due_at, HEX(content_hash) AS content_hash, images, pictures FROM %i WHERE pictures_due_at <= %d AND store_id = %s AND removed_at IS NULL ORDER BY pictures_due_at, position, id LIMIT 1',
				$this->table(),
				$now,
				$store
			)
		);
		return null === $row ? null : [
			'row'     => (int) $row->id,
			'due'     => (int) $row->pictures_due_at,
			'hash'    => strtolower( $row->content_hash ),
			'images'  => '' === (string) $row->images ? [] : explode( "\n", $row->images ),
			'entries' => PictureEntry::list_from( $row->pictures ),
		];
	}

	/**
	 * Only while the item is what it was when it was read: otherwise the sync has changed it meanwhile
	 * and set it due again, and this would undo that.
	 *
	 * @param list<PictureEntry> $entries
	 * @param string             $hash    Content of the item, as next() gave it.
	 */
	public function save( int $row, string $hash, array $entries, ?int $due ): void {
		$set = $this->db->prepare( 'pictures = %s', PictureEntry::store( $entries ) );
		$due = null === $due ? 'NULL' : (string) $due;
		$this->db->query( "UPDATE {$this->table()} SET {$set}, pictures_due_at = {$due} WHERE id = {$row} AND removed_at IS NULL AND content_hash = x'{$hash}'" ); // phpcs:ignore WordPress.DB.PreparedSQL -- prepared above; integers, and hex digits that are the database's own.
	}

	/** The same address in another item: its copies will do. */
	public function made_before( string $url_key ): ?PictureEntry {
		$found = $this->db->get_var( $this->db->prepare( 'SELECT pictures FROM %i WHERE pictures LIKE %s LIMIT 1', $this->table(), '%' . $this->db->esc_like( "\"u\":\"{$url_key}\",\"h\"" ) . '%' ) );
		foreach ( PictureEntry::list_from( is_string( $found ) ? $found : null ) as $entry ) {
			if ( $entry->url_key === $url_key && $entry->is_shown() ) {
				return $entry;
			}
		}
		return null;
	}

	/**
	 * Every item with copies or failures, for looking after the files.
	 *
	 * @return list<array{row: int, hash: string, name: string, entries: list<PictureEntry>}>
	 */
	public function all(): array {
		$rows = $this->db->get_results( $this->db->prepare( "SELECT id, HEX(content_hash) AS content_hash, name, pictures FROM %i WHERE removed_at IS NULL AND pictures IS NOT NULL AND pictures <> ''", $this->table() ) );
		$out  = [];
		foreach ( is_array( $rows ) ? $rows : [] as $row ) {
			$out[] = [
				'row'     => (int) $row->id,
				'hash'    => strtolower( $row->content_hash ),
				'name'    => $row->name,
				'entries' => PictureEntry::list_from( $row->pictures ),
			];
		}
		return $out;
	}

	/** When the files were last held against the rows, and what keeps pictures from being made at all. */
	public function audited_at(): int {
		return (int) $this->db->get_var( $this->db->prepare( 'SELECT fetched_at FROM %i WHERE name = %s', $this->snapshots(), self::AUDIT ) );
	}

	/** @param string $problem Code of PictureFailure that concerns the whole site; '' = none. */
	public function audited( int $now, string $problem ): void {
		$this->db->query(
			$this->db->prepare(
				'INSERT INTO %i (name, body, fetched_at) VALUES (%s, %s, %d) ON DUPLICATE KEY UPDATE body = VALUES(body), fetched_at = VALUES(fetched_at)',
				$this->snapshots(),
				self::AUDIT,
				$problem,
				$now
			)
		);
	}

	/** What keeps the whole site without pictures; null = nothing. */
	public function problem(): ?PictureFailure {
		return PictureFailure::tryFrom( (string) $this->db->get_var( $this->db->prepare( 'SELECT body FROM %i WHERE name = %s', $this->snapshots(), self::AUDIT ) ) );
	}

	/**
	 * Pictures that could not be made, by item, for the owner.
	 *
	 * @return list<array{name: string, message: string}>
	 */
	public function failures( int $most = 50 ): array {
		$rows = $this->db->get_results( $this->db->prepare( 'SELECT name, pictures FROM %i WHERE removed_at IS NULL AND pictures LIKE %s ORDER BY position LIMIT %d', $this->table(), '%"e":%', $most ) );
		$out  = [];
		foreach ( is_array( $rows ) ? $rows : [] as $row ) {
			foreach ( PictureEntry::list_from( $row->pictures ) as $entry ) {
				$failure = PictureFailure::tryFrom( $entry->failure );
				if ( null !== $failure && ! $entry->has_copies() ) {
					$out[] = [
						'name'    => $row->name,
						'message' => $failure->sentence(),
					];
				}
			}
		}
		return $out;
	}

	private function table(): string {
		return $this->db->prefix . 'sedifex_products';
	}

	private function snapshots(): string {
		return $this->db->prefix . 'sedifex_snapshots';
	}
}
