<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Outbox;

use Sedifex\Sync\Outbox\AttemptStore;
use Sedifex\Sync\Outbox\Intent;
use Sedifex\Sync\Outbox\IntentStore;
use Sedifex\Sync\Outbox\SiteFingerprint;
use Sedifex\Sync\Sedifex\AnswerReader;
use Sedifex\Sync\Sedifex\Capabilities;
use Sedifex\Sync\Sedifex\Client;
use Sedifex\Sync\Sedifex\SnapshotStore;
use Sedifex\Sync\Sedifex\Transport;
use Sedifex\Sync\Settings\Constants;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\Settings;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Settings\UrlRules;
use Sedifex\Sync\Support\PublicAddress;
use Sedifex\Sync\Support\SystemClock;
use Sedifex\Sync\Support\Ulid;
use Sedifex\Sync\Tests\WpTestCase;
use wpdb;

/**
 * A shop that is connected, with empty tables, for tests of orders. Time passes by moving what rows
 * say of it into the past, since their deadlines are the database's clock.
 *
 * @phpstan-import-type IntentPayload from Intent
 */
abstract class OrdersTestCase extends WpTestCase {

	protected const STORE = 'store-accra';

	private const KEY = 'sedx_0123456789abcdef';

	protected IntentStore $intents;

	protected AttemptStore $attempts;

	/** @var array<string, int|list<int>> Changes what Timing gives. */
	protected array $timing = [];

	protected function setUp(): void {
		global $wpdb;
		parent::setUp();
		foreach ( [ 'intents', 'attempts', 'orders', 'counters', 'snapshots', 'products' ] as $table ) {
			$wpdb->query( $wpdb->prepare( 'DELETE FROM %i', $wpdb->prefix . 'sedifex_' . $table ) );
		}
		delete_option( SiteFingerprint::OPTION );
		delete_option( Secrets::OPTION );
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM, 'store_id' => self::STORE ] );
		add_filter( 'sedifex_timing', fn( array $timing ): array => [ ...$timing, ...$this->timing ], 99 );
		$this->intents  = new IntentStore( $wpdb );
		$this->attempts = new AttemptStore( $wpdb );
	}

	/** @param array<string, string> $constants */
	protected static function secrets( array $constants = [] ): Secrets {
		return new Secrets( self::constants( $constants ) );
	}

	/** @param array<string, string> $constants */
	protected static function settings( array $constants = [] ): SettingsStore {
		return new SettingsStore( self::secrets( $constants ), self::constants( $constants ), self::urls() );
	}

	/** @param array<string, string> $constants */
	protected static function site( array $constants = [] ): SiteFingerprint {
		return new SiteFingerprint( self::settings( $constants ), self::secrets( $constants ) );
	}

	/** Its calls are answered by $remote. */
	protected static function client(): Client {
		global $wpdb;
		return new Client( self::settings(), self::secrets(), new Transport( self::urls(), new SystemClock() ), new AnswerReader(), new Capabilities( new SnapshotStore( $wpdb ) ), '9.9.9' );
	}

	/**
	 * A stored order of two combs at GH₵ 50.00, claimed.
	 *
	 * @param array<string, mixed> $changes Of its payload.
	 */
	protected function stored( string $kind = 'online', array $changes = [], ?string $fingerprint = null ): Intent {
		$claim  = Ulid::random( 24 );
		$intent = $this->intents->insert( Ulid::generate( 1 ), $kind, self::payload( [ 'payment' => $kind, ...$changes ] ), hash( 'sha256', 'body' ), $fingerprint ?? self::site()->current(), hash( 'sha256', Ulid::random( 8 ) ), $claim );
		self::assertNotNull( $intent );
		self::assertSame( $claim, $intent->claim );
		return $intent;
	}

	/**
	 * @param array<string, mixed> $changes
	 * @return IntentPayload
	 */
	protected static function payload( array $changes = [] ): array {
		$online = 'online' === ( $changes['payment'] ?? 'online' );
		/** @var IntentPayload $payload */
		$payload = [
			'store_id'       => self::STORE,
			'token'          => Ulid::random( 24 ),
			'payment'        => 'online',
			'currency'       => 'GHS',
			'subtotal_minor' => 10000,
			'fee_minor'      => $online ? 199 : 0,
			'total_minor'    => $online ? 10199 : 10000,
			'items'          => [
				[
					'id'         => 'comb',
					'type'       => 'product',
					'name'       => 'Wooden comb',
					'quantity'   => 2,
					'unit_minor' => 5000,
					'line_minor' => 10000,
				],
			],
			'customer'       => [
				'name'  => 'Ama Mensah',
				'phone' => '+233240000001',
				'email' => 'ama@example.org',
			],
			'delivery'       => [
				'method'   => 'delivery',
				'location' => 'Osu, near the post office',
				'notes'    => '',
			],
			...$changes,
		];
		return $payload;
	}

	/** So many seconds go by for all stored rows. */
	protected function pass( int $seconds ): void {
		global $wpdb;
		$times = [
			'intents'  => [ 'created_at', 'updated_at', 'sent_at', 'available_at', 'lease_until' ],
			'attempts' => [ 'created_at', 'sent_at', 'answered_at', 'checked_at' ],
			'orders'   => [ 'ordered_at', 'updated_at', 'checked_at', 'check_at', 'lease_until' ],
			'counters' => [ 'expires_at' ],
		];
		foreach ( $times as $table => $columns ) {
			foreach ( $columns as $column ) {
				$wpdb->query( $wpdb->prepare( 'UPDATE %i SET %i = %i - %d WHERE %i > 0', $wpdb->prefix . 'sedifex_' . $table, $column, $column, $seconds, $column ) );
			}
		}
	}

	/** @return array<string, string|null> */
	protected static function row( string $table, string $reference ): array {
		global $wpdb;
		$row = $wpdb->get_row( $wpdb->prepare( 'SELECT * FROM %i WHERE reference = %s', $wpdb->prefix . 'sedifex_' . $table, $reference ), ARRAY_A );
		self::assertIsArray( $row );
		return $row;
	}

	protected static function rows( string $table ): int {
		global $wpdb;
		return (int) $wpdb->get_var( $wpdb->prepare( 'SELECT COUNT(*) FROM %i', $wpdb->prefix . 'sedifex_' . $table ) );
	}

	protected static function now(): int {
		global $wpdb;
		return (int) $wpdb->get_var( 'SELECT UNIX_TIMESTAMP()' );
	}

	/** A database that answers no to everything of ours. */
	protected static function without_tables(): wpdb {
		global $wpdb;
		/** @var wpdb $other */
		$other         = clone $wpdb;
		$other->prefix = 'nothing_';
		$other->suppress_errors( true );
		return $other;
	}

	private static function urls(): UrlRules {
		return new UrlRules( new PublicAddress( static fn(): array => [ '8.8.8.8' ] ), false );
	}

	/** @param array<string, string> $constants */
	private static function constants( array $constants ): Constants {
		return new Constants( [ 'SEDIFEX_INTEGRATION_API_KEY' => self::KEY, 'SEDIFEX_API_BASE_URL' => 'https://api.public.example', ...$constants ] );
	}
}
