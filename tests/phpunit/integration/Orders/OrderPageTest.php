<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Orders;

use Sedifex\Sync\Orders\OrderPage;
use Sedifex\Sync\Orders\OrderReader;
use Sedifex\Sync\Orders\OrderStore;
use Sedifex\Sync\Orders\StatusUrl;
use Sedifex\Sync\Outbox\Intent;
use Sedifex\Sync\Outbox\IntentState;
use Sedifex\Sync\Support\RateLimiter;
use Sedifex\Sync\Tests\Integration\Outbox\OrdersTestCase;

final class OrderPageTest extends OrdersTestCase {

	private const PAGE = 'https://checkout.paystack.com/0peioxfhpn';

	private string $payment = 'pending';

	private string $stage = 'pending_payment';

	protected function setUp(): void {
		parent::setUp();
		$this->remote = fn( string $url ): array => self::http(
			200,
			(string) wp_json_encode(
				[
					'ok'            => true,
					'storeId'       => self::STORE,
					'reference'     => (string) preg_replace( '/.*reference=/', '', $url ),
					'paymentStatus' => $this->payment,
					'orderStatus'   => $this->stage,
					'amountPaid'    => 101.99,
					'currency'      => 'GHS',
				]
			)
		);
	}

	public function test_shows_progress_and_no_contact(): void {
		$intent = $this->order();
		$data   = $this->page()->for_token( $intent->payload['token'] );

		self::assertNotNull( $data );
		self::assertSame( [], $this->sent, 'its own record, and no question' );
		self::assertSame( [ $intent->reference, 'pending', 'received', 10199, 199, true ], [ $data['reference'], $data['payment'], $data['stage'], $data['total_minor'], $data['fee_minor'], $data['can_pay'] ] );
		$json = (string) wp_json_encode( $data );
		foreach ( [ 'Ama', '240000001', 'ama@', 'Osu', $intent->tail, $intent->payload['token'] ] as $private ) {
			self::assertStringNotContainsString( $private, $json );
		}
	}

	public function test_a_token_that_is_none_opens_nothing(): void {
		$this->order();
		foreach ( [ '', 'x', str_repeat( 'A', 24 ), "' OR 1=1 --", str_repeat( 'A', 65 ), '../../wp-config', "\0" ] as $token ) {
			self::assertNull( $this->page()->for_token( $token ) );
			self::assertNull( $this->page()->looked( $token ) );
			self::assertSame( 404, $this->page()->pay( $token )->status );
		}
		self::assertSame( [], $this->sent );
	}

	/** @dataProvider keys */
	public function test_is_found_by_reference_and_contact( string $reference, string $contact ): void {
		$intent  = $this->order();
		$outcome = $this->page()->lookup( str_replace( [ 'REF', 'TAIL' ], [ substr( $intent->reference, 4 ), $intent->tail ], $reference ), $contact, '203.0.113.7' );

		self::assertSame( 200, $outcome->status );
		self::assertSame( [ 'status_url' ], array_keys( $outcome->body ) );
		self::assertIsString( $outcome->body['status_url'] );
		self::assertStringEndsWith( 'sfx_order=' . $intent->payload['token'], $outcome->body['status_url'] );
	}

	/** @return list<array{string, string}> */
	public static function keys(): array {
		return [
			[ 'SFX-REF', '024 000 0001' ],
			[ 'sfx-REF', '+233240000001' ],
			[ ' SFX REF ', '00233 24 000 0001' ],
			[ 'SFXREF', 'ama@example.org' ],
			[ 'SFX-REF-TAIL-A1', ' AMA@example.org ' ],
		];
	}

	/** @dataProvider wrong_keys */
	public function test_unknown_and_wrong_get_the_same_answer( string $reference, string $contact ): void {
		$intent  = $this->order( 'online', [ 'customer' => [ 'name' => 'Ama', 'phone' => '+233240000001', 'email' => '' ] ] );
		$unknown = $this->page()->lookup( 'SFX-00000000', '024 999 9999', '203.0.113.7' );
		$outcome = $this->page()->lookup( str_replace( 'REF', substr( $intent->reference, 4 ), $reference ), $contact, '203.0.113.7' );

		self::assertSame( 404, $outcome->status );
		self::assertSame( $unknown->body, $outcome->body );
	}

