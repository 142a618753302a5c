<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

use Sedifex\Sync\Checkout\Quote;
use Sedifex\Sync\Settings\SettingsStore;

/**
 * The cart's own forms: each changes the cookie and sends the visitor on to the cart, so that reloading
 * repeats nothing. Harmless uninvited: another site's form could put something into a cart, no more.
 */
final class CartForms {

	public function __construct( private readonly CartCookie $cart, private readonly SettingsStore $settings ) {
	}

	/** @return string|null Where to go now; null for an action that is not the cart's. */
	public function handle( string $action, Posted $posted ): ?string {
		$type = $posted->text( 'type' );
		$type = in_array( $type, [ 'service', 'course' ], true ) ? $type : 'product';
		$id   = $posted->text( 'id' );
		return match ( $action ) {
			'add'    => $this->add( $type, $id, $posted->whole( 'quantity' ) ?? 1 ),
			'set'    => $this->set( $type, $id, $posted->whole( 'quantity' ) ),
			'remove' => $this->remove( $type, $id ),
			'clear'  => $this->clear(),
			default  => null,
		};
	}

	/** Address of the cart as this visitor has it. */
	public function url(): string {
		$page = $this->settings->get()->page_url( 'cart' );
		return add_query_arg( 'sfx_view', 'cart', '' !== $page ? $page : home_url( '/' ) );
	}

	private function add( string $type, string $id, int $quantity ): string {
		$full = '' !== $id && ! $this->cart->add( $type, $id, min( max( $quantity, 1 ), Quote::MOST_QUANTITY ) );
		return $full ? add_query_arg( 'sfx_full', '1', $this->url() ) : $this->url();
	}

	/** What is no whole number changes nothing. */
	private function set( string $type, string $id, ?int $quantity ): string {
		if ( 0 === $quantity ) {
			return $this->remove( $type, $id );
		}
		if ( null !== $quantity ) {
			$this->cart->set( $type, $id, $quantity );
		}
		return $this->url();
	}

	/** The address remembers what went, so that the page can offer it back. */
	private function remove( string $type, string $id ): string {
		foreach ( $this->cart->lines() as $line ) {
			if ( $line['type'] === $type && $line['id'] === $id ) {
				$this->cart->set( $type, $id, 0 );
				return add_query_arg( 'sfx_removed', rawurlencode( CartCookie::encode( [ $line ] ) ), $this->url() );
			}
		}
		return $this->url();
	}

	private function clear(): string {
		$this->cart->clear();
		return $this->url();
	}
}
