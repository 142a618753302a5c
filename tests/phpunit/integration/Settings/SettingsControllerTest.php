<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Settings;

use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\SettingsSchema;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Tests\WpTestCase;

final class SettingsControllerTest extends WpTestCase {

	private const KEY = 'sedx_0123456789abcdef';

	protected function setUp(): void {
		parent::setUp();
		delete_option( Secrets::OPTION );
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM ] );
	}

	/**
	 * @param array<string, mixed> $body
	 * @return array<string, mixed>
	 */
	private function ask( string $method, array $body = [], int $status = 200 ): array {
		$this->as_administrator();
		$answer = $this->rest( $method, '/settings', $body );
		self::assertSame( $status, $answer->get_status(), (string) wp_json_encode( $answer->get_data() ) );
		$data = json_decode( (string) wp_json_encode( $answer->get_data() ), true );
		self::assertIsArray( $data );
		return $data;
	}

	public function test_only_administrators_may_see_or_change_them(): void {
		foreach ( [ 0, $this->user( 'subscriber' ), $this->user( 'editor' ) ] as $user ) {
			wp_set_current_user( $user );
			foreach ( [ 'GET', 'POST' ] as $method ) {
				self::assertContains( $this->rest( $method, '/settings', [ 'store_id' => 'x' ] )->get_status(), [ 401, 403 ] );
			}
		}
		self::assertSame( [ 'form' => SettingsStore::FORM ], get_option( SettingsStore::OPTION ) );
	}

	public function test_every_answer_is_what_the_schema_says(): void {
		foreach ( [ $this->ask( 'GET' ), $this->ask( 'POST', [ 'store_id' => 'store-accra', 'integration_key' => self::KEY, 'whatsapp' => '0240000000' ] ), $this->ask( 'GET' ) ] as $answer ) {
			$valid = rest_validate_value_from_schema( $answer, SettingsSchema::answer(), 'answer' );
			self::assertTrue( $valid, is_wp_error( $valid ) ? $valid->get_error_message() : '' );
		}
	}

	public function test_secrets_go_in_and_never_come_out(): void {
		$answer = $this->ask( 'POST', [ 'integration_key' => self::KEY ] );
		self::assertSame( [ 'has_value' => true, 'last4' => 'cdef', 'source' => 'stored', 'locked' => false ], $answer['secrets']['integration_key'] );
		self::assertStringNotContainsString( '0123456789', (string) wp_json_encode( $answer ) );
		$answer = $this->ask( 'POST', [ 'integration_key' => '', 'currency' => 'KES' ] );
		self::assertTrue( $answer['secrets']['integration_key']['has_value'] );
		$answer = $this->ask( 'POST', [ 'forget' => [ 'integration_key' ] ] );
		self::assertFalse( $answer['secrets']['integration_key']['has_value'] );
	}

	public function test_each_wrong_field_gets_its_own_sentence_and_nothing_is_saved(): void {
		$answer = $this->ask( 'POST', [ 'store_id' => 'My Shop', 'payments' => [], 'currency' => 'KES', 'integration_key' => self::KEY ], 400 );
		self::assertSame( 'sedifex_settings_invalid', $answer['code'] );
		self::assertSame( [ 'store_id', 'payments' ], array_keys( $answer['data']['params'] ) );
		self::assertSame( [ 'form' => SettingsStore::FORM ], get_option( SettingsStore::OPTION ) );
		self::assertFalse( $this->ask( 'GET' )['secrets']['integration_key']['has_value'] );
		self::assertStringNotContainsString( '0123456789', (string) wp_json_encode( $answer ) );
	}

	public function test_wrong_types_are_refused_by_name(): void {
		foreach ( [ 'cache_ttl' => 'soon', 'payments' => [ 'card' ], 'mail_customer' => 'maybe', 'pages' => [ 'shop' => 'x' ], 'forget' => [ 'else' ] ] as $name => $value ) {
			$answer = $this->ask( 'POST', [ $name => $value ], 400 );
			self::assertSame( [ $name ], array_keys( $answer['data']['params'] ) );
		}
	}

	public function test_what_is_no_setting_is_ignored(): void {
		$this->ask( 'POST', [ 'currency' => 'KES', 'form' => 1, 'admin_email' => 'x@example.com', 'has_key' => true ] );
		self::assertSame( [ 'form' => SettingsStore::FORM, 'currency' => 'KES' ], get_option( SettingsStore::OPTION ) );
	}

	public function test_pages_that_are_not_named_stay(): void {
		$ids = [];
		foreach ( [ 'One', 'Two' ] as $title ) {
			$ids[] = wp_insert_post( [ 'post_type' => 'page', 'post_title' => $title, 'post_status' => 'publish' ] );
		}
		$this->ask( 'POST', [ 'pages' => [ 'shop' => $ids[0] ] ] );
		$answer = $this->ask( 'POST', [ 'pages' => [ 'cart' => $ids[1] ] ] );
		self::assertSame( [ 'shop' => $ids[0], 'cart' => $ids[1], 'status' => 0, 'booking' => 0 ], $answer['settings']['pages'] );
	}

	public function test_a_locked_key_is_said_to_the_administrator_where_we_may_speak_up(): void {
		$this->ask( 'POST', [ 'store_id' => 'store-accra', 'integration_key' => self::KEY ] );
		add_filter( 'salt', static fn(): string => 'other' );
		// Salts change between requests; within one, settings are built again when an option changes.
		update_option( SettingsStore::OPTION, [ ...(array) get_option( SettingsStore::OPTION ), 'touched' => 1 ] );
		$answer = $this->ask( 'GET' );
		self::assertTrue( $answer['secrets']['integration_key']['locked'] );
		self::assertFalse( $answer['is_connected'] );
		$notices = static function (): string {
			ob_start();
			do_action( 'admin_notices' );
			return (string) ob_get_clean();
		};
		set_current_screen( 'upload' );
		self::assertStringNotContainsString( 'cannot read its stored keys', $notices() );
		set_current_screen( 'plugins' );
		self::assertStringContainsString( 'cannot read its stored keys', $notices() );
		wp_set_current_user( $this->user( 'editor' ) );
		self::assertStringNotContainsString( 'cannot read its stored keys', $notices() );
	}
}