	/** @return list<array{string, string}> */
	public static function wrong_keys(): array {
		return [
			[ 'SFX-REF', '024 000 0002' ],
			[ 'SFX-REF', '' ],
			[ 'SFX-REF', ' ' ],
			[ 'SFX-REF', 'nobody' ],
			[ 'SFX-REF', '0' ],
			[ 'SFX-REF', '%' ],
			[ 'SFX-REF', "\xFF" ],
			[ 'SFX-REF', 'Ama' ],
			[ 'REF', '024 000 0001' ],
			[ 'SFX-%', '024 000 0001' ],
			[ '', '024 000 0001' ],
			[ "\xFF", '024 000 0001' ],
			[ 'SFX-ZZZZZZZZ', 'nobody' ],
		];
	}

	public function test_ten_wrong_tries_an_hour_for_an_order(): void {
		$intent = $this->order();
		for ( $try = 1; $try <= 10; $try++ ) {
			self::assertSame( 404, $this->page()->lookup( $intent->reference, "024 100 00{$try}9", "203.0.113.{$try}" )->status );
		}
		$outcome = $this->page()->lookup( $intent->reference, '024 000 0001', '203.0.113.200' );
		self::assertSame( 429, $outcome->status );
		self::assertGreaterThan( 3500, self::retry_after( $outcome->body ) );
		// Whoever has the link is not locked out.
		self::assertNotNull( $this->page()->for_token( $intent->payload['token'] ) );

		$this->pass( 3601 );
		self::assertSame( 200, $this->page()->lookup( $intent->reference, '024 000 0001', '203.0.113.200' )->status );
	}

	public function test_ten_wrong_tries_an_hour_for_a_contact(): void {
		$intent = $this->order();
		for ( $try = 1; $try <= 10; $try++ ) {
			self::assertSame( 404, $this->page()->lookup( sprintf( 'SFX-0000%04d', $try ), 0 === $try % 2 ? '0240000001' : '+233 24 000 0001', "203.0.113.{$try}" )->status );
		}
		self::assertSame( 429, $this->page()->lookup( $intent->reference, '024 000 0001', '203.0.113.200' )->status );
	}

	public function test_thirty_wrong_tries_in_ten_minutes_from_an_address(): void {
		for ( $try = 1; $try <= 30; $try++ ) {
			self::assertSame( 404, $this->page()->lookup( sprintf( 'SFX-0000%04d', $try ), sprintf( '024 100 %04d', $try ), '2001:db8:1:2::' . $try )->status );
		}
		$outcome = $this->page()->lookup( 'SFX-00009999', '024 100 9999', '2001:db8:1:2:ffff::1' );
		self::assertSame( 429, $outcome->status );
		self::assertLessThanOrEqual( 600, self::retry_after( $outcome->body ) );
		self::assertSame( 404, $this->page()->lookup( 'SFX-00009999', '024 100 9999', '2001:db8:1:3::1' )->status );
	}

	public function test_right_look_ups_are_not_counted(): void {
		$intent = $this->order();
		for ( $try = 1; $try <= 40; $try++ ) {
			self::assertSame( 200, $this->page()->lookup( $intent->reference, 'ama@example.org', '203.0.113.7' )->status );
		}
	}

	public function test_pays_on_the_page_of_the_last_attempt_that_has_one(): void {
		$intent = $this->order();
		$this->attempt( $intent, 1, 'https://checkout.paystack.com/older' );
		$this->attempt( $intent, 2, self::PAGE );
		$this->attempt( $intent, 3, '' );

		self::assertSame( [ 'redirect_url' => self::PAGE ], $this->page()->pay( $intent->payload['token'] )->body );
	}

