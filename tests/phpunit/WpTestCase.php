<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests;

use Closure;
use PHPUnit\Framework\TestCase;
use WP_Error;
use WP_Hook;
use WP_REST_Request;
use WP_REST_Response;

/**
 * What a test on a real WordPress needs, on MariaDB and on SQLite: everything it writes is rolled
 * back, the hooks it adds go with it, and no request leaves the machine. Does not make or migrate
 * tables: the site it runs on has the plugin active.
 */
abstract class WpTestCase extends TestCase {

	/** @var list<array{url: string, args: array<string, mixed>}> Requests that would have gone out. */
	protected array $sent = [];

	/** @var (Closure(string, array<string, mixed>): (array<string, mixed>|WP_Error))|null Answers them; without it every one fails to connect. */
	protected ?Closure $remote = null;

	/** @var array<string, WP_Hook> */
	private array $hooks = [];

	/** @var array<string, mixed> */
	private array $server = [];

	private int $savepoints = 0;

	protected function setUp(): void {
		global $wpdb, $wp_filter;
		parent::setUp();
		$this->hooks  = array_map( static fn( WP_Hook $hook ): WP_Hook => clone $hook, $wp_filter );
		$this->server = $_SERVER;
		wp_cache_flush();
		$wpdb->suppress_errors( false );
		$wpdb->show_errors = false;
		$wpdb->query( 'START TRANSACTION' );
		add_filter( 'query', $this->keep_in_transaction( ... ) );
		add_filter( 'pre_http_request', $this->answer( ... ), 1, 3 );
	}

	protected function tearDown(): void {
		global $wpdb, $wp_filter, $wp_rest_server;
		$wp_filter = $this->hooks; // phpcs:ignore WordPress.WP.GlobalVariablesOverride.Prohibited -- put back as it was.
		$wpdb->query( 'ROLLBACK' );
		$wp_rest_server = null; // phpcs:ignore WordPress.WP.GlobalVariablesOverride.Prohibited -- made anew with the next test's routes.
		wp_set_current_user( 0 );
		wp_cache_flush();
		$_SERVER  = $this->server;
		$_GET     = [];
		$_POST    = [];
		$_REQUEST = [];
		$_COOKIE  = [];
		parent::tearDown();
	}

	protected function as_administrator(): void {
		wp_set_current_user( 1 );
	}

	/** A new user with that role; gone after the test. */
	protected function user( string $role ): int {
		$name = 'user-' . bin2hex( random_bytes( 6 ) );
		$user = wp_insert_user(
			[
				'user_login' => $name,
				'user_pass'  => $name,
				'user_email' => $name . '@example.org',
				'role'       => $role,
			]
		);
		self::assertIsInt( $user );
		return $user;
	}

	/**
	 * Asks one of our routes, with all the checks that a request from outside meets.
	 *
	 * @param array<string, mixed> $body Sent as JSON with a write, as the query with a read.
	 */
	protected function rest( string $method, string $route, array $body = [] ): WP_REST_Response {
		$request = new WP_REST_Request( $method, '/sedifex/v1' . $route );
		if ( 'GET' === $method ) {
			$request->set_query_params( $body );
		} else {
			$request->set_header( 'content-type', 'application/json' );
			$request->set_body( (string) wp_json_encode( $body ) );
		}
		return rest_get_server()->dispatch( $request );
	}

	/**
	 * An answer as WordPress's HTTP API gives it, for $remote.
	 *
	 * @param array<string, string> $headers
	 * @return array<string, mixed>
	 */
	protected static function http( int $status, string $body, array $headers = [] ): array {
		return [
			'headers'  => $headers,
			'body'     => $body,
			'response' => [
				'code'    => $status,
				'message' => '',
			],
			'cookies'  => [],
			'filename' => null,
		];
	}

	/**
	 * The database says no to the statements that begin so, for as long as that takes. A statement that is
	 * really wrong would end the test's transaction on SQLite.
	 *
	 * @template T
	 * @param Closure(): T $meanwhile
	 * @return T
	 */
	protected static function with_refused( string $beginning, string $table, Closure $meanwhile ): mixed {
		global $wpdb;
		$refuse = static function ( string $query ) use ( $wpdb, $beginning, $table ): string {
			if ( ! str_starts_with( $query, $beginning ) || ! str_contains( $query, $wpdb->prefix . $table ) ) {
				return $query;
			}
			$wpdb->flush();
			$wpdb->last_error = 'refused by the test';
			return '';
		};
		add_filter( 'query', $refuse );
		try {
			return $meanwhile();
		} finally {
			remove_filter( 'query', $refuse );
		}
	}

	/**
	 * Code under test may open a transaction of its own, which would end the test's: it gets a
	 * savepoint instead. A new table would end it too: it becomes a temporary one.
	 */
	private function keep_in_transaction( string $query ): string {
		$statement = strtoupper( trim( $query, " \t\n\r;" ) );
		if ( 'START TRANSACTION' === $statement || 'BEGIN' === $statement ) {
			++$this->savepoints;
			return 'SAVEPOINT sedifex_' . $this->savepoints;
		}
		if ( $this->savepoints > 0 && 'COMMIT' === $statement ) {
			return 'RELEASE SAVEPOINT sedifex_' . $this->savepoints--;
		}
		if ( $this->savepoints > 0 && 'ROLLBACK' === $statement ) {
			return 'ROLLBACK TO SAVEPOINT sedifex_' . $this->savepoints--;
		}
		return (string) preg_replace( '/^\s*(CREATE|DROP)\s+TABLE\b/i', '$1 TEMPORARY TABLE', $query, 1 );
	}

	/**
	 * @param array<string, mixed> $args
	 * @return array<string, mixed>|WP_Error
	 */
	private function answer( mixed $before, array $args, string $url ): array|WP_Error {
		$this->sent[] = [
			'url'  => $url,
			'args' => $args,
		];
		return null === $this->remote ? new WP_Error( 'http_request_failed', 'cURL error 7: nothing is there' ) : ( $this->remote )( $url, $args );
	}
}
