<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

/** One page of items, and how many there are in all. */
final class ProductPage {

	/**
	 * @param list<Product> $items Items of this page.
	 * @param int           $total Items on all pages.
	 * @param int           $pages At least 1.
	 */
	public function __construct( public readonly array $items, public readonly int $total, public readonly int $pages ) {
	}
}
