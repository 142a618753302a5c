<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

/** One item of Sedifex's answer, cleaned and ready to be stored; compared with what is stored by its hash. */
final class CatalogItem {

	/**
	 * @param string       $key         As ProductStore::key() gives it.
	 * @param string       $id          Without the store's prefix.
	 * @param string       $type        Of Product::TYPES.
	 * @param string       $name        Plain text.
	 * @param string       $category    Plain text; '' = none.
	 * @param string       $description Plain text with line breaks.
	 * @param string       $brand       Plain text; '' = none.
	 * @param string       $image_alt   Plain text.
	 * @param int|null     $price_minor Null = none or 0, which Sedifex cannot tell apart.
	 * @param string       $currency    ISO 4217.
	 * @param int|null     $stock       Null = not counted.
	 * @param list<string> $images      Addresses that may be used.
	 */
	public function __construct(
		public readonly string $key,
		public readonly string $id,
		public readonly string $type,
		public readonly string $name,
		public readonly string $category,
		public readonly string $description,
		public readonly string $brand,
		public readonly string $image_alt,
		public readonly ?int $price_minor,
		public readonly string $currency,
		public readonly ?int $stock,
		public readonly array $images,
	) {
	}

	/**
	 * 64 hex digits, as long as the column so that no database pads them, that change when anything shown
	 * or sold changes. The place in the list is not part of it: one new item moves all others. It guards
	 * against nothing, so a fast hash will do.
	 *
	 * @param string|null $duplicate_of Original that this item mirrors.
	 */
	public function hash( ?string $duplicate_of ): string {
		$content = hash(
			'xxh128',
			implode(
				"\0",
				[ $this->name, $this->category, $this->description, $this->brand, $this->image_alt, $this->price_minor ?? '', $this->currency, $this->stock ?? '', implode( "\n", $this->images ), $duplicate_of ?? '' ]
			)
		);
		return str_pad( $content, 64, '0' );
	}
}
