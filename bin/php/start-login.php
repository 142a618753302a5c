<?php
/**
 * Plugin Name: One-click login for `npm start`
 * Description: The address that the command prints logs its reader in; the word in it is new with each start.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

add_action(
	'init',
	static function (): void {
		$word = $_GET['start-login'] ?? null; // phpcs:ignore WordPress.Security -- it is itself the proof.
		if ( ! is_string( $word ) || ! defined( 'SEDIFEX_START_LOGIN' ) || ! hash_equals( (string) SEDIFEX_START_LOGIN, $word ) ) {
			return;
		}
		wp_set_auth_cookie( 1, true );
		wp_safe_redirect( admin_url() );
		exit;
	}
);
