<?php
/**
 * Plugin Name: Bench: a REST route that does nothing
 * Description: What a route of administrators costs on this site before it does anything.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

add_action(
	'rest_api_init',
	static function (): void {
		register_rest_route(
			'sedifex-bench/v1',
			'/nothing',
			[
				'methods'             => 'GET',
				'callback'            => static fn(): WP_REST_Response => new WP_REST_Response( [] ),
				'permission_callback' => static fn(): bool => current_user_can( 'manage_options' ),
			]
		);
	}
);
