<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Closure;
use Sedifex\Sync\Rest;
use WP_REST_Request;
use WP_REST_Response;

/** `GET /site-health/{test}`: the tests of Site Health that take their time, asked by its own screen. */
final class SiteHealthController {

	/**
	 * @param Closure(): SiteHealthRemote   $remote
	 * @param Closure(): SiteHealthWebhooks $webhooks
	 */
	public function __construct( private readonly Closure $remote, private readonly Closure $webhooks ) {
	}

	public function register_routes(): void {
		$tests = [
			'connection'    => fn(): array => ( $this->remote )()->connection(),
			'authorization' => fn( WP_REST_Request $request ): array => ( $this->webhooks )()->authorization( ( $this->remote )()->authorization( $request->get_header( 'authorization' ) ) ),
			'rest'          => fn(): array => ( $this->remote )()->rest(),
			'order-page'    => fn(): array => ( $this->remote )()->order_page(),
			'webhooks'      => fn(): array => ( $this->webhooks )()->addresses(),
		];
		foreach ( $tests as $name => $run ) {
			register_rest_route(
				Rest::NAMESPACE,
				'/site-health/' . $name,
				[
					[
						'methods'             => 'GET',
						'callback'            => static fn( WP_REST_Request $request ): WP_REST_Response => new WP_REST_Response( $run( $request ), 200, [ 'Cache-Control' => 'no-store' ] ),
						'permission_callback' => $this->may_look( ... ),
					],
					'schema' => self::schema( ... ),
				]
			);
		}
	}

	/** As WordPress's own tests ask. */
	public function may_look(): bool {
		return current_user_can( 'view_site_health_checks' );
	}

	/** @return array<string, mixed> */
	public static function schema(): array {
		$text = [ 'type' => 'string' ];
		return [
			'$schema'              => 'http://json-schema.org/draft-04/schema#',
			'title'                => 'sedifex-site-health',
			'type'                 => 'object',
			'additionalProperties' => false,
			'required'             => [ 'label', 'status', 'badge', 'description', 'actions', 'test' ],
			'properties'           => [
				'label'       => $text,
				'status'      => [
					'type' => 'string',
					'enum' => [ SiteHealthResult::GOOD, SiteHealthResult::RECOMMENDED, SiteHealthResult::CRITICAL ],
				],
				'badge'       => [
					'type'                 => 'object',
					'additionalProperties' => false,
					'required'             => [ 'label', 'color' ],
					'properties'           => [
						'label' => $text,
						'color' => $text,
					],
				],
				'description' => $text,
				'actions'     => $text,
				'test'        => $text,
			],
		];
	}
}
