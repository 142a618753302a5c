<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Checkout;

use Sedifex\Sync\Checkout\CheckoutRequest;
use Sedifex\Sync\Settings\Settings;
use Sedifex\Sync\Tests\WpTestCase;

final class CheckoutRequestTest extends WpTestCase {

	private const BODY = [
		'intent'             => '01J8Z3N5W4T6V8X0Y2A4C6E8G0',
		'items'              => [ [ 'id' => 'comb', 'type' => 'product', 'quantity' => 2 ] ],
		'customer'           => [ 'name' => 'Ama Mensah', 'email' => 'Ama@Example.org', 'phone' => '024 000 0001' ],
		'delivery'           => [ 'method' => 'delivery', 'location' => 'Osu', 'notes' => "ring\r\ntwice\0" ],
		'payment'            => 'online',
		'quoted_total_minor' => 10199,
	];

	public function test_reads_what_is_named_and_nothing_else(): void {
		$request = self::read(
			[
				'amount'        => 1,
				'paymentStatus' => 'paid',
				'sandbox'       => true,
				'metadata'      => [ 'testMode' => true ],
				'subaccount'    => 'ACCT_evil',
				'total_minor'   => 1,
			]
		);

		self::assertSame( [], $request->errors );
		self::assertSame( '01J8Z3N5W4T6V8X0Y2A4C6E8G0', $request->ulid );
		self::assertSame( self::BODY['items'], $request->items );
		self::assertSame( [ 'name' => 'Ama Mensah', 'email' => 'ama@example.org', 'phone' => '+233240000001' ], $request->customer );
		self::assertSame( [ 'method' => 'delivery', 'location' => 'Osu', 'notes' => 'ring twice' ], $request->delivery );
		self::assertSame( [ 'online', 10199, false ], [ $request->payment, $request->quoted_total_minor, $request->again ] );
		self::assertSame( self::read()->body_hash, $request->body_hash, 'what is not read makes no other order' );
	}

	public function test_another_order_has_another_hash(): void {
		$hashes = [ self::read()->body_hash ];
		$others = [
			[ 'items' => [ [ 'id' => 'comb', 'type' => 'product', 'quantity' => 3 ] ] ],
			[ 'items' => [ [ 'id' => 'comb2', 'type' => 'product', 'quantity' => 2 ] ] ],
			[ 'customer' => [ ...self::BODY['customer'], 'phone' => '024 000 0002' ] ],
			[ 'customer' => [ ...self::BODY['customer'], 'email' => 'kofi@example.org' ] ],
			[ 'delivery' => [ ...self::BODY['delivery'], 'location' => 'Tema' ] ],
			[ 'payment' => 'pay_on_delivery' ],
			[ 'quoted_total_minor' => 1 ],
		];
		foreach ( $others as $change ) {
			$hashes[] = self::read( $change )->body_hash;
		}
		self::assertCount( count( $hashes ), array_unique( $hashes ) );
		self::assertSame( $hashes[0], self::read( [ 'intent' => '01J8Z3N5W4T6V8X0Y2A4C6E8G1', 'again' => true ] )->body_hash );
	}

	/** @dataProvider intents */
	public function test_an_intent_is_a_ulid( mixed $intent, string $expected ): void {
		self::assertSame( $expected, self::read( [ 'intent' => $intent ] )->ulid );
	}

	/** @return list<array{mixed, string}> */
	public static function intents(): array {
		return [
			[ '01j8z3n5w4t6v8x0y2a4c6e8g0', '01J8Z3N5W4T6V8X0Y2A4C6E8G0' ],
			[ '', '' ],
			[ null, '' ],
			[ 1, '' ],
			[ [ '01J8Z3N5W4T6V8X0Y2A4C6E8G0' ], '' ],
			[ '01J8Z3N5W4T6V8X0Y2A4C6E8G', '' ],
			[ '01J8Z3N5W4T6V8X0Y2A4C6E8G0X', '' ],
			[ '81J8Z3N5W4T6V8X0Y2A4C6E8G0', '' ],
			[ '01J8Z3N5W4T6V8X0Y2A4C6E8GU', '' ],
			[ "01J8Z3N5W4T6V8X0Y2A4C6E8G'", '' ],
			[ 'f47ac10b-58cc-4372-a567-0e02b2c3d479', '' ],
		];
	}

