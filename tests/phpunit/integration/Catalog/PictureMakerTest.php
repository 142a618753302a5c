<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Catalog;

use Sedifex\Sync\Catalog\PictureEntry;
use Sedifex\Sync\Catalog\PictureFailure;
use Sedifex\Sync\Catalog\PictureHeader;
use Sedifex\Sync\Catalog\PictureMaker;

final class PictureMakerTest extends PictureTestCase {

	private function make( string $bytes ): PictureEntry|PictureFailure {
		return $this->maker->make( $this->file( $bytes ), '0123456789abcdef' );
	}

	private function made( string $bytes ): PictureEntry {
		$entry = $this->make( $bytes );
		self::assertInstanceOf( PictureEntry::class, $entry, $entry instanceof PictureFailure ? $entry->value : '' );
		return $entry;
	}

	/** @return iterable<string, array{string, list<array{int, int}>}> */
	public function pictures(): iterable {
		yield 'a photograph' => [ self::picture( 1600, 1200 ), [ [ 320, 240 ], [ 640, 480 ], [ 1024, 768 ] ] ];
		yield 'upright' => [ self::picture( 1200, 1600 ), [ [ 320, 427 ], [ 640, 853 ], [ 1024, 1365 ] ] ];
		yield 'a PNG' => [ self::picture( 800, 400, 'png' ), [ [ 320, 160 ], [ 640, 320 ], [ 800, 400 ] ] ];
		yield 'a WebP' => [ self::picture( 700, 700, 'webp' ), [ [ 320, 320 ], [ 640, 640 ], [ 700, 700 ] ] ];
		yield 'a GIF' => [ self::picture( 400, 300, 'gif' ), [ [ 320, 240 ], [ 400, 300 ] ] ];
		yield 'a small one is not blown up' => [ self::picture( 200, 100 ), [ [ 200, 100 ] ] ];
		yield 'a pixel more' => [ self::picture( 321, 100 ), [ [ 321, 100 ] ] ];
		yield 'one pixel' => [ self::picture( 1, 1 ), [ [ 1, 1 ] ] ];
		yield 'very tall' => [ self::picture( 400, 4000 ), [ [ 96, 960 ], [ 192, 1920 ], [ 307, 3072 ] ] ];
		yield 'very wide' => [ self::picture( 4000, 20 ), [ [ 320, 2 ], [ 640, 3 ], [ 1024, 5 ] ] ];
		yield 'with a film behind it' => [ self::picture( 400, 300 ) . str_repeat( "\0film", 40000 ), [ [ 320, 240 ], [ 400, 300 ] ] ];
	}

	/**
	 * @dataProvider pictures
	 * @param list<array{int, int}> $sizes
	 */
	public function test_copies( string $bytes, array $sizes ): void {
		$entry = $this->made( $bytes );
		self::assertSame( substr( hash( 'sha256', $bytes ), 0, 32 ), $entry->hash );
		self::assertSame( [ '0123456789abcdef', $sizes ], [ $entry->url_key, $entry->sizes ] );
		self::assertSame( $sizes[ count( $sizes ) - 1 ], [ $entry->width, $entry->height ] );
		foreach ( $sizes as [ $width, $height ] ) {
			$file = $this->folder . '/sedifex-sync/' . substr( $entry->hash, 0, 2 ) . "/{$entry->hash}-{$width}.webp";
			$size = getimagesize( $file );
			self::assertIsArray( $size );
			self::assertSame( [ $width, $height, 'image/webp' ], [ $size[0], $size[1], $size['mime'] ] );
			self::assertSame( 0644, fileperms( $file ) & 0777 );
			self::assertSame( 'http://shop.example/uploads/sedifex-sync/' . substr( $entry->hash, 0, 2 ) . "/{$entry->hash}", $this->files->url( $entry->hash ) );
		}
		self::assertSame( [], glob( $this->folder . '/sedifex-sync/*/.making*' ) );
	}

	public function test_copies_are_much_smaller(): void {
		add_filter( 'wp_editor_set_quality', $this->maker->quality( ... ), 100 );
		$entry = $this->made( self::picture( 3000, 2000 ) );
		self::assertLessThan( 10_000, filesize( $this->files->path( $entry->hash, 320 ) ) );
		self::assertSame( 82, $this->maker->quality( 82 ), 'of other pictures it says nothing' );
	}

