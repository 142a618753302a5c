<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

use RuntimeException;
use wpdb;

/**
 * Changes one item's row by what an event says of it, as far as that is newer than what the row knows.
 * Touches only rows that a complete list has made; what it changed is compared again by the next list.
 */
final class ProductPatch {

	private readonly string $table;

	public function __construct( private readonly wpdb $db ) {
		$this->table = $db->prefix . 'sedifex_products';
	}

	/** @return list<array{id: int, name: string, price_minor: ?int, stock: ?int, removed: bool, watermark: string, currency: string}> Rows of that id, of whatever type. Throws where the database did not say. */
	public function rows( string $store, string $id ): array {
		$rows = $this->db->get_results(
			$this->db->prepare( 'SELECT id, name, price_minor, stock, removed_at, watermark, currency FROM %i WHERE store_id = %s AND item_id = %s', $this->table, $store, $id )
		);
		$this->check( is_array( $rows ) && '' === $this->db->last_error );
		$out = [];
		foreach ( is_array( $rows ) ? $rows : [] as $row ) {
			$out[] = [
				'id'          => (int) $row->id,
				'name'        => (string) $row->name,
				'price_minor' => null === $row->price_minor ? null : (int) $row->price_minor,
				'stock'       => null === $row->stock ? null : (int) $row->stock,
				'removed'     => null !== $row->removed_at,
				'watermark'   => (string) $row->watermark,
				'currency'    => (string) $row->currency,
			];
		}
		return $out;
	}

	/**
	 * The content's hash goes, so that the next list is compared item by item with what is there.
	 *
	 * @return bool False where the row knows something as new or newer. Throws where the database did not write.
	 */
	public function update( int $row, string $watermark, string $name, ?int $price_minor, ?int $stock ): bool {
		$done = $this->db->query(
			$this->db->prepare(
				'UPDATE %i SET name = %s, price_minor = NULLIF(%d, -1), stock = NULLIF(%d, -1), content_hash = NULL, watermark = %s WHERE id = %d AND watermark < %s',
				$this->table,
				$name,
				$price_minor ?? -1,
				$stock ?? -1,
				$watermark,
				$row,
				$watermark
			)
		);
		$this->check( false !== $done );
		return 1 === $done;
	}

	/** Leaves a tombstone with its watermark: a late update must not bring the item back; a complete list may. */
	public function remove( int $row, string $watermark ): bool {
		$done = $this->db->query(
			$this->db->prepare(
				'UPDATE %i SET removed_at = COALESCE(removed_at, UNIX_TIMESTAMP()), content_hash = NULL, watermark = %s WHERE id = %d AND watermark < %s',
				$this->table,
				$watermark,
				$row,
				$watermark
			)
		);
		$this->check( false !== $done );
		return 1 === $done;
	}

	/** An error is no answer: the event has to come again. */
	private function check( bool $answered ): void {
		if ( ! $answered ) {
			throw new RuntimeException( 'The database did not answer.' );
		}
	}
}