	/**
	 * @param array<string, mixed> $change
	 * @dataProvider wrong
	 */
	public function test_says_beside_which_field_something_is_wrong( array $change, string $field ): void {
		$errors = self::read( $change )->errors;

		self::assertSame( [ $field ], array_keys( $errors ) );
		self::assertGreaterThan( 15, strlen( $errors[ $field ] ) );
	}

	/** @return array<string, array{array<string, mixed>, string}> */
	public static function wrong(): array {
		$customer = self::BODY['customer'];
		$delivery = self::BODY['delivery'];
		$item     = self::BODY['items'][0];
		$out      = [
			'no items'             => [ [ 'items' => [] ], 'items' ],
			'items missing'        => [ [ 'items' => null ], 'items' ],
			'items are a text'     => [ [ 'items' => 'comb' ], 'items' ],
			'an item is a text'    => [ [ 'items' => [ 'comb' ] ], 'items' ],
			'an item without id'   => [ [ 'items' => [ [ 'quantity' => 1 ] ] ], 'items' ],
			'an id that is a list' => [ [ 'items' => [ [ ...$item, 'id' => [ 'comb' ] ] ] ], 'items' ],
			'an id not in UTF-8'   => [ [ 'items' => [ [ ...$item, 'id' => "co\xFFmb" ] ] ], 'items' ],
			'one of two is wrong'  => [ [ 'items' => [ $item, [ ...$item, 'quantity' => 0 ] ] ], 'items' ],
			'too many lines'       => [ [ 'items' => array_fill( 0, 51, $item ) ], 'items' ],
			'no name'              => [ [ 'customer' => [ ...$customer, 'name' => ' ' ] ], 'customer.name' ],
			'name of one letter'   => [ [ 'customer' => [ ...$customer, 'name' => 'A' ] ], 'customer.name' ],
			'name is a list'       => [ [ 'customer' => [ ...$customer, 'name' => [ 'Ama' ] ] ], 'customer.name' ],
			'name not in UTF-8'    => [ [ 'customer' => [ ...$customer, 'name' => "Ama\xC3" ] ], 'customer.name' ],
			'no phone'             => [ [ 'customer' => [ ...$customer, 'phone' => '' ] ], 'customer.phone' ],
			'phone is a number'    => [ [ 'customer' => [ ...$customer, 'phone' => 240000001 ] ], 'customer.phone' ],
			'phone too short'      => [ [ 'customer' => [ ...$customer, 'phone' => '024 000' ] ], 'customer.phone' ],
			'phone is a word'      => [ [ 'customer' => [ ...$customer, 'phone' => 'call me' ] ], 'customer.phone' ],
			'no e-mail'            => [ [ 'customer' => [ ...$customer, 'email' => '' ] ], 'customer.email' ],
			'payment unknown'      => [ [ 'payment' => 'bitcoin' ], 'payment' ],
			'payment is true'      => [ [ 'payment' => true ], 'payment' ],
			'method unknown'       => [ [ 'delivery' => [ ...$delivery, 'method' => 'drone' ] ], 'delivery.method' ],
			'no place'             => [ [ 'delivery' => [ ...$delivery, 'location' => '' ] ], 'delivery.location' ],
		];
		foreach ( [ 0, -1, 1.5, 2.0, 1e9, 1000, PHP_INT_MAX, '2', '', null, true, [ 2 ], NAN ] as $quantity ) {
			$out[ 'quantity ' . get_debug_type( $quantity ) . ' ' . ( is_scalar( $quantity ) ? $quantity : '' ) ] = [ [ 'items' => [ [ ...$item, 'quantity' => $quantity ] ] ], 'items' ];
		}
		$emails = [
			'ama', 'ama@', '@example.org', 'ama@example', 'ama@@example.org', 'a b@example.org', 'ama@exa mple.org', 'ama@-example.org', 'ama@example.org,kofi@example.org', "ama@example.org\nBcc: x@example.org",
			'ama@example.org>', str_repeat( 'a', 180 ) . '@example.org', 'ama@' . str_repeat( 'a.', 90 ) . 'example.org',
		];
		foreach ( $emails as $email ) {
			$out[ 'e-mail ' . substr( $email, 0, 40 ) ] = [ [ 'customer' => [ ...$customer, 'email' => $email ] ], 'customer.email' ];
		}
		return $out;
	}