	public function test_what_the_camera_held_sideways_is_turned(): void {
		$exif  = "Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
		$bytes = self::picture( 1600, 1200 );
		$bytes = substr( $bytes, 0, 2 ) . "\xff\xe1" . pack( 'n', strlen( $exif ) + 2 ) . $exif . substr( $bytes, 2 );
		self::assertSame( [ [ 320, 427 ], [ 640, 853 ], [ 1024, 1365 ] ], $this->made( $bytes )->sizes );
		$small = self::picture( 300, 100 );
		self::assertSame( [ [ 100, 300 ] ], $this->made( substr( $small, 0, 2 ) . "\xff\xe1" . pack( 'n', strlen( $exif ) + 2 ) . $exif . substr( $small, 2 ) )->sizes );
	}

	public function test_of_an_animation_the_first_frame(): void {
		$bytes = "GIF89a\x02\0\x02\0\x80\0\0\xff\0\0\0\0\xff\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0";
		foreach ( [ "\x84\x51", "\x8c\x53", "\x8c\x53" ] as $pixels ) {
			$bytes .= "\x21\xf9\x04\0\x0a\0\0\0\x2c\0\0\0\0\x02\0\x02\0\0\x02\x02" . $pixels . "\0";
		}
		self::assertSame( [ [ 2, 2 ] ], $this->made( $bytes . ';' )->sizes );
	}

	/** @return iterable<string, array{string, PictureFailure}> */
	public function no_pictures(): iterable {
		$jpeg = self::picture( 400, 300 );
		yield 'nothing' => [ '', PictureFailure::NotPicture ];
		yield 'a text' => [ str_repeat( 'This is no picture. ', 100 ), PictureFailure::NotPicture ];
		yield 'a web page' => [ '<!DOCTYPE html><html><body>404</body></html>', PictureFailure::NotPicture ];
		yield 'an SVG' => [ '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>', PictureFailure::NotPicture ];
		yield 'a PHP file with a picture’s first bytes' => [ "GIF89a\x02\0\x02\0<?php echo 1; ?>", PictureFailure::Damaged ];
		yield 'a hundred megapixels' => [ self::claiming( 10_000, 10_000 ), PictureFailure::TooLarge ];
		yield 'a picture as wide as a number can be' => [ self::claiming( 2_147_483_647, 2_147_483_647 ), PictureFailure::TooLarge ];
		yield 'a header without pixels' => [ self::claiming( 100, 100 ), PictureFailure::Damaged ];
		yield 'a JPEG cut in the middle' => [ substr( $jpeg, 0, intdiv( strlen( $jpeg ), 2 ) ), PictureFailure::Damaged ];
		yield 'a JPEG without its last two bytes' => [ substr( $jpeg, 0, -2 ), PictureFailure::Damaged ];
		yield 'a PNG cut short' => [ substr( self::picture( 400, 300, 'png' ), 0, -20 ), PictureFailure::Damaged ];
		yield 'a WebP cut short' => [ substr( self::picture( 400, 300, 'webp' ), 0, -20 ), PictureFailure::Damaged ];
	}

	/** @dataProvider no_pictures */
	public function test_what_is_no_picture_is_told_without_a_notice( string $bytes, PictureFailure $expected ): void {
		error_clear_last();
		self::assertSame( $expected, $this->make( $bytes ) );
		self::assertNull( error_get_last() );
		self::assertSame( [], $this->files->all() );
		self::assertSame( [], glob( $this->folder . '/sedifex-sync/*/.making*' ) );
	}

	public function test_a_jpeg_cut_anywhere_is_never_taken_for_whole(): void {
		$bytes = self::picture( 60, 40 );
		for ( $length = strlen( $bytes ) - 1; $length > 0; $length -= 7 ) {
			self::assertInstanceOf( PictureFailure::class, $this->make( substr( $bytes, 0, $length ) ), "{$length} bytes" );
		}
	}

	/** @return iterable<string, array{string, int, int, bool}> */
	public function memories(): iterable {
		yield 'a phone’s picture and the usual limit' => [ '128M', 4000, 3000, true ];
		yield 'the largest we take and the usual limit' => [ '128M', 7000, 5700, false ];
		yield 'the largest we take and WordPress’s own limit for pictures' => [ '256M', 7000, 5700, true ];
		yield 'a phone’s picture and a small limit' => [ '64M', 4000, 3000, false ];
		yield 'no limit' => [ '-1', 7000, 5700, true ];
	}

	/** @dataProvider memories */
	public function test_what_does_not_fit_into_memory_is_not_begun( string $limit, int $width, int $height, bool $fits ): void {
		self::assertSame( $fits, PictureMaker::fits( new PictureHeader( 'image/jpeg', $width, $height ), 3_000_000, $limit, 12_000_000 ) );
	}

	public function test_a_folder_that_cannot_be_written_to(): void {
		file_put_contents( $this->folder . '/sedifex-sync', 'a file in its place' );
		self::assertSame( PictureFailure::Disk, $this->make( self::picture( 60, 40 ) ) );
	}
}
