<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Unit\Support;

use PHPUnit\Framework\TestCase;
use Sedifex\Sync\Support\PhoneNumber;

final class PhoneNumberTest extends TestCase {

	/** @return iterable<string, array{string, string|null}> */
	public function numbers(): iterable {
		$same = [
			'0240000000', '024 000 0000', '024-000-0000', '(024) 000 0000', '024.000.0000', '240000000', '24 000 0000', '233240000000', '233 24 000 0000',
			'+233240000000', '+233 24 000 0000', '+233 (0)24 000 0000', '+2330240000000', '00233240000000', '00 233 024 000 0000', "\u{202A}+233 24 000 0000\u{202C}",
			"024\u{00A0}000\u{2011}0000", '  0240000000  ', "024\u{2013}000\u{2013}0000",
		];
		foreach ( $same as $text ) {
			yield $text => [ $text, '+233240000000' ];
		}
		$others = [ '0302123456' => '+233302123456', '0551234567' => '+233551234567', '+2348012345678' => '+2348012345678', '+1 (202) 555-0143' => '+12025550143', '0044 20 7946 0958' => '+442079460958', '+22890112233' => '+22890112233' ];
		foreach ( $others as $text => $number ) {
			yield $text => [ $text, $number ];
		}
		$wrong = [
			'', ' ', '+', '0', '024', '02400000000', '024000000', '1240000000', '0140000000', '0940000000', '2349012345678', '+23324000000', '+2332400000000', '+0240000000', '+1234567',
			'+1234567890123456', 'abc', '024 000 0000 ext 5', '024000000O', '0240000000;0240000001', '0240000000/0551234567', '++233240000000', '233+240000000', "024000\n0000 x", '<b>0240000000</b>', "0240000000\0", str_repeat( ' 0', 60 ), "\xff0240000000",
		];
		foreach ( $wrong as $text ) {
			yield "wrong: $text" => [ $text, null ];
		}
	}

	/** @dataProvider numbers */
	public function test_parse( string $text, ?string $expected ): void {
		self::assertSame( $expected, PhoneNumber::parse( $text ) );
	}

	public function test_what_it_gives_it_reads_again(): void {
		foreach ( [ '0240000000', '+2348012345678' ] as $text ) {
			$number = (string) PhoneNumber::parse( $text );
			self::assertSame( $number, PhoneNumber::parse( $number ) );
			self::assertSame( $number, PhoneNumber::parse( PhoneNumber::display( $number ) ) );
		}
		self::assertSame( '024 000 0000', PhoneNumber::display( '+233240000000' ) );
		self::assertSame( '+2348012345678', PhoneNumber::display( '+2348012345678' ) );
	}

	public function test_a_number_as_it_is_written_in_its_own_country(): void {
		self::assertTrue( PhoneNumber::is_local_form( '0711 004 801', '+254711004801' ) );
		self::assertTrue( PhoneNumber::is_local_form( '0803-123-4567', '+2348031234567' ) );
		foreach ( [ '0711 004 802', '711004801', '04801', '00254711004801', '054711004801', '0254711004801', '', 'ama@example.org' ] as $text ) {
			self::assertFalse( PhoneNumber::is_local_form( $text, '+254711004801' ), $text );
		}
		self::assertFalse( PhoneNumber::is_local_form( '0711004801', 'a0711004801' ) );
	}
}
