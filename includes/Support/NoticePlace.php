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
		$id = self::screen();
		return in_array( $id, [ 'dashboard', 'plugins' ], true ) || 1 === preg_match( self::OURS, $id );
	}

	/** @param string ...$slugs Of our screens, such as `sedifex-sync-orders`. */
	public static function is_on( string ...$slugs ): bool {
		$id = self::screen();
		foreach ( $slugs as $slug ) {
			if ( str_ends_with( $id, "_page_{$slug}" ) ) {
				return true;
			}
		}
		return false;
	}

	private static function screen(): string {
		$screen = function_exists( 'get_current_screen' ) ? get_current_screen() : null;
		return $screen instanceof WP_Screen ? $screen->id : '';
	}
}
