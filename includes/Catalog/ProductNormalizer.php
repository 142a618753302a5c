<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

use Sedifex\Sync\Sedifex\Ids;
use Sedifex\Sync\Support\Money;
use Sedifex\Sync\Support\PlainText;

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
		$name  = PlainText::line( $raw['name'] ?? null, 220 );
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
		$alt = PlainText::line( $raw['imageAlt'] ?? null, 220 );
		return new CatalogItem(
			$key,
			$id,
			$type,
			$name,
			PlainText::line( $raw['category'] ?? null, 180 ),
			PlainText::text( $raw['description'] ?? null, 5000 ),
			PlainText::line( $raw['brand'] ?? $raw['manufacturerName'] ?? null, 190 ),
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
}
