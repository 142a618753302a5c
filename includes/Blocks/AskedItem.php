<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

use Sedifex\Sync\Catalog\Product;
use Sedifex\Sync\Catalog\ProductStore;

/**
 * The item that the page's address asks for (`?sfx_item=product:ID`), read once a request: the page's
 * title and the block both want it.
 */
final class AskedItem {

	private ?Product $product = null;

	private bool $looked = false;

	public function __construct( private readonly ProductStore $products ) {
	}

	public function is_asked(): bool {
		return Posted::address()->has( 'item' );
	}

	/** Null for what is unknown or has left the shop. */
	public function product(): ?Product {
		if ( ! $this->looked ) {
			$this->looked  = true;
			$this->product = self::shown( $this->find( Posted::address()->text( 'item' ) ) );
		}
		return $this->product;
	}

	private function find( string $name ): ?Product {
		[ $type, $id ] = [ ...explode( ':', $name, 2 ), '' ];
		return '' !== $id && strlen( $id ) <= 200 && in_array( $type, Product::TYPES, true ) ? $this->products->find( $type, $id ) : null;
	}

	private static function shown( ?Product $product ): ?Product {
		return null === $product?->removed_at ? $product : null;
	}
}
