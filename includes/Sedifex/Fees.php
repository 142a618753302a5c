<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Sedifex;

/**
 * The payment fee that Sedifex adds to an online payment for goods and services (contract 2), so that
 * the customer sees the whole sum before it is charged. Preview says zero, so it is reckoned here; the
 * answer of create decides, and where it differs, later quotes use what it charged.
 */
final class Fees {

	/** The customer pays so much that this share of it, in ten-thousandths, is the price. */
	private const SHARE = 9805;

	/** A "fee" outside of this is no fee to learn from. */
	private const LOWEST_SHARE = 8000;

	private const WHOLE = 10000;

	private const NAME = 'fees';

	/** Sums kept one by one, for fees that follow no share. */
	private const MOST_SUMS = 50;

	public function __construct( private readonly SnapshotStore $store ) {
	}

	/** @param int $base_minor The price in minor units. @return int What comes on top of it. */
	public function processing_fee( int $base_minor ): int {
		if ( $base_minor <= 0 ) {
			return 0;
		}
		$learnt = $this->store->read( self::NAME );
		$sum    = is_array( $learnt['sums'] ?? null ) ? ( $learnt['sums'][ $base_minor ] ?? null ) : null;
		if ( is_int( $sum ) && $sum >= $base_minor ) {
			return $sum - $base_minor;
		}
		$share = $learnt['share'] ?? null;
		return self::at_share( $base_minor, is_int( $share ) && $share >= self::LOWEST_SHARE && $share <= self::WHOLE ? $share : self::SHARE );
	}

	/** In integers: a float would be a minor unit off here and there. */
	public static function at_share( int $base_minor, int $share = self::SHARE ): int {
		return intdiv( $base_minor * self::WHOLE + $share - 1, $share ) - $base_minor;
	}

	/**
	 * Create charged another total than was reckoned: learns from it.
	 *
	 * @param int $base_minor  The price that was sent.
	 * @param int $total_minor What the customer would have been charged.
	 */
	public function seen( int $base_minor, int $total_minor ): void {
		if ( $base_minor <= 0 || $total_minor < $base_minor || intdiv( $base_minor * self::WHOLE, self::LOWEST_SHARE ) + 1 < $total_minor ) {
			return;
		}
		$learnt              = $this->store->read( self::NAME );
		$sums                = is_array( $learnt['sums'] ?? null ) ? $learnt['sums'] : [];
		$sums[ $base_minor ] = $total_minor;
		$share               = self::share_of( $base_minor, $total_minor );
		$this->store->write(
			self::NAME,
			[
				'share' => $share ?? $learnt['share'] ?? self::SHARE,
				'sums'  => array_slice( $sums, -self::MOST_SUMS, null, true ),
			]
		);
	}

	/** The share nearest to the usual one that gives this total; a small price leaves several. */
	private static function share_of( int $base_minor, int $total_minor ): ?int {
		$found = null;
		for ( $share = self::LOWEST_SHARE; $share <= self::WHOLE; $share++ ) {
			$fits = $base_minor + self::at_share( $base_minor, $share ) === $total_minor;
			if ( $fits && ( null === $found || abs( $share - self::SHARE ) < abs( $found - self::SHARE ) ) ) {
				$found = $share;
			}
		}
		return $found;
	}
}
