<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

use Sedifex\Sync\Settings\SettingsStore;

/**
 * The bag in the header: a link to the cart page, the same for every visitor. What is in the cart is
 * put in by the visitor's own browser.
 */
final class CartButtonView implements BlockView {

	public function __construct( private readonly SettingsStore $settings ) {
	}

	public function name(): string {
		return 'cart-button';
	}

	public function data( array $attributes ): CartButtonData {
		return new CartButtonData( $this->settings->get()->page_url( 'cart' ), true === ( $attributes['showTotal'] ?? true ) );
	}
}
