<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Sedifex;

use Sedifex\Sync\Module;

/** Lets our transport set on cURL's handle what WordPress's HTTP API has no argument for. */
final class SedifexModule implements Module {

	public function __construct( private readonly Transport $transport ) {
	}

	public function register(): void {
		add_action( 'http_api_curl', $this->transport->prepare( ... ), 10, 2 );
	}
}
