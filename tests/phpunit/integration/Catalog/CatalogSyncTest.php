<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Catalog;

use RuntimeException;
use Sedifex\Sync\Catalog\CatalogQuery;
use Sedifex\Sync\Catalog\CatalogState;
use Sedifex\Sync\Catalog\CatalogStateStore;
use Sedifex\Sync\Catalog\SyncJob;
use Sedifex\Sync\Catalog\SyncResult;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Deadline;
use WP_Error;

final class CatalogSyncTest extends CatalogTestCase {

	/** @param array{0: int, 1: int, 2: int} $counts Added, changed, removed. */
	private function assert_done( array $counts, string $why = '' ): SyncResult {
		$result = $this->sync->run();
		self::assertSame( [ SyncResult::DONE, ...$counts ], [ $result->outcome, $result->added, $result->changed, $result->removed ], $why . $result->error );
		return $result;
	}

	public function test_a_first_look_fills_the_shop_and_a_second_one_changes_nothing(): void {
		$this->lists( self::many( 3 ) );
		$this->assert_done( [ 3, 0, 0 ] );
		self::assertSame( [ 'Item prod_001', 'Item prod_002', 'Item prod_003' ], $this->shown() );
		$meta = $this->products->meta();
		self::assertSame( [ self::NOW, 3, [ [ 'type' => 'product', 'category' => 'Textiles', 'count' => 3 ] ], null ], [ $meta->as_of, $meta->total, $meta->categories, $meta->problem ] );
		self::assertSame( 0, $this->product( 'prod_001' )->first_seen_at, 'what was there from the first is not new' );

		$this->clock->now += 60;
		$this->assert_done( [ 0, 0, 0 ] );
		$this->products->forget();
		self::assertSame( self::NOW + 60, $this->products->meta()->as_of );
	}

	public function test_an_answer_that_says_the_same_is_not_taken_apart_again(): void {
		global $wpdb;
		$this->lists( self::many( 3 ), [ 'updatedAt' => '2026-11-21T10:00:00.000Z' ] );
		$this->assert_done( [ 3, 0, 0 ] );
		$this->lists( self::many( 3 ), [ 'updatedAt' => '2026-11-21T10:01:00.000Z' ] );
		$asked  = [];
		$listen = static function ( string $query ) use ( &$asked ): string {
			$asked[] = $query;
			return $query;
		};
		add_filter( 'query', $listen );
		$this->clock->now += 60;
		$this->assert_done( [ 0, 0, 0 ] );
		remove_filter( 'query', $listen );
		self::assertSame( [], preg_grep( '/HEX\(|(INSERT|UPDATE|DELETE).*sedifex_products/', $asked ) );

		$this->remote      = static fn(): array => self::http( 500, 'no' );
		$this->clock->now += 60;
		self::assertFalse( $this->sync->run()->is_done() );
		$this->lists( self::many( 3 ) );
		$this->clock->now += 60;
		self::assertSame( 3, $this->assert_done( [ 0, 0, 0 ] )->total );
		$this->products->forget();
		self::assertSame( [ self::NOW + 180, null ], [ $this->products->meta()->as_of, $this->products->meta()->problem ] );

		$wpdb->query( "UPDATE {$wpdb->prefix}sedifex_products SET name = 'Mine', content_hash = NULL WHERE item_id = 'prod_002'" );
		$this->assert_done( [ 0, 1, 0 ], 'A row that an event has changed is put right.' );
		self::assertSame( 'Item prod_002', $this->product( 'prod_002' )->name );
		$wpdb->query( "DELETE FROM {$wpdb->prefix}sedifex_products WHERE item_id = 'prod_003'" );
		$this->assert_done( [ 1, 0, 0 ], 'So is one that somebody took out.' );
		$this->assert_done( [ 0, 0, 0 ] );
	}

	public function test_other_settings_make_something_else_of_the_same_answer(): void {
		$this->lists( array_map( static fn( array $item ): array => [ ...$item, 'price' => 120 ], self::many( 2 ) ) );
		$this->assert_done( [ 2, 0, 0 ] );
		self::assertTrue( $this->settings->save( [ 'currency' => 'XOF' ] ) );
		$this->assert_done( [ 0, 2, 0 ] );
		self::assertSame( 120, $this->product( 'prod_001' )->price_minor );
	}

