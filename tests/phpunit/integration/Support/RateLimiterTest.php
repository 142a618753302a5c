<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Support;

use Sedifex\Sync\Support\RateLimiter;
use Sedifex\Sync\Tests\Integration\Outbox\OrdersTestCase;

final class RateLimiterTest extends OrdersTestCase {

	public function test_allows_so_many_in_a_span_and_says_how_long_to_wait(): void {
		$limiter = self::limiter();
		for ( $hit = 1; $hit <= 6; $hit++ ) {
			self::assertSame( 0, $limiter->hit( 'order:contact:+233240000001', 6, 600 ) );
		}
		self::assertEqualsWithDelta( 600, $limiter->hit( 'order:contact:+233240000001', 6, 600 ), 2 );
		self::assertSame( 0, $limiter->hit( 'order:contact:+233240000002', 6, 600 ) );

		// The span counts from its first hit: knocking on does not make it longer.
		$this->pass( 500 );
		self::assertEqualsWithDelta( 100, $limiter->hit( 'order:contact:+233240000001', 6, 600 ), 2 );
		$this->pass( 101 );
		self::assertSame( 0, $limiter->hit( 'order:contact:+233240000001', 6, 600 ) );
		self::assertSame( 0, $limiter->wait( 'order:contact:+233240000001', 1 ) );
	}

	public function test_looking_does_not_count(): void {
		$limiter = self::limiter();
		self::assertSame( 0, $limiter->wait( 'a', 0 ) );
		$limiter->hit( 'a', 5, 60 );
		for ( $look = 1; $look <= 5; $look++ ) {
			self::assertSame( 0, $limiter->wait( 'a', 1 ) );
		}
		self::assertGreaterThan( 0, $limiter->wait( 'a', 0 ) );
	}

	public function test_no_contact_lies_in_the_table(): void {
		global $wpdb;
		self::limiter()->hit( 'order:contact:+233240000001', 6, 600 );
		$rows = (string) wp_json_encode( $wpdb->get_results( "SELECT HEX(counter_key), hits, expires_at FROM {$wpdb->prefix}sedifex_counters" ) );

		self::assertStringNotContainsString( '240000001', $rows );
		self::assertSame( 1, self::rows( 'counters' ) );
	}

	public function test_a_database_that_says_no_lets_the_customer_through(): void {
		$limiter = new RateLimiter( self::without_tables() );
		for ( $hit = 1; $hit <= 20; $hit++ ) {
			self::assertSame( 0, $limiter->hit( 'a', 1, 60 ) );
		}
	}

	public function test_old_rows_are_forgotten(): void {
		self::limiter()->hit( 'a', 1, 60 );
		$this->pass( 130 );
		self::limiter()->hit( 'b', 1, 60 );
		self::limiter()->forget_old();

		self::assertSame( 1, self::rows( 'counters' ) );
	}

	public function test_an_ipv6_phone_is_its_network(): void {
		self::assertSame( RateLimiter::network( '2001:db8:1:2::1' ), RateLimiter::network( '2001:db8:1:2:ffff:ffff:ffff:ffff' ) );
		self::assertNotSame( RateLimiter::network( '2001:db8:1:2::1' ), RateLimiter::network( '2001:db8:1:3::1' ) );
		self::assertNotSame( RateLimiter::network( '203.0.113.7' ), RateLimiter::network( '203.0.113.8' ) );
		foreach ( [ '', 'unknown', '203.0.113.7, 10.0.0.1', '::ffff:203.0.113.7%eth0' ] as $odd ) {
			self::assertSame( $odd, RateLimiter::network( $odd ) );
		}
	}

	public function test_a_filter_changes_limits_and_cannot_break_them(): void {
		add_filter( 'sedifex_limits', static fn( array $limits ): array => [ ...$limits, 'order_contact' => [ 2, 30 ], 'order_network' => 'many', 'lookup_contact' => [ '5', 60 ], 'own' => [ 1, 1 ] ], 99 );
		$limits = RateLimiter::limits();
		self::assertSame( [ 2, 30 ], $limits['order_contact'] );
		self::assertSame( [ 300, 600 ], $limits['order_network'] );
		self::assertSame( [ 10, 3600 ], $limits['lookup_contact'] );
		self::assertArrayNotHasKey( 'own', $limits );
	}

	private static function limiter(): RateLimiter {
		global $wpdb;
		return new RateLimiter( $wpdb );
	}
}
