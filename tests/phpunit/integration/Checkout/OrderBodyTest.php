<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Checkout;

use Sedifex\Sync\Checkout\OrderBody;
use Sedifex\Sync\Outbox\Intent;
use Sedifex\Sync\Support\Json;
use Sedifex\Sync\Tests\Integration\Outbox\OrdersTestCase;

/** The exact bodies of contract/requests.md. */
final class OrderBodyTest extends OrdersTestCase {

	private const STATUS = 'https://shop.example/order/?sfx_order=abc';

	protected function setUp(): void {
		parent::setUp();
		update_option( 'blogname', 'Ama&#039;s &amp; Sons' );
	}

	public function test_an_online_order_of_one_item(): void {
		$intent  = $this->stored();
		$attempt = $intent->ref() . '-A1';

		self::assertSame(
			[
				'storeId'       => self::STORE,
				'merchantId'    => self::STORE,
				'amount'        => 100.0,
				'currency'      => 'GHS',
				'customer'      => [
					'name'  => 'Ama Mensah',
					'phone' => '+233240000001',
					'email' => 'ama@example.org',
				],
				'items'         => [
					[
						'item_id'    => 'comb',
						'name'       => 'Wooden comb',
						'qty'        => 2,
						'unit_price' => 50.0,
						'type'       => 'PRODUCT',
					],
				],
				'orderType'     => 'product',
				'reference'     => $attempt,
				'clientOrderId' => $attempt,
				'sourceChannel' => 'client_website',
				'sourceLabel'   => "Ama's & Sons",
				'metadata'      => [
					'sedifexSyncRef'   => $intent->ref(),
					'paymentReference' => $attempt,
					'siteUrl'          => home_url(),
					'fulfillmentType'  => 'delivery',
					'deliveryLocation' => 'Osu, near the post office',
				],
				'returnUrl'     => self::STATUS,
			],
			( new OrderBody() )->online( $intent, $attempt, self::STATUS )
		);
	}

	public function test_a_cash_order_names_its_way_of_paying_and_no_way_back(): void {
		$intent = $this->stored( 'pay_on_delivery' );
		$body   = ( new OrderBody() )->cash( $intent, $intent->ref() . '-C' );

		self::assertSame( [ $intent->ref() . '-C', $intent->ref() . '-C' ], [ $body['reference'], $body['clientOrderId'] ] );
		self::assertArrayNotHasKey( 'returnUrl', $body );
		self::assertSame( [ 'sedifexSyncRef', 'paymentReference', 'siteUrl', 'fulfillmentType', 'deliveryLocation', 'paymentMethod' ], array_keys( self::group( $body, 'metadata' ) ) );
		self::assertSame( 'pay_on_delivery', self::group( $body, 'metadata' )['paymentMethod'] );
	}

	public function test_several_items_are_sorted_and_their_ids_are_sedifexs(): void {
		$intent = $this->order_of_three();
		$body   = ( new OrderBody() )->online( $intent, $intent->ref() . '-A1', self::STATUS );

		self::assertSame( [ 'a-soap', 'draft-kente', 'z-basket' ], array_column( self::group( $body, 'items' ), 'item_id' ) );
		self::assertSame( [ 1, 2, 3 ], array_column( self::group( $body, 'items' ), 'qty' ) );
		self::assertSame( 122.9, $body['amount'] );
		self::assertStringContainsString( '"unit_price":0.3', Json::encode( $body ) );
	}

	public function test_the_documented_request_for_several_items(): void {
		$intent = $this->order_of_three();
		$id     = $intent->ref() . '-C';

		self::assertSame(
			[
				'merchantId'      => self::STORE,
				'storeId'         => self::STORE,
				'productId'       => 'z-basket',
				'productName'     => 'Bolga Basket x3, Soap x1, Kente x2',
				'quantity'        => 6,
				'unitPrice'       => 122.9,
				'currency'        => 'GHS',
				'sourceChannel'   => 'client_website',
				'source_channel'  => 'client_website',
				'sourceLabel'     => "Ama's & Sons",
				'source_label'    => "Ama's & Sons",
				'clientOrderId'   => $id,
				'client_order_id' => $id,
				'items'           => [
					[ 'id' => 'z-basket', 'name' => 'Bolga Basket', 'unitPrice' => 0.3, 'qty' => 3, 'quantity' => 3, 'type' => 'PRODUCT' ],
					[ 'id' => 'a-soap', 'name' => 'Soap', 'unitPrice' => 2.0, 'qty' => 1, 'quantity' => 1, 'type' => 'PRODUCT' ],
					[ 'id' => 'draft-kente', 'name' => 'Kente', 'unitPrice' => 60.0, 'qty' => 2, 'quantity' => 2, 'type' => 'PRODUCT' ],
				],
				'customer'        => [ 'name' => 'Ama Mensah', 'phone' => '+233240000001' ],
				'delivery'        => [ 'notes' => 'Call first' ],
			],
			( new OrderBody() )->delivery_request( $intent, $id )
		);
	}

