<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Catalog;

use Sedifex\Sync\Catalog\CatalogController;
use Sedifex\Sync\Catalog\CatalogQuery;
use Sedifex\Sync\Catalog\ItemResource;
use Sedifex\Sync\Catalog\Product;

final class ProductStoreTest extends CatalogTestCase {

	protected function setUp(): void {
		parent::setUp();
		$this->lists(
			[
				self::raw( 'b', [ 'name' => 'banana Bread', 'category' => 'Food', 'price' => 30 ] ),
				self::raw( 'a', [ 'name' => 'Apron', 'price' => 20, 'stockCount' => 0 ] ),
				self::raw( 'c', [ 'name' => "Caf\u{00E9} Mug", 'price' => 0, 'priceMinor' => 0, 'description' => 'Holds 100% of a hot_drink' ] ),
				self::raw( 'n', [ 'name' => 'Nails', 'category' => 'Beauty', 'itemType' => 'service', 'price' => 10 ] ),
				self::raw( 'a', [ 'name' => 'Apron course', 'itemType' => 'course', 'price' => 99 ] ),
			]
		);
		$this->sync->run();
		$this->products->forget();
	}

	/** @return iterable<string, array{CatalogQuery, string, int, int}> */
	public function queries(): iterable {
		yield 'everything' => [ new CatalogQuery(), 'banana Bread|Apron|Café Mug|Nails|Apron course', 5, 1 ];
		yield 'a type' => [ new CatalogQuery( type: 'product' ), 'banana Bread|Apron|Café Mug', 3, 1 ];
		yield 'a category' => [ new CatalogQuery( category: 'Textiles' ), 'Apron|Café Mug|Apron course', 3, 1 ];
		yield 'a category of a type' => [ new CatalogQuery( type: 'product', category: 'Textiles' ), 'Apron|Café Mug', 2, 1 ];
		yield 'a category that is not' => [ new CatalogQuery( category: "x' OR 1=1 -- " ), '', 0, 1 ];
		yield 'a page' => [ new CatalogQuery( page: 2, per_page: 2 ), 'Café Mug|Nails', 5, 3 ];
		yield 'the last page' => [ new CatalogQuery( page: 3, per_page: 2 ), 'Apron course', 5, 3 ];
		yield 'behind the last page' => [ new CatalogQuery( page: 9, per_page: 2 ), '', 5, 3 ];
		yield 'a page of a category' => [ new CatalogQuery( category: 'Textiles', per_page: 1, page: 2 ), 'Café Mug', 3, 3 ];
		yield 'pages out of range' => [ new CatalogQuery( page: -3, per_page: 0 ), 'banana Bread', 5, 5 ];
		yield 'by name' => [ new CatalogQuery( sort: 'name' ), 'Apron|Apron course|banana Bread|Café Mug|Nails', 5, 1 ];
		yield 'cheapest first' => [ new CatalogQuery( sort: 'price' ), 'Nails|Apron|banana Bread|Apron course|Café Mug', 5, 1 ];
		yield 'dearest first' => [ new CatalogQuery( sort: '-price' ), 'Apron course|banana Bread|Apron|Nails|Café Mug', 5, 1 ];
		yield 'an unknown order' => [ new CatalogQuery( sort: 'name; DROP TABLE x' ), 'banana Bread|Apron|Café Mug|Nails|Apron course', 5, 1 ];
		yield 'a word' => [ new CatalogQuery( search: 'APRON' ), 'Apron|Apron course', 2, 1 ];
		yield 'two words in any order' => [ new CatalogQuery( search: ' textiles  apron ' ), 'Apron|Apron course', 2, 1 ];
		yield 'without the accent' => [ new CatalogQuery( search: 'cafe' ), 'Café Mug', 1, 1 ];
		yield 'with the accent' => [ new CatalogQuery( search: 'CAFÉ' ), 'Café Mug', 1, 1 ];
		yield 'a word of the description' => [ new CatalogQuery( search: 'hot_drink' ), 'Café Mug', 1, 1 ];
		yield 'a percent sign is one' => [ new CatalogQuery( search: '100%' ), 'Café Mug', 1, 1 ];
		yield 'no wildcard' => [ new CatalogQuery( search: 'a_r' ), '', 0, 1 ];
		yield 'a word that is nowhere' => [ new CatalogQuery( search: 'zebra' ), '', 0, 1 ];
		yield 'bytes that are no text' => [ new CatalogQuery( search: "\xff\xfe apron\0" ), 'Apron|Apron course', 2, 1 ];
		yield 'hand-picked' => [ new CatalogQuery( keys: [ 'service:n', 'product:zebra', 'product:b', 'rubbish', 'service:n' ] ), 'Nails|banana Bread', 2, 1 ];
		yield 'hand-picked, by name' => [ new CatalogQuery( keys: [ 'service:n', 'product:b' ], sort: 'name' ), 'banana Bread|Nails', 2, 1 ];
		yield 'hand-picked, a page' => [ new CatalogQuery( keys: [ 'service:n', 'product:b' ], per_page: 1, page: 2 ), 'banana Bread', 2, 2 ];
		yield 'hand-picked, one type' => [ new CatalogQuery( keys: [ 'service:n', 'product:b' ], type: 'service' ), 'Nails', 1, 1 ];
	}

	/** @dataProvider queries */
	public function test_pages( CatalogQuery $query, string $names, int $total, int $pages ): void {
		global $wpdb;
		$page = $this->products->page( $query );
		self::assertSame( '', $wpdb->last_error );
		self::assertSame( [ $names, $total, $pages ], [ implode( '|', array_map( static fn( Product $product ): string => $product->name, $page->items ) ), $page->total, $page->pages ] );
	}

