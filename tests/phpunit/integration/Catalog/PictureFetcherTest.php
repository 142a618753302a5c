<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Catalog;

use Sedifex\Sync\Catalog\PictureFailure;
use Sedifex\Sync\Catalog\PictureFetcher;
use WP_Error;

final class PictureFetcherTest extends PictureTestCase {

	private const URL = 'https://pictures.example.org/1.jpg';

	private function fetch( string $url = self::URL ): ?PictureFailure {
		return $this->fetcher->fetch( $url, $this->folder . '/fetched', 5 );
	}

	public function test_what_is_there_is_fetched_from_the_address_that_was_checked(): void {
		$this->web[ self::URL ] = [ 200, 'bytes' ];
		$this->serve();
		self::assertNull( $this->fetch() );
		self::assertSame( 'bytes', file_get_contents( $this->folder . '/fetched' ) );
		$args = $this->sent[0]['args'] ?? [];
		self::assertSame( [ 'pictures.example.org:443:93.184.216.34', 0, true ], [ $args['sedifex_sync_picture'], $args['redirection'], $args['reject_unsafe_urls'] ] );
		self::assertLessThanOrEqual( 5.0, $args['timeout'] );
		self::assertGreaterThan( 4.0, $args['timeout'] );
	}

	/** @return iterable<string, array{string}> */
	public function forbidden(): iterable {
		foreach ( [ 'https://private.example.org/1.jpg', 'http://pictures.example.org/1.jpg', 'https://pictures.example.org:8443/1.jpg', 'https://127.0.0.1/1.jpg', 'https://[::1]/1.jpg', 'https://169.254.169.254/latest/meta-data/', 'https://2130706433/', 'file:///etc/passwd', 'gopher://pictures.example.org/', 'https://a:b@pictures.example.org/', 'nonsense' ] as $url ) {
			yield $url => [ $url ];
		}
	}

	/** @dataProvider forbidden */
	public function test_no_request_goes_where_it_must_not( string $url ): void {
		$this->serve();
		self::assertSame( PictureFailure::Address, $this->fetch( $url ) );
		self::assertSame( [], $this->sent );
	}

	/** @dataProvider forbidden */
	public function test_nor_is_a_redirect_followed_there( string $url ): void {
		if ( 'nonsense' === $url ) {
			$url = 'https://private.example.org/relative';
		}
		$this->web[ self::URL ] = [ 302, $url ];
		$this->serve();
		self::assertSame( PictureFailure::Address, $this->fetch() );
		self::assertCount( 1, $this->sent );
	}

	public function test_three_redirects_and_no_more(): void {
		$at = static fn( int $i ): string => "https://pictures.example.org/{$i}";
		for ( $i = 0; $i < 5; $i++ ) {
			$this->web[ $at( $i ) ] = [ 302, 0 === $i % 2 ? $at( $i + 1 ) : '/' . ( $i + 1 ) ];
		}
		$this->web[ $at( 4 ) ] = [ 200, 'bytes' ];
		$this->serve();
		self::assertNull( $this->fetch( $at( 1 ) ) );
		self::assertSame( PictureFailure::NotThere, $this->fetch( $at( 0 ) ) );
	}

	public function test_each_step_is_pinned_to_its_own_host(): void {
		$this->web[ self::URL ]                       = [ 301, 'https://other.example.org/2.jpg' ];
		$this->web['https://other.example.org/2.jpg'] = [ 200, 'bytes' ];
		$this->serve();
		self::assertNull( $this->fetch() );
		self::assertSame( [ 'pictures.example.org:443:93.184.216.34', 'other.example.org:443:93.184.216.34' ], array_column( array_column( $this->sent, 'args' ), 'sedifex_sync_picture' ) );
	}

	/** @return iterable<string, array{int, string, PictureFailure}> */
	public function answers(): iterable {
		yield 'not there' => [ 404, 'x', PictureFailure::NotThere ];
		yield 'forbidden' => [ 403, 'x', PictureFailure::NotThere ];
		yield 'empty' => [ 200, '', PictureFailure::NotThere ];
		yield 'their own trouble' => [ 503, 'x', PictureFailure::NoAnswer ];
		yield 'too many' => [ 429, 'x', PictureFailure::NoAnswer ];
		yield 'a redirect to nowhere' => [ 302, '', PictureFailure::NotThere ];
		yield 'too big' => [ 200, str_repeat( 'x', PictureFetcher::MOST_BYTES + 1 ), PictureFailure::TooBig ];
	}

	/** @dataProvider answers */
	public function test_answers( int $status, string $bytes, PictureFailure $expected ): void {
		$this->web[ self::URL ] = [ $status, $bytes ];
		$this->serve();
		self::assertSame( $expected, $this->fetch() );
	}

	public function test_no_answer_and_one_that_would_grow_too_big(): void {
		$this->remote = static fn(): WP_Error => new WP_Error( 'http_request_failed', 'cURL error 28: timed out' );
		self::assertSame( PictureFailure::NoAnswer, $this->fetch() );
		$this->remote = static fn(): WP_Error => new WP_Error( 'http_request_failed', 'cURL error 42: Callback aborted' );
		self::assertSame( PictureFailure::TooBig, $this->fetch() );
	}

	public function test_on_ones_own_machine_the_sandbox_is_reached_and_nothing_beside_it(): void {
		$this->settings->save( [ 'base_url' => 'http://127.0.0.1:9410' ] );
		$this->web['http://127.0.0.1:9410/a.jpg'] = [ 200, 'bytes' ];
		$this->web['http://127.0.0.1:9410/b.jpg'] = [ 302, 'http://127.0.0.1:22/' ];
		$this->serve();
		self::assertNull( $this->fetch( 'http://127.0.0.1:9410/a.jpg' ) );
		self::assertSame( PictureFailure::Address, $this->fetch( 'http://127.0.0.1:9410/b.jpg' ) );
		self::assertSame( PictureFailure::Address, $this->fetch( 'http://127.0.0.1:9411/a.jpg' ) );
		self::assertCount( 2, $this->sent );
	}
}
