<?php
/**
 * Plugin Name: Bench probe
 * Description: What `npm run bench` needs inside WordPress: requests with the plugin switched off, counters in the answer's headers, pages as static HTML, and the time of a sync.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

namespace Sedifex\Sync\Development\Bench;

require_once __DIR__ . '/counters.php';
require_once __DIR__ . '/twin.php';
require_once __DIR__ . '/sync.php';

$sedifex_bench = new Counters();

// Stands for the switch in wp-admin, so that requests with and without the plugin can take turns.
if ( 'off' === ( $_SERVER['HTTP_X_BENCH_PLUGIN'] ?? '' ) ) {
	add_filter( 'option_active_plugins', '__return_empty_array' );
}

// Last of all: what other filters do is no part of the call.
add_filter(
	'pre_http_request',
	static function ( $answer ) use ( $sedifex_bench ) {
		$sedifex_bench->call_begins();
		return $answer;
	},
	PHP_INT_MAX
);
add_action( 'http_api_debug', $sedifex_bench->call_ends( ... ) );

// The same on both sides of every comparison: the answer says what it took.
ob_start(
	static function ( string $page ) use ( $sedifex_bench ): string {
		if ( ! headers_sent() ) {
			foreach ( $sedifex_bench->so_far() as $name => $value ) {
				header( "X-Bench-$name: $value" );
			}
		}
		return $page;
	}
);

// What is done once the visitor has the answer cannot stand in it.
if ( isset( $_SERVER['HTTP_X_BENCH_AFTER'] ) ) {
	add_action(
		'shutdown',
		static function () use ( $sedifex_bench ): void {
			$file = SEDIFEX_TEST_LOGS . '/bench-after.json';
			file_put_contents( "$file.new", (string) wp_json_encode( $sedifex_bench->so_far() ) );
			rename( "$file.new", $file );
		},
		PHP_INT_MAX
	);
}

add_action( 'wp_enqueue_scripts', dress_twin( ... ) );
add_filter( 'render_block_sedifex/products', keep_for_twin( ... ), PHP_INT_MAX );
add_action( 'rest_api_init', register_sync_route( ... ) );
