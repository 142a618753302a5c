<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Sedifex;

use Sedifex\Sync\Sedifex\Fees;
use Sedifex\Sync\Sedifex\SnapshotStore;
use Sedifex\Sync\Tests\WpTestCase;

final class FeesTest extends WpTestCase {

	private static function fees(): Fees {
		global $wpdb;
		return new Fees( new SnapshotStore( $wpdb ) );
	}

	protected function setUp(): void {
		parent::setUp();
		global $wpdb;
		$wpdb->query( "DELETE FROM {$wpdb->prefix}sedifex_snapshots" );
	}

	public function test_the_usual_fee(): void {
		self::assertSame( [ 240, 0, 0 ], [ self::fees()->processing_fee( 12050 ), self::fees()->processing_fee( 0 ), self::fees()->processing_fee( -5 ) ] );
	}

	public function test_another_share_is_learnt_and_holds_for_every_price(): void {
		self::fees()->seen( 100000, 100000 + Fees::at_share( 100000, 9750 ) );
		self::assertSame( Fees::at_share( 100000, 9750 ), self::fees()->processing_fee( 100000 ) );
		self::assertSame( Fees::at_share( 12345, 9750 ), self::fees()->processing_fee( 12345 ) );
		self::fees()->seen( 100000, 101989 );
		self::assertSame( [ 1989, 246 ], [ self::fees()->processing_fee( 100000 ), self::fees()->processing_fee( 12345 ) ] );
	}

	public function test_no_fee_is_a_fee_too(): void {
		self::fees()->seen( 5000, 5000 );
		self::assertSame( [ 0, 0 ], [ self::fees()->processing_fee( 5000 ), self::fees()->processing_fee( 70000 ) ] );
	}

	public function test_sums_out_of_reason_teach_nothing(): void {
		foreach ( [ [ 1000, 999 ], [ 1000, 1300 ], [ 0, 10 ], [ -5, 10 ], [ 1000, PHP_INT_MAX ] ] as [ $base, $total ] ) {
			self::fees()->seen( $base, $total );
		}
		self::assertSame( 20, self::fees()->processing_fee( 1000 ) );
	}

	public function test_what_is_kept_stays_small(): void {
		global $wpdb;
		for ( $i = 1; $i <= 60; $i++ ) {
			self::fees()->seen( 1000 * $i, 1000 * $i + 50 );
		}
		$body = json_decode( (string) $wpdb->get_var( "SELECT body FROM {$wpdb->prefix}sedifex_snapshots WHERE name = 'fees'" ), true );
		self::assertIsArray( $body );
		self::assertCount( 50, $body['sums'] );
		self::assertSame( 50, self::fees()->processing_fee( 60000 ) );
	}
}
