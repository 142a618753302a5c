<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

/**
 * Decides what of an answer is believed at once and what only when a second look, some minutes later,
 * shows the same: a store whose prices fell by half everywhere, or whose stock vanished, is more often
 * a mistake than a sale. Works on values only.
 */
final class DoubtRules {

	/** Sedifex reads each of its collections to this many documents and says nothing of the rest. */
	public const CUT_PER_TYPE = 150;

	/** It lists no more than this in all. */
	public const CUT_IN_ALL = 300;

	/** Fewer items than this are not "many". */
	private const MANY = 3;

	/** One in this many is "many". */
	private const SHARE = 5;

	/**
	 * Whether absence from this list can mean anything at all.
	 *
	 * @param array<string, CatalogItem> $incoming Items by key.
	 * @param int                        $bad      Items that could not be read.
	 */
	public function may_be_cut( array $incoming, int $bad ): bool {
		$types = array_count_values( array_map( static fn( CatalogItem $item ): string => $item->type, $incoming ) );
		return count( $incoming ) + $bad >= self::CUT_IN_ALL || ( [] !== $types && max( $types ) + $bad >= self::CUT_PER_TYPE );
	}

	/**
	 * What looks wrong against the copy we have.
	 *
	 * @param array<string, KnownItem>   $known    Stored items that are shown, by key.
	 * @param array<string, CatalogItem> $incoming Items by key.
	 * @return array<string, array<string, string>> By kind (`prices`, `stock`, `empty`): item key => its new value.
	 */
	public function suspects( array $known, array $incoming ): array {
		$fallen   = [];
		$emptied  = [];
		$priced   = 0;
		$sellable = 0;
		foreach ( $known as $key => $before ) {
			$after = $incoming[ $key ] ?? null;
			if ( null === $after || null !== $before->removed_at ) {
				continue;
			}
			if ( null !== $before->price_minor ) {
				++$priced;
				if ( ( $after->price_minor ?? 0 ) * 2 <= $before->price_minor ) {
					$fallen[ $key ] = (string) $after->price_minor;
				}
			}
			if ( 0 !== $before->stock ) {
				++$sellable;
				if ( 0 === $after->stock ) {
					$emptied[ $key ] = '0';
				}
			}
		}
		return array_filter(
			[
				'prices' => self::are_many( count( $fallen ), $priced ) ? $fallen : [],
				'stock'  => self::are_many( count( $emptied ), $sellable ) ? $emptied : [],
				'empty'  => [] === $incoming ? array_map( static fn(): string => '', array_filter( $known, static fn( KnownItem $item ): bool => null === $item->removed_at ) ) : [],
			],
			static fn( array $suspects ): bool => [] !== $suspects
		);
	}

	/**
	 * Takes the first look's suspects and this look's, and says which are still held.
	 *
	 * @param array<string, array<string, string>>                           $suspects As suspects() gives them.
	 * @param array<string, array{since: int, seen: array<string, string>}> $pending  What was held before.
	 * @param int                                                            $now      UTC seconds.
	 * @param int                                                            $wait     Seconds between the looks.
	 * @return array<string, array{since: int, seen: array<string, string>}> What is held now; empty = believe the answer.
	 */
	public function held( array $suspects, array $pending, int $now, int $wait ): array {
		$held      = [];
		$confirmed = [];
		foreach ( $suspects as $kind => $seen ) {
			$before = $pending[ $kind ] ?? null;
			// The same look again: all that looked wrong at first still has the same value.
			$same = null !== $before && $before['seen'] === array_intersect_assoc( $before['seen'], $seen );
			if ( ! $same ) {
				$held[ $kind ] = [
					'since' => $now,
					'seen'  => $seen,
				];
			} elseif ( $now - $before['since'] < $wait ) {
				$held[ $kind ] = $before;
			} else {
				$confirmed[ $kind ] = $before;
			}
		}
		// An answer is applied whole: while one kind is held, what is confirmed waits with it.
		return [] === $held ? [] : $held + $confirmed;
	}

	private static function are_many( int $number, int $of ): bool {
		return $number >= self::MANY && $number * self::SHARE >= $of;
	}
}
