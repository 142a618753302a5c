<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

/** What a file says it is, read without decoding a pixel: kind, size, and whether all of it is there. */
final class PictureHeader {

	public const MOST_PIXELS = 40_000_000;

	private const KINDS = [ 'image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif' ];

	/** @param bool $is_sideways Width and height change places when it is turned as the camera was held. */
	public function __construct( public readonly string $mime, public readonly int $width, public readonly int $height, public readonly bool $is_sideways = false ) {
	}

	/** By content, whatever the name or the server said. */
	public static function of( string $file ): self|PictureFailure {
		$size = self::quietly( static fn() => wp_getimagesize( $file ) );
		$mime = is_array( $size ) && is_string( $size['mime'] ?? null ) ? $size['mime'] : '';
		if ( ! is_array( $size ) || ! in_array( $mime, self::KINDS, true ) ) {
			return PictureFailure::NotPicture;
		}
		$width  = (int) $size[0];
		$height = (int) $size[1];
		if ( $width < 1 || $height < 1 ) {
			return PictureFailure::Damaged;
		}
		if ( $width * $height > self::MOST_PIXELS ) {
			return PictureFailure::TooLarge;
		}
		return self::is_whole( $file, $mime ) ? new self( $mime, $width, $height, self::is_sideways( $file, $mime ) ) : PictureFailure::Damaged;
	}

	/**
	 * Runs what may warn (decoders do, about files that are not ours) without a word in any log.
	 *
	 * @template T
	 * @param callable(): T $work
	 * @return T
	 */
	public static function quietly( callable $work ): mixed {
		set_error_handler( static fn(): bool => true ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions.error_log_set_error_handler -- taken back below.
		try {
			return $work();
		} finally {
			restore_error_handler();
		}
	}

	private static function is_sideways( string $file, string $mime ): bool {
		if ( 'image/jpeg' !== $mime || ! function_exists( 'exif_read_data' ) ) {
			return false;
		}
		$exif = self::quietly( static fn() => exif_read_data( $file ) );
		return is_array( $exif ) && in_array( (int) ( is_numeric( $exif['Orientation'] ?? null ) ? $exif['Orientation'] : 1 ), [ 5, 6, 7, 8 ], true );
	}

	/** A file cut short decodes to a picture that is grey from somewhere on: its end must be there. */
	private static function is_whole( string $file, string $mime ): bool {
		$bytes = (string) file_get_contents( $file ); // phpcs:ignore WordPress.WP.AlternativeFunctions.file_get_contents_file_get_contents -- a local file of at most 15 MB.
		return match ( $mime ) {
			'image/jpeg' => self::has_jpeg_end( $bytes ),
			'image/png'  => false !== strpos( $bytes, "IEND\xae\x42\x60\x82" ),
			'image/webp' => strlen( $bytes ) >= 12 && self::little_endian( substr( $bytes, 4, 4 ) ) + 8 <= strlen( $bytes ),
			default      => true,
		};
	}

	/**
	 * Walks the markers of a JPEG to its end-of-image. Looking at the last bytes would not do: phones
	 * hang videos behind it, and the small preview inside has an end of its own.
	 */
	private static function has_jpeg_end( string $bytes ): bool {
		$at  = 2;
		$end = strlen( $bytes );
		while ( $at + 3 < $end ) {
			if ( "\xff" !== $bytes[ $at ] ) {
				return false;
			}
			$marker = ord( $bytes[ $at + 1 ] );
			if ( 0xff === $marker ) {
				++$at;
			} elseif ( 0xd9 === $marker ) {
				return true;
			} elseif ( 0xda === $marker ) {
				// Behind the start of a scan: the next marker that is neither a stuffed byte nor a restart.
				if ( 1 !== preg_match( '/\xff[^\x00\xd0-\xd7\xff]/', $bytes, $found, PREG_OFFSET_CAPTURE, $at + 2 ) ) {
					return false;
				}
				$at = $found[0][1];
			} else {
				$at += $marker >= 0xd0 && $marker <= 0xd8 ? 2 : 2 + ( ord( $bytes[ $at + 2 ] ) << 8 | ord( $bytes[ $at + 3 ] ) );
			}
		}
		return $at + 1 < $end && "\xff\xd9" === substr( $bytes, $at, 2 );
	}

	/** @param string $four Bytes. */
	public static function little_endian( string $four ): int {
		$read = unpack( 'V', str_pad( $four, 4, "\0" ) );
		return is_array( $read ) ? (int) $read[1] : 0;
	}
}
