<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Admin;

use Sedifex\Sync\Admin\Cause;
use Sedifex\Sync\Admin\Health;
use Sedifex\Sync\Admin\WaitingCount;
use Sedifex\Sync\Admin\WorkerWatch;
use Sedifex\Sync\Catalog\CatalogState;
use Sedifex\Sync\Catalog\CatalogStateStore;
use Sedifex\Sync\Orders\OrderList;
use Sedifex\Sync\Orders\OrderStore;
use Sedifex\Sync\Outbox\IntentState;
use Sedifex\Sync\Outbox\SiteFingerprint;
use Sedifex\Sync\Sedifex\SnapshotStore;
use Sedifex\Sync\Settings\Constants;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Deadline;
use Sedifex\Sync\Support\SystemClock;
use Sedifex\Sync\Tests\Integration\Outbox\OrdersTestCase;
use Sedifex\Sync\Webhooks\EventCounts;

final class HealthTest extends OrdersTestCase {

	protected function setUp(): void {
		parent::setUp();
		update_option( 'time_format', 'H:i' );
		update_option( 'date_format', 'j F Y' );
		update_option( 'timezone_string', 'Africa/Accra' );
		delete_option( WaitingCount::OPTION );
		$this->worked( 30 );
		$this->catalogue( [] );
	}

	public function test_a_shop_that_is_well(): void {
		self::assertSame( [ 'ok', 'Everything is working.' ], $this->health()->now() );
		self::assertSame( [], self::codes( $this->health() ) );
	}

