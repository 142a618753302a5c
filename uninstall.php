<?php
/**
 * Leaves the site: what can be fetched or entered again is removed (pictures, the copy of the
 * catalogue, counters, settings and keys). What customers hold a link to, the record of their orders,
 * stays, unless SEDIFEX_SYNC_REMOVE_ORDERS is true.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

namespace Sedifex\Sync;

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

require_once __DIR__ . '/includes/autoload.php';

/** Clears the site that WordPress has switched to. */
function leave_this_site(): void {
	global $wpdb;
	( new Catalog\PictureFiles() )->delete_all();
	wp_clear_scheduled_hook( Queue\Runner::CRON );
	wp_clear_scheduled_hook( Queue\Runner::KICK );
	$with_orders = defined( 'SEDIFEX_SYNC_REMOVE_ORDERS' ) && true === SEDIFEX_SYNC_REMOVE_ORDERS;
	$kept        = $with_orders ? [] : [ 'sedifex_intents', 'sedifex_attempts', 'sedifex_orders' ];
	foreach ( array_diff( Database\Schema::tables(), $kept ) as $table ) {
		$wpdb->query( $wpdb->prepare( 'DROP TABLE IF EXISTS %i', $wpdb->prefix . $table ) );
	}
	foreach ( [ Database\Schema::OPTION, Settings\SettingsStore::OPTION, Settings\Secrets::OPTION, Outbox\SiteFingerprint::OPTION ] as $option ) {
		delete_option( $option );
	}
}

if ( is_multisite() ) {
	foreach ( get_sites( [ 'fields' => 'ids', 'number' => 0 ] ) as $site ) {
		switch_to_blog( (int) $site );
		leave_this_site();
		restore_current_blog();
	}
} else {
	leave_this_site();
}
