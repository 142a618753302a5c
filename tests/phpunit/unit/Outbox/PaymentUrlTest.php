<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Unit\Outbox;

use PHPUnit\Framework\TestCase;
use Sedifex\Sync\Outbox\PaymentUrl;

require_once __DIR__ . '/environment.php';

/** @covers \Sedifex\Sync\Outbox\PaymentUrl */
final class PaymentUrlTest extends TestCase {

	public static string $environment = 'production';

	protected function setUp(): void {
		self::$environment = 'production';
	}

	/** @dataProvider genuine */
	public function test_lets_the_payment_page_through( string $url ): void {
		self::assertTrue( PaymentUrl::is_allowed( $url ) );
	}

	/** @return list<array{string}> */
	public static function genuine(): array {
		return [
			[ 'https://checkout.paystack.com/0peioxfhpn' ],
			[ 'https://checkout.paystack.com/' ],
			[ 'https://checkout.paystack.com' ],
			[ 'https://CHECKOUT.Paystack.COM/0peioxfhpn' ],
			[ 'https://checkout.paystack.com/a?b=c&d=%2F%40#e' ],
			[ 'https://checkout.paystack.com/~a-b_c.d!e*f(g)' ],
		];
	}

	/** @dataProvider look_alikes */
	public function test_refuses_a_look_alike( string $url ): void {
		self::assertFalse( PaymentUrl::is_allowed( $url ) );
		self::$environment = 'local';
		self::assertFalse( PaymentUrl::is_allowed( $url ), 'on somebody\'s own machine too' );
	}

	/** @return array<string, array{string}> */
	public static function look_alikes(): array {
		return [
			'nothing'                        => [ '' ],
			'another host'                   => [ 'https://paystack.com/pay' ],
			'a host beside it'               => [ 'https://checkout.paystack.co/a' ],
			'a longer name'                  => [ 'https://checkout.paystack.com.evil.example/a' ],
			'a name glued to it'             => [ 'https://checkout.paystack.comevil.example/a' ],
			'a name before it'               => [ 'https://evilcheckout.paystack.com/a' ],
			'a subdomain'                    => [ 'https://a.checkout.paystack.com/a' ],
			'plain http'                     => [ 'http://checkout.paystack.com/a' ],
			'user name'                      => [ 'https://checkout.paystack.com@evil.example/a' ],
			'user name and password'         => [ 'https://checkout.paystack.com:443@evil.example/a' ],
			'user name before the host'      => [ 'https://evil.example@checkout.paystack.com/a' ],
			'empty user name'                => [ 'https://@checkout.paystack.com/a' ],
			'two at signs'                   => [ 'https://a@evil.example@checkout.paystack.com/a' ],
			'encoded at sign'                => [ 'https://checkout.paystack.com%40evil.example/a' ],
			'port'                           => [ 'https://checkout.paystack.com:8443/a' ],
			'the usual port'                 => [ 'https://checkout.paystack.com:443/a' ],
			'port that is none'              => [ 'https://checkout.paystack.com:evil.example/a' ],
			'dot at the end'                 => [ 'https://checkout.paystack.com./a' ],
			'encoded dot'                    => [ 'https://checkout%2epaystack.com/a' ],
			'backslash before the path'      => [ 'https://checkout.paystack.com\\.evil.example/a' ],
			'backslashes for slashes'        => [ 'https:\\\\checkout.paystack.com/a' ],
			'backslash and at sign'          => [ 'https://evil.example\\@checkout.paystack.com/a' ],
			'slash and at sign'              => [ 'https://evil.example/@checkout.paystack.com/a' ],
			'question mark and at sign'      => [ 'https://evil.example?@checkout.paystack.com/a' ],
			'hash and at sign'               => [ 'https://evil.example#@checkout.paystack.com/a' ],
			'Cyrillic letter'                => [ "https://checkout.p\u{0430}ystack.com/a" ],
			'the same in Punycode'           => [ 'https://checkout.xn--pystack-3fg.com/a' ],
			'full-width letters'             => [ "https://\u{FF43}heckout.paystack.com/a" ],
			'full-width dot'                 => [ "https://checkout\u{3002}paystack.com/a" ],
			'invisible character'            => [ "https://checkout.paystack.com\u{200B}/a" ],
			'soft hyphen'                    => [ "https://check\u{00AD}out.paystack.com/a" ],
			'not UTF-8'                      => [ "https://checkout.paystack.com/\xFF" ],
			'tab within'                     => [ "https://checkout.pay\tstack.com/a" ],
			'line break within'              => [ "https://checkout.paystack.com/\nSet-Cookie: a=b" ],
			'line break at the end'          => [ "https://checkout.paystack.com/a\n" ],
			'space before'                   => [ ' https://checkout.paystack.com/a' ],
			'space within'                   => [ 'https://checkout.paystack.com /a' ],
			'NUL'                            => [ "https://checkout.paystack.com\0.evil.example/a" ],
			'no scheme'                      => [ '//checkout.paystack.com/a' ],
			'one slash'                      => [ 'https:/checkout.paystack.com/a' ],
			'no slash'                       => [ 'https:checkout.paystack.com/a' ],
			'three slashes'                  => [ 'https:///checkout.paystack.com/a' ],
			'only a path'                    => [ '/checkout.paystack.com/a' ],
			'script'                         => [ 'javascript:location="https://checkout.paystack.com/a"' ],
			'script with slashes'            => [ 'javascript://checkout.paystack.com/%0Aalert(1)' ],
			'data'                           => [ 'data:text/html,<script>location="https://checkout.paystack.com"</script>' ],
			'another protocol'               => [ 'ftp://checkout.paystack.com/a' ],
			'view-source'                    => [ 'view-source:https://checkout.paystack.com/a' ],
			'number of a host'               => [ 'https://2130706433/a' ],
			'address in brackets'            => [ 'https://[::1]/a' ],
			'far too long'                   => [ 'https://checkout.paystack.com/' . str_repeat( 'a', 2000 ) ],
		];
	}

	public function test_lets_this_machine_through_where_it_is_somebodys_own(): void {
		$pages = [ 'http://127.0.0.1:9410/pay/a', 'http://localhost:9410/pay/a', 'https://127.0.0.1/pay/a' ];
		foreach ( $pages as $url ) {
			self::assertFalse( PaymentUrl::is_allowed( $url ), $url );
		}
		foreach ( [ 'local', 'development' ] as self::$environment ) {
			foreach ( $pages as $url ) {
				self::assertTrue( PaymentUrl::is_allowed( $url ), $url );
			}
			foreach ( [ 'http://127.0.0.1@evil.example/', 'http://127.0.0.1.evil.example/', 'http://10.0.0.1/', 'http://localhost.evil.example/', 'http://0/' ] as $url ) {
				self::assertFalse( PaymentUrl::is_allowed( $url ), $url );
			}
		}
		self::$environment = 'staging';
		self::assertFalse( PaymentUrl::is_allowed( $pages[0] ) );
	}
}
