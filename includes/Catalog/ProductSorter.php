<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

/** Sorts hand-picked items in memory, as the table's own order would; `position` leaves them as they are. */
final class ProductSorter {

	/**
	 * @param list<Product> $items As the editor picked them.
	 * @return list<Product>
	 */
	public static function sort( array $items, string $sort ): array {
		$compare = match ( $sort ) {
			'name'   => static fn( Product $a, Product $b ): int => strcasecmp( $a->name, $b->name ),
			'price'  => static fn( Product $a, Product $b ): int => ( $a->price_minor ?? PHP_INT_MAX ) <=> ( $b->price_minor ?? PHP_INT_MAX ),
			'-price' => static fn( Product $a, Product $b ): int => ( $b->price_minor ?? -1 ) <=> ( $a->price_minor ?? -1 ),
			'new'    => static fn( Product $a, Product $b ): int => $b->first_seen_at <=> $a->first_seen_at,
			default  => null,
		};
		if ( null !== $compare ) {
			usort( $items, $compare );
		}
		return $items;
	}
}
