<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

use wpdb;


/**
 * Writes the items' rows for the sync. Every statement can be repeated without harm, so a sync killed
 * at any point is simply done again. Decides nothing.
 */
final class ProductRows {

	/** Rows and bytes of one statement at most: old servers refuse packets over one megabyte. */
	private const ROWS = 300;

	private const BYTES = 400_000;

	private const SET = [
		'item_id', 'type', 'name', 'category', 'description', 'brand', 'price_minor', 'currency', 'stock', 'position', 'search_text',
		'image_alt', 'images', 'pictures_due_at', 'duplicate_of', 'content_hash', 'seen_at', 'missing_at', 'removed_at',
	];

	public function __construct( private readonly wpdb $db ) {
	}

	/** @return array<string, KnownItem> Every row of the store by its key, those that left the store too. */
	public function index( string $store ): array {
		$rows = $this->db->get_results(
			$this->db->prepare(
				'SELECT id, HEX(item_key) AS item_key, item_id, type, category, HEX(content_hash) AS content_hash, position, price_minor, stock, duplicate_of, missing_at, removed_at, pictures_due_at FROM %i WHERE store_id = %s ORDER BY position, id',
				$this->table(),
				$store
			)
		);
		$out  = [];
		foreach ( is_array( $rows ) ? $rows : [] as $row ) {
			$key         = strtolower( $row->item_key );
			$out[ $key ] = new KnownItem(
				(int) $row->id,
				$key,
				$row->item_id,
				$row->type,
				$row->category,
				strtolower( (string) $row->content_hash ),
				(int) $row->position,
				self::number( $row->price_minor ),
				self::number( $row->stock ),
				$row->duplicate_of,
				self::number( $row->missing_at ),
				self::number( $row->removed_at ),
				self::number( $row->pictures_due_at )
			);
		}
		return $out;
	}

	/**
	 * Changes with every row of the store that anybody adds, takes out, stores anew, or changes and takes
	 * the hash from, as ProductPatch does. Far less than reading the rows, for a sync that only has to know
	 * that they are as it left them.
	 */
	public function mark( string $store ): string {
		$sums = $this->db->get_row(
			$this->db->prepare( 'SELECT COUNT(*), COUNT(missing_at), COUNT(removed_at), COUNT(content_hash), SUM(position), SUM(price_minor), SUM(stock), SUM(seen_at) FROM %i WHERE store_id = %s', $this->table(), $store ),
			ARRAY_N
		);
		return implode( '-', is_array( $sums ) ? array_map( strval( ... ), $sums ) : [] );
	}

	/**
	 * Stores new and changed items.
	 *
	 * @param string                                                                                                                                $store Store they belong to.
	 * @param list<array{item: CatalogItem, hash: string, position: int, duplicate_of: ?string, pictures_due_at: ?int, first_seen_at: int}> $rows  What to store.
	 * @param int                                                                                                                                   $now   UTC seconds.
	 * @return list<CatalogItem> Items that the database refused.
	 */
	public function save( string $store, array $rows, int $now ): array {
		$refused = [];
		$values  = [];
		$bytes   = 0;
		$items   = [];
		foreach ( $rows as $i => $row ) {
			$value    = $this->values( $store, $row, $now );
			$values[] = $value;
			$items[]  = $row['item'];
			$bytes   += strlen( $value );
			if ( $bytes > self::BYTES || count( $values ) === self::ROWS || array_key_last( $rows ) === $i ) {
				$refused = [ ...$refused, ...$this->insert( $values, $items ) ];
				$values  = [];
				$items   = [];
				$bytes   = 0;
			}
		}
		return $refused;
	}

	/** @param list<int> $rows */
	public function mark_missing( array $rows, int $now ): void {
		if ( [] !== $rows ) {
			$this->db->query( "UPDATE {$this->table()} SET missing_at = {$now} WHERE missing_at IS NULL AND id IN (" . implode( ',', $rows ) . ')' ); // phpcs:ignore WordPress.DB.PreparedSQL -- integers.
		}
	}

	/**
	 * Leaves tombstones: the row stays, so that old addresses and orders still have its name.
	 *
	 * @param list<int> $rows
	 */
	public function remove( array $rows, int $now ): void {
		if ( [] !== $rows ) {
			$this->db->query( "UPDATE {$this->table()} SET removed_at = {$now}, pictures = NULL, pictures_due_at = NULL WHERE removed_at IS NULL AND id IN (" . implode( ',', $rows ) . ')' ); // phpcs:ignore WordPress.DB.PreparedSQL -- integers.
		}
	}

	/** The site was connected to another store, and that store's items are here. */
	public function forget_other_stores( string $store ): void {
		$this->db->query( $this->db->prepare( 'DELETE FROM %i WHERE store_id <> %s', $this->table(), $store ) );
	}

	/**
	 * One statement for all; where the database refuses it, one for each, so that one bad item keeps
	 * none of the others out.
	 *
	 * @param list<string>      $values
	 * @param list<CatalogItem> $items
	 * @return list<CatalogItem> Refused ones.
	 */
	private function insert( array $values, array $items ): array {
		$set  = implode( ', ', array_map( static fn( string $column ): string => "{$column} = VALUES({$column})", self::SET ) );
		$head = "INSERT INTO {$this->table()} (item_key, store_id, first_seen_at, " . implode( ', ', self::SET ) . ') VALUES ';
		if ( false !== $this->db->query( $head . implode( ', ', $values ) . " ON DUPLICATE KEY UPDATE {$set}" ) ) { // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- each value is escaped in values().
			return [];
		}
		$refused = [];
		foreach ( 1 === count( $values ) ? [] : $values as $i => $value ) {
			if ( isset( $items[ $i ] ) ) {
				$refused = [ ...$refused, ...$this->insert( [ $value ], [ $items[ $i ] ] ) ];
			}
		}
		return 1 === count( $values ) ? $items : $refused;
	}

	/** @param array{item: CatalogItem, hash: string, position: int, duplicate_of: ?string, pictures_due_at: ?int, first_seen_at: int} $row */
	private function values( string $store, array $row, int $now ): string {
		$item = $row['item'];
		// What esc_sql() does with a text, without the way there: this is asked thousands of times.
		$text = fn( ?string $value ): string => null === $value ? 'NULL' : ( '' === $value ? "''" : "'" . $this->db->_real_escape( $value ) . "'" );
		$int  = static fn( ?int $value ): string => null === $value ? 'NULL' : (string) $value;
		return '(' . implode(
			',',
			[
				"x'{$item->key}'", $text( $store ), $int( $row['first_seen_at'] ),
				$text( $item->id ), $text( $item->type ), $text( $item->name ), $text( $item->category ), $text( $item->description ), $text( $item->brand ),
				$int( $item->price_minor ), $text( $item->currency ), $int( $item->stock ), $int( $row['position'] ),
				$text( SearchText::of( $item->name, $item->category, $item->brand ) ),
				$text( $item->image_alt ), $text( implode( "\n", $item->images ) ), $int( $row['pictures_due_at'] ), $text( $row['duplicate_of'] ),
				"x'{$row['hash']}'", $int( $now ), 'NULL', 'NULL',
			]
		) . ')';
	}

	private static function number( mixed $value ): ?int {
		return null === $value ? null : (int) $value;
	}

	private function table(): string {
		return $this->db->prefix . 'sedifex_products';
	}
}
