<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Unit\Catalog;

use Sedifex\Sync\Catalog\CatalogItem;
use Sedifex\Sync\Catalog\KnownItem;

/** Items to compare, with only what a test is about. */
final class Items {

	public static function item( string $id, string $name = 'Kente Scarf', string $type = 'product', ?int $price = 1000, ?int $stock = 5 ): CatalogItem {
		return new CatalogItem( "key-{$type}-{$id}", $id, $type, $name, '', '', '', $name, $price, 'GHS', $stock, [] );
	}

	public static function known( string $id, ?int $price = 1000, ?int $stock = 5, ?int $removed_at = null ): KnownItem {
		return new KnownItem( 1, "key-product-{$id}", $id, 'product', '', '', 0, $price, $stock, null, null, $removed_at, null );
	}

	/** @return array<string, KnownItem> */
	public static function many_known( int $number, ?int $price = 1000, ?int $stock = 5 ): array {
		$out = [];
		for ( $i = 0; $i < $number; $i++ ) {
			$out[ "key-product-{$i}" ] = self::known( (string) $i, $price, $stock );
		}
		return $out;
	}

	/**
	 * @param int      $touched How many of them get the other price and stock.
	 * @return array<string, CatalogItem>
	 */
	public static function many( int $number, int $touched = 0, ?int $price = 1000, ?int $stock = 5, string $type = 'product' ): array {
		$out = [];
		for ( $i = 0; $i < $number; $i++ ) {
			$item              = $i < $touched ? self::item( (string) $i, 'Item', $type, $price, $stock ) : self::item( (string) $i, 'Item', $type );
			$out[ $item->key ] = $item;
		}
		return $out;
	}
}
