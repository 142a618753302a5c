<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Checkout;

use Closure;
use Sedifex\Sync\Module;

/** The routes that price and take orders. */
final class CheckoutModule implements Module {

	/** @param Closure(): CheckoutController $controller */
	public function __construct( private readonly Closure $controller ) {
	}

	public function register(): void {
		add_action( 'rest_api_init', fn() => ( $this->controller )()->register_routes() );
	}
}
