<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Unit\Support;

use PHPUnit\Framework\TestCase;
use Sedifex\Sync\Support\Json;

final class JsonTest extends TestCase {

	/** @return iterable<string, array{string, string}> */
	public function halves(): iterable {
		yield 'a high half at the end' => [ '"cut \ud83c"', 'cut ' ];
		yield 'a low half alone' => [ '"\udf89 x"', ' x' ];
		yield 'two high halves' => [ '"\ud83c\ud83c"', '' ];
		yield 'a half before a pair' => [ '"\ud83c\ud83c\udf89"', '🎉' ];
		yield 'a half after a pair' => [ '"\ud83c\udf89\udf89"', '🎉' ];
		yield 'capitals' => [ '"\uD83C!\uDF89"', '!' ];
		yield 'an escaped backslash before it is text' => [ '"\ud83c \\\\ud83c"', ' \ud83c' ];
		yield 'an escaped backslash, then a half' => [ '"\\\\\ud83c"', '\\' ];
		yield 'other escapes stay' => [ '"\ud83c\n\"\u00e9"', "\n\"é" ];
	}

	/** @dataProvider halves */
	public function test_half_surrogates_do_not_cost_the_whole_answer( string $text, string $expected ): void {
		self::assertNull( json_decode( "{\"name\":$text}" ) );
		self::assertSame( [ 'name' => $expected ], Json::decode( "{\"name\":$text}" ) );
	}

	public function test_the_recorded_catalogue_can_be_read(): void {
		$body = (string) file_get_contents( dirname( __DIR__, 3 ) . '/fixtures/recordings/v1IntegrationProducts.lone-surrogate.body.txt' );
		self::assertNull( json_decode( $body ) );
		$data = Json::decode( $body );
		self::assertIsArray( $data );
		self::assertTrue( $data['ok'] ?? null );
		self::assertNotSame( [], $data['products'] ?? [] );
	}

	public function test_what_is_no_object_or_list_is_null(): void {
		foreach ( [ '', 'null', '1', '"a"', 'true', '{', '<html>', "{\"a\":\"\xff\"}", str_repeat( '[', 80 ) . str_repeat( ']', 80 ) ] as $text ) {
			self::assertNull( Json::decode( $text ), $text );
		}
	}
}
