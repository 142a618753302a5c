<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

use Sedifex\Sync\Support\Ulid;
use WP_Error;
use WP_Image_Editor;

/**
 * Makes our small WebP copies of a fetched file with WordPress's own image editor. Everything that can
 * be known from the file's header is known before a pixel is decoded. Copies are never larger than the
 * original.
 */
final class PictureMaker {

	/** Widths of the copies, and the quality of each: the eye forgives more where there are more pixels. */
	private const COPIES = [
		1024 => 60,
		640  => 72,
		320  => 80,
	];

	/** A copy is at most this many times as high as wide. */
	private const TALLEST = 3;

	/** Bytes for each pixel of the original while it is decoded, and what the rest takes. */
	private const BYTES_A_PIXEL = 5;

	private const SPARE_BYTES = 25_165_824;

	/** Of the copy being saved; null = none is. */
	private ?int $quality = null;

	public function __construct( private readonly PictureFiles $files ) {
	}

	/** The filter `wp_editor_set_quality`: what is set on the editor itself is forgotten when it converts. */
	public function quality( mixed $given ): mixed {
		return $this->quality ?? $given;
	}

	/** False on servers without GD or Imagick, or whose libraries know no WebP. */
	public function can_make(): bool {
		return wp_image_editor_supports( [ 'mime_type' => 'image/webp' ] );
	}

	/**
	 * @param string $file    A fetched file; may be cut to its first frame.
	 * @param string $url_key Of the address it came from.
	 */
	public function make( string $file, string $url_key ): PictureEntry|PictureFailure {
		$header = PictureHeader::of( $file );
		if ( $header instanceof PictureFailure ) {
			return $header;
		}
		$hash   = substr( (string) hash_file( 'sha256', $file ), 0, 32 );
		$folder = $this->files->folder_for( $hash );
		if ( null === $folder ) {
			return PictureFailure::Disk;
		}
		$this->keep_first_frame( $file, $header );
		wp_raise_memory_limit( 'image' );
		if ( ! self::fits( $header, (int) filesize( $file ), (string) ini_get( 'memory_limit' ), memory_get_usage() ) ) {
			return PictureFailure::NoMemory;
		}
		$editor = PictureHeader::quietly(
			static fn() => wp_get_image_editor(
				$file,
				[
					'mime_type'        => $header->mime,
					'output_mime_type' => 'image/webp',
					'methods'          => [ 'resize', 'save' ],
				]
			)
		);
		if ( ! $editor instanceof WP_Image_Editor ) {
			return is_wp_error( $editor ) && 'image_no_editor' === $editor->get_error_code() ? PictureFailure::NoEditor : PictureFailure::Damaged;
		}
		$sizes = PictureHeader::quietly( fn() => $this->copies( $editor, $folder, $hash, $header->is_sideways ) );
		if ( $sizes instanceof PictureFailure ) {
			return $sizes;
		}
		$last = $sizes[ count( $sizes ) - 1 ] ?? [ 0, 0 ];
		return new PictureEntry( $url_key, $hash, $last[0], $last[1], $sizes );
	}

	/**
	 * Largest first, each made from the one before: the original is read only once, and turned as the
	 * camera was held when it is small, since turning takes the memory twice.
	 *
	 * @return non-empty-list<array{0: int, 1: int}>|PictureFailure Smallest first.
	 */
	private function copies( WP_Image_Editor $editor, string $folder, string $hash, bool $is_sideways ): array|PictureFailure {
		$sizes = [];
		foreach ( self::COPIES as $width => $quality ) {
			$high    = $width * self::TALLEST;
			$problem = [] === $sizes && $is_sideways ? self::shrink( $editor, $high, $width ) : self::shrink( $editor, $width, $high );
			if ( null !== $problem ) {
				return $problem;
			}
			if ( [] === $sizes ) {
				$editor->maybe_exif_rotate();
				self::leave_palette( $editor );
			}
			$size = $editor->get_size();
			if ( ( $sizes[0][0] ?? 0 ) === $size['width'] ) {
				continue;
			}
			$this->quality = $quality;
			$problem       = $this->save( $editor, $folder, $hash, $size['width'] );
			$this->quality = null;
			if ( null !== $problem ) {
				return $problem;
			}
			array_unshift( $sizes, [ $size['width'], $size['height'] ] );
		}
		return [] === $sizes ? PictureFailure::Damaged : $sizes;
	}

	private static function shrink( WP_Image_Editor $editor, int $wide, int $high ): ?PictureFailure {
		$size = $editor->get_size();
		if ( $size['width'] <= $wide && $size['height'] <= $high ) {
			return null;
		}
		$done = $editor->resize( $wide, $high, false );
		// WordPress refuses to take off a single pixel: then it may stay.
		return true === $done || ( is_wp_error( $done ) && 'error_getting_dimensions' === $done->get_error_code() ) ? null : PictureFailure::Damaged;
	}

	/** GD cannot write a picture with a palette as WebP, and says so by an empty file: a cut at the edges makes it a plain one. */
	private static function leave_palette( WP_Image_Editor $editor ): void {
		$size = $editor->get_size();
		$editor->crop( 0, 0, $size['width'], $size['height'] );
	}

	private function save( WP_Image_Editor $editor, string $folder, string $hash, int $width ): ?PictureFailure {
		$making = $folder . '/.making-' . Ulid::random( 12 ) . '.webp';
		$saved  = $editor->save( $making, 'image/webp' );
		if ( $saved instanceof WP_Error ) {
			return PictureFailure::Disk;
		}
		clearstatcache( true, $saved['path'] );
		if ( 'image/webp' !== $saved['mime-type'] || ! is_array( wp_getimagesize( $saved['path'] ) ) || ! $this->files->keep( $saved['path'], $hash, $width ) ) {
			wp_delete_file( $saved['path'] );
			return PictureFailure::NoEditor;
		}
		return null;
	}

	private function keep_first_frame( string $file, PictureHeader $header ): void {
		if ( in_array( $header->mime, [ 'image/gif', 'image/webp' ], true ) ) {
			// phpcs:disable WordPress.WP.AlternativeFunctions -- our own temporary file.
			$first = FirstFrame::of( (string) file_get_contents( $file ) );
			if ( null !== $first ) {
				file_put_contents( $file, $first );
			}
			// phpcs:enable
		}
	}

	/**
	 * Whether decoding has room enough, by the most that either editor takes.
	 *
	 * @param int    $bytes Of the file.
	 * @param string $limit PHP's own, as `memory_limit` says it.
	 * @param int    $used  Bytes taken already.
	 */
	public static function fits( PictureHeader $header, int $bytes, string $limit, int $used ): bool {
		$most = wp_convert_hr_to_bytes( $limit );
		return $most <= 0 || $used + $header->width * $header->height * self::BYTES_A_PIXEL + 2 * $bytes + self::SPARE_BYTES < $most;
	}
}
