<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

use Sedifex\Sync\Catalog\Product;
use Sedifex\Sync\Support\MoneyFormat;

/**
 * One item of the grid as escaped HTML. A page may have three hundred, so what is the same on all of
 * them is made once, and texts are escaped with PHP's own function instead of WordPress's filters.
 */
final class CardMarkup {

	/** From here down "Only 3 left" is said. */
	private const FEW = 5;

	private readonly string $form;

	private readonly string $button;

	private readonly string $details;

	private readonly string $details_of;

	private readonly string $item_url;

	/**
	 * @param string $item_url Address that an item's name is put behind, see ItemActions::with().
	 * @param string $add_text What the owner has the button say; '' = "Add to cart".
	 */
	public function __construct(
		private readonly ItemActions $actions,
		private readonly PictureMarkup $pictures,
		private readonly MoneyFormat $money,
		string $item_url,
		string $add_text,
		private readonly int $now
	) {
		$this->form    = '<form class="sfx-add" method="post" action="' . esc_url( $actions->cart_url ) . '"';
		$this->button  = '<button class="wp-element-button sfx-strong">' . esc_html( '' === $add_text ? __( 'Add to cart', 'sedifex-sync' ) : $add_text ) . '</button></form>';
		$this->details = esc_html__( 'View details', 'sedifex-sync' );
		/* translators: %s: name of an item. For screen readers; starts with the words that are seen. */
		$this->details_of = esc_attr__( 'View details: %s', 'sedifex-sync' );
		$this->item_url   = esc_url( ItemActions::with( $item_url, 'sfx_item', '' ) );
	}

	/** @param int $place Place in the grid, from 0. */
	public function card( Product $item, int $place ): string {
		$name = self::escaped( $item->name );
		$chip = $this->chip( $item );
		return '<li class="sfx-card" data-wp-key="' . self::escaped( $item->key() ) . '">'
			. '<div class="sfx-card__picture">' . $this->pictures->in_grid( $item, $place ) . ( '' === $chip ? '' : '<span class="sfx-chip">' . $chip . '</span>' ) . '</div>'
			. '<h2 class="sfx-card__name">' . $name . '</h2>'
			. '<p class="sfx-price">' . $this->price( $item ) . '</p>'
			. '<div class="sfx-card__actions">' . $this->action( $item, '<input type="hidden" name="sfx_quantity" value="1">' )
			. '<a class="sfx-details" href="' . $this->item_url . $item->type . ':' . rawurlencode( $item->id ) . '" aria-label="' . sprintf( $this->details_of, $name ) . '">' . $this->details . '</a></div></li>';
	}

	/** @param string $quantity Field of the quantity, escaped. */
	public function action( Product $item, string $quantity ): string {
		if ( $this->actions->can_add( $item ) ) {
			return $this->form . ' data-minor="' . $item->price_minor . '"' . ( null === $item->stock ? '' : ' data-stock="' . $item->stock . '"' ) . '>'
				. '<input type="hidden" name="sfx_action" value="add"><input type="hidden" name="sfx_id" value="' . self::escaped( $item->id ) . '"><input type="hidden" name="sfx_type" value="' . $item->type . '">'
				. $quantity . $this->button;
		}
		$link = $this->actions->link( $item );
		return null === $link ? '' : '<a class="wp-element-button sfx-strong" href="' . esc_url( $link['url'] ) . '">' . esc_html( $link['label'] ) . '</a>';
	}

	public function price( Product $item ): string {
		return null === $item->price_minor ? esc_html__( 'Price on request', 'sedifex-sync' ) : self::escaped( $this->money->text( $item->price_minor, $item->currency ) );
	}

	/** At most one: what hinders buying comes first. */
	public function chip( Product $item ): string {
		if ( ! $item->in_stock() ) {
			return esc_html__( 'Out of stock', 'sedifex-sync' );
		}
		if ( null !== $item->stock && $item->stock <= self::FEW ) {
			/* translators: %d: number of pieces left. */
			return esc_html( sprintf( _n( 'Only %d left', 'Only %d left', $item->stock, 'sedifex-sync' ), $item->stock ) );
		}
		return $item->is_new( $this->now ) ? esc_html_x( 'New', 'an item that came to the shop lately', 'sedifex-sync' ) : '';
	}

	private static function escaped( string $text ): string {
		return htmlspecialchars( $text, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8' );
	}
}
