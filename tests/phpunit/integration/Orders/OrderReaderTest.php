<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Orders;

use Sedifex\Sync\Orders\Order;
use Sedifex\Sync\Orders\OrderReader;
use Sedifex\Sync\Orders\OrderStore;
use Sedifex\Sync\Outbox\Intent;
use Sedifex\Sync\Tests\Integration\Outbox\OrdersTestCase;
use WP_Error;

/** What makes an order paid, and what does not (reliability.md, Proof of payment). */
final class OrderReaderTest extends OrdersTestCase {

	/** @var array<string, array<string, mixed>|int> By the end of the asked reference: what differs in the answer, or a status. */
	private array $says = [];

	private Intent $intent;

	private OrderStore $orders;

	protected function setUp(): void {
		global $wpdb;
		parent::setUp();
		$this->orders = new OrderStore( $wpdb );
		$this->remote = fn( string $url ): array|WP_Error => $this->told( $url );
	}

	public function test_a_full_payment_is_paid_and_its_proof_is_kept(): void {
		$after = $this->look( [ 'A1' => [ 'paymentStatus' => 'paid', 'orderStatus' => 'pending_store_confirmation' ] ] );

		self::assertSame( [ 'paid', 'received', 'paid', '' ], [ $after->payment, $after->stage, $after->raw_payment, $after->attention ] );
		self::assertSame( [ 'placed', 'paid' ], array_column( $after->timeline, 'code' ) );
		$proof = json_decode( (string) self::row( 'attempts', $after->reference )['proof'], true );
		self::assertIsArray( $proof );
		self::assertSame( [ 'paid', 101.99, self::STORE, 'req-7' ], [ $proof['paymentStatus'], $proof['amountPaid'], $proof['storeId'], $proof['request_id'] ] );
		self::assertStringNotContainsString( 'ama@example.org', (string) self::row( 'attempts', $after->reference )['proof'] );
	}

	/**
	 * @param array<string, mixed>|int $answer
	 * @dataProvider no_proofs
	 */
	public function test_nothing_else_makes_it_paid( array|int $answer ): void {
		$after = $this->look( [ 'A1' => $answer ] );

		self::assertSame( 'pending', $after->payment );
		self::assertNull( self::row( 'attempts', $after->reference )['proof'] );
	}

	/** @return array<string, array{array<string, mixed>|int}> */
	public static function no_proofs(): array {
		$paid = [ 'paymentStatus' => 'paid' ];
		return [
			'another store'              => [ [ ...$paid, 'storeId' => 'store-kumasi' ] ],
			'no store'                   => [ [ ...$paid, 'storeId' => null ] ],
			'another currency'           => [ [ ...$paid, 'currency' => 'NGN' ] ],
			'no currency'                => [ [ ...$paid, 'currency' => null ] ],
			'another reference'          => [ [ ...$paid, 'reference' => 'SFX-00000000-ABCDEFGHJKMN-A1' ] ],
			'only the status word'       => [ [ 'paymentStatus' => null, 'status' => 'paid', 'orderStatus' => 'completed' ] ],
			'order completed, unpaid'    => [ [ 'paymentStatus' => 'pending', 'orderStatus' => 'completed' ] ],
			'a word that begins so'      => [ [ 'paymentStatus' => 'paid_later' ] ],
			'a word that ends so'        => [ [ 'paymentStatus' => 'unpaid' ] ],
			'true for a word'            => [ [ 'paymentStatus' => true ] ],
			'not found'                  => [ 404 ],
			'wrong key'                  => [ 401 ],
			'out of order'               => [ 500 ],
			'no answer'                  => [ 0 ],
		];
	}

	/** @dataProvider too_little */
	public function test_too_little_money_is_a_persons( mixed $amount, ?int $minor ): void {
		$after = $this->look( [ 'A1' => [ 'paymentStatus' => 'paid', 'amountPaid' => $amount ] ] );

		self::assertSame( [ 'pending', 'underpaid' ], [ $after->payment, $after->attention ] );
		self::assertSame( [ 'expected_minor' => 10199, 'paid_minor' => $minor ], $after->evidence[ $this->intent->ref() . '-A1' ] );
	}

