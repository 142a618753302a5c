<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Blocks;

use Sedifex\Sync\Blocks\AskedItem;
use Sedifex\Sync\Blocks\ItemHead;

/** What a page says of itself in its head, and that it says nothing on other pages. */
final class ItemHeadTest extends ShopTestCase {

	private int $shop;

	protected function setUp(): void {
		parent::setUp();
		$this->shop = $this->make_page( 'our-shop' );
		$this->stock_up( [ self::raw( 'soap', [ 'name' => 'Soap & "Co" < 5', 'description' => 'Black "soap"' ] ) ] );
	}

	private function head(): ItemHead {
		return new ItemHead( new AskedItem( $this->products ) );
	}

	private function printed(): string {
		ob_start();
		$this->head()->print();
		return (string) ob_get_clean();
	}

	public function test_an_item_names_the_page_and_is_its_own_address(): void {
		$this->visit( $this->shop, [ 'item' => 'product:soap' ] );
		self::assertSame( [ 'title' => 'Soap & "Co" < 5', 'site' => 'Market' ], $this->head()->title( [ 'title' => 'Shop', 'site' => 'Market' ] ) );
		self::assertSame( 'https://x.example/shop/?sfx_item=product:soap', $this->head()->canonical( 'https://x.example/shop/' ) );
		self::assertStringContainsString( 'content="Soap &amp; &quot;Co&quot; &lt; 5"', $this->printed() );
	}

	public function test_other_pages_cost_nothing_and_stay_as_they_are(): void {
		global $wpdb;
		$this->visit( $this->shop );
		$before = $wpdb->num_queries;
		$this->head()->prepare();
		self::assertSame( [ 'title' => 'Shop' ], $this->head()->title( [ 'title' => 'Shop' ] ) );
		self::assertSame( 'https://x.example/', $this->head()->canonical( 'https://x.example/' ) );
		self::assertSame( [ 'max-image-preview' => 'large' ], $this->head()->robots( [ 'max-image-preview' => 'large' ] ) );
		self::assertSame( '', $this->printed() );
		self::assertSame( $before, $wpdb->num_queries );
	}

	public function test_an_item_that_is_not_there_changes_no_head(): void {
		$this->visit( $this->shop, [ 'item' => 'product:nothing' ] );
		self::assertSame( [ 'title' => 'Shop' ], $this->head()->title( [ 'title' => 'Shop' ] ) );
		self::assertSame( '', $this->printed() );
	}

	public function test_pages_and_categories_are_found_and_searches_are_not(): void {
		$this->visit( $this->shop, [ 'cat' => 'Hair & Beauty', 'page' => '2' ] );
		self::assertSame( 'https://x.example/?p=1&sfx_cat=Hair%20%26%20Beauty&sfx_page=2', $this->head()->canonical( 'https://x.example/?p=1' ) );
		self::assertSame( [], $this->head()->robots( [] ) );
		$this->visit( $this->shop, [ 'q' => 'soap' ] );
		self::assertTrue( $this->head()->robots( [] )['noindex'] ?? false );
	}
}