	public function test_only_what_differs_is_written(): void {
		global $wpdb;
		$items = self::many( 3 );
		$this->lists( $items );
		$this->assert_done( [ 3, 0, 0 ] );
		$this->clock->now += 60;
		$items[1]['price'] = 99.99;
		$items[3]          = self::raw( 'prod_004', [ 'itemType' => 'service' ] );
		$this->lists( $items );
		$this->assert_done( [ 1, 1, 0 ] );
		self::assertSame( 9999, $this->product( 'prod_002' )->price_minor );
		self::assertSame( self::NOW + 60, $this->product( 'prod_004', 'service' )->first_seen_at );
		self::assertSame( [ (string) self::NOW, (string) ( self::NOW + 60 ), (string) self::NOW, (string) ( self::NOW + 60 ) ], $wpdb->get_col( "SELECT seen_at FROM {$wpdb->prefix}sedifex_products ORDER BY position" ) );
	}

	public function test_a_new_order_of_items_is_no_change_of_items(): void {
		$items = self::many( 3 );
		$this->lists( $items );
		$this->assert_done( [ 3, 0, 0 ] );
		$this->lists( [ $items[2], $items[0], $items[1] ] );
		$this->assert_done( [ 0, 0, 0 ] );
		self::assertSame( [ 'Item prod_003', 'Item prod_001', 'Item prod_002' ], $this->shown() );
	}

	public function test_one_bad_item_keeps_no_other_out_and_its_last_good_copy_stays(): void {
		$items = self::many( 3 );
		$this->lists( $items );
		$this->assert_done( [ 3, 0, 0 ] );
		$items[0]['price']      = 'a lot';
		$items[0]['priceMinor'] = null;
		$items[1]['price']      = 130;
		$items[]                = 'rubbish';
		$items[]                = $items[2];
		for ( $look = 0; $look < 3; $look++ ) {
			$this->clock->now += 600;
			$this->lists( $items );
			$result = $this->assert_done( [ 0, 0 === $look ? 1 : 0, 0 ] );
			self::assertSame( [ 'prod_001', '#4', 'prod_003' ], array_column( $result->bad_list(), 'id' ) );
		}
		self::assertCount( 3, $this->shown() );
		self::assertSame( 12050, $this->product( 'prod_001' )->price_minor );
		$this->products->forget();
		self::assertSame( 3, $this->products->meta()->total );
		self::assertSame( 'prod_001', $this->products->meta()->bad_items[0]['id'] ?? null );
	}

	public function test_a_mirrored_double_is_shown_once_and_both_addresses_lead_to_the_original(): void {
		$original = self::raw( 'draft-9f0e-00000000beef', [ 'name' => 'Market Kettle', 'stockCount' => 4 ] );
		$copy     = self::raw( 'product-market-kettle-00beef', [ 'name' => 'Market Kettle', 'stockCount' => null ] );
		$this->lists( [ $copy, $original ] );
		$this->assert_done( [ 2, 0, 0 ] );
		self::assertSame( [ 'Market Kettle' ], $this->shown() );
		self::assertSame( 1, $this->products->meta()->total );
		self::assertSame( [ 'draft-9f0e-00000000beef', 4 ], [ $this->product( 'product-market-kettle-00beef' )->id, $this->product( 'product-market-kettle-00beef' )->stock ] );
		$found = $this->products->find_many( [ [ 'type' => 'product', 'id' => 'product-market-kettle-00beef' ], [ 'type' => 'product', 'id' => self::STORE . '_draft-9f0e-00000000beef' ] ] );
		self::assertSame( [ 'product:product-market-kettle-00beef', 'product:' . self::STORE . '_draft-9f0e-00000000beef' ], array_keys( $found ) );

		// The original goes: then the copy is what there is.
		$this->lists( [ $copy ] );
		$this->sync->run( accept: true );
		self::assertSame( 'product-market-kettle-00beef', $this->product( 'product-market-kettle-00beef' )->id );
		self::assertSame( [ 'Market Kettle' ], $this->shown() );
	}