	/** @return array<string, array{mixed, int|null}> */
	public static function too_little(): array {
		return [
			'a pesewa'      => [ 101.98, 10198 ],
			'without fee'   => [ 100, 10000 ],
			'in minor'      => [ 1.0199, null ],
			'nothing'       => [ 0, 0 ],
			'less than it'  => [ -101.99, null ],
			'no sum'        => [ null, null ],
			'a list'        => [ [ 101.99 ], null ],
			'a word'        => [ 'all of it', null ],
			'with commas'   => [ '10,199.00', null ],
		];
	}

	/** @dataProvider enough */
	public function test_enough_money_is_paid( mixed $amount ): void {
		self::assertSame( 'paid', $this->look( [ 'A1' => [ 'paymentStatus' => 'paid', 'amountPaid' => $amount ] ] )->payment );
	}

	/** @return list<array{mixed}> */
	public static function enough(): array {
		return [ [ 101.99 ], [ '101.99' ], [ 102 ], [ 500.5 ] ];
	}

	public function test_staffs_own_word_needs_no_sum(): void {
		$after = $this->look( [ 'A1' => [ 'paymentStatus' => 'paid_cash', 'orderStatus' => 'completed', 'amountPaid' => null ] ] );

		self::assertSame( [ 'paid', 'completed', 'paid_cash', '' ], [ $after->payment, $after->stage, $after->raw_payment, $after->attention ] );
	}

	public function test_a_late_failure_changes_nothing_for_the_customer(): void {
		$this->look( [ 'A1' => [ 'paymentStatus' => 'paid', 'orderStatus' => 'preparing' ] ] );
		$after = $this->look_again( [ 'A1' => [ 'paymentStatus' => 'failed', 'orderStatus' => 'payment_failed' ] ] );
		self::assertSame( [ 'paid', 'preparing', 'failed_after_paid' ], [ $after->payment, $after->stage, $after->attention ] );

		$after = $this->look_again( [ 'A1' => [ 'paymentStatus' => 'pending' ] ] );
		self::assertSame( [ 'paid', 'failed_after_paid' ], [ $after->payment, $after->attention ], 'a person was asked, and has not answered yet' );
		self::assertNotNull( self::row( 'attempts', $after->reference )['proof'] );
	}

	public function test_a_refund_replaces_paid(): void {
		$this->look( [ 'A1' => [ 'paymentStatus' => 'paid' ] ] );

		self::assertSame( 'refunded', $this->look_again( [ 'A1' => [ 'paymentStatus' => 'refunded' ] ] )->payment );
	}

	public function test_a_failed_payment_can_still_be_made(): void {
		self::assertSame( 'failed', $this->look( [ 'A1' => [ 'paymentStatus' => 'failed' ] ] )->payment );
		self::assertSame( 'paid', $this->look_again( [ 'A1' => [ 'paymentStatus' => 'paid' ] ] )->payment );
	}

	public function test_two_paid_attempts_are_a_persons(): void {
		$after = $this->look( [ 'A1' => [ 'paymentStatus' => 'paid' ], 'A2' => [ 'paymentStatus' => 'success' ] ], 2 );

		self::assertSame( [ 'paid', 'paid_twice' ], [ $after->payment, $after->attention ] );
		self::assertSame( [ $this->intent->ref() . '-A1', $this->intent->ref() . '-A2' ], array_keys( $after->evidence ) );
	}

	public function test_the_older_attempt_can_be_the_paid_one(): void {
		$after = $this->look( [ 'A1' => [ 'paymentStatus' => 'paid' ], 'A2' => [ 'paymentStatus' => 'pending' ] ], 2 );

		self::assertSame( [ 'paid', '' ], [ $after->payment, $after->attention ] );
	}

	public function test_one_attempt_that_cannot_be_read_hides_no_other(): void {
		$after = $this->look( [ 'A1' => 500, 'A2' => [ 'paymentStatus' => 'paid' ] ], 2 );

		self::assertSame( 'paid', $after->payment );
	}

	public function test_a_word_that_nobody_knows_changes_nothing(): void {
		$after = $this->look( [ 'A1' => [ 'paymentStatus' => 'quantum', 'orderStatus' => 'teleported' ] ] );

		self::assertSame( [ 'pending', 'received' ], [ $after->payment, $after->stage ] );
	}

