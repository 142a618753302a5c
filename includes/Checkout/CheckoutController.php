<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Checkout;

use Sedifex\Sync\Rest;
use Sedifex\Sync\Support\Outcome;
use WP_REST_Request;
use WP_REST_Response;

/**
 * POST /quote and POST /checkout. Public, without nonce and cookie, so that a page kept in a cache for
 * a month still sells; the intent's ULID, not a session, makes a request safe to repeat.
 */
final class CheckoutController {

	/** Bytes of a body; a full cart with every field filled has a tenth of it. */
	private const MOST_BYTES = 65536;

	public function __construct( private readonly CheckoutService $checkout, private readonly Quote $quote ) {
	}

	public function register_routes(): void {
		register_rest_route(
			Rest::NAMESPACE,
			'/quote',
			[
				'methods'             => 'POST',
				'callback'            => $this->quote( ... ),
				'permission_callback' => $this->anybody( ... ),
				'args'                => [
					'items'   => self::items_schema(),
					'payment' => [
						'type'     => 'string',
						'enum'     => [ 'online', 'pay_on_delivery' ],
						'required' => true,
					],
				],
			]
		);
		register_rest_route(
			Rest::NAMESPACE,
			'/checkout',
			[
				'methods'             => 'POST',
				'callback'            => $this->checkout( ... ),
				'permission_callback' => $this->anybody( ... ),
			]
		);
	}

	/** Guarded by the limits of CheckoutService and by what it stores, not by who asks. */
	public function anybody(): bool {
		return true;
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	public function quote( WP_REST_Request $request ): WP_REST_Response {
		if ( strlen( $request->get_body() ) > self::MOST_BYTES ) {
			return self::too_large()->response();
		}
		$wanted = [];
		foreach ( (array) $request->get_param( 'items' ) as $item ) {
			if ( is_array( $item ) && is_string( $item['id'] ?? null ) && is_int( $item['quantity'] ?? null ) ) {
				$wanted[] = [
					'id'       => $item['id'],
					'type'     => is_string( $item['type'] ?? null ) ? $item['type'] : 'product',
					'quantity' => $item['quantity'],
				];
			}
		}
		$payment = $request->get_param( 'payment' );
		return ( new Outcome( 200, $this->quote->price( $wanted, is_string( $payment ) ? $payment : '' ) ) )->response();
	}

	/**
	 * Takes JSON only: a form of another site cannot send that without being asked first.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request
	 */
	public function checkout( WP_REST_Request $request ): WP_REST_Response {
		if ( strlen( $request->get_body() ) > self::MOST_BYTES ) {
			return self::too_large()->response();
		}
		if ( ! $request->is_json_content_type() ) {
			return Outcome::error( 415, 'sedifex_checkout_not_json', __( 'Please send the order as JSON.', 'sedifex-sync' ) )->response();
		}
		$address = isset( $_SERVER['REMOTE_ADDR'] ) && is_string( $_SERVER['REMOTE_ADDR'] ) ? sanitize_text_field( wp_unslash( $_SERVER['REMOTE_ADDR'] ) ) : '';
		$body    = $request->get_json_params();
		return $this->checkout->place( is_array( $body ) ? $body : [], $address )->response();
	}

	private static function too_large(): Outcome {
		return Outcome::error( 413, 'sedifex_checkout_too_large', __( 'That is more than one order can hold.', 'sedifex-sync' ) );
	}

	/** @return array<string, mixed> */
	private static function items_schema(): array {
		return [
			'type'     => 'array',
			'required' => true,
			// More than one order holds: such a cart is priced too, and refused in words when it is sent.
			'maxItems' => 200,
			'items'    => [
				'type'       => 'object',
				'required'   => [ 'id', 'quantity' ],
				'properties' => [
					'id'       => [
						'type'      => 'string',
						'minLength' => 1,
						'maxLength' => 200,
					],
					'type'     => [
						'type' => 'string',
						'enum' => [ 'product', 'service', 'course' ],
					],
					'quantity' => [ 'type' => 'integer' ],
				],
			],
		];
	}
}
