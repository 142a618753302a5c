<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Support;

/**
 * Says whether this site is somebody's own machine. Only there may addresses be plain HTTP or lie in
 * a private network; anywhere else such an address would let a setting reach into the host's inside.
 */
final class Environment {

	public static function is_local(): bool {
		return in_array( wp_get_environment_type(), [ 'local', 'development' ], true );
	}
}
