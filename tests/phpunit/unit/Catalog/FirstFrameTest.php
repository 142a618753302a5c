<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Unit\Catalog;

use PHPUnit\Framework\TestCase;
use Sedifex\Sync\Catalog\FirstFrame;

final class FirstFrameTest extends TestCase {

	/** @param list<string> $colours Each frame one colour. */
	private static function gif( array $colours ): string {
		$bytes = "GIF89a\x02\0\x02\0\x80\0\0\xff\0\0\0\0\xff\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0";
		foreach ( $colours as $pixels ) {
			$bytes .= "\x21\xf9\x04\0\x0a\0\0\0\x2c\0\0\0\0\x02\0\x02\0\0\x02\x03" . $pixels . "\0";
		}
		return $bytes . ';';
	}

	public function test_an_animated_gif_is_cut_to_its_first_frame(): void {
		$red   = "\x84\x51\0";
		$blue  = "\x8c\x53\0";
		$first = FirstFrame::of( self::gif( [ $red, $blue, $blue ] ) );
		self::assertSame( self::gif( [ $red ] ), $first );
	}

	public function test_a_still_gif_stays(): void {
		self::assertNull( FirstFrame::of( self::gif( [ "\x84\x51\0" ] ) ) );
	}

	private static function chunk( string $name, string $data ): string {
		return $name . pack( 'V', strlen( $data ) ) . $data . ( 1 === strlen( $data ) % 2 ? "\0" : '' );
	}

	private static function webp( string $chunks ): string {
		return 'RIFF' . pack( 'V', 4 + strlen( $chunks ) ) . 'WEBP' . $chunks;
	}

	public function test_an_animated_webp_is_cut_to_its_first_frame(): void {
		$place  = "\0\0\0\0\0\0";
		$size   = "\x0f\0\0\x07\0\0";
		$plain  = self::chunk( 'VP8 ', 'the first frame' );
		$second = self::chunk( 'VP8 ', 'another' );
		$head   = self::chunk( 'VP8X', "\x02\0\0\0" . $size ) . self::chunk( 'ANIM', "\0\0\0\0\0\0" );
		$frame  = static fn( string $chunks ): string => self::chunk( 'ANMF', $place . $size . "\x64\0\0\0" . $chunks );
		self::assertSame( self::webp( $plain ), FirstFrame::of( self::webp( $head . $frame( $plain ) . $frame( $second ) ) ) );

		$alpha = self::chunk( 'ALPH', 'see-through' ) . $plain;
		self::assertSame( self::webp( self::chunk( 'VP8X', "\x10\0\0\0" . $size ) . $alpha ), FirstFrame::of( self::webp( $head . $frame( $alpha ) ) ) );
	}

	public function test_rubbish_never_ends_in_an_error(): void {
		$gif  = self::gif( [ "\x84\x51\0", "\x84\x51\0" ] );
		$webp = self::webp( self::chunk( 'ANMF', str_repeat( 'x', 40 ) ) );
		$end  = max( strlen( $gif ), strlen( $webp ) );
		for ( $i = 0; $i < $end; $i++ ) {
			foreach ( [ substr( $gif, 0, $i ), substr( $webp, 0, $i ) ] as $cut ) {
				$first = FirstFrame::of( $cut );
				self::assertTrue( null === $first || strlen( $first ) <= strlen( $cut ) + 20 );
			}
		}
		self::assertNull( FirstFrame::of( "\xff\xd8\xff\xe0 a jpeg" ) );
		self::assertNull( FirstFrame::of( '' ) );
	}
}
