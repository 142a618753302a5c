<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Catalog;

use GdImage;
use Sedifex\Sync\Catalog\PictureAudit;
use Sedifex\Sync\Catalog\PictureFetcher;
use Sedifex\Sync\Catalog\PictureMaker;
use Sedifex\Sync\Catalog\PicturesJob;
use Sedifex\Sync\Catalog\PictureStore;

/** A folder for uploads that goes with the test, and pictures painted on the spot. */
abstract class PictureTestCase extends CatalogTestCase {

	protected string $folder;

	protected PictureMaker $maker;

	protected PictureFetcher $fetcher;

	protected PictureStore $store;

	protected PicturesJob $job;

	/** @var array<string, array{int, string}> Status and bytes by address; everything else is not there. */
	protected array $web = [];

	protected function setUp(): void {
		global $wpdb;
		parent::setUp();
		$this->folder = get_temp_dir() . 'sedifex-test-' . bin2hex( random_bytes( 6 ) );
		mkdir( $this->folder );
		add_filter( 'upload_dir', fn( array $dir ): array => [ ...$dir, 'basedir' => $this->folder, 'baseurl' => 'http://shop.example/uploads' ] );
		$this->maker   = new PictureMaker( $this->files );
		$this->fetcher = new PictureFetcher( $this->addresses, $this->network );
		$this->store   = new PictureStore( $wpdb );
		$this->job     = new PicturesJob( $this->store, $this->fetcher, $this->maker, new PictureAudit( $this->store, $this->files, $this->clock ), $this->claim, $this->settings, $this->clock );
	}

	protected function tearDown(): void {
		foreach ( [ '/sedifex-sync/*/*', '/sedifex-sync/*/.*', '/sedifex-sync/*', '/sedifex-sync', '/*', '' ] as $pattern ) {
			foreach ( (array) glob( $this->folder . $pattern ) as $path ) {
				if ( is_file( (string) $path ) ) {
					unlink( (string) $path );
				} elseif ( is_dir( (string) $path ) && ! str_ends_with( (string) $path, '.' ) ) {
					rmdir( (string) $path );
				}
			}
		}
		parent::tearDown();
	}

	/** Serves $web from now on. */
	protected function serve(): void {
		$this->remote = function ( string $url, array $args ): array {
			[ $status, $bytes ] = $this->web[ $url ] ?? [ 404, 'not here' ];
			if ( $status >= 300 && $status < 400 ) {
				return self::http( $status, '', [ 'location' => $bytes ] );
			}
			self::assertIsString( $args['filename'] );
			file_put_contents( $args['filename'], $bytes );
			return self::http( $status, '' );
		};
	}

	/**
	 * @param int<1, max> $width
	 * @param int<1, max> $height
	 * @param int<0, 255> $shade
	 */
	protected static function picture( int $width, int $height, string $kind = 'jpeg', int $shade = 200 ): string {
		$image = imagecreatetruecolor( $width, $height );
		self::assertInstanceOf( GdImage::class, $image );
		imagefilledrectangle( $image, 0, 0, $width, intdiv( $height, 2 ), (int) imagecolorallocate( $image, $shade, 40, 40 ) );
		imagefilledellipse( $image, intdiv( $width, 2 ), intdiv( $height, 2 ), intdiv( $width, 2 ), intdiv( $height, 2 ), (int) imagecolorallocate( $image, 40, 40, $shade ) );
		ob_start();
		match ( $kind ) {
			'png'   => imagepng( $image ),
			'webp'  => imagewebp( $image ),
			'gif'   => imagegif( $image ),
			default => imagejpeg( $image, null, 85 ),
		};
		return (string) ob_get_clean();
	}

	/** A PNG whose header claims that size and that has no pixel. */
	protected static function claiming( int $width, int $height ): string {
		$chunk = static fn( string $name, string $data ): string => pack( 'N', strlen( $data ) ) . $name . $data . pack( 'N', crc32( $name . $data ) );
		return "\x89PNG\r\n\x1a\n" . $chunk( 'IHDR', pack( 'NN', $width, $height ) . "\x08\x02\0\0\0" ) . $chunk( 'IDAT', (string) gzcompress( '' ) ) . $chunk( 'IEND', '' );
	}

	protected function file( string $bytes ): string {
		$file = (string) tempnam( $this->folder, 'picture' );
		file_put_contents( $file, $bytes );
		return $file;
	}
}
