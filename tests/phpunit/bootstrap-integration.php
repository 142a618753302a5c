<?php
/**
 * Integration tests run in an installed WordPress that has the plugin active; WP_DIR says where it
 * is. Its database may be thrown away: tests roll back what they write, but a killed run cannot.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

require_once __DIR__ . '/autoload.php';
require_once dirname( __DIR__, 2 ) . '/bin/php/request.php';

( static function (): void {
	$folder = getenv( 'WP_DIR' );
	$folder = is_string( $folder ) && '' !== $folder ? $folder : '/wordpress';
	if ( ! is_file( $folder . '/wp-load.php' ) ) {
		fwrite( STDERR, "WP_DIR does not hold a WordPress: {$folder}. Start one with: npm run site -- up --name phpunit\n" );
		exit( 1 );
	}
	require_once $folder . '/wp-load.php';
	require_once ABSPATH . 'wp-admin/includes/admin.php';
	if ( ! is_plugin_active( 'sedifex-sync/sedifex-sync.php' ) ) {
		fwrite( STDERR, "The plugin is not active in {$folder}.\n" );
		exit( 1 );
	}
	// PHPUnit answers for the output, not WordPress.
	remove_action( 'shutdown', 'wp_ob_end_flush_all', 1 );
} )();
