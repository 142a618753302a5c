<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Settings;

use Sedifex\Sync\Settings\Constants;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\Settings;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Settings\UrlRules;
use Sedifex\Sync\Support\PublicAddress;
use Sedifex\Sync\Tests\WpTestCase;
use WP_Error;

final class SettingsStoreTest extends WpTestCase {

	private const KEY = 'sedx_0123456789abcdef';

	protected function setUp(): void {
		parent::setUp();
		delete_option( Secrets::OPTION );
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM ] );
	}

	/** @param array<string, string> $constants */
	private static function store( array $constants = [], bool $is_local = false ): SettingsStore {
		$constants = new Constants( $constants );
		$addresses = new PublicAddress( static fn( string $host ): array => str_ends_with( $host, 'public.example' ) ? [ '8.8.8.8' ] : [ '10.0.0.1' ] );
		return new SettingsStore( new Secrets( $constants ), $constants, new UrlRules( $addresses, $is_local ) );
	}

	/** @return array<string, string> */
	private static function problems( bool|WP_Error $result ): array {
		self::assertInstanceOf( WP_Error::class, $result );
		self::assertSame( 'sedifex_settings_invalid', $result->get_error_code() );
		return $result->get_error_data()['params'];
	}

	public function test_without_anything_stored_the_defaults_hold(): void {
		delete_option( SettingsStore::OPTION );
		$settings = self::store()->get();
		self::assertSame( '', $settings->store_id );
		self::assertSame( Settings::DEFAULT_BASE_URL, $settings->base_url );
		self::assertSame( [ 'GHS', '2026-04-13', 300, '' ], [ $settings->currency, $settings->contract_version, $settings->cache_ttl, $settings->whatsapp ] );
		self::assertSame( get_bloginfo( 'name' ), $settings->site_label );
		self::assertFalse( $settings->is_connected() );
		self::assertSame( '', $settings->page_url( 'shop' ) );
	}

	public function test_what_is_saved_is_read_in_its_proper_form(): void {
		$page  = self::factory_page( 'publish' );
		$store = self::store();
		self::assertTrue(
			$store->save(
				[
					'store_id' => ' store-accra ', 'integration_key' => self::KEY, 'base_url' => 'https://api.public.example/v1/', 'currency' => 'kes',
					'cache_ttl' => 60, 'payments' => [ 'pay_on_delivery', 'online' ], 'receive' => [ 'pickup' ], 'whatsapp' => '024 000 0000',
					'pages' => [ 'shop' => $page ], 'show_originals' => true, 'mail_customer' => false, 'site_label' => 'Mensah & Sons',
				]
			)
		);
		$settings = $store->get();
		self::assertSame( [ 'store-accra', 'https://api.public.example/v1', 'KES', 60 ], [ $settings->store_id, $settings->base_url, $settings->currency, $settings->cache_ttl ] );
		self::assertSame( [ [ 'online', 'pay_on_delivery' ], [ 'pickup' ], '+233240000000', 'Mensah & Sons' ], [ $settings->payments, $settings->receive, $settings->whatsapp, $settings->site_label ] );
		self::assertSame( [ true, false, true ], [ $settings->show_originals, $settings->mail_customer, $settings->is_connected() ] );
		self::assertSame( get_permalink( $page ), $settings->page_url( 'shop' ) );
		self::assertSame( '', $settings->page_url( 'cart' ) );
		self::assertStringNotContainsString( self::KEY, (string) wp_json_encode( get_option( SettingsStore::OPTION ) ) );
	}

	public function test_a_webhook_secret_may_have_any_letters(): void {
		self::assertTrue( self::store()->save( [ 'webhook_secret' => 'pässwört-☃-secret' ] ) );
		self::assertSame( 'pässwört-☃-secret', ( new Secrets( new Constants() ) )->get( 'webhook_secret' ) );
	}

	public function test_a_save_needs_no_key_again(): void {
		self::store()->save( [ 'store_id' => 's1', 'integration_key' => self::KEY ] );
		self::assertTrue( self::store()->save( [ 'store_id' => 's2', 'integration_key' => '', 'webhook_secret' => null ] ) );
		self::assertTrue( self::store()->get()->is_connected() );
		self::assertSame( 's2', self::store()->get()->store_id );
	}

	/** @return iterable<string, array{string, mixed}> */
	public function wrong(): iterable {
		$wrong = [
			'store_id'         => [ 'My Shop', 'a/b', '..', '__x__', str_repeat( 'a', 129 ), 7, null, [ 'a' ], "a\nb", 'a?b' ],
			'base_url'         => [ '', 'http://api.public.example', 'ftp://api.public.example', 'api.public.example', 'https://user:pass@api.public.example', 'https://private.example', 'https://127.0.0.1', 'https://[::1]', 'https://169.254.169.254', 'https://api.public.example:8443', 'https://api.public.example/?a=b', 'https://api.public.example/#a', 'javascript:alert(1)', 7, 'https://2130706433' ],
			'checkout_url'     => [ 'http://api.public.example/create', 'https://localhost/create', 'https://private.example/create', false ],
			'currency'         => [ 'GH', 'cedis', '', 7 ],
			'contract_version' => [ '', "2026\r\nX-Evil: 1", str_repeat( '1', 41 ), 20260413 ],
			'site_label'       => [ str_repeat( 'a', 81 ), "two\nlines", 7 ],
			'cache_ttl'        => [ 29, 86401, -1, 0, 1.5, '1e3', 'x', null ],
			'payments'         => [ [], [ 'card' ], [ 'online', 'card' ], 'online', null ],
			'receive'          => [ [], [ 'post' ] ],
			'whatsapp'         => [ '12', 'abc', 240000000 ],
			'pages'            => [ [ 'shop' => 99999999 ], [ 'shop' => -1 ], [ 'shop' => '1' ], 'shop' ],
			'show_originals'   => [ 'yes', 1, null ],
			'owner_email'      => [ 'ama', "ama@example.org\nBcc: x@example.org", 7, null ],
			'remove'           => [ [ 'everything' ], 'orders', null ],
			'integration_key'  => [ 'short', 'has space in it', "sedx_0000\r\nX-Evil: 1", 'sedx_ünïcode', 7, [ self::KEY ], str_repeat( 'a', 513 ) ],
			'webhook_secret'   => [ 'short', "two lines\nof secret", 7, str_repeat( 'a', 257 ) ],
			'selldone_sign_key' => [ 'short', str_repeat( 'a', 51 ), 7 ],
			'unknown'          => [ 'anything' ],
			'form'             => [ 1 ],
			'has_key'          => [ true ],
		];
		foreach ( $wrong as $name => $values ) {
			foreach ( $values as $i => $value ) {
				yield "$name $i" => [ $name, $value ];
			}
		}
	}

	/** @dataProvider wrong */
	public function test_a_wrong_value_is_named_and_nothing_is_saved( string $name, mixed $value ): void {
		self::store()->save( [ 'store_id' => 'before', 'integration_key' => self::KEY ] );
		$before = [ get_option( SettingsStore::OPTION ), get_option( Secrets::OPTION ) ];
		$result = self::store()->save( [ 'currency' => 'KES', 'webhook_secret' => 'whsec-0123456789', $name => $value ] );
		self::assertSame( [ $name ], array_keys( self::problems( $result ) ) );
		self::assertSame( $before, [ get_option( SettingsStore::OPTION ), get_option( Secrets::OPTION ) ] );
	}

	public function test_plain_http_and_private_hosts_are_for_local_sites(): void {
		$changes = [ 'base_url' => 'http://127.0.0.1:9410', 'checkout_url' => 'http://localhost:9410/create?x=1' ];
		self::assertSame( array_keys( $changes ), array_keys( self::problems( self::store()->save( $changes ) ) ) );
		self::assertTrue( self::store( [], true )->save( $changes ) );
		self::assertSame( 'http://127.0.0.1:9410', self::store( [], true )->get()->base_url );
		// Taken to a public server, the address is not swapped for another: the key would go there.
		self::assertSame( 'http://127.0.0.1:9410', self::store()->get()->base_url );
	}

	public function test_an_unchanged_address_is_not_looked_up_again(): void {
		self::store()->save( [ 'base_url' => 'https://api.public.example' ] );
		$constants = new Constants( [] );
		$deaf      = new SettingsStore( new Secrets( $constants ), $constants, new UrlRules( new PublicAddress( static fn(): array => [] ), false ) );
		self::assertTrue( $deaf->save( [ 'base_url' => 'https://api.public.example', 'checkout_url' => '', 'currency' => 'KES' ] ) );
	}

	public function test_constants_win_are_named_and_never_stored(): void {
		$with = self::store( [ 'SEDIFEX_STORE_ID' => 'from-constant', 'SEDIFEX_INTEGRATION_API_KEY' => 'sedx_from-constant', 'SEDIFEX_API_BASE_URL' => ' ' ] );
		self::assertSame( 'from-constant', $with->get()->store_id );
		self::assertTrue( $with->get()->is_connected() );
		self::assertSame( [ 'SEDIFEX_STORE_ID', '' ], [ $with->constant_of( 'store_id' ), $with->constant_of( 'base_url' ) ] );
		self::assertTrue( $with->save( [ 'store_id' => 'from-constant', 'currency' => 'KES' ] ) );
		self::assertStringContainsString( 'SEDIFEX_STORE_ID', self::problems( $with->save( [ 'store_id' => 'mine' ] ) )['store_id'] );
		self::assertArrayHasKey( 'integration_key', self::problems( $with->save( [ 'integration_key' => self::KEY ] ) ) );
		$stored = (string) wp_json_encode( [ get_option( SettingsStore::OPTION ), get_option( Secrets::OPTION ) ] );
		self::assertStringNotContainsString( 'from-constant', $stored );
		self::assertSame( '', self::store()->get()->store_id );
	}

	public function test_what_other_code_wrote_is_checked_again(): void {
		update_option( SettingsStore::OPTION, [ 'form' => 2, 'store_id' => [ 'x' ], 'cache_ttl' => 'soon', 'payments' => 'all', 'pages' => [ 'shop' => 'x' ], 'currency' => '<b>', 'mail_customer' => 'no' ] );
		$settings = self::store()->get();
		self::assertSame( [ '', 300, Settings::PAYMENTS, 'GHS', true ], [ $settings->store_id, $settings->cache_ttl, $settings->payments, $settings->currency, $settings->mail_customer ] );
	}

	public function test_a_page_counts_only_while_it_is_published(): void {
		$page = self::factory_page( 'draft' );
		self::assertTrue( self::store()->save( [ 'pages' => [ 'cart' => $page ] ] ) );
		self::assertSame( '', self::store()->get()->page_url( 'cart' ) );
		wp_update_post( [ 'ID' => $page, 'post_status' => 'publish' ] );
		self::assertSame( get_permalink( $page ), self::store()->get()->page_url( 'cart' ) );
		wp_trash_post( $page );
		self::assertArrayHasKey( 'pages', self::problems( self::store()->save( [ 'pages' => [ 'cart' => $page ] ] ) ) );
	}

	private static function factory_page( string $status ): int {
		return wp_insert_post( [ 'post_type' => 'page', 'post_title' => 'A page', 'post_status' => $status ] );
	}
}
