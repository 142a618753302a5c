<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Sedifex\Sync\Rest;
use WP_REST_Response;

/** `GET /overview`: all that the first screen shows, in one answer. Asks Sedifex nothing. */
final class OverviewController {

	public function __construct( private readonly Overview $overview ) {
	}

	public function register_routes(): void {
		register_rest_route(
			Rest::NAMESPACE,
			'/overview',
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
		return new WP_REST_Response( $this->overview->now(), 200, [ 'Cache-Control' => 'no-store' ] );
	}

	/** @return array<string, mixed> */
	public static function schema(): array {
		$text   = [ 'type' => 'string' ];
		$number = [ 'type' => 'integer' ];
		$time   = [ 'type' => [ 'string', 'null' ] ];
		$cause  = self::record( [ 'sentence' => $text, 'action' => $text, 'action_url' => $text ] );
		$order  = self::record(
			[
				'reference'  => $text,
				'customer'   => $text,
				'total'      => $text,
				'state'      => $text,
				'tone'       => [
					'type' => 'string',
					'enum' => Overview::TONES,
				],
				'sentence'   => $text,
				'advice'     => $text,
				'ordered_at' => $text,
			]
		);
		return [
			'$schema' => 'http://json-schema.org/draft-04/schema#',
			'title'   => 'sedifex-overview',
			...self::record(
				[
					'health'       => [
						'type' => 'string',
						'enum' => [ 'ok', 'attention', 'not_connected' ],
					],
					'causes'       => self::list_of( $cause ),
					'shop_url'     => $text,
					'waiting'      => $number,
					'needs_person' => self::list_of( $order ),
					'latest'       => self::list_of( $order ),
					'catalogue'    => self::record(
						[
							'items'      => $number,
							'listed'     => $number,
							'as_of'      => $time,
							'unreadable' => self::list_of( self::record( [ 'id' => $text, 'message' => $text ] ) ),
							'doubts'     => self::list_of( $text ),
						]
					),
					'pictures'     => self::record(
						[
							'wanted'  => $number,
							'made'    => $number,
							'failed'  => $number,
							'problem' => $text,
						]
					),
				]
			),
		];
	}

	/**
	 * @param array<string, mixed> $properties All of them are there.
	 * @return array<string, mixed>
	 */
	private static function record( array $properties ): array {
		return [
			'type'                 => 'object',
			'additionalProperties' => false,
			'required'             => array_keys( $properties ),
			'properties'           => $properties,
		];
	}

	/**
	 * @param array<string, mixed> $items
	 * @return array<string, mixed>
	 */
	private static function list_of( array $items ): array {
		return [
			'type'  => 'array',
			'items' => $items,
		];
	}
}
