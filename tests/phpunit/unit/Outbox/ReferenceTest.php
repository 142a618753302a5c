<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Unit\Outbox;

use PHPUnit\Framework\TestCase;
use Sedifex\Sync\Outbox\Reference;

/** @covers \Sedifex\Sync\Outbox\Reference */
final class ReferenceTest extends TestCase {

	public function test_a_made_reference_reads_back(): void {
		for ( $i = 0; $i < 200; $i++ ) {
			$reference = Reference::generate();
			self::assertMatchesRegularExpression( '/^SFX-[0-9A-HJKMNP-TV-Z]{8}$/D', $reference );
			self::assertSame( $reference, Reference::parse( $reference ) );
			self::assertMatchesRegularExpression( '/^[0-9A-Z]{12}$/D', Reference::tail() );
		}
	}

	/** @dataProvider typed */
	public function test_reads_what_people_type( string $typed, ?string $expected ): void {
		self::assertSame( $expected, Reference::parse( $typed ) );
	}

	/** @return array<string, array{string, string|null}> */
	public static function typed(): array {
		return [
			'as shown'                  => [ 'SFX-7K3M9QXD', 'SFX-7K3M9QXD' ],
			'small letters and spaces'  => [ '  sfx-7k3m9qxd ', 'SFX-7K3M9QXD' ],
			'a space for the dash'      => [ 'SFX 7K3M9QXD', 'SFX-7K3M9QXD' ],
			'no dash'                   => [ 'SFX7K3M9QXD', 'SFX-7K3M9QXD' ],
			'a long dash'               => [ "SFX\u{2013}7K3M9QXD", 'SFX-7K3M9QXD' ],
			'letters read as digits'    => [ 'SFX-OK3M9QXI', 'SFX-0K3M9QX1' ],
			'with the tail of an admin' => [ 'SFX-7K3M9QXD-ABCDEFGHJKMN-A1', 'SFX-7K3M9QXD' ],
			'too short'                 => [ 'SFX-7K3M', null ],
			'another system'            => [ 'IB-12345678', null ],
			'a path'                    => [ 'SFX-7K3M9QXD/../x', null ],
			'empty'                     => [ '', null ],
			'a line break after it'     => [ "SFX-7K3M9QXD\nX", null ],
		];
	}
}
