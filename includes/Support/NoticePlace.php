<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Support;

use WP_Screen;

/**
 * Where in wp-admin we may speak up: on our own screens, the dashboard and the list of plugins. On
 * every other screen somebody is at other work.
 */
final class NoticePlace {

	/** Each of our screens hangs below a menu whose slug this is. */
	private const OURS = '/_page_sedifex-sync(?:-[a-z]+)?$/D';

	public static function is_here(): bool {
		return in_array( self::screen(), [ 'dashboard', 'plugins' ], true ) || self::is_ours();
	}

	public static function is_ours(): bool {
		return 1 === preg_match( self::OURS, self::screen() );
	}

	/** @param string $slug Of one of our screens, such as `sedifex-sync-orders`. */
	public static function is_on( string $slug ): bool {
		return str_ends_with( self::screen(), "_page_{$slug}" );
	}

	private static function screen(): string {
		$screen = function_exists( 'get_current_screen' ) ? get_current_screen() : null;
		return $screen instanceof WP_Screen ? $screen->id : '';
	}
}