	public function test_staff_cancels_a_pending_checkout(): void {
		$after = $this->look( [ 'A1' => [ 'paymentStatus' => 'cancelled_cash', 'orderStatus' => 'cancelled' ] ] );

		self::assertSame( 'cancelled', $after->stage );
		self::assertNull( self::row( 'orders', $after->reference )['check_at'] );
	}

	public function test_what_was_never_sent_is_not_asked_about(): void {
		$this->order( 'online' );
		$this->attempts->ensure( $this->intent->reference, $this->intent->ref() . '-A1', 1, 'checkout', 10000, 10199, 'GHS' );
		$this->read();

		self::assertSame( [], $this->sent );
	}

	/**
	 * @param array<string, mixed>|int $answer
	 * @dataProvider receipts
	 */
	public function test_a_cash_order_is_what_its_receipt_says_word_by_word( array|int $answer, string $payment, string $stage ): void {
		$this->order( 'pay_on_delivery' );
		$attempt = $this->attempts->ensure( $this->intent->reference, $this->intent->ref() . '-C', 1, 'cash', 10000, 10000, 'GHS' );
		self::assertNotNull( $attempt );
		$this->attempts->set_state( $attempt, 'accepted' );
		$this->says = [ 'C' => $answer ];

		$after = $this->read();
		self::assertSame( [ $payment, $stage ], [ $after->payment, $after->stage ] );
		self::assertStringContainsString( 'publicQuickPayReceipt', $this->sent[0]['url'] );
	}

	/** @return array<string, array{array<string, mixed>|int, string, string}> */
	public static function receipts(): array {
		return [
			'new'                    => [ [ 'paymentStatus' => 'pending_cash', 'orderStatus' => 'awaiting_cash_confirmation', 'paid' => false ], 'on_delivery', 'received' ],
			'its flag says paid'     => [ [ 'paymentStatus' => 'unpaid', 'orderStatus' => 'awaiting_cash_confirmation', 'paid' => true ], 'on_delivery', 'received' ],
			'paid, but not by staff' => [ [ 'paymentStatus' => 'paid', 'orderStatus' => 'preparing', 'paid' => true, 'cashConfirmed' => false ], 'on_delivery', 'preparing' ],
			'confirmed is a text'    => [ [ 'paymentStatus' => 'paid', 'orderStatus' => 'preparing', 'cashConfirmed' => 'true' ], 'on_delivery', 'preparing' ],
			'confirmed by staff'     => [ [ 'paymentStatus' => 'paid', 'orderStatus' => 'completed', 'cashConfirmed' => true ], 'paid', 'completed' ],
			'collected'              => [ [ 'paymentStatus' => 'cash_collected', 'orderStatus' => 'delivered' ], 'paid', 'delivered' ],
			'cancelled'              => [ [ 'paymentStatus' => 'cancelled_cash', 'orderStatus' => 'cancelled' ], 'on_delivery', 'cancelled' ],
			'of another store'       => [ [ 'paymentStatus' => 'cash_collected', 'storeId' => 'store-kumasi' ], 'on_delivery', 'received' ],
			'of another order'       => [ [ 'paymentStatus' => 'cash_collected', 'reference' => 'SFX-1' ], 'on_delivery', 'received' ],
			'not found'              => [ 404, 'on_delivery', 'received' ],
			'no answer'              => [ 0, 'on_delivery', 'received' ],
		];
	}

	public function test_one_looks_at_a_time_and_not_too_often(): void {
		$order      = $this->order( 'online', 1 );
		$this->says = [ 'A1' => [ 'paymentStatus' => 'pending' ] ];
		$held       = $this->orders->claim( $order->id, 'somebody', 0 );
		self::assertNotNull( $held );
		self::assertNull( $this->reader()->look( $order, 0, 5 ) );
		self::assertSame( [], $this->sent );

		$this->pass( 61 );
		self::assertNotNull( $this->reader()->look( $order, 2, 5 ), 'a dead reader holds nobody up' );
		self::assertNull( $this->reader()->look( $order, 30, 5 ), 'somebody has just looked' );
		$this->pass( 31 );
		self::assertNotNull( $this->reader()->look( $order, 30, 5 ) );
		self::assertCount( 2, $this->sent );
	}

