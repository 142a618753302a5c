<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Closure;
use Sedifex\Sync\Module;

/** Tells Silence what was found by asking. */
final class SilenceModule implements Module {

	/**
	 * @param Closure(): Silence    $silence
	 * @param Closure( mixed ): int $changes How many items a look at the catalogue found to be other than we knew.
	 */
	public function __construct( private readonly Closure $silence, private readonly Closure $changes ) {
	}

	public function register(): void {
		add_action( 'sedifex_catalog_synced', $this->looked( ... ) );
	}

	public function looked( mixed $result ): void {
		$changes = ( $this->changes )( $result );
		if ( $changes > 0 ) {
			( $this->silence )()->catalogue_changed( $changes );
		}
	}
}
