<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Sedifex;

use Sedifex\Sync\Sedifex\AnswerReader;
use Sedifex\Sync\Sedifex\Capabilities;
use Sedifex\Sync\Sedifex\Client;
use Sedifex\Sync\Sedifex\ErrorCategory;
use Sedifex\Sync\Sedifex\SnapshotStore;
use Sedifex\Sync\Sedifex\Transport;
use Sedifex\Sync\Settings\Constants;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Settings\UrlRules;
use Sedifex\Sync\Support\PublicAddress;
use Sedifex\Sync\Support\SystemClock;
use Sedifex\Sync\Tests\WpTestCase;

final class ClientTest extends WpTestCase {

	private const CONNECTED = [
		'SEDIFEX_STORE_ID'            => 'store accra',
		'SEDIFEX_INTEGRATION_API_KEY' => 'sedx_0123456789abcdef',
		'SEDIFEX_API_BASE_URL'        => 'https://api.public.example',
	];

	protected function setUp(): void {
		parent::setUp();
		global $wpdb;
		$wpdb->query( "DELETE FROM {$wpdb->prefix}sedifex_snapshots" );
		delete_option( Secrets::OPTION );
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM, 'store_id' => 'store-accra' ] );
		$this->remote = static fn(): array => self::http( 200, '{"ok":true}' );
	}

	/** @param array<string, string> $constants */
	private static function client( array $constants = self::CONNECTED ): Client {
		global $wpdb;
		unset( $constants['SEDIFEX_STORE_ID'] );
		$constants = new Constants( $constants );
		$secrets   = new Secrets( $constants );
		$urls      = new UrlRules( new PublicAddress( static fn( string $host ): array => 'api.public.example' === $host || 'pay.public.example' === $host ? [ '8.8.8.8', '2a00:1450::1' ] : [ '10.0.0.1' ] ), false );
		return new Client( new SettingsStore( $secrets, $constants, $urls ), $secrets, new Transport( $urls, new SystemClock() ), new AnswerReader(), new Capabilities( new SnapshotStore( $wpdb ) ), '9.9.9' );
	}

	/** @return list<string> Method and address of each request. */
	private function asked(): array {
		return array_map( static fn( array $one ): string => ( is_string( $one['args']['method'] ) ? $one['args']['method'] : '' ) . ' ' . $one['url'], $this->sent );
	}

	public function test_each_call_goes_where_sedifex_listens(): void {
		$client = self::client();
		$client->products();
		$client->social_settings();
		$client->preview( [ 'a' => 1 ] );
		$client->order_status( 'SFX-1/2 &x' );
		$client->receipt( 'SFX-1' );
		$client->checkout_create( [ 'amount' => 122.9, 'name' => 'Kɔfi "/" 🎉' ] );
		$client->cash_create( [] );
		$client->delivery_request( [] );
		$client->availability();
		$client->bookings();
		$client->booking_create( [ 'slotId' => 'slot_1', 'attributes' => [ 'sedifexSyncRef' => 'SFX-1' ] ] );
		$base = 'https://api.public.example/';
		self::assertSame(
			[
				"GET {$base}v1IntegrationProducts?storeId=store-accra",
				"GET {$base}v1IntegrationSocialSettings?storeId=store-accra",
				"POST {$base}integrationCheckoutPreview",
				"GET {$base}integrationOrderStatus?storeId=store-accra&reference=SFX-1%2F2%20%26x",
				"GET {$base}publicQuickPayReceipt?storeId=store-accra&reference=SFX-1",
				"POST {$base}integrationCheckoutCreate",
				"POST {$base}integrationCashCheckoutCreate",
				"POST {$base}integration/orders/request",
				"GET {$base}v1IntegrationAvailability?storeId=store-accra",
				"GET {$base}v1IntegrationBookings?storeId=store-accra",
				"POST {$base}v1IntegrationBookings?storeId=store-accra",
			],
			$this->asked()
		);
		self::assertSame( '{"amount":122.9,"name":"Kɔfi \"/\" 🎉"}', $this->sent[5]['args']['body'] );
		self::assertSame( '{"slotId":"slot_1","attributes":{"sedifexSyncRef":"SFX-1"}}', $this->sent[10]['args']['body'] );
	}

	public function test_each_call_carries_the_same_headers_and_care(): void {
		$client = self::client();
		$client->products();
		$client->checkout_create( [], 13.5 );
		$client->preview( [], 30 );
		$client->booking_create( [] );
		$client->lead_create( 'https://api.public.example/checkoutRequests', [] );
		foreach ( $this->sent as $one ) {
			self::assertSame(
				[
					'x-api-key'                  => 'sedx_0123456789abcdef',
					'Authorization'              => 'Bearer sedx_0123456789abcdef',
					'X-Sedifex-Contract-Version' => '2026-04-13',
					'Accept'                     => 'application/json',
					'Content-Type'               => 'application/json',
					'User-Agent'                 => 'SedifexSync/9.9.9; ' . home_url(),
				],
				$one['args']['headers']
			);
			self::assertSame( [ 0, true, true ], [ $one['args']['redirection'], $one['args']['sslverify'], $one['args']['reject_unsafe_urls'] ] );
			self::assertGreaterThan( 0, $one['args']['limit_response_size'] );
			self::assertSame( 'api.public.example:443:8.8.8.8,2a00:1450::1', $one['args']['sedifex_sync_pin'] );
			self::assertStringNotContainsString( 'sedx_', $one['url'] );
		}
		self::assertSame( [ 13.5, 10.0 ], [ $this->sent[1]['args']['timeout'], $this->sent[2]['args']['timeout'] ] );
	}

	public function test_an_enquiry_takes_the_key_to_sedifex_only(): void {
		$calls = 0;
		add_action(
			'sedifex_called',
			static function () use ( &$calls ): void {
				++$calls;
			}
		);
		$addresses = [ 'https://pay.public.example/hook?x=1', 'https://api.public.example.pay.public.example/', 'https://api.public.example' ];
		$answers   = array_map( static fn( string $url ): string => self::client()->lead_create( $url, [ 'contact' => '024' ], 7.5 )->code, $addresses );
		self::assertSame( [ '', 'address_not_found', '' ], $answers );
		self::assertSame( [ 'POST https://pay.public.example/hook?x=1', 'POST https://api.public.example' ], $this->asked() );
		foreach ( $this->sent as $one ) {
			self::assertSame( [ 'Accept' => 'application/json', 'Content-Type' => 'application/json', 'User-Agent' => 'SedifexSync/9.9.9; ' . home_url() ], $one['args']['headers'] );
			self::assertSame( [ '{"contact":"024"}', 7.5, 0 ], [ $one['args']['body'], $one['args']['timeout'], $one['args']['redirection'] ] );
		}
		self::assertSame( 0, $calls );
	}

	public function test_an_enquiry_that_cannot_be_sent_or_read_says_so(): void {
		self::assertSame( [ 'address_not_allowed', true ], [ self::client()->lead_create( 'http://pay.public.example/', [] )->code, self::client()->lead_create( 'http://pay.public.example/', [] )->proven_unsent ] );
		self::assertSame( 'unreadable_body', self::client()->lead_create( 'https://pay.public.example/', [ 'a' => NAN ] )->code );
		self::assertSame( [], $this->sent );
		$this->remote = static fn(): array => self::http( 503, 'sedx_0123456789abcdef' );
		self::assertSame( [ 'http_503', false ], [ self::client()->lead_create( 'https://pay.public.example/', [] )->code, self::client()->lead_create( 'https://pay.public.example/', [] )->proven_unsent ] );
	}

	public function test_the_checkout_address_is_used_for_create_only(): void {
		$client = self::client( [ ...self::CONNECTED, 'SEDIFEX_INTEGRATION_CHECKOUT_CREATE_URL' => 'https://pay.public.example/create?x=1' ] );
		$client->checkout_create( [] );
		$client->cash_create( [] );
		self::assertSame( [ 'POST https://pay.public.example/create?x=1', 'POST https://api.public.example/integrationCashCheckoutCreate' ], $this->asked() );
	}

	public function test_without_store_or_key_nothing_is_sent(): void {
		$answer = self::client( [ 'SEDIFEX_API_BASE_URL' => 'https://api.public.example' ] )->products();
		self::assertSame( [ 'no_key', true, ErrorCategory::Authentication ], [ $answer->code, $answer->proven_unsent, $answer->category ] );
		self::assertNotSame( '', $answer->message() );
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM ] );
		self::assertSame( 'no_store', self::client()->checkout_create( [] )->code );
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM, 'store_id' => 's' ] );
		self::assertSame( 'no_key', self::client( [ 'SEDIFEX_INTEGRATION_API_KEY' => "sedx_0000\r\nX-Evil: 1" ] )->products()->code );
		self::assertSame( [], $this->sent );
	}

	public function test_a_locked_key_is_not_sent(): void {
		( new Secrets( new Constants( [] ) ) )->set( 'integration_key', 'sedx_0123456789abcdef' );
		add_filter( 'salt', static fn(): string => 'other' );
		$answer = self::client( [ 'SEDIFEX_API_BASE_URL' => 'https://api.public.example' ] )->checkout_create( [] );
		self::assertSame( [ 'key_locked', true ], [ $answer->code, $answer->proven_unsent ] );
		self::assertSame( [], $this->sent );
	}

	public function test_addresses_that_are_not_public_https_are_not_called(): void {
		$addresses = [
			'http://api.public.example' => 'address_not_allowed', 'https://api.public.example:8443' => 'address_not_allowed',
			'https://inside.example' => 'address_not_found', 'https://127.0.0.1' => 'address_not_found', 'https://[::1]' => 'address_not_found', 'https://169.254.169.254' => 'address_not_found',
		];
		foreach ( $addresses as $address => $code ) {
			$answer = self::client( [ ...self::CONNECTED, 'SEDIFEX_API_BASE_URL' => $address ] )->checkout_create( [] );
			self::assertSame( [ $code, true ], [ $answer->code, $answer->proven_unsent ], $address );
		}
		$answer = self::client( [ ...self::CONNECTED, 'SEDIFEX_INTEGRATION_CHECKOUT_CREATE_URL' => 'https://inside.example/create' ] )->checkout_create( [] );
		self::assertSame( 'address_not_found', $answer->code );
		self::assertSame( [], $this->sent );
	}

	public function test_the_catalogue_is_tried_under_its_other_name_once(): void {
		$this->remote = static fn( string $url ): array => str_contains( $url, 'v1Integration' ) ? self::http( 404, '<html></html>' ) : self::http( 200, '{"products":[]}' );
		self::assertTrue( self::client()->products()->ok() );
		self::assertTrue( self::client()->products()->ok() );
		self::assertCount( 3, $this->sent );
		self::assertStringContainsString( '/integrationProducts?', $this->sent[2]['url'] );
	}

	public function test_a_catalogue_under_neither_name_keeps_its_own_answer(): void {
		$this->remote = static fn( string $url ): array => self::http( str_contains( $url, 'v1Integration' ) ? 404 : 500, '<html></html>' );
		$answer       = self::client()->products();
		self::assertSame( [ 404, ErrorCategory::Absent ], [ $answer->status, $answer->category ] );
		self::client()->products();
		self::assertCount( 4, $this->sent );
	}

	public function test_other_failures_of_the_catalogue_are_not_tried_twice(): void {
		$this->remote = static fn(): array => self::http( 401, '{"error":"invalid-api-key"}' );
		self::client()->products();
		self::assertCount( 1, $this->sent );
	}

	public function test_a_missing_function_is_asked_for_once_a_day_and_per_address(): void {
		$this->remote = static fn(): array => self::http( 404, '<html></html>' );
		for ( $i = 0; $i < 3; $i++ ) {
			$answer = self::client()->delivery_request( [] );
			self::assertSame( [ 404, ErrorCategory::Absent, false ], [ $answer->status, $answer->category, $answer->proven_unsent ] );
		}
		self::assertCount( 1, $this->sent );
		self::assertFalse( self::client()->has_delivery_requests() );
		self::assertCount( 1, $this->sent );
		self::client( [ ...self::CONNECTED, 'SEDIFEX_API_BASE_URL' => 'https://pay.public.example' ] )->delivery_request( [] );
		self::assertCount( 2, $this->sent );
		global $wpdb;
		$wpdb->query( "UPDATE {$wpdb->prefix}sedifex_snapshots SET fetched_at = fetched_at - 86401" );
		self::client()->delivery_request( [] );
		self::assertCount( 3, $this->sent );
	}

	public function test_each_thing_learnt_has_an_age_of_its_own(): void {
		global $wpdb;
		$store = new SnapshotStore( $wpdb );
		( new Capabilities( $store ) )->remember( 'https://api.public.example', 'old', false );
		$name   = (string) $wpdb->get_var( "SELECT name FROM {$wpdb->prefix}sedifex_snapshots" );
		$learnt = $store->read( $name );
		self::assertIsArray( $learnt['old'] );
		$store->write( $name, [ 'old' => [ ...$learnt['old'], 'at' => time() - 86401 ], 'new' => [ 'is' => true, 'at' => time() ] ] );
		$capabilities = new Capabilities( $store );
		self::assertNull( $capabilities->knows( 'https://api.public.example', 'old' ) );
		self::assertTrue( $capabilities->knows( 'https://api.public.example', 'new' ) );
	}

	public function test_a_404_in_json_is_no_missing_function(): void {
		$this->remote = static fn(): array => self::http( 404, '{"error":"store-not-found"}' );
		self::client()->delivery_request( [] );
		self::client()->delivery_request( [] );
		self::assertCount( 2, $this->sent );
	}

	/** @return iterable<int, array{int, bool|null}> */
	public function probes(): iterable {
		yield [ 204, true ];
		yield [ 200, true ];
		yield [ 405, true ];
		yield [ 404, false ];
		yield [ 401, null ];
		yield [ 500, null ];
		yield [ 301, null ];
	}

	/** @dataProvider probes */
	public function test_whether_delivery_requests_exist_is_probed_without_an_order( int $status, ?bool $expected ): void {
		$this->remote = static fn(): array => self::http( $status, '' );
		self::assertSame( $expected, self::client()->has_delivery_requests() );
		self::assertSame( [ 'OPTIONS https://api.public.example/integration/orders/request' ], $this->asked() );
		self::assertSame( $expected, self::client()->has_delivery_requests() );
		self::assertCount( null === $expected ? 2 : 1, $this->sent );
	}

	public function test_no_answer_to_the_probe_says_nothing(): void {
		$this->remote = null;
		self::assertNull( self::client()->has_delivery_requests() );
	}
}
