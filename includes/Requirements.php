<?php
declare( strict_types=1 );

namespace Sedifex\Sync;

/** Says what keeps the plugin from working here, before anything else runs. */
final class Requirements {

	public function __construct( private readonly Files $files ) {
	}

	/** One sentence for the administrator, or null when all is well. */
	public function problem(): ?string {
		if ( ! $this->files->is_built() ) {
			return __( 'Sedifex Sync is here as source code without its built files. Run “npm run build” in its folder, or install the zip from the releases page.', 'sedifex-sync' );
		}
		return null;
	}
}