	public function test_a_missing_item_goes_only_after_a_second_look_and_can_come_back(): void {
		$items = self::many( 4 );
		$this->lists( $items );
		$this->assert_done( [ 4, 0, 0 ] );

		$this->lists( array_slice( $items, 1 ) );
		self::assertSame( 1, $this->assert_done( [ 0, 0, 0 ] )->held );
		self::assertCount( 4, $this->shown() );
		$this->clock->now += 299;
		$this->assert_done( [ 0, 0, 0 ], 'too early' );
		$this->clock->now += 1;
		$this->assert_done( [ 0, 0, 1 ] );
		self::assertSame( [ 'Item prod_002', 'Item prod_003', 'Item prod_004' ], $this->shown() );
		self::assertSame( self::NOW + 300, $this->product( 'prod_001' )->removed_at, 'its address still knows its name' );
		self::assertSame( 3, $this->products->meta()->total );

		$this->clock->now += 600;
		$this->assert_done( [ 0, 0, 0 ], 'removed once' );
		$this->lists( $items );
		$this->assert_done( [ 1, 0, 0 ] );
		self::assertCount( 4, $this->shown() );
		self::assertNull( $this->product( 'prod_001' )->removed_at );
	}

	public function test_who_was_missing_once_begins_anew(): void {
		$items = self::many( 4 );
		$this->lists( $items );
		$this->sync->run();
		$this->lists( array_slice( $items, 1 ) );
		$this->sync->run();
		$this->clock->now += 600;
		$this->lists( $items );
		$this->sync->run();
		$this->clock->now += 600;
		$this->lists( array_slice( $items, 1 ) );
		$this->assert_done( [ 0, 0, 0 ] );
		self::assertCount( 4, $this->shown() );
	}

	public function test_nothing_is_removed_on_a_list_that_may_be_cut(): void {
		$items = self::many( 160 );
		$this->lists( $items );
		$this->assert_done( [ 160, 0, 0 ] );
		for ( $look = 0; $look < 4; $look++ ) {
			$this->clock->now += 3600;
			$this->lists( array_slice( $items, 10 ) );
			$result = $this->assert_done( [ 0, 0, 0 ] );
			self::assertSame( 10, $result->held );
			self::assertStringContainsString( '10 items', $result->doubts[0] ?? '' );
		}
		self::assertCount( 160, $this->shown() );
		$this->products->forget();
		self::assertSame( 160, $this->products->meta()->total );

		// The owner has looked and says so.
		$result = $this->sync->run( accept: true );
		self::assertSame( [ SyncResult::DONE, 10 ], [ $result->outcome, $result->removed ] );
		self::assertCount( 150, $this->shown() );
	}

	public function test_a_single_empty_answer_changes_nothing_and_the_second_does(): void {
		$this->lists( self::many( 4 ) );
		$this->sync->run();
		$this->clock->now += 300;
		$this->lists( [] );
		$held = $this->sync->run();
		self::assertSame( [ SyncResult::HELD, 4 ], [ $held->outcome, $held->held ] );
		self::assertCount( 4, $this->shown() );
		self::assertSame( [ self::NOW, self::NOW + 300 ], [ $this->products->meta()->as_of, $this->products->meta()->looked_at ] );
		self::assertStringContainsString( 'no items at all', (string) $this->products->meta()->problem );

		$this->clock->now += 300;
		$this->assert_done( [ 0, 0, 4 ] );
		self::assertSame( [], $this->shown() );
		$this->products->forget();
		self::assertNull( $this->products->meta()->problem );
	}

	public function test_an_empty_answer_between_two_full_ones_leaves_no_trace(): void {
		$this->lists( self::many( 4 ) );
		$this->sync->run();
		$this->clock->now += 300;
		$this->lists( [] );
		$this->sync->run();
		$this->clock->now += 300;
		$this->lists( self::many( 4 ) );
		$this->assert_done( [ 0, 0, 0 ] );
		$this->clock->now += 300;
		$this->lists( [] );
		self::assertSame( SyncResult::HELD, $this->sync->run()->outcome, 'the count begins anew' );
	}

