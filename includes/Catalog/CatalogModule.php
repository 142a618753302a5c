<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

use Closure;
use Sedifex\Sync\Module;

/** The catalogue's hooks. When to look is the worker's affair: SyncJob and PicturesJob say what is due. */
final class CatalogModule implements Module {

	/**
	 * @param Closure(): CatalogController $controller
	 * @param Closure(): PictureFetcher    $fetcher
	 * @param Closure(): PictureMaker      $maker
	 */
	public function __construct( private readonly Closure $controller, private readonly Closure $fetcher, private readonly Closure $maker ) {
	}

	public function register(): void {
		add_action( 'rest_api_init', fn() => ( $this->controller )()->register_routes() );
		add_action( 'http_api_curl', fn( mixed $handle, array $args ) => ( $this->fetcher )()->prepare( $handle, $args ), 10, 2 );
		// After other plugins' wishes: these are our files, not the media library's.
		add_filter( 'wp_editor_set_quality', fn( mixed $quality ): mixed => ( $this->maker )()->quality( $quality ), 100 );
	}
}
