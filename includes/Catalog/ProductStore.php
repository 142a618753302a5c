<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

use Sedifex\Sync\Sedifex\Ids;
use Sedifex\Sync\Settings\SettingsStore;
use wpdb;

/**
 * Reads the shop's items from our own table, for the store that is set now. Never asks Sedifex: a page
 * with a grid costs two queries (what is known of the whole, and its rows), whatever its size.
 */
final class ProductStore {

	private const COLUMNS = 'item_id, type, name, category, description, brand, image_alt, price_minor, currency, stock, images, pictures, position, duplicate_of, removed_at, first_seen_at';

	private const ORDERS = [
		'position' => 'position, id',
		'name'     => 'LOWER(name), id',
		'price'    => 'price_minor IS NULL, price_minor, position, id',
		'-price'   => 'price_minor IS NULL, price_minor DESC, position, id',
		'new'      => 'first_seen_at DESC, position, id',
	];

	/** Words looked for; more are ignored. */
	private const WORDS = 6;

	/** In memory for one request only, apart for each site of a network. */
	public const MEMORY = 'sedifex_sync_request';

	public function __construct(
		private readonly wpdb $db,
		private readonly SettingsStore $settings,
		private readonly CatalogStateStore $states,
		private readonly PictureFiles $files
	) {
	}

	/**
	 * What names an item in the table: 32 bytes as hex digits, since a text key cut silently would
	 * merge two items into one.
	 */
	public static function key( string $store, string $type, string $id ): string {
		return hash( 'sha256', "{$store}\0{$type}\0{$id}" );
	}

	/**
	 * One item; for a mirrored copy the original, so that both addresses lead to it. An item that has
	 * left the store is given too, with its `removed_at`.
	 */
	public function find( string $type, string $id ): ?Product {
		return $this->find_many( [ [ 'type' => $type, 'id' => $id ] ] )[ "{$type}:{$id}" ] ?? null;
	}

	/**
	 * @param list<array{type: string, id: string}> $asked Items.
	 * @return array<string, Product> Under `type:id` as asked; what is not known is not in it.
	 */
	public function find_many( array $asked ): array {
		$found     = $this->by_key( $asked );
		$originals = [];
		foreach ( $found as $product ) {
			if ( null !== $product->duplicate_of ) {
				$originals[] = [
					'type' => $product->type,
					'id'   => $product->duplicate_of,
				];
			}
		}
		$originals = [] === $originals ? [] : $this->by_key( $originals );
		foreach ( $found as $name => $product ) {
			$found[ $name ] = $originals[ $product->type . ':' . $product->duplicate_of ] ?? $product;
		}
		return $found;
	}

	public function page( CatalogQuery $query ): ProductPage {
		if ( [] !== $query->keys ) {
			return $this->picked( $query );
		}
		$size   = min( max( $query->per_page, 1 ), CatalogQuery::MOST );
		$page   = min( max( $query->page, 1 ), 100_000 );
		$where  = $this->where( $query );
		$items  = $this->rows( $where . ' ORDER BY ' . ( self::ORDERS[ $query->sort ] ?? self::ORDERS['position'] ) . $this->db->prepare( ' LIMIT %d OFFSET %d', $size, ( $page - 1 ) * $size ) );
		$number = count( $items );
		if ( $number < $size && ( $number > 0 || 1 === $page ) ) {
			$total = ( $page - 1 ) * $size + $number;
		} else {
			$total = null === $query->category && '' === trim( $query->search )
				? $this->known_total( $query->type )
				: (int) $this->db->get_var( "SELECT COUNT(*) FROM {$this->table()} WHERE {$where}" ); // phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- prepared in where().
		}
		return new ProductPage( $items, $total, max( 1, (int) ceil( $total / $size ) ) );
	}

	/** What is known of the copy as a whole; read once a request. */
	public function meta(): CatalogMeta {
		$known = wp_cache_get( 'catalog', self::MEMORY );
		if ( ! $known instanceof CatalogMeta ) {
			$read  = $this->states->read_with_worker();
			$state = $read['state'];
			$ours  = $state->store === $this->settings->get()->store_id;
			$known = $ours
				? new CatalogMeta( $state->as_of, $state->total, $state->groups, '' === $state->problem ? null : $state->problem, $read['worker_at'], $state->looked_at, $state->bad, $state->doubts )
				: new CatalogMeta( worker_at: $read['worker_at'] );
			wp_cache_set( 'catalog', $known, self::MEMORY );
		}
		return $known;
	}

	/** The table was changed in this request: what is known of it is read again. */
	public function forget(): void {
		wp_cache_delete( 'catalog', self::MEMORY );
	}

	private function known_total( ?string $type ): int {
		$total = 0;
		foreach ( $this->meta()->categories as $group ) {
			$total += null === $type || $group['type'] === $type ? $group['count'] : 0;
		}
		return $total;
	}

