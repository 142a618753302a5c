<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Unit\Sedifex;

use PHPUnit\Framework\TestCase;
use Sedifex\Sync\Sedifex\Fees;

final class FeesTableTest extends TestCase {

	/** Price => fee, in minor units, as recorded from Sedifex (contract 2). */
	private const RECORDED = [
		1 => 1, 49 => 1, 50 => 1, 100 => 2, 255 => 6, 999 => 20, 1000 => 20, 3333 => 67, 9999 => 199, 10000 => 199, 12050 => 240,
		12345 => 246, 25000 => 498, 49999 => 995, 100000 => 1989, 199999 => 3978, 9999999 => 198879,
	];

	public function test_recorded_fees(): void {
		foreach ( self::RECORDED as $base => $fee ) {
			self::assertSame( $fee, Fees::at_share( $base ), "price $base" );
		}
		self::assertSame( 0, Fees::at_share( 0 ) );
	}

	/** Sedifex reckons ceil( base / 0.9805 ) in binary floats; ours must never be a pesewa off. */
	public function test_the_integer_form_is_the_same_as_the_float_form(): void {
		for ( $base = 1; $base < 20_000_000; $base += 37 ) {
			if ( (int) ceil( $base / 0.9805 ) - $base !== Fees::at_share( $base ) ) {
				self::fail( "differs at $base" );
			}
		}
		$this->addToAssertionCount( 1 );
	}
}
