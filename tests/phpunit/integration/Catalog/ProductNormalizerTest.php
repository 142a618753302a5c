<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Catalog;

use Sedifex\Sync\Catalog\BadItem;
use Sedifex\Sync\Catalog\CatalogItem;
use Sedifex\Sync\Catalog\ProductNormalizer;
use Sedifex\Sync\Catalog\ProductStore;

final class ProductNormalizerTest extends CatalogTestCase {

	/** @param array<string, mixed> $fields */
	private function item( array $fields = [], string $currency = 'GHS' ): CatalogItem {
		$item = ( new ProductNormalizer( $this->addresses ) )->item( self::raw( 'p1', $fields ), 0, self::STORE, $currency );
		self::assertInstanceOf( CatalogItem::class, $item );
		return $item;
	}

	public function test_a_plain_item(): void {
		$item = $this->item( [ 'description' => 'Hand-woven.', 'brand' => 'Bonwire', 'imageAlt' => 'Folded', 'imageUrl' => 'https://pictures.example.org/1.jpg' ] );
		self::assertSame( [ 'p1', 'product', 'Item p1', 'Textiles', 'Hand-woven.', 'Bonwire', 'Folded', 12050, 'GHS', 14, [ 'https://pictures.example.org/1.jpg' ] ], [ $item->id, $item->type, $item->name, $item->category, $item->description, $item->brand, $item->image_alt, $item->price_minor, $item->currency, $item->stock, $item->images ] );
		self::assertSame( ProductStore::key( self::STORE, 'product', 'p1' ), $item->key );
	}

	/** @return iterable<string, array{mixed, string}> */
	public function names(): iterable {
		yield 'HTML and a script' => [ '<b>Bold</b> & "quoted" <script>alert(1)</script>', 'Bold & "quoted"' ];
		yield 'HTML in entities' => [ '&lt;script&gt;alert(1)&lt;/script&gt;Tom &amp; Jerry&#8217;s', "Tom & Jerry\u{2019}s" ];
		yield 'a comparison' => [ 'Rings < 5 mm', 'Rings < 5 mm' ];
		yield 'lines and spaces' => [ "  Shea\n Butter\u{00A0}\u{00A0}250g\t", 'Shea Butter 250g' ];
		yield 'control characters and a change of direction' => [ "Sh\x00ea\x07 \u{202E}Butter", 'Shea Butter' ];
		yield 'letters of many languages' => [ "Caf\u{00E9} \u{0190}w\u{025B} \u{1F36B} \u{2013} \u{2018}Sp\u{00E9}cial\u{2019} \u{4E2D}\u{6587}", "Caf\u{00E9} \u{0190}w\u{025B} \u{1F36B} \u{2013} \u{2018}Sp\u{00E9}cial\u{2019} \u{4E2D}\u{6587}" ];
		yield 'too long' => [ str_repeat( "\u{1F36B}", 300 ), str_repeat( "\u{1F36B}", 220 ) ];
	}

	/** @dataProvider names */
	public function test_names_become_plain_text( mixed $name, string $expected ): void {
		self::assertSame( $expected, $this->item( [ 'name' => $name ] )->name );
	}

	public function test_descriptions_keep_their_lines(): void {
		self::assertSame( "One\nTwo & three\n\nFour", $this->item( [ 'description' => "<p>One<br>Two &amp; three</p>\r\n\r\n\r\n<style>p{}</style><div>Four</div>" ] )->description );
		self::assertSame( "Ligne 1\nLigne 2\n fin", $this->item( [ 'description' => "Ligne 1\nLigne 2 \u{2028} fin" ] )->description );
		self::assertSame( '', $this->item( [ 'description' => 12 ] )->description );
	}

	/** @return iterable<string, array{array<string, mixed>, string, int|null}> */
	public function prices(): iterable {
		yield 'a number' => [ [ 'price' => 18.99 ], 'GHS', 1899 ];
		yield 'a whole number' => [ [ 'price' => 250 ], 'GHS', 25000 ];
		yield 'text' => [ [ 'price' => '49.90' ], 'GHS', 4990 ];
		yield '0 is no price' => [ [ 'price' => 0, 'priceMinor' => 0 ], 'GHS', null ];
		yield 'none at all' => [ [ 'price' => null, 'priceMinor' => null ], 'GHS', null ];
		yield 'only in hundredths' => [ [ 'price' => null, 'priceMinor' => 501 ], 'GHS', 501 ];
		yield 'a currency without cents' => [ [ 'price' => 5000, 'priceMinor' => 500000 ], 'XOF', 5000 ];
	}

