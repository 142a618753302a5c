<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Blocks;

/** What the shop shows, and that an address decides it. */
final class ProductsViewTest extends ShopTestCase {

	private int $shop;

	protected function setUp(): void {
		parent::setUp();
		$this->shop = $this->make_page( 'our-shop' );
		self::assertTrue( $this->settings->save( [ 'pages' => [ 'shop' => $this->shop, 'cart' => 0, 'status' => 0, 'booking' => 0 ] ] ) );
		$this->stock_up(
			[
				self::raw( 'kente', [ 'name' => 'Kente', 'priceMinor' => 32000, 'price' => 320 ] ),
				self::raw( 'soap', [ 'name' => 'Soap', 'priceMinor' => 1500, 'price' => 15, 'category' => 'Care' ] ),
				self::raw( 'trim', [ 'name' => 'Beard trim', 'itemType' => 'service', 'type' => 'SERVICE', 'category' => 'Hair' ] ),
			]
		);
		$this->visit( $this->shop );
	}

	public function test_a_page_asks_nobody_and_costs_two_queries(): void {
		global $wpdb;
		$this->settings->get()->page_url( 'shop' );
		$before = $wpdb->num_queries;
		$shown  = $this->show();
		self::assertCount( 3, self::names( $shown ) );
		self::assertLessThanOrEqual( 2, $wpdb->num_queries - $before );
		self::assertSame( [], $this->sent );
	}

	public function test_every_visitor_gets_the_same_page(): void {
		$first                   = $this->show()->html;
		$_COOKIE['sedifex_cart'] = '[["product","soap",2]]';
		wp_set_current_user( 1 );
		self::assertSame( $first, $this->show()->html );
	}

	/** @return iterable<string, array{array<string, mixed>, list<string>}> */
	public function addresses(): iterable {
		yield 'nothing' => [ [], [ 'Kente', 'Soap', 'Beard trim' ] ];
		yield 'search' => [ [ 'q' => 'KEN' ], [ 'Kente' ] ];
		yield 'category' => [ [ 'cat' => 'Care' ], [ 'Soap' ] ];
		yield 'type' => [ [ 'type' => 'service' ], [ 'Beard trim' ] ];
		yield 'sort' => [ [ 'sort' => 'price' ], [ 'Soap', 'Beard trim', 'Kente' ] ];
		yield 'unknown category' => [ [ 'cat' => 'Care"><script>' ], [] ];
		yield 'unknown type' => [ [ 'type' => 'gold' ], [ 'Kente', 'Soap', 'Beard trim' ] ];
		yield 'unknown sort' => [ [ 'sort' => 'id; DROP TABLE' ], [ 'Kente', 'Soap', 'Beard trim' ] ];
		yield 'lists' => [ [ 'q' => [ 'x' ], 'cat' => [ 'y' ], 'page' => [ 2 ] ], [ 'Kente', 'Soap', 'Beard trim' ] ];
		yield 'page none' => [ [ 'page' => '-1' ], [ 'Kente', 'Soap', 'Beard trim' ] ];
		yield 'page far away' => [ [ 'page' => '99999999999' ], [] ];
	}

	/**
	 * @dataProvider addresses
	 * @param array<string, mixed> $arguments
	 * @param list<string>         $names
	 */
	public function test_the_address_decides( array $arguments, array $names ): void {
		$this->visit( $this->shop, $arguments );
		self::assertSame( $names, self::names( $this->show() ) );
	}

	public function test_pages_and_what_leads_to_them(): void {
		$this->visit( $this->shop, [ 'page' => '2', 'sort' => 'name' ] );
		$shown = $this->show( [ 'perPage' => 1 ] );
		self::assertSame( [ 'Kente' ], self::names( $shown ) );
		self::assertSame( [ 'Previous', '1', '2', '3', 'Next' ], array_column( $shown->paging, 'label' ) );
		self::assertSame( [ false, false, true, false, false ], array_column( $shown->paging, 'current' ) );
		$url = $shown->request->base;
		$and = str_contains( $url, '?' ) ? '&' : '?';
		self::assertSame( "{$url}{$and}sfx_sort=name", $shown->paging[0]['url'] );
		self::assertSame( "{$url}{$and}sfx_sort=name&sfx_page=3", $shown->paging[4]['url'] );
	}

