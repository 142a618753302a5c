<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Admin;

use _WP_Dependency;
use Sedifex\Sync\Admin\StatusController;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Tests\WpTestCase;

final class AdminModuleTest extends WpTestCase {

	private const SCREEN = 'sedifex_page_sedifex-sync-settings';

	/** @var array<string, mixed> What other tests have registered. */
	private array $kept = [];

	protected function setUp(): void {
		parent::setUp();
		$this->kept = [
			'wp_scripts' => $GLOBALS['wp_scripts'] ?? null,
			'wp_styles'  => $GLOBALS['wp_styles'] ?? null,
		];
		delete_option( Secrets::OPTION );
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM ] );
		$this->as_administrator();
		$GLOBALS['wp_scripts'] = null; // phpcs:ignore WordPress.WP.GlobalVariablesOverride.Prohibited -- each test begins with none queued.
		$GLOBALS['wp_styles']  = null; // phpcs:ignore WordPress.WP.GlobalVariablesOverride.Prohibited -- likewise.
		do_action( 'admin_menu', '' );
	}

	protected function tearDown(): void {
		unset( $GLOBALS['current_screen'] );
		foreach ( $this->kept as $name => $registry ) {
			$GLOBALS[ $name ] = $registry; // phpcs:ignore WordPress.WP.GlobalVariablesOverride.Prohibited -- put back as it was.
		}
		parent::tearDown();
	}

	private static function open( string $screen ): void {
		set_current_screen( $screen );
		do_action( "load-{$screen}" ); // phpcs:ignore WordPress.NamingConventions.ValidHookName.UseUnderscores -- WordPress's own name.
		do_action( 'admin_enqueue_scripts', $screen );
	}

	public function test_the_script_is_on_our_screen_only(): void {
		self::open( 'index.php' );
		self::assertFalse( wp_script_is( 'sedifex-sync-admin' ) );
		self::assertFalse( wp_style_is( 'sedifex-sync-admin' ) );
		self::open( self::SCREEN );
		self::assertTrue( wp_script_is( 'sedifex-sync-admin' ) );
		self::assertTrue( wp_style_is( 'sedifex-sync-admin' ) );
	}

	/**
	 * @dataProvider screens
	 * @param non-empty-string $hook
	 */
	public function test_each_screen_is_printed_once_with_its_own_script( string $hook, string $script ): void {
		self::open( $hook );
		ob_start();
		do_action( $hook );
		$page = (string) ob_get_clean();
		self::assertSame( 1, substr_count( $page, 'id="sedifex-admin"' ) );
		$registered = wp_scripts()->query( 'sedifex-sync-admin' );
		self::assertInstanceOf( _WP_Dependency::class, $registered );
		self::assertStringEndsWith( "/build/admin/$script.js", (string) $registered->src );
		self::assertFileExists( dirname( __DIR__, 4 ) . "/build/admin/$script.js" );
	}

	/** @return iterable<string, array{non-empty-string, string}> */
	public static function screens(): iterable {
		yield 'the first is that of the menu' => [ 'toplevel_page_sedifex-sync', 'overview' ];
		yield 'connect' => [ 'sedifex_page_sedifex-sync-connect', 'connect' ];
		yield 'orders' => [ 'sedifex_page_sedifex-sync-orders', 'orders' ];
		yield 'settings' => [ self::SCREEN, 'settings' ];
	}

	public function test_what_comes_with_the_page_has_no_secret(): void {
		$this->rest( 'POST', '/settings', [ 'store_id' => 'store-accra', 'integration_key' => 'sedx_0123456789abcdef' ] );
		self::open( self::SCREEN );
		$inline = implode( '', array_filter( (array) wp_scripts()->get_data( 'wp-api-fetch', 'after' ), 'is_string' ) );
		self::assertStringContainsString( '/sedifex/v1/settings', $inline );
		self::assertStringContainsString( 'store-accra', $inline );
		self::assertStringContainsString( '/wp/v2/pages', $inline );
		self::assertStringNotContainsString( '0123456789', $inline );
	}

	public function test_the_status_is_what_its_schema_says(): void {
		$states = [];
		$ask    = function () use ( &$states ): void {
			$data  = $this->rest( 'GET', '/status' )->get_data();
			$valid = rest_validate_value_from_schema( $data, StatusController::schema(), 'status' );
			self::assertTrue( $valid, is_wp_error( $valid ) ? $valid->get_error_message() : '' );
			self::assertIsArray( $data );
			$states[] = $data['health'];
		};
		$ask();
		$this->rest( 'POST', '/settings', [ 'store_id' => 'store-without-catalogue', 'integration_key' => 'sedx_0123456789abcdef' ] );
		$ask();
		add_filter( 'salt', static fn(): string => 'other' );
		$ask();
		self::assertSame( [ 'not_connected', 'attention', 'attention' ], $states );
		wp_set_current_user( $this->user( 'editor' ) );
		self::assertSame( 403, $this->rest( 'GET', '/status' )->get_status() );
		self::assertSame( [], $this->sent );
	}
}
