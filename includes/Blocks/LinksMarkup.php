<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

/**
 * Rows of links as escaped HTML: categories, pages.
 *
 * @phpstan-import-type Link from ProductsData
 */
final class LinksMarkup {

	/** @param list<Link> $links None = nothing; an address '' leads nowhere. */
	public static function nav( string $class_name, string $label, array $links ): string {
		if ( [] === $links ) {
			return '';
		}
		$html = '';
		foreach ( $links as $link ) {
			$text  = esc_html( $link['label'] );
			$mark  = $link['current'] ? ' aria-current="true"' : '';
			$html .= '' === $link['url'] ? "<span$mark>$text</span>" : '<a href="' . esc_url( $link['url'] ) . "\"$mark>$text</a>";
		}
		return '<nav class="' . esc_attr( $class_name ) . '" aria-label="' . esc_attr( $label ) . '">' . $html . '</nav>';
	}

	/** @param array{label: string, url: string}|null $link */
	public static function button( ?array $link ): string {
		return null === $link ? '' : '<p><a class="wp-element-button sfx-strong" href="' . esc_url( $link['url'] ) . '">' . esc_html( $link['label'] ) . '</a></p>';
	}
}