	/**
	 * @dataProvider prices
	 * @param array<string, mixed> $fields
	 */
	public function test_prices( array $fields, string $currency, ?int $expected ): void {
		self::assertSame( $expected, $this->item( $fields, $currency )->price_minor );
	}

	public function test_stock(): void {
		foreach ( [ [ null, null ], [ 0, 0 ], [ -4, 0 ], [ 3.0, 3 ], [ 1e300, 1_000_000_000 ], [ '7', null ], [ true, null ] ] as [ $sent, $expected ] ) {
			self::assertSame( $expected, $this->item( [ 'stockCount' => $sent ] )->stock );
		}
	}

	public function test_only_addresses_that_may_be_used(): void {
		$item = $this->item(
			[
				'imageUrl'  => 'javascript:alert(1)',
				'imageUrls' => [
					'https://pictures.example.org/a b/ä.jpg?x=1&y="2"',
					'https://pictures.example.org/a b/ä.jpg?x=1&y="2"',
					'http://pictures.example.org/plain.jpg',
					'data:image/png;base64,AAAA',
					'//pictures.example.org/1.jpg',
					'https://user:word@pictures.example.org/1.jpg',
					'https://pictures.example.org:8443/1.jpg',
					'file:///etc/passwd',
					'https://pictures.example.org\\@private.example/1.jpg',
					' https://PICTURES.example.org/2.jpg ',
					7,
					'',
				],
			]
		);
		self::assertSame( [ 'https://pictures.example.org/a%20b/%C3%A4.jpg?x=1&y=%222%22', 'https://PICTURES.example.org/2.jpg' ], $item->images );
	}

	public function test_no_more_than_eight_pictures(): void {
		$urls = array_map( static fn( int $i ): string => "https://pictures.example.org/{$i}.jpg", range( 1, 50 ) );
		self::assertSame( array_slice( $urls, 0, 8 ), $this->item( [ 'imageUrls' => $urls ] )->images );
	}

	public function test_on_ones_own_machine_the_sandbox_may_give_pictures(): void {
		$this->settings->save( [ 'base_url' => 'http://127.0.0.1:9410' ] );
		$item = $this->item( [ 'imageUrls' => [ 'http://127.0.0.1:9410/a.jpg', 'http://127.0.0.1:9411/b.jpg', 'http://localhost:9410/c.jpg', 'https://127.0.0.1:9410/d.jpg' ] ] );
		self::assertSame( [ 'http://127.0.0.1:9410/a.jpg' ], $item->images );
	}

	public function test_the_stores_name_in_front_of_an_id_goes(): void {
		$item = $this->item( [ 'id' => self::STORE . '_p1' ] );
		self::assertSame( 'p1', $item->id );
		self::assertSame( 'draft-2b18', $this->item( [ 'id' => 'draft-2b18' ] )->id );
	}

	/** @return iterable<string, array{mixed, string, string}> */
	public function bad(): iterable {
		yield 'no object' => [ 'a text', '#4', 'Item 4 of the list could not be read.' ];
		yield 'no id' => [ self::raw( 'x', [ 'id' => null ] ), 'Item x', 'This item has no usable id.' ];
		yield 'a number as id' => [ self::raw( 'x', [ 'id' => 12 ] ), 'Item x', 'This item has no usable id.' ];
		yield 'a slash in the id' => [ self::raw( 'a/b' ), 'a/b', 'This item has no usable id.' ];
		yield 'neither id nor name' => [ self::raw( 'x', [ 'id' => '', 'name' => '' ] ), '#4', 'This item has no usable id.' ];
		yield 'an unknown kind' => [ self::raw( 'x', [ 'itemType' => 'ticket', 'type' => null ] ), 'x', 'This item is neither a product nor a service nor a course.' ];
		yield 'another store' => [ self::raw( 'x', [ 'storeId' => 'store_other' ] ), 'x', 'This item belongs to another store.' ];
		yield 'no name' => [ self::raw( 'x', [ 'name' => '<img src=x onerror=alert(1)>' ] ), 'x', 'This item has no name.' ];
		yield 'a price below zero' => [ self::raw( 'x', [ 'price' => -1, 'priceMinor' => -100 ] ), 'x', 'The price of this item could not be read.' ];
		yield 'a price in words' => [ self::raw( 'x', [ 'price' => 'GHS 5', 'priceMinor' => null ] ), 'x', 'The price of this item could not be read.' ];
	}

	/** @dataProvider bad */
	public function test_bad_items_are_named( mixed $raw, string $name, string $sentence ): void {
		$item = ( new ProductNormalizer( $this->addresses ) )->item( $raw, 3, self::STORE, 'GHS' );
		self::assertInstanceOf( BadItem::class, $item );
		self::assertSame( [ $name, $sentence ], [ $item->id, $item->message ] );
	}
}
