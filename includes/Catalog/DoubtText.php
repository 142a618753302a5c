<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

/** What is held back, in words for the owner. */
final class DoubtText {

	/** @param string $kind As DoubtRules::suspects() names it. */
	public static function held( string $kind, int $number ): string {
		return match ( $kind ) {
			/* translators: %d: number of items. */
			'prices' => sprintf( _n( 'The price of %d item fell by half or more at once. The shop keeps its prices until a second look in a few minutes.', 'The prices of %d items fell by half or more at once. The shop keeps its prices until a second look in a few minutes.', $number, 'sedifex-sync' ), $number ),
			/* translators: %d: number of items. */
			'stock'  => sprintf( _n( '%d item went out of stock at once. The shop stays as it is until a second look in a few minutes.', '%d items went out of stock at once. The shop stays as it is until a second look in a few minutes.', $number, 'sedifex-sync' ), $number ),
			default  => __( 'Sedifex listed no items at all. The shop stays as it is until a second look in a few minutes.', 'sedifex-sync' ),
		};
	}

	/** Items are absent from a list that may be cut. */
	public static function cut( int $number ): string {
		return sprintf(
			/* translators: %d: number of items. */
			_n(
				'Sedifex lists at most 150 items of a kind and 300 in all. %d item is no longer in its list and stays in your shop, for it may only be cut off.',
				'Sedifex lists at most 150 items of a kind and 300 in all. %d items are no longer in its list and stay in your shop, for they may only be cut off.',
				$number,
				'sedifex-sync'
			),
			$number
		);
	}
}
