<?php
/**
 * A theme as they were before blocks.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

add_action(
	'after_setup_theme',
	static function (): void {
		add_theme_support( 'title-tag' );
		add_theme_support( 'html5', [ 'search-form', 'script', 'style' ] );
	}
);

add_action(
	'widgets_init',
	static function (): void {
		register_sidebar(
			[
				'id'   => 'header',
				'name' => 'Header',
			]
		);
	}
);

add_action(
	'wp_enqueue_scripts',
	static function (): void {
		wp_enqueue_style( 'classic-test-theme', get_stylesheet_uri(), [], '1.0.0' );
	}
);
