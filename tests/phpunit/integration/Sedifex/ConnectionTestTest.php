<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Sedifex;

use Sedifex\Sync\Sedifex\ConnectionController;
use Sedifex\Sync\Sedifex\ConnectionTest;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Tests\WpTestCase;
use WP_Error;

final class ConnectionTestTest extends WpTestCase {

	/** The first two cannot be priced everywhere. */
	private const YES = '{"ok":true,"storeId":"store-accra","products":[{"id":"draft-a","price":5},{"id":"b","price":0},{"id":"c","name":"Cup","price":9.5}]}';

	/** What each function answers beside the catalogue; a test changes what it is about. */
	private const WELL = [
		'v1IntegrationProducts'      => [ 200, self::YES ],
		'v1IntegrationAvailability'  => [ 200, '{"ok":true,"storeId":"store-accra","authenticated":true,"slots":[{"id":"s"}]}' ],
		'integrationCheckoutCreate'  => [ 200, '{"ok":true,"sandbox":true,"persisted":false,"paystackSplit":{"enabled":true}}' ],
		'integrationCheckoutPreview' => [ 200, '{"final_total":950}' ],
		'integration/orders/request' => [ 404, '<html></html>' ],
	];

	protected function setUp(): void {
		global $wpdb;
		parent::setUp();
		$wpdb->query( "DELETE FROM {$wpdb->prefix}sedifex_snapshots" );
		delete_option( Secrets::OPTION );
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM ] );
		$this->connect();
		$this->sedifex();
		add_filter( 'home_url', static fn( string $url ): string => str_replace( 'http://', 'https://', $url ) );
	}

	/**
	 * @param array<string, array{int, string}> $changes What answers otherwise.
	 * @param int                               $ahead   Seconds by which its clock is ahead of ours.
	 */
	private function sedifex( array $changes = [], int $ahead = 0 ): void {
		$this->remote = static function ( string $url ) use ( $changes, $ahead ): array {
			foreach ( [ ...self::WELL, ...$changes ] as $function => [ $status, $body ] ) {
				if ( str_contains( $url, $function ) ) {
					return self::http( $status, $body, [ 'date' => gmdate( 'D, d M Y H:i:s', time() + $ahead ) . ' GMT' ] );
				}
			}
			return self::http( 404, '<html></html>' );
		};
	}

	/**
	 * What one step found.
	 *
	 * @return array{string, string} State and sentence.
	 */
	private function step( string $step ): array {
		foreach ( $this->test_now()[1]['checks'] as $check ) {
			if ( $step === $check['step'] ) {
				return [ $check['state'], $check['message'] ];
			}
		}
		self::fail( "no step $step" );
	}

	/** @return array<string, mixed> What was sent to a function. */
	private function sent_to( string $function ): array {
		foreach ( $this->sent as $one ) {
			if ( str_contains( $one['url'], $function ) ) {
				$body = json_decode( is_string( $one['args']['body'] ) ? $one['args']['body'] : '', true );
				self::assertIsArray( $body );
				return $body;
			}
		}
		self::fail( "$function was not asked" );
	}

	/** @param array<string, mixed> $changes */
	private function connect( array $changes = [] ): void {
		$this->as_administrator();
		$answer = $this->rest( 'POST', '/settings', [ 'store_id' => 'store-accra', 'integration_key' => 'sedx_0123456789abcdef', ...$changes ] );
		self::assertSame( 200, $answer->get_status() );
	}

	/** @return array{array<string, string>, array<string, mixed>} Step => state, and the whole answer. */
	private function test_now(): array {
		$answer = $this->rest( 'POST', '/connection/test' );
		self::assertSame( 200, $answer->get_status() );
		$data  = $answer->get_data();
		$valid = rest_validate_value_from_schema( $data, ConnectionController::schema(), 'answer' );
		self::assertTrue( $valid, is_wp_error( $valid ) ? $valid->get_error_message() : '' );
		self::assertIsArray( $data );
		return [ array_column( $data['checks'], 'state', 'step' ), $data ];
	}

	/** @param array<string, mixed> $data */
	private static function failed( array $data ): string {
		self::assertFalse( $data['ok'] );
		foreach ( $data['checks'] as $check ) {
			if ( 'failed' === $check['state'] ) {
				self::assertMatchesRegularExpression( '/^\p{Lu}.{15,200}\.$/u', $check['message'] );
				return $check['step'];
			}
		}
		self::fail( 'no step failed' );
	}

	public function test_only_administrators_may_test(): void {
		foreach ( [ [ $this->user( 'editor' ), 403 ], [ $this->user( 'subscriber' ), 403 ], [ 0, 401 ] ] as [ $user, $status ] ) {
			wp_set_current_user( $user );
			self::assertSame( $status, $this->rest( 'POST', '/connection/test' )->get_status() );
		}
		self::assertSame( [], $this->sent );
	}

	public function test_all_is_well(): void {
		[ $states, $data ] = $this->test_now();
		self::assertTrue( $data['ok'] );
		self::assertSame( '', $data['category'] );
		self::assertSame( array_fill_keys( ConnectionTest::STEPS, 'ok' ), $states );
		foreach ( $data['checks'] as $check ) {
			self::assertMatchesRegularExpression( '/^[\p{Lu}\d].{15,200}\.$/u', $check['message'] );
		}
		self::assertStringContainsString( ' 3 ', $this->step( 'products' )[1] );
	}

	/** @return iterable<string, array{int, string, string, string}> */
	public function failures(): iterable {
		yield 'wrong key' => [ 401, '{"error":"invalid-api-key"}', 'key', 'authentication' ];
		yield 'forbidden' => [ 403, '', 'key', 'authentication' ];
		yield 'no store' => [ 400, '{"error":"missing-store-id"}', 'store', 'authentication' ];
		yield 'another store' => [ 200, '{"ok":true,"storeId":"else","products":[]}', 'store', 'authentication' ];
		yield 'not a list' => [ 200, '{"ok":true,"storeId":"store-accra"}', 'products', 'data' ];
		yield 'contract' => [ 400, '{"error":"contract-version-mismatch","expectedVersion":"2027-01-01"}', 'contract', 'contract' ];
		yield 'a page' => [ 200, '<html></html>', 'address', 'data' ];
		yield 'no function' => [ 404, '<html></html>', 'address', 'authentication' ];
		yield 'a redirect' => [ 302, '', 'address', 'authentication' ];
		yield 'cut by the platform' => [ 408, '', 'address', 'network' ];
		yield 'out of order' => [ 500, '{"error":"integration-products-failed"}', 'products', 'network' ];
	}

	/** @dataProvider failures */
	public function test_the_step_that_failed_is_named( int $status, string $body, string $step, string $category ): void {
		$this->sedifex( [ 'v1IntegrationProducts' => [ $status, $body ] ] );
		[ $states, $data ] = $this->test_now();
		self::assertSame( [ $step, $category ], [ self::failed( $data ), $data['category'] ] );
		$is_after = false;
		foreach ( array_diff_key( $states, [ 'https' => true, 'clock' => true ] ) as $name => $state ) {
			self::assertSame( $name === $step ? 'failed' : ( $is_after ? 'skipped' : 'ok' ), $state, $name );
			$is_after = $is_after || $name === $step;
		}
		self::assertSame( [ 'ok', 'ok' ], [ $states['https'], $states['clock'] ] );
	}

	public function test_nothing_else_is_asked_after_a_failure(): void {
		$this->sedifex( [ 'v1IntegrationProducts' => [ 401, '{"error":"invalid-api-key"}' ] ] );
		$this->test_now();
		self::assertCount( 1, $this->sent );
	}

	public function test_plain_http_is_said(): void {
		remove_all_filters( 'home_url' );
		self::assertSame( 'notice', $this->step( 'https' )[0] );
		self::assertTrue( $this->test_now()[1]['ok'] );
	}

	public function test_a_clock_that_is_off_is_said_with_its_direction(): void {
		$found = [];
		foreach ( [ 200, -200, 1200, -1200 ] as $ahead ) {
			$this->sedifex( [], $ahead );
			$found[] = $this->step( 'clock' );
		}
		self::assertSame( [ 'ok', 'ok', 'notice', 'notice' ], array_column( $found, 0 ) );
		self::assertStringContainsString( '20 minutes slow', $found[2][1] );
		self::assertStringContainsString( '20 minutes fast', $found[3][1] );
		$this->remote = static fn(): array => self::http( 200, self::YES );
		self::assertSame( [ 'skipped', '' ], $this->step( 'clock' ) );
	}

	/** @return iterable<string, array{int, string, string}> */
	public function times_to_book(): iterable {
		yield 'some' => [ 200, '{"authenticated":true,"slots":[{},{}]}', 'ok' ];
		yield 'none' => [ 200, '{"authenticated":true,"slots":[]}', 'ok' ];
		yield 'the public view' => [ 200, '{"authenticated":false,"slots":[]}', 'notice' ];
		yield 'no such function' => [ 404, '<html></html>', 'skipped' ];
		yield 'out of order' => [ 500, '{"error":"x"}', 'notice' ];
		yield 'something else' => [ 200, '{"ok":true}', 'notice' ];
	}

	/** @dataProvider times_to_book */
	public function test_times_to_book( int $status, string $body, string $state ): void {
		$this->sedifex( [ 'v1IntegrationAvailability' => [ $status, $body ] ] );
		[ $found, $message ] = $this->step( 'availability' );
		self::assertSame( $state, $found );
		self::assertNotSame( '', $message );
		self::assertTrue( $this->test_now()[1]['ok'] );
	}

	public function test_the_checkout_is_tried_in_test_mode_and_with_what_can_be_priced(): void {
		$this->test_now();
		$body = $this->sent_to( 'integrationCheckoutCreate' );
		self::assertSame( [ true, 'sandbox' ], [ $body['sandbox'], $body['mode'] ] );
		self::assertSame( 'c', $body['items'][0]['item_id'] );
		self::assertStringStartsWith( 'SFX-TEST-', $body['reference'] );
		self::assertSame( 'c', $this->sent_to( 'integrationCheckoutPreview' )['items'][0]['item_id'] );
	}

	/** @return iterable<string, array{array<string, array{int, string}>, string}> */
	public function checkouts(): iterable {
		yield 'refused' => [ [ 'integrationCheckoutCreate' => [ 500, '{"error":"Invalid key"}' ] ], 'failed' ];
		yield 'not possible' => [ [ 'integrationCheckoutCreate' => [ 400, '{"error":"amount-required"}' ] ], 'failed' ];
		yield 'not a test' => [ [ 'integrationCheckoutCreate' => [ 200, '{"ok":true,"paystackSplit":{"enabled":true}}' ] ], 'notice' ];
		yield 'a key that may not price' => [ [ 'integrationCheckoutPreview' => [ 408, '' ] ], 'notice' ];
		yield 'a Sedifex that prices no carts' => [ [ 'integrationCheckoutPreview' => [ 404, '<html></html>' ] ], 'ok' ];
		yield 'nothing to price' => [ [ 'v1IntegrationProducts' => [ 200, '{"ok":true,"storeId":"store-accra","products":[{"id":"b","price":0}]}' ] ], 'skipped' ];
	}

	/**
	 * @dataProvider checkouts
	 * @param array<string, array{int, string}> $answers
	 */
	public function test_the_checkout( array $answers, string $state ): void {
		$this->sedifex( $answers );
		[ $found, $message ] = $this->step( 'checkout' );
		self::assertSame( $state, $found );
		self::assertNotSame( '', $message );
		// A shop can do without online payment: the connection itself is well.
		self::assertTrue( $this->test_now()[1]['ok'] );
	}

	public function test_where_payouts_go(): void {
		$found = [];
		foreach ( [ '{"enabled":true}', '{"enabled":false,"splitDisabledReason":"missing_paystack_subaccount"}', '{"enabled":false,"splitDisabledReason":"routing_blocked"}', '{"enabled":false,"splitDisabledReason":"settlement_mode_not_subaccount"}', 'null' ] as $split ) {
			$this->sedifex( [ 'integrationCheckoutCreate' => [ 200, '{"ok":true,"sandbox":true,"paystackSplit":' . $split . '}' ] ] );
			$found[] = $this->step( 'split' );
		}
		self::assertSame( [ 'ok', 'notice', 'notice', 'notice', 'skipped' ], array_column( $found, 0 ) );
		self::assertCount( 5, array_unique( array_column( $found, 1 ) ) );
		self::assertStringStartsWith( 'Not checked', $found[4][1] );
	}

	public function test_without_online_payment_no_checkout_is_tried(): void {
		$this->connect( [ 'payments' => [ 'pay_on_delivery' ] ] );
		$states = $this->test_now()[0];
		self::assertSame( [ 'skipped', 'skipped' ], [ $states['checkout'], $states['split'] ] );
		self::assertSame( [], array_filter( $this->sent, static fn( array $one ): bool => str_contains( $one['url'], 'Checkout' ) ) );
	}

	public function test_the_wanted_version_is_offered(): void {
		$this->sedifex( [ 'v1IntegrationProducts' => [ 400, '{"error":"contract-version-mismatch","expectedVersion":"2027-01-01"}' ] ] );
		self::assertSame( '2027-01-01', $this->test_now()[1]['expected_version'] );
		self::assertStringContainsString( 'One click', $this->step( 'contract' )[1] );
	}

	public function test_without_network_the_address_is_the_step(): void {
		$this->remote      = null;
		[ $states, $data ] = $this->test_now();
		self::assertSame( [ 'address', 'network' ], [ self::failed( $data ), $data['category'] ] );
		self::assertNotContains( 'ok', array_diff_key( $states, [ 'https' => true ] ) );
	}

	public function test_silence_is_waited_out_and_other_troubles_have_an_advice_of_their_own(): void {
		$kept = [];
		foreach ( [ 7, 28, 56, 6, 60 ] as $number ) {
			$this->remote = static fn(): WP_Error => new WP_Error( 'http_request_failed', "cURL error $number: x" );
			$kept[]       = str_contains( $this->step( 'address' )[1], 'test again in a few minutes' );
		}
		self::assertSame( [ true, true, true, false, false ], $kept );
	}

	public function test_what_is_missing_here_is_said_without_asking(): void {
		delete_option( Secrets::OPTION );
		[ $states, $data ] = $this->test_now();
		self::assertSame( [ 'key', [] ], [ self::failed( $data ), $this->sent ] );
		self::assertNotContains( 'ok', array_diff_key( $states, [ 'https' => true ] ) );
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM ] );
		self::assertSame( 'store', self::failed( $this->test_now()[1] ) );
	}

	public function test_an_empty_store_is_no_failure(): void {
		$this->sedifex( [ 'v1IntegrationProducts' => [ 200, '{"ok":true,"storeId":"store-accra","products":[]}' ] ] );
		[ $states, $data ] = $this->test_now();
		self::assertSame( [ true, 'notice' ], [ $data['ok'], $states['products'] ] );
	}

	public function test_it_says_where_cash_orders_will_be_found(): void {
		$found = [];
		foreach ( [ 204, 404, 500 ] as $status ) {
			$this->sedifex( [ 'integration/orders/request' => [ $status, '' ] ] );
			$found[] = $this->step( 'delivery' );
		}
		self::assertSame( [ 'ok', 'ok', 'notice' ], array_column( $found, 0 ) );
		self::assertCount( 3, array_unique( array_column( $found, 1 ) ) );
		$this->connect( [ 'payments' => [ 'online' ] ] );
		self::assertSame( [ 'skipped', '' ], $this->step( 'delivery' ) );
	}

	public function test_the_key_is_nowhere_in_the_answer(): void {
		$this->remote = static fn(): array => self::http( 401, '{"error":"sedx_0123456789abcdef","debug":{"apiKeyHint":"sedx***cdef"}}' );
		$all          = (string) wp_json_encode( $this->test_now()[1] );
		self::assertStringNotContainsString( '0123456789', $all );
		self::assertStringNotContainsString( 'cdef', $all );
	}
}
