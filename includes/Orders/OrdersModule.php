<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use Sedifex\Sync\Module;

/** The customer's routes to their orders. */
final class OrdersModule implements Module {

	public function __construct( private readonly OrdersController $controller ) {
	}

	public function register(): void {
		add_action( 'rest_api_init', $this->controller->register_routes( ... ) );
	}
}
