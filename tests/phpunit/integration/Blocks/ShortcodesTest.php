<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Blocks;

use Sedifex\Sync\Tests\WpTestCase;

/** Shortcodes are the blocks in other words. */
final class ShortcodesTest extends WpTestCase {

	public function test_a_shortcode_is_the_block(): void {
		foreach ( [ 'sedifex_products' => 'products', 'sedifex_cart_button' => 'cart-button', 'sedifex_cart' => 'product-cart', 'sedifex_order_status' => 'order-status' ] as $tag => $block ) {
			$html = do_shortcode( "[$tag]" );
			self::assertStringContainsString( "wp-block-sedifex-$block", $html );
		}
	}

	public function test_its_attributes_are_the_blocks(): void {
		self::assertSame(
			do_blocks( '<!-- wp:sedifex/products {"type":"service","columns":3,"perPage":6,"showSearch":false,"items":["product:a","course:b"]} /-->' ),
			do_shortcode( '[sedifex_products type="service" columns="3" per_page="6" show_search="no" items="product:a, course:b" onclick="alert(1)"]' )
		);
	}

	public function test_nonsense_in_an_attribute_breaks_nothing(): void {
		$html = do_shortcode( '[sedifex_products show_cart="0" per_page="-5" columns="999" sort="<script>" layout="x\' onload=\'y" type="gold"]' );
		self::assertStringContainsString( 'wp-block-sedifex-products', $html );
		self::assertStringNotContainsString( '<script>', $html );
		self::assertStringNotContainsString( 'onload', $html );
	}
}
