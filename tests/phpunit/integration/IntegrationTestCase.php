<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration;

use Closure;
use PHPUnit\Framework\TestCase;
use WP_Error;
use WP_Hook;
use WP_REST_Request;
use WP_REST_Response;

/**
 * A test on a real WordPress. What it writes is rolled back, the hooks it adds go with it, and no
 * request leaves the machine: answers come from $remote.
 */
abstract class IntegrationTestCase extends TestCase {

	/** @var list<array{url: string, args: array<string, mixed>}> Requests that would have gone out. */
	protected array $sent = [];

	/** @var (Closure(string, array<string, mixed>): (array<string, mixed>|WP_Error))|null Answers them. */
	protected ?Closure $remote = null;

	/** @var array<string, WP_Hook> */
	private array $hooks = [];

	protected function setUp(): void {
		global $wpdb, $wp_filter;
		$this->hooks = array_map( static fn( WP_Hook $hook ): WP_Hook => clone $hook, $wp_filter );
		wp_cache_flush();
		$wpdb->query( 'START TRANSACTION' );
		add_filter( 'pre_http_request', $this->answer( ... ), 1, 3 );
	}

	protected function tearDown(): void {
		global $wpdb, $wp_filter, $wp_rest_server;
		$wpdb->query( 'ROLLBACK' );
		$wp_filter      = $this->hooks; // phpcs:ignore WordPress.WP.GlobalVariablesOverride.Prohibited -- put back as it was.
		$wp_rest_server = null; // phpcs:ignore WordPress.WP.GlobalVariablesOverride.Prohibited -- made anew with the next test's routes.
		wp_set_current_user( 0 );
		wp_cache_flush();
	}

	protected function as_administrator(): void {
		wp_set_current_user( 1 );
	}

	/** @param array<string, mixed> $body Sent as JSON with a write, as the query with a read. */
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
	 * An answer as WordPress's HTTP API gives it.
	 *
	 * @param array<string, string> $headers
	 * @return array<string, mixed>
	 */
	protected static function http( int $status, string $body, array $headers = [] ): array {
		return [
			'headers'  => $headers,
			'body'     => $body,
			'response' => [ 'code' => $status, 'message' => '' ],
			'cookies'  => [],
			'filename' => null,
		];
	}

	/**
	 * @param array<string, mixed> $args
	 * @return array<string, mixed>|WP_Error
	 */
	private function answer( mixed $before, array $args, string $url ): array|WP_Error {
		$this->sent[] = [ 'url' => $url, 'args' => $args ];
		return null === $this->remote ? new WP_Error( 'http_request_failed', 'cURL error 7: nothing is there' ) : ( $this->remote )( $url, $args );
	}
}
