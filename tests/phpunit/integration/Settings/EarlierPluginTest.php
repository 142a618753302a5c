<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Settings;

use Exception;
use Sedifex\Sync\Settings\Constants;
use Sedifex\Sync\Settings\EarlierPlugin;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\Settings;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Settings\UrlRules;
use Sedifex\Sync\Support\PublicAddress;
use Sedifex\Sync\Tests\WpTestCase;

final class EarlierPluginTest extends WpTestCase {

	private const KEY = 'sedx_0123456789abcdef';

	private const OLD = [ 'api_base_url' => 'https://functions.example/', 'store_id' => 'store-accra', 'integration_key' => self::KEY, 'cache_ttl' => '600' ];

	protected function setUp(): void {
		parent::setUp();
		delete_option( Secrets::OPTION );
		update_option( SettingsStore::OPTION, self::OLD );
		update_option( 'sedifex_sync_health', [ 'ok' => true ] );
		set_transient( 'sedifex_sync_products', [ 1, 2, 3 ], 600 );
	}

	private static function take_over(): void {
		( new EarlierPlugin( new Secrets( new Constants( [] ) ) ) )->take_over();
	}

	private static function settings(): Settings {
		$constants = new Constants( [] );
		return ( new SettingsStore( new Secrets( $constants ), $constants, new UrlRules( new PublicAddress() ) ) )->get();
	}

	private static function assert_taken_over(): void {
		$settings = self::settings();
		self::assertSame( [ 'https://functions.example', 'store-accra', 600, true ], [ $settings->base_url, $settings->store_id, $settings->cache_ttl, $settings->is_connected() ] );
		self::assertSame( self::KEY, ( new Secrets( new Constants( [] ) ) )->get( 'integration_key' ) );
		self::assertStringNotContainsString( self::KEY, (string) wp_json_encode( wp_load_alloptions( true ) ) );
		self::assertArrayNotHasKey( 'api_base_url', (array) get_option( SettingsStore::OPTION ) );
		self::assertFalse( get_option( 'sedifex_sync_health' ) );
		self::assertFalse( get_transient( 'sedifex_sync_products' ) );
	}

	public function test_its_settings_live_on_and_the_plain_key_goes(): void {
		self::take_over();
		self::assert_taken_over();
	}

	public function test_once_done_it_asks_the_database_nothing(): void {
		global $wpdb;
		self::take_over();
		wp_load_alloptions();
		$before = $wpdb->num_queries;
		self::take_over();
		self::assertTrue( self::settings()->is_connected() );
		self::assertSame( $before, $wpdb->num_queries );
	}

	/** @return iterable<string, array{string}> */
	public function steps(): iterable {
		yield 'storing our own bytes' => [ 'add_option_' . Secrets::OPTION ];
		yield 'storing the key' => [ 'update_option_' . Secrets::OPTION ];
		yield 'deleting its health' => [ 'delete_option_sedifex_sync_health' ];
		yield 'deleting its transient' => [ 'deleted_transient' ];
		yield 'the last write' => [ 'update_option_' . SettingsStore::OPTION ];
	}

	/** @dataProvider steps */
	public function test_killed_after_any_step_it_loses_nothing( string $hook ): void {
		$die = static function (): void {
			throw new Exception( 'killed' );
		};
		add_action( $hook, $die );
		try {
			self::take_over();
			self::fail( "nothing happened at $hook" );
		} catch ( Exception $killed ) {
			self::assertSame( 'killed', $killed->getMessage() );
		}
		remove_action( $hook, $die );
		self::take_over();
		self::assert_taken_over();
	}

	public function test_a_key_that_the_database_does_not_keep_stays_in_its_old_place(): void {
		add_filter( 'query', static fn( string $query ): string => str_contains( $query, 'UPDATE' ) && str_contains( $query, Secrets::OPTION ) ? 'SELECT 1' : $query );
		self::take_over();
		self::assertSame( self::KEY, ( (array) get_option( SettingsStore::OPTION ) )['integration_key'] ?? null );
	}

	public function test_a_key_typed_into_the_earlier_plugin_later_is_the_last_word(): void {
		self::take_over();
		update_option( SettingsStore::OPTION, [ ...self::OLD, 'integration_key' => 'sedx_typed-later-0001' ] );
		self::take_over();
		self::assertSame( 'sedx_typed-later-0001', ( new Secrets( new Constants( [] ) ) )->get( 'integration_key' ) );
		self::assertArrayNotHasKey( 'integration_key', (array) get_option( SettingsStore::OPTION ) );
	}

	public function test_what_cannot_be_used_falls_back_to_the_defaults(): void {
		foreach ( [ [ 'api_base_url' => '', 'store_id' => '', 'integration_key' => '', 'cache_ttl' => 0 ], [ 'api_base_url' => 'javascript:x', 'store_id' => [ 1 ], 'integration_key' => null, 'cache_ttl' => 'x' ], 'text', [] ] as $old ) {
			update_option( SettingsStore::OPTION, $old );
			self::take_over();
			self::assertFalse( self::settings()->is_connected() );
			self::assertSame( Settings::DEFAULT_BASE_URL, self::settings()->base_url );
		}
	}
}
