<?php
/**
 * Plugin Name: Test mail box
 * Description: Writes mail down instead of sending it.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

add_filter(
	'pre_wp_mail',
	static function ( $sent, $mail ) {
		if ( null !== $sent || ! defined( 'SEDIFEX_TEST_LOGS' ) || ! is_string( SEDIFEX_TEST_LOGS ) ) {
			return $sent;
		}
		file_put_contents( SEDIFEX_TEST_LOGS . '/mails.jsonl', wp_json_encode( $mail ) . "\n", FILE_APPEND | LOCK_EX );
		return true;
	},
	100,
	2
);
