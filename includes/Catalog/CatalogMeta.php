<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

/** What is known of the copy as a whole: how old it is, what is in it, what is wrong with it. */
final class CatalogMeta {

	/**
	 * @param int                                                     $as_of      When its prices were last confirmed, UTC seconds; 0 = never.
	 * @param int                                                     $total      Items shown in the shop.
	 * @param list<array{type: string, category: string, count: int}> $categories In the order of the shop; category '' = none.
	 * @param string|null                                             $problem    One sentence for the owner; null = all is well.
	 * @param int                                                     $worker_at  When the worker was last woken; 0 = never.
	 * @param int                                                     $looked_at  When Sedifex was last asked, whatever it said.
	 * @param list<array{id: string, message: string}>                $bad_items  Items of the last answer that could not be read.
	 * @param list<string>                                            $doubts     Sentences on what is held back until a second look.
	 */
	public function __construct(
		public readonly int $as_of = 0,
		public readonly int $total = 0,
		public readonly array $categories = [],
		public readonly ?string $problem = null,
		public readonly int $worker_at = 0,
		public readonly int $looked_at = 0,
		public readonly array $bad_items = [],
		public readonly array $doubts = [],
	) {
	}
}
