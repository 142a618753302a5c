<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Catalog;

use RuntimeException;
use Sedifex\Sync\Catalog\ItemResource;
use Sedifex\Sync\Catalog\PictureFailure;
use Sedifex\Sync\Support\Deadline;

final class PicturesJobTest extends PictureTestCase {

	private static function url( string $name ): string {
		return "https://pictures.example.org/{$name}.jpg";
	}

	/** @param array<string, list<string>> $items Names of pictures by item. */
	private function shop( array $items ): void {
		$raw = [];
		foreach ( $items as $id => $names ) {
			$raw[] = self::raw( $id, [ 'imageUrls' => array_map( self::url( ... ), $names ) ] );
		}
		$this->lists( $raw );
		$this->sync->run( accept: true );
		$this->serve();
		$this->sent = [];
	}

	private function work(): int {
		return $this->job->run( new Deadline( $this->clock, 60 ) );
	}

	/** @return list<string> Names of the pictures that were asked for. */
	private function asked(): array {
		return array_map( static fn( array $sent ): string => basename( $sent['url'], '.jpg' ), $this->sent );
	}

	/** @return list<int> Widths of the largest copies of an item's pictures. */
	private function widths( string $id ): array {
		return array_column( $this->product( $id )->pictures, 'width' );
	}

	protected function setUp(): void {
		parent::setUp();
		foreach ( [ 'one' => 400, 'two' => 500, 'three' => 600, 'four' => 700 ] as $name => $width ) {
			$this->web[ self::url( $name ) ] = [ 200, self::picture( $width, 300 ) ];
		}
		$this->web[ self::url( 'text' ) ] = [ 200, 'no picture' ];
	}

	public function test_each_picture_is_fetched_once_main_ones_first(): void {
		$this->shop( [ 'a' => [ 'one', 'two' ], 'b' => [ 'three', 'four' ] ] );
		self::assertGreaterThan( 0, $this->work() );
		self::assertSame( [ 'one', 'three', 'two', 'four' ], $this->asked() );
		self::assertSame( [ [ 400, 500 ], [ 600, 700 ] ], [ $this->widths( 'a' ), $this->widths( 'b' ) ] );
		$hash = substr( hash( 'sha256', $this->web[ self::url( 'one' ) ][1] ), 0, 32 );
		$base = 'http://shop.example/uploads/sedifex-sync/' . substr( $hash, 0, 2 ) . "/{$hash}";
		self::assertSame(
			[
				'id'      => $hash,
				'width'   => 400,
				'height'  => 300,
				'sources' => [
					[
						'width'  => 320,
						'height' => 240,
						'url'    => "{$base}-320.webp",
					],
					[
						'width'  => 400,
						'height' => 300,
						'url'    => "{$base}-400.webp",
					],
				],
			],
			$this->product( 'a' )->pictures[0] ?? null
		);
		self::assertSame( 0, $this->work(), 'nothing is left to do' );
		$this->shop( [ 'a' => [ 'one', 'two' ], 'b' => [ 'three', 'four' ] ] );
		self::assertSame( 0, $this->work() );
		self::assertSame( [], $this->asked() );
	}

	public function test_one_bad_picture_is_named_and_keeps_no_other_out(): void {
		$this->shop( [ 'a' => [ 'text', 'one' ], 'b' => [ 'gone' ], 'c' => [ 'two' ] ] );
		$this->work();
		self::assertSame( [ [ 400 ], [], [ 500 ] ], [ $this->widths( 'a' ), $this->widths( 'b' ), $this->widths( 'c' ) ] );
		self::assertSame( [ [ 'name' => 'Item a', 'message' => PictureFailure::NotPicture->sentence() ], [ 'name' => 'Item b', 'message' => PictureFailure::NotThere->sentence() ] ], $this->store->failures() );

		$this->sent        = [];
		$this->clock->now += 3599;
		$this->work();
		self::assertSame( [], $this->asked() );
		$this->web[ self::url( 'gone' ) ] = [ 200, self::picture( 330, 300 ) ];
		$this->clock->now                += 1;
		$this->work();
		self::assertSame( [ 'gone' ], $this->asked() );
		self::assertSame( [ 330 ], $this->widths( 'b' ) );
		$this->clock->now += 86400;
		$this->work();
		self::assertSame( [ 'gone', 'text' ], $this->asked() );
		self::assertCount( 1, $this->store->failures() );
	}

	public function test_the_same_address_in_two_items_is_fetched_once(): void {
		$this->shop( [ 'a' => [ 'one' ], 'b' => [ 'one' ] ] );
		$this->work();
		self::assertSame( [ 'one' ], $this->asked() );
		self::assertSame( $this->product( 'a' )->pictures, $this->product( 'b' )->pictures );
	}

	public function test_a_mirrored_double_needs_no_pictures_of_its_own(): void {
		$this->lists( [ self::raw( 'product-mug-abc123', [ 'name' => 'Mug', 'imageUrl' => self::url( 'one' ) ] ), self::raw( 'draft-abc123', [ 'name' => 'Mug', 'imageUrl' => self::url( 'two' ) ] ) ] );
		$this->sync->run();
		$this->serve();
		$this->sent = [];
		$this->work();
		self::assertSame( [ 'two' ], $this->asked() );
	}

	public function test_a_picture_that_kills_php_is_not_tried_at_once_again(): void {
		$this->shop( [ 'a' => [ 'one' ], 'b' => [ 'two' ] ] );
		$serve        = $this->remote;
		$this->remote = static fn(): array => throw new RuntimeException( 'killed' );
		try {
			$this->work();
			self::fail( 'It was not killed.' );
		} catch ( RuntimeException ) {
			self::assertSame( PictureFailure::Interrupted->sentence(), $this->store->failures()[0]['message'] ?? '' );
		}
		$this->remote = $serve;
		$this->sent   = [];
		$this->work();
		self::assertSame( [ 'two' ], $this->asked() );
		$this->clock->now += 600;
		$this->work();
		self::assertSame( [ 'two', 'one' ], $this->asked() );
		self::assertSame( [ 400 ], $this->widths( 'a' ) );
		self::assertSame( [], $this->store->failures() );
	}

