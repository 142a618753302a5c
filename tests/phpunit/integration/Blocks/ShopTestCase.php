<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Blocks;

use Sedifex\Sync\Blocks\AskedItem;
use Sedifex\Sync\Blocks\PriceAge;
use Sedifex\Sync\Blocks\ProductsData;
use Sedifex\Sync\Blocks\ProductsView;
use Sedifex\Sync\Tests\Integration\Catalog\CatalogTestCase;
use WP_Block_Type_Registry;
use WP_Query;

// phpcs:disable WordPress.WP.GlobalVariablesOverride.Prohibited -- a visit is made by hand, and unmade.

/** A shop page that is being visited, and what is in the shop. */
abstract class ShopTestCase extends CatalogTestCase {

	private ?WP_Query $query_before = null;

	protected function setUp(): void {
		parent::setUp();
		$this->query_before = $GLOBALS['wp_query'];
	}

	protected function tearDown(): void {
		$GLOBALS['wp_query']     = $this->query_before;
		$GLOBALS['wp_the_query'] = $this->query_before;
		parent::tearDown();
	}

	/** @param list<array<string, mixed>> $items As Sedifex lists them. */
	protected function stock_up( array $items ): void {
		$this->lists( $items );
		$this->sync->run();
		$this->sent = [];
	}

	protected function make_page( string $slug ): int {
		$id = wp_insert_post(
			[
				'post_type'   => 'page',
				'post_status' => 'publish',
				'post_name'   => $slug,
				'post_title'  => ucfirst( $slug ),
			]
		);
		self::assertGreaterThan( 0, $id );
		return $id;
	}

	/**
	 * @param int                  $page      The page in the browser.
	 * @param array<string, mixed> $arguments Of its address, without `sfx_`.
	 */
	protected function visit( int $page, array $arguments = [] ): void {
		$GLOBALS['wp_query']     = new WP_Query( [ 'page_id' => $page ] );
		$GLOBALS['wp_the_query'] = $GLOBALS['wp_query'];
		$_GET                    = [];
		foreach ( $arguments as $name => $value ) {
			$_GET[ "sfx_$name" ] = wp_slash( $value );
		}
	}

	/** @param array<string, mixed> $attributes What differs from the block's defaults. */
	protected function show( array $attributes = [] ): ProductsData {
		$type = WP_Block_Type_Registry::get_instance()->get_registered( 'sedifex/products' );
		self::assertNotNull( $type );
		$this->products->forget();
		$view = new ProductsView( $this->products, $this->settings, new AskedItem( $this->products ), new PriceAge( $this->clock ), $this->clock );
		return $view->data( $type->prepare_attributes_for_render( [ 'showCart' => false, ...$attributes ] ) );
	}

	/** @return list<string> Names on the cards. */
	protected static function names( ProductsData $shown ): array {
		preg_match_all( '#<h2 class="sfx-card__name">(.*?)</h2>#', $shown->html, $found );
		return $found[1];
	}
}
