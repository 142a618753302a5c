<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Unit\Catalog;

use PHPUnit\Framework\TestCase;
use Sedifex\Sync\Catalog\CatalogItem;
use Sedifex\Sync\Catalog\MirrorDetector;

final class MirrorDetectorTest extends TestCase {

	/** @return iterable<string, array{list<CatalogItem>, array<string, string>}> */
	public function lists(): iterable {
		$original = 'draft-9f0e1d2c-aaaa-bbbb-cccc-00000000beef';
		yield 'as recorded' => [
			[ Items::item( 'product-market-kettle-00beef', 'Market Kettle' ), Items::item( $original, 'Market Kettle' ), Items::item( 'market_soap', 'Market Soap' ) ],
			[ 'key-product-product-market-kettle-00beef' => $original ],
		];
		yield 'the copy after the original' => [
			[ Items::item( $original, 'Market Kettle' ), Items::item( 'product-market-kettle-00beef', 'Market Kettle' ) ],
			[ 'key-product-product-market-kettle-00beef' => $original ],
		];
		yield 'a service, in capitals' => [
			[ Items::item( 'service-nails-A1B2C3', 'Nails', 'service' ), Items::item( 'XYZ-a1b2-c3', 'Nails', 'service' ) ],
			[ 'key-service-service-nails-A1B2C3' => 'XYZ-a1b2-c3' ],
		];
		yield 'a short id' => [
			[ Items::item( 'product-mug-ab1', 'Mug' ), Items::item( 'ab1', 'Mug' ) ],
			[ 'key-product-product-mug-ab1' => 'ab1' ],
		];
		yield 'another name' => [ [ Items::item( 'product-market-kettle-00beef', 'Market Kettle' ), Items::item( $original, 'Kettle' ) ], [] ];
		yield 'another type' => [ [ Items::item( 'product-market-kettle-00beef', 'Market Kettle' ), Items::item( $original, 'Market Kettle', 'service' ) ], [] ];
		yield 'another tail' => [ [ Items::item( 'product-market-kettle-00beee', 'Market Kettle' ), Items::item( $original, 'Market Kettle' ) ], [] ];
		yield 'a type in front that is not its own' => [ [ Items::item( 'course-market-kettle-00beef', 'Market Kettle' ), Items::item( $original, 'Market Kettle' ) ], [] ];
		yield 'the copy alone' => [ [ Items::item( 'product-market-kettle-00beef', 'Market Kettle' ) ], [] ];
		yield 'two copies and no original' => [ [ Items::item( 'product-kettle-00beef', 'Kettle' ), Items::item( 'product-my-kettle-00beef', 'Kettle' ) ], [] ];
	}

	/**
	 * @dataProvider lists
	 * @param list<CatalogItem>     $items
	 * @param array<string, string> $expected
	 */
	public function test_duplicates( array $items, array $expected ): void {
		self::assertSame( $expected, ( new MirrorDetector() )->duplicates( $items ) );
	}
}
