<?php
/**
 * Plugin Name: Bench: REST routes that do nothing
 * Description: What a route costs on this site before it does anything: one of administrators, and one that anybody may post to.
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
		register_rest_route(
			'sedifex-bench/v1',
			'/posted',
			[
				'methods'             => 'POST',
				'callback'            => static fn(): WP_REST_Response => new WP_REST_Response( [ 'ok' => true ] ),
				'permission_callback' => '__return_true',
			]
		);
	}
);
