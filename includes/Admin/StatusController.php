<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Sedifex\Sync\Catalog\ProductStore;
use Sedifex\Sync\Rest;
use WP_REST_Response;

/** `GET /status`: how the shop is, in one word and one sentence, for the administrator. Asks Sedifex nothing. */
final class StatusController {

	public function __construct( private readonly Health $health, private readonly ProductStore $products ) {
	}

	public function register_routes(): void {
		register_rest_route(
			Rest::NAMESPACE,
			'/status',
			[
				[
					'methods'             => 'GET',
					'callback'            => $this->show( ... ),
					'permission_callback' => $this->may_manage( ... ),
				],
				'schema' => self::schema( ... ),
			]
		);
	}

	public function may_manage(): bool {
		return current_user_can( 'manage_options' );
	}

	public function show(): WP_REST_Response {
		$meta              = $this->products->meta();
		[ $health, $text ] = $this->health->now();
		$answer            = [
			'health'    => $health,
			'sentence'  => $text,
			'items'     => $meta->total,
			'as_of'     => 0 === $meta->as_of ? null : gmdate( 'Y-m-d\TH:i:s\Z', $meta->as_of ),
			'worker_at' => 0 === $meta->worker_at ? null : gmdate( 'Y-m-d\TH:i:s\Z', $meta->worker_at ),
		];
		return new WP_REST_Response( $answer, 200, [ 'Cache-Control' => 'no-store' ] );
	}

	/** @return array<string, mixed> */
	public static function schema(): array {
		$time = [ 'type' => [ 'string', 'null' ] ];
		return [
			'$schema'              => 'http://json-schema.org/draft-04/schema#',
			'title'                => 'sedifex-status',
			'type'                 => 'object',
			'additionalProperties' => false,
			'required'             => [ 'health', 'sentence', 'items', 'as_of', 'worker_at' ],
			'properties'           => [
				'health'    => [
					'type' => 'string',
					'enum' => [ 'ok', 'attention', 'not_connected' ],
				],
				'sentence'  => [ 'type' => 'string' ],
				'items'     => [ 'type' => 'integer' ],
				'as_of'     => $time,
				'worker_at' => $time,
			],
		];
	}
}
