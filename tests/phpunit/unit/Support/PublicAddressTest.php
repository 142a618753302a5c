<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Unit\Support;

use PHPUnit\Framework\TestCase;
use Sedifex\Sync\Support\PublicAddress;

final class PublicAddressTest extends TestCase {

	/** @return iterable<string, array{string, bool}> */
	public function addresses(): iterable {
		$closed = [
			'0.0.0.0', '10.1.2.3', '100.64.0.1', '100.127.255.255', '127.0.0.1', '127.255.255.254', '169.254.169.254', '172.16.0.1', '172.31.255.255',
			'192.0.0.8', '192.0.2.1', '192.88.99.1', '192.168.1.1', '198.18.0.1', '198.19.255.255', '198.51.100.7', '203.0.113.9', '224.0.0.1', '240.0.0.1', '255.255.255.255',
			'::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1', 'fe80::1', 'fc00::1', 'fd12:3456::1', 'ff02::1', '2001:db8::1', '2001::1', '2002:7f00:1::', '3fff::1', '5f00::1',
			'', 'localhost', '127.1', '0x7f000001', '2130706433',
		];
		foreach ( $closed as $address ) {
			yield "closed: $address" => [ $address, false ];
		}
		foreach ( [ '8.8.8.8', '172.15.255.255', '172.32.0.1', '100.63.255.255', '100.128.0.1', '198.17.0.1', '198.20.0.1', '223.255.255.255', '2606:4700::1111', '2a00:1450::1', '2c0f:f248::1' ] as $address ) {
			yield "open: $address" => [ $address, true ];
		}
	}

	/** @dataProvider addresses */
	public function test_addresses( string $address, bool $is_public ): void {
		self::assertSame( $is_public, PublicAddress::is_public( $address ) );
	}

	public function test_a_name_is_public_only_when_all_its_addresses_are(): void {
		$names   = [ 'good.example' => [ '8.8.8.8', '2a00:1450::1' ], 'mixed.example' => [ '8.8.8.8', '127.0.0.1' ], 'six.example' => [ '8.8.8.8', 'fd00::1' ], 'none.example' => [] ];
		$address = new PublicAddress( static fn( string $host ): array => $names[ $host ] ?? [ '10.0.0.1' ] );
		self::assertSame(
			[ 'scheme' => 'https', 'host' => 'good.example', 'port' => 443, 'addresses' => [ '8.8.8.8', '2a00:1450::1' ] ],
			$address->of( 'https://GOOD.example/picture.jpg?x=1#y' )
		);
		self::assertSame( 8443, $address->of( 'https://good.example.:8443/' )['port'] ?? null );
		foreach ( [ 'mixed', 'six', 'none', 'other' ] as $name ) {
			self::assertNull( $address->of( "https://$name.example/" ) );
		}
		self::assertNotNull( $address->of( 'http://8.8.8.8/' ) );
		self::assertNull( $address->of( 'http://[::1]:8080/' ) );
	}

	/** @return iterable<string, array{string}> */
	public function strange(): iterable {
		$urls = [
			'', 'good.example', '//good.example/', 'ftp://good.example/', 'file:///etc/passwd', 'javascript:alert(1)', 'https://', 'https:///x',
			'https://user@good.example/', 'https://user:pass@good.example/', 'https://good.example@evil.example/', 'https://good.example\\@evil.example/',
			'https://good.example\\.evil.example/', "https://good.example/\n", 'https://good.example /', "https://good.example\t/", 'https://göod.example/', 'https://good.example/ü',
			'https://good.example:0/', 'https://good.example:99999/', 'https://good.example:x/', 'https://-bad.example/', 'https://a..b/', 'https://[::1', 'https://good.example:80:80/',
			'http://2130706433/', 'http://0x7f000001/', 'http://0x7f.1/', 'http://127.1/', 'http://1.2.3.0377/',
		];
		foreach ( $urls as $url ) {
			yield $url => [ $url ];
		}
	}

	/** @dataProvider strange */
	public function test_strange_urls_reach_nothing( string $url ): void {
		$address = new PublicAddress( static fn(): array => [ '8.8.8.8' ] );
		self::assertNull( $address->of( $url ) );
	}
}
