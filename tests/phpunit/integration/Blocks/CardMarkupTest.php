<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Blocks;

use Sedifex\Sync\Blocks\CardMarkup;
use Sedifex\Sync\Blocks\ItemActions;
use Sedifex\Sync\Blocks\ItemMarkup;
use Sedifex\Sync\Blocks\PictureMarkup;
use Sedifex\Sync\Catalog\Product;
use Sedifex\Sync\Settings\Settings;
use Sedifex\Sync\Support\MoneyFormat;
use Sedifex\Sync\Tests\WpTestCase;

/** What can be done with an item, and that nothing in it is ever taken for HTML. */
final class CardMarkupTest extends WpTestCase {

	private const NOW = 1_800_000_000;

	private const PICTURE = [
		'id'      => 'abc',
		'width'   => 640,
		'height'  => 480,
		'sources' => [
			[ 'width' => 320, 'height' => 240, 'url' => 'https://shop.example/320.webp' ],
			[ 'width' => 640, 'height' => 480, 'url' => 'https://shop.example/640.webp' ],
		],
	];

	private function cards( Settings $settings, bool $originals = false ): CardMarkup {
		return new CardMarkup( new ItemActions( $settings ), new PictureMarkup( $originals ), new MoneyFormat(), 'https://shop.example/shop/?lang=en', '', self::NOW );
	}

	private function card( Product $item, Settings $settings = new Settings( whatsapp: '+233240000000' ), int $place = 0, bool $originals = false ): string {
		return $this->cards( $settings, $originals )->card( $item, $place );
	}

	public function test_goods_can_be_put_in_the_cart_without_script(): void {
		$html = $this->card( new Product( 'soap', 'product', 'Soap', price_minor: 1550, stock: 3 ) );
		self::assertStringContainsString( '<form class="sfx-add" method="post" action="" data-minor="1550" data-stock="3">', $html );
		foreach ( [ 'sfx_action" value="add', 'sfx_id" value="soap', 'sfx_type" value="product', 'sfx_quantity" value="1' ] as $field ) {
			self::assertStringContainsString( "name=\"$field\"", $html );
		}
		self::assertStringContainsString( "GH₵\u{00A0}15.50", $html );
		self::assertStringContainsString( 'Only 3 left', $html );
		self::assertStringContainsString( 'href="https://shop.example/shop/?lang=en&#038;sfx_item=product:soap"', $html );
	}

	/** @return iterable<string, array{Product, string, string}> */
	public function others(): iterable {
		yield 'no price' => [ new Product( 'x', 'product', 'Big drum' ), 'Ask for price', 'https://wa.me/233240000000?text=Hello%2C%20what%20is%20the%20price%20of%20%E2%80%9CBig%20drum%E2%80%9D%3F' ];
		yield 'another currency' => [ new Product( 'x', 'product', 'Drum', price_minor: 100, currency: 'NGN' ), 'Ask for price', 'https://wa.me/233240000000?text=' ];
		yield 'service' => [ new Product( 'x', 'service', 'Trim', price_minor: 100 ), 'Book', 'https://wa.me/233240000000?text=' ];
		yield 'course' => [ new Product( 'x', 'course', 'Baking', price_minor: 100 ), 'Register', 'https://wa.me/233240000000?text=' ];
	}

	/** @dataProvider others */
	public function test_what_is_not_for_the_cart_leads_elsewhere( Product $item, string $label, string $url ): void {
		$html = $this->card( $item );
		self::assertStringNotContainsString( '<form', $html );
		self::assertStringContainsString( ">$label</a>", $html );
		self::assertStringContainsString( "href=\"$url", $html );
		self::assertStringNotContainsString( $label . '</a>', $this->card( $item, new Settings() ), 'Without a number there is nobody to ask.' );
	}

	public function test_services_lead_to_the_booking_page_where_there_is_one(): void {
		add_filter( 'sedifex_page_url', static fn( string $url, string $page ): string => 'booking' === $page ? 'https://shop.example/book/' : $url, 10, 2 );
		self::assertStringContainsString( 'href="https://shop.example/book/?sfx_item=service:a%2Fb"', $this->card( new Product( 'a/b', 'service', 'Trim' ) ) );
	}

	public function test_sold_out_goods_say_so_and_offer_no_button(): void {
		$html = $this->card( new Product( 'x', 'product', 'Hat', price_minor: 100, stock: 0, first_seen_at: self::NOW - 60 ) );
		self::assertStringContainsString( 'Out of stock', $html );
		self::assertStringNotContainsString( '<form', $html );
		self::assertStringNotContainsString( 'New', $html, 'One chip at most.' );
		self::assertStringContainsString( '>New<', $this->card( new Product( 'x', 'product', 'Hat', first_seen_at: self::NOW - 60 ) ) );
	}

	public function test_nothing_in_an_item_is_html(): void {
		$evil = '"><script>alert(1)</script>\'';
		$item = new Product( $evil, 'product', $evil, $evil, $evil, $evil, $evil, 100, 'GHS', 5, [ 'javascript:alert(1)', $evil ] );
		$html = $this->card( $item, originals: true ) . ( new ItemMarkup( $this->cards( new Settings( whatsapp: '+233240000000' ), true ), new ItemActions( new Settings( whatsapp: '+233240000000' ) ), new PictureMarkup( true ) ) )->details( $item, 'https://shop.example/' );
		self::assertStringNotContainsString( '<script', $html );
		self::assertStringNotContainsString( 'javascript:', $html );
		self::assertSame( 0, preg_match( '/=(?:"[^"]*|\'[^\']*)$/', $html ), 'Every attribute is closed.' );
	}

	public function test_pictures_are_ours_with_their_size(): void {
		$html = $this->card( new Product( 'x', 'product', 'Hat', pictures: [ self::PICTURE ] ), place: 9 );
		self::assertStringContainsString( 'src="https://shop.example/320.webp" srcset="https://shop.example/320.webp 320w, https://shop.example/640.webp 640w"', $html );
		self::assertStringContainsString( 'width="640" height="480" alt=""', $html );
		self::assertStringContainsString( 'loading="lazy"', $html );
		self::assertStringContainsString( '<source media="(max-width: 600px), (prefers-reduced-data: reduce)" srcset="https://shop.example/320.webp">', $html );
		$first = $this->card( new Product( 'x', 'product', 'Hat', pictures: [ self::PICTURE ] ) );
		self::assertStringContainsString( 'fetchpriority="high"', $first );
		self::assertStringNotContainsString( 'lazy', $first );
	}

	public function test_without_a_copy_there_is_an_initial_and_no_foreign_host(): void {
		$item = new Product( 'x', 'product', 'école', image_urls: [ 'https://elsewhere.example/a.jpg' ] );
		self::assertStringContainsString( '>É</span>', $this->card( $item ) );
		self::assertStringNotContainsString( 'elsewhere', $this->card( $item ) );
		self::assertStringContainsString( 'src="https://elsewhere.example/a.jpg"', $this->card( $item, originals: true ) );
	}
}
