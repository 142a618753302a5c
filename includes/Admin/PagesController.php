<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Sedifex\Sync\Rest;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

/** `/pages`, for the administrator: which pages the shop has, making those it lacks, and taking that back. */
final class PagesController {

	public function __construct( private readonly ShopPages $pages ) {
	}

	public function register_routes(): void {
		register_rest_route(
			Rest::NAMESPACE,
			'/pages',
			[
				[
					'methods'             => 'GET',
					'callback'            => fn(): WP_REST_Response => $this->answer( [] ),
					'permission_callback' => $this->may_manage( ... ),
				],
				[
					'methods'             => 'POST',
					'callback'            => $this->make( ... ),
					'permission_callback' => $this->may_manage( ... ),
				],
				'schema' => self::schema( ... ),
			]
		);
		register_rest_route(
			Rest::NAMESPACE,
			'/pages/undo',
			[
				[
					'methods'             => 'POST',
					'callback'            => $this->undo( ... ),
					'permission_callback' => $this->may_manage( ... ),
					'args'                => [
						'ids' => [
							'description' => 'Pages that were just made.',
							'type'        => 'array',
							'items'       => [ 'type' => 'integer' ],
							'maxItems'    => 10,
							'required'    => true,
						],
					],
				],
				'schema' => self::schema( ... ),
			]
		);
	}

	public function may_manage(): bool {
		return current_user_can( 'manage_options' );
	}

	public function make(): WP_REST_Response|WP_Error {
		$made = $this->pages->make();
		return is_wp_error( $made ) ? $made : $this->answer( $made );
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	public function undo( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$ids  = is_array( $request['ids'] ) ? array_values( array_filter( $request['ids'], is_int( ... ) ) ) : [];
		$done = $this->pages->undo( $ids );
		return is_wp_error( $done ) ? $done : $this->answer( [] );
	}

	/** @param list<int> $made */
	private function answer( array $made ): WP_REST_Response {
		return new WP_REST_Response( [ 'pages' => $this->pages->look( $made ) ], 200, [ 'Cache-Control' => 'no-store' ] );
	}

	/** @return array<string, mixed> */
	public static function schema(): array {
		$text       = [ 'type' => 'string' ];
		$flag       = [ 'type' => 'boolean' ];
		$properties = [
			'name'      => [ 'type' => 'string', 'enum' => ShopPages::NAMES ],
			'state'     => [ 'type' => 'string', 'enum' => ShopPages::STATES ],
			'id'        => [ 'type' => 'integer' ],
			'title'     => $text,
			'url'       => $text,
			'edit_url'  => $text,
			'is_public' => $flag,
			'made'      => $flag,
		];
		return [
			'$schema'              => 'http://json-schema.org/draft-04/schema#',
			'title'                => 'sedifex-pages',
			'type'                 => 'object',
			'additionalProperties' => false,
			'required'             => [ 'pages' ],
			'properties'           => [
				'pages' => [
					'type'  => 'array',
					'items' => [
						'type'                 => 'object',
						'additionalProperties' => false,
						'required'             => array_keys( $properties ),
						'properties'           => $properties,
					],
				],
			],
		];
	}
}
