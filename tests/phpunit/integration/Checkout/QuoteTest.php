<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Checkout;

use Sedifex\Sync\Catalog\CatalogStateStore;
use Sedifex\Sync\Catalog\PictureFiles;
use Sedifex\Sync\Catalog\ProductStore;
use Sedifex\Sync\Checkout\Quote;
use Sedifex\Sync\Sedifex\Fees;
use Sedifex\Sync\Sedifex\SnapshotStore;
use Sedifex\Sync\Tests\Integration\Outbox\OrdersTestCase;

final class QuoteTest extends OrdersTestCase {

	protected function setUp(): void {
		parent::setUp();
		$this->put( 'comb', 5000, [ 'stock' => 3 ] );
		$this->put( 'soap', 250 );
	}

	/** The worked numbers of contract 2. @dataProvider worked_numbers */
	public function test_shows_the_total_that_is_charged( int $base, int $fee, int $total ): void {
		$this->put( 'thing', $base );
		$quote = self::quote()->price( [ self::line( 'thing' ) ], 'online' );

		self::assertSame( [ $base, $fee, $total, $total, 0, [] ], [ $quote['subtotal_minor'], $quote['processing_fee_minor'], $quote['total_minor'], $quote['due_now_minor'], $quote['remaining_minor'], $quote['problems'] ] );

		$quote = self::quote()->price( [ self::line( 'thing' ) ], 'pay_on_delivery' );
		self::assertSame( [ $base, 0, $base ], [ $quote['subtotal_minor'], $quote['processing_fee_minor'], $quote['due_now_minor'] ] );
		self::assertSame( [ 'online' => $fee, 'pay_on_delivery' => 0 ], $quote['processing_fees'] );
	}

	/** @return list<array{int, int, int}> */
	public static function worked_numbers(): array {
		return [
			[ 1, 1, 2 ], [ 49, 1, 50 ], [ 50, 1, 51 ], [ 100, 2, 102 ], [ 255, 6, 261 ], [ 999, 20, 1019 ], [ 1000, 20, 1020 ], [ 3333, 67, 3400 ], [ 9999, 199, 10198 ],
			[ 10000, 199, 10199 ], [ 12050, 240, 12290 ], [ 12345, 246, 12591 ], [ 25000, 498, 25498 ], [ 49999, 995, 50994 ], [ 100000, 1989, 101989 ], [ 199999, 3978, 203977 ], [ 9999999, 198879, 10198878 ],
		];
	}

	public function test_equal_lines_are_one(): void {
		$quote = self::quote()->price( [ self::line( 'comb' ), self::line( 'soap', 3 ), self::line( 'comb', 2 ) ], 'pay_on_delivery' );

		self::assertSame( [ [ 'comb', 3, 15000 ], [ 'soap', 3, 750 ] ], array_map( static fn( array $item ): array => [ $item['id'], $item['quantity'], $item['line_minor'] ], $quote['items'] ) );
		self::assertSame( [ 15750, [], 'GHS' ], [ $quote['total_minor'], $quote['problems'], $quote['currency'] ] );
	}

	/**
	 * @param array<string, int|string|null> $columns
	 * @dataProvider problems
	 */
	public function test_says_what_is_wrong_with_a_line( string $type, ?int $price, array $columns, int $quantity, string $code, bool $is_counted ): void {
		$this->put( 'thing', $price, [ ...$columns, 'type' => $type ] );
		$quote = self::quote()->price( [ self::line( 'thing', $quantity, $type ), self::line( 'soap' ) ], 'online' );

		self::assertSame( [ 'thing', $type, $code ], [ $quote['problems'][0]['id'], $quote['problems'][0]['type'], $quote['problems'][0]['code'] ] );
		self::assertCount( 1, $quote['problems'] );
		self::assertNotSame( '', $quote['problems'][0]['message'] );
		self::assertSame( $is_counted ? [ 'thing', 'soap' ] : [ 'soap' ], array_column( $quote['items'], 'id' ) );
	}

	/** @return array<string, array{string, int|null, array<string, int|string|null>, int, string, bool}> */
	public static function problems(): array {
		$out = [
			'a service'        => [ 'service', 5000, [], 1, 'not_for_cart', false ],
			'a course'         => [ 'course', 5000, [], 1, 'not_for_cart', false ],
			'without a price'  => [ 'product', null, [], 1, 'price_missing', false ],
			'another currency' => [ 'product', 5000, [ 'currency' => 'NGN' ], 1, 'price_missing', true ],
			'sold out'         => [ 'product', 5000, [ 'stock' => 0 ], 1, 'out_of_stock', true ],
			'too few left'     => [ 'product', 5000, [ 'stock' => 2 ], 3, 'only_n_left', true ],
			'gone'             => [ 'product', 5000, [ 'removed_at' => 1 ], 1, 'gone', true ],
			'of another store' => [ 'product', 5000, [ 'store_id' => 'store-kumasi' ], 1, 'gone', false ],
			'dearer than any order' => [ 'product', 9_999_999_999_900, [], 999, 'bad_quantity', false ],
			'dearer than integers'  => [ 'product', PHP_INT_MAX, [], 999, 'bad_quantity', false ],
		];
		foreach ( [ 0, -1, PHP_INT_MIN, 1000, 1_000_000_000, PHP_INT_MAX ] as $quantity ) {
			$out[ "quantity {$quantity}" ] = [ 'product', 5000, [], $quantity, 'bad_quantity', false ];
		}
		return $out;
	}

