<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

/**
 * One item of the shop as our own table has it: goods, a service or a course. A plain value, cheap to
 * build hundreds of times for one page; it reads nothing and decides no price but its own.
 */
final class Product {

	public const TYPES = [ 'product', 'service', 'course' ];

	/** For how long an item that appeared after the first sync is called new: two weeks. */
	private const NEW_FOR = 1209600;

	/**
	 * @param string                                                                                                            $id            Without the store's prefix, `draft-` kept.
	 * @param string                                                                                                            $type          Of self::TYPES.
	 * @param string                                                                                                            $name          Plain text.
	 * @param string                                                                                                            $category      Plain text; '' = none.
	 * @param string                                                                                                            $description   Plain text with line breaks.
	 * @param string                                                                                                            $brand         Plain text; '' = none.
	 * @param string                                                                                                            $image_alt     Plain text.
	 * @param int|null                                                                                                          $price_minor   Null = ask for the price.
	 * @param string                                                                                                            $currency      ISO 4217.
	 * @param int|null                                                                                                          $stock         Null = not counted.
	 * @param list<string>                                                                                                      $image_urls    Sedifex's own addresses; a page prints them only where the owner wants that.
	 * @param list<array{id: string, width: int, height: int, sources: list<array{width: int, height: int, url: string}>}> $pictures      Our copies, in the same order.
	 * @param int                                                                                                               $position      Place in the store's own order, from 0.
	 * @param string|null                                                                                                       $duplicate_of  Id of the item this one is a mirrored copy of.
	 * @param int|null                                                                                                          $removed_at    When it left the store.
	 * @param int                                                                                                               $first_seen_at When it appeared; 0 = it was there from the first sync.
	 */
	public function __construct(
		public readonly string $id,
		public readonly string $type,
		public readonly string $name,
		public readonly string $category = '',
		public readonly string $description = '',
		public readonly string $brand = '',
		public readonly string $image_alt = '',
		public readonly ?int $price_minor = null,
		public readonly string $currency = 'GHS',
		public readonly ?int $stock = null,
		public readonly array $image_urls = [],
		public readonly array $pictures = [],
		public readonly int $position = 0,
		public readonly ?string $duplicate_of = null,
		public readonly ?int $removed_at = null,
		public readonly int $first_seen_at = 0,
	) {
	}

	/** Type and id together name an item: the same id may be a product and a course. */
	public function key(): string {
		return $this->type . ':' . $this->id;
	}

	public function in_stock(): bool {
		return null === $this->stock || $this->stock > 0;
	}

	/** @param int $now UTC seconds. */
	public function is_new( int $now ): bool {
		return $this->first_seen_at > 0 && $now - $this->first_seen_at < self::NEW_FOR;
	}
}
