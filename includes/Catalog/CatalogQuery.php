<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

/** What a page of the shop asks for. Values out of range are brought into it by the store. */
final class CatalogQuery {

	public const SORTS = [ 'position', 'name', 'price', '-price', 'new' ];

	/** Sedifex lists no more items than this. */
	public const MOST = 300;

	/**
	 * @param string|null  $type     Of Product::TYPES; null = all.
	 * @param string|null  $category Exact name; null = all.
	 * @param string       $search   Words that must all occur.
	 * @param string       $sort     Of self::SORTS.
	 * @param int          $page     From 1.
	 * @param int          $per_page 1 to self::MOST.
	 * @param list<string> $keys     Hand-picked items, `type:id`; with the sort `position` they keep this order.
	 */
	public function __construct(
		public readonly ?string $type = null,
		public readonly ?string $category = null,
		public readonly string $search = '',
		public readonly string $sort = 'position',
		public readonly int $page = 1,
		public readonly int $per_page = 24,
		public readonly array $keys = [],
	) {
	}
}
