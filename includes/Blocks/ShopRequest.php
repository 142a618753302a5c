<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

use Sedifex\Sync\Catalog\CatalogQuery;
use Sedifex\Sync\Catalog\Product;

/**
 * Which items a grid shows: what its editor fixed, and within that what the page's address asks for.
 * Also writes the addresses of every other choice. Reads no item.
 *
 * @phpstan-type Choice array{q: string, cat: string, type: string, sort: string, page: int}
 */
final class ShopRequest {

	/** Longest search that is looked for; more is cut. */
	private const LONGEST = 100;

	/**
	 * @param string               $base       Address of the page, without arguments of ours.
	 * @param array<string, mixed> $attributes The block's.
	 * @param Choice               $choice     What the visitor chose.
	 */
	private function __construct( public readonly string $base, private readonly array $attributes, public readonly array $choice ) {
	}

	/** @param array<string, mixed> $attributes The block's, defaults filled in. */
	public static function from( string $base, array $attributes, Posted $address ): self {
		$type = $address->text( 'type' );
		$sort = $address->text( 'sort' );
		$on   = static fn( string $name ): bool => true === ( $attributes[ $name ] ?? null );
		return new self(
			$base,
			$attributes,
			[
				'q'    => $on( 'showSearch' ) ? mb_substr( $address->text( 'q' ), 0, self::LONGEST ) : '',
				'cat'  => $on( 'showCategories' ) && ! self::is_fixed( $attributes, 'category' ) ? $address->text( 'cat' ) : '',
				'type' => $on( 'showCategories' ) && ! self::is_fixed( $attributes, 'type' ) && in_array( $type, Product::TYPES, true ) ? $type : '',
				'sort' => $on( 'showSort' ) && in_array( $sort, CatalogQuery::SORTS, true ) ? $sort : '',
				'page' => $on( 'showPaging' ) ? max( 1, min( $address->whole( 'page' ) ?? 1, 1000 ) ) : 1,
			]
		);
	}

	public function query(): CatalogQuery {
		$text   = fn( string $name ): string => is_string( $this->attributes[ $name ] ?? null ) ? $this->attributes[ $name ] : '';
		$number = $this->attributes['perPage'] ?? null;
		$type   = '' === $this->choice['type'] ? $text( 'type' ) : $this->choice['type'];
		$cat    = '' === $this->choice['cat'] ? $text( 'category' ) : $this->choice['cat'];
		return new CatalogQuery(
			'' === $type ? null : $type,
			'' === $cat ? null : $cat,
			$this->choice['q'],
			'' === $this->choice['sort'] ? ( '' === $text( 'sort' ) ? 'position' : $text( 'sort' ) ) : $this->choice['sort'],
			$this->choice['page'],
			is_numeric( $number ) ? max( 1, min( (int) $number, CatalogQuery::MOST ) ) : 24,
			$this->picked()
		);
	}

	/** @return list<string> Hand-picked items, `type:id`. */
	public function picked(): array {
		$items = $this->attributes['items'] ?? [];
		return array_values( array_filter( is_array( $items ) ? $items : [], is_string( ... ) ) );
	}

	/** Whether the visitor narrowed the grid down, so that finding nothing can be undone. */
	public function is_narrowed(): bool {
		return '' !== $this->choice['q'] . $this->choice['cat'] . $this->choice['type'] || $this->choice['page'] > 1;
	}

	/**
	 * The same with another choice; any other than the page starts at page one.
	 *
	 * @param array{q?: string, cat?: string, type?: string, sort?: string, page?: int} $changes
	 */
	public function url( array $changes ): string {
		$query = http_build_query( $this->arguments( $changes ), '', '&', PHP_QUERY_RFC3986 );
		return '' === $query ? $this->base : $this->base . ( str_contains( $this->base, '?' ) ? '&' : '?' ) . $query;
	}

	/**
	 * Fields that a form sending search and order must carry: a form drops what stands in its address.
	 *
	 * @return array<string, string>
	 */
	public function hidden(): array {
		$query = wp_parse_url( $this->base, PHP_URL_QUERY );
		wp_parse_str( is_string( $query ) ? $query : '', $own );
		$out = [];
		foreach ( [ ...$own, ...$this->arguments( [ 'q' => '', 'sort' => '' ] ) ] as $name => $value ) {
			if ( is_scalar( $value ) ) {
				$out[ (string) $name ] = (string) $value;
			}
		}
		return $out;
	}

	/**
	 * @param array{q?: string, cat?: string, type?: string, sort?: string, page?: int} $changes
	 * @return array<string, string|int>
	 */
	private function arguments( array $changes ): array {
		$out = [];
		foreach ( [ ...$this->choice, 'page' => 1, ...$changes ] as $name => $value ) {
			if ( '' !== $value && ( 'page' !== $name || $value > 1 ) ) {
				$out[ 'sfx_' . $name ] = $value;
			}
		}
		return $out;
	}

	/** @param array<string, mixed> $attributes */
	private static function is_fixed( array $attributes, string $name ): bool {
		return is_string( $attributes[ $name ] ?? null ) && '' !== $attributes[ $name ];
	}
}
