<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

use Sedifex\Sync\Sedifex\Ids;
use Sedifex\Sync\Support\Money;

/**
 * Makes a CatalogItem of what Sedifex sent, or says in words why it cannot. Texts become plain text:
 * Sedifex passes on whatever was typed, HTML and scripts included. Reads and stores nothing.
 */
final class ProductNormalizer {

	/** Pictures of one item; more are left out. */
	private const PICTURES = 8;

	public function __construct( private readonly ImageAddress $addresses ) {
	}

	/**
	 * @param mixed  $raw      One element of `products`.
	 * @param int    $place    Its place in the list, from 0.
	 * @param string $store    Id of the store asked for.
	 * @param string $currency Currency of the shop: the catalogue carries none.
	 */
	public function item( mixed $raw, int $place, string $store, string $currency ): CatalogItem|BadItem {
		if ( ! is_array( $raw ) ) {
			/* translators: %d: place in a list, from 1. */
			return new BadItem( '#' . ( $place + 1 ), sprintf( __( 'Item %d of the list could not be read.', 'sedifex-sync' ), $place + 1 ) );
		}
		$name  = $this->line( $raw['name'] ?? null, 220 );
		$id    = is_string( $raw['id'] ?? null ) ? Ids::normalise( $raw['id'], $store ) : '';
		$label = '' !== $id ? mb_substr( $id, 0, 200 ) : ( '' !== $name ? $name : '#' . ( $place + 1 ) );
		if ( ! Ids::is_item( $id ) || strlen( $id ) > 200 ) {
			return new BadItem( $label, __( 'This item has no usable id.', 'sedifex-sync' ) );
		}
		$type = $this->type( $raw );
		if ( null === $type ) {
			return new BadItem( $label, __( 'This item is neither a product nor a service nor a course.', 'sedifex-sync' ) );
		}
		$key = ProductStore::key( $store, $type, $id );
		if ( ( $raw['storeId'] ?? $store ) !== $store ) {
			return new BadItem( $label, __( 'This item belongs to another store.', 'sedifex-sync' ), $key );
		}
		if ( '' === $name ) {
			return new BadItem( $label, __( 'This item has no name.', 'sedifex-sync' ), $key );
		}
		$price = $this->price( $raw, $currency );
		if ( null === $price ) {
			return new BadItem( $label, __( 'The price of this item could not be read.', 'sedifex-sync' ), $key );
		}
		$alt = $this->line( $raw['imageAlt'] ?? null, 220 );
		return new CatalogItem(
			$key,
			$id,
			$type,
			$name,
			$this->line( $raw['category'] ?? null, 180 ),
			$this->text( $raw['description'] ?? null, 5000 ),
			$this->line( $raw['brand'] ?? $raw['manufacturerName'] ?? null, 190 ),
			'' === $alt ? $name : $alt,
			0 === $price ? null : $price,
			$currency,
			$this->stock( $raw['stockCount'] ?? null ),
			$this->images( $raw )
		);
	}

	/** @param array<mixed> $raw */
	private function type( array $raw ): ?string {
		foreach ( [ 'itemType', 'type' ] as $field ) {
			$type = is_string( $raw[ $field ] ?? null ) ? strtolower( $raw[ $field ] ) : '';
			if ( in_array( $type, Product::TYPES, true ) ) {
				return $type;
			}
		}
		return null;
	}

	/**
	 * `price` is in major units of any currency; `priceMinor` is always hundredths, so it helps only
	 * where the currency has two digits.
	 *
	 * @param array<mixed> $raw
	 * @return int|null Minor units; null = cannot be read.
	 */
	private function price( array $raw, string $currency ): ?int {
		$price = $raw['price'] ?? null;
		$minor = $raw['priceMinor'] ?? null;
		if ( null === $price && null === $minor ) {
			return 0;
		}
		$money = Money::from_json( $price, $currency );
		if ( null !== $money ) {
			return $money->minor;
		}
		return is_int( $minor ) && $minor >= 0 && 2 === Money::exponent( $currency ) ? $minor : null;
	}

	private function stock( mixed $count ): ?int {
		return is_int( $count ) || ( is_float( $count ) && is_finite( $count ) ) ? (int) max( 0, min( $count, 1_000_000_000 ) ) : null;
	}

	/**
	 * @param array<mixed> $raw
	 * @return list<string>
	 */
	private function images( array $raw ): array {
		$urls = is_array( $raw['imageUrls'] ?? null ) ? $raw['imageUrls'] : [];
		if ( is_string( $raw['imageUrl'] ?? null ) ) {
			array_unshift( $urls, $raw['imageUrl'] );
		}
		$out = [];
		foreach ( array_unique( array_filter( $urls, is_string( ... ) ) ) as $url ) {
			$clean = $this->addresses->clean( $url );
			if ( null !== $clean && ! in_array( $clean, $out, true ) ) {
				$out[] = $clean;
			}
			if ( self::PICTURES === count( $out ) ) {
				break;
			}
		}
		return $out;
	}

	/** One line of plain text. */
	private function line( mixed $value, int $length ): string {
		$text = $this->text( $value, 4 * $length );
		if ( 1 === preg_match( '/[^\x20-\x7e]|  /', $text ) ) {
			$text = trim( (string) preg_replace( '/[\s\p{Z}]+/u', ' ', $text ) );
		}
		return strlen( $text ) <= $length ? $text : mb_substr( $text, 0, $length, 'UTF-8' );
	}

	/** Plain text; what ended a line in HTML ends one here. */
	private function text( mixed $value, int $length ): string {
		if ( ! is_string( $value ) ) {
			return '';
		}
		if ( 1 === preg_match( '/[^\x20-\x7e]|[<&]/', $value ) ) {
			$value = $this->plain( $value );
		}
		$value = trim( $value );
		return strlen( $value ) <= $length ? $value : mb_substr( $value, 0, $length, 'UTF-8' );
	}

	private function plain( string $value ): string {
		if ( false !== strpbrk( $value, '<&' ) ) {
			$value = html_entity_decode( $value, ENT_QUOTES | ENT_HTML5, 'UTF-8' );
			$value = (string) preg_replace( '#<br\s*/?>|</(?:p|div|li|h[1-6]|tr)\s*>#i', "\n", $value );
			$value = wp_strip_all_tags( $value );
		}
		// Unseen characters that turn the direction of what follows would make a name read as another one.
		return (string) preg_replace( [ '/\r\n?|\x{2028}|\x{2029}/u', '/[\x00-\x08\x0b-\x1f\x7f\x{202a}-\x{202e}\x{2066}-\x{2069}]/u', '/[ \t]+\n/', '/\n{3,}/' ], [ "\n", '', "\n", "\n\n" ], $value );
	}
}
