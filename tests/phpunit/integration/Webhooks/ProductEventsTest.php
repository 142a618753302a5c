<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Webhooks;

use Sedifex\Sync\Catalog\ProductEventHandler;
use Sedifex\Sync\Catalog\ProductPatch;
use Sedifex\Sync\Catalog\ProductStore;
use Sedifex\Sync\Settings\Constants;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Settings\UrlRules;
use Sedifex\Sync\Support\Claim;
use Sedifex\Sync\Support\Deadline;
use Sedifex\Sync\Support\PublicAddress;
use Sedifex\Sync\Support\SystemClock;
use Sedifex\Sync\Webhooks\EventQueue;
use Sedifex\Sync\Webhooks\EventsJob;

final class ProductEventsTest extends WebhooksTestCase {

	private int $looks = 0;

	protected function setUp(): void {
		global $wpdb;
		parent::setUp();
		$wpdb->query(
			$wpdb->prepare(
				"INSERT INTO %i (item_key, store_id, item_id, type, name, price_minor, currency, stock, content_hash, first_seen_at, seen_at) VALUES (x%s, %s, 'prod_kente', 'product', 'Kente Scarf', 12050, 'GHS', 14, x%s, 1, 1)",
				$wpdb->prefix . 'sedifex_products',
				ProductStore::key( self::STORE, 'product', 'prod_kente' ),
				self::STORE,
				hash( 'sha256', 'content' )
			)
		);
	}

	private function work(): void {
		global $wpdb;
		$constants = new Constants();
		$settings  = new SettingsStore( self::secrets(), $constants, new UrlRules( new PublicAddress() ) );
		$look      = function (): void {
			++$this->looks;
		};
		( new EventsJob( new EventQueue( $wpdb, new Claim( $wpdb ) ), $this->events, [ new ProductEventHandler( new ProductPatch( $wpdb ), $settings, $look ) ] ) )->run( new Deadline( new SystemClock(), 20.0 ) );
	}

	/** @return array{string, ?string, ?string, bool, bool} Name, price, stock, shown, to be compared again. */
	private static function product_row(): array {
		global $wpdb;
		$row = $wpdb->get_row( "SELECT name, price_minor, stock, removed_at, content_hash FROM {$wpdb->prefix}sedifex_products WHERE item_id = 'prod_kente'" );
		return [ $row->name, $row->price_minor, $row->stock, null === $row->removed_at, null === $row->content_hash ];
	}

	/** @return array<string, mixed> */
	private static function after( int $seconds, float $price, int $stock, bool $published = true ): array {
		return [
			'name'        => 'Kente Scarf',
			'price'       => $price,
			'stockCount'  => $stock,
			'isPublished' => $published,
			'updatedAt'   => [ '_seconds' => $seconds, '_nanoseconds' => 0 ],
		];
	}

	public function test_the_recorded_story_of_one_product_ends_the_same_in_any_order(): void {
		$story = array_filter( self::recorded(), static fn( array $recorded ): bool => 1 === preg_match( '/^[0125]\.0 /', $recorded['name'] ) );
		self::assertCount( 4, $story );
		foreach ( [ $story, array_reverse( $story ), [ ...$story, ...$story ] ] as $order ) {
			foreach ( $order as $recorded ) {
				$this->deliver( 'sedifex', $recorded['body'], $recorded['headers'] );
				$this->work();
			}
			self::assertFalse( self::product_row()[3], 'deleted last' );
		}
		self::assertSame( 0, $this->events->counts()['pending'] );
		self::assertGreaterThan( 0, $this->looks );
	}

	public function test_price_and_stock_are_changed_at_once_and_compared_with_the_list_later(): void {
		$this->signed( self::product( 'prod_kente', self::after( 100, 99.99, 0 ) ) );
		$this->work();
		self::assertSame( [ 'Kente Scarf', '9999', '0', true, true ], self::product_row() );
		self::assertSame( 'applied', self::last_row()['verdict'] );
		$changes = json_decode( self::last_row()['changes'], true );
		self::assertSame( [ [ 'what' => 'price_minor', 'before' => 12050, 'after' => 9999 ], [ 'what' => 'stock', 'before' => 14, 'after' => 0 ] ], $changes );
	}

