<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration;

use Sedifex\Sync\Admin\Notices;
use Sedifex\Sync\Admin\ShopPages;
use Sedifex\Sync\Catalog\PictureFiles;
use Sedifex\Sync\Database\Schema;
use Sedifex\Sync\Leaving;
use Sedifex\Sync\Outbox\SiteFingerprint;
use Sedifex\Sync\Queue\Runner;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Tests\WpTestCase;

/** What uninstalling removes, and what it leaves: exactly what the owner chose. */
final class LeavingTest extends WpTestCase {

	private const CATALOGUE = [ 'sedifex_products', 'sedifex_snapshots', 'sedifex_counters' ];

	/** Among the record of orders in any case. */
	private const ORDERS = [ 'sedifex_intents', 'sedifex_attempts', 'sedifex_orders' ];

	private const OPTIONS = [ SettingsStore::OPTION, Secrets::OPTION, SiteFingerprint::OPTION ];

	/** @var list<string> Tables that would have been dropped, without the prefix. */
	private array $dropped = [];

	private string $picture = '';

	private int $page = 0;

	protected function setUp(): void {
		global $wpdb;
		parent::setUp();
		// A table that is dropped does not come back with the test's end.
		add_filter(
			'query',
			function ( string $query ) use ( $wpdb ): string {
				if ( 1 !== preg_match( '/^\s*DROP TABLE IF EXISTS `' . $wpdb->prefix . '(\w+)`/', $query, $match ) ) {
					return $query;
				}
				$this->dropped[] = $match[1];
				return 'SELECT 1';
			},
			1
		);
		$files         = new PictureFiles();
		$this->picture = $files->path( str_repeat( 'ab', 16 ), 320 );
		self::assertNotNull( $files->folder_for( str_repeat( 'ab', 16 ) ) );
		file_put_contents( $this->picture, 'not really a picture' );
		update_option( Secrets::OPTION, [ 'integration_key' => 'sealed' ] );
		update_option( SiteFingerprint::OPTION, 'stamp' );
		update_option( Schema::OPTION, Schema::VERSION );
		update_user_option( 1, Notices::SEEN, [ 'key' ] );
		$this->page = (int) wp_insert_post( [ 'post_type' => 'page', 'post_title' => 'Shop', 'post_status' => 'publish' ] );
		update_post_meta( $this->page, ShopPages::MADE, 'shop' );
		wp_schedule_event( time() + 60, 'sedifex_minute', Runner::CRON );
		wp_schedule_single_event( time() + 60, Runner::KICK );
	}

	protected function tearDown(): void {
		( new PictureFiles() )->delete_all();
		parent::tearDown();
	}

	public function test_what_messages_carried_goes_where_their_table_stays(): void {
		global $wpdb;
		$wpdb->query( "DELETE FROM {$wpdb->prefix}sedifex_events" );
		foreach ( [ 'done', 'pending' ] as $state ) {
			$wpdb->query( $wpdb->prepare( 'INSERT INTO %i (event_key, body_hash, state, body) VALUES (x%s, x%s, %s, %s)', $wpdb->prefix . 'sedifex_events', hash( 'sha256', $state ), hash( 'sha256', 'x' ), $state, 'Ama Mensah' ) );
		}
		( new Leaving( $wpdb, new PictureFiles(), true ) )->leave();
		self::assertSame( [ 'Ama Mensah', 'Ama Mensah' ], $wpdb->get_col( "SELECT body FROM {$wpdb->prefix}sedifex_events ORDER BY id" ), 'the table itself goes' );
		update_option( Schema::OPTION, Schema::VERSION );
		( new Leaving( $wpdb, new PictureFiles(), false ) )->leave();
		self::assertSame( [ '', 'Ama Mensah' ], array_map( strval( ... ), $wpdb->get_col( "SELECT body FROM {$wpdb->prefix}sedifex_events ORDER BY id" ) ) );
	}

	/**
	 * @dataProvider choices
	 * @param list<string>|null $remove Null: never set.
	 * @param list<string>      $gone   Tables.
	 */
	public function test_it_removes_what_was_agreed( ?array $remove, bool $by_constant, array $gone, bool $picture_stays, bool $settings_stay ): void {
		$this->leave( $remove, $by_constant );

		self::assertEqualsCanonicalizing( $gone, array_values( array_unique( $this->dropped ) ) );
		self::assertSame( $picture_stays, is_file( $this->picture ) );
		foreach ( self::OPTIONS as $option ) {
			self::assertSame( $settings_stay, false !== get_option( $option ), $option );
		}
		self::assertSame( $settings_stay, false !== get_user_option( Notices::SEEN, 1 ) );
		self::assertSame( $settings_stay, '' !== get_post_meta( $this->page, ShopPages::MADE, true ) );
		self::assertSame( 'publish', get_post_status( $this->page ), 'pages are the owner’s' );
		$all_gone = [] === array_diff( Schema::tables(), $gone );
		self::assertSame( $all_gone ? 0 : Schema::VERSION, (int) get_option( Schema::OPTION, 0 ), 'the version goes with the last table' );
	}

	/** @return array<string, array{list<string>|null, bool, list<string>, bool, bool}> */
	public static function choices(): array {
		$all    = Schema::tables();
		$orders = array_values( array_diff( $all, self::CATALOGUE ) );
		return [
			'never chosen'           => [ null, false, self::CATALOGUE, false, true ],
			'nothing'                => [ [], false, [], true, true ],
			'the catalogue'          => [ [ 'catalogue' ], false, self::CATALOGUE, false, true ],
			'settings'               => [ [ 'settings' ], false, [], true, false ],
			'orders'                 => [ [ 'orders' ], false, $orders, true, true ],
			'catalogue and settings' => [ [ 'catalogue', 'settings' ], false, self::CATALOGUE, false, false ],
			'catalogue and orders'   => [ [ 'catalogue', 'orders' ], false, $all, false, true ],
			'everything'             => [ [ 'catalogue', 'settings', 'orders' ], false, $all, false, false ],
			'nothing, by constant'   => [ [], true, $orders, true, true ],
			'default, by constant'   => [ null, true, $all, false, true ],
		];
	}

	public function test_the_schedules_always_stop(): void {
		self::assertNotFalse( wp_next_scheduled( Runner::CRON ) );
		$this->leave( [], false );
		self::assertFalse( wp_next_scheduled( Runner::CRON ) );
		self::assertFalse( wp_next_scheduled( Runner::KICK ) );
	}

	public function test_other_peoples_things_stay(): void {
		$folder = dirname( $this->picture );
		file_put_contents( $folder . '/family.jpg', 'mine' );
		$this->leave( [ 'catalogue', 'settings', 'orders' ], false );
		self::assertFileExists( $folder . '/family.jpg' );
		self::assertNotFalse( get_option( 'blogname' ) );
		unlink( $folder . '/family.jpg' );
	}

	public function test_these_tables_are_there(): void {
		self::assertSame( [], array_diff( [ ...self::CATALOGUE, ...self::ORDERS ], Schema::tables() ) );
	}

	/** @param list<string>|null $remove */
	private function leave( ?array $remove, bool $by_constant ): void {
		global $wpdb;
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM, ...( null === $remove ? [] : [ 'remove' => $remove ] ) ] );
		( new Leaving( $wpdb, new PictureFiles(), $by_constant ) )->leave();
	}
}
