<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

use Sedifex\Sync\Catalog\Product;

/** One item in full, as escaped HTML: the same whether the page shows it or a dialog over the grid. */
final class ItemMarkup {

	public function __construct( private readonly CardMarkup $cards, private readonly ItemActions $actions, private readonly PictureMarkup $pictures ) {
	}

	/** @param string $shop Address of everything else. */
	public function details( Product $item, string $shop ): string {
		$chip = $this->cards->chip( $item );
		$kind = implode( ' · ', array_filter( [ $item->category, $item->brand ], static fn( string $text ): bool => '' !== $text ) );
		return '<article class="sfx-item" data-wp-key="' . esc_attr( 'item-' . $item->key() ) . '">'
			. '<p class="sfx-item__back"><a href="' . esc_url( $shop ) . '">' . esc_html__( 'All items', 'sedifex-sync' ) . '</a></p>'
			. $this->gallery( $item )
			. '<div class="sfx-item__text"><h2 class="sfx-item__name" tabindex="-1">' . esc_html( $item->name ) . '</h2>'
			. ( '' === $kind ? '' : '<p class="sfx-muted">' . esc_html( $kind ) . '</p>' )
			. '<p class="sfx-price">' . $this->cards->price( $item ) . '</p>'
			. ( '' === $chip ? '' : '<p class="sfx-item__chip">' . $chip . '</p>' )
			. $this->cards->action( $item, $this->quantity( $item ) )
			. ( '' === $item->description ? '' : '<div class="sfx-item__about">' . wpautop( esc_html( $item->description ) ) . '</div>' )
			. $this->question( $item )
			. '</div></article>';
	}

	private function gallery( Product $item ): string {
		$pictures = $this->pictures->all( $item );
		$several  = count( $pictures ) > 1;
		/* translators: %s: name of an item. */
		$label = esc_attr( sprintf( __( 'Pictures of %s', 'sedifex-sync' ), $item->name ) );
		return '<div class="sfx-item__pictures"' . ( $several ? ' role="group" tabindex="0" aria-label="' . $label . '"' : '' ) . '>' . implode( '', $pictures ) . '</div>';
	}

	private function quantity( Product $item ): string {
		$most = null === $item->stock ? '' : ' max="' . $item->stock . '"';
		return '<span class="sfx-stepper"><button type="button" class="sfx-js" data-sfx-step="-1" aria-label="' . esc_attr__( 'One less', 'sedifex-sync' ) . '">−</button>'
			. '<input type="number" name="sfx_quantity" value="1" min="1"' . $most . ' inputmode="numeric" aria-label="' . esc_attr__( 'Quantity', 'sedifex-sync' ) . '">'
			. '<button type="button" class="sfx-js" data-sfx-step="1" aria-label="' . esc_attr__( 'One more', 'sedifex-sync' ) . '">+</button></span>';
	}

	private function question( Product $item ): string {
		$question = $this->actions->question( $item );
		return null === $question ? '' : '<p><a href="' . esc_url( $question['url'] ) . '">' . esc_html( $question['label'] ) . '</a></p>';
	}
}
