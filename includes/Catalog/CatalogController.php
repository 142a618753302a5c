<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

use Sedifex\Sync\Rest;
use Sedifex\Sync\Support\Clock;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

/** The catalogue over REST: everybody may read our copy; who runs the site may ask for a new look. */
final class CatalogController {

	/** Most items of one answer. */
	private const MOST = 100;

	public function __construct(
		private readonly ProductStore $products,
		private readonly CatalogSync $sync,
		private readonly ItemResource $items,
		private readonly Clock $clock
	) {
	}

	public function register_routes(): void {
		register_rest_route(
			Rest::NAMESPACE,
			'/catalog',
			[
				[
					'methods'             => WP_REST_Server::READABLE,
					'callback'            => $this->read( ... ),
					'permission_callback' => $this->everybody( ... ),
					'args'                => $this->read_args(),
				],
				'schema' => $this->schema( ... ),
			]
		);
		register_rest_route(
			Rest::NAMESPACE,
			'/catalog/sync',
			[
				[
					'methods'             => WP_REST_Server::CREATABLE,
					'callback'            => $this->look( ... ),
					'permission_callback' => $this->administrators( ... ),
					'args'                => [
						'accept' => [
							'description' => 'Apply the answer even where it looks wrong, and take out at once what is missing from it.',
							'type'        => 'boolean',
							'default'     => false,
						],
					],
				],
				'schema' => $this->sync_schema( ... ),
			]
		);
	}

	/** The catalogue is what the shop shows to everybody anyway. */
	public function everybody(): bool {
		return true;
	}

	public function administrators(): bool {
		return current_user_can( 'manage_options' );
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	public function read( WP_REST_Request $request ): WP_REST_Response {
		$text = static fn( string $name ): ?string => is_string( $request[ $name ] ) && '' !== $request[ $name ] ? $request[ $name ] : null;
		$keys = is_array( $request['keys'] ) ? array_values( array_filter( $request['keys'], is_string( ... ) ) ) : [];
		$page = $this->products->page( new CatalogQuery( $text( 'type' ), $text( 'category' ), $text( 'search' ) ?? '', $text( 'sort' ) ?? 'position', (int) $request['page'], (int) $request['per_page'], $keys ) );
		$meta = $this->products->meta();
		$now  = $this->clock->now();

		$response = new WP_REST_Response(
			[
				'items'      => array_map( fn( Product $product ): array => $this->items->of( $product, $now ), $page->items ),
				'total'      => $page->total,
				'pages'      => $page->pages,
				'as_of'      => 0 === $meta->as_of ? null : gmdate( 'Y-m-d\TH:i:s\Z', $meta->as_of ),
				'categories' => $meta->categories,
			]
		);
		if ( ! is_user_logged_in() ) {
			$response->header( 'Cache-Control', 'public, max-age=60' );
		}
		return $response;
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	public function look( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$result = $this->sync->run( accept: true === $request['accept'] );
		$status = match ( $result->outcome ) {
			SyncResult::DONE, SyncResult::HELD => 200,
			SyncResult::BUSY                   => 409,
			default                            => 'not_connected' === $result->code ? 409 : 502,
		};
		if ( 200 !== $status ) {
			$data = [
				'status' => $status,
				'code'   => $result->code,
				'result' => $this->answer( $result ),
			];
			return new WP_Error( 502 === $status ? 'sedifex_catalog_failed' : 'sedifex_catalog_' . $result->code, (string) $result->error, $data );
		}
		return new WP_REST_Response( $this->answer( $result ) );
	}

	/** @return array<string, mixed> */
	private function answer( SyncResult $result ): array {
		$as_of = $this->products->meta()->as_of;
		return [ ...$result->to_array(), 'as_of' => 0 === $as_of ? null : gmdate( 'Y-m-d\TH:i:s\Z', $as_of ) ];
	}

	/** @return array<string, array<string, mixed>> */
	private function read_args(): array {
		return [
			'type'     => [
				'description' => 'Only items of this kind.',
				'type'        => 'string',
				'enum'        => Product::TYPES,
			],
			'category' => [
				'description' => 'Only items of exactly this category.',
				'type'        => 'string',
				'maxLength'   => 200,
			],
			'search'   => [
				'description' => 'Words that must all occur.',
				'type'        => 'string',
				'maxLength'   => 200,
			],
			'sort'     => [
				'description' => 'Order of the items; -price is the dearest first.',
				'type'        => 'string',
				'enum'        => CatalogQuery::SORTS,
				'default'     => 'position',
			],
			'page'     => [
				'type'    => 'integer',
				'minimum' => 1,
				'maximum' => 100_000,
				'default' => 1,
			],
			'per_page' => [
				'type'    => 'integer',
				'minimum' => 1,
				'maximum' => self::MOST,
				'default' => 24,
			],
			'keys'     => [
				'description' => 'Hand-picked items, each as type:id.',
				'type'        => 'array',
				'maxItems'    => self::MOST,
				'items'       => [
					'type'      => 'string',
					'maxLength' => 220,
				],
				'default'     => [],
			],
		];
	}

	/** @return array<string, mixed> */
	public function schema(): array {
		return [
			'$schema'    => 'http://json-schema.org/draft-04/schema#',
			'title'      => 'sedifex_catalog',
			'type'       => 'object',
			'properties' => [
				'items'      => [
					'type'  => 'array',
					'items' => ItemResource::schema(),
				],
				'total'      => [ 'type' => 'integer' ],
				'pages'      => [ 'type' => 'integer' ],
				'as_of'      => [
					'description' => 'When the prices were last confirmed.',
					'type'        => [ 'string', 'null' ],
					'format'      => 'date-time',
				],
				'categories' => [
					'type'  => 'array',
					'items' => [
						'type'       => 'object',
						'properties' => [
							'type'     => [ 'type' => 'string' ],
							'category' => [ 'type' => 'string' ],
							'count'    => [ 'type' => 'integer' ],
						],
					],
				],
			],
		];
	}

	/** @return array<string, mixed> */
	public function sync_schema(): array {
		$number = [ 'type' => 'integer' ];
		return [
			'$schema'    => 'http://json-schema.org/draft-04/schema#',
			'title'      => 'sedifex_catalog_sync',
			'type'       => 'object',
			'properties' => [
				'outcome'   => [
					'type' => 'string',
					'enum' => [ SyncResult::DONE, SyncResult::HELD, SyncResult::FAILED, SyncResult::BUSY ],
				],
				'total'     => $number,
				'added'     => $number,
				'changed'   => $number,
				'removed'   => $number,
				'held'      => $number,
				'bad_items' => [
					'type'  => 'array',
					'items' => [
						'type'       => 'object',
						'properties' => [
							'id'      => [ 'type' => 'string' ],
							'message' => [ 'type' => 'string' ],
						],
					],
				],
				'doubts'    => [
					'type'  => 'array',
					'items' => [ 'type' => 'string' ],
				],
				'error'     => [ 'type' => [ 'string', 'null' ] ],
				'code'      => [ 'type' => 'string' ],
				'as_of'     => [
					'type'   => [ 'string', 'null' ],
					'format' => 'date-time',
				],
			],
		];
	}
}
