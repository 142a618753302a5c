<?php
declare( strict_types=1 );

namespace Sedifex\Sync;

/**
 * One noun of the product. A module adds the hooks of its folder and does nothing else:
 * add_action and add_filter stand in modules only, so a search for them finds all wiring.
 */
interface Module {

	/** Adds this folder's hooks. Called once a request, before `init`. */
	public function register(): void;
}
