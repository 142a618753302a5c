<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Checkout;

use Sedifex\Sync\Module;

/** The routes that price and take orders. */
final class CheckoutModule implements Module {

	public function __construct( private readonly CheckoutController $controller ) {
	}

	public function register(): void {
		add_action( 'rest_api_init', $this->controller->register_routes( ... ) );
	}
}
