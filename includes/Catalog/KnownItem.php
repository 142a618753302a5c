<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

/** What the sync needs to know of a stored item to compare it with an answer. */
final class KnownItem {

	public function __construct(
		public readonly int $row,
		public readonly string $key,
		public readonly string $id,
		public readonly string $type,
		public readonly string $category,
		public readonly string $hash,
		public readonly int $position,
		public readonly ?int $price_minor,
		public readonly ?int $stock,
		public readonly ?string $duplicate_of,
		public readonly ?int $missing_at,
		public readonly ?int $removed_at,
		public readonly ?int $pictures_due_at,
	) {
	}
}
