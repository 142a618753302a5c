<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Checkout;

use Closure;
use Sedifex\Sync\Module;
use WP_REST_Request;

/** The routes that price and take orders. */
final class CheckoutModule implements Module {

	/** @param Closure(): CheckoutController $controller */
	public function __construct( private readonly Closure $controller ) {
	}

	public function register(): void {
		add_action( 'rest_api_init', fn() => ( $this->controller )()->register_routes() );
		add_filter( 'rest_request_before_callbacks', static fn( mixed $answer, mixed $handler, WP_REST_Request $request ): mixed => BodyErrors::in_our_words( $answer, $request ), 10, 3 );
	}
}
