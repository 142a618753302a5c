<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Sedifex\Sync\Orders\OrderList;

/**
 * The number of orders that need a person, kept ready for the menu: it is shown on every screen of an
 * administrator and must cost none of them a query. Renewed by the worker and by what changes it.
 */
final class WaitingCount {

	/** Autoloaded. */
	public const OPTION = 'sedifex_sync_waiting';

	public function __construct( private readonly OrderList $orders ) {
	}

	public static function shown(): int {
		$count = get_option( self::OPTION );
		if ( false === $count ) {
			// A missing option costs a query each time it is looked for.
			add_option( self::OPTION, 0, '', true );
		}
		return is_numeric( $count ) ? (int) $count : 0;
	}

	public function refresh(): int {
		$count = $this->orders->count_waiting();
		if ( self::shown() !== $count ) {
			update_option( self::OPTION, $count, true );
		}
		return $count;
	}
}
