<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Unit\Blocks;

use PHPUnit\Framework\TestCase;
use Sedifex\Sync\Blocks\CheckoutForm;
use Sedifex\Sync\Blocks\Posted;

final class CheckoutFormTest extends TestCase {

	private const TYPED = [
		'sfx_name'     => ' Ama Mensah ',
		'sfx_phone'    => '024 000 0000',
		'sfx_email'    => 'ama@example.com',
		'sfx_receive'  => 'delivery',
		'sfx_location' => 'Osu',
		'sfx_note'     => "Ring\ntwice",
		'sfx_payment'  => 'online',
		'sfx_intent'   => '01J8ZQ6C7V0000000000000000',
		'sfx_items'    => '[["product","kente",2]]',
		'sfx_total'    => '12290',
		'name'         => 'not ours',
	];

	/** @param array<string, mixed> $changes */
	private static function form( array $changes = [] ): CheckoutForm {
		return CheckoutForm::from( new Posted( [ ...self::TYPED, ...$changes ] ) );
	}

	public function test_the_body_is_what_the_rest_route_takes(): void {
		self::assertSame(
			[
				'intent'             => '01J8ZQ6C7V0000000000000000',
				'items'              => [ [ 'id' => 'kente', 'type' => 'product', 'quantity' => 2 ] ],
				'customer'           => [ 'name' => 'Ama Mensah', 'phone' => '024 000 0000', 'email' => 'ama@example.com' ],
				'delivery'           => [ 'method' => 'delivery', 'location' => 'Osu', 'notes' => "Ring\ntwice" ],
				'payment'            => 'online',
				'quoted_total_minor' => 12290,
				'again'              => false,
			],
			self::form()->body()
		);
	}

	public function test_what_is_not_asked_for_is_not_passed_on(): void {
		$body = self::form( [ 'sfx_payment' => 'pay_on_delivery', 'sfx_receive' => 'pickup' ] )->body();
		self::assertSame( [ '', '' ], [ $body['customer']['email'] ?? null, $body['delivery']['location'] ?? null ] );
	}

	public function test_a_tampered_total_is_none(): void {
		foreach ( [ '-1', '1.5', '1e9', 'abc', '', '99999999999999999999', [ '1' ] ] as $total ) {
			self::assertNull( self::form( [ 'sfx_total' => $total ] )->total );
		}
	}

	public function test_lists_and_broken_text_are_no_text(): void {
		$form = self::form( [ 'sfx_name' => [ 'x' ], 'sfx_note' => "\xC3\x28" ] );
		self::assertSame( [ '', '' ], [ $form->value( 'name' ), $form->value( 'note' ) ] );
	}

	public function test_only_a_clear_yes_orders_again(): void {
		self::assertTrue( self::form( [ 'sfx_again' => '1' ] )->again );
		self::assertFalse( self::form( [ 'sfx_again' => 'true' ] )->again );
	}

	public function test_errors_stand_at_the_fields_of_the_page(): void {
		self::assertSame(
			[ 'phone' => 'a', 'receive' => 'b', 'items' => 'c' ],
			CheckoutForm::errors( [ 'customer.phone' => 'a', 'delivery.method' => 'b', 'something.new' => 'c', 'payment' => 5 ] )
		);
	}
}
