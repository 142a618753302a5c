<?php
/**
 * Plugin Name: Test direction of writing
 * Description: Answers requests with the header X-Test-Direction: rtl as a site in a right-to-left language would.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

add_action(
	'after_setup_theme',
	static function (): void {
		if ( 'rtl' === ( $_SERVER['HTTP_X_TEST_DIRECTION'] ?? '' ) && ( $GLOBALS['wp_locale'] ?? null ) instanceof WP_Locale ) {
			$GLOBALS['wp_locale']->text_direction = 'rtl';
		}
	}
);
