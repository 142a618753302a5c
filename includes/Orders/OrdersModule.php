<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use Closure;
use Sedifex\Sync\Module;

/** The customer's routes to their orders. */
final class OrdersModule implements Module {

	/** @param Closure(): OrdersController $controller */
	public function __construct( private readonly Closure $controller ) {
	}

	public function register(): void {
		add_action( 'rest_api_init', fn() => ( $this->controller )()->register_routes() );
	}
}
