<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Webhooks;

use Sedifex\Sync\Settings\Constants;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Json;
use Sedifex\Sync\Tests\WpTestCase;
use Sedifex\Sync\Webhooks\EventStore;
use WP_Hook;
use WP_REST_Request;
use WP_REST_Response;

/**
 * A connected store with a secret for each source, and the deliveries that Sedifex really sent.
 *
 * @phpstan-type Recorded array{name: string, secret: string, accept: string, method: string, headers: array<string, string>, body: string}
 */
abstract class WebhooksTestCase extends WpTestCase {

	protected const STORE = 'store_demo';

	protected const SECRET = 'whsec_demo_secret_0001';

	protected EventStore $events;

	protected function setUp(): void {
		global $wpdb;
		parent::setUp();
		delete_option( Secrets::OPTION );
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM, 'store_id' => self::STORE ] );
		$secrets = self::secrets();
		$secrets->set( 'integration_key', 'sedx_0123456789abcdef' );
		$secrets->set( 'webhook_secret', self::SECRET );
		$secrets->set( 'selldone_webhook_secret', 'selldone-secret-0001' );
		$secrets->set( 'sevi_webhook_token', 'sevi-token-0001' );
		$this->events = new EventStore( $wpdb );
	}

	protected static function secrets(): Secrets {
		return new Secrets( new Constants() );
	}

	/** @param array<string, string> $headers */
	protected function deliver( string $path, string $body, array $headers = [], string $method = 'POST' ): WP_REST_Response {
		$request = new WP_REST_Request( $method, '/sedifex/v1/webhooks/' . $path );
		foreach ( [ 'content-type' => 'application/json', ...$headers ] as $name => $value ) {
			$request->set_header( $name, $value );
		}
		$request->set_body( $body );
		return rest_get_server()->dispatch( $request );
	}

	/** @param array<mixed> $event */
	protected function signed( array $event, string $secret = self::SECRET ): WP_REST_Response {
		$body = Json::encode( $event );
		return $this->deliver( 'sedifex', $body, [ 'x-sedifex-signature' => 'sha256=' . hash_hmac( 'sha256', $body, $secret ) ] );
	}

	/**
	 * @param array<mixed>|null $after
	 * @param array<mixed>|null $before
	 * @return array<string, mixed>
	 */
	protected static function product( string $id, ?array $after, ?array $before = null, string $event = '' ): array {
		return [
			'id'         => '' === $event ? 'evt_' . bin2hex( random_bytes( 8 ) ) : $event,
			'type'       => null === $after ? 'product.deleted' : 'product.updated',
			'occurredAt' => '2026-11-21T08:16:43.251Z',
			'storeId'    => self::STORE,
			'data'       => [
				'productId' => $id,
				'before'    => $before,
				'after'     => $after,
			],
		];
	}

	/** What happens once the answer is out. */
	protected static function after_answer(): void {
		global $wp_filter;
		$hook = $wp_filter['shutdown'] ?? null;
		self::assertInstanceOf( WP_Hook::class, $hook );
		foreach ( $hook->callbacks[110] ?? [] as $callback ) {
			( $callback['function'] )();
		}
	}

	/** @return array<string, string> Every row of the table as text, newest last. */
	protected static function last_row(): array {
		global $wpdb;
		$row = $wpdb->get_row( "SELECT *, HEX(event_key) AS event_key, HEX(body_hash) AS body_hash FROM {$wpdb->prefix}sedifex_events ORDER BY id DESC LIMIT 1", ARRAY_A );
		self::assertIsArray( $row );
		return array_map( strval( ... ), $row );
	}

	protected static function rows(): int {
		global $wpdb;
		return (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}sedifex_events" );
	}

	/** @return list<Recorded> As the manifest of the recordings sorts them. */
	protected static function recorded(): array {
		$folder   = dirname( __DIR__, 3 ) . '/fixtures/recordings/';
		$manifest = json_decode( (string) file_get_contents( $folder . 'manifest.json' ), true );
		$records  = json_decode( (string) file_get_contents( $folder . 'webhooks.outbound.json' ), true );
		$out      = [];
		foreach ( $manifest['webhooks.outbound.json'] as $entry ) {
			foreach ( $entry['deliveries'] ?? [] as $delivery ) {
				$record = $records[ $entry['index'] ]['deliveries'][ $delivery['n'] ];
				$out[]  = [
					'name'    => $entry['index'] . '.' . $delivery['n'] . ' ' . $entry['name'],
					'secret'  => $entry['secret'] ?? self::SECRET,
					'accept'  => $delivery['accept'],
					'method'  => $record['method'] ?? 'POST',
					'headers' => $record['headers'],
					'body'    => $record['rawBody'],
				];
			}
		}
		return $out;
	}
}
