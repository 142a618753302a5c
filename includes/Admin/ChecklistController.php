<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Sedifex\Sync\Rest;
use WP_REST_Response;

/** `GET /checklist`: what must be right before the shop opens, for the administrator. */
final class ChecklistController {

	public function __construct( private readonly Checklist $checklist ) {
	}

	public function register_routes(): void {
		register_rest_route(
			Rest::NAMESPACE,
			'/checklist',
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
		$items = array_map( static fn( ChecklistItem $item ): array => $item->to_array(), $this->checklist->items() );
		return new WP_REST_Response( $items, 200, [ 'Cache-Control' => 'no-store' ] );
	}

	/** @return array<string, mixed> */
	public static function schema(): array {
		$text = [ 'type' => 'string' ];
		return [
			'$schema' => 'http://json-schema.org/draft-04/schema#',
			'title'   => 'sedifex-checklist',
			'type'    => 'array',
			'items'   => [
				'type'                 => 'object',
				'additionalProperties' => false,
				'required'             => [ 'id', 'state', 'title', 'how', 'action', 'action_url' ],
				'properties'           => [
					'id'         => $text,
					'state'      => [
						'type' => 'string',
						'enum' => ChecklistItem::STATES,
					],
					'title'      => $text,
					'how'        => $text,
					'action'     => $text,
					'action_url' => [ 'type' => [ 'string', 'null' ] ],
				],
			],
		];
	}
}
