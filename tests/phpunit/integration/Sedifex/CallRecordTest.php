<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Sedifex;

use Sedifex\Sync\Sedifex\CallRecord;
use Sedifex\Sync\Sedifex\SnapshotStore;
use Sedifex\Sync\Support\SystemClock;
use Sedifex\Sync\Tests\Integration\Outbox\OrdersTestCase;

final class CallRecordTest extends OrdersTestCase {

	public function test_each_kind_of_call_keeps_its_last_success_and_its_last_failure(): void {
		$this->remote = static fn(): array => self::http( 200, '{"ok":true,"products":[{"name":"Secret cloth"}]}', [ 'x-sedifex-request-id' => 'first' ] );
		self::client()->products();
		$this->remote = static fn(): array => self::http( 200, '{"ok":true}', [ 'x-sedifex-request-id' => 'second' ] );
		self::client()->products();
		$this->remote = static fn(): array => self::http( 503, 'away' );
		self::client()->products();
		self::client()->order_status( 'SFX-1' );
		$this->remote = null;
		self::client()->receipt( 'SFX-1' );
		$found = [];
		foreach ( $this->record()->all() as $call ) {
			$found[ $call['endpoint'] . ( $call['is_ok'] ? ' ok' : ' failed' ) ] = [ $call['status'], $call['category'], $call['code'], $call['request_id'] ];
			self::assertEqualsWithDelta( time(), $call['at'], 5 );
		}
		ksort( $found );
		self::assertSame(
			[
				'order_status failed' => [ 503, 'upstream', 'http_503', '' ],
				'products failed'     => [ 503, 'upstream', 'http_503', '' ],
				'products ok'         => [ 200, '', '', 'second' ],
				'receipt failed'      => [ 0, 'network', 'curl_7', '' ],
			],
			$found
		);
	}

	public function test_nothing_of_what_was_said_is_kept(): void {
		global $wpdb;
		$this->remote = static fn(): array => self::http( 200, '{"ok":true,"customer":{"name":"Akosua Zanzibar"}}' );
		self::client()->order_status( 'SFX-1' );
		$stored       = implode( '', $wpdb->get_col( "SELECT body FROM {$wpdb->prefix}sedifex_snapshots WHERE name LIKE 'call.%'" ) );
		self::assertStringContainsString( '"status":200', $stored );
		self::assertStringNotContainsString( 'Akosua', $stored );
		self::assertStringNotContainsString( 'sedx_', $stored );
	}

	public function test_what_was_not_sent_is_no_call(): void {
		update_option( 'sedifex_sync_settings', [] );
		self::client()->products();
		self::assertSame( [], $this->record()->all() );
	}

	private function record(): CallRecord {
		global $wpdb;
		return new CallRecord( $wpdb, new SnapshotStore( $wpdb ), new SystemClock() );
	}
}
