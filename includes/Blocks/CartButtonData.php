<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

/** What the cart button prints. */
final class CartButtonData {

	/**
	 * @param string $cart_url   '' = no cart page is set.
	 * @param bool   $show_total The sum beside the number, where there is room.
	 */
	public function __construct( public readonly string $cart_url, public readonly bool $show_total ) {
	}
}
