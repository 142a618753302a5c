<?php
/**
 * Leaves every site: what its owner agreed to remove goes, the rest stays (see includes/Leaving.php).
 * With SEDIFEX_SYNC_REMOVE_ORDERS true in wp-config.php, the record of orders goes as well.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

namespace Sedifex\Sync;

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

require_once __DIR__ . '/includes/autoload.php';

( static function (): void {
	global $wpdb;
	$with_orders = defined( Leaving::WITH_ORDERS ) && true === constant( Leaving::WITH_ORDERS );
	$leaving     = new Leaving( $wpdb, new Catalog\PictureFiles(), $with_orders );
	if ( ! is_multisite() ) {
		$leaving->leave();
		return;
	}
	foreach ( get_sites( [ 'fields' => 'ids', 'number' => 0 ] ) as $site ) {
		switch_to_blog( $site );
		$leaving->leave();
		restore_current_blog();
	}
} )();