	/** Hand-picked items: what is gone is left out, the order is the editor's own unless another is asked for. */
	private function picked( CatalogQuery $query ): ProductPage {
		$asked = [];
		foreach ( array_slice( $query->keys, 0, CatalogQuery::MOST ) as $key ) {
			$parts = explode( ':', $key, 2 );
			if ( isset( $parts[1] ) ) {
				$asked[] = [
					'type' => $parts[0],
					'id'   => $parts[1],
				];
			}
		}
		$items = [];
		foreach ( $this->find_many( $asked ) as $product ) {
			if ( null === $product->removed_at && ( null === $query->type || $product->type === $query->type ) && ( null === $query->category || $product->category === $query->category ) ) {
				$items[ $product->key() ] = $product;
			}
		}
		$items = ProductSorter::sort( array_values( $items ), $query->sort );
		$size  = min( max( $query->per_page, 1 ), CatalogQuery::MOST );
		$total = count( $items );
		return new ProductPage( array_slice( $items, ( max( $query->page, 1 ) - 1 ) * $size, $size ), $total, max( 1, (int) ceil( $total / $size ) ) );
	}

	/**
	 * @param list<array{type: string, id: string}> $asked Items.
	 * @return array<string, Product> Under `type:id` as asked, in that order.
	 */
	private function by_key( array $asked ): array {
		$store = $this->settings->get()->store_id;
		$names = [];
		foreach ( array_slice( $asked, 0, CatalogQuery::MOST ) as $item ) {
			$names[ $item['type'] . ':' . $item['id'] ] = $item['type'] . ':' . Ids::normalise( $item['id'], $store );
		}
		if ( [] === $names || '' === $store ) {
			return [];
		}
		$keys = [];
		foreach ( array_unique( $names ) as $name ) {
			[ $type, $id ] = explode( ':', $name, 2 );
			$keys[]        = "x'" . self::key( $store, $type, $id ) . "'";
		}
		$found = [];
		foreach ( $this->rows( 'item_key IN (' . implode( ',', $keys ) . ')' ) as $product ) {
			$found[ $product->key() ] = $product;
		}
		return array_filter( array_map( static fn( string $name ): ?Product => $found[ $name ] ?? null, $names ) );
	}

	private function where( CatalogQuery $query ): string {
		$where = $this->db->prepare( 'store_id = %s AND removed_at IS NULL AND duplicate_of IS NULL', $this->settings->get()->store_id );
		if ( null !== $query->type ) {
			$where .= $this->db->prepare( ' AND type = %s', $query->type );
		}
		if ( null !== $query->category ) {
			$where .= $this->db->prepare( ' AND category = %s', $query->category );
		}
		foreach ( array_slice( SearchText::words( $query->search ), 0, self::WORDS ) as $word ) {
			$like   = '%' . $this->db->esc_like( $word ) . '%';
			$where .= $this->db->prepare( ' AND (search_text LIKE %s OR description LIKE %s)', $like, $like );
		}
		return $where;
	}

	/** @return list<Product> */
	private function rows( string $where_and_order ): array {
		$rows = $this->db->get_results( 'SELECT ' . self::COLUMNS . " FROM {$this->table()} WHERE {$where_and_order}" ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared,WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- hex digits and prepared parts only.
		$out  = [];
		foreach ( is_array( $rows ) ? $rows : [] as $row ) {
			$out[] = new Product(
				$row->item_id,
				$row->type,
				$row->name,
				$row->category,
				(string) $row->description,
				$row->brand,
				$row->image_alt,
				null === $row->price_minor ? null : (int) $row->price_minor,
				$row->currency,
				null === $row->stock ? null : (int) $row->stock,
				null === $row->images || '' === $row->images ? [] : explode( "\n", $row->images ),
				null === $row->pictures || '' === $row->pictures ? [] : $this->pictures( $row->pictures ),
				(int) $row->position,
				$row->duplicate_of,
				null === $row->removed_at ? null : (int) $row->removed_at,
				(int) $row->first_seen_at
			);
		}
		return $out;
	}

	/**
	 * Straight from what is stored, without PictureEntry: a page may have a thousand of these.
	 *
	 * @return list<array{id: string, width: int, height: int, sources: list<array{width: int, height: int, url: string}>}>
	 */
	private function pictures( string $stored ): array {
		$entries = json_decode( $stored, true );
		$out     = [];
		foreach ( is_array( $entries ) ? $entries : [] as $entry ) {
			if ( ! isset( $entry['h'], $entry['s'] ) || isset( $entry['x'] ) ) {
				continue;
			}
			$start   = $this->files->url( $entry['h'] );
			$sources = [];
			foreach ( $entry['s'] as [ $width, $height ] ) {
				$sources[] = [
					'width'  => $width,
					'height' => $height,
					'url'    => "{$start}-{$width}.webp",
				];
			}
			$largest = $sources[ count( $sources ) - 1 ] ?? null;
			$out[]   = [
				'id'      => $entry['h'],
				'width'   => $largest['width'] ?? 0,
				'height'  => $largest['height'] ?? 0,
				'sources' => $sources,
			];
		}
		return $out;
	}

	private function table(): string {
		return $this->db->prefix . 'sedifex_products';
	}
}
