<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Orders;

use Sedifex\Sync\Orders\AdminOrdersSchema;
use Sedifex\Sync\Orders\OrderStore;
use Sedifex\Sync\Orders\ReportStore;
use Sedifex\Sync\Orders\SelldoneReports;
use Sedifex\Sync\Orders\SeviReports;
use Sedifex\Sync\Tests\WpTestCase;

/** What the owner sees of an order that another system took. */
final class ReportedOrderDetailTest extends WpTestCase {

	protected function setUp(): void {
		parent::setUp();
		$this->as_administrator();
	}

	private static function sevi(): int {
		global $wpdb;
		$body = [
			'order'    => [
				'id'              => 'sevi-9',
				'referenceNumber' => 'ORD-900001',
				'status'          => 'PENDING',
				'paymentStatus'   => 'PAID',
				'paymentMethod'   => 'SEVI_PAY',
				'amount'          => 4500,
				'originalAmount'  => 5000,
				'discount'        => 500.5,
				'fixedVat'        => 0,
				'percentageVat'   => 16,
				'rewardAmount'    => 12.25,
				'currency'        => 'KES',
				'phoneNumber'     => '+254712345678',
				'notes'           => 'Call first',
				'shipping'        => [ 'firstName' => 'Wanjiru', 'city' => 'Nairobi', 'shippingFee' => 150, 'email' => 'w@example.org' ],
				'billing'         => [ 'company' => 'Duka Ltd', 'city' => 'Thika' ],
			],
			'customer' => null,
		];
		( new ReportStore( $wpdb ) )->apply( ( new SeviReports() )->read( $body, 'sevi:sevi-9', 'GHS', time(), 1 ) );
		return ( new OrderStore( $wpdb ) )->find_reported( 'ORD-900001' )[0]->id ?? 0;
	}

	private static function selldone(): int {
		global $wpdb;
		$body = [
			'action' => 'SentOrder',
			'basket' => [
				'id'             => 771,
				'status'         => 'COD',
				'delivery_state' => 'SentOrder',
				'price'          => 120.5,
				'delivery_price' => 10,
				'currency'       => 'GHS',
				'updated_at'     => '2026-11-20T10:00:00.000000Z',
				'receiver_info'  => [ 'name' => 'Ama', 'phone' => '0240000001', 'city' => 'Accra', 'message' => 'At the gate', 'pickup' => true ],
			],
			'user'   => [ 'email' => 'Ama@example.org' ],
		];
		( new ReportStore( $wpdb ) )->apply( ( new SelldoneReports() )->read( $body, 'selldone:1:771', 'GHS', time() ) );
		return ( new OrderStore( $wpdb ) )->find_reported( '771' )[0]->id ?? 0;
	}

	/**
	 * @return array{array<string, mixed>, array<string, string>} The answer, and its reported facts by label.
	 */
	private function shown( int $id ): array {
		$answer = $this->rest( 'GET', "/admin/orders/{$id}" );
		self::assertSame( 200, $answer->get_status() );
		$data = $answer->get_data();
		self::assertIsArray( $data );
		$valid = rest_validate_value_from_schema( $data, AdminOrdersSchema::detail(), 'answer' );
		self::assertTrue( $valid, is_wp_error( $valid ) ? $valid->get_error_message() : '' );
		$facts = [];
		foreach ( $data['reported'] as $fact ) {
			$facts[ $fact['label'] ] = null === $fact['amount_minor'] ? $fact['value'] : (string) $fact['amount_minor'];
		}
		return [ $data, $facts ];
	}

	public function test_sevi_s_amounts_are_shown_as_its_word_and_when_it_pays_is_said(): void {
		[ $data, $facts ] = $this->shown( self::sevi() );
		self::assertSame( 'Sevi', $data['reported_by'] );
		self::assertStringContainsString( 'Sevi pays you when the order is marked as delivered', $data['reported_note'] );
		self::assertSame(
			[
				'Sum'             => '450000',
				'Before discount' => '500000',
				'Discount'        => '50050',
				'Delivery'        => '15000',
				'VAT rate'        => '16 %',
				'Reward'          => '1225',
				'Way of paying'   => 'SEVI_PAY',
				'Bill to'         => 'Duka Ltd, Thika',
			],
			$facts,
			'and no VAT of nothing'
		);
		self::assertSame( [ 'Wanjiru, Nairobi', 'Call first', 'delivery', 'paid' ], [ $data['location'], $data['notes'], $data['receive'], $data['raw_payment'] ] );
		self::assertSame( [ [], [], [], '' ], [ $data['actions'], $data['calls'], $data['proofs'], $data['intent_label'] ] );
	}

	public function test_selldone_s_order_is_shown_with_every_contact_that_opens_it(): void {
		[ $data, $facts ] = $this->shown( self::selldone() );
		self::assertSame( [ 'Selldone', '#771', 'pickup', 'Accra', 'At the gate', 'shipped' ], [ $data['reported_by'], $data['reference'], $data['receive'], $data['location'], $data['notes'], $data['state'] ] );
		self::assertSame( [ 'Sum' => '12050', 'Delivery' => '1000' ], $facts );
		self::assertStringContainsString( 'Selldone', $data['reported_note'] );
		self::assertNotContains( $data['email'], $data['also'] );
	}

	public function test_orders_are_filtered_by_who_took_them(): void {
		$ids = [ 'sevi' => self::sevi(), 'selldone' => self::selldone() ];
		foreach ( $ids as $source => $id ) {
			$answer = $this->rest( 'GET', '/admin/orders', [ 'source' => $source ] )->get_data();
			self::assertIsArray( $answer );
			self::assertSame( [ $id ], array_column( $answer['orders'], 'id' ) );
		}
		$answer = $this->rest( 'GET', '/admin/orders', [ 'state' => 'shipped' ] )->get_data();
		self::assertIsArray( $answer );
		self::assertSame( [ $ids['selldone'] ], array_column( $answer['orders'], 'id' ) );
	}

	public function test_nobody_is_asked_about_an_order_of_another_system(): void {
		$id = self::sevi();
		foreach ( [ 'look-again', 'send-again' ] as $action ) {
			self::assertSame( 409, $this->rest( 'POST', "/admin/orders/{$id}/{$action}" )->get_status() );
		}
		self::assertSame( [], $this->sent );
	}
}
