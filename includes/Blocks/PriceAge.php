<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

use Sedifex\Sync\Support\Clock;

/** Says how old the shown prices are, once that is worth saying: Sedifex may not answer for days while the shop goes on. */
final class PriceAge {

	/** Younger prices are as good as new; src/view code says it later on a page kept longer than this. */
	public const FRESH = 7200;

	public function __construct( private readonly Clock $clock ) {
	}

	public function is_old( int $as_of ): bool {
		return $as_of > 0 && $this->clock->now() - $as_of > self::FRESH;
	}

	/**
	 * '' where there are no prices yet. The time alone where the page is made within a day of it;
	 * where nothing has to be said yet, what a copy of the page kept for weeks will have to say.
	 */
	public function sentence( int $as_of ): string {
		if ( 0 === $as_of ) {
			return '';
		}
		$time = $this->local( $as_of, 'time_format', 'H:i' );
		if ( $this->is_old( $as_of ) && $this->clock->now() - $as_of < DAY_IN_SECONDS ) {
			/* translators: %s: a time of the day. */
			return sprintf( __( 'Prices as of %s', 'sedifex-sync' ), $time );
		}
		/* translators: 1: a date, 2: a time of the day. */
		return sprintf( __( 'Prices as of %1$s, %2$s. They will be confirmed before you pay.', 'sedifex-sync' ), $this->local( $as_of, 'date_format', 'Y-m-d' ), $time );
	}

	private function local( int $as_of, string $option, string $usual ): string {
		$format = get_option( $option );
		return (string) wp_date( is_string( $format ) && '' !== $format ? $format : $usual, $as_of );
	}
}