	public function test_an_older_event_changes_nothing(): void {
		$this->signed( self::product( 'prod_kente', self::after( 200, 50, 3 ) ) );
		$this->signed( self::product( 'prod_kente', self::after( 100, 99, 9 ) ) );
		$this->work();
		self::assertSame( [ '5000', '3' ], array_slice( self::product_row(), 1, 2 ) );
		self::assertSame( 'stale', self::last_row()['verdict'] );
	}

	public function test_a_deletion_of_the_same_moment_wins_and_a_late_update_brings_nothing_back(): void {
		$this->signed( self::product( 'prod_kente', null, self::after( 200, 50, 3 ) ) );
		$this->signed( self::product( 'prod_kente', self::after( 200, 50, 3 ) ) );
		$this->signed( self::product( 'prod_kente', self::after( 300, 60, 3 ) ) );
		$this->work();
		self::assertFalse( self::product_row()[3] );
	}

	public function test_what_is_hidden_is_taken_out(): void {
		$this->signed( self::product( 'prod_kente', self::after( 100, 120.5, 14, false ) ) );
		$this->work();
		self::assertFalse( self::product_row()[3] );
	}

	public function test_a_prefixed_id_is_the_same_item_and_an_unknown_one_makes_no_row(): void {
		global $wpdb;
		$this->signed( self::product( self::STORE . '_prod_kente', self::after( 100, 1, 1 ) ) );
		$this->signed( self::product( 'prod_new', self::after( 100, 1, 1 ) ) );
		$this->work();
		self::assertSame( '100', self::product_row()[1] );
		self::assertSame( '1', (string) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}sedifex_products WHERE item_id IN ( 'prod_kente', 'prod_new' )" ) );
		self::assertSame( 'looked', self::last_row()['verdict'] );
	}

	/** @return array<string, array{string, array<string, mixed>|null}> */
	public static function refused(): array {
		return [
			'the reading'       => [ 'SELECT', self::after( 200, 50, 3 ) ],
			'the change'        => [ 'UPDATE', self::after( 200, 50, 3 ) ],
			'the tombstone'     => [ 'UPDATE', null ],
		];
	}

	/**
	 * @dataProvider refused
	 * @param array<string, mixed>|null $after
	 */
	public function test_a_database_that_says_no_settles_nothing( string $statement, ?array $after ): void {
		global $wpdb;
		$this->signed( self::product( 'prod_kente', $after, self::after( 200, 50, 3 ) ) );
		self::with_refused( $statement, 'sedifex_products', $this->work( ... ) );
		self::assertSame( [ 'pending', '', '1' ], [ self::last_row()['state'], self::last_row()['verdict'], self::last_row()['attempts'] ] );
		self::assertStringContainsString( 'RuntimeException', self::last_row()['errors'] );
		$wpdb->query( "UPDATE {$wpdb->prefix}sedifex_events SET available_at = 1" );
		$this->work();
		self::assertSame( [ 'done', 'applied' ], [ self::last_row()['state'], self::last_row()['verdict'] ] );
		self::assertSame( null === $after ? [ '12050', false ] : [ '5000', true ], [ self::product_row()[1], self::product_row()[3] ] );
	}

	public function test_a_price_that_cannot_be_read_leaves_the_known_one(): void {
		foreach ( [ -5, 'free', [ 1 ], 1e300, true ] as $i => $price ) {
			$this->signed( self::product( 'prod_kente', [ ...self::after( 100 + $i, 1, 14 ), 'price' => $price ] ) );
		}
		$this->work();
		self::assertSame( '12050', self::product_row()[1] );
		$this->signed( self::product( 'prod_kente', [ ...self::after( 900, 1, 14 ), 'price' => null ] ) );
		$this->work();
		self::assertNull( self::product_row()[1] );
	}
}
