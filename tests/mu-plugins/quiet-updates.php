<?php
/**
 * Plugin Name: Test site without update checks
 * Description: WordPress looks for updates of its own accord; where it cannot reach its makers it writes warnings that would hide ours.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

add_action(
	'init',
	static function (): void {
		remove_action( 'wp_version_check', 'wp_version_check' );
		remove_action( 'wp_update_plugins', 'wp_update_plugins' );
		remove_action( 'wp_update_themes', 'wp_update_themes' );
		remove_action( 'admin_init', '_maybe_update_core' );
		remove_action( 'admin_init', '_maybe_update_plugins' );
		remove_action( 'admin_init', '_maybe_update_themes' );
		remove_action( 'init', 'wp_schedule_update_checks' );
	},
	0
);
