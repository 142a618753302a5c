<?php
/**
 * The rewrite rules that a real web server would have, for PHP's built-in one:
 * files as they are, everything else to WordPress.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

$sedifex_path = (string) parse_url( (string) $_SERVER['REQUEST_URI'], PHP_URL_PATH );
$sedifex_file = $_SERVER['DOCUMENT_ROOT'] . rawurldecode( $sedifex_path );

if ( str_contains( $sedifex_path, '/.' ) ) {
	http_response_code( 403 );
	return true;
}
if ( is_dir( $sedifex_file ) && is_file( rtrim( $sedifex_file, '/' ) . '/index.php' ) && ! str_ends_with( $sedifex_path, '/' ) ) {
	header( 'Location: ' . $sedifex_path . '/', true, 301 );
	return true;
}
if ( is_file( $sedifex_file ) || is_file( rtrim( $sedifex_file, '/' ) . '/index.php' ) ) {
	return false;
}
$_SERVER['SCRIPT_NAME'] = '/index.php';
$_SERVER['PHP_SELF']    = '/index.php';
require $_SERVER['DOCUMENT_ROOT'] . '/index.php';
