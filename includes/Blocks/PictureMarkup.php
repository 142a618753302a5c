<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

use Sedifex\Sync\Catalog\Product;

/**
 * An item's picture from our own small copies, or its initial where there is none yet. Never another
 * host's file, unless the owner wants originals until ours are made.
 */
final class PictureMarkup {

	/**
	 * Who gets the smaller copy: on a phone it is sharp enough at half a screen's width, where the
	 * screen's true density would ask for five times the data. WordPress rewrites `sizes` of lazy
	 * pictures, so only a source of its own is certain.
	 */
	private const SPARE = '(max-width: 600px), (prefers-reduced-data: reduce)';

	public function __construct( private readonly bool $show_originals ) {
	}

	/** @param int $place Place in the grid, from 0: the first row is there at once, the rest as it comes near. */
	public function in_grid( Product $item, int $place ): string {
		$when = match ( true ) {
			0 === $place => ' fetchpriority="high"',
			$place < 4   => '',
			default      => ' loading="lazy"',
		};
		$picture = $item->pictures[0] ?? null;
		// The name stands beside it: nothing more to say for those who do not see it.
		return null === $picture
			? $this->original( $item->image_urls[0] ?? '', $when, '' ) ?? $this->initial( $item->name )
			: $this->copy( $picture['sources'], 0, '300px', $when, '' );
	}

	/** @return list<string> All pictures of an item, the first of them at once. */
	public function all( Product $item ): array {
		$alt = '' === $item->image_alt ? $item->name : $item->image_alt;
		$out = [];
		foreach ( $item->pictures as $place => $picture ) {
			$out[] = $this->copy( $picture['sources'], 1, '520px', 0 === $place ? ' fetchpriority="high"' : ' loading="lazy"', $alt );
		}
		if ( [] === $out ) {
			foreach ( $item->image_urls as $url ) {
				$out[] = $this->original( $url, '', $alt );
			}
		}
		$out = array_values( array_filter( $out, is_string( ... ) ) );
		return [] === $out ? [ $this->initial( $item->name ) ] : $out;
	}

	/**
	 * @param list<array{width: int, height: int, url: string}> $sources Smallest first.
	 * @param int                                               $spare   Which of them saves data.
	 */
	private function copy( array $sources, int $spare, string $sizes, string $when, string $alt ): string {
		$none  = [
			'width'  => 0,
			'height' => 0,
			'url'    => '',
		];
		$first = $sources[0] ?? $none;
		$last  = $sources[ count( $sources ) - 1 ] ?? $none;
		$set   = '';
		foreach ( $sources as $source ) {
			$set .= ( '' === $set ? '' : ', ' ) . $source['url'] . ' ' . $source['width'] . 'w';
		}
		return '<picture><source media="' . self::SPARE . '" srcset="' . self::escaped( ( $sources[ $spare ] ?? $last )['url'] ) . '">'
			. '<img src="' . self::escaped( $first['url'] ) . '" srcset="' . self::escaped( $set ) . '" sizes="' . $sizes . '" width="' . $last['width'] . '" height="' . $last['height'] . '" alt="' . self::escaped( $alt ) . '" decoding="async"' . $when . '></picture>';
	}

	private function original( string $url, string $when, string $alt ): ?string {
		$url = $this->show_originals ? esc_url( $url, [ 'https', 'http' ] ) : '';
		return '' === $url ? null : '<img src="' . $url . '" alt="' . self::escaped( $alt ) . '" decoding="async" referrerpolicy="no-referrer"' . $when . '>';
	}

	private function initial( string $name ): string {
		return '<span class="sfx-initial" aria-hidden="true">' . self::escaped( mb_strtoupper( mb_substr( $name, 0, 1 ) ) ) . '</span>';
	}

	private static function escaped( string $text ): string {
		return htmlspecialchars( $text, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8' );
	}
}
