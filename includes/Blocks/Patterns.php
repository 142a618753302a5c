<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

/** Ready-made pages of a shop, for the inserter. What the page-making of the settings puts on pages is the same. */
final class Patterns {

	public function add(): void {
		register_block_pattern_category( 'sedifex', [ 'label' => 'Sedifex' ] );
		foreach ( self::all() as $name => [ $title, $description, $content ] ) {
			register_block_pattern(
				"sedifex/$name",
				[
					'title'       => $title,
					'description' => $description,
					'categories'  => [ 'sedifex' ],
					'blockTypes'  => [ 'core/post-content' ],
					'postTypes'   => [ 'page', 'wp_template' ],
					'content'     => $content,
				]
			);
		}
	}

	/** @return array<string, array{string, string, string}> Title, description and content under a name. */
	public static function all(): array {
		return [
			'shop'         => [ __( 'Shop page', 'sedifex-sync' ), __( 'All items with search, categories and the way to the cart.', 'sedifex-sync' ), '<!-- wp:sedifex/products {"align":"wide"} /-->' ],
			'featured'     => [ __( 'Four newest items', 'sedifex-sync' ), __( 'One row of what is new, for a front page.', 'sedifex-sync' ), self::featured() ],
			'cart'         => [ __( 'Cart page', 'sedifex-sync' ), __( 'Cart, details and payment on one calm page.', 'sedifex-sync' ), '<!-- wp:sedifex/product-cart /-->' ],
			'order-status' => [ __( 'Order status page', 'sedifex-sync' ), __( 'Where customers see how their order stands.', 'sedifex-sync' ), '<!-- wp:sedifex/order-status /-->' ],
		];
	}

	private static function featured(): string {
		$heading = '<!-- wp:heading --><h2 class="wp-block-heading">' . esc_html__( 'New in the shop', 'sedifex-sync' ) . '</h2><!-- /wp:heading -->';
		return '<!-- wp:group {"align":"wide","layout":{"type":"default"}} --><div class="wp-block-group alignwide">' . $heading
			. '<!-- wp:sedifex/products {"perPage":4,"columns":4,"sort":"new","showSearch":false,"showCategories":false,"showSort":false,"showPaging":false,"showCart":false} /-->'
			. '</div><!-- /wp:group -->';
	}
}
