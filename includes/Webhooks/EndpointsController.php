<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Sedifex\Sync\Rest;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

/** The owner's routes of endpoints: where webhooks come in, their secrets, and what is wrong with one. Administrators only. */
final class EndpointsController {

	private const SOURCE = '/endpoints/(?P<source>sedifex|selldone|sevi)';

	public function __construct( private readonly Endpoints $endpoints, private readonly SignatureDoctor $doctor, private readonly TestDelivery $test ) {
	}

	public function register_routes(): void {
		$choice = [ 'type' => 'boolean' ];
		$text   = static fn( int $most ): array => [
			'type'      => 'string',
			'required'  => true,
			'maxLength' => $most,
		];
		$this->route( '/endpoints', 'GET', $this->index( ... ), EndpointsSchema::endpoints( ... ) );
		$this->route( self::SOURCE, 'POST', $this->choose( ... ), EndpointsSchema::endpoints( ... ), [ 'require_signature' => $choice, 'known_senders_only' => $choice ] );
		$this->route( self::SOURCE . '/secret', 'POST', $this->make( ... ), EndpointsSchema::new_secret( ... ) );
		$this->route( self::SOURCE . '/secret/(?P<id>[a-z0-9]{1,32})', 'DELETE', $this->end( ... ), EndpointsSchema::endpoints( ... ) );
		$this->route( self::SOURCE . '/test', 'POST', $this->test( ... ), EndpointsSchema::test_delivery( ... ) );
		$this->route( self::SOURCE . '/refused', 'GET', $this->refused( ... ), EndpointsSchema::refused( ... ) );
		$this->route( self::SOURCE . '/diagnose', 'POST', $this->diagnose( ... ), EndpointsSchema::diagnosis( ... ), [ 'headers' => $text( 65536 ), 'body' => $text( Receiver::MOST_BYTES ) ] );
	}

	public function may_manage(): bool {
		return current_user_can( 'manage_options' );
	}

	public function index(): WP_REST_Response {
		return self::answer( $this->endpoints->all() );
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	public function choose( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$given = static function ( string $name ) use ( $request ): ?bool {
			$value = $request->get_param( $name );
			return is_bool( $value ) ? $value : null;
		};
		$done  = $this->endpoints->choose( self::text( $request, 'source' ), $given( 'require_signature' ), $given( 'known_senders_only' ) );
		return is_wp_error( $done ) ? $done : $this->index();
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	public function make( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$made = $this->endpoints->new_secret( self::text( $request, 'source' ) );
		return is_wp_error( $made ) ? $made : self::answer( $made );
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	public function end( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$done = $this->endpoints->end_secret( self::text( $request, 'source' ), self::text( $request, 'id' ) );
		return is_wp_error( $done ) ? $done : $this->index();
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	public function test( WP_REST_Request $request ): WP_REST_Response {
		return self::answer( $this->test->run( self::text( $request, 'source' ) ) );
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	public function refused( WP_REST_Request $request ): WP_REST_Response {
		return self::answer( [ 'refused' => $this->doctor->refused( self::text( $request, 'source' ) ) ] );
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	public function diagnose( WP_REST_Request $request ): WP_REST_Response {
		return self::answer( $this->doctor->pasted( self::text( $request, 'source' ), self::text( $request, 'headers' ), self::text( $request, 'body' ) )->to_array() );
	}

	/** @param array<string, mixed> $body */
	private static function answer( array $body ): WP_REST_Response {
		return new WP_REST_Response( $body, 200, [ 'Cache-Control' => 'no-store' ] );
	}

	/**
	 * @param non-falsy-string                                                             $route
	 * @param callable( WP_REST_Request<array<string, mixed>> ): (WP_REST_Response|WP_Error) $callback
	 * @param callable(): array<string, mixed>                                             $schema
	 * @param array<string, array<string, mixed>>                                          $args
	 */
	private function route( string $route, string $method, callable $callback, callable $schema, array $args = [] ): void {
		register_rest_route(
			Rest::NAMESPACE,
			$route,
			[
				[
					'methods'             => $method,
					'callback'            => $callback,
					'permission_callback' => $this->may_manage( ... ),
					'args'                => $args,
				],
				'schema' => $schema,
			]
		);
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	private static function text( WP_REST_Request $request, string $name ): string {
		$value = $request->get_param( $name );
		return is_string( $value ) ? $value : '';
	}
}
