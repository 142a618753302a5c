<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Sedifex;

use Closure;
use Sedifex\Sync\Module;

/**
 * Lets our transport set on cURL's handle what WordPress's HTTP API has no argument for, and serves
 * the test of the connection.
 */
final class SedifexModule implements Module {

	/**
	 * @param Closure(): Transport            $transport
	 * @param Closure(): ConnectionController $connection
	 */
	public function __construct( private readonly Closure $transport, private readonly Closure $connection ) {
	}

	public function register(): void {
		add_action( 'http_api_curl', fn( mixed $handle, array $args ) => ( $this->transport )()->prepare( $handle, $args ), 10, 2 );
		add_action( 'rest_api_init', fn() => ( $this->connection )()->register_routes() );
	}
}
