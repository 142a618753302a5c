<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use Sedifex\Sync\Rest;
use Sedifex\Sync\Support\Outcome;
use WP_REST_Request;
use WP_REST_Response;

/** The customer's routes: the token in the address is the whole permission, so no nonce and no cookie. */
final class OrdersController {

	public function __construct( private readonly OrderPage $page ) {
	}

	public function register_routes(): void {
		$token = '(?P<token>[A-Za-z0-9_-]{22,64})';
		register_rest_route(
			Rest::NAMESPACE,
			"/orders/{$token}",
			[
				'methods'             => 'GET',
				'callback'            => $this->show( ... ),
				'permission_callback' => $this->whoever_has_the_link( ... ),
			]
		);
		register_rest_route(
			Rest::NAMESPACE,
			"/orders/{$token}/pay",
			[
				'methods'             => 'POST',
				'callback'            => $this->pay( ... ),
				'permission_callback' => $this->whoever_has_the_link( ... ),
			]
		);
		register_rest_route(
			Rest::NAMESPACE,
			'/orders/lookup',
			[
				'methods'             => 'POST',
				'callback'            => $this->lookup( ... ),
				'permission_callback' => $this->whoever_has_the_link( ... ),
				'args'                => [
					'reference' => [
						'type'      => 'string',
						'required'  => true,
						'maxLength' => 64,
					],
					'contact'   => [
						'type'      => 'string',
						'required'  => true,
						'maxLength' => 190,
					],
				],
			]
		);
	}

	/** Guarded by 144 random bits, and the look-up by its limits. */
	public function whoever_has_the_link(): bool {
		return true;
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	public function show( WP_REST_Request $request ): WP_REST_Response {
		$data = $this->page->looked( self::text( $request, 'token' ) );
		return ( null === $data ? OrderPage::unknown() : new Outcome( 200, $data ) )->response();
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	public function pay( WP_REST_Request $request ): WP_REST_Response {
		return $this->page->pay( self::text( $request, 'token' ) )->response();
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	public function lookup( WP_REST_Request $request ): WP_REST_Response {
		$address = isset( $_SERVER['REMOTE_ADDR'] ) && is_string( $_SERVER['REMOTE_ADDR'] ) ? sanitize_text_field( wp_unslash( $_SERVER['REMOTE_ADDR'] ) ) : '';
		return $this->page->lookup( self::text( $request, 'reference' ), self::text( $request, 'contact' ), $address )->response();
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	private static function text( WP_REST_Request $request, string $name ): string {
		$value = $request->get_param( $name );
		return is_string( $value ) ? $value : '';
	}
}
