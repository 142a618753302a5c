<?php
/**
 * Plugin Name: Test network guard
 * Description: Keeps a test site on its own machine: requests to other hosts are refused. Every request is written down, so that a test can count them.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

add_filter(
	'pre_http_request',
	static function ( $answer, $args, $url ) {
		if ( defined( 'SEDIFEX_TEST_LOGS' ) && is_string( SEDIFEX_TEST_LOGS ) ) {
			$method = is_array( $args ) && is_string( $args['method'] ?? null ) ? $args['method'] : 'GET';
			file_put_contents( SEDIFEX_TEST_LOGS . '/outgoing.log', $method . ' ' . $url . "\n", FILE_APPEND | LOCK_EX );
		}
		$host = trim( (string) wp_parse_url( (string) $url, PHP_URL_HOST ), '[]' );
		if ( 'localhost' === $host || '::1' === $host || 1 === preg_match( '/^127\.\d+\.\d+\.\d+$/', $host ) ) {
			return $answer;
		}
		return false === $answer ? new WP_Error( 'http_request_failed', 'The test network guard refused ' . $host . '.' ) : $answer;
	},
	PHP_INT_MAX,
	3
);
