<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

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
	 * Everything, each category, and where there are several kinds, services and courses.
	 *
	 * @return list<Link> None where there is nothing to choose.
	 */
	public function chips(): array {
		if ( ! $this->shows( 'showCategories' ) || '' !== $this->text( 'category' ) || [] !== $this->request->picked() ) {
			return [];
		}
		$choice = $this->request->choice;
		$chips  = [ $this->chip( __( 'All', 'sedifex-sync' ), [ 'cat' => '', 'type' => '' ], '' === $choice['cat'] . $choice['type'] ) ];
		$types  = [];
		$names  = [];
		foreach ( $this->groups as $group ) {
			$types[ $group['type'] ] = true;
			if ( '' !== $group['category'] && in_array( $this->text( 'type' ), [ '', $group['type'] ], true ) ) {
				$names[ $group['category'] ] = true;
			}
		}
		foreach ( array_map( strval( ... ), array_keys( $names ) ) as $name ) {
			$chips[] = $this->chip( $name, [ 'cat' => $name, 'type' => '' ], $name === $choice['cat'] );
		}
		if ( '' === $this->text( 'type' ) && count( $types ) > 1 ) {
			foreach ( [ 'service' => __( 'Services', 'sedifex-sync' ), 'course' => __( 'Courses', 'sedifex-sync' ) ] as $type => $label ) {
				if ( isset( $types[ $type ] ) && ! isset( $names[ $label ] ) ) {
					$chips[] = $this->chip( $label, [ 'cat' => '', 'type' => $type ], $type === $choice['type'] );
				}
			}
		}
		return count( $chips ) > 2 ? $chips : [];
	}

	/** @return array<string, string> Labels under CatalogQuery's names. */
	public function sorts(): array {
		if ( ! $this->shows( 'showSort' ) || [] !== $this->request->picked() ) {
			return [];
		}
		return [
			'position' => __( 'Our order', 'sedifex-sync' ),
			'new'      => __( 'Newest first', 'sedifex-sync' ),
			'price'    => __( 'Price, lowest first', 'sedifex-sync' ),
			'-price'   => __( 'Price, highest first', 'sedifex-sync' ),
			'name'     => __( 'Name', 'sedifex-sync' ),
		];
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

	/**
	 * @param array{cat: string, type: string} $choice
	 * @return Link
	 */
	private function chip( string $label, array $choice, bool $current ): array {
		return [
			'label'   => $label,
			'url'     => $this->request->url( $choice ),
			'current' => $current,
		];
	}

	private function shows( string $name ): bool {
		return true === ( $this->attributes[ $name ] ?? null );
	}

	private function text( string $name ): string {
		return is_string( $this->attributes[ $name ] ?? null ) ? $this->attributes[ $name ] : '';
	}
}