	/** @return iterable<string, array{array<string, mixed>}> */
	public function suspicious(): iterable {
		yield 'prices at half' => [ [ 'price' => 60.25 ] ];
		yield 'prices gone' => [ [ 'price' => 0, 'priceMinor' => 0 ] ];
		yield 'no stock' => [ [ 'stockCount' => 0 ] ];
	}

	/**
	 * @dataProvider suspicious
	 * @param array<string, mixed> $fields
	 */
	public function test_a_sudden_change_of_many_waits_for_a_second_look( array $fields ): void {
		$this->lists( self::many( 5 ) );
		$this->sync->run();
		$this->clock->now += 300;
		$this->lists( self::many( 5, $fields ) );
		$held = $this->sync->run();
		self::assertSame( [ SyncResult::HELD, 5 ], [ $held->outcome, $held->held ] );
		self::assertNotSame( [], $held->doubts );
		self::assertSame( [ 12050, 14 ], [ $this->product( 'prod_001' )->price_minor, $this->product( 'prod_001' )->stock ] );

		$job               = new SyncJob( $this->sync );
		$deadline          = new Deadline( $this->clock, 20 );
		$this->clock->now += 299;
		self::assertSame( 0, $job->run( $deadline ), 'too early' );
		$this->clock->now += 1;
		self::assertSame( 1, $job->run( $deadline ) );
		self::assertNotSame( [ 12050, 14 ], [ $this->product( 'prod_001' )->price_minor, $this->product( 'prod_001' )->stock ] );
	}

	public function test_a_doubt_that_passes_is_never_applied(): void {
		$this->lists( self::many( 5 ) );
		$this->sync->run();
		$this->lists( self::many( 5, [ 'price' => 1 ] ) );
		$this->sync->run();
		$this->lists( self::many( 5, [ 'price' => 121 ] ) );
		$this->assert_done( [ 0, 5, 0 ] );
		self::assertSame( 12100, $this->product( 'prod_001' )->price_minor );
	}

	/** @return iterable<string, array{array<string, mixed>|WP_Error}> */
	public function failures(): iterable {
		yield 'no connection' => [ new WP_Error( 'http_request_failed', 'cURL error 28: timed out' ) ];
		yield 'a wrong key' => [ self::http( 401, '{"error":"invalid-api-key","message":"x"}' ) ];
		yield 'another contract' => [ self::http( 400, '{"error":"contract-version-mismatch","expectedVersion":"2027-01-01"}' ) ];
		yield 'their own trouble' => [ self::http( 500, '{"error":"integration-products-failed"}' ) ];
		yield 'a web page' => [ self::http( 200, '<html><body>Hello</body></html>' ) ];
		yield 'cut in the middle' => [ self::http( 200, '{"ok":true,"storeId":"store_demo","products":[{"id":"prod_001"' ) ];
		yield 'not ok' => [ self::http( 200, '{"ok":false,"storeId":"store_demo","products":[],"count":0}' ) ];
		yield 'no list' => [ self::http( 200, '{"ok":true,"storeId":"store_demo","products":{"a":1},"count":1}' ) ];
		yield 'another store' => [ self::http( 200, '{"ok":true,"storeId":"store_other","products":[],"count":0}' ) ];
		yield 'fewer than it says' => [ self::http( 200, '{"ok":true,"storeId":"store_demo","products":[],"count":3}' ) ];
	}

	/**
	 * @dataProvider failures
	 * @param array<string, mixed>|WP_Error $answer
	 */
	public function test_a_week_of_outage_leaves_the_last_good_copy( array|WP_Error $answer ): void {
		$this->lists( self::many( 3 ) );
		$this->sync->run();
		$this->remote = static fn(): array|WP_Error => $answer;
		$job          = new SyncJob( $this->sync );
		$result       = null;
		for ( $day = 0; $day < 7; $day++ ) {
			$this->clock->now += DAY_IN_SECONDS;
			$job->run( new Deadline( $this->clock, 20 ) );
			$this->clock->now += 40;
			$result            = $this->sync->run();
			self::assertSame( SyncResult::FAILED, $result->outcome );
			self::assertNotSame( '', (string) $result->error );
			self::assertNotSame( '', $result->code );
		}
		self::assertSame( [ 'Item prod_001', 'Item prod_002', 'Item prod_003' ], $this->shown() );
		self::assertSame( self::NOW, $this->products->meta()->as_of );
		self::assertSame( $result?->error, $this->products->meta()->problem );
		self::assertSame( self::NOW + DAY_IN_SECONDS, self::state()->failing_since, 'the first of them' );
		self::assertFalse( $this->sync->refresh_if_older( 300, 10 ) );

		$this->lists( self::many( 3 ) );
		$this->assert_done( [ 0, 0, 0 ] );
		$this->products->forget();
		self::assertNull( $this->products->meta()->problem );
		self::assertTrue( $this->sync->refresh_if_older( 300, 10 ) );
	}

