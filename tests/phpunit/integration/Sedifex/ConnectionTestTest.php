<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Sedifex;

use Sedifex\Sync\Sedifex\ConnectionController;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Tests\WpTestCase;

final class ConnectionTestTest extends WpTestCase {

	private const YES = '{"ok":true,"storeId":"store-accra","products":[{"id":"a"},{"id":"b"}]}';

	protected function setUp(): void {
		parent::setUp();
		delete_option( Secrets::OPTION );
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM ] );
		$this->connect();
		$this->remote = static fn(): array => self::http( 200, self::YES );
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
		wp_set_current_user( $this->user( 'editor' ) );
		self::assertSame( 403, $this->rest( 'POST', '/connection/test' )->get_status() );
		self::assertSame( [], $this->sent );
	}

	public function test_all_is_well(): void {
		[ $states, $data ] = $this->test_now();
		self::assertTrue( $data['ok'] );
		self::assertSame( [ 'address' => 'ok', 'contract' => 'ok', 'store' => 'ok', 'key' => 'ok', 'products' => 'ok', 'delivery' => 'ok' ], $states );
		self::assertStringContainsString( '2', $data['checks'][4]['message'] );
	}

	/** @return iterable<string, array{int, string, string}> */
	public function failures(): iterable {
		yield 'wrong key' => [ 401, '{"error":"invalid-api-key"}', 'key' ];
		yield 'forbidden' => [ 403, '', 'key' ];
		yield 'no store' => [ 400, '{"error":"missing-store-id"}', 'store' ];
		yield 'another store' => [ 200, '{"ok":true,"storeId":"else","products":[]}', 'store' ];
		yield 'not a list' => [ 200, '{"ok":true,"storeId":"store-accra"}', 'products' ];
		yield 'contract' => [ 400, '{"error":"contract-version-mismatch","expectedVersion":"2027-01-01"}', 'contract' ];
		yield 'a page' => [ 200, '<html></html>', 'address' ];
		yield 'no function' => [ 404, '<html></html>', 'address' ];
		yield 'a redirect' => [ 302, '', 'address' ];
		yield 'out of order' => [ 500, '{"error":"integration-products-failed"}', 'products' ];
	}

	/** @dataProvider failures */
	public function test_the_step_that_failed_is_named( int $status, string $body, string $step ): void {
		$this->remote      = static fn(): array => self::http( $status, $body );
		[ $states, $data ] = $this->test_now();
		self::assertSame( $step, self::failed( $data ) );
		$is_after = false;
		foreach ( $states as $name => $state ) {
			self::assertSame( $name === $step ? 'failed' : ( $is_after ? 'skipped' : 'ok' ), $state, $name );
			$is_after = $is_after || $name === $step;
		}
	}

	public function test_the_wanted_version_is_offered(): void {
		$this->remote = static fn(): array => self::http( 400, '{"error":"contract-version-mismatch","expectedVersion":"2027-01-01"}' );
		self::assertSame( '2027-01-01', $this->test_now()[1]['expected_version'] );
	}

	public function test_without_network_the_address_is_the_step(): void {
		$this->remote      = null;
		[ $states, $data ] = $this->test_now();
		self::assertSame( 'address', self::failed( $data ) );
		self::assertNotContains( 'ok', $states );
	}

	public function test_what_is_missing_here_is_said_without_asking(): void {
		delete_option( Secrets::OPTION );
		[ $states, $data ] = $this->test_now();
		self::assertSame( [ 'key', [] ], [ self::failed( $data ), $this->sent ] );
		self::assertNotContains( 'ok', $states );
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM ] );
		self::assertSame( 'store', self::failed( $this->test_now()[1] ) );
	}

	public function test_an_empty_store_is_no_failure(): void {
		$this->remote      = static fn(): array => self::http( 200, '{"ok":true,"storeId":"store-accra","products":[]}' );
		[ $states, $data ] = $this->test_now();
		self::assertSame( [ true, 'notice' ], [ $data['ok'], $states['products'] ] );
	}

	public function test_it_says_where_cash_orders_will_be_found(): void {
		$words = [];
		foreach ( [ 204, 404, 500 ] as $status ) {
			$this->remote = static fn( string $url ): array => str_contains( $url, 'orders/request' ) ? self::http( $status, '' ) : self::http( 200, self::YES );
			$words[]      = $this->test_now()[1]['checks'][5]['message'];
		}
		self::assertCount( 3, array_unique( $words ) );
		$this->connect( [ 'payments' => [ 'online' ] ] );
		self::assertSame( 'skipped', $this->test_now()[0]['delivery'] );
	}

	public function test_the_key_is_nowhere_in_the_answer(): void {
		$this->remote = static fn(): array => self::http( 401, '{"error":"sedx_0123456789abcdef","debug":{"apiKeyHint":"sedx***cdef"}}' );
		$all          = (string) wp_json_encode( $this->test_now()[1] );
		self::assertStringNotContainsString( '0123456789', $all );
		self::assertStringNotContainsString( 'cdef', $all );
	}
}
