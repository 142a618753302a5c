<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

use WP_Block_Type_Registry;


/**
 * The blocks as shortcodes, for classic themes and page builders. A shortcode renders the block, so
 * there is one renderer; its attributes are the block's, in lower case with underscores.
 */
final class Shortcodes {

	private const BLOCKS = [
		'sedifex_products'     => 'products',
		'sedifex_cart'         => 'product-cart',
		'sedifex_cart_button'  => 'cart-button',
		'sedifex_booking'      => 'booking-form',
		'sedifex_order_status' => 'order-status',
	];

	/** Those whose block is there. */
	public function add(): void {
		foreach ( self::BLOCKS as $tag => $block ) {
			if ( WP_Block_Type_Registry::get_instance()->is_registered( "sedifex/$block" ) ) {
				add_shortcode( $tag, fn( mixed $given ): string => $this->render( $block, is_array( $given ) ? $given : [] ) );
			}
		}
	}

	/** @param string $block Name without `sedifex/`. */
	public function are_in( string $content, string $block ): bool {
		$tag = array_search( $block, self::BLOCKS, true );
		return is_string( $tag ) && has_shortcode( $content, $tag );
	}

	/** @param array<mixed> $given As the author wrote them: texts. */
	private function render( string $block, array $given ): string {
		return render_block(
			[
				'blockName'    => "sedifex/$block",
				'attrs'        => $this->attributes( $block, $given ),
				'innerBlocks'  => [],
				'innerHTML'    => '',
				'innerContent' => [],
			]
		);
	}

	/**
	 * @param array<mixed> $given
	 * @return array<string, mixed> Of the types that block.json declares; unknown names are left out.
	 */
	private function attributes( string $block, array $given ): array {
		$known = WP_Block_Type_Registry::get_instance()->get_registered( "sedifex/$block" )->attributes ?? [];
		$out   = [];
		foreach ( $known as $name => $schema ) {
			$key   = strtolower( (string) preg_replace( '/[A-Z]/', '_$0', (string) $name ) );
			$value = $given[ $key ] ?? null;
			if ( ! is_string( $value ) ) {
				continue;
			}
			$out[ (string) $name ] = match ( is_array( $schema ) ? ( $schema['type'] ?? '' ) : '' ) {
				// Also "no" and "off", which wp_validate_boolean() takes for a yes.
				'boolean' => filter_var( $value, FILTER_VALIDATE_BOOLEAN ),
				'number', 'integer' => (int) $value,
				'array'   => array_values( array_filter( array_map( 'trim', explode( ',', $value ) ), static fn( string $part ): bool => '' !== $part ) ),
				default   => $value,
			};
		}
		return $out;
	}
}
