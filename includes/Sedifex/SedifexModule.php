<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Sedifex;

use Sedifex\Sync\Module;

/**
 * Lets our transport set on cURL's handle what WordPress's HTTP API has no argument for, and serves
 * the test of the connection.
 */
final class SedifexModule implements Module {

	public function __construct( private readonly Transport $transport, private readonly ConnectionController $connection ) {
	}

	public function register(): void {
		add_action( 'http_api_curl', $this->transport->prepare( ... ), 10, 2 );
		add_action( 'rest_api_init', $this->connection->register_routes( ... ) );
	}
}
