<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Unit\Catalog;

use PHPUnit\Framework\TestCase;
use Sedifex\Sync\Catalog\PictureEntry;
use Sedifex\Sync\Catalog\PictureFailure;

final class PictureEntryTest extends TestCase {

	public function test_what_is_stored_is_read_again(): void {
		$hash    = str_repeat( 'ab', 16 );
		$entries = [
			new PictureEntry( '0123456789abcdef', $hash, 640, 480, [ [ 320, 240 ], [ 640, 480 ] ] ),
			new PictureEntry( '1111111111111111', failure: PictureFailure::Damaged->value, tries: 2, retry: 1_800_000_000 ),
			new PictureEntry( '2222222222222222' ),
			( new PictureEntry( '3333333333333333', $hash, 100, 50, [ [ 100, 50 ] ] ) )->kept_until( 1_900_000_000 ),
		];
		self::assertEquals( $entries, PictureEntry::list_from( PictureEntry::store( $entries ) ) );
	}

	public function test_files_and_what_is_shown(): void {
		$entry = new PictureEntry( '0123456789abcdef', 'ff', 640, 480, [ [ 320, 240 ], [ 640, 480 ] ] );
		self::assertSame( [ 'ff-320.webp', 'ff-640.webp' ], $entry->files() );
		self::assertTrue( $entry->is_shown() );
		self::assertFalse( $entry->kept_until( 5 )->is_shown() );
		self::assertTrue( $entry->kept_until( 5 )->has_copies() );
		self::assertFalse( ( new PictureEntry( 'x' ) )->is_shown() );
	}

	public function test_rubbish_is_an_empty_list(): void {
		foreach ( [ null, '', 'x', '{}', '[1,"a",{"h":"b"}]', '"text"' ] as $stored ) {
			self::assertSame( [], PictureEntry::list_from( $stored ) );
		}
	}

	public function test_each_further_try_waits_longer_and_never_for_ever(): void {
		foreach ( PictureFailure::cases() as $failure ) {
			$last = 0;
			for ( $tries = 1; $tries < 10; $tries++ ) {
				$pause = $failure->pause( $tries );
				self::assertGreaterThanOrEqual( max( 600, $last ), $pause );
				self::assertLessThanOrEqual( 7 * 86400, $pause );
				$last = $pause;
			}
			self::assertNotSame( '', $failure->sentence() );
		}
		self::assertSame( 600, PictureFailure::NoAnswer->pause( 1 ) );
		self::assertSame( 86400, PictureFailure::Damaged->pause( 1 ) );
	}
}
