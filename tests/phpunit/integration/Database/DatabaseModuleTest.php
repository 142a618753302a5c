<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Database;

use Sedifex\Sync\Database\DatabaseModule;
use Sedifex\Sync\Database\Schema;
use Sedifex\Sync\Files;
use Sedifex\Sync\Support\Claim;
use Sedifex\Sync\Tests\WpTestCase;

/** When tables are made. What a network adds to it is shown in tests/integration/network.test.ts. */
final class DatabaseModuleTest extends WpTestCase {

	private int $looked = 0;

	protected function setUp(): void {
		parent::setUp();
		add_filter(
			'query',
			function ( string $query ): string {
				$this->looked += str_starts_with( $query, 'SHOW TABLE STATUS' ) ? 1 : 0;
				return $query;
			}
		);
		update_option( Schema::OPTION, Schema::VERSION );
	}

	public function test_a_request_looks_only_where_the_version_differs(): void {
		self::module()->upgrade();
		self::assertSame( 0, $this->looked );
		update_option( Schema::OPTION, Schema::VERSION - 1 );
		self::module()->upgrade();
		self::assertSame( count( Schema::tables() ), $this->looked );
		self::assertSame( Schema::VERSION, (int) get_option( Schema::OPTION ) );
	}

	public function test_one_request_alone_changes_the_tables(): void {
		global $wpdb;
		update_option( Schema::OPTION, Schema::VERSION - 1 );
		$claim = new Claim( $wpdb );
		$token = $claim->take( 'schema', 300 );
		self::assertNotNull( $token );
		self::module()->upgrade();
		self::assertSame( 0, $this->looked );
		$claim->release( 'schema', $token );
		self::module()->upgrade();
		self::assertSame( count( Schema::tables() ), $this->looked );
	}

	public function test_activation_always_looks(): void {
		self::module()->activate();
		self::assertSame( count( Schema::tables() ), $this->looked, 'uninstalling may have kept the version and some tables' );
		self::module()->activate( true );
		self::assertSame( 2 * count( Schema::tables() ), $this->looked );
	}

	public function test_a_site_that_leaves_takes_its_tables_along(): void {
		global $wpdb;
		$tables = self::module()->with_our_tables( [ 'wp_posts' ] );
		self::assertSame( 'wp_posts', $tables[0] );
		self::assertCount( count( Schema::tables() ) + 1, $tables );
		self::assertContains( $wpdb->prefix . 'sedifex_orders', $tables );
	}

	private static function module(): DatabaseModule {
		global $wpdb;
		return new DatabaseModule( new Schema( $wpdb ), new Files( WP_PLUGIN_DIR . '/sedifex-sync/sedifex-sync.php' ), static fn(): Claim => new Claim( $wpdb ) );
	}
}
