<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Unit\Support;

use PHPUnit\Framework\TestCase;
use Sedifex\Sync\Support\Redactor;

final class RedactorTest extends TestCase {

	private const KEY = 'sedx_0011"22/33+44';

	private function redactor(): Redactor {
		return new Redactor( static fn(): array => [ self::KEY, 'abc', '' ] );
	}

	public function test_a_secret_goes_in_every_spelling(): void {
		$spellings = [ self::KEY, rawurlencode( self::KEY ), base64_encode( self::KEY ), json_encode( [ self::KEY ] ), 'https://x.example/?apiKey=' . rawurlencode( self::KEY ) ];
		foreach ( $spellings as $text ) {
			$clean = $this->redactor()->text( "before $text after" );
			self::assertStringNotContainsString( '0011', $clean );
			self::assertStringStartsWith( 'before ', $clean );
			self::assertStringEndsWith( ' after', $clean );
		}
	}

	public function test_short_values_leave_words_whole(): void {
		self::assertSame( 'abcdef', $this->redactor()->text( 'abcdef' ) );
	}

	public function test_fields_go_by_name_at_any_depth(): void {
		$data  = [
			'error'   => 'invalid-api-key',
			'debug'   => [ 'apiKeyHint' => 'sedx***0001' ],
			'headers' => [ 'X-API-Key' => 'x', 'Authorization' => 'y', 'Accept' => 'application/json' ],
			'list'    => [ [ 'integration_key' => 'z', 'n' => 3, 'text' => self::KEY ] ],
			'monkey'  => 'kept',
		];
		$clean = $this->redactor()->data( $data );
		self::assertSame(
			[
				'error'   => 'invalid-api-key',
				'debug'   => '[…]',
				'headers' => [ 'X-API-Key' => '[…]', 'Authorization' => '[…]', 'Accept' => 'application/json' ],
				'list'    => [ [ 'integration_key' => '[…]', 'n' => 3, 'text' => '[…]' ] ],
				'monkey'  => 'kept',
			],
			$clean
		);
	}

	public function test_contacts_are_masked(): void {
		self::assertSame( 'from a…@example.com', Redactor::contact( 'from ama.mensah@example.com' ) );
		self::assertSame( 'call +233…00 now', Redactor::contact( 'call +233240000000 now' ) );
		self::assertSame( 'call 024 …00 now', Redactor::contact( 'call 024 000 0000 now' ) );
		self::assertSame( 'order SFX-7K3M9QXD of 3 items', Redactor::contact( 'order SFX-7K3M9QXD of 3 items' ) );
	}
}
