<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Admin;

use Sedifex\Sync\Catalog\CatalogState;
use Sedifex\Sync\Catalog\CatalogStateStore;
use Sedifex\Sync\Outbox\IntentState;
use Sedifex\Sync\Sedifex\Answer;
use Sedifex\Sync\Sedifex\CallRecord;
use Sedifex\Sync\Sedifex\ErrorCategory;
use Sedifex\Sync\Sedifex\SnapshotStore;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\SystemClock;
use Sedifex\Sync\Tests\Integration\Outbox\OrdersTestCase;
use Sedifex\Sync\Webhooks\LastHeard;
use WP_REST_Request;

/** Each item of the checklist, green and not. */
final class ChecklistTest extends OrdersTestCase {

	private const KEY = 'sedx_0123456789abcdef';

	protected function setUp(): void {
		parent::setUp();
		$this->as_administrator();
		$this->rest( 'POST', '/settings', [ 'store_id' => self::STORE, 'integration_key' => self::KEY ] );
	}

	public function test_there_are_ten_in_the_order_of_sedifex(): void {
		$ids = [ 'key', 'contract', 'store', 'ids', 'checkout', 'bookings', 'purchases', 'webhooks', 'request_ids', 'order_page' ];
		self::assertSame( $ids, array_keys( $this->items() ) );
	}