	public function test_all_that_is_wrong_is_said_at_once(): void {
		$errors = CheckoutRequest::read( [], new Settings() )->errors;

		self::assertSame( [ 'items', 'customer.name', 'customer.phone', 'payment', 'delivery.method' ], array_keys( $errors ) );
	}

	public function test_an_email_is_wanted_only_where_it_is_needed(): void {
		$change = [ 'payment' => 'pay_on_delivery', 'customer' => [ ...self::BODY['customer'], 'email' => '' ] ];
		self::assertSame( [], self::read( $change )->errors );
		$change['customer']['email'] = 'nonsense';
		self::assertArrayHasKey( 'customer.email', self::read( $change )->errors );
		self::assertSame( [], self::read( [ 'delivery' => [ 'method' => 'pickup' ] ] )->errors );
	}

	public function test_only_what_the_owner_offers_can_be_chosen(): void {
		$settings = new Settings( payments: [ 'pay_on_delivery' ], receive: [ 'pickup' ] );

		self::assertSame( [ 'payment', 'delivery.method' ], array_keys( CheckoutRequest::read( self::BODY, $settings )->errors ) );
	}

	public function test_only_whole_totals_are_read(): void {
		foreach ( [ '10199', 10199.0, null, true, [ 10199 ] ] as $total ) {
			self::assertNull( self::read( [ 'quoted_total_minor' => $total ] )->quoted_total_minor );
		}
		foreach ( [ 1, 'true', null, [] ] as $again ) {
			self::assertFalse( self::read( [ 'again' => $again ] )->again );
		}
	}

	public function test_long_texts_are_cut_and_types_that_nobody_knows_are_products(): void {
		$request = self::read(
			[
				'items'    => [ [ 'id' => 'comb', 'type' => 'donation', 'quantity' => 1 ], [ 'id' => 'braids', 'type' => 'service', 'quantity' => 1 ] ],
				'customer' => [ ...self::BODY['customer'], 'name' => str_repeat( 'ɔ', 5000 ) ],
				'delivery' => [ 'method' => 'delivery', 'location' => str_repeat( '🎉', 5000 ), 'notes' => str_repeat( 'x', 70000 ) ],
			]
		);

		self::assertSame( [ 'product', 'service' ], array_column( $request->items, 'type' ) );
		self::assertSame( [ 120, 220, 500 ], [ mb_strlen( $request->customer['name'] ), mb_strlen( $request->delivery['location'] ), mb_strlen( $request->delivery['notes'] ) ] );
	}

	public function test_the_same_contact_and_items_repeat_in_any_order(): void {
		$comb = [ 'id' => 'comb', 'type' => 'product', 'quantity' => 1 ];
		$soap = [ 'id' => 'soap', 'type' => 'product', 'quantity' => 1 ];
		$key  = self::read( [ 'items' => [ $comb, $soap ] ] )->repeat_key();

		self::assertSame( $key, self::read( [ 'items' => [ $soap, $comb ], 'customer' => [ ...self::BODY['customer'], 'name' => 'A. Mensah', 'phone' => '+233 24 000 0001' ] ] )->repeat_key() );
		self::assertNotSame( $key, self::read( [ 'items' => [ $comb ] ] )->repeat_key() );
		self::assertNotSame( $key, self::read( [ 'items' => [ $comb, $soap ], 'customer' => [ ...self::BODY['customer'], 'phone' => '024 000 0002' ] ] )->repeat_key() );
	}

	/** @param array<string, mixed> $changes */
	private static function read( array $changes = [] ): CheckoutRequest {
		return CheckoutRequest::read( [ ...self::BODY, ...$changes ], new Settings() );
	}
}