	public function test_a_failed_payment_can_be_tried_again_on_the_same_page(): void {
		$this->payment = 'failed';
		$this->stage   = 'payment_failed';
		$intent        = $this->order();
		$this->attempt( $intent, 1, self::PAGE );

		self::assertSame( 200, $this->page()->pay( $intent->payload['token'] )->status );
	}

	/** @dataProvider not_payable */
	public function test_nobody_is_sent_to_pay_what_is_not_to_be_paid( string $payment, string $stage ): void {
		$this->payment = $payment;
		$this->stage   = $stage;
		$intent        = $this->order();
		$this->attempt( $intent, 1, self::PAGE );
		// It has happened since the last look.
		$outcome = $this->page()->pay( $intent->payload['token'] );

		self::assertSame( [ 409, 'sedifex_order_not_payable' ], [ $outcome->status, $outcome->body['code'] ] );
		self::assertStringNotContainsString( 'paystack', (string) wp_json_encode( $outcome->body ) );
	}

	/** @return array<string, array{string, string}> */
	public static function not_payable(): array {
		return [
			'paid'              => [ 'paid', 'pending_store_confirmation' ],
			'paid in cash'      => [ 'paid_cash', 'completed' ],
			'cancelled'         => [ 'cancelled_cash', 'cancelled' ],
			'cancelled, failed' => [ 'failed', 'cancelled_by_store' ],
			'refunded'          => [ 'refunded', 'cancelled' ],
		];
	}

	/** @dataProvider unsettled */
	public function test_nothing_is_paid_before_the_order_is_accepted( IntentState $state ): void {
		$intent = $this->order( 'online', [], $state );
		$this->attempt( $intent, 1, self::PAGE );

		self::assertSame( 409, $this->page()->pay( $intent->payload['token'] )->status );
		self::assertFalse( $this->page()->for_token( $intent->payload['token'] )['can_pay'] ?? null );
	}

	/** @return list<array{IntentState}> */
	public static function unsettled(): array {
		return [ [ IntentState::Queued ], [ IntentState::Unknown ], [ IntentState::Reconciling ], [ IntentState::Attention ] ];
	}

	public function test_an_order_on_delivery_has_nothing_to_pay(): void {
		$intent = $this->order( 'pay_on_delivery' );
		$this->attempt( $intent, 1, self::PAGE );

		self::assertSame( 409, $this->page()->pay( $intent->payload['token'] )->status );
	}

	public function test_a_stored_page_on_a_host_that_is_not_allowed_is_not_handed_out(): void {
		$intent = $this->order();
		$this->attempt( $intent, 1, 'https://checkout.paystack.com@evil.example/a' );

		self::assertSame( 409, $this->page()->pay( $intent->payload['token'] )->status );
	}

	/** @param array<string, mixed> $payload */
	private function order( string $kind = 'online', array $payload = [], IntentState $state = IntentState::Accepted ): Intent {
		global $wpdb;
		$intent = $this->stored( $kind, $payload );
		$this->intents->settle( $intent, $state );
		( new OrderStore( $wpdb ) )->ensure( $intent );
		return $intent;
	}

	private function attempt( Intent $intent, int $number, string $url ): void {
		global $wpdb;
		$attempt = $this->attempts->ensure( $intent->reference, $intent->ref() . '-A' . $number, $number, 'checkout', 10000, 10199, 'GHS' );
		$wpdb->update( $wpdb->prefix . 'sedifex_attempts', [ 'url' => $url, 'state' => '' === $url ? 'burnt' : 'accepted' ], [ 'id' => $attempt?->id ] );
	}

	private function page(): OrderPage {
		global $wpdb;
		$orders = new OrderStore( $wpdb );
		return new OrderPage( $orders, $this->intents, $this->attempts, new OrderReader( self::client(), $this->attempts, $orders, self::settings() ), new StatusUrl( self::settings() ), new RateLimiter( $wpdb ), self::settings() );
	}

	/** @param array<string, mixed> $body */
	private static function retry_after( array $body ): int {
		$data = $body['data'] ?? null;
		return is_array( $data ) && is_int( $data['retry_after'] ?? null ) ? $data['retry_after'] : 0;
	}
}
