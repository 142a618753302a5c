<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Checkout;

use Sedifex\Sync\Catalog\Product;
use Sedifex\Sync\Catalog\ProductStore;
use Sedifex\Sync\Sedifex\Fees;
use Sedifex\Sync\Settings\SettingsStore;

/**
 * Prices what a visitor wants, from our copy of the catalogue alone: the only place where a total is
 * made. The browser's own figures are never read.
 *
 * @phpstan-type Wanted array{id: string, type: string, quantity: int}
 * @phpstan-type QuoteItem array{id: string, asked_id: string, type: string, name: string, quantity: int, unit_minor: int, line_minor: int, image: string, stock: int|null, currency: string}
 * @phpstan-type Problem array{id: string, type: string, code: string, message: string, url: string, available: int|null}
 * @phpstan-type Priced array{items: list<QuoteItem>, subtotal_minor: int, processing_fee_minor: int, processing_fees: array{online: int, pay_on_delivery: int}, total_minor: int, due_now_minor: int, remaining_minor: int, currency: string, problems: list<Problem>}
 */
final class Quote {

	public const MOST_QUANTITY = 999;

	/** Minor units that one order may come to: far above any order, far below where integers end. */
	private const MOST_MINOR = 100_000_000_000;

	public function __construct( private readonly ProductStore $products, private readonly SettingsStore $settings, private readonly Fees $fees ) {
	}

	/**
	 * @param list<Wanted> $wanted  Lines; equal ones are added up.
	 * @param string       $payment `online` or `pay_on_delivery`.
	 * @return Priced
	 */
	public function price( array $wanted, string $payment ): array {
		$lines    = $this->merged( $wanted );
		$found    = $this->products->find_many( array_values( array_map( static fn( array $line ): array => [ 'type' => $line['type'], 'id' => $line['id'] ], $lines ) ) );
		$items    = [];
		$problems = [];
		$subtotal = 0;
		$in_all   = self::quantities( $lines, $found );
		foreach ( $lines as $key => $line ) {
			$product = $found[ $key ] ?? null;
			$problem = $this->problem( $line, $product, $in_all[ $product?->key() ?? '' ] ?? 0, self::MOST_MINOR - $subtotal );
			if ( null !== $problem ) {
				$problems[] = $problem;
			}
			if ( null === $product || null === $product->price_minor || 'product' !== $product->type || 'bad_quantity' === ( $problem['code'] ?? '' ) ) {
				continue;
			}
			$items[]   = $this->item( $line, $product, $product->price_minor );
			$subtotal += $product->price_minor * $line['quantity'];
		}
		// Of all ways to pay: a page that shows another one need not ask again.
		$fees = [ 'online' => $this->fees->processing_fee( $subtotal ), 'pay_on_delivery' => 0 ];
		$fee  = $fees[ $payment ] ?? 0;
		return [
			'items'                => $items,
			'subtotal_minor'       => $subtotal,
			'processing_fee_minor' => $fee,
			'processing_fees'      => $fees,
			'total_minor'          => $subtotal + $fee,
			'due_now_minor'        => $subtotal + $fee,
			'remaining_minor'      => 0,
			'currency'             => $this->settings->get()->currency,
			'problems'             => $problems,
		];
	}

	/**
	 * @param Wanted $line
	 * @return QuoteItem
	 */
	private function item( array $line, Product $product, int $price ): array {
		return [
			'id'         => $product->id,
			// Another one where a mirrored double was asked for.
			'asked_id'   => $line['id'],
			'type'       => $product->type,
			'name'       => $product->name,
			'quantity'   => $line['quantity'],
			'unit_minor' => $price,
			'line_minor' => $price * $line['quantity'],
			'image'      => $product->pictures[0]['sources'][0]['url'] ?? '',
			'stock'      => $product->stock,
			'currency'   => $product->currency,
		];
	}

	/**
	 * @param Wanted $line
	 * @param int    $in_all     Pieces of this product in all lines: a mirrored double is the same product.
	 * @param int    $most_minor What this line may come to.
	 * @return Problem|null
	 */
	private function problem( array $line, ?Product $product, int $in_all, int $most_minor ): ?array {
		$make = static fn( string $code, string $message, string $url = '', ?int $available = null ): array => [
			'id'        => $line['id'],
			'type'      => $line['type'],
			'code'      => $code,
			'message'   => $message,
			'url'       => $url,
			'available' => $available,
		];
		if ( null === $product || null !== $product->removed_at ) {
			return $make( 'gone', __( 'This is no longer in the shop.', 'sedifex-sync' ) );
		}
		if ( 'product' !== $product->type ) {
			$message = 'course' === $product->type ? __( 'Courses are registered for on their own page.', 'sedifex-sync' ) : __( 'Services are booked on their own page.', 'sedifex-sync' );
			return $make( 'not_for_cart', $message, $this->settings->get()->page_url( 'booking' ) );
		}
		if ( null === $product->price_minor || $product->currency !== $this->settings->get()->currency ) {
			return $make( 'price_missing', __( 'This has no price at the moment. Please ask the store.', 'sedifex-sync' ) );
		}
		if ( $line['quantity'] < 1 || $line['quantity'] > self::MOST_QUANTITY ) {
			/* translators: %d: the largest quantity of one item. */
			return $make( 'bad_quantity', sprintf( __( 'Please choose between 1 and %d.', 'sedifex-sync' ), self::MOST_QUANTITY ) );
		}
		if ( $product->price_minor > intdiv( $most_minor, $line['quantity'] ) ) {
			return $make( 'bad_quantity', __( 'That is more than can be ordered here. Please ask the store.', 'sedifex-sync' ) );
		}
		if ( ! $product->in_stock() ) {
			return $make( 'out_of_stock', __( 'This is out of stock.', 'sedifex-sync' ), '', 0 );
		}
		if ( null !== $product->stock && $in_all > $product->stock ) {
			/* translators: %d: number of items left. */
			return $make( 'only_n_left', sprintf( _n( 'Only %d left.', 'Only %d left.', $product->stock, 'sedifex-sync' ), $product->stock ), '', $product->stock );
		}
		return null;
	}

	/**
	 * @param list<Wanted> $wanted
	 * @return array<string, Wanted> Keyed `type:id`, in the order first seen.
	 */
	private function merged( array $wanted ): array {
		$out = [];
		foreach ( $wanted as $line ) {
			$key = $line['type'] . ':' . $line['id'];
			// What is refused anyway is cut, so that no sum leaves the integers.
			$quantity    = max( 0, min( $line['quantity'], self::MOST_QUANTITY + 1 ) );
			$out[ $key ] = [ ...$line, 'quantity' => ( $out[ $key ]['quantity'] ?? 0 ) + $quantity ];
		}
		return $out;
	}

	/**
	 * @param array<string, Wanted>  $lines
	 * @param array<string, Product> $found By the keys of the lines.
	 * @return array<string, int> Pieces by the key of the product itself.
	 */
	private static function quantities( array $lines, array $found ): array {
		$out = [];
		foreach ( array_intersect_key( $lines, $found ) as $key => $line ) {
			$product         = $found[ $key ]->key();
			$out[ $product ] = ( $out[ $product ] ?? 0 ) + $line['quantity'];
		}
		return $out;
	}
}
