<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Settings;

use Sedifex\Sync\Rest;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

/** Shows the settings to the administrator and saves them. Secrets go in and never come out. */
final class SettingsController {

	public function __construct(
		private readonly SettingsStore $store,
		private readonly Secrets $secrets,
		private readonly UrlRules $urls,
	) {
	}

	public function register_routes(): void {
		register_rest_route(
			Rest::NAMESPACE,
			'/settings',
			[
				[
					'methods'             => 'GET',
					'callback'            => $this->show( ... ),
					'permission_callback' => $this->may_manage( ... ),
				],
				[
					'methods'             => 'POST',
					'callback'            => $this->save( ... ),
					'permission_callback' => $this->may_manage( ... ),
					'args'                => self::args(),
				],
				'schema' => SettingsSchema::answer( ... ),
			]
		);
	}

	public function may_manage(): bool {
		return current_user_can( 'manage_options' );
	}

	public function show(): WP_REST_Response {
		return new WP_REST_Response( $this->answer(), 200, [ 'Cache-Control' => 'no-store' ] );
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	public function save( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$given  = array_intersect_key( $request->get_params(), SettingsSchema::changes() );
		$forget = is_array( $given['forget'] ?? null ) ? $given['forget'] : [];
		unset( $given['forget'] );
		// A page that is not named stays as it is.
		if ( is_array( $given['pages'] ?? null ) ) {
			$given['pages'] = [ ...$this->store->get()->pages, ...$given['pages'] ];
		}
		$saved = $this->store->save( $given );
		if ( is_wp_error( $saved ) ) {
			return $saved;
		}
		foreach ( $forget as $name ) {
			if ( is_string( $name ) && in_array( $name, Secrets::NAMES, true ) ) {
				$this->secrets->remove( $name );
			}
		}
		return $this->show();
	}

	/** @return array<string, mixed> As SettingsSchema::answer() says. */
	private function answer(): array {
		$settings = $this->store->get();
		$values   = array_diff_key( get_object_vars( $settings ), array_flip( [ 'has_key', ...Settings::OF_ENDPOINTS ] ) );
		$names    = [ ...array_keys( $values ), ...Secrets::NAMES ];
		return [
			'settings'     => [ ...$values, 'site_label' => $this->store->own_label() ],
			'secrets'      => array_combine( Secrets::NAMES, array_map( $this->secrets->describe( ... ), Secrets::NAMES ) ),
			// An empty PHP array would be a list on the wire.
			'constants'    => (object) array_filter( array_combine( $names, array_map( $this->store->constant_of( ... ), $names ) ), static fn( string $constant ): bool => '' !== $constant ),
			'defaults'     => [
				'base_url'         => Settings::DEFAULT_BASE_URL,
				'contract_version' => Settings::DEFAULT_CONTRACT_VERSION,
				'site_label'       => wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES ),
			],
			'is_connected' => $settings->is_connected(),
			'is_local'     => $this->urls->is_local(),
		];
	}

	/**
	 * Types are checked by WordPress, contents by the store: its sentences are for people.
	 *
	 * @return array<string, array<string, mixed>>
	 */
	private static function args(): array {
		$args = SettingsSchema::changes();
		// Partly given pages are fine to receive, though the answer always has all of them.
		unset( $args['pages']['required'] );
		return $args;
	}
}
