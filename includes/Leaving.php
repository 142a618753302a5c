<?php
declare( strict_types=1 );

namespace Sedifex\Sync;

use Sedifex\Sync\Admin\Notices;
use Sedifex\Sync\Admin\ShopPages;
use Sedifex\Sync\Admin\WaitingCount;
use Sedifex\Sync\Catalog\PictureFiles;
use Sedifex\Sync\Database\Schema;
use Sedifex\Sync\Outbox\SiteFingerprint;
use Sedifex\Sync\Queue\Runner;
use Sedifex\Sync\Settings\Fields;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\Settings;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Deadline;
use Sedifex\Sync\Support\SystemClock;
use Sedifex\Sync\Webhooks\EventKeeping;
use wpdb;

/**
 * Removes from one site what its owner agreed to have removed, when the plugin is uninstalled; used by
 * uninstall.php only. What can be fetched again goes by default; settings, and the record of orders
 * that customers hold a link to, go only where the owner says so. Sedifex itself is told nothing.
 */
final class Leaving {

	/** In wp-config.php: orders go as well, whatever is set. */
	public const WITH_ORDERS = 'SEDIFEX_SYNC_REMOVE_ORDERS';

	/** Can all be fetched or counted anew; every other table belongs to the record of orders. */
	private const CATALOGUE = [ 'sedifex_products', 'sedifex_snapshots', 'sedifex_counters' ];

	/** Seconds for emptying the webhook log. */
	private const CLEARING = 15.0;

	public function __construct( private readonly wpdb $db, private readonly PictureFiles $pictures, private readonly bool $with_orders ) {
	}

	/** Clears the site that WordPress has switched to. */
	public function leave(): void {
		$remove = $this->agreed();
		wp_clear_scheduled_hook( Runner::CRON );
		wp_clear_scheduled_hook( Runner::KICK );
		// Only a count, kept ready for the menu.
		delete_option( WaitingCount::OPTION );
		if ( ! in_array( 'orders', $remove, true ) && (int) get_option( Schema::OPTION, 0 ) > 0 ) {
			// Nobody is left to empty the webhook log when its time is over. Its keys stay with the orders.
			( new EventKeeping( $this->db ) )->clear( new Deadline( new SystemClock(), self::CLEARING ) );
		}
		if ( in_array( 'catalogue', $remove, true ) ) {
			$this->pictures->delete_all();
			$this->drop( self::CATALOGUE );
		}
		if ( in_array( 'orders', $remove, true ) ) {
			$this->drop( array_diff( Schema::tables(), self::CATALOGUE ) );
		}
		if ( [] === array_diff( [ 'catalogue', 'orders' ], $remove ) ) {
			// While a table stays, its version does: a later install has to know what it finds.
			delete_option( Schema::OPTION );
		}
		if ( in_array( 'settings', $remove, true ) ) {
			foreach ( [ SettingsStore::OPTION, Secrets::OPTION, SiteFingerprint::OPTION ] as $option ) {
				delete_option( $option );
			}
			// The pages themselves are the owner's.
			delete_post_meta_by_key( ShopPages::MADE );
			delete_metadata( 'user', 0, $this->db->get_blog_prefix() . Notices::SEEN, '', true );
		}
	}

	/** @return list<string> Of Settings::REMOVE. */
	private function agreed(): array {
		$stored = get_option( SettingsStore::OPTION );
		$remove = Fields::any_of( is_array( $stored ) ? $stored['remove'] ?? null : null, Settings::REMOVE ) ?? ( new Settings() )->remove;
		return $this->with_orders ? [ ...$remove, 'orders' ] : $remove;
	}

	/** @param array<string> $tables Without the prefix. */
	private function drop( array $tables ): void {
		foreach ( $tables as $table ) {
			$this->db->query( $this->db->prepare( 'DROP TABLE IF EXISTS %i', $this->db->prefix . $table ) );
		}
	}
}
