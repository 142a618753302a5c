<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Unit\Catalog;

use PHPUnit\Framework\TestCase;
use Sedifex\Sync\Catalog\DoubtRules;

final class DoubtRulesTest extends TestCase {

	/** @return iterable<string, array{array<string, \Sedifex\Sync\Catalog\CatalogItem>, list<string>}> */
	public function answers(): iterable {
		yield 'the same' => [ Items::many( 10 ), [] ];
		yield 'two prices at half' => [ Items::many( 10, 2, 500 ), [] ];
		yield 'three prices at half' => [ Items::many( 10, 3, 500 ), [ 'prices' ] ];
		yield 'three prices a little over half' => [ Items::many( 10, 3, 501 ), [] ];
		yield 'all prices gone' => [ Items::many( 10, 10, null ), [ 'prices' ] ];
		yield 'all prices doubled' => [ Items::many( 10, 10, 2000 ), [] ];
		yield 'two out of stock' => [ Items::many( 10, 2, 1000, 0 ), [] ];
		yield 'all out of stock' => [ Items::many( 10, 10, 1000, 0 ), [ 'stock' ] ];
		yield 'stock not counted any more' => [ Items::many( 10, 10, 1000, null ), [] ];
		yield 'both' => [ Items::many( 10, 10, 100, 0 ), [ 'prices', 'stock' ] ];
		yield 'nothing at all' => [ [], [ 'empty' ] ];
	}

	/**
	 * @dataProvider answers
	 * @param array<string, \Sedifex\Sync\Catalog\CatalogItem> $incoming
	 * @param list<string>                                     $expected
	 */
	public function test_suspects( array $incoming, array $expected ): void {
		self::assertSame( $expected, array_keys( ( new DoubtRules() )->suspects( Items::many_known( 10 ), $incoming ) ) );
	}

	public function test_three_of_many_are_not_many(): void {
		self::assertSame( [], ( new DoubtRules() )->suspects( Items::many_known( 100 ), Items::many( 100, 3, 500 ) ) );
	}

	public function test_what_was_out_of_stock_cannot_go_out_of_stock(): void {
		self::assertSame( [], ( new DoubtRules() )->suspects( Items::many_known( 10, 1000, 0 ), Items::many( 10, 10, 1000, 0 ) ) );
	}

	public function test_an_empty_list_is_no_surprise_where_nothing_is_known(): void {
		$gone = [ 'key-product-1' => Items::known( '1', removed_at: 1 ) ];
		self::assertSame( [], ( new DoubtRules() )->suspects( $gone, [] ) );
		self::assertSame( [], ( new DoubtRules() )->suspects( [], [] ) );
	}

	public function test_a_second_look_that_shows_the_same_is_believed(): void {
		$rules = new DoubtRules();
		$wrong = $rules->suspects( Items::many_known( 10 ), Items::many( 10, 10, 100 ) );
		$first = $rules->held( $wrong, [], 1000, 300 );
		self::assertSame( 1000, $first['prices']['since'] );
		self::assertSame( $first, $rules->held( $wrong, $first, 1299, 300 ), 'too early' );
		self::assertSame( [], $rules->held( $wrong, $first, 1300, 300 ) );
	}

	public function test_a_second_look_with_other_values_begins_anew(): void {
		$rules = new DoubtRules();
		$first = $rules->held( $rules->suspects( Items::many_known( 10 ), Items::many( 10, 10, 100 ) ), [], 1000, 300 );
		$again = $rules->held( $rules->suspects( Items::many_known( 10 ), Items::many( 10, 10, 90 ) ), $first, 1300, 300 );
		self::assertSame( 1300, $again['prices']['since'] );
		$fewer = $rules->held( $rules->suspects( Items::many_known( 10 ), Items::many( 10, 9, 100 ) ), $first, 1300, 300 );
		self::assertSame( 1300, $fewer['prices']['since'], 'one of them is back' );
	}

	public function test_one_more_item_does_not_begin_anew(): void {
		$rules = new DoubtRules();
		$first = $rules->held( $rules->suspects( Items::many_known( 10 ), Items::many( 10, 5, 100 ) ), [], 1000, 300 );
		self::assertSame( [], $rules->held( $rules->suspects( Items::many_known( 10 ), Items::many( 10, 6, 100 ) ), $first, 1300, 300 ) );
	}

	public function test_what_is_confirmed_waits_for_what_is_not(): void {
		$rules = new DoubtRules();
		$first = $rules->held( $rules->suspects( Items::many_known( 10 ), Items::many( 10, 10, 100 ) ), [], 1000, 300 );
		$both  = $rules->held( $rules->suspects( Items::many_known( 10 ), Items::many( 10, 10, 100, 0 ) ), $first, 1300, 300 );
		self::assertEqualsCanonicalizing( [ 'prices', 'stock' ], array_keys( $both ) );
		self::assertSame( [], $rules->held( $rules->suspects( Items::many_known( 10 ), Items::many( 10, 10, 100, 0 ) ), $both, 1600, 300 ) );
	}

	public function test_what_is_right_again_is_forgotten(): void {
		$rules = new DoubtRules();
		$first = $rules->held( $rules->suspects( Items::many_known( 10 ), Items::many( 10, 10, 100 ) ), [], 1000, 300 );
		self::assertSame( [], $rules->held( [], $first, 1100, 300 ) );
	}

	public function test_lists_that_may_be_cut(): void {
		$rules = new DoubtRules();
		self::assertFalse( $rules->may_be_cut( [], 0 ) );
		self::assertFalse( $rules->may_be_cut( Items::many( 149 ), 0 ) );
		self::assertTrue( $rules->may_be_cut( Items::many( 150 ), 0 ) );
		self::assertTrue( $rules->may_be_cut( Items::many( 149 ), 1 ), 'an unreadable item may be of that type' );
		self::assertFalse( $rules->may_be_cut( Items::many( 149 ) + Items::many( 149, 0, 1000, 5, 'service' ), 0 ) );
		self::assertTrue( $rules->may_be_cut( Items::many( 149 ) + Items::many( 149, 0, 1000, 5, 'service' ) + Items::many( 2, 0, 1000, 5, 'course' ), 0 ) );
	}
}
