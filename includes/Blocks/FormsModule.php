<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

use Closure;
use Sedifex\Sync\Module;

/** Hooks of the way without script. A request that carries nothing of ours costs one look at its names. */
final class FormsModule implements Module {

	/** @param Closure(): FormHandler $forms */
	public function __construct( private readonly Closure $forms ) {
	}

	public function register(): void {
		// Ahead of redirect_canonical(), which would turn a form into a visit.
		add_action( 'template_redirect', $this->run( ... ), 1 );
	}

	public function run(): void {
		// phpcs:ignore WordPress.Security.NonceVerification -- only looks whether there is anything of ours.
		if ( isset( $_POST['sfx_action'] ) || isset( $_GET['sfx_view'] ) || isset( $_GET['sfx_order'] ) ) {
			$forms = ( $this->forms )();
			add_filter( 'wp_robots', $forms->robots( ... ), 100 );
			$forms->run();
		}
	}
}