	public function test_a_shop_without_a_store_says_nothing_else(): void {
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM ] );
		$this->worked( 9000 );
		$health = $this->health();
		self::assertSame( 'not_connected', $health->now()[0] );
		self::assertSame( [ 'not_connected' ], self::codes( $health ) );
		self::assertSame( 'connect', $health->first()->screen );
	}

	public function test_keys_that_cannot_be_read(): void {
		( new Secrets( new Constants( [] ) ) )->set( 'webhook_secret', 'whsec_0123456789' );
		add_filter( 'salt', static fn(): string => 'other' );
		self::assertSame( 'locked', $this->health()->first()->code );
	}

	public function test_a_copy_of_the_shop_is_paused(): void {
		update_option( SiteFingerprint::OPTION, hash( 'sha256', 'another site' ) );
		self::assertSame( [ 'paused' ], self::codes( $this->health() ) );
		self::site()->stamp();
		self::assertSame( [], self::codes( $this->health() ) );
	}

	/** @dataProvider refusals */
	public function test_sedifex_refuses_us( string $category, string $code ): void {
		$this->catalogue(
			[
				'failures' => 1,
				'category' => $category,
				'failure'  => 'http_401',
				'problem'  => 'Sedifex does not accept this.',
			]
		);
		$first = $this->health()->first();
		self::assertSame( [ $code, 'attention', 'settings', 'Sedifex does not accept this.' ], [ $first->code, $first->state, $first->screen, $first->sentence ] );
		$intent = $this->stored();
		$this->intents->settle( $intent, IntentState::Queued, 30, $category, 'http_401' );
		self::assertSame( 'Sedifex does not accept this. 1 order is waiting for this.', $this->health()->first()->sentence );
		$this->catalogue( [] );
		self::assertSame( 'Sedifex refuses our calls. Test the connection to see why. 1 order is waiting for this.', $this->health()->first()->sentence );
	}

	/** @return iterable<array{string, string}> */
	public static function refusals(): iterable {
		yield 'the key' => [ 'authentication', 'refused' ];
		yield 'the contract' => [ 'contract', 'contract' ];
	}

	public function test_webhooks_that_could_not_be_carried_out(): void {
		$this->event( 'done' );
		self::assertSame( [], self::codes( $this->health() ) );
		$this->event( 'dead' );
		$first = $this->health()->first();
		self::assertSame( [ 'events', 'attention', 'webhooks', '1 message from another system could not be carried out. See why, and replay it.' ], [ $first->code, $first->state, $first->screen, $first->sentence ] );
		$this->unclear();
		self::assertSame( [ 'orders', 'events' ], self::codes( $this->health() ) );
		$GLOBALS['wpdb']->query( "UPDATE {$GLOBALS['wpdb']->prefix}sedifex_events SET hidden_at = 1" );
		self::assertSame( [ 'orders' ], self::codes( $this->health() ), 'what was cleared is dealt with' );
		$GLOBALS['wpdb']->query( "UPDATE {$GLOBALS['wpdb']->prefix}sedifex_events SET hidden_at = NULL, bytes = 0" );
		self::assertSame( [ 'orders' ], self::codes( $this->health() ), 'nor can anybody help what lost what it carried' );
	}

	private function event( string $state ): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( "INSERT INTO %i (event_key, body_hash, source, state, bytes, received_at) VALUES (x%s, x%s, 'sevi', %s, 9, 1)", $wpdb->prefix . 'sedifex_events', hash( 'sha256', uniqid() ), hash( 'sha256', 'x' ), $state ) );
	}

	public function test_orders_that_need_a_person_come_before_what_mends_itself(): void {
		$this->unclear();
		$this->unclear();
		$this->silence( 720, 'curl_28' );
		$health = $this->health();
		self::assertSame( [ 'orders', 'silent' ], self::codes( $health ) );
		self::assertSame( [ 'attention', '2 orders need you.' ], $health->now() );
		self::assertSame( 'orders', $health->first()->screen );
	}

	public function test_a_worker_that_does_not_come(): void {
		$this->worked( 299 );
		$this->woken( 0 );
		self::assertSame( [], self::codes( $this->health() ) );
		$this->worked( 7200 );
		self::assertStringContainsString( 'has not run for 2 hours', $this->health()->now()[1] );
		self::assertStringContainsString( 'wp-cron.php', $this->health()->now()[1] );
		( new SnapshotStore( $GLOBALS['wpdb'] ) )->write( 'worked', [] );
		self::assertStringContainsString( 'not begun yet', $this->health()->now()[1] );
		$this->watch()->run( new Deadline( new SystemClock(), 20 ) );
		self::assertSame( [], self::codes( $this->health() ) );
	}

	public function test_a_site_that_sleeps_is_not_in_trouble(): void {
		$this->catalogue( [ 'as_of' => time() - 30_000 ] );
		$this->worked( 30_000 );
		$this->woken( 30_010 );
		self::assertSame( [], self::codes( $this->health() ), 'the first look of the morning' );
		$this->woken( 0 );
		self::assertSame( [ 'worker', 'old' ], self::codes( $this->health() ), 'woken, and nothing followed' );
	}

	public function test_sedifex_does_not_answer(): void {
		foreach ( [ 'curl_28', 'curl_7', 'http_503', 'http_504', 'no_answer' ] as $code ) {
			$this->silence( 720, $code );
			$as_of = wp_date( 'H:i', time() - 1500 );
			self::assertSame( [ 'attention', "Sedifex has not answered for 12 minutes; we keep trying. Your shop shows prices as of $as_of." ], $this->health()->now() );
		}
		$this->silence( 20, 'curl_28' );
		self::assertStringStartsWith( 'Sedifex is not answering at the moment', $this->health()->now()[1] );
		$this->silence( 720, 'curl_28', 0 );
		self::assertStringEndsWith( 'Your shop has no items until then.', $this->health()->now()[1] );
		$this->silence( 720, 'curl_28', time() - 2 * DAY_IN_SECONDS );
		self::assertStringEndsWith( wp_date( 'j F Y H:i', time() - 2 * DAY_IN_SECONDS ) . '.', $this->health()->now()[1] );
	}

	public function test_another_failure_is_said_in_its_own_words(): void {
		$this->catalogue(
			[
				'failures' => 2,
				'category' => 'network',
				'failure'  => 'blocked_by_site',
				'problem'  => 'This site does not allow calls to Sedifex.',
			]
		);
		$first = $this->health()->first();
		self::assertSame( [ 'catalogue', 'settings' ], [ $first->code, $first->screen ] );
		self::assertStringStartsWith( 'This site does not allow calls to Sedifex. Your shop shows prices', $first->sentence );
	}

	public function test_what_is_held_back_and_what_is_old(): void {
		$this->woken( 0 );
		$this->catalogue( [ 'problem' => 'Sedifex listed no items at all.' ] );
		self::assertSame( [ 'attention', 'Sedifex listed no items at all.' ], $this->health()->now() );
		$this->catalogue( [ 'as_of' => 0 ] );
		self::assertSame( [ 'first' ], self::codes( $this->health() ) );
		$this->catalogue( [ 'as_of' => time() - 7200 ] );
		self::assertSame( [ 'attention', 'Your prices were last confirmed 2 hours ago.' ], $this->health()->now() );
		$this->catalogue( [ 'store' => 'another-store', 'problem' => 'Not ours.' ] );
		self::assertSame( [ 'first' ], self::codes( $this->health() ), 'the copy of another store says nothing' );
	}

	public function test_the_worker_keeps_the_count_of_the_menu(): void {
		self::assertSame( 0, WaitingCount::shown() );
		$this->unclear();
		( new SnapshotStore( $GLOBALS['wpdb'] ) )->write( 'worked', [] );
		self::assertSame( 0, $this->watch()->run( new Deadline( new SystemClock(), 20 ) ) );
		self::assertSame( 1, WaitingCount::shown() );
		$before = $GLOBALS['wpdb']->num_queries;
		WaitingCount::shown();
		self::assertSame( $before, $GLOBALS['wpdb']->num_queries );
	}

	private function health(): Health {
		global $wpdb;
		return new Health( self::settings(), self::secrets(), new CatalogStateStore( $wpdb ), $this->intents, new OrderList( $wpdb ), self::site(), $this->watch(), new SystemClock(), new EventCounts( $wpdb ) );
	}

	private function watch(): WorkerWatch {
		global $wpdb;
		return new WorkerWatch( new SnapshotStore( $wpdb ), new WaitingCount( new OrderList( $wpdb ) ), new SystemClock() );
	}

	/** @return list<string> */
	private static function codes( Health $health ): array {
		return array_map( static fn( Cause $cause ): string => $cause->code, iterator_to_array( $health->causes(), false ) );
	}

	/** When somebody last came by who wakes the worker. */
	private function woken( int $seconds_ago ): void {
		global $wpdb;
		( new SnapshotStore( $wpdb ) )->write( 'worker', [] );
		$wpdb->query( $wpdb->prepare( "UPDATE %i SET fetched_at = UNIX_TIMESTAMP() - %d WHERE name = 'worker'", $wpdb->prefix . 'sedifex_snapshots', $seconds_ago ) );
	}

	private function worked( int $seconds_ago ): void {
		( new SnapshotStore( $GLOBALS['wpdb'] ) )->write( 'worked', [ 'at' => time() - $seconds_ago ] );
	}

	private function unclear(): void {
		global $wpdb;
		$intent = $this->stored();
		$orders = new OrderStore( $wpdb );
		$orders->ensure( $intent );
		$orders->set_attention( $intent->reference, 'unclear_no_answer' );
	}

	private function silence( int $seconds, string $code, ?int $as_of = null ): void {
		$this->catalogue(
			[
				'as_of'         => $as_of ?? time() - 1500,
				'failures'      => 3,
				'failing_since' => time() - $seconds,
				'category'      => 'network',
				'failure'       => $code,
				'problem'       => 'Sedifex could not be reached.',
			]
		);
	}

	/** @param array<string, int|string> $changes To a catalogue that is well. */
	private function catalogue( array $changes ): void {
		global $wpdb;
		$well = [
			'store'     => self::STORE,
			'as_of'     => time() - 60,
			'looked_at' => time() - 60,
			'total'     => 3,
		];
		( new CatalogStateStore( $wpdb ) )->write( CatalogState::from_array( [ ...$well, ...$changes ] ) );
	}
}
