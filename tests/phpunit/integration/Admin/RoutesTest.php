<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Admin;

use Sedifex\Sync\Rest;
use Sedifex\Sync\Tests\WpTestCase;
use WP_REST_Request;

/** All routes at once, also those that are added later: who may use them, and that none tells a secret. */
final class RoutesTest extends WpTestCase {

	/** What visitors and other systems use. Whatever is not named here is the administrator's. */
	private const PUBLIC = '#^/(?:catalog|availability|quote|checkout|orders/.+|webhooks/.+)$#';

	/** Site Health asks for another right, which has a test of its own. */
	private const OTHER_RIGHT = '#^/site-health/#';

	private const SECRETS = [
		'integration_key'         => 'sedx_live_0123456789abcdef',
		'webhook_secret'          => 'whsec_fedcba9876543210',
		'selldone_webhook_secret' => 'selldone-path-0123456789',
		'sevi_webhook_token'      => 'sevi-token-0123456789',
	];

	/** @return array<string, string> Route with an example for each of its parts => method. */
	private static function admin_routes(): array {
		$found = [];
		foreach ( rest_get_server()->get_routes( Rest::NAMESPACE ) as $route => $handlers ) {
			$path = substr( $route, strlen( '/' . Rest::NAMESPACE ) );
			if ( '' === $path || 1 === preg_match( self::PUBLIC, $path ) || 1 === preg_match( self::OTHER_RIGHT, $path ) ) {
				continue;
			}
			foreach ( $handlers as $handler ) {
				foreach ( array_keys( $handler['methods'] ) as $method ) {
					$found[ $method . ' ' . $path ] = $route;
				}
			}
		}
		return $found;
	}

	/** Calls a route's permission callback as WordPress does, without the callback itself. */
	private static function ask( string $name, string $route ): int {
		[ $method ] = explode( ' ', $name, 2 );
		// Whatever the parts are: permission comes before they are looked up.
		$path = (string) preg_replace_callback( '/\(\?P<[^>]+>((?:[^()]|\([^()]*\))*)\)/', static fn( array $part ): string => 1 === preg_match( '/^[a-z_|-]+$/D', $part[1] ) ? strtok( $part[1] . '|', '|' ) : '1', $route );
		return rest_get_server()->dispatch( new WP_REST_Request( $method, $path ) )->get_status();
	}

	public function test_an_administrators_routes_are_an_administrators(): void {
		$routes = self::admin_routes();
		self::assertArrayHasKey( 'POST /settings', $routes );
		self::assertArrayHasKey( 'GET /admin/orders', $routes );
		$others = [ 0, $this->user( 'subscriber' ), $this->user( 'editor' ) ];
		foreach ( $routes as $name => $route ) {
			foreach ( rest_get_server()->get_routes( Rest::NAMESPACE )[ $route ] as $handler ) {
				foreach ( $others as $user ) {
					wp_set_current_user( $user );
					self::assertFalse( call_user_func( $handler['permission_callback'], new WP_REST_Request() ), "$name as user $user" );
				}
				wp_set_current_user( 1 );
				self::assertTrue( call_user_func( $handler['permission_callback'], new WP_REST_Request() ), $name );
			}
		}
	}

	public function test_the_others_are_answered_with_401_and_403(): void {
		$editor = $this->user( 'editor' );
		foreach ( self::admin_routes() as $name => $route ) {
			wp_set_current_user( 0 );
			self::assertContains( self::ask( $name, $route ), [ 400, 401 ], $name );
			wp_set_current_user( $editor );
			self::assertContains( self::ask( $name, $route ), [ 400, 403 ], $name );
		}
	}

	public function test_no_answer_has_a_secret(): void {
		$this->as_administrator();
		self::assertSame( 200, $this->rest( 'POST', '/settings', self::SECRETS )->get_status() );
		$this->remote = static fn(): array => [
			'response' => [
				'code'    => 401,
				'message' => 'Unauthorized',
			],
			'headers'  => [],
			'body'     => '{"error":"invalid-api-key"}',
			'cookies'  => [],
		];
		$looked       = 0;
		foreach ( self::admin_routes() as $name => $route ) {
			if ( ! str_starts_with( $name, 'GET ' ) || str_contains( $route, '(?P<' ) ) {
				continue;
			}
			$answer = (string) wp_json_encode( rest_do_request( new WP_REST_Request( 'GET', $route ) )->get_data() );
			foreach ( self::SECRETS as $secret ) {
				self::assertStringNotContainsString( $secret, $answer, $name );
			}
			++$looked;
		}
		self::assertGreaterThan( 5, $looked );
	}
}
