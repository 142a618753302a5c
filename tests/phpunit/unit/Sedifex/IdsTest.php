<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Unit\Sedifex;

use PHPUnit\Framework\TestCase;
use Sedifex\Sync\Sedifex\Ids;

final class IdsTest extends TestCase {

	/** @return iterable<int, array{string, string, string}> */
	public function display_ids(): iterable {
		yield [ 'store1_prodA', 'store1', 'prodA' ];
		yield [ ' store1_prodA ', 'store1', 'prodA' ];
		yield [ 'prodA', 'store1', 'prodA' ];
		yield [ 'store2_prodA', 'store1', 'store2_prodA' ];
		yield [ 'store1_store1_prodA', 'store1', 'store1_prodA' ];
		yield [ 'store1_', 'store1', 'store1_' ];
		yield [ 'store1', 'store1', 'store1' ];
		yield [ 'store1_draft-x', 'store1', 'draft-x' ];
		yield [ '_prodA', '', '_prodA' ];
		yield [ 'STORE1_prodA', 'store1', 'STORE1_prodA' ];
	}

	/** @dataProvider display_ids */
	public function test_normalise( string $id, string $store, string $expected ): void {
		self::assertSame( $expected, Ids::normalise( $id, $store ) );
	}

	public function test_without_draft(): void {
		self::assertSame( 'svc1', Ids::without_draft( 'draft-svc1' ) );
		self::assertSame( 'svc1', Ids::without_draft( 'DRAFT-svc1' ) );
		self::assertSame( 'draft-svc1', Ids::without_draft( 'draft-draft-svc1' ) );
		self::assertSame( 'my-draft-svc1', Ids::without_draft( 'my-draft-svc1' ) );
		self::assertSame( '', Ids::without_draft( 'draft-' ) );
	}

	public function test_what_may_be_an_item(): void {
		foreach ( [ 'a', 'prod-1', 'draft-x', 'product-kente-abc123', str_repeat( 'a', 200 ), 'ünï', '_x_', '...' ] as $id ) {
			self::assertTrue( Ids::is_item( $id ), $id );
		}
		foreach ( [ '', '.', '..', '__x__', 'a/b', '../x', 'a\\b', 'a b', "a\n", "a\0", str_repeat( 'a', 201 ), "\xff" ] as $id ) {
			self::assertFalse( Ids::is_item( $id ), $id );
		}
	}

	public function test_what_may_be_a_reference(): void {
		foreach ( [ 'SFX-7K3M9QXD-ABCDEF012345-A1', 'a', 'x.y_z-1', 'Market_x', 'don-x', str_repeat( 'a', 100 ) ] as $id ) {
			self::assertTrue( Ids::is_reference( $id ), $id );
		}
		foreach ( [ '', '1a', '-a', 'a/b', 'a b', 'a:b', 'market_x', 'DON-x', "a\n", 'é', str_repeat( 'a', 101 ) ] as $id ) {
			self::assertFalse( Ids::is_reference( $id ), $id );
		}
	}
}