	public function test_it_is_remembered_what_kind_of_failure_it_was(): void {
		$kinds = [];
		foreach ( $this->failures() as $name => [ $answer ] ) {
			$this->remote   = static fn(): array|WP_Error => $answer;
			$this->sync->run();
			$kinds[ $name ] = self::state()->category;
		}
		self::assertSame( [ 'network', 'authentication', 'contract', 'upstream', 'data' ], array_slice( array_values( $kinds ), 0, 5 ) );
	}

	private static function state(): CatalogState {
		global $wpdb;
		return ( new CatalogStateStore( $wpdb ) )->read();
	}

	public function test_killed_at_any_statement_the_next_look_makes_it_whole(): void {
		global $wpdb;
		$before = self::many( 5 );
		$after  = [ ...array_slice( self::many( 5, [ 'price' => 130 ] ), 1 ), self::raw( 'prod_006' ), self::raw( 'draft-x-prod6a', [ 'name' => 'Mug' ] ), self::raw( 'product-mug-prod6a', [ 'name' => 'Mug' ] ) ];
		$whole  = null;
		for ( $statement = 1; $statement < 30; $statement++ ) {
			$wpdb->query( "DELETE FROM {$wpdb->prefix}sedifex_products" );
			$wpdb->query( "DELETE FROM {$wpdb->prefix}sedifex_snapshots" );
			$this->clock->now = self::NOW;
			$this->lists( $before );
			$this->sync->run();
			$this->clock->now += 600;
			$this->lists( $after );
			$this->sync->run();
			$this->clock->now += 600;
			$finished          = $this->killed_at( $statement );
			$this->clock->now += 600;
			self::assertSame( SyncResult::DONE, $this->sync->run()->outcome );
			$rows    = $wpdb->get_results( "SELECT item_id, type, price_minor, position, duplicate_of, HEX(content_hash) AS h, removed_at IS NULL AS shown FROM {$wpdb->prefix}sedifex_products ORDER BY item_id", ARRAY_A );
			$state   = $this->states->read();
			$found   = [ $rows, $state->total, $state->groups ];
			$whole ??= $found;
			self::assertSame( $whole, $found, "killed at statement {$statement}" );
			if ( $finished ) {
				self::assertGreaterThan( 5, $statement );
				return;
			}
		}
		self::fail( 'The look never came to its end.' );
	}

	/** @return bool True when the look was through before that statement. */
	private function killed_at( int $statement ): bool {
		global $wpdb;
		$count = 0;
		$kill  = static function ( string $query ) use ( &$count, $statement ): string {
			if ( ++$count >= $statement ) {
				throw new RuntimeException( 'killed' );
			}
			return $query;
		};
		add_filter( 'query', $kill );
		try {
			$this->sync->run();
			return true;
		} catch ( RuntimeException ) {
			return false;
		} finally {
			remove_filter( 'query', $kill );
			// Whoever was killed gave nothing back; the lease has lapsed since.
			$wpdb->query( "UPDATE {$wpdb->prefix}sedifex_snapshots SET body = 'DEAD', fetched_at = UNIX_TIMESTAMP() - 1000 WHERE name = 'catalog_claim'" );
		}
	}

	/** From now on the database refuses to store what has this text in it. */
	private function refuse( string $text ): void {
		global $wpdb;
		// wpdb says no to an empty statement; a real error would end the test's transaction on SQLite.
		add_filter( 'query', static fn( string $query ): string => str_starts_with( $query, "INSERT INTO {$wpdb->prefix}sedifex_products" ) && str_contains( $query, $text ) ? '' : $query );
	}

