<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Outbox;

use Sedifex\Sync\Settings\SettingsStore;

final class SiteFingerprintTest extends OrdersTestCase {

	public function test_a_site_that_took_no_order_is_this_site(): void {
		self::assertTrue( self::site()->is_this_site() );
		self::site()->stamp_if_new();
		self::assertTrue( self::site()->is_this_site() );
	}

	public function test_another_address_store_or_key_is_another_site(): void {
		self::site()->stamp();
		self::assertFalse( self::site( [ 'SEDIFEX_INTEGRATION_API_KEY' => 'sedx_another_key_of_it' ] )->is_this_site() );

		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM, 'store_id' => 'store-kumasi' ] );
		self::assertFalse( self::site()->is_this_site() );
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM, 'store_id' => self::STORE ] );
		self::assertTrue( self::site()->is_this_site() );

		self::with_home( 'https://staging.shop.example', static fn() => self::assertFalse( self::site()->is_this_site() ) );
		// A stamp is never renewed by itself.
		self::site( [ 'SEDIFEX_INTEGRATION_API_KEY' => 'sedx_another_key_of_it' ] )->stamp_if_new();
		self::assertTrue( self::site()->is_this_site() );
	}

	public function test_one_site_is_the_same_however_it_is_asked(): void {
		self::with_home( 'http://shop.example', static fn() => self::site()->stamp() );
		foreach ( [ 'https://shop.example', 'http://shop.example/', 'HTTPS://www.shop.example/' ] as $home ) {
			self::with_home( $home, static fn() => self::assertTrue( self::site()->is_this_site(), $home ) );
		}
		foreach ( [ 'https://shop.example/shop', 'https://shop.example.org', 'https://wwwshop.example' ] as $home ) {
			self::with_home( $home, static fn() => self::assertFalse( self::site()->is_this_site(), $home ) );
		}
	}

	public function test_neither_the_requests_https_nor_its_language_makes_another_site(): void {
		self::site()->stamp();
		$_SERVER['HTTPS'] = 'on';
		self::assertTrue( self::site()->is_this_site() );
		add_filter( 'home_url', static fn( string $url ): string => $url . '/fr/' );
		self::assertTrue( self::site()->is_this_site() );
	}

	private static function with_home( string $home, callable $work ): void {
		$filter = static fn(): string => $home;
		add_filter( 'option_home', $filter, 99 );
		$work();
		remove_filter( 'option_home', $filter, 99 );
	}
}