	public function test_what_changes_while_a_picture_is_made_is_not_lost(): void {
		$this->shop( [ 'a' => [ 'one' ] ] );
		$serve        = $this->remote;
		$this->remote = function ( string $url, array $args ) use ( $serve ): array {
			$this->lists( [ self::raw( 'a', [ 'imageUrl' => self::url( 'two' ) ] ) ] );
			$this->sync->run();
			$this->remote = $serve;
			self::assertNotNull( $serve );
			$answer = $serve( $url, $args );
			self::assertIsArray( $answer );
			return $answer;
		};
		$this->work();
		self::assertSame( [ 500 ], $this->widths( 'a' ) );
	}

	public function test_a_replaced_picture_stays_a_month_for_cached_pages(): void {
		$this->shop( [ 'a' => [ 'one' ] ] );
		$this->work();
		$file = basename( $this->product( 'a' )->pictures[0]['sources'][0]['url'] ?? '' );
		$this->shop( [ 'a' => [ 'two' ] ] );
		$this->work();
		self::assertSame( [ 500 ], $this->widths( 'a' ) );
		$this->grow_old( $file );
		$this->clock->now += 30 * 86400;
		$this->work();
		self::assertContains( $file, $this->files->all() );
		$this->clock->now += 2 * 86400;
		$this->work();
		self::assertNotContains( $file, $this->files->all() );
		self::assertSame( [ 500 ], $this->widths( 'a' ) );
	}

	private function grow_old( string $name ): void {
		touch( $this->folder . '/sedifex-sync/' . substr( $name, 0, 2 ) . '/' . $name, self::NOW - 86400 );
	}

	public function test_a_removed_item_takes_its_pictures_along_and_nothing_else(): void {
		$this->shop( [ 'a' => [ 'one' ], 'b' => [ 'two' ] ] );
		$this->work();
		$this->shop( [ 'b' => [ 'two' ] ] );
		self::assertCount( 4, $this->files->all() );
		array_map( $this->grow_old( ... ), $this->files->all() );
		file_put_contents( $this->folder . '/sedifex-sync/mine.txt', 'not ours' );
		$this->clock->now += 3600;
		$this->work();
		self::assertCount( 2, $this->files->all() );
		self::assertFileExists( $this->folder . '/sedifex-sync/mine.txt' );
		self::assertSame( [ 500 ], $this->widths( 'b' ) );

		$this->shop( [ 'a' => [ 'one' ], 'b' => [ 'two' ] ] );
		$this->work();
		self::assertSame( [ 400 ], $this->widths( 'a' ), 'who comes back gets them again' );
	}

	public function test_a_missing_file_is_made_again(): void {
		$this->shop( [ 'a' => [ 'one' ], 'b' => [ 'two' ] ] );
		$this->work();
		$file = $this->files->path( $this->product( 'a' )->pictures[0]['id'] ?? '', 320 );
		unlink( $file );
		$this->sent        = [];
		$this->clock->now += 3600;
		$this->work();
		self::assertSame( [ 'one' ], $this->asked() );
		self::assertFileExists( $file );
	}

	public function test_one_at_a_time_and_only_with_time_enough(): void {
		$this->shop( [ 'a' => [ 'one' ] ] );
		$token = $this->claim->take( 'pictures_claim', 120 );
		self::assertSame( 0, $this->work() );
		$this->claim->release( 'pictures_claim', (string) $token );
		self::assertSame( 0, $this->job->run( new Deadline( $this->clock, 2 ) ) );
		self::assertSame( [], $this->asked() );
		$this->work();
		self::assertSame( [ 'one' ], $this->asked() );
	}

	public function test_a_server_that_cannot_make_webp_fetches_nothing_and_says_so(): void {
		add_filter( 'wp_image_editors', static fn(): array => [] );
		$this->shop( [ 'a' => [ 'one' ] ] );
		$this->work();
		self::assertSame( [], $this->asked() );
		self::assertSame( PictureFailure::NoEditor, $this->store->problem() );
		self::assertSame( 0, $this->work() );
	}

	public function test_originals_are_shown_only_where_the_owner_wants_that(): void {
		$this->shop( [ 'a' => [ 'one' ] ] );
		$items = new ItemResource( $this->settings );
		self::assertSame( [], $items->images( $this->product( 'a' ) ) );
		$this->settings->save( [ 'show_originals' => true ] );
		self::assertSame( [ self::url( 'one' ) ], array_column( $items->images( $this->product( 'a' ) ), 'src' ) );
		$this->work();
		$images = $items->images( $this->product( 'a' ) );
		self::assertCount( 1, $images );
		self::assertStringStartsWith( 'http://shop.example/uploads/sedifex-sync/', $images[0]['src'] );
		self::assertMatchesRegularExpression( '~^http://\S+-320\.webp 320w, http://\S+-400\.webp 400w$~', $images[0]['srcset'] );
	}

	public function test_uninstalling_leaves_no_file(): void {
		$this->shop( [ 'a' => [ 'one' ], 'b' => [ 'two' ] ] );
		$this->work();
		touch( dirname( $this->files->path( $this->product( 'a' )->pictures[0]['id'] ?? '', 320 ) ) . '/.making-ABC.webp' );
		$this->files->delete_all();
		self::assertDirectoryDoesNotExist( $this->folder . '/sedifex-sync' );
		$this->files->delete_all();
	}
}