	public function test_an_item_that_the_database_refuses_is_named_and_keeps_no_other_out(): void {
		$this->refuse( 'prod_002' );
		$this->lists( self::many( 3 ) );
		$result = $this->sync->run();
		self::assertSame( [ SyncResult::DONE, 2, [ 'prod_002' ] ], [ $result->outcome, $result->total, array_column( $result->bad_list(), 'id' ) ] );
		self::assertSame( [ 'Item prod_001', 'Item prod_003' ], $this->shown() );
	}

	public function test_a_database_that_refuses_everything_is_no_success(): void {
		$this->lists( self::many( 3 ) );
		$this->sync->run();
		$this->clock->now += 600;
		$this->refuse( 'prod_' );
		$this->lists( self::many( 3, [ 'price' => 121 ] ) );
		$result = $this->sync->run();
		self::assertSame( [ SyncResult::FAILED, 'database' ], [ $result->outcome, $result->code ] );
		self::assertCount( 3, $this->shown() );
		self::assertSame( self::NOW, $this->products->meta()->as_of );
	}

	public function test_at_most_one_at_a_time(): void {
		$this->lists( self::many( 2 ) );
		$token = $this->claim->take( 'catalog_claim', 180 );
		self::assertNotNull( $token );
		self::assertSame( SyncResult::BUSY, $this->sync->run()->outcome );
		self::assertSame( [], $this->sent );
		$this->claim->release( 'catalog_claim', $token );
		$this->assert_done( [ 2, 0, 0 ] );
	}

	public function test_who_lost_the_claim_while_waiting_writes_nothing(): void {
		global $wpdb;
		$body         = (string) wp_json_encode( [ 'ok' => true, 'storeId' => self::STORE, 'products' => self::many( 2 ), 'count' => 2 ] );
		$this->remote = static function () use ( $wpdb, $body ): array {
			$wpdb->query( "UPDATE {$wpdb->prefix}sedifex_snapshots SET body = 'ANOTHER' WHERE name = 'catalog_claim'" );
			return self::http( 200, $body );
		};
		self::assertSame( SyncResult::BUSY, $this->sync->run()->outcome );
		self::assertSame( [], $this->shown() );
		self::assertFalse( is_string( $this->claim->take( 'catalog_claim', 180 ) ), 'nor gives back what is not its own' );
	}

	public function test_another_store_begins_with_an_empty_shop(): void {
		global $wpdb;
		$this->lists( self::many( 2 ) );
		$this->sync->run();
		$this->settings->save( [ 'store_id' => 'store_other' ] );
		$this->products->forget();
		self::assertSame( 0, $this->products->meta()->as_of );
		self::assertSame( [], $this->shown() );
		self::assertTrue( $this->sync->is_due() );
		$this->lists( [ self::raw( 'a', [ 'storeId' => 'store_other' ] ) ], [ 'storeId' => 'store_other' ] );
		$this->assert_done( [ 1, 0, 0 ] );
		self::assertSame( '1', $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}sedifex_products" ) );
	}

	public function test_without_a_key_nothing_is_asked(): void {
		$this->settings->save( [ 'store_id' => '' ] );
		$result = $this->sync->run();
		self::assertSame( [ SyncResult::FAILED, 'not_connected' ], [ $result->outcome, $result->code ] );
		self::assertSame( [], $this->sent );
		self::assertFalse( $this->sync->is_due() );
	}

	public function test_what_is_heard_of_brings_the_next_look_forward_once(): void {
		$this->lists( self::many( 2 ) );
		$this->sync->want();
		$this->sync->run();
		self::assertFalse( $this->sync->is_due(), 'not within half a minute' );
		$this->clock->now += 20;
		$this->sync->want();
		$this->sync->want();
		self::assertFalse( $this->sync->is_due() );
		$this->clock->now += 10;
		self::assertTrue( $this->sync->is_due() );
		$this->sync->run();
		$this->clock->now += 60;
		self::assertFalse( $this->sync->is_due(), 'one look for both' );
	}

