<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Blocks;

use Sedifex\Sync\Blocks\BlockAssets;
use Sedifex\Sync\Files;
use Sedifex\Sync\Tests\WpTestCase;

/** What a page loads besides its HTML, and in which order. */
final class BlocksModuleTest extends WpTestCase {

	private const MODULE = 'sedifex-products-view-script-module';

	private const STYLES = [ 'sedifex-products-style', 'sedifex-cart-button-style' ];

	protected function setUp(): void {
		parent::setUp();
		// Other tests begin with scripts and styles of their own.
		$assets = new BlockAssets( new Files( dirname( __DIR__, 4 ) . '/sedifex-sync.php' ) );
		$assets->register_styles( [ 'products', 'cart-button' ] );
		$assets->register_modules( [ 'products', 'cart-button' ] );
	}

	protected function tearDown(): void {
		array_map( wp_dequeue_style( ... ), self::STYLES );
		wp_script_modules()->dequeue( self::MODULE );
		parent::tearDown();
	}

	public function test_scripts_wait_for_the_pictures_where_wordpress_can_have_them_wait(): void {
		wp_enqueue_script_module( self::MODULE );
		$can_wait = version_compare( wp_get_wp_version(), '6.9-alpha', '>=' );

		ob_start();
		if ( $can_wait ) {
			wp_script_modules()->print_head_enqueued_script_modules();
		}
		$head = (string) ob_get_clean();
		ob_start();
		wp_script_modules()->print_enqueued_script_modules();
		$foot = (string) ob_get_clean();

		self::assertStringNotContainsString( self::MODULE, $head );
		self::assertStringContainsString( self::MODULE, $foot );
		self::assertSame( $can_wait, str_contains( $foot, 'fetchpriority="low"' ) );
	}

	public function test_our_styles_take_no_room_from_those_that_wordpress_puts_into_the_page(): void {
		self::assertSame( 40_000, apply_filters( 'styles_inline_size_limit', 40_000 ), 'Without our blocks nothing changes.' );

		$bytes = 0;
		foreach ( self::STYLES as $handle ) {
			wp_enqueue_style( $handle );
			$path   = wp_styles()->get_data( $handle, 'path' );
			$bytes += is_string( $path ) ? (int) filesize( $path ) : 0;
		}

		self::assertGreaterThan( 0, $bytes );
		self::assertSame( 40_000 + $bytes, apply_filters( 'styles_inline_size_limit', 40_000 ) );
	}
}
