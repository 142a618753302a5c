<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

/**
 * Cuts an animation down to its first frame before anything decodes it: one editor would unpack all of
 * the frames into memory, another cannot read animations at all.
 */
final class FirstFrame {

	/** @return string|null The picture with one frame; null = it has no more, or is of another kind. */
	public static function of( string $bytes ): ?string {
		if ( str_starts_with( $bytes, 'GIF8' ) ) {
			return self::of_gif( $bytes );
		}
		return str_starts_with( $bytes, 'RIFF' ) && 'WEBP' === substr( $bytes, 8, 4 ) ? self::of_webp( $bytes ) : null;
	}

	private static function of_gif( string $bytes ): ?string {
		$end = strlen( $bytes );
		if ( $end < 14 ) {
			return null;
		}
		$at = 13 + self::gif_colours( ord( $bytes[10] ) );
		while ( $at + 10 < $end ) {
			if ( "\x21" === $bytes[ $at ] ) {
				$at = self::after_blocks( $bytes, $at + 2 );
			} elseif ( "\x2c" === $bytes[ $at ] ) {
				$at = self::after_blocks( $bytes, $at + 10 + self::gif_colours( ord( $bytes[ $at + 9 ] ) ) + 1 );
				return $at < $end && ';' !== $bytes[ $at ] ? substr( $bytes, 0, $at ) . ';' : null;
			} else {
				return null;
			}
		}
		return null;
	}

	/** Bytes of the colour table that a packed field announces. */
	private static function gif_colours( int $packed ): int {
		return 0 === ( $packed & 0x80 ) ? 0 : 3 << ( ( $packed & 7 ) + 1 );
	}

	/** Behind a chain of sub-blocks, each led by its length and the last one empty. */
	private static function after_blocks( string $bytes, int $at ): int {
		$end = strlen( $bytes );
		while ( $at < $end && "\0" !== $bytes[ $at ] ) {
			$at += 1 + ord( $bytes[ $at ] );
		}
		return $at + 1;
	}

	private static function of_webp( string $bytes ): ?string {
		$end = strlen( $bytes );
		for ( $at = 12; $at + 8 <= $end; $at += 8 + $length + ( $length & 1 ) ) {
			$length = PictureHeader::little_endian( substr( $bytes, $at + 4, 4 ) );
			if ( 'ANMF' === substr( $bytes, $at, 4 ) && $length > 24 ) {
				// Position, size, duration and flags stand before the frame's own chunks.
				return self::webp( substr( $bytes, $at + 14, 6 ), substr( $bytes, $at + 24, $length - 16 ) );
			}
		}
		return null;
	}

	/**
	 * @param string $size   Width and height less one, three bytes each.
	 * @param string $chunks Picture data, with its alpha before it where it has one.
	 */
	private static function webp( string $size, string $chunks ): string {
		$head = str_starts_with( $chunks, 'ALPH' ) ? 'VP8X' . pack( 'V', 10 ) . "\x10\0\0\0" . $size : '';
		return 'RIFF' . pack( 'V', 4 + strlen( $head ) + strlen( $chunks ) ) . 'WEBP' . $head . $chunks;
	}
}
