<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Sedifex\Sync\Catalog\ProductStore;
use Sedifex\Sync\Rest;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\SettingsStore;
use WP_REST_Response;

/** `GET /status`: how the shop is, in one word and one sentence, for the administrator. Asks Sedifex nothing. */
final class StatusController {

	/** Prices are read again about every quarter of an hour; after four times that something is wrong. */
	private const LATE_AFTER = 3600;

	public function __construct(
		private readonly SettingsStore $settings,
		private readonly Secrets $secrets,
		private readonly ProductStore $products,
	) {
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
		[ $health, $text ] = $this->health();
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

	/** @return array{'ok'|'attention'|'not_connected', string} */
	private function health(): array {
		$meta = $this->products->meta();
		if ( $this->secrets->is_locked() ) {
			return [ 'attention', __( 'Your stored keys cannot be read, because the security keys of this site have changed. Enter them again.', 'sedifex-sync' ) ];
		}
		if ( ! $this->settings->get()->is_connected() ) {
			return [ 'not_connected', __( 'Your shop is not connected to Sedifex yet.', 'sedifex-sync' ) ];
		}
		if ( null !== $meta->problem ) {
			return [ 'attention', $meta->problem ];
		}
		if ( 0 === $meta->as_of ) {
			return [ 'attention', __( 'Your items are being fetched for the first time.', 'sedifex-sync' ) ];
		}
		$age = time() - $meta->as_of;
		if ( $age > self::LATE_AFTER ) {
			/* translators: %s: a span of time such as "2 hours". */
			return [ 'attention', sprintf( __( 'Your prices were last confirmed %s ago.', 'sedifex-sync' ), human_time_diff( $meta->as_of ) ) ];
		}
		return [ 'ok', __( 'Everything is working.', 'sedifex-sync' ) ];
	}
}
