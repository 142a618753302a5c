<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

use Sedifex\Sync\Settings\SettingsStore;

/**
 * How an item looks from outside: the one form of it that REST gives and blocks print. Pictures are our
 * own copies; Sedifex's originals only where the owner wants them shown until a copy is there.
 */
final class ItemResource {

	public function __construct( private readonly SettingsStore $settings ) {
	}

	/**
	 * @param int $now UTC seconds.
	 * @return array{id: string, type: string, name: string, category: string, description: string, brand: string, price_minor: int|null, currency: string, in_stock: bool, stock: int|null, is_new: bool, image: array{src: string, srcset: string, width: int|null, height: int|null, alt: string}|null, images: list<array{src: string, srcset: string, width: int|null, height: int|null, alt: string}>}
	 */
	public function of( Product $product, int $now ): array {
		$images = $this->images( $product );
		return [
			'id'          => $product->id,
			'type'        => $product->type,
			'name'        => $product->name,
			'category'    => $product->category,
			'description' => $product->description,
			'brand'       => $product->brand,
			'price_minor' => $product->price_minor,
			'currency'    => $product->currency,
			'in_stock'    => $product->in_stock(),
			'stock'       => $product->stock,
			'is_new'      => $product->is_new( $now ),
			'image'       => $images[0] ?? null,
			'images'      => $images,
		];
	}

	/**
	 * What can be shown of an item's pictures, the main one first.
	 *
	 * @return list<array{src: string, srcset: string, width: int|null, height: int|null, alt: string}>
	 */
	public function images( Product $product ): array {
		$out = [];
		foreach ( $product->pictures as $picture ) {
			$candidates = [];
			foreach ( $picture['sources'] as $source ) {
				$candidates[] = $source['url'] . ' ' . $source['width'] . 'w';
			}
			$out[] = [
				// Where srcset is not understood, the middle one will do.
				'src'    => $picture['sources'][ intdiv( count( $picture['sources'] ), 2 ) ]['url'] ?? '',
				'srcset' => implode( ', ', $candidates ),
				'width'  => $picture['width'],
				'height' => $picture['height'],
				'alt'    => $product->image_alt,
			];
		}
		if ( [] !== $out || ! $this->settings->get()->show_originals ) {
			return $out;
		}
		return array_map(
			static fn( string $url ): array => [
				'src'    => $url,
				'srcset' => '',
				'width'  => null,
				'height' => null,
				'alt'    => $product->image_alt,
			],
			$product->image_urls
		);
	}

	/** @return array<string, mixed> JSON schema of of(). */
	public static function schema(): array {
		$image = [
			'type'       => [ 'object', 'null' ],
			'properties' => [
				'src'    => [ 'type' => 'string' ],
				'srcset' => [ 'type' => 'string' ],
				'width'  => [ 'type' => [ 'integer', 'null' ] ],
				'height' => [ 'type' => [ 'integer', 'null' ] ],
				'alt'    => [ 'type' => 'string' ],
			],
		];
		return [
			'type'       => 'object',
			'properties' => [
				'id'          => [ 'type' => 'string' ],
				'type'        => [
					'type' => 'string',
					'enum' => Product::TYPES,
				],
				'name'        => [ 'type' => 'string' ],
				'category'    => [ 'type' => 'string' ],
				'description' => [ 'type' => 'string' ],
				'brand'       => [ 'type' => 'string' ],
				'price_minor' => [ 'type' => [ 'integer', 'null' ] ],
				'currency'    => [ 'type' => 'string' ],
				'in_stock'    => [ 'type' => 'boolean' ],
				'stock'       => [ 'type' => [ 'integer', 'null' ] ],
				'is_new'      => [ 'type' => 'boolean' ],
				'image'       => $image,
				'images'      => [
					'type'  => 'array',
					'items' => [ ...$image, 'type' => 'object' ],
				],
			],
		];
	}
}
