<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Unit\Catalog;

use PHPUnit\Framework\TestCase;
use Sedifex\Sync\Catalog\Product;
use Sedifex\Sync\Catalog\ProductSorter;

final class ProductTest extends TestCase {

	public function test_stock(): void {
		self::assertTrue( ( new Product( 'a', 'product', 'A', stock: null ) )->in_stock() );
		self::assertTrue( ( new Product( 'a', 'product', 'A', stock: 1 ) )->in_stock() );
		self::assertFalse( ( new Product( 'a', 'product', 'A', stock: 0 ) )->in_stock() );
	}

	public function test_new_for_two_weeks_and_never_when_it_was_there_from_the_first(): void {
		$now = 1_800_000_000;
		self::assertTrue( ( new Product( 'a', 'product', 'A', first_seen_at: $now - 14 * 86400 + 1 ) )->is_new( $now ) );
		self::assertFalse( ( new Product( 'a', 'product', 'A', first_seen_at: $now - 14 * 86400 ) )->is_new( $now ) );
		self::assertFalse( ( new Product( 'a', 'product', 'A', first_seen_at: 0 ) )->is_new( 5 ) );
	}

	/** @return iterable<string, array{string, string}> */
	public function orders(): iterable {
		yield 'as picked' => [ 'position', 'c a B' ];
		yield 'by name' => [ 'name', 'a B c' ];
		yield 'cheapest first, without a price last' => [ 'price', 'c a B' ];
		yield 'dearest first, without a price last' => [ '-price', 'a c B' ];
		yield 'newest first' => [ 'new', 'B a c' ];
	}

	/** @dataProvider orders */
	public function test_sorting( string $sort, string $expected ): void {
		$items = [
			new Product( '1', 'product', 'c', price_minor: 100, first_seen_at: 1 ),
			new Product( '2', 'product', 'a', price_minor: 300, first_seen_at: 2 ),
			new Product( '3', 'product', 'B', price_minor: null, first_seen_at: 3 ),
		];
		self::assertSame( $expected, implode( ' ', array_map( static fn( Product $product ): string => $product->name, ProductSorter::sort( $items, $sort ) ) ) );
	}
}
