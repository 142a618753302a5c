<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Checkout;

use Sedifex\Sync\Rest;
use WP_Error;
use WP_REST_Request;

/**
 * What WordPress says of a body that it could not read, or that is not of the form of the route, in
 * words of ours and without the names of our arguments. The visitors' routes alone: developers are
 * helped by WordPress's own.
 */
final class BodyErrors {

	private const THEIRS = [ 'rest_invalid_json', 'rest_missing_callback_param', 'rest_invalid_param' ];

	/**
	 * For the rest_request_before_callbacks filter.
	 *
	 * @template T
	 * @param T                                       $answer  An error, where the request was found wanting.
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return T|WP_Error
	 */
	public static function in_our_words( mixed $answer, WP_REST_Request $request ): mixed {
		if ( ! $answer instanceof WP_Error || ! in_array( $answer->get_error_code(), self::THEIRS, true ) ) {
			return $answer;
		}
		$route = $request->get_route();
		$start = '/' . Rest::NAMESPACE . '/';
		return match ( true ) {
			$start . 'quote' === $route         => self::error( 'sedifex_quote_invalid', __( 'This cart cannot be read. Please reload the page and try again.', 'sedifex-sync' ) ),
			$start . 'checkout' === $route      => self::error( 'sedifex_body_invalid', __( 'This order cannot be read, so nothing was sent. Please reload the page and try again; your cart is kept.', 'sedifex-sync' ) ),
			$start . 'orders/lookup' === $route => self::error( 'sedifex_lookup_invalid', __( 'Please give the reference, and the phone number or e-mail of the order.', 'sedifex-sync' ) ),
			str_starts_with( $route, $start . 'orders/' ) => self::error( 'sedifex_order_invalid', __( 'This page is out of date. Please reload it and try again.', 'sedifex-sync' ) ),
			default                             => $answer,
		};
	}

	private static function error( string $code, string $message ): WP_Error {
		return new WP_Error( $code, $message, [ 'status' => 400 ] );
	}
}