	public function test_a_failed_look_does_not_count_as_one(): void {
		$after = $this->look( [ 'A1' => 0 ] );

		self::assertSame( [ null, 0 ], [ $after->checked_at, $after->checks ] );
	}

	/** @dataProvider schedule */
	public function test_it_is_looked_at_again_on_schedule( int $age, ?int $next ): void {
		$this->order( 'online', 1 );
		$this->says = [ 'A1' => [ 'paymentStatus' => 'pending' ] ];
		$this->pass( $age );
		$now = self::now();
		$this->read();
		$check = self::row( 'orders', $this->intent->reference )['check_at'];

		self::assertEqualsWithDelta( $next ?? 0, null === $check ? 0 : (int) $check - $now, null === $next ? 0 : 2 );
	}

	/** @return list<array{int, int|null}> Seconds since the order, and to the next read. */
	public static function schedule(): array {
		return [ [ 0, 60 ], [ 70, 50 ], [ 400, 200 ], [ 4000, 6800 ], [ 100000, 72800 ], [ 260000, 86400 ], [ 29 * 86400, 86400 ], [ 31 * 86400, null ] ];
	}

	public function test_a_change_is_told_once(): void {
		$told = [];
		add_action(
			'sedifex_order_updated',
			static function ( Order $after, Order $before ) use ( &$told ): void {
				$told[] = $before->payment . ' → ' . $after->payment;
			},
			10,
			2
		);
		$this->look( [ 'A1' => [ 'paymentStatus' => 'paid' ] ] );
		$this->look_again( [ 'A1' => [ 'paymentStatus' => 'paid' ] ] );

		self::assertSame( [ 'pending → paid' ], $told );
	}

	/** @param array<string, array<string, mixed>|int> $says By number of the attempt. */
	private function look( array $says, int $attempts = 1 ): Order {
		$this->order( 'online', $attempts );
		return $this->look_again( $says );
	}

	/** @param array<string, array<string, mixed>|int> $says */
	private function look_again( array $says ): Order {
		$this->says = $says;
		return $this->read();
	}

	/** Whatever is claimed or was looked at: as the worker reads it. */
	private function read(): Order {
		$before = $this->orders->find_by_reference( $this->intent->reference );
		self::assertNotNull( $before );
		$claimed = $this->orders->claim( $before->id, 'reader', 0 );
		self::assertNotNull( $claimed );
		return $this->reader()->read( $claimed, 'reader', 5 );
	}

	private function order( string $kind, int $attempts = 0 ): Order {
		$this->intent = $this->stored( $kind );
		$this->orders->ensure( $this->intent );
		for ( $number = 1; $number <= $attempts; $number++ ) {
			$attempt = $this->attempts->ensure( $this->intent->reference, $this->intent->ref() . '-A' . $number, $number, 'checkout', 10000, 10199, 'GHS' );
			self::assertNotNull( $attempt );
			$this->attempts->set_state( $attempt, 'accepted' );
		}
		$order = $this->orders->find_by_reference( $this->intent->reference );
		self::assertNotNull( $order );
		return $order;
	}

	private function reader(): OrderReader {
		return new OrderReader( self::client(), $this->attempts, $this->orders, self::settings() );
	}

	/** @return array<string, mixed>|WP_Error */
	private function told( string $url ): array|WP_Error {
		parse_str( (string) wp_parse_url( $url, PHP_URL_QUERY ), $query );
		$reference = is_string( $query['reference'] ?? null ) ? $query['reference'] : '';
		$says      = $this->says[ substr( $reference, (int) strrpos( $reference, '-' ) + 1 ) ] ?? 404;
		if ( 0 === $says ) {
			return new WP_Error( 'http_request_failed', 'cURL error 28: too slow' );
		}
		if ( is_int( $says ) ) {
			return self::http( $says, '{"error":"order-not-found"}' );
		}
		$body = [
			'ok'            => true,
			'storeId'       => self::STORE,
			'reference'     => $reference,
			'customerEmail' => 'ama@example.org',
			'amountPaid'    => 101.99,
			'currency'      => 'GHS',
			'orderStatus'   => 'pending_payment',
			...$says,
		];
		return self::http( 200, (string) wp_json_encode( array_filter( $body, static fn( mixed $value ): bool => null !== $value ) ), [ 'x-sedifex-request-id' => 'req-7' ] );
	}
}