	public function test_a_grid_and_what_is_known_of_the_whole_cost_two_queries(): void {
		global $wpdb;
		foreach ( [ [ new CatalogQuery(), 2 ], [ new CatalogQuery( per_page: 2 ), 2 ], [ new CatalogQuery( type: 'product', per_page: 1 ), 2 ], [ new CatalogQuery( category: 'Textiles', per_page: 1 ), 3 ] ] as [ $query, $most ] ) {
			$this->products->forget();
			$this->settings->get();
			$before = $wpdb->num_queries;
			$this->products->page( $query );
			$this->products->meta();
			self::assertSame( $most, $wpdb->num_queries - $before );
		}
	}

	public function test_items_are_named_by_type_and_id(): void {
		self::assertSame( 'Apron', $this->product( 'a' )->name );
		self::assertSame( 'Apron course', $this->product( 'a', 'course' )->name );
		self::assertNull( $this->products->find( 'service', 'a' ) );
		self::assertNull( $this->products->find( 'product', 'A' ), 'ids tell capitals apart' );
		self::assertNull( $this->products->find( 'product', "a' OR '1'='1" ) );
		self::assertSame( [], $this->products->find_many( [] ) );
		$found = $this->products->find_many( [ [ 'type' => 'course', 'id' => 'a' ], [ 'type' => 'product', 'id' => 'gone' ], [ 'type' => 'product', 'id' => 'a' ] ] );
		self::assertSame( [ 'course:a', 'product:a' ], array_keys( $found ) );
	}

	public function test_stock_and_price_of_what_was_sent(): void {
		self::assertFalse( $this->product( 'a' )->in_stock() );
		self::assertNull( $this->product( 'c' )->price_minor );
		self::assertSame( 2000, $this->product( 'a' )->price_minor );
	}


	public function test_everybody_may_read_over_rest(): void {
		$answer = $this->rest( 'GET', '/catalog', [ 'type' => 'product', 'sort' => 'price' ] );
		self::assertSame( 200, $answer->get_status() );
		self::assertSame( 'public, max-age=60', $answer->get_headers()['Cache-Control'] ?? '' );
		$data = $answer->get_data();
		self::assertIsArray( $data );
		self::assertSame( [ 3, 1, '2027-01-15T08:00:00Z' ], [ $data['total'], $data['pages'], $data['as_of'] ] );
		$first = [
			'id'          => 'a',
			'type'        => 'product',
			'name'        => 'Apron',
			'category'    => 'Textiles',
			'description' => '',
			'brand'       => '',
			'price_minor' => 2000,
			'currency'    => 'GHS',
			'in_stock'    => false,
			'stock'       => 0,
			'is_new'      => false,
			'image'       => null,
			'images'      => [],
		];
		self::assertSame( $first, $data['items'][0] );
		foreach ( [ $this->rest( 'GET', '/catalog' ), $answer ] as $each ) {
			self::assertTrue( rest_validate_value_from_schema( $each->get_data(), $this->schema( '/catalog' ), 'answer' ) );
		}
	}

	/** @return array<string, mixed> */
	private function schema( string $route ): array {
		$data = rest_get_server()->get_route_options( '/sedifex/v1' . $route );
		self::assertIsArray( $data );
		self::assertIsCallable( $data['schema'] );
		return $data['schema']();
	}

	/** @return iterable<string, array{array<string, mixed>}> */
	public function wrong(): iterable {
		yield 'type' => [ [ 'type' => 'ticket' ] ];
		yield 'page' => [ [ 'page' => 0 ] ];
		yield 'page of words' => [ [ 'page' => 'two' ] ];
		yield 'per_page' => [ [ 'per_page' => 101 ] ];
		yield 'sort' => [ [ 'sort' => 'random' ] ];
		yield 'search' => [ [ 'search' => str_repeat( 'x', 201 ) ] ];
		yield 'search as a list' => [ [ 'search' => [ 'a' ] ] ];
		yield 'keys' => [ [ 'keys' => array_fill( 0, 101, 'product:a' ) ] ];
	}

	/**
	 * @dataProvider wrong
	 * @param array<string, mixed> $query
	 */
	public function test_wrong_questions_are_refused( array $query ): void {
		self::assertSame( 400, $this->rest( 'GET', '/catalog', $query )->get_status() );
	}

	public function test_only_who_runs_the_site_may_ask_for_a_look(): void {
		self::assertSame( 401, $this->rest( 'POST', '/catalog/sync' )->get_status() );
		wp_set_current_user( $this->user( 'editor' ) );
		self::assertSame( 403, $this->rest( 'POST', '/catalog/sync' )->get_status() );
	}

	public function test_a_look_over_rest(): void {
		$this->as_administrator();
		$this->lists( [ self::raw( 'b' ) ] );
		$answer = $this->rest( 'POST', '/catalog/sync', [ 'accept' => true ] );
		self::assertSame( 200, $answer->get_status() );
		$data = $answer->get_data();
		self::assertIsArray( $data );
		self::assertSame( [ 'done', 1, 4 ], [ $data['outcome'], $data['total'], $data['removed'] ] );
		self::assertTrue( rest_validate_value_from_schema( $data, $this->schema( '/catalog/sync' ), 'answer' ) );

		$this->remote = null;
		$answer       = $this->rest( 'POST', '/catalog/sync' );
		self::assertSame( [ 502, 'sedifex_catalog_failed' ], [ $answer->get_status(), $answer->as_error()?->get_error_code() ] );
	}
}
