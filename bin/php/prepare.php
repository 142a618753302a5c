<?php
/**
 * Makes an installed WordPress ready for tests and for `npm start`:
 * `php prepare.php <wordpress> <theme> <1: with the plugin, 0: without>`.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

require __DIR__ . '/request.php';
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';

wp_set_current_user( 1 );
update_option( 'permalink_structure', '/%postname%/' );
switch_theme( $argv[2] );

// Editor guides and choosers would stand before what a test wants to see.
update_user_meta(
	1,
	$GLOBALS['wpdb']->get_blog_prefix() . 'persisted_preferences',
	[
		'core/edit-post' => [ 'welcomeGuide' => false ],
		'core/edit-site' => [ 'welcomeGuide' => false ],
		'core'           => [
			'enableChoosePatternModal'   => false,
			'isComplementaryAreaVisible' => true,
		],
		'_modified'      => gmdate( 'c' ),
	]
);

if ( '1' === $argv[3] ) {
	$sedifex_result = activate_plugin( 'sedifex-sync/sedifex-sync.php' );
	if ( is_wp_error( $sedifex_result ) ) {
		fwrite( STDERR, $sedifex_result->get_error_message() . "\n" );
		exit( 1 );
	}
}

// WordPress makes them anew when it next needs them, with the plugin loaded.
delete_option( 'rewrite_rules' );
