<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Unit\Blocks;

use PHPUnit\Framework\TestCase;
use Sedifex\Sync\Blocks\CartCookie;

final class CartCookieTest extends TestCase {

	public function test_what_is_written_is_read_again(): void {
		$lines = [
			[ 'id' => 'prod_kente', 'type' => 'product', 'quantity' => 2 ],
			[ 'id' => 'draft-2f6c "quoted" é', 'type' => 'course', 'quantity' => 999 ],
		];
		self::assertSame( $lines, CartCookie::parse( CartCookie::encode( $lines ) ) );
	}

	/**
	 * @dataProvider texts
	 * @param list<array{id: string, type: string, quantity: int}> $expected
	 */
	public function test_of_what_anybody_wrote_only_sense_remains( string $text, array $expected ): void {
		self::assertSame( $expected, CartCookie::parse( $text ) );
	}

	/** @return array<string, array{string, list<array{id: string, type: string, quantity: int}>}> */
	public static function texts(): array {
		$one = [ [ 'id' => 'a', 'type' => 'product', 'quantity' => 1 ] ];
		return [
			'nothing'            => [ '', [] ],
			'no JSON'            => [ '[[', [] ],
			'an object'          => [ '{"a":1}', [] ],
			'a list of texts'    => [ '["a"]', [] ],
			'too short'          => [ '[["product"],["product","a",1]]', $one ],
			'unknown type'       => [ '[["gift","b",1],["product","a",1]]', $one ],
			'no id'              => [ '[["product","",1],["product","a",1]]', $one ],
			'none and fewer'     => [ '[["product","b",0],["product","b",-1],["product","a",1]]', $one ],
			'a fraction'         => [ '[["product","b",1.5],["product","a",1]]', $one ],
			'a text as quantity' => [ '[["product","b","1"],["product","a",1]]', $one ],
			'more than anybody'  => [ '[["product","a",1000000000]]', [ [ 'id' => 'a', 'type' => 'product', 'quantity' => 999 ] ] ],
			'deeper than ours'   => [ '[[["product","a",1]]]', [] ],
			'a very long id'     => [ '[["product","' . str_repeat( 'a', 201 ) . '",1]]', [] ],
			'oversize'           => [ '[["product","a",1]]' . str_repeat( ' ', 9000 ), [] ],
		];
	}

	public function test_no_more_lines_than_a_cookie_holds(): void {
		$text = (string) json_encode( array_map( static fn( int $n ): array => [ 'product', "p$n", 1 ], range( 1, 60 ) ) );
		self::assertCount( 40, CartCookie::parse( $text ) );
	}
}
