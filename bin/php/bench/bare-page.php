<?php
/**
 * Plugin Name: Bench bare screen
 * Description: A screen of wp-admin that shows nothing, to hold the plugin's screens against.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

add_action( 'admin_menu', static fn() => add_menu_page( 'Bare', 'Bare', 'manage_options', 'bench-bare', static fn() => print '<div class="wrap"><h1>Bare</h1></div>' ) );
