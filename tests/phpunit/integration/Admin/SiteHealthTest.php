<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Admin;

use Sedifex\Sync\Admin\SiteHealth;
use Sedifex\Sync\Admin\SiteHealthController;
use Sedifex\Sync\Admin\SiteHealthRemote;
use Sedifex\Sync\Admin\WaitingCount;
use Sedifex\Sync\Admin\WorkerWatch;
use Sedifex\Sync\Catalog\CatalogState;
use Sedifex\Sync\Catalog\CatalogStateStore;
use Sedifex\Sync\Orders\OrderList;
use Sedifex\Sync\Orders\StatusUrl;
use Sedifex\Sync\Outbox\IntentState;
use Sedifex\Sync\Queue\Runner;
use Sedifex\Sync\Sedifex\Capabilities;
use Sedifex\Sync\Sedifex\CheckoutProbe;
use Sedifex\Sync\Sedifex\ConnectionTest;
use Sedifex\Sync\Sedifex\SiteChecks;
use Sedifex\Sync\Sedifex\SnapshotStore;
use Sedifex\Sync\Settings\Constants;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\SystemClock;
use Sedifex\Sync\Tests\Integration\Outbox\OrdersTestCase;
use Sedifex\Sync\Webhooks\EventCounts;
use WP_REST_Request;

/**
 * Each test of Site Health, red and green.
 *
 * @phpstan-import-type HealthResult from \Sedifex\Sync\Admin\SiteHealthResult
 */
final class SiteHealthTest extends OrdersTestCase {

	private const SALTS = [ 'AUTH_KEY' => 'long and random', 'AUTH_SALT' => 'long and random' ];

	protected function setUp(): void {
		parent::setUp();
		$this->catalogue( 60 );
		$this->worked( 30 );
		wp_clear_scheduled_hook( Runner::CRON );
		wp_schedule_event( time() + 30, 'sedifex_minute', Runner::CRON );
	}

	public function test_keys(): void {
		self::assertSame( 'good', self::status( $this->health()->keys() ) );
		self::assertSame( 'good', self::status( $this->health( [ 'SEDIFEX_SYNC_ENCRYPTION_KEY' => 'long and random' ] )->keys() ) );
		foreach ( [ [], [ 'AUTH_KEY' => 'long and random' ], [ ...self::SALTS, 'AUTH_SALT' => 'put your unique phrase here' ], [ ...self::SALTS, 'AUTH_KEY' => '' ] ] as $constants ) {
			self::assertSame( 'recommended', self::status( $this->health( $constants )->keys() ) );
		}
		( new Secrets( new Constants( [] ) ) )->set( 'webhook_secret', 'whsec_0123456789' );
		add_filter( 'salt', static fn(): string => 'other' );
		self::assertSame( 'critical', self::status( $this->health()->keys() ) );
	}

