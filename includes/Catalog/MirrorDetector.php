<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

/**
 * Finds items that Sedifex lists twice because the store is mirrored to its public market: the copy's
 * id is `<type>-<slug>-<last six letters and digits of the other id>`, type and name are the same. The
 * original counts, since the copy has lost its stock.
 */
final class MirrorDetector {

	/**
	 * @param list<CatalogItem> $items One complete answer.
	 * @return array<string, string> Key of each copy => id of its original.
	 */
	public function duplicates( array $items ): array {
		$by_tail = [];
		$copies  = [];
		foreach ( $items as $item ) {
			$letters = (string) preg_replace( '/[^a-z0-9]+/', '', strtolower( $item->id ) );
			$by_tail[ $item->type . "\0" . $item->name . "\0" . substr( $letters, -6 ) ][] = $item;
			if ( 1 === preg_match( '/^' . $item->type . '-(?:.+-)?([a-z0-9]{1,6})$/Di', $item->id, $m ) ) {
				$copies[] = [ $item, strtolower( $m[1] ) ];
			}
		}
		$found = [];
		foreach ( $copies as [ $copy, $tail ] ) {
			foreach ( $by_tail[ $copy->type . "\0" . $copy->name . "\0" . $tail ] ?? [] as $original ) {
				// A copy of a copy would hide both.
				if ( $original->key !== $copy->key && ! self::looks_like_copy( $original, $tail ) ) {
					$found[ $copy->key ] = $original->id;
					break;
				}
			}
		}
		return $found;
	}

	private static function looks_like_copy( CatalogItem $item, string $tail ): bool {
		return 1 === preg_match( '/^' . $item->type . '-.*-' . preg_quote( $tail, '/' ) . '$/Di', $item->id );
	}
}
