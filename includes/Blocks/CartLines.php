<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

use Sedifex\Sync\Catalog\ProductStore;
use Sedifex\Sync\Checkout\Quote;
use Sedifex\Sync\Support\MoneyFormat;

/**
 * The lines of a cart as a page without script shows them: today's names and prices, and what is wrong
 * with a line beside it. Changes nothing.
 *
 * @phpstan-import-type Wanted from Quote
 * @phpstan-import-type Priced from Quote
 * @phpstan-type CartLineView array{id: string, type: string, quantity: int, name: string, initial: string, image: string, unit: string, total: string, most: int, problem: string, url: string}
 */
final class CartLines {

	public function __construct( private readonly Quote $quote, private readonly ProductStore $products ) {
	}

	/**
	 * @param list<Wanted> $wanted
	 * @param string       $payment How it is to be paid: decides the fee.
	 * @return array{lines: list<CartLineView>, quote: Priced}
	 */
	public function of( array $wanted, string $payment ): array {
		$quote  = $this->quote->price( $wanted, $payment );
		$found  = $this->products->find_many( array_map( static fn( array $line ): array => [ 'type' => $line['type'], 'id' => $line['id'] ], $wanted ) );
		$priced = self::by_key( $quote['items'] );
		$wrong  = self::by_key( $quote['problems'] );
		$lines  = [];
		foreach ( $wanted as $line ) {
			$key     = $line['type'] . ':' . $line['id'];
			$product = $found[ $key ] ?? null;
			$name    = null === $product ? __( 'An item that is no longer in the shop', 'sedifex-sync' ) : $product->name;
			$item    = $priced[ $key ] ?? null;
			$lines[] = [
				'id'       => $line['id'],
				'type'     => $line['type'],
				'quantity' => $line['quantity'],
				'name'     => $name,
				'initial'  => mb_strtoupper( mb_substr( $name, 0, 1 ) ),
				'image'    => $item['image'] ?? '',
				/* translators: %s: price of one piece. */
				'unit'     => null === $item ? '' : sprintf( __( '%s each', 'sedifex-sync' ), MoneyFormat::of_site()->text( $item['unit_minor'], $item['currency'] ) ),
				'total'    => null === $item ? '' : MoneyFormat::of_site()->text( $item['line_minor'], $item['currency'] ),
				'most'     => $item['stock'] ?? Quote::MOST_QUANTITY,
				'problem'  => $wrong[ $key ]['message'] ?? '',
				'url'      => $wrong[ $key ]['url'] ?? '',
			];
		}
		return [ 'lines' => $lines, 'quote' => $quote ];
	}

	/** What an item is called today. */
	public function name( string $type, string $id ): string {
		return $this->products->find( $type, $id )->name ?? '';
	}

	/**
	 * @template T of array{id: string, asked_id?: string, type: string, ...}
	 * @param list<T> $entries
	 * @return array<string, T> By `type:id` as they were asked for.
	 */
	private static function by_key( array $entries ): array {
		$out = [];
		foreach ( $entries as $entry ) {
			$out[ $entry['type'] . ':' . ( $entry['asked_id'] ?? $entry['id'] ) ] = $entry;
		}
		return $out;
	}
}
