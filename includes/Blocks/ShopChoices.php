<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

use Sedifex\Sync\Catalog\Product;

/**
 * What a visitor can choose in the shop: categories, order, page; each an address.
 *
 * @phpstan-import-type Link from ProductsData
 */
final class ShopChoices {

	/**
	 * @param array<string, mixed>                                    $attributes The block's.
	 * @param list<array{type: string, category: string, count: int}> $groups     See CatalogMeta.
	 */
	public function __construct( private readonly ShopRequest $request, private readonly array $attributes, private readonly array $groups ) {
	}

	/**
	 * Everything; the categories of goods; services and courses, which open to their own categories.
	 *
	 * @return list<Link> None where there is nothing to choose.
	 */
	public function chips(): array {
		if ( ! $this->shows( 'showCategories' ) || '' !== $this->text( 'category' ) || [] !== $this->request->picked() ) {
			return [];
		}
		$fixed = $this->text( 'type' );
		$types = array_values( array_unique( array_column( $this->groups, 'type' ) ) );
		$types = array_intersect( Product::TYPES, '' === $fixed ? $types : [ $fixed ] );
		$first = array_values( $types )[0] ?? '';
		$open  = '' === $this->request->choice['type'] ? $first : $this->request->choice['type'];
		$chips = [ $this->chip( __( 'All', 'sedifex-sync' ), '', '' ) ];
		foreach ( $types as $type ) {
			$asked = $type === $first ? '' : $type;
			if ( '' !== $asked ) {
				$chips[] = $this->chip( self::word( $type ), $type, '' );
			}
			foreach ( $type === $open ? $this->categories( $type ) : [] as $name ) {
				$chips[] = $this->chip( $name, $asked, $name );
			}
		}
		return count( $chips ) > 2 ? $chips : [];
	}

	/** @return list<string> */
	private function categories( string $type ): array {
		$names = [];
		foreach ( $this->groups as $group ) {
			if ( $group['type'] === $type && '' !== $group['category'] ) {
				$names[] = $group['category'];
			}
		}
		return array_values( array_unique( $names ) );
	}

	private static function word( string $type ): string {
		return match ( $type ) {
			'service' => __( 'Services', 'sedifex-sync' ),
			'course'  => __( 'Courses', 'sedifex-sync' ),
			default   => __( 'Goods', 'sedifex-sync' ),
		};
	}

	/** @return array<string, string> Labels under CatalogQuery's names, '' for the editor's own order; none = no choice. */
	public function sorts(): array {
		if ( ! $this->shows( 'showSort' ) || [] !== $this->request->picked() ) {
			return [];
		}
		$labels = [
			'position' => __( 'Our selection', 'sedifex-sync' ),
			'new'      => __( 'Newest first', 'sedifex-sync' ),
			'price'    => __( 'Price, lowest first', 'sedifex-sync' ),
			'-price'   => __( 'Price, highest first', 'sedifex-sync' ),
			'name'     => __( 'Name', 'sedifex-sync' ),
		];
		$own    = isset( $labels[ $this->text( 'sort' ) ] ) ? $this->text( 'sort' ) : 'position';
		return [ '' => $labels[ $own ], ...array_diff_key( $labels, [ $own => '' ] ) ];
	}

	/**
	 * Back, the pages around this one, on.
	 *
	 * @return list<Link> None where there is one page.
	 */
	public function paging( int $pages ): array {
		$page = $this->request->choice['page'];
		if ( $pages < 2 || $page > $pages ) {
			return [];
		}
		$out = [];
		foreach ( range( 1, $pages ) as $number ) {
			if ( 1 === $number || $number === $pages || abs( $number - $page ) <= 1 ) {
				$out[] = $this->link( number_format_i18n( $number ), $number, $number === $page );
			} elseif ( abs( $number - $page ) === 2 ) {
				$out[] = $this->link( '…', 0, false );
			}
		}
		if ( $page > 1 ) {
			array_unshift( $out, $this->link( __( 'Previous', 'sedifex-sync' ), $page - 1, false ) );
		}
		if ( $page < $pages ) {
			$out[] = $this->link( __( 'Next', 'sedifex-sync' ), $page + 1, false );
		}
		return $out;
	}

	/**
	 * @param int $page 0 = leads nowhere.
	 * @return Link
	 */
	private function link( string $label, int $page, bool $current ): array {
		return [
			'label'   => $label,
			'url'     => $page > 0 ? $this->request->url( [ 'page' => $page ] ) : '',
			'current' => $current,
		];
	}

	/** @return Link */
	private function chip( string $label, string $type, string $category ): array {
		$choice = $this->request->choice;
		return [
			'label'   => $label,
			'url'     => $this->request->url(
				[
					'type' => $type,
					'cat'  => $category,
				]
			),
			'current' => $choice['type'] === $type && $choice['cat'] === $category,
		];
	}

	private function shows( string $name ): bool {
		return true === ( $this->attributes[ $name ] ?? null );
	}

	private function text( string $name ): string {
		return is_string( $this->attributes[ $name ] ?? null ) ? $this->attributes[ $name ] : '';
	}
}
