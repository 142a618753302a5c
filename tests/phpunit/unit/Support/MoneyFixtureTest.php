<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Unit\Support;

use PHPUnit\Framework\TestCase;
use Sedifex\Sync\Support\Money;

/** The same fixture holds src/shared/money.ts: an amount reads alike from PHP and from the page's script. */
final class MoneyFixtureTest extends TestCase {

	/** @return iterable<string, array{array<string, int|string>}> */
	public function cases(): iterable {
		/** @var list<array<string, int|string>> $cases */
		$cases = json_decode( (string) file_get_contents( dirname( __DIR__, 3 ) . '/fixtures/money.json' ), true );
		foreach ( $cases as $case ) {
			yield "{$case['minor']} {$case['currency']}" => [ $case ];
		}
	}

	/**
	 * @dataProvider cases
	 * @param array<string, int|string> $expected One amount and its texts.
	 */
	public function test_texts( array $expected ): void {
		$money = new Money( (int) $expected['minor'], (string) $expected['currency'] );
		self::assertSame( $expected['decimal'], $money->decimal() );
		self::assertSame( $expected['text'], $money->format( (string) ( $expected['point'] ?? '.' ), (string) ( $expected['thousands'] ?? ',' ) ) );
	}
}
