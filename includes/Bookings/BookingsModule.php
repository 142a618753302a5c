<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Bookings;

use Closure;
use Sedifex\Sync\Module;

/** The route of what can be booked. When to look at Sedifex is the worker's affair: AvailabilityJob says what is due. */
final class BookingsModule implements Module {

	/** @param Closure(): AvailabilityController $availability */
	public function __construct( private readonly Closure $availability ) {
	}

	public function register(): void {
		add_action( 'rest_api_init', fn() => ( $this->availability )()->register_routes() );
	}
}