	public function test_how_many_are_left_is_told(): void {
		$quote = self::quote()->price( [ self::line( 'comb', 4 ) ], 'online' );

		self::assertSame( [ 'only_n_left', 3 ], [ $quote['problems'][0]['code'], $quote['problems'][0]['available'] ] );
	}

	public function test_no_sum_of_lines_leaves_the_integers(): void {
		$lines = [];
		for ( $number = 1; $number <= 50; $number++ ) {
			$this->put( "dear-{$number}", 90_000_000_000 );
			$lines[] = self::line( "dear-{$number}", 999 );
			$lines[] = self::line( "dear-{$number}", PHP_INT_MAX );
			$lines[] = self::line( "dear-{$number}", PHP_INT_MAX );
		}
		$quote = self::quote()->price( $lines, 'online' );

		self::assertCount( 50, $quote['problems'] );
		self::assertSame( [ [], 0, 0 ], [ $quote['items'], $quote['subtotal_minor'], $quote['total_minor'] ] );
		$quote = self::quote()->price( [ self::line( 'dear-1' ), self::line( 'dear-2' ) ], 'online' );
		self::assertSame( [ 90_000_000_000, [ 'dear-2' ] ], [ $quote['subtotal_minor'], array_column( $quote['problems'], 'id' ) ] );
	}

	public function test_a_mirrored_double_has_the_stock_of_its_original(): void {
		$this->put( 'product-comb-', 5000, [ 'duplicate_of' => 'comb' ] );

		$quote = self::quote()->price( [ self::line( 'product-comb-', 2 ) ], 'online' );
		self::assertSame( [ [ 'product-comb-' => 'comb' ], [] ], [ array_column( $quote['items'], 'id', 'asked_id' ), $quote['problems'] ] );
		$quote = self::quote()->price( [ self::line( 'comb', 2 ), self::line( 'product-comb-', 2 ) ], 'online' );
		self::assertSame( [ 'only_n_left', 'only_n_left' ], array_column( $quote['problems'], 'code' ) );
	}

	public function test_ids_that_are_none_are_gone(): void {
		foreach ( [ "' OR 1=1 --", '../comb', str_repeat( 'x', 200 ), '🎉', '%', '_', 'COMB' ] as $id ) {
			$quote = self::quote()->price( [ self::line( $id ) ], 'online' );
			self::assertSame( [ [ 'gone' ], [], 0 ], [ array_column( $quote['problems'], 'code' ), $quote['items'], $quote['due_now_minor'] ], $id );
		}
	}

	public function test_an_empty_cart_costs_nothing(): void {
		self::assertSame( [ 0, 0, 0, [] ], [ ...array_values( array_intersect_key( self::quote()->price( [], 'online' ), [ 'subtotal_minor' => 1, 'processing_fee_minor' => 1, 'due_now_minor' => 1, 'problems' => 1 ] ) ) ] );
	}

	private static function quote(): Quote {
		global $wpdb;
		$products = new ProductStore( $wpdb, self::settings(), new CatalogStateStore( $wpdb ), new PictureFiles() );
		return new Quote( $products, self::settings(), new Fees( new SnapshotStore( $wpdb ) ) );
	}

	/** @return array{id: string, type: string, quantity: int} */
	private static function line( string $id, int $quantity = 1, string $type = 'product' ): array {
		return [
			'id'       => $id,
			'type'     => $type,
			'quantity' => $quantity,
		];
	}

	/** @param array<string, int|string|null> $columns */
	private function put( string $id, ?int $price, array $columns = [] ): void {
		global $wpdb;
		$row = [
			'store_id'    => self::STORE,
			'item_id'     => $id,
			'type'        => 'product',
			'name'        => ucfirst( $id ),
			'price_minor' => $price,
			'currency'    => 'GHS',
			'stock'       => null,
			...$columns,
		];
		$wpdb->insert( $wpdb->prefix . 'sedifex_products', [ ...$row, 'item_key' => bin2hex( random_bytes( 16 ) ) ] );
		$key = ProductStore::key( (string) $row['store_id'], (string) $row['type'], $id );
		$wpdb->query( $wpdb->prepare( "UPDATE %i SET item_key = x'{$key}' WHERE id = %d", $wpdb->prefix . 'sedifex_products', $wpdb->insert_id ) ); // phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- hex digits.
	}
}