	public function test_the_documented_request_for_one_item(): void {
		$intent = $this->stored( 'pay_on_delivery' );
		$body   = ( new OrderBody() )->delivery_request( $intent, $intent->ref() . '-C' );

		self::assertSame( [ 'comb', 'Wooden comb', 2, 50.0 ], [ $body['productId'], $body['productName'], $body['quantity'], $body['unitPrice'] ] );
	}

	public function test_no_blank_field_is_sent(): void {
		$intent = $this->order_of_three();
		$bodies = [
			( new OrderBody() )->online( $intent, $intent->ref() . '-A1', '' ),
			( new OrderBody() )->cash( $intent, $intent->ref() . '-C' ),
			( new OrderBody() )->delivery_request( $intent, $intent->ref() . '-C' ),
		];
		foreach ( $bodies as $body ) {
			array_walk_recursive( $body, static fn( mixed $value ) => self::assertNotContains( $value, [ '', null ] ) );
			self::assertStringNotContainsString( '[]', Json::encode( $body ) );
		}
		self::assertArrayNotHasKey( 'returnUrl', $bodies[0] );
	}

	public function test_long_texts_are_cut_between_characters(): void {
		$intent = $this->stored(
			'online',
			[
				'items'    => [ [ 'id' => 'kente', 'type' => 'product', 'name' => str_repeat( 'a', 219 ) . '🎉🎉', 'quantity' => 1, 'unit_minor' => 10000, 'line_minor' => 10000 ] ],
				'delivery' => [ 'method' => 'pickup', 'location' => '', 'notes' => str_repeat( '🎉', 400 ) ],
			]
		);
		$body   = ( new OrderBody() )->online( $intent, $intent->ref() . '-A1', self::STATUS );
		$items  = array_column( self::group( $body, 'items' ), 'name' );

		// 220 UTF-16 units would cut the first emoji in two.
		self::assertSame( [ str_repeat( 'a', 219 ) ], $items );
		self::assertSame( str_repeat( '🎉', 250 ), self::group( $body, 'metadata' )['deliveryNotes'] );
		self::assertNotNull( json_decode( Json::encode( $body ) ) );
	}

	public function test_a_filter_adds_scalars_and_changes_nothing_of_ours(): void {
		add_filter(
			'sedifex_checkout_payload',
			static fn(): array => [
				'campaign'        => 'easter',
				'gift'            => true,
				'fulfillmentType' => 'collection',
				'sandbox'         => true,
				'SandboxMode'     => 'yes',
				'test_mode'       => 1,
				'mode'            => 'sandbox',
				'nested'          => [ 'sandbox' => true ],
				7                 => 'no name',
			]
		);
		$intent = $this->stored();
		$data   = self::group( ( new OrderBody() )->online( $intent, $intent->ref() . '-A1', self::STATUS ), 'metadata' );

		self::assertSame( [ 'sedifexSyncRef', 'paymentReference', 'siteUrl', 'fulfillmentType', 'deliveryLocation', 'campaign', 'gift' ], array_keys( $data ) );
		self::assertSame( 'delivery', $data['fulfillmentType'] );
	}

	private function order_of_three(): Intent {
		return $this->stored(
			'pay_on_delivery',
			[
				'subtotal_minor' => 12290,
				'total_minor'    => 12290,
				'items'          => [
					[ 'id' => self::STORE . '_z-basket', 'type' => 'product', 'name' => 'Bolga Basket', 'quantity' => 3, 'unit_minor' => 30, 'line_minor' => 90 ],
					[ 'id' => 'a-soap', 'type' => 'product', 'name' => 'Soap', 'quantity' => 1, 'unit_minor' => 200, 'line_minor' => 200 ],
					[ 'id' => 'draft-kente', 'type' => 'product', 'name' => 'Kente', 'quantity' => 2, 'unit_minor' => 6000, 'line_minor' => 12000 ],
				],
				'customer'       => [ 'name' => 'Ama Mensah', 'phone' => '+233240000001', 'email' => '' ],
				'delivery'       => [ 'method' => 'delivery', 'location' => '', 'notes' => 'Call first' ],
			]
		);
	}

	/**
	 * @param array<string, mixed> $body
	 * @return array<mixed>
	 */
	private static function group( array $body, string $name ): array {
		self::assertIsArray( $body[ $name ] );
		return $body[ $name ];
	}
}
