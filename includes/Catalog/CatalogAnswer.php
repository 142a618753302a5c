<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

use Sedifex\Sync\Sedifex\Answer;

/**
 * Reads Sedifex's list of items: checks that it is what it says, and takes it apart item by item, so
 * that one bad item keeps none of the others out.
 */
final class CatalogAnswer {

	/** What is read of an answer. */
	private const READ = [ 'ok' => true, 'storeId' => true, 'products' => true, 'count' => true ];

	public function __construct( private readonly ProductNormalizer $normalizer ) {
	}

	/**
	 * @return array{items: array<string, CatalogItem>, bad: list<BadItem>}|string Items by key in the store's order; or one sentence.
	 */
	public function read( Answer $answer, string $store, string $currency ): array|string {
		if ( ! $answer->ok() ) {
			return $answer->message();
		}
		$body = $answer->body ?? [];
		$list = $body['products'] ?? null;
		if ( true !== ( $body['ok'] ?? null ) || ! is_array( $list ) || ! array_is_list( $list ) ) {
			return __( 'Sedifex answered, but not with a list of items. The shop keeps what it has.', 'sedifex-sync' );
		}
		if ( ( $body['storeId'] ?? null ) !== $store ) {
			return __( 'Sedifex answered with the items of another store. The shop keeps what it has.', 'sedifex-sync' );
		}
		if ( count( $list ) !== ( $body['count'] ?? count( $list ) ) ) {
			return __( 'Sedifex sent fewer items than it said. The shop keeps what it has.', 'sedifex-sync' );
		}
		return $this->items( $list, $store, $currency );
	}

	/** Two answers of the same one list the same items, to the letter; when they were given is no part of it. */
	public function fingerprint( Answer $answer ): string {
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.serialize_serialize -- for a hash, and twice as fast as JSON.
		return hash( 'xxh128', serialize( array_intersect_key( $answer->body ?? [], self::READ ) ) );
	}

	/**
	 * @param list<mixed> $items_as_sent
	 * @return array{items: array<string, CatalogItem>, bad: list<BadItem>}
	 */
	private function items( array $items_as_sent, string $store, string $currency ): array {
		$items = [];
		$bad   = [];
		foreach ( $items_as_sent as $place => $raw ) {
			$item = $this->normalizer->item( $raw, $place, $store, $currency );
			if ( $item instanceof BadItem ) {
				$bad[] = $item;
			} elseif ( isset( $items[ $item->key ] ) ) {
				$bad[] = new BadItem( $item->id, __( 'This item is listed twice; the first one counts.', 'sedifex-sync' ), $item->key );
			} else {
				$items[ $item->key ] = $item;
			}
		}
		return [
			'items' => $items,
			'bad'   => $bad,
		];
	}
}
