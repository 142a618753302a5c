<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use Closure;
use Sedifex\Sync\Module;

/** The customers' routes to their orders, and the owner's to all of them. */
final class OrdersModule implements Module {

	/**
	 * @param Closure(): OrdersController      $controller
	 * @param Closure(): AdminOrdersController $admin
	 */
	public function __construct( private readonly Closure $controller, private readonly Closure $admin ) {
	}

	public function register(): void {
		add_action( 'rest_api_init', fn() => ( $this->controller )()->register_routes() );
		add_action( 'rest_api_init', fn() => ( $this->admin )()->register_routes() );
	}
}
