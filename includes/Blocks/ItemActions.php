<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

use Sedifex\Sync\Catalog\Product;
use Sedifex\Sync\Settings\Settings;

/**
 * What a visitor can do with an item: put it in the cart, book it, register for it, ask about it.
 * Decides that, and where it leads; draws nothing.
 */
final class ItemActions {

	public readonly string $cart_url;

	private readonly string $booking_url;

	public function __construct( private readonly Settings $settings ) {
		$this->cart_url    = $settings->page_url( 'cart' );
		$this->booking_url = $settings->page_url( 'booking' );
	}

	/** Goods with a price that the cart can charge, and at least one of them left. */
	public function can_add( Product $item ): bool {
		return 'product' === $item->type && null !== $item->price_minor && $item->currency === $this->settings->currency && $item->in_stock();
	}

	/**
	 * Where it leads when it cannot be put in the cart.
	 *
	 * @return array{label: string, url: string}|null Null where nothing can be done but read.
	 */
	public function link( Product $item ): ?array {
		if ( 'product' === $item->type ) {
			$ask = null === $item->price_minor || $item->currency !== $this->settings->currency;
			/* translators: %s: name of an item. A message to the shop. */
			return $ask ? $this->whatsapp( __( 'Ask for price', 'sedifex-sync' ), sprintf( __( 'Hello, what is the price of “%s”?', 'sedifex-sync' ), $item->name ) ) : null;
		}
		$label = 'course' === $item->type ? __( 'Register', 'sedifex-sync' ) : __( 'Book', 'sedifex-sync' );
		if ( '' !== $this->booking_url ) {
			return [
				'label' => $label,
				'url'   => self::with( $this->booking_url, 'sfx_item', $item->key() ),
			];
		}
		/* translators: %s: name of a course or service. A message to the shop. */
		$message = 'course' === $item->type ? __( 'Hello, I would like to register for “%s”.', 'sedifex-sync' ) : __( 'Hello, I would like to book “%s”.', 'sedifex-sync' );
		return $this->whatsapp( $label, sprintf( $message, $item->name ) );
	}

	/**
	 * A message to the shop with the item's name in it.
	 *
	 * @return array{label: string, url: string}|null
	 */
	public function question( Product $item ): ?array {
		/* translators: %s: name of an item. A message to the shop. */
		return $this->whatsapp( __( 'Ask about this on WhatsApp', 'sedifex-sync' ), sprintf( __( 'Hello, I have a question about “%s”.', 'sedifex-sync' ), $item->name ) );
	}

	/** Adds one argument to an address of ours. Cheaper than add_query_arg(), which parses it all. */
	public static function with( string $url, string $name, string $value ): string {
		return $url . ( str_contains( $url, '?' ) ? '&' : '?' ) . $name . '=' . str_replace( '%3A', ':', rawurlencode( $value ) );
	}

	/** @return array{label: string, url: string}|null */
	private function whatsapp( string $label, string $message ): ?array {
		$number = ltrim( $this->settings->whatsapp, '+' );
		return '' === $number ? null : [
			'label' => $label,
			'url'   => "https://wa.me/{$number}?text=" . rawurlencode( $message ),
		];
	}
}