	public function test_goods_show_their_categories_and_services_open_to_theirs(): void {
		self::assertSame( [ 'All', 'Textiles', 'Care', 'Services' ], array_column( $this->show()->chips, 'label' ) );
		$this->visit( $this->shop, [ 'type' => 'service', 'q' => 'a' ] );
		$shown = $this->show();
		self::assertSame( [ 'All', 'Services', 'Hair' ], array_column( $shown->chips, 'label' ) );
		self::assertSame( [ false, true, false ], array_column( $shown->chips, 'current' ) );
		self::assertStringContainsString( 'sfx_q=a&sfx_cat=Hair&sfx_type=service', $shown->chips[2]['url'] );
	}

	public function test_a_form_carries_what_its_address_would_lose(): void {
		$this->visit( $this->shop, [ 'cat' => 'Care', 'q' => 'so', 'page' => '2' ] );
		$hidden = $this->show()->request->hidden();
		self::assertSame( 'Care', $hidden['sfx_cat'] ?? '' );
		self::assertArrayNotHasKey( 'sfx_q', $hidden );
		self::assertArrayNotHasKey( 'sfx_page', $hidden );
		wp_parse_str( (string) wp_parse_url( (string) get_permalink( $this->shop ), PHP_URL_QUERY ), $own );
		self::assertSame( $own, array_diff_key( $hidden, [ 'sfx_cat' => '' ] ) );
	}

	public function test_a_row_without_tools_minds_no_address(): void {
		$this->visit( $this->shop, [ 'q' => 'soap', 'page' => '2', 'item' => 'product:soap' ] );
		$row = $this->show( [ 'showSearch' => false, 'showCategories' => false, 'showPaging' => false, 'perPage' => 2 ] );
		self::assertSame( [ 'Kente', 'Soap' ], self::names( $row ) );
		self::assertSame( [], $row->paging );
	}

	public function test_items_chosen_by_hand_keep_their_order_and_lose_what_is_gone(): void {
		$shown = $this->show( [ 'items' => [ 'service:trim', 'product:nothing', 'product:kente' ] ] );
		self::assertSame( [ 'Beard trim', 'Kente' ], self::names( $shown ) );
		self::assertFalse( $shown->search );
		self::assertSame( [], $shown->chips );
	}

	public function test_an_item_has_an_address_of_its_own(): void {
		$this->visit( $this->shop, [ 'item' => 'product:soap' ] );
		$shown = $this->show();
		self::assertTrue( $shown->is_item );
		self::assertStringContainsString( 'Soap</h2>', $shown->html );
		self::assertStringContainsString( 'name="sfx_quantity" value="1" min="1" max="14"', $shown->html );
	}

	/** @return iterable<string, array{string}> */
	public function no_items(): iterable {
		yield 'unknown' => [ 'product:nothing' ];
		yield 'no type' => [ 'soap' ];
		yield 'other type' => [ 'course:soap' ];
		yield 'foreign type' => [ 'gold:soap' ];
		yield 'long' => [ 'product:' . str_repeat( 'x', 300 ) ];
	}

	/** @dataProvider no_items */
	public function test_what_is_not_there_is_said_with_a_way_out( string $item ): void {
		$this->visit( $this->shop, [ 'item' => $item ] );
		$shown = $this->show();
		self::assertSame( '', $shown->html );
		self::assertNotSame( '', $shown->message );
		self::assertSame( get_permalink( $this->shop ), $shown->way_out['url'] ?? '' );
	}

	public function test_nothing_found_offers_everything(): void {
		$this->visit( $this->shop, [ 'q' => 'zzz <b>' ] );
		$shown = $this->show();
		self::assertStringContainsString( '“zzz <b>”', $shown->message );
		self::assertSame( get_permalink( $this->shop ), $shown->way_out['url'] ?? '' );
	}

	public function test_a_shop_that_is_not_connected_tells_only_its_owner_what_to_do(): void {
		self::assertTrue( $this->settings->save( [ 'store_id' => '' ] ) );
		$shown = $this->show();
		self::assertStringContainsString( 'being set up', $shown->message );
		self::assertNull( $shown->way_out );
		wp_set_current_user( 1 );
		self::assertStringContainsString( 'page=sedifex', $this->show()->way_out['url'] ?? '' );
	}

	public function test_prices_say_their_age_only_when_they_are_old(): void {
		self::assertFalse( $this->show()->is_old );
		$this->clock->now += 3 * HOUR_IN_SECONDS;
		$shown             = $this->show();
		self::assertTrue( $shown->is_old );
		self::assertStringNotContainsString( 'confirmed', $shown->age );
		$this->clock->now += DAY_IN_SECONDS;
		self::assertStringContainsString( 'confirmed before you pay', $this->show()->age );
	}
}
