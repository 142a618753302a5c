<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

/** What one look at Sedifex's list came to, for the screen, the command line and `sedifex_catalog_synced`. */
final class SyncResult {

	/** Applied, whole. */
	public const DONE = 'done';

	/** Read, and held back until a second look. */
	public const HELD = 'held';

	/** No usable answer; the copy is as it was. */
	public const FAILED = 'failed';

	/** Another process is at it. */
	public const BUSY = 'busy';

	/**
	 * @param string        $outcome One of the above.
	 * @param int           $total   Items shown in the shop afterwards.
	 * @param int           $added   New or come back.
	 * @param int           $changed Changed in anything that is shown or sold.
	 * @param int           $removed Taken out of the shop.
	 * @param int           $held    Missing from the list or looking wrong, and left as they were.
	 * @param list<BadItem> $bad     Could not be read or stored.
	 * @param list<string>  $doubts  Sentences on what was held.
	 * @param string|null   $error   One sentence; null = none.
	 * @param string        $code    Machine-read reason of an error; '' = none.
	 */
	public function __construct(
		public readonly string $outcome,
		public readonly int $total = 0,
		public readonly int $added = 0,
		public readonly int $changed = 0,
		public readonly int $removed = 0,
		public readonly int $held = 0,
		public readonly array $bad = [],
		public readonly array $doubts = [],
		public readonly ?string $error = null,
		public readonly string $code = '',
	) {
	}

	/** True when the copy is what Sedifex shows now. */
	public function is_done(): bool {
		return self::DONE === $this->outcome;
	}

	/** @return array{outcome: string, total: int, added: int, changed: int, removed: int, held: int, bad_items: list<array{id: string, message: string}>, doubts: list<string>, error: string|null, code: string} */
	public function to_array(): array {
		return [
			'outcome'   => $this->outcome,
			'total'     => $this->total,
			'added'     => $this->added,
			'changed'   => $this->changed,
			'removed'   => $this->removed,
			'held'      => $this->held,
			'bad_items' => $this->bad_list(),
			'doubts'    => $this->doubts,
			'error'     => $this->error,
			'code'      => $this->code,
		];
	}

	/** @return list<array{id: string, message: string}> */
	public function bad_list(): array {
		return array_map(
			static fn( BadItem $item ): array => [
				'id'      => $item->id,
				'message' => $item->message,
			],
			$this->bad
		);
	}
}
