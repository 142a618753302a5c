<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

use Sedifex\Sync\Module;

/** The catalogue's hooks. When to look is the worker's affair: SyncJob and PicturesJob say what is due. */
final class CatalogModule implements Module {

	public function __construct( private readonly CatalogController $controller, private readonly PictureFetcher $fetcher, private readonly PictureMaker $maker ) {
	}

	public function register(): void {
		wp_cache_add_non_persistent_groups( ProductStore::MEMORY );
		add_action( 'rest_api_init', $this->controller->register_routes( ... ) );
		add_action( 'http_api_curl', $this->fetcher->prepare( ... ), 10, 2 );
		// After other plugins' wishes: these are our files, not the media library's.
		add_filter( 'wp_editor_set_quality', $this->maker->quality( ... ), 100 );
	}
}
