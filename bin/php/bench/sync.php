<?php
/**
 * Times the sync of the whole catalogue against fetching and decoding the same answer, in turns.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

namespace Sedifex\Sync\Development\Bench;

use RuntimeException;
use WP_REST_Request;

/** The route that the command asks: POST bench/v1/sync {rounds}. */
function register_sync_route(): void {
	register_rest_route(
		'bench/v1',
		'/sync',
		[
			'methods'             => 'POST',
			'callback'            => time_sync( ... ),
			'permission_callback' => '__return_true',
			'args'                => [
				'rounds' => [
					'type'     => 'integer',
					'required' => true,
				],
			],
		]
	);
}

/**
 * @param WP_REST_Request<array<string, mixed>> $request
 * @return array<string, list<float>> Milliseconds: fetching alone, the first sync, one that finds nothing new, and of the first what storing its rows takes.
 */
function time_sync( WP_REST_Request $request ): array {
	global $wpdb;
	set_time_limit( 120 );
	wp_set_current_user( 1 );
	$times = [
		'fetch' => [],
		'first' => [],
		'again' => [],
		'store' => [],
		'items' => [],
	];
	for ( $round = 0; $round < $request['rounds']; $round++ ) {
		forget_catalogue();
		$times['fetch'][] = timed( fetch( ... ) );
		$times['first'][] = timed( sync( ... ) );
		$times['again'][] = timed( sync( ... ) );
		$statements       = statements_of_first_sync();
		$times['store'][] = timed( static fn() => array_map( $wpdb->query( ... ), $statements ) ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- as the plugin has prepared them.
	}
	$times['items'][] = (float) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}sedifex_products" );
	return $times;
}

function forget_catalogue(): void {
	global $wpdb;
	$wpdb->query( "DELETE FROM {$wpdb->prefix}sedifex_products" );
	$wpdb->query( "DELETE FROM {$wpdb->prefix}sedifex_snapshots WHERE name = 'catalog'" );
}

/** @return list<string> Those that store the items; the table is left empty for them. */
function statements_of_first_sync(): array {
	global $wpdb;
	$found  = [];
	$listen = static function ( string $query ) use ( &$found, $wpdb ): string {
		if ( str_starts_with( $query, "INSERT INTO {$wpdb->prefix}sedifex_products" ) ) {
			$found[] = $query;
		}
		return $query;
	};
	forget_catalogue();
	add_filter( 'query', $listen );
	sync();
	remove_filter( 'query', $listen );
	$wpdb->query( "DELETE FROM {$wpdb->prefix}sedifex_products" );
	return $found;
}

/** @param callable(): mixed $work */
function timed( callable $work ): float {
	$began = hrtime( true );
	$work();
	return ( hrtime( true ) - $began ) / 1e6;
}

/** The least that anybody who wants the list has to do. */
function fetch(): void {
	$answer = wp_remote_get(
		SEDIFEX_API_BASE_URL . '/v1IntegrationProducts?storeId=' . SEDIFEX_STORE_ID,
		[
			'timeout' => 20,
			'headers' => [
				'x-api-key'                  => SEDIFEX_INTEGRATION_API_KEY,
				'Authorization'              => 'Bearer ' . SEDIFEX_INTEGRATION_API_KEY,
				'X-Sedifex-Contract-Version' => '2026-04-13',
				'Accept'                     => 'application/json',
			],
		]
	);
	$list   = json_decode( wp_remote_retrieve_body( $answer ), true );
	if ( ! is_array( $list['products'] ?? null ) ) {
		throw new RuntimeException( 'The list of items could not be fetched: ' . wp_json_encode( is_wp_error( $answer ) ? $answer : wp_remote_retrieve_body( $answer ) ) );
	}
}

function sync(): void {
	$answer = rest_do_request( new WP_REST_Request( 'POST', '/sedifex/v1/catalog/sync' ) );
	if ( $answer->is_error() ) {
		throw new RuntimeException( 'The sync failed: ' . wp_json_encode( $answer->get_data() ) );
	}
}