	public function test_a_site_without_anything_knows_what_to_do(): void {
		delete_option( Secrets::OPTION );
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM ] );
		$states = array_map( static fn( array $item ): ?string => $item['state'], $this->items() );
		self::assertSame(
			[
				'key'         => 'todo',
				'contract'    => 'unknown',
				'store'       => 'todo',
				'ids'         => 'unknown',
				'checkout'    => 'unknown',
				'bookings'    => 'not_set_up',
				'purchases'   => 'unknown',
				'webhooks'    => 'not_set_up',
				'request_ids' => 'unknown',
				'order_page'  => 'todo',
			],
			$states
		);
		self::assertStringContainsString( 'page=sedifex-sync-connect', (string) $this->item( 'key' )['action_url'] );
	}

	public function test_the_key_is_kept_here(): void {
		self::assertSame( 'ok', $this->item( 'key' )['state'] );
		self::assertStringContainsString( 'encrypted', (string) $this->item( 'key' )['how'] );
		add_filter( 'salt', static fn(): string => 'other' );
		self::assertSame( 'todo', $this->item( 'key' )['state'] );
	}

	public function test_a_key_in_a_page_is_found(): void {
		$id = self::page( 'Our shop', '<!-- wp:html --><script>const key = "sedx_another";</script><!-- /wp:html -->' );
		self::assertSame( 'ok', $this->item( 'key' )['state'], 'the key of somebody else' );
		wp_update_post(
			[
				'ID'           => $id,
				'post_content' => '<script>const key = "' . self::KEY . '";</script>',
			]
		);
		$asked = [];
		add_filter(
			'query',
			static function ( string $query ) use ( &$asked ): string {
				$asked[] = $query;
				return $query;
			}
		);
		$item = $this->item( 'key' );
		self::assertSame( 'todo', $item['state'] );
		self::assertStringContainsString( '“Our shop”', (string) $item['how'] );
		self::assertStringContainsString( "post=$id", (string) $item['action_url'] );
		self::assertStringNotContainsString( self::KEY, implode( '', $asked ), 'queries are logged' );
		self::assertStringNotContainsString( self::KEY, (string) wp_json_encode( $item ) );
	}

	public function test_a_key_among_the_options_is_found(): void {
		update_option( 'some_other_plugin', [ 'snippet' => 'key=' . self::KEY ] );
		$item = $this->item( 'key' );
		self::assertSame( 'todo', $item['state'] );
		self::assertStringContainsString( 'some_other_plugin', (string) $item['how'] );
	}

	public function test_the_contract_version(): void {
		$this->called( 'products', ErrorCategory::Contract, 'contract-version-mismatch', version: '2027-01-01' );
		$item = $this->item( 'contract' );
		self::assertSame( 'todo', $item['state'] );
		self::assertSame( 'We name version 2026-04-13, and Sedifex wants 2027-01-01.', $item['how'] );
		$this->pass_calls( 60 );
		$this->called( 'products' );
		self::assertSame( 'ok', $this->item( 'contract' )['state'] );
		self::assertStringContainsString( '2026-04-13', (string) $this->item( 'contract' )['how'] );
		$this->pass_calls( 60 );
		$this->called( 'checkout', ErrorCategory::Contract, 'contract-version-mismatch' );
		self::assertSame( 'todo', $this->item( 'contract' )['state'], 'the later answer counts' );
	}

	public function test_the_store_id(): void {
		self::assertSame( 'unknown', $this->item( 'store' )['state'] );
		$this->catalogue( [ 'as_of' => time() - 180 ] );
		self::assertSame( 'ok', $this->item( 'store' )['state'] );
		self::assertStringContainsString( self::STORE . ' 3 minutes ago', str_replace( 'mins', 'minutes', (string) $this->item( 'store' )['how'] ) );
		$this->catalogue(
			[
				'as_of'    => time() - 180,
				'failures' => 1,
				'failure'  => 'http_401',
				'category' => 'authentication',
				'problem'  => 'Sedifex does not accept this key for this store.',
			]
		);
		self::assertSame( 'todo', $this->item( 'store' )['state'] );
		self::assertSame( 'Sedifex does not accept this key for this store.', $this->item( 'store' )['how'] );
		$this->catalogue(
			[
				'as_of'    => time() - 180,
				'failures' => 1,
				'failure'  => 'curl_28',
				'category' => 'network',
				'problem'  => 'No answer.',
			]
		);
		self::assertSame( 'ok', $this->item( 'store' )['state'], 'silence says nothing of the store' );
	}

	public function test_ids_of_items(): void {
		$this->product( 'comb', 1 );
		self::assertSame( 'ok', $this->item( 'ids' )['state'] );
		$this->product( self::STORE . '_brush', 2 );
		$item = $this->item( 'ids' );
		self::assertSame( 'todo', $item['state'] );
		self::assertStringStartsWith( '1 item has', (string) $item['how'] );
	}

	public function test_the_address_of_payments(): void {
		self::assertSame( 'unknown', $this->item( 'checkout' )['state'] );
		$this->called( 'checkout', ErrorCategory::Absent, 'http_404', 404 );
		self::assertSame( 'todo', $this->item( 'checkout' )['state'] );
		$this->pass_calls( 60 );
		$this->called( 'checkout' );
		self::assertSame( 'ok', $this->item( 'checkout' )['state'] );
		self::assertStringContainsString( 'cloudfunctions.net', (string) $this->item( 'checkout' )['how'] );
		$this->forget_calls();
		$this->rest( 'POST', '/settings', [ 'payments' => [ 'pay_on_delivery' ] ] );
		self::assertSame( 'ok', $this->item( 'checkout' )['state'] );
	}

	public function test_purchases_are_orders(): void {
		$this->accepted( 'checkout' );
		self::assertSame( 'ok', $this->item( 'purchases' )['state'] );
		$this->accepted( 'cash' );
		self::assertSame( 'All 2 orders that went to Sedifex from here were recorded as orders.', $this->item( 'purchases' )['how'] );
		$this->accepted( 'booking' );
		$item = $this->item( 'purchases' );
		self::assertSame( 'todo', $item['state'] );
		self::assertStringStartsWith( '1 order was not', (string) $item['how'] );
	}

	public function test_the_secret_for_notices(): void {
		self::assertSame( 'not_set_up', $this->item( 'webhooks' )['state'] );
		$this->rest( 'POST', '/settings', [ 'webhook_secret' => 'whsec_98765432100' ] );
		self::assertSame( 'ok', $this->item( 'webhooks' )['state'] );
		self::assertStringContainsString( 'has not sent one yet', (string) $this->item( 'webhooks' )['how'] );
		add_filter( 'salt', static fn(): string => 'other' );
		self::assertSame( 'todo', $this->item( 'webhooks' )['state'] );
	}

	public function test_notices_are_tried_and_their_refusals_looked_at(): void {
		global $wpdb;
		$this->rest( 'POST', '/settings', [ 'webhook_secret' => 'whsec_98765432100' ] );
		$send = function ( string $signed, string $sent, string $secret ): int {
			$request = new WP_REST_Request( 'POST', '/sedifex/v1/webhooks/sedifex' );
			$request->set_header( 'content-type', 'application/json' );
			$request->set_header( 'x-sedifex-signature', 'sha256=' . hash_hmac( 'sha256', $signed, $secret ) );
			$request->set_body( $sent );
			return rest_get_server()->dispatch( $request )->get_status();
		};
		self::assertSame( 401, $send( '{"id":"a"}', '{"id":"a"}', 'a-stranger' ) );
		self::assertSame( 'unknown', $this->item( 'webhooks' )['state'], 'a stranger, or a secret that was mistyped' );
		( new LastHeard( $wpdb ) )->note( 'sedifex', 'a', 'signature' );
		self::assertSame( 'ok', $this->item( 'webhooks' )['state'], 'strangers change nothing' );
		self::assertStringContainsString( 'last sent one', (string) $this->item( 'webhooks' )['how'] );
		$wpdb->query( "UPDATE {$wpdb->prefix}sedifex_snapshots SET fetched_at = fetched_at - 100 WHERE name LIKE 'heard%'" );
		self::assertSame( 401, $send( '{"id":"a/b"}', '{"id":"a\\/b"}', 'whsec_98765432100' ) );
		$item = $this->item( 'webhooks' );
		self::assertSame( 'todo', $item['state'] );
		self::assertStringContainsString( 'written anew', (string) $item['how'] );
		self::assertStringContainsString( 'page=sedifex-sync-webhooks', (string) $item['action_url'] );
		self::assertSame( [], $this->sent, 'no call is made' );
		self::assertSame( 0, (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}sedifex_events" ), 'nothing is stored' );
	}

	public function test_the_numbers_of_calls(): void {
		$this->called( 'products', request_id: '' );
		self::assertSame( 'todo', $this->item( 'request_ids' )['state'] );
		$this->called( 'products', request_id: '1763743839123-8f2k' );
		self::assertSame( 'ok', $this->item( 'request_ids' )['state'] );
		self::assertStringContainsString( '1763743839123-8f2k', (string) $this->item( 'request_ids' )['how'] );
		$this->pass_calls( 60 );
		$this->called( 'receipt', request_id: '' );
		self::assertSame( 'ok', $this->item( 'request_ids' )['state'], 'Sedifex gives its public receipts no number.' );
	}

	public function test_the_page_of_an_order(): void {
		$id = self::page( 'Your order', '<p>Thank you.</p>' );
		$this->rest(
			'POST',
			'/settings',
			[
				'pages' => [
					'shop'    => 0,
					'cart'    => 0,
					'status'  => $id,
					'booking' => 0,
				],
			]
		);
		$item = $this->item( 'order_page' );
		self::assertSame( 'todo', $item['state'] );
		self::assertStringContainsString( "post=$id", (string) $item['action_url'] );
		foreach ( [ '<!-- wp:sedifex/order-status /-->', '[sedifex_order_status]' ] as $content ) {
			wp_update_post(
				[
					'ID'           => $id,
					'post_content' => $content,
				]
			);
			self::assertSame( 'ok', $this->item( 'order_page' )['state'] );
		}
		wp_update_post(
			[
				'ID'          => $id,
				'post_status' => 'draft',
			]
		);
		self::assertSame( 'todo', $this->item( 'order_page' )['state'] );
	}

	public function test_it_asks_nobody(): void {
		$this->items();
		self::assertSame( [], $this->sent );
	}

	/** @return array<string, array<string, string|null>> By id. */
	private function items(): array {
		/** @var list<array<string, string|null>> $items */
		$items = $this->rest( 'GET', '/checklist' )->get_data();
		$out   = [];
		foreach ( $items as $item ) {
			$out[ (string) $item['id'] ] = $item;
		}
		return $out;
	}

	/** @return array<string, string|null> */
	private function item( string $id ): array {
		return $this->items()[ $id ];
	}

	private function called( string $endpoint, ErrorCategory $category = ErrorCategory::None, string $code = '', int $status = 200, string $request_id = '1763743839123-abcd', string $version = '' ): void {
		global $wpdb;
		$answer = new Answer( endpoint: $endpoint, status: $status, category: $category, code: $code, request_id: $request_id, expected_version: $version );
		( new CallRecord( $wpdb, new SnapshotStore( $wpdb ), new SystemClock() ) )->note( $answer );
	}

	/** So many seconds go by for all calls. */
	private function pass_calls( int $seconds ): void {
		global $wpdb;
		$snapshots = new SnapshotStore( $wpdb );
		foreach ( $wpdb->get_col( "SELECT name FROM {$wpdb->prefix}sedifex_snapshots WHERE name LIKE 'call.%'" ) as $name ) {
			$body = $snapshots->read( $name );
			self::assertIsInt( $body['at'] );
			$snapshots->write( $name, [ ...$body, 'at' => $body['at'] - $seconds ] );
		}
	}

	private function forget_calls(): void {
		global $wpdb;
		$wpdb->query( "DELETE FROM {$wpdb->prefix}sedifex_snapshots WHERE name LIKE 'call.%'" );
	}

	private function accepted( string $endpoint ): void {
		$intent = $this->stored();
		$this->intents->mark_sending( $intent, $endpoint );
		self::assertTrue( $this->intents->settle( $intent, IntentState::Accepted ) );
	}

	private function product( string $id, int $number ): void {
		global $wpdb;
		$key = hash( 'sha256', $id );
		$wpdb->query( $wpdb->prepare( "INSERT INTO %i (item_key, store_id, item_id, position) VALUES (x'$key', %s, %s, %d)", $wpdb->prefix . 'sedifex_products', self::STORE, $id, $number ) ); // phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- hex digits.
	}

	private static function page( string $title, string $content ): int {
		// As an administrator who may write script.
		kses_remove_filters();
		$id = wp_insert_post(
			[
				'post_type'    => 'page',
				'post_status'  => 'publish',
				'post_title'   => $title,
				'post_content' => $content,
			]
		);
		self::assertIsInt( $id );
		return $id;
	}

	/** @param array<string, int|string> $changes */
	private function catalogue( array $changes ): void {
		global $wpdb;
		( new CatalogStateStore( $wpdb ) )->write( CatalogState::from_array( [ 'store' => self::STORE, ...$changes ] ) );
	}
}
