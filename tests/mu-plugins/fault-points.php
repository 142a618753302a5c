<?php
/**
 * Plugin Name: Test fault points
 * Description: Ends a PHP process at a chosen step, cuts its connection to the database, and scales the waits of the outbox, so that tests can see what survives.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

/*
 * A step is a statement on a table that orders depend on, or the moment before or after a call to
 * another server. The request says at which one its process dies (the header X-Test-Kill-At, on the
 * command line the environment variable TEST_KILL_AT); a request that lives says how many there were.
 */
$sedifex_test_kill_at = (int) ( $_SERVER['HTTP_X_TEST_KILL_AT'] ?? getenv( 'TEST_KILL_AT' ) );
$sedifex_test_steps   = 0;

$sedifex_test_step = static function () use ( $sedifex_test_kill_at, &$sedifex_test_steps ): void {
	if ( ++$sedifex_test_steps === $sedifex_test_kill_at ) {
		posix_kill( posix_getpid(), 9 ); // php-fpm has no pcntl, which would name the signal.
	}
};

add_filter(
	'query',
	static function ( $query ) use ( $sedifex_test_step ) {
		if ( is_string( $query ) && 1 === preg_match( '/sedifex_(?:intents|attempts|orders|events)/', $query ) ) {
			$sedifex_test_step();
		}
		return $query;
	}
);

/*
 * Every so manieth statement on one of our tables finds the connection gone, as where a database
 * server ends it between two statements. How often is said like the step (X-Test-Cut-Every, TEST_CUT_EVERY).
 */
$sedifex_test_cut_every = (int) ( $_SERVER['HTTP_X_TEST_CUT_EVERY'] ?? getenv( 'TEST_CUT_EVERY' ) );
$sedifex_test_statement = 0;
if ( $sedifex_test_cut_every > 0 ) {
	add_filter(
		'query',
		static function ( $query ) use ( $sedifex_test_cut_every, &$sedifex_test_statement ) {
			global $wpdb;
			$sedifex_test_statement += is_string( $query ) && str_contains( $query, 'sedifex_' ) ? 1 : 0;
			if ( $sedifex_test_statement > 0 && 0 === $sedifex_test_statement % $sedifex_test_cut_every && $wpdb->dbh instanceof mysqli ) {
				[ $host, $port, $socket ] = $wpdb->parse_db_host( DB_HOST );
				$other                    = mysqli_connect( $host, DB_USER, DB_PASSWORD, null, $port, $socket );
				mysqli_query( $other, 'KILL CONNECTION ' . mysqli_thread_id( $wpdb->dbh ) );
				mysqli_close( $other );
			}
			return $query;
		}
	);
}

// Who carried out which event: one line each, whichever process and server it was.
add_action(
	'sedifex_event_processed',
	static function ( $event ): void {
		if ( defined( 'SEDIFEX_TEST_LOGS' ) && is_object( $event ) ) {
			file_put_contents( SEDIFEX_TEST_LOGS . '/events.log', getmypid() . ' ' . $event->id . "\n", FILE_APPEND );
		}
	}
);
add_filter(
	'pre_http_request',
	static function ( $answer ) use ( $sedifex_test_step ) {
		$sedifex_test_step();
		return $answer;
	}
);
add_action( 'http_api_debug', static fn() => $sedifex_test_step() );
add_filter(
	'rest_post_dispatch',
	static function ( $response ) use ( &$sedifex_test_steps ) {
		if ( $response instanceof WP_REST_Response ) {
			$response->header( 'X-Test-Steps', (string) $sedifex_test_steps );
		}
		return $response;
	}
);

add_filter( 'sedifex_timing', static fn( $timing ) => array_merge( (array) $timing, (array) get_option( 'sedifex_test_timing', [] ) ) );
add_filter( 'sedifex_limits', static fn( $limits ) => array_merge( (array) $limits, (array) get_option( 'sedifex_test_limits', [] ) ) );
