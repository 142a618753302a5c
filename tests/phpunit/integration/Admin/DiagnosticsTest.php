<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Admin;

use Sedifex\Sync\Orders\OrderStore;
use Sedifex\Sync\Outbox\IntentState;
use Sedifex\Sync\Sedifex\Answer;
use Sedifex\Sync\Sedifex\ErrorCategory;
use Sedifex\Sync\Tests\Integration\Outbox\OrdersTestCase;

final class DiagnosticsTest extends OrdersTestCase {

	private const SECRETS = [
		'integration_key'         => 'sedx_0123456789abcdef',
		'webhook_secret'          => 'whsec_98765432100',
		'selldone_webhook_secret' => 'selldone-secret-4711',
		'selldone_sign_key'       => 'selldone-sign-0815',
		'sevi_webhook_token'      => 'sevi-token-2357',
	];

	protected function setUp(): void {
		parent::setUp();
		$this->as_administrator();
		$answer = $this->rest( 'POST', '/settings', [ 'store_id' => self::STORE, ...self::SECRETS ] );
		self::assertSame( 200, $answer->get_status() );
	}

	public function test_it_says_what_somebody_needs_who_is_asked_for_help(): void {
		$this->remote = static fn(): array => self::http( 401, '{"error":"invalid-api-key"}', [ 'x-sedifex-request-id' => '1763743839123-8f2k' ] );
		self::client()->products();
		$this->remote = static fn(): array => self::http( 200, '{"ok":true}', [ 'x-sedifex-request-id' => '1763743839999-zzzz' ] );
		self::client()->order_status( 'SFX-1' );
		$intent       = $this->stored();
		$this->intents->settle( $intent, IntentState::Attention );
		$text = $this->text();
		foreach ( [
			'Store ID: ' . self::STORE,
			'Base URL: https://',
			'Contract version: 2026-04-13',
			'Key: stored',
			'Sedifex Sync: 0.1.0',
			'WordPress: ' . get_bloginfo( 'version' ),
			'PHP: ' . PHP_VERSION,
			'Theme: ',
			'authentication, invalid-api-key, request 1763743839123-8f2k',
			'order_status, last success: ',
			'request 1763743839999-zzzz',
			'attention: 1',
			'Memory: ',
			'WP-Cron: ',
			'Pictures: 0 of 0 made',
		] as $wanted ) {
			self::assertStringContainsString( $wanted, $text );
		}
		self::assertMatchesRegularExpression( '/^Database: (?:[\d.]+|SQLite)/m', $text );
	}

	public function test_the_last_failure_of_each_kind_is_there(): void {
		$this->failed( ErrorCategory::Network, 'curl_28', '' );
		$this->failed( ErrorCategory::Upstream, 'http_500', '1763743839111-aaaa' );
		$this->failed( ErrorCategory::Upstream, 'http_503', '1763743839222-bbbb' );
		$text = $this->text();
		self::assertMatchesRegularExpression( '/^upstream: 2 lately, last .*, http_503, request 1763743839222-bbbb$/m', $text );
		self::assertMatchesRegularExpression( '/^network: 1 lately, last .*, curl_28, request none$/m', $text );
	}

	public function test_no_secret_and_nothing_of_a_customer_is_in_it(): void {
		global $wpdb;
		$customer = [
			'name'  => 'Akosua Zanzibar',
			'phone' => '+233245550142',
			'email' => 'akosua@zanzibar.example',
		];
		$intent   = $this->stored( 'online', [ 'customer' => $customer, 'delivery' => [ 'method' => 'delivery', 'location' => 'Labadi lighthouse', 'notes' => 'Ring twice' ] ] ); // phpcs:ignore WordPress.Arrays.ArrayDeclarationSpacing.AssociativeArrayFound
		$this->intents->settle( $intent, IntentState::Attention, 0, 'data', 'Customer Akosua Zanzibar is not known' );
		$orders = new OrderStore( $wpdb );
		$orders->ensure( $intent );
		$orders->set_attention( $intent->reference, 'unclear_no_answer' );
		// What Sedifex says may quote what was sent, the key included.
		$this->failed( ErrorCategory::Data, 'No customer akosua@zanzibar.example, call +233245550142', '1763743839111-aaaa' );
		$this->remote = static fn(): array => self::http( 400, (string) wp_json_encode( [ 'error' => 'Akosua Zanzibar has no key ' . self::SECRETS['integration_key'] ] ), [ 'x-sedifex-request-id' => self::SECRETS['webhook_secret'] ] );
		self::client()->products();
		self::client()->order_status( 'SFX-1' );
		update_option( 'admin_email', 'owner@zanzibar.example' );
		$user = get_userdata( 1 );
		self::assertNotFalse( $user );

		$answer = $this->rest( 'GET', '/diagnostics' )->get_data();
		$json   = (string) wp_json_encode( $answer, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES );
		self::assertStringContainsString( 'data: 1 lately', $json );
		$never = [
			...array_values( self::SECRETS ),
			substr( self::SECRETS['integration_key'], -4 ),
			...array_values( $customer ),
			'Akosua',
			'Labadi',
			'Ring twice',
			'zanzibar',
			'245550142',
			$intent->payload['token'],
			$intent->tail,
			$intent->reference,
			$user->user_email,
			$user->user_pass,
			wp_salt( 'auth' ),
			wp_salt( 'nonce' ),
			ABSPATH,
		];
		foreach ( [ 'DB_PASSWORD', 'AUTH_KEY', 'SECURE_AUTH_SALT' ] as $constant ) {
			$never[] = (string) constant( $constant );
		}
		foreach ( array_filter( $never, static fn( string $text ): bool => strlen( $text ) > 3 ) as $text ) {
			self::assertStringNotContainsStringIgnoringCase( $text, $json );
		}
	}

	private function failed( ErrorCategory $category, string $code, string $request_id ): void {
		$intent  = $this->stored();
		$attempt = $this->attempts->ensure( $intent->reference, $intent->ref() . '-A1', 1, 'checkout', 10000, 10199, 'GHS' );
		self::assertNotNull( $attempt );
		$this->attempts->answered( $attempt, 'unknown', new Answer( endpoint: 'checkout', status: 500, category: $category, code: $code, request_id: $request_id ) );
	}

	private function text(): string {
		$data = $this->rest( 'GET', '/diagnostics' )->get_data();
		self::assertIsArray( $data );
		self::assertIsString( $data['text'] );
		return $data['text'];
	}
}