	public function test_catalogue(): void {
		foreach ( [ 60 => 'good', 3590 => 'good', 3700 => 'recommended', 86000 => 'recommended', 90000 => 'critical' ] as $age => $status ) {
			$this->catalogue( $age );
			self::assertSame( $status, self::status( $this->health()->catalogue() ), "$age seconds" );
		}
		$this->catalogue( 0, [ 'as_of' => 0, 'problem' => 'Sedifex is away.' ] );
		$result = $this->health()->catalogue();
		self::assertSame( 'recommended', self::status( $result ) );
		self::assertStringContainsString( 'Sedifex is away.', $result['description'] );
		$this->catalogue( 60, [ 'store' => 'another-store' ] );
		self::assertSame( 'recommended', self::status( $this->health()->catalogue() ), 'the copy of another store says nothing' );
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM ] );
		self::assertStringContainsString( 'not connected', $this->health()->catalogue()['label'] );
	}

	public function test_worker(): void {
		foreach ( [ 30 => 'good', 3500 => 'good', 3700 => 'recommended', 90000 => 'critical' ] as $ago => $status ) {
			$this->worked( $ago );
			( new SnapshotStore( $GLOBALS['wpdb'] ) )->write( 'worker', [] );
			self::assertSame( $status, self::status( $this->health()->worker() ), "$ago seconds" );
		}
		( new SnapshotStore( $GLOBALS['wpdb'] ) )->write( 'worked', [] );
		self::assertSame( 'recommended', self::status( $this->health()->worker() ) );
		$this->worked( 30 );
		$this->intents->settle( $this->stored(), IntentState::Queued );
		$this->pass( 3700 );
		self::assertSame( 'critical', self::status( $this->health()->worker() ), 'it runs, and does not come to the orders' );
	}

	public function test_schedule(): void {
		$off = [ ...self::SALTS, 'DISABLE_WP_CRON' => true ];
		self::assertSame( 'good', self::status( $this->health()->schedule() ) );
		self::assertSame( 'good', self::status( $this->health( $off )->schedule() ) );
		wp_clear_scheduled_hook( Runner::CRON );
		self::assertSame( 'recommended', self::status( $this->health()->schedule() ) );
		wp_schedule_event( time() - 1000, 'sedifex_minute', Runner::CRON );
		self::assertSame( 'recommended', self::status( $this->health()->schedule() ) );
		self::assertSame( 'recommended', self::status( $this->health( $off )->schedule() ), 'visits do the work' );
		$this->worked( 3700 );
		self::assertSame( 'critical', self::status( $this->health( $off )->schedule() ) );
	}

	public function test_https(): void {
		add_filter( 'home_url', static fn( string $url ): string => (string) preg_replace( '/^http:/', 'https:', $url ) );
		self::assertSame( 'good', self::status( $this->health()->https() ) );
		remove_all_filters( 'home_url' );
		self::assertSame( wp_get_environment_type() === 'local' ? 'recommended' : 'critical', self::status( $this->health()->https() ) );
	}

	public function test_connection(): void {
		$this->remote = static fn( string $url ): array => str_contains( $url, 'roducts' )
			? self::http( 200, (string) wp_json_encode( [ 'storeId' => self::STORE, 'products' => [] ] ) )
			: self::http( 404, '{"error":"not-found"}' );
		self::assertSame( 'good', self::status( $this->remote()->connection() ) );
		$this->remote = static fn(): array => self::http( 401, '{"error":"invalid-api-key"}' );
		$result       = $this->remote()->connection();
		self::assertSame( 'critical', self::status( $result ) );
		self::assertMatchesRegularExpression( '/\w{4,}/', wp_strip_all_tags( $result['description'] ) );
		$this->remote = null;
		self::assertSame( 'critical', self::status( $this->remote()->connection() ), 'nothing is there' );
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM ] );
		$this->sent = [];
		self::assertSame( 'recommended', self::status( $this->remote()->connection() ) );
		self::assertSame( [], $this->sent, 'nothing is asked before there is a store' );
	}

	public function test_authorization(): void {
		self::assertSame( 'good', self::status( $this->remote()->authorization( SiteHealthRemote::TOKEN ) ) );
		self::assertSame( 'recommended', self::status( $this->remote()->authorization( null ) ) );
		self::assertSame( 'recommended', self::status( $this->remote()->authorization( 'Basic changed' ) ) );
	}

	/**
	 * @dataProvider doors
	 * @param array<string, mixed>|null $answer
	 */
	public function test_rest( ?array $answer, string $status ): void {
		$this->remote = null === $answer ? null : static fn(): array => $answer;
		self::assertSame( $status, self::status( $this->remote()->rest() ) );
		self::assertStringContainsString( 'sedifex/v1/catalog', $this->sent[0]['url'] );
		self::assertEmpty( $this->sent[0]['args']['cookies'] ?? [], 'as a visitor' );
	}

	/** @return array<string, array{array<string, mixed>|null, string}> */
	public static function doors(): array {
		return [
			'open'               => [ self::http( 200, '{"items":[]}' ), 'good' ],
			'closed'             => [ self::http( 401, '{"code":"rest_not_logged_in"}' ), 'critical' ],
			'forbidden'          => [ self::http( 403, 'No.' ), 'critical' ],
			'a page of the host' => [ self::http( 200, '<html>Just a moment</html>' ), 'critical' ],
			'not there'          => [ self::http( 404, '{"code":"rest_no_route"}' ), 'critical' ],
			'cannot call itself' => [ null, 'recommended' ],
		];
	}

	/**
	 * @dataProvider caches
	 * @param array<string, string> $headers `mark` = how the mark comes back: ours, first, none.
	 */
	public function test_order_page( array $headers, string $status ): void {
		$this->with_order_page();
		$first        = '';
		$this->remote = static function ( string $url, array $args ) use ( $headers, &$first ): array {
			self::assertIsArray( $args['headers'] );
			$mark  = $args['headers'][ SiteHealthRemote::ECHO ];
			$first = '' === $first ? $mark : $first;
			$sent  = array_diff_key( $headers, [ 'mark' => true ] );
			if ( 'none' !== $headers['mark'] ) {
				$sent['x-sedifex-check'] = 'first' === $headers['mark'] ? $first : $mark;
			}
			return self::http( 200, 'An order', $sent );
		};
		self::assertSame( $status, self::status( $this->remote()->order_page() ) );
		self::assertCount( 2, $this->sent );
		self::assertSame( $this->sent[0]['url'], $this->sent[1]['url'] );
		self::assertMatchesRegularExpression( '/[?&]' . StatusUrl::ARGUMENT . '=[\w-]{22,}/', $this->sent[0]['url'] );
	}

	/** @return array<string, array{array<string, string>, string}> */
	public static function caches(): array {
		$private = 'no-store, private, max-age=0';
		return [
			'fresh each time'             => [ [ 'mark' => 'ours', 'cache-control' => $private ], 'good' ],
			'fresh, headers taken out'    => [ [ 'mark' => 'none', 'cache-control' => $private ], 'good' ],
			'kept'                        => [ [ 'mark' => 'first', 'cache-control' => $private ], 'critical' ],
			'kept, and says so'           => [ [ 'mark' => 'none', 'cache-control' => $private, 'x-cache' => 'HIT from edge' ], 'critical' ],
			'kept, and has grown old'     => [ [ 'mark' => 'none', 'cache-control' => $private, 'age' => '12' ], 'critical' ],
			'may be kept'                 => [ [ 'mark' => 'ours', 'cache-control' => 'max-age=600' ], 'critical' ],
			'nothing is said of keeping'  => [ [ 'mark' => 'ours' ], 'critical' ],
			'fresh, with a cache in front' => [ [ 'mark' => 'ours', 'cache-control' => $private, 'x-cache' => 'MISS' ], 'good' ],
		];
	}

	public function test_order_page_without_a_page_or_an_answer(): void {
		self::assertSame( 'recommended', self::status( $this->remote()->order_page() ) );
		self::assertSame( [], $this->sent );
		$this->with_order_page();
		self::assertSame( 'recommended', self::status( $this->remote()->order_page() ) );
	}

	public function test_no_other_server_is_asked(): void {
		$this->with_order_page();
		add_filter( 'sedifex_page_url', static fn(): string => 'https://elsewhere.example/order/' );
		self::assertSame( 'recommended', self::status( $this->remote()->order_page() ) );
		self::assertSame( [], $this->sent );
	}

	public function test_wordpress_is_given_all_of_them(): void {
		$tests = apply_filters( 'site_status_tests', [ 'direct' => [ 'theirs' => [] ], 'async' => [] ] );
		self::assertIsArray( $tests );
		self::assertSame( [ 'theirs', 'sedifex_keys', 'sedifex_catalogue', 'sedifex_worker', 'sedifex_schedule', 'sedifex_https', 'sedifex_messages', 'sedifex_silence' ], array_keys( $tests['direct'] ) );
		self::assertSame( [ 'sedifex_connection', 'sedifex_authorization', 'sedifex_rest', 'sedifex_order_page', 'sedifex_webhooks' ], array_keys( $tests['async'] ) );
		add_filter( 'wp_is_site_protected_by_basic_auth', '__return_true' );
		$behind_a_password = apply_filters( 'site_status_tests', [] );
		self::assertIsArray( $behind_a_password );
		self::assertArrayNotHasKey( 'sedifex_authorization', $behind_a_password['async'] );
		foreach ( array_slice( $tests['direct'], 1 ) as $name => $test ) {
			self::assertSame( $name, $test['test']()['test'] );
		}
		foreach ( $tests['async'] as $name => $test ) {
			self::assertTrue( $test['has_rest'] );
			if ( 'sedifex_authorization' !== $name ) {
				self::assertSame( $name, $test['async_direct_test']()['test'] );
			}
		}
	}

	/** @dataProvider routes */
	public function test_the_routes_are_for_those_who_may_see_site_health( string $route, string $name ): void {
		self::assertSame( 401, $this->rest( 'GET', $route )->get_status() );
		foreach ( [ 'subscriber', 'editor' ] as $role ) {
			wp_set_current_user( $this->user( $role ) );
			self::assertSame( 403, $this->rest( 'GET', $route )->get_status(), $role );
		}
		$this->as_administrator();
		$request = new WP_REST_Request( 'GET', '/sedifex/v1' . $route );
		$request->set_header( 'authorization', SiteHealthRemote::TOKEN );
		$response = rest_get_server()->dispatch( $request );
		self::assertSame( 200, $response->get_status() );
		self::assertSame( 'no-store', $response->get_headers()['Cache-Control'] );
		$data = $response->get_data();
		self::assertTrue( rest_validate_value_from_schema( $data, SiteHealthController::schema(), 'health' ) );
		self::assertIsArray( $data );
		self::assertSame( $name, $data['test'] );
		self::assertSame( 'sedifex_authorization' === $name ? 'good' : $data['status'], $data['status'] );
	}

	/** @return list<array{string, string}> */
	public static function routes(): array {
		return [
			[ '/site-health/connection', 'sedifex_connection' ],
			[ '/site-health/authorization', 'sedifex_authorization' ],
			[ '/site-health/rest', 'sedifex_rest' ],
			[ '/site-health/order-page', 'sedifex_order_page' ],
			[ '/site-health/webhooks', 'sedifex_webhooks' ],
		];
	}

	public function test_messages_of_other_systems(): void {
		global $wpdb;
		$table = $wpdb->prefix . 'sedifex_events';
		$wpdb->query( $wpdb->prepare( 'DELETE FROM %i', $table ) );
		self::assertSame( 'good', self::status( $this->health()->messages() ) );
		$wpdb->query( $wpdb->prepare( "INSERT INTO %i (event_key, body_hash, source, state, bytes, available_at) VALUES (x%s, x%s, 'sevi', 'pending', 9, UNIX_TIMESTAMP() - 3500)", $table, hash( 'sha256', 'a' ), hash( 'sha256', 'b' ) ) );
		self::assertSame( 'good', self::status( $this->health()->messages() ), 'it may be its turn any moment' );
		$wpdb->query( $wpdb->prepare( 'UPDATE %i SET available_at = available_at - 200', $table ) );
		self::assertSame( 'recommended', self::status( $this->health()->messages() ) );
		$wpdb->query( $wpdb->prepare( "UPDATE %i SET state = 'dead'", $table ) );
		$result = $this->health()->messages();
		self::assertSame( 'recommended', self::status( $result ) );
		self::assertStringStartsWith( '1 message from another system', $result['label'] );
		self::assertStringContainsString( 'page=sedifex-sync-webhooks', $result['actions'] );
	}

	public function test_the_info_has_no_secret_and_nothing_of_a_customer(): void {
		$secret = 'sedx_fedcba9876543210';
		( new Secrets( new Constants( [] ) ) )->set( 'integration_key', $secret );
		$this->intents->settle( $this->stored(), IntentState::Queued, 30, 'authentication', 'invalid-api-key' );
		do_action( 'rest_api_init', rest_get_server() );
		$info = apply_filters( 'debug_information', [ 'wp-core' => [] ] );
		self::assertIsArray( $info );
		self::assertSame( [ 'wp-core', 'sedifex-sync' ], array_keys( $info ) );
		$text = (string) wp_json_encode( $info['sedifex-sync'], JSON_UNESCAPED_UNICODE );
		self::assertStringContainsString( self::STORE, $text );
		self::assertGreaterThan( 10, count( $info['sedifex-sync']['fields'] ) );
		self::assertDoesNotMatchRegularExpression( '/' . $secret . '|Ama Mensah|24000|ama@|Osu|Wooden/', $text );
	}

	/** @param HealthResult $result */
	private static function status( array $result ): string {
		self::assertTrue( rest_validate_value_from_schema( $result, SiteHealthController::schema(), 'health' ) );
		self::assertNotSame( '', $result['label'] );
		self::assertNotSame( '', wp_strip_all_tags( $result['description'] ) );
		return $result['status'];
	}

	/** @param array<string, mixed> $constants */
	private function health( array $constants = self::SALTS ): SiteHealth {
		global $wpdb;
		$clock = new SystemClock();
		$watch = new WorkerWatch( new SnapshotStore( $wpdb ), new WaitingCount( new OrderList( $wpdb ) ), $clock );
		return new SiteHealth( self::settings(), self::secrets(), new CatalogStateStore( $wpdb ), $watch, $this->intents, self::site(), new SiteChecks( $clock ), $clock, static fn( string $name ): mixed => $constants[ $name ] ?? null, new EventCounts( $wpdb ) );
	}

	private function remote(): SiteHealthRemote {
		global $wpdb;
		$clock = new SystemClock();
		return new SiteHealthRemote( static fn() => new ConnectionTest( self::client(), self::settings(), new Capabilities( new SnapshotStore( $wpdb ) ), new SiteChecks( $clock ), new CheckoutProbe( self::client(), self::settings() ), $clock ), self::settings() );
	}

	/** @param array<string, mixed> $changes */
	private function catalogue( int $age, array $changes = [] ): void {
		( new CatalogStateStore( $GLOBALS['wpdb'] ) )->write( CatalogState::from_array( [ 'store' => self::STORE, 'as_of' => time() - $age, 'looked_at' => time() - 60, ...$changes ] ) );
	}

	private function worked( int $ago ): void {
		( new SnapshotStore( $GLOBALS['wpdb'] ) )->write( 'worked', [ 'at' => time() - $ago ] );
	}

	private function with_order_page(): void {
		$page = wp_insert_post( [ 'post_type' => 'page', 'post_title' => 'Your order', 'post_status' => 'publish' ] );
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM, 'store_id' => self::STORE, 'pages' => [ 'shop' => 0, 'cart' => 0, 'status' => $page, 'booking' => 0 ] ] );
	}
}
