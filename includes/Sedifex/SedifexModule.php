<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Sedifex;

use Closure;
use Sedifex\Sync\Module;

/**
 * Lets our transport set on cURL's handle what WordPress's HTTP API has no argument for, keeps
 * what the last call of each kind came to, and serves the test of the connection.
 */
final class SedifexModule implements Module {

	/**
	 * @param Closure(): Transport            $transport
	 * @param Closure(): ConnectionController $connection
	 * @param Closure(): CallRecord           $calls
	 */
	public function __construct( private readonly Closure $transport, private readonly Closure $connection, private readonly Closure $calls ) {
	}

	public function register(): void {
		add_action( 'http_api_curl', fn( mixed $handle, array $args ) => ( $this->transport )()->prepare( $handle, $args ), 10, 2 );
		add_action( 'sedifex_called', fn( Answer $answer ) => ( $this->calls )()->note( $answer ) );
		add_action( 'rest_api_init', fn() => ( $this->connection )()->register_routes() );
	}
}