	public function test_the_schedule(): void {
		$this->lists( self::many( 2 ) );
		self::assertTrue( $this->sync->is_due() );
		$this->sync->run();
		self::assertFalse( $this->sync->is_due() );
		$this->clock->now += 300;
		self::assertTrue( $this->sync->is_due() );
		$this->settings->save( [ 'cache_ttl' => 900 ] );
		self::assertFalse( $this->sync->is_due() );
		$this->remote = null;
		$this->sync->run();
		$this->clock->now += 30;
		self::assertTrue( $this->sync->is_due(), 'after a failure sooner' );
	}

	public function test_prices_for_an_order_are_read_again_only_where_they_are_old(): void {
		$this->lists( self::many( 2 ) );
		self::assertTrue( $this->sync->refresh_if_older( 300, 10 ) );
		self::assertTrue( $this->sync->refresh_if_older( 300, 10 ) );
		self::assertCount( 1, $this->sent );
		$this->clock->now += 301;
		self::assertFalse( $this->sync->refresh_if_older( 300, 2 ), 'no time for it' );
		self::assertCount( 1, $this->sent );
		self::assertTrue( $this->sync->refresh_if_older( 300, 6.5 ) );
		self::assertEqualsWithDelta( 6.5, array_column( $this->sent, 'args' )[1]['timeout'] ?? 0, 0.1 );
		$this->clock->now += 301;
		$this->remote      = null;
		self::assertFalse( $this->sync->refresh_if_older( 300, 10 ) );
		self::assertFalse( $this->sync->refresh_if_older( 300, 10 ) );
		self::assertCount( 3, $this->sent, 'an outage costs one order its time, not every one' );
	}

	public function test_each_look_is_told(): void {
		$told = [];
		add_action(
			'sedifex_catalog_synced',
			static function ( SyncResult $result ) use ( &$told ): void {
				$told[] = $result->outcome;
			}
		);
		$this->lists( self::many( 2 ) );
		$this->sync->run();
		$this->remote = null;
		$this->sync->run();
		self::assertSame( [ SyncResult::DONE, SyncResult::FAILED ], $told );
	}

	public function test_the_recorded_answers(): void {
		$file    = dirname( __DIR__, 4 ) . '/tests/fixtures/recordings/v1IntegrationProducts';
		$entries = json_decode( (string) file_get_contents( "{$file}.json" ), true );
		self::assertIsArray( $entries );
		$this->lists( $entries[0]['response']['body']['products'] );
		$result = $this->assert_done( [ 20, 0, 0 ] );
		self::assertSame( [], $result->bad );
		self::assertSame( 'Bold & "quoted"', $this->product( 'prod_html' )->name );
		self::assertSame( [], $this->product( 'prod_html' )->image_urls );
		self::assertNull( $this->product( 'prod_noprice' )->price_minor );
		self::assertSame( 0, $this->product( 'prod_negstock' )->stock );

		$market = $entries[29]['response']['body'];
		$this->settings->save( [ 'store_id' => 'store_market' ] );
		$this->lists( $market['products'], $market );
		$this->assert_done( [ 3, 0, 0 ] );
		self::assertSame( [ 'Market Kettle', 'Market Soap' ], $this->shown() );

		$lone = (string) file_get_contents( "{$file}.lone-surrogate.body.txt" );
		preg_match( '/"storeId":"([^"]+)"/', $lone, $store );
		$this->settings->save( [ 'store_id' => $store[1] ?? '' ] );
		$this->remote = static fn(): array => self::http( 200, $lone );
		self::assertGreaterThan( 0, $this->sync->run()->added );
	}

	public function test_three_hundred_items_are_written_in_few_statements(): void {
		global $wpdb;
		$this->lists( self::many( 300, [ 'description' => str_repeat( "L\u{00F6}w ' % \\ \" ", 90 ) ] ) );
		$before = $wpdb->num_queries;
		$this->assert_done( [ 300, 0, 0 ] );
		self::assertLessThan( 25, $wpdb->num_queries - $before );
		self::assertSame( trim( str_repeat( "L\u{00F6}w ' % \\ \" ", 90 ) ), $this->product( 'prod_300' )->description );
		$before = $wpdb->num_queries;
		$this->assert_done( [ 0, 0, 0 ] );
		self::assertLessThan( 10, $wpdb->num_queries - $before );
		self::assertCount( 300, $this->shown( new CatalogQuery( per_page: 300 ) ) );
	}
}
