<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

/**
 * Brings the rows in line with an answer that is believed: stores what is new or changed, and takes out
 * what has been missing from two complete lists. Writes rows first and leaves the state to CatalogSync,
 * so that after a kill in between the next look finds the rest to do.
 */
final class CatalogWriter {

	public function __construct( private readonly ProductRows $rows, private readonly MirrorDetector $mirrors, private readonly DoubtRules $doubts ) {
	}

	/**
	 * @param CatalogState                                                      $state Of this store; its counts are renewed.
	 * @param array{items: array<string, CatalogItem>, bad: list<BadItem>}      $read  The answer.
	 * @param array<string, KnownItem>                                          $known Rows by key.
	 * @param array{now: int, wait: int, certain: bool, accept: bool}           $look  When; seconds between two looks; absence confirmed by a second look already; a person has decided.
	 */
	public function apply( CatalogState $state, array $read, array $known, array $look ): SyncResult {
		$copies  = $this->mirrors->duplicates( array_values( $read['items'] ) );
		$changes = $this->changes( $state, $read['items'], $known, $copies, $look['now'] );
		$refused = array_map(
			static fn( CatalogItem $item ): BadItem => new BadItem( $item->id, __( 'The database would not store this item.', 'sedifex-sync' ), $item->key ),
			$this->rows->save( $state->store, $changes['rows'], $look['now'] )
		);
		if ( count( $refused ) > 1 && count( $refused ) === count( $changes['rows'] ) ) {
			return new SyncResult( SyncResult::FAILED, $state->total, error: __( 'The database of this site would not store the catalogue. The shop keeps what it has.', 'sedifex-sync' ), code: 'database' );
		}
		$bad    = [ ...$read['bad'], ...$refused ];
		$absent = $this->absent( $known, $read['items'], $bad );
		$cut    = ! $look['accept'] && $this->doubts->may_be_cut( $read['items'], count( $read['bad'] ) );
		$gone   = $cut ? [] : array_filter( $absent, static fn( KnownItem $item ): bool => $look['accept'] || $look['certain'] || ( null !== $item->missing_at && $look['now'] - $item->missing_at >= $look['wait'] ) );
		$kept   = array_diff_key( $absent, $gone );
		if ( ! $cut ) {
			$this->rows->mark_missing( self::numbers( $kept ), $look['now'] );
		}
		$this->rows->remove( self::numbers( $gone ), $look['now'] );
		$this->count( $state, $read['items'], $copies, $kept, self::still_stored( $known, $bad ), $refused );
		$state->missing = count( $kept );
		$state->doubts  = $cut && [] !== $kept ? [ DoubtText::cut( count( $kept ) ) ] : [];
		return new SyncResult( SyncResult::DONE, $state->total, $changes['added'], $changes['changed'], count( $gone ), count( $kept ), $bad, $state->doubts );
	}

	/**
	 * What differs from the rows.
	 *
	 * @param array<string, CatalogItem> $items
	 * @param array<string, KnownItem>   $known
	 * @param array<string, string>      $copies
	 * @return array{rows: list<array{item: CatalogItem, hash: string, position: int, duplicate_of: ?string, pictures_due_at: ?int, first_seen_at: int}>, added: int, changed: int}
	 */
	private function changes( CatalogState $state, array $items, array $known, array $copies, int $now ): array {
		$out      = [
			'rows'    => [],
			'added'   => 0,
			'changed' => 0,
		];
		$position = 0;
		foreach ( $items as $key => $item ) {
			$before    = $known[ $key ] ?? null;
			$hash      = $item->hash( $copies[ $key ] ?? null );
			$is_back   = null !== $before && null !== $before->removed_at;
			$is_other  = null === $before || $is_back || $before->hash !== $hash;
			$is_placed = null !== $before && $before->position === $position && null === $before->missing_at;
			if ( $is_other || ! $is_placed ) {
				$out['rows'][]   = [
					'item'            => $item,
					'hash'            => $hash,
					'position'        => $position,
					'duplicate_of'    => $copies[ $key ] ?? null,
					// Any change may be one of pictures: the job that makes them finds out.
					'pictures_due_at' => $is_other ? ( isset( $copies[ $key ] ) ? null : 0 ) : $before?->pictures_due_at,
					'first_seen_at'   => 0 === $state->as_of ? 0 : $now,
				];
				$out['added']   += null === $before || $is_back ? 1 : 0;
				$out['changed'] += null !== $before && ! $is_back && $is_other ? 1 : 0;
			}
			++$position;
		}
		return $out;
	}

	/**
	 * Shown items that the list does not have. One that is there but cannot be read is not absent.
	 *
	 * @param array<string, KnownItem>   $known
	 * @param array<string, CatalogItem> $items
	 * @param list<BadItem>              $bad
	 * @return array<string, KnownItem>
	 */
	private function absent( array $known, array $items, array $bad ): array {
		$present = array_diff_key( $known, $items, array_flip( array_map( static fn( BadItem $item ): string => $item->key, $bad ) ) );
		return array_filter( $present, static fn( KnownItem $item ): bool => null === $item->removed_at );
	}

	/**
	 * Rows of unreadable items: their last good copy stays.
	 *
	 * @param array<string, KnownItem> $known
	 * @param list<BadItem>            $bad
	 * @return array<string, KnownItem>
	 */
	private static function still_stored( array $known, array $bad ): array {
		$out = [];
		foreach ( $bad as $item ) {
			if ( isset( $known[ $item->key ] ) && null === $known[ $item->key ]->removed_at ) {
				$out[ $item->key ] = $known[ $item->key ];
			}
		}
		return $out;
	}

	/**
	 * The shop's totals, so that no page has to count.
	 *
	 * @param array<string, CatalogItem> $items
	 * @param array<string, string>      $copies
	 * @param array<string, KnownItem>   $kept    Absent and still shown.
	 * @param array<string, KnownItem>   $stored  Unreadable and still shown.
	 * @param list<BadItem>              $refused Not stored.
	 */
	private function count( CatalogState $state, array $items, array $copies, array $kept, array $stored, array $refused ): void {
		$shown  = array_diff_key( $items, $copies, array_flip( array_map( static fn( BadItem $item ): string => $item->key, $refused ) ) );
		$others = array_diff_key( $kept + $stored, $shown );
		$counts = [];
		foreach ( [ ...array_values( $shown ), ...array_values( $others ) ] as $item ) {
			if ( $item instanceof CatalogItem || null === $item->duplicate_of ) {
				$counts[ $item->type ][ $item->category ] = ( $counts[ $item->type ][ $item->category ] ?? 0 ) + 1;
			}
		}
		$state->groups = [];
		$state->total  = 0;
		foreach ( $counts as $type => $categories ) {
			foreach ( $categories as $category => $count ) {
				$state->groups[] = [
					'type'     => $type,
					'category' => (string) $category,
					'count'    => $count,
				];
				$state->total   += $count;
			}
		}
	}

	/**
	 * @param array<string, KnownItem> $items
	 * @return list<int>
	 */
	private static function numbers( array $items ): array {
		return array_values( array_map( static fn( KnownItem $item ): int => $item->row, $items ) );
	}
}
