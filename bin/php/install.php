<?php
/**
 * Installs a throw-away WordPress: `php install.php <wordpress> <title>`.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

define( 'WP_INSTALLING', true );

require __DIR__ . '/request.php';
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

add_filter( 'pre_wp_mail', '__return_true' );
if ( ! is_blog_installed() ) {
	wp_install( $argv[2], 'admin', 'admin@example.org', true, '', 'password' );
}
