<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Cli;

use Closure;
use ReflectionMethod;
use Sedifex\Sync\Cli\CliModule;
use Sedifex\Sync\Outbox\IntentState;
use Sedifex\Sync\Outbox\IntentStore;
use Sedifex\Sync\Plugin;
use Sedifex\Sync\Queue\Runner;
use Sedifex\Sync\Cli\WorkCommand;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Tests\Integration\Outbox\ManualClock;
use Sedifex\Sync\Tests\Integration\Outbox\OrdersTestCase;
use WP_CLI;
use WP_CLI\ExitException;

/**
 * The commands as `wp sedifex …` runs them, wired by the plugin itself, against a stand-in for WP-CLI
 * (tests/phpunit/wp-cli.php): WP-CLI itself cannot be had here.
 */
final class CommandsTest extends OrdersTestCase {

	/** @var array<string, callable> */
	private static array $commands = [];

	public static function setUpBeforeClass(): void {
		parent::setUpBeforeClass();
		require_once dirname( __DIR__, 2 ) . '/wp-cli.php';
		( new CliModule( static fn(): array => [ 'never' => static function (): void {} ] ) )->register();
		self::assertSame( [], WP_CLI::$commands, 'nothing is registered where WP-CLI does not run' );
		if ( ! defined( 'WP_CLI' ) ) {
			define( 'WP_CLI', true ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.NonPrefixedConstantFound -- WP-CLI's own.
		}
	}

	protected function setUp(): void {
		parent::setUp();
		$this->connect( [ 'store_id' => 'store-accra' ] );
		WP_CLI::$printed = [];
		WP_CLI::$bars    = [];
		WP_CLI::$said    = [];
		if ( [] === self::$commands ) {
			// The plugin registers its hooks a second time; the test's end takes them back.
			Plugin::boot( WP_PLUGIN_DIR . '/sedifex-sync/sedifex-sync.php' );
			self::$commands = WP_CLI::$commands;
		}
	}

	public function test_there_are_these_commands(): void {
		self::assertSame( [ 'sedifex events list', 'sedifex events replay', 'sedifex doctor', 'sedifex status', 'sedifex sync', 'sedifex work' ], array_keys( self::$commands ) );
	}

	/** @dataProvider names */
	public function test_each_says_what_it_does_in_the_form_that_wp_cli_reads( string $name ): void {
		$command = self::$commands[ $name ];
		self::assertIsObject( $command );
		$comment = (string) ( new ReflectionMethod( $command, '__invoke' ) )->getDocComment();
		self::assertMatchesRegularExpression( '~^/\*\*\s+\* \S[^\n]{10,110}\.\n~', $comment );
		self::assertStringContainsString( "\t * ## OPTIONS\n", $comment );
		self::assertStringContainsString( "\t * [--format=<format>]\n\t * : ", $comment );
		self::assertStringContainsString( "\t * ---\n\t * default: table\n\t * options:\n\t *   - table\n\t *   - json\n\t *   - csv\n\t *   - yaml\n\t * ---\n", $comment );
		self::assertMatchesRegularExpression( '/[Ee]xit code 0/', $comment );
	}

	/** @return list<array{string}> */
	public static function names(): array {
		return [ [ 'sedifex events list' ], [ 'sedifex events replay' ], [ 'sedifex doctor' ], [ 'sedifex status' ], [ 'sedifex sync' ], [ 'sedifex work' ] ];
	}

	public function test_doctor_on_a_whole_shop(): void {
		self::assertSame( 0, $this->call_command( 'doctor' ) );
		self::assertSame( 'table', WP_CLI::$printed[0]['format'] );
		self::assertSame( [ 'whole' ], array_values( array_unique( array_column( WP_CLI::$printed[0]['rows'], 'state' ) ) ) );
		self::assertStringStartsWith( 'Success: All ', WP_CLI::$said[0] );
		self::assertSame( 0, $this->call_command( 'doctor', [ 'broken' => true, 'format' => 'json' ] ) );
		self::assertSame( [ 'format' => 'json', 'rows' => [] ], WP_CLI::$printed[1] );
		self::assertCount( 1, WP_CLI::$said, 'nothing beside the JSON' );
	}

	public function test_doctor_on_a_broken_shop(): void {
		$this->intents->settle( $this->stored(), IntentState::Accepted );
		self::assertSame( 1, $this->call_command( 'doctor', [ 'broken' => true, 'format' => 'csv' ] ) );
		self::assertSame( [ 'accepted_id' ], array_column( WP_CLI::$printed[0]['rows'], 'check' ) );
		self::assertSame( [ 'check', 'state', 'found', 'rule', 'ids' ], array_keys( WP_CLI::$printed[0]['rows'][0] ) );
		self::assertStringStartsWith( 'Error: 1 of ', WP_CLI::$said[0] );
	}

	public function test_sync_and_status(): void {
		$this->remote = static fn(): array => self::catalogue();
		self::assertSame( 0, $this->call_command( 'sync' ), implode( ' ', WP_CLI::$said ) );
		self::assertSame( [ 'done', 1, 1 ], [ WP_CLI::$printed[0]['rows'][0]['outcome'], WP_CLI::$printed[0]['rows'][0]['total'], WP_CLI::$printed[0]['rows'][0]['added'] ] );
		self::assertSame( [ 'Success: 1 item is in the shop.' ], WP_CLI::$said );

		$this->call_command( 'work', [ 'format' => 'json' ] );
		self::assertSame( 0, $this->call_command( 'status', [ 'format' => 'yaml' ] ), implode( ' ', WP_CLI::$said ) );
		$status = array_column( WP_CLI::$printed[2]['rows'], 'value', 'name' );
		self::assertSame( [ 'yaml', 'ok', '1', '0' ], [ WP_CLI::$printed[2]['format'], $status['health'], $status['items'], $status['need_a_person'] ] );
	}

	public function test_sync_with_pictures_shows_how_far_it_is(): void {
		$this->remote = static fn( string $url ): array => ! str_contains( $url, 'roducts' )
			? self::http( 404, '' )
			: self::catalogue();
		self::assertSame( 0, $this->call_command( 'sync', [ 'pictures' => true ] ) );
		self::assertCount( 1, WP_CLI::$bars );
		self::assertTrue( WP_CLI::$bars[0]->is_finished );
	}

	public function test_sync_that_fails(): void {
		self::assertSame( 1, $this->call_command( 'sync', [ 'format' => 'json' ] ) );
		self::assertSame( 'failed', WP_CLI::$printed[0]['rows'][0]['outcome'] );
		self::assertMatchesRegularExpression( '/^Error: \S.+/', WP_CLI::$said[0] );
		self::assertSame( 1, $this->call_command( 'status' ) );
	}

	public function test_without_a_store(): void {
		$this->connect( [] );
		self::assertSame( 1, $this->call_command( 'sync' ) );
		self::assertSame( 1, $this->call_command( 'status' ) );
		self::assertSame( 'not_connected', WP_CLI::$printed[1]['rows'][0]['value'] );
		self::assertSame( 0, $this->call_command( 'work' ) );
		self::assertSame( [], $this->sent );
	}

	public function test_work_does_what_is_due(): void {
		$this->intents->settle( $this->stored(), IntentState::Queued );
		self::assertSame( 0, $this->call_command( 'work', [ 'seconds' => '30' ] ) );
		$jobs = array_column( WP_CLI::$printed[0]['rows'], 'done', 'job' );
		self::assertArrayHasKey( 'outbox', $jobs );
		self::assertArrayHasKey( 'owner_mail', $jobs );
		self::assertSame( [ 30, true ], [ WP_CLI::$bars[0]->count, WP_CLI::$bars[0]->is_finished ] );
	}

	public function test_work_goes_on_until_nothing_is_due_or_the_time_is_over(): void {
		$clock  = new ManualClock();
		$rounds = [];
		$work   = static function ( float $seconds ) use ( $clock, &$rounds ): array {
			$rounds[]        = $seconds;
			$clock->seconds += $seconds;
			return [ 'outbox' => 1 ];
		};
		( new WorkCommand( $work, $clock ) )( [], [ 'seconds' => '50' ] );
		self::assertSame( [ 20.0, 20.0, 10.0 ], $rounds );
		self::assertSame( [ 50, 50 ], [ WP_CLI::$bars[0]->count, WP_CLI::$bars[0]->ticked ] );
		self::assertSame( 3, WP_CLI::$printed[0]['rows'][0]['done'] );

		$rounds = [];
		( new WorkCommand( static fn( float $seconds ): array => [ 'outbox' => 0 ], $clock ) )( [], [ 'seconds' => 'never', 'format' => 'json' ] );
		self::assertCount( 1, WP_CLI::$bars, 'no bar beside JSON' );
	}

	public function test_work_that_breaks_off_says_so(): void {
		$work = static fn( float $seconds ): array => [ 'outbox' => 0, 'catalog' => 'RuntimeException' ];
		self::assertSame( 1, self::exit_code( static fn() => ( new WorkCommand( $work, new ManualClock() ) )( [], [] ) ) );
		self::assertSame( 'RuntimeException', WP_CLI::$printed[0]['rows'][1]['broken'] );
		self::assertStringContainsString( 'catalog', WP_CLI::$said[0] );
	}

	public function test_work_takes_the_turn_of_the_other_wake_ups(): void {
		global $wpdb;
		$runner = new Runner( $wpdb, static fn() => new \Sedifex\Sync\Queue\Worker( [], new ManualClock() ), static fn() => new \Sedifex\Sync\Support\Claim( $wpdb ) );
		self::assertSame( 0, $runner->last_woken_at() );
		self::assertSame( [], $runner->work_for( 1.0 ) );
		self::assertGreaterThan( 0, $runner->last_woken_at() );
	}

	public function test_webhooks_are_listed_and_replayed(): void {
		global $wpdb;
		$wpdb->query( "DELETE FROM {$wpdb->prefix}sedifex_events" );
		self::assertSame( 0, $this->call_command( 'events list' ) );
		self::assertSame( 'Success: That is all.', WP_CLI::$said[0] );
		foreach ( [ 'dead', 'done', 'pending' ] as $number => $state ) {
			$body = (string) wp_json_encode( [ 'type' => 'product.updated', 'storeId' => 'store-accra', 'data' => [ 'productId' => 'comb', 'after' => [ 'updatedAt' => '2026-11-21T08:00:00Z', 'secret' => 'Ama Mensah' ] ] ] );
			$wpdb->query( $wpdb->prepare( "INSERT INTO %i (event_key, body_hash, source, type, object, state, body, received_at) VALUES (x%s, x%s, 'sedifex', 'product.updated', 'product:comb', %s, %s, %d)", $wpdb->prefix . 'sedifex_events', hash( 'sha256', $state ), hash( 'sha256', $body ), $state, $body, 1000 + $number ) );
		}
		self::assertSame( 0, $this->call_command( 'events list', [ 'format' => 'json', 'limit' => '2' ] ) );
		self::assertSame( [ 'pending', 'done' ], array_column( WP_CLI::$printed[0]['rows'], 'state' ) );
		self::assertStringNotContainsString( 'Mensah', (string) wp_json_encode( WP_CLI::$printed ) );
		self::assertSame( 0, $this->call_command( 'events list', [ 'state' => 'dead' ] ) );
		self::assertSame( [ 'dead' ], array_column( WP_CLI::$printed[1]['rows'], 'state' ) );
		self::assertSame( 1, $this->call_command( 'events list', [ 'state' => 'lost' ] ) );

		$states = static fn(): array => $wpdb->get_col( "SELECT state FROM {$wpdb->prefix}sedifex_events ORDER BY id" );
		self::assertSame( 0, $this->call_command( 'events replay', [ 'state' => 'dead', 'dry-run' => true ] ) );
		self::assertSame( [ 'other' ], array_column( WP_CLI::$printed[2]['rows'], 'outcome' ) );
		self::assertSame( [ 'dead', 'done', 'pending' ], $states() );
		self::assertSame( 1, $this->call_command( 'events replay' ), 'everything is never meant by accident' );
		self::assertSame( [ 'dead', 'done', 'pending' ], $states() );
		self::assertSame( 0, $this->call_command( 'events replay', [ 'state' => 'dead' ] ) );
		self::assertSame( [ 'pending', 'done', 'pending' ], $states() );
		self::assertSame( 1, $this->call_command( 'events replay', [ 'state' => 'dead' ] ), 'there is nothing left' );
		$done = (string) $wpdb->get_var( "SELECT id FROM {$wpdb->prefix}sedifex_events WHERE state = 'done'" );
		self::assertSame( 1, self::exit_code( static fn() => self::$commands['sedifex events replay']( [ $done, 'x' ], [] ) ) );
		self::assertSame( 0, self::exit_code( static fn() => self::$commands['sedifex events replay']( [ $done ], [ 'format' => 'json' ] ) ) );
		self::assertSame( [ 'pending', 'pending', 'pending' ], $states() );
		$before = count( WP_CLI::$said );
		self::assertSame( 1, $this->call_command( 'events replay', [ 'all' => true, 'format' => 'json' ] ) );
		self::assertCount( $before + 1, WP_CLI::$said );
	}

	/** @return array<string, mixed> */
	private static function catalogue(): array {
		return self::http( 200, (string) wp_json_encode( [ 'ok' => true, 'storeId' => 'store-accra', 'products' => [ [ 'id' => 'comb', 'name' => 'Comb', 'price' => 50, 'itemType' => 'product' ] ] ] ) );
	}

	/** @param array<string, string> $settings */
	private function connect( array $settings ): void {
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM, 'base_url' => 'http://127.0.0.1:9', ...$settings ] );
		delete_option( Secrets::OPTION );
		if ( [] !== $settings ) {
			( new Secrets( new \Sedifex\Sync\Settings\Constants() ) )->set( 'integration_key', 'sedx_0123456789abcdef' );
		}
		$this->intents = new IntentStore( $GLOBALS['wpdb'] );
	}

	/** @param array<string, string|bool> $options */
	private function call_command( string $name, array $options = [] ): int {
		return self::exit_code( static fn() => self::$commands[ "sedifex $name" ]( [], $options ) );
	}

	/** @param Closure(): mixed $run */
	private static function exit_code( Closure $run ): int {
		try {
			$run();
			return 0;
		} catch ( ExitException $ended ) {
			return $ended->getCode();
		}
	}
}
