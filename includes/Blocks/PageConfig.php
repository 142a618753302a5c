<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

use Sedifex\Sync\Rest;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\MoneyFormat;

/**
 * What PHP tells our scripts once a page (src/view/config.ts): constants of the site, the same for
 * every visitor, so that the page can be cached.
 */
final class PageConfig {

	public function __construct( private readonly SettingsStore $settings ) {
	}

	/** @return array<string, mixed> */
	public function values(): array {
		$settings = $this->settings->get();
		$money    = MoneyFormat::of_site();
		// All pages in one query, since their addresses are asked for one by one.
		_prime_post_caches( array_values( array_filter( $settings->pages, static fn( int $id ): bool => $id > 0 ) ), false, false );
		return [
			'storeId'    => $settings->store_id,
			'currency'   => $settings->currency,
			'rest'       => esc_url_raw( rest_url( Rest::NAMESPACE . '/' ) ),
			'pages'      => [
				'shop'    => $settings->page_url( 'shop' ),
				'cart'    => $settings->page_url( 'cart' ),
				'status'  => $settings->page_url( 'status' ),
				'booking' => $settings->page_url( 'booking' ),
			],
			'money'      => [
				'point'     => $money->point,
				'thousands' => $money->thousands,
			],
			'cookiePath' => '/',
			'i18n'       => $this->texts(),
		];
	}

	/**
	 * Texts that scripts put on the page. There is no translation in script modules before
	 * WordPress 7.0, hence from here.
	 *
	 * @return array<string, string>
	 */
	private function texts(): array {
		return [
			/* translators: %d: how many of the item are in the cart. */
			'added'      => __( 'Added · %d in cart', 'sedifex-sync' ),
			/* translators: %d: how many of the item are in the cart; there are no more of it. */
			'allAdded'   => __( 'That is all · %d in cart', 'sedifex-sync' ),
			/* translators: 1: name of an item, 2: how many of it are in the cart. */
			'addedSay'   => __( '%1$s added. %2$d in your cart.', 'sedifex-sync' ),
			/* translators: 1: number of items that match, 2: number of items on the page. */
			'shown'      => __( '%1$d of the %2$d items on this page match. Press Enter to search the whole shop.', 'sedifex-sync' ),
			'close'      => __( 'Close', 'sedifex-sync' ),
			'loading'    => __( 'Loading…', 'sedifex-sync' ),
			'cart'       => __( 'Your cart', 'sedifex-sync' ),
			/* translators: 1: number of items, 2: total with currency. Both are seen in this order, so both are heard in it. */
			'cartSay'    => __( 'Items in your cart: %1$d, %2$s', 'sedifex-sync' ),
			'cartEmpty'  => __( 'Your cart is empty.', 'sedifex-sync' ),
			'toShop'     => __( 'Go to the shop', 'sedifex-sync' ),
			'toCart'     => __( 'View cart and check out', 'sedifex-sync' ),
			'total'      => __( 'Total', 'sedifex-sync' ),
			/* translators: %s: name of an item. */
			'less'       => __( 'One less of %s', 'sedifex-sync' ),
			/* translators: %s: name of an item. */
			'more'       => __( 'One more of %s', 'sedifex-sync' ),
			/* translators: %s: name of an item. */
			'remove'     => __( 'Remove %s', 'sedifex-sync' ),
			'removeWord' => __( 'Remove', 'sedifex-sync' ),
			/* translators: %s: name of an item. */
			'removed'    => __( '%s removed.', 'sedifex-sync' ),
			'undo'       => __( 'Undo', 'sedifex-sync' ),
			'item'       => __( 'Item', 'sedifex-sync' ),
		];
	}
}
