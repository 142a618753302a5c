<?php
/**
 * Puts the routes that do nothing in place, and prints what an administrator's browser sends with a
 * REST request.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

( static function (): void {
	wp_mkdir_p( WPMU_PLUGIN_DIR );
	copy( __DIR__ . '/nothing.php', WPMU_PLUGIN_DIR . '/nothing.php' );
	wp_set_current_user( 1 );
	$until                       = time() + DAY_IN_SECONDS;
	$cookie                      = wp_generate_auth_cookie( 1, $until, 'logged_in', WP_Session_Tokens::get_instance( 1 )->create( $until ) );
	$_COOKIE[ LOGGED_IN_COOKIE ] = $cookie;
	echo wp_json_encode(
		[
			'Cookie'     => LOGGED_IN_COOKIE . '=' . $cookie,
			'X-WP-Nonce' => wp_create_nonce( 'wp_rest' ),
		]
	);
} )();
