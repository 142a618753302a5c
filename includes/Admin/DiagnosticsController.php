<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Sedifex\Sync\Rest;
use WP_REST_Response;

/** `GET /diagnostics`: the state of the shop for whoever is asked for help, as data and as text to copy. */
final class DiagnosticsController {

	public function __construct( private readonly Diagnostics $diagnostics ) {
	}

	public function register_routes(): void {
		register_rest_route(
			Rest::NAMESPACE,
			'/diagnostics',
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
		$sections = $this->diagnostics->sections();
		$answer   = [
			'text' => $this->diagnostics->text( $sections ),
			'data' => $sections,
		];
		return new WP_REST_Response( $answer, 200, [ 'Cache-Control' => 'no-store' ] );
	}

	/** @return array<string, mixed> */
	public static function schema(): array {
		$text = [ 'type' => 'string' ];
		$row  = [
			'type'                 => 'object',
			'additionalProperties' => false,
			'required'             => [ 'name', 'value' ],
			'properties'           => [
				'name'  => $text,
				'value' => $text,
			],
		];
		return [
			'$schema'              => 'http://json-schema.org/draft-04/schema#',
			'title'                => 'sedifex-diagnostics',
			'type'                 => 'object',
			'additionalProperties' => false,
			'required'             => [ 'text', 'data' ],
			'properties'           => [
				'text' => $text,
				'data' => [
					'type'  => 'array',
					'items' => [
						'type'                 => 'object',
						'additionalProperties' => false,
						'required'             => [ 'title', 'rows' ],
						'properties'           => [
							'title' => $text,
							'rows'  => [
								'type'  => 'array',
								'items' => $row,
							],
						],
					],
				],
			],
		];
	}
}
