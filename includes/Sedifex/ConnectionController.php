<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Sedifex;

use Sedifex\Sync\Rest;
use WP_REST_Response;

/** `POST /connection/test`, for the administrator. Tests what is saved, so a key is typed once. */
final class ConnectionController {

	public function __construct( private readonly ConnectionTest $test ) {
	}

	public function register_routes(): void {
		register_rest_route(
			Rest::NAMESPACE,
			'/connection/test',
			[
				[
					'methods'             => 'POST',
					'callback'            => $this->run( ... ),
					'permission_callback' => $this->may_manage( ... ),
				],
				'schema' => self::schema( ... ),
			]
		);
	}

	public function may_manage(): bool {
		return current_user_can( 'manage_options' );
	}

	public function run(): WP_REST_Response {
		return new WP_REST_Response( $this->test->run(), 200, [ 'Cache-Control' => 'no-store' ] );
	}

	/** @return array<string, mixed> */
	public static function schema(): array {
		return [
			'$schema'              => 'http://json-schema.org/draft-04/schema#',
			'title'                => 'sedifex-connection',
			'type'                 => 'object',
			'additionalProperties' => false,
			'required'             => [ 'ok', 'category', 'checks', 'expected_version', 'request_id' ],
			'properties'           => [
				'ok'               => [ 'type' => 'boolean' ],
				'category'         => [
					'type' => 'string',
					'enum' => ConnectionTest::CATEGORIES,
				],
				'checks'           => [
					'type'  => 'array',
					'items' => [
						'type'                 => 'object',
						'additionalProperties' => false,
						'required'             => [ 'step', 'state', 'message' ],
						'properties'           => [
							'step'    => [
								'type' => 'string',
								'enum' => ConnectionTest::STEPS,
							],
							'state'   => [
								'type' => 'string',
								'enum' => ConnectionTest::STATES,
							],
							'message' => [ 'type' => 'string' ],
						],
					],
				],
				'expected_version' => [ 'type' => 'string' ],
				'request_id'       => [ 'type' => 'string' ],
			],
		];
	}
}
