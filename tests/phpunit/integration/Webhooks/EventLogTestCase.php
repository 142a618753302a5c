<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Webhooks;

use Sedifex\Sync\Catalog\ProductEventHandler;
use Sedifex\Sync\Catalog\ProductPatch;
use Sedifex\Sync\Orders\OrderHintHandler;
use Sedifex\Sync\Orders\OrderStore;
use Sedifex\Sync\Orders\ReportHandler;
use Sedifex\Sync\Orders\ReportStore;
use Sedifex\Sync\Settings\Constants;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Settings\UrlRules;
use Sedifex\Sync\Support\Claim;
use Sedifex\Sync\Support\Deadline;
use Sedifex\Sync\Support\PublicAddress;
use Sedifex\Sync\Support\SystemClock;
use Sedifex\Sync\Webhooks\EventHandler;
use Sedifex\Sync\Webhooks\EventQueue;
use Sedifex\Sync\Webhooks\EventsJob;
use Sedifex\Sync\Webhooks\LiveSecrets;
use Sedifex\Sync\Webhooks\Rereading;
use Sedifex\Sync\Webhooks\SedifexSource;

/** A log with events of all three systems in it, and an item and orders for them to be about. */
abstract class EventLogTestCase extends WebhooksTestCase {

	protected function setUp(): void {
		global $wpdb;
		parent::setUp();
		$wpdb->query( "DELETE FROM {$wpdb->prefix}sedifex_events" );
		$wpdb->query( "DELETE FROM {$wpdb->prefix}sedifex_snapshots WHERE name LIKE 'events%' OR name LIKE 'refus%'" );
		$this->as_administrator();
	}

	protected static function settings(): SettingsStore {
		return new SettingsStore( self::secrets(), new Constants(), new UrlRules( new PublicAddress() ) );
	}

	protected static function deadline( float $seconds = 20.0 ): Deadline {
		return new Deadline( new SystemClock(), $seconds );
	}

	/** @return list<EventHandler> */
	protected static function handlers(): array {
		global $wpdb;
		return [
			new ProductEventHandler( new ProductPatch( $wpdb ), self::settings(), static fn() => null ),
			new OrderHintHandler( new OrderStore( $wpdb ) ),
			new ReportHandler( new ReportStore( $wpdb ), self::settings() ),
		];
	}

	protected static function rereading(): Rereading {
		return new Rereading( [ 'sedifex' => new SedifexSource( new LiveSecrets( self::secrets() ), self::settings() ) ] );
	}

	/** Carries out all that waits. */
	protected function work(): int {
		global $wpdb;
		return ( new EventsJob( new EventQueue( $wpdb, new Claim( $wpdb ) ), $this->events, self::handlers(), self::rereading() ) )->run( self::deadline() );
	}

	/** An item of the catalogue. */
	protected static function item( string $id, int $price_minor, int $stock = 5 ): void {
		global $wpdb;
		$wpdb->query(
			$wpdb->prepare(
				'INSERT INTO %i (item_key, store_id, item_id, type, name, price_minor, stock, currency) VALUES (x%s, %s, %s, %s, %s, %d, %d, %s)',
				$wpdb->prefix . 'sedifex_products',
				hash( 'sha256', "product:$id" ),
				self::STORE,
				$id,
				'product',
				'Kente',
				$price_minor,
				$stock,
				'GHS'
			)
		);
	}

	/**
	 * What Sedifex sends when an item changes.
	 *
	 * @return array<string, mixed>
	 */
	protected static function change( string $id, float $price, int $at = 1_800_000_000, int $stock = 5 ): array {
		return self::product( $id, [ 'name' => 'Kente', 'price' => $price, 'stockCount' => $stock, 'updatedAt' => [ '_seconds' => $at, '_nanoseconds' => 0 ] ] );
	}

	/** @param array<mixed> $basket */
	protected function selldone( string $action, array $basket = [] ): void {
		$body = [
			'action'   => $action,
			'basket'   => [
				'id'            => 123,
				'shop_id'       => 1,
				'type'          => 'PHYSICAL',
				'status'        => 'Open',
				'price'         => 120.5,
				'currency'      => 'GHS',
				'updated_at'    => '2026-11-21 08:00:00',
				'receiver_info' => [ 'name' => 'Ama Mensah', 'phone' => '0240000001', 'address' => '12 Ring Road', 'city' => 'Kumasi', 'message' => 'Ring twice please' ],
				'items'         => [ [ 'count' => 2, 'price' => 60.25, 'product' => [ 'title' => 'Kente for Ama Mensah' ] ] ],
				...$basket,
			],
			'user'     => [ 'id' => 9, 'name' => 'Ama Serwaa', 'email' => 'ama@example.org' ],
			'customer' => null,
		];
		self::assertSame( 200, $this->deliver( 'selldone/selldone-secret-0001', (string) wp_json_encode( $body ) )->get_status() );
	}

	/** @param array<mixed> $order */
	protected function sevi( array $order = [] ): void {
		$body = [
			'order'    => [ 'id' => 'sevi-1', 'referenceNumber' => 'ORD-778899', 'status' => 'PENDING', 'paymentStatus' => 'PENDING', 'amount' => 5000, 'currency' => 'KES', 'phoneNumber' => '+254712345678', 'notes' => 'Leave it with Njeri', 'shipping' => [ 'firstName' => 'Wanjiku', 'address1' => 'Moi Avenue 7', 'landmark' => 'Blue kiosk' ], ...$order ],
			'customer' => [ 'name' => 'Wanjiku Kamau', 'email' => 'wanjiku@example.com', 'phoneNumbers' => [ '254712345678' ] ],
		];
		self::assertSame( 200, $this->deliver( 'sevi', (string) wp_json_encode( $body ), [ 'authorization' => 'Bearer sevi-token-0001' ] )->get_status() );
	}

	/** @param array<string, mixed> $values */
	protected static function set_event( int $id, array $values ): void {
		global $wpdb;
		$wpdb->update( $wpdb->prefix . 'sedifex_events', $values, [ 'id' => $id ] );
	}

	protected static function last_id(): int {
		return (int) self::last_row()['id'];
	}

	/**
	 * Everything that is stored, table by table, to be compared.
	 *
	 * @param list<string> $tables
	 */
	protected static function stored( array $tables = [ 'products', 'orders', 'events', 'snapshots', 'intents', 'attempts', 'counters' ] ): string {
		global $wpdb;
		$out = [];
		foreach ( $tables as $table ) {
			$rows = $wpdb->get_results( $wpdb->prepare( 'SELECT * FROM %i', $wpdb->prefix . 'sedifex_' . $table ), ARRAY_A );
			self::assertIsArray( $rows );
			$out[ $table ] = array_map( static fn( array $row ): string => md5( serialize( $row ) ), $rows ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- compared only.
		}
		return (string) wp_json_encode( $out );
	}
}
