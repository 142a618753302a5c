<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

use Sedifex\Sync\Module;

/** Hooks of the way without script. */
final class FormsModule implements Module {

	public function __construct( private readonly FormHandler $forms ) {
	}

	public function register(): void {
		// Ahead of redirect_canonical(), which would turn a form into a visit.
		add_action( 'template_redirect', $this->forms->run( ... ), 1 );
		add_filter( 'wp_robots', $this->forms->robots( ... ), 100 );
	}
}
