<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Closure;
use Generator;
use Sedifex\Sync\Module;
use WP_REST_Response;

/** The owner's routes of the webhook log, and its download. */
final class EventLogModule implements Module {

	/** @param Closure(): EventsController $controller */
	public function __construct( private readonly Closure $controller ) {
	}

	public function register(): void {
		add_action( 'rest_api_init', fn() => ( $this->controller )()->register_routes() );
		add_filter( 'rest_pre_serve_request', self::stream( ... ), 10, 2 );
	}

	/** Writes an answer that is read piece by piece; WordPress would make one JSON text of it. */
	public static function stream( mixed $served, mixed $answer ): mixed {
		$pieces = $answer instanceof WP_REST_Response ? $answer->get_data() : null;
		if ( true === $served || ! $pieces instanceof Generator ) {
			return $served;
		}
		foreach ( $pieces as $piece ) {
			echo $piece; // phpcs:ignore WordPress.Security.EscapeOutput -- a file of text/csv, made by EventExport.
			flush();
		}
		return true;
	}
}
