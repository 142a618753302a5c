<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Webhooks;

use RuntimeException;
use Sedifex\Sync\Orders\Order;
use Sedifex\Sync\Orders\OrderState;
use Sedifex\Sync\Orders\OrderStore;
use Sedifex\Sync\Orders\ReportHandler;
use Sedifex\Sync\Orders\ReportStore;
use Sedifex\Sync\Settings\Constants;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Settings\UrlRules;
use Sedifex\Sync\Support\Claim;
use Sedifex\Sync\Support\Deadline;
use Sedifex\Sync\Support\PublicAddress;
use Sedifex\Sync\Support\SystemClock;
use Sedifex\Sync\Webhooks\EventQueue;
use Sedifex\Sync\Webhooks\EventsJob;

final class ReportedOrdersTest extends WebhooksTestCase {

	private function work(): void {
		global $wpdb;
		$settings = new SettingsStore( self::secrets(), new Constants(), new UrlRules( new PublicAddress() ) );
		( new EventsJob( new EventQueue( $wpdb, new Claim( $wpdb ) ), $this->events, [ new ReportHandler( new ReportStore( $wpdb ), $settings ) ] ) )->run( new Deadline( new SystemClock(), 20.0 ) );
	}

	/**
	 * @param array<string, mixed> $basket
	 * @return array<string, mixed>
	 */
	private static function selldone( string $action, array $basket ): array {
		return [
			'event'    => 'OnlineOrder',
			'action'   => $action,
			'shop'     => [ 'id' => 1 ],
			'basket'   => [
				'id'             => 123,
				'shop_id'        => 1,
				'type'           => 'PHYSICAL',
				'price'          => 120.5,
				'currency'       => 'GHS',
				'receiver_info'  => [ 'name' => 'Ama Mensah', 'phone' => '0240000001', 'city' => 'Accra', 'pickup' => false ],
				'items'          => [ [ 'count' => 2, 'price' => 60.25, 'product' => [ 'title' => 'Kente <script>alert(1)</script>' ] ] ],
				...$basket,
			],
			'user'     => [ 'email' => 'Ama@Example.org' ],
			'customer' => null,
		];
	}

	/**
	 * @param array<string, mixed> $order
	 * @param array<string, mixed>|null $customer
	 * @return array<string, mixed>
	 */
	private static function sevi( array $order, ?array $customer = null ): array {
		return [
			'order'    => [ 'id' => 'sevi-1', 'referenceNumber' => 'ORD-778899', 'status' => 'PENDING', 'paymentStatus' => 'PENDING', 'amount' => 5000, 'currency' => 'KES', 'phoneNumber' => '+254712345678', ...$order ],
			'customer' => $customer,
		];
	}

	/** @param array<mixed> $body */
	private function heard( string $path, array $body ): void {
		self::assertSame( 200, $this->deliver( $path, (string) wp_json_encode( $body ) )->get_status() );
	}

	/** @param list<array<mixed>> $bodies */
	private function told( string $path, array $bodies ): Order {
		foreach ( $bodies as $body ) {
			$this->heard( $path, $body );
		}
		$this->work();
		$order = self::order();
		self::assertNotNull( $order );
		return $order;
	}

	private static function order(): ?Order {
		global $wpdb;
		$orders = new OrderStore( $wpdb );
		return $orders->find_reported( '123' )[0] ?? $orders->find_reported( 'ORD-778899' )[0] ?? null;
	}

	private static function label( Order $order ): string {
		return ( new OrderState( $order, null, 'delivery' ) )->headline();
	}

	private static function forget(): void {
		global $wpdb;
		$wpdb->query( "DELETE FROM {$wpdb->prefix}sedifex_orders" );
		$wpdb->query( "DELETE FROM {$wpdb->prefix}sedifex_events" );
	}

	/** @return iterable<string, array{string, array<string, mixed>, string, string, string}> The rows of the status map. */
	public static function selldone_words(): iterable {
		yield 'Open' => [ 'CheckoutOrder', [ 'status' => 'Open' ], 'pending', 'received', 'Order received' ];
		yield 'Reserved' => [ 'CheckoutOrder', [ 'status' => 'Reserved' ], 'pending', 'received', 'Waiting for payment' ];
		yield 'Payed' => [ 'PaymentOrder', [ 'status' => 'Payed' ], 'paid', 'received', 'Payment successful' ];
		yield 'COD' => [ 'CheckoutOrder', [ 'status' => 'COD' ], 'on_delivery', 'received', 'Pay on delivery' ];
		yield 'Canceled' => [ 'CancelProduct', [ 'status' => 'Canceled' ], 'pending', 'cancelled', 'Cancelled' ];
		yield 'OrderConfirm' => [ 'OrderConfirm', [ 'status' => 'Payed', 'delivery_state' => 'OrderConfirm' ], 'paid', 'confirmed', 'Confirmed by store' ];
		yield 'PreparingOrder' => [ 'PreparingOrder', [ 'status' => 'Payed', 'delivery_state' => 'PreparingOrder' ], 'paid', 'preparing', 'Being prepared' ];
		yield 'SentOrder' => [ 'SentOrder', [ 'status' => 'Payed', 'delivery_state' => 'SentOrder' ], 'paid', 'shipped', 'On its way' ];
		yield 'ToCustomer, the state' => [ 'SentOrder', [ 'status' => 'Payed', 'delivery_state' => 'ToCustomer' ], 'paid', 'out_for_delivery', 'Out for delivery' ];
		yield 'ToCustomer, the action' => [ 'ToCustomer', [ 'status' => 'Payed', 'delivery_state' => 'ToCustomer' ], 'pending', 'delivered', 'Delivered' ];
		yield 'ReturnOrder' => [ 'ReturnOrder', [ 'status' => 'Payed' ], 'pending', 'returned', 'Returned' ];
		yield 'DeliveryCanceled' => [ 'DeliveryCanceled', [ 'status' => 'Payed' ], 'pending', 'preparing', 'Delivery cancelled, the store will contact you' ];
		yield 'an unknown word' => [ 'Teleport', [ 'status' => 'Beamed', 'delivery_state' => 'Orbit' ], 'pending', 'received', 'Waiting for payment, being updated' ];
	}

	/**
	 * @dataProvider selldone_words
	 * @param array<string, mixed> $basket
	 */
	public function test_selldone_s_words_are_those_of_the_status_map( string $action, array $basket, string $payment, string $stage, string $label ): void {
		$order = $this->told( 'selldone/selldone-secret-0001', [ self::selldone( $action, [ 'updated_at' => '2026-11-20T10:00:00.000000Z', ...$basket ] ) ] );
		self::assertSame( [ $payment, $stage, $label ], [ $order->payment, $order->stage, self::label( $order ) ] );
	}

	public function test_selldone_s_events_end_the_same_in_every_order(): void {
		$at     = static fn( int $minute ): array => [ 'updated_at' => sprintf( '2026-11-20T10:%02d:00.000000Z', $minute ) ];
		$events = [
			self::selldone( 'CheckoutOrder', [ 'status' => 'Reserved', ...$at( 1 ) ] ),
			self::selldone( 'PaymentOrder', [ 'status' => 'Payed', 'delivery_state' => 'CheckQueue', ...$at( 2 ) ] ),
			self::selldone( 'SentOrder', [ 'status' => 'Payed', 'delivery_state' => 'SentOrder', ...$at( 3 ) ] ),
			self::selldone( 'ToCustomer', [ 'status' => 'Payed', 'delivery_state' => 'ToCustomer', 'price' => 130, ...$at( 4 ) ] ),
		];
		$ends   = [];
		foreach ( [ [ 0, 1, 2, 3 ], [ 3, 2, 1, 0 ], [ 2, 0, 3, 1 ], [ 1, 3, 0, 2 ], [ 3, 0, 0, 2, 1, 3 ] ] as $sequence ) {
			self::forget();
			foreach ( $sequence as $n ) {
				$this->told( 'selldone/selldone-secret-0001', [ $events[ $n ] ] );
			}
			$order = self::order();
			self::assertNotNull( $order );
			$ends[] = [ $order->payment, $order->stage, $order->total_minor, $order->raw_payment, $order->raw_stage ];
		}
		self::assertSame( array_fill( 0, 5, [ 'paid', 'delivered', 13000, 'payed', 'delivered' ] ), $ends );
	}

	public function test_an_older_payment_word_leaves_the_newer_one(): void {
		$order = $this->told(
			'selldone/selldone-secret-0001',
			[
				self::selldone( 'PaymentOrder', [ 'status' => 'Payed', 'delivery_state' => 'CheckQueue', 'updated_at' => '2026-11-20T10:05:00.000000Z' ] ),
				self::selldone( 'CheckoutOrder', [ 'status' => 'Reserved', 'updated_at' => '2026-11-20T10:00:00.000000Z' ] ),
			]
		);
		self::assertSame( 'paid', $order->payment );
		self::assertSame( 'stale', self::last_row()['verdict'] );
	}

	/** @return iterable<string, array{array<string, mixed>, string, string, string}> */
	public static function sevi_words(): iterable {
		yield 'PENDING' => [ [], 'pending', 'received', 'Waiting for payment' ];
		yield 'paid' => [ [ 'paymentStatus' => 'PAID' ], 'paid', 'received', 'Payment successful' ];
		yield 'approved' => [ [ 'approvedByVendor' => '2026-11-20T10:00:00Z' ], 'pending', 'confirmed', 'Confirmed by store' ];
		yield 'AWAITING_SHIPMENT' => [ [ 'status' => 'AWAITING_SHIPMENT' ], 'pending', 'preparing', 'Waiting for shipment' ];
		yield 'DELIVERED' => [ [ 'status' => 'DELIVERED' ], 'pending', 'delivered', 'Delivered' ];
		yield 'ARCHIVED' => [ [ 'status' => 'ARCHIVED' ], 'pending', 'cancelled', 'Closed' ];
		yield 'nothing' => [ [ 'status' => null, 'paymentStatus' => null, 'amount' => null, 'currency' => null, 'items' => null ], 'pending', 'received', 'Waiting for payment' ];
	}

	/**
	 * @dataProvider sevi_words
	 * @param array<string, mixed> $change
	 */
	public function test_sevi_s_words_are_those_of_the_status_map( array $change, string $payment, string $stage, string $label ): void {
		$order = $this->told( 'sevi/sevi-token-0001', [ self::sevi( $change ) ] );
		self::assertSame( [ $payment, $stage, $label ], [ $order->payment, $order->stage, self::label( $order ) ] );
	}

	public function test_archived_is_a_good_end_for_what_was_delivered_whichever_is_told_first(): void {
		foreach ( [ [ 'DELIVERED', 'ARCHIVED' ], [ 'ARCHIVED', 'DELIVERED' ], [ 'AWAITING_SHIPMENT', 'ARCHIVED', 'DELIVERED', 'PENDING' ] ] as $words ) {
			self::forget();
			$order = $this->told( 'sevi/sevi-token-0001', array_map( static fn( string $word ): array => self::sevi( [ 'status' => $word ] ), $words ) );
			self::assertSame( [ 'completed', 'Completed' ], [ $order->stage, self::label( $order ) ], implode( ', ', $words ) );
		}
	}

	public function test_sevi_never_moves_back_but_the_last_amount_counts(): void {
		$order = $this->told( 'sevi/sevi-token-0001', [ self::sevi( [ 'status' => 'DELIVERED', 'paymentStatus' => 'PAID' ] ), self::sevi( [ 'amount' => 4000 ] ) ] );
		self::assertSame( [ 'paid', 'delivered', 400000 ], [ $order->payment, $order->stage, $order->total_minor ] );
	}

	public function test_a_customer_finds_it_by_its_reference_and_any_contact(): void {
		$this->told( 'selldone/selldone-secret-0001', [ self::selldone( 'PaymentOrder', [ 'status' => 'Payed', 'updated_at' => '2026-11-20T10:00:00Z' ] ) ] );
		$this->told( 'sevi/sevi-token-0001', [ self::sevi( [ 'billing' => [ 'email' => 'b@example.org' ], 'shipping' => [ 'phoneNumber' => '0700111222' ] ], [ 'email' => 'c@example.org', 'phoneNumbers' => [ '+254700999888' ] ] ) ] );
		$found = fn( string $reference, string $contact ): int => $this->rest( 'POST', '/orders/lookup', [ 'reference' => $reference, 'contact' => $contact ] )->get_status();
		foreach ( [ [ '#123', '024 000 0001' ], [ '123', 'ama@example.org' ], [ 'ORD-778899', '+254712345678' ], [ 'ORD-778899', '0712 345 678' ], [ 'ORD-778899', '0700111222' ], [ 'ORD-778899', '+254700111222' ], [ 'ORD-778899', 'B@example.org' ], [ 'ORD-778899', 'c@example.org' ], [ 'ord-778899', '+254700999888' ] ] as [ $reference, $contact ] ) {
			self::assertSame( 200, $found( $reference, $contact ), "$reference $contact" );
		}
		foreach ( [ [ '#123', '0240000002' ], [ '124', '0240000001' ], [ 'ORD-778899', '0240000001' ], [ 'ORD-778899', '012345678' ], [ 'ORD-778899', '712345678' ], [ 'sevi-1', 'c@example.org' ], [ '123', '' ] ] as [ $reference, $contact ] ) {
			self::assertContains( $found( $reference, $contact ), [ 400, 404, 422 ], "$reference $contact" );
		}
	}

	public function test_a_database_that_says_no_settles_no_report(): void {
		global $wpdb;
		foreach ( [ 'SELECT', 'INSERT', 'UPDATE' ] as $number => $statement ) {
			$this->heard( 'sevi/sevi-token-0001', self::sevi( [ 'id' => "sevi-$number" ] ) );
			self::with_refused( $statement, 'sedifex_orders', $this->work( ... ) );
			self::assertSame( [ 'pending', '1' ], [ self::last_row()['state'], self::last_row()['attempts'] ], $statement );
			$wpdb->query( "UPDATE {$wpdb->prefix}sedifex_events SET available_at = 1" );
			$this->work();
			self::assertSame( [ 'done', 'applied' ], [ self::last_row()['state'], self::last_row()['verdict'] ], $statement );
		}
	}

	public function test_a_dry_run_says_nothing_where_the_database_says_no(): void {
		global $wpdb;
		$settings = new SettingsStore( self::secrets(), new Constants(), new UrlRules( new PublicAddress() ) );
		$this->heard( 'sevi/sevi-token-0001', self::sevi( [] ) );
		$event = $this->events->find( (int) self::last_row()['id'] );
		self::assertNotNull( $event );
		$this->expectException( RuntimeException::class );
		self::with_refused( 'SELECT', 'sedifex_orders', static fn() => ( new ReportHandler( new ReportStore( $wpdb ), $settings ) )->foresee( $event ) );
	}

	public function test_the_customer_s_page_holds_no_contact_and_no_markup(): void {
		$order = $this->told( 'selldone/selldone-secret-0001', [ self::selldone( 'PaymentOrder', [ 'status' => 'Payed', 'updated_at' => '2026-11-20T10:00:00Z' ] ) ] );
		$page  = $this->rest( 'GET', '/orders/' . $order->token );
		self::assertSame( 200, $page->get_status() );
		$text = (string) wp_json_encode( $page->get_data() );
		self::assertStringContainsString( '#123', $text );
		foreach ( [ '240000001', 'Ama', 'example.org', 'script', 'Accra' ] as $hidden ) {
			self::assertStringNotContainsStringIgnoringCase( $hidden, $text );
		}
		self::assertStringNotContainsString( '240000001', self::last_row()['changes'] );
	}

	/** @return iterable<string, array{mixed, int, string, int, int}> Price, count, currency; unit, line. */
	public static function prices(): iterable {
		yield 'too much' => [ 9999999999999.99, 1_000_000, 'GHS', 999_999_999_999_999, 9_007_199_254_740_991 ];
		yield 'a digit too many' => [ 33.333, 3, 'GHS', 3333, 9999 ];
		yield 'half up' => [ 33.335, 1, 'GHS', 3334, 3334 ];
		yield 'half up, as text' => [ '1.005', 1, 'GHS', 101, 101 ];
		yield 'no digits' => [ 1499.5, 2, 'UGX', 1500, 3000 ];
		yield 'below nothing' => [ -5, 1, 'GHS', 0, 0 ];
		yield 'no number' => [ '1e3', 1, 'GHS', 0, 0 ];
	}

	/** @dataProvider prices */
	public function test_amounts_are_rounded_and_never_too_great_to_show( mixed $price, int $count, string $currency, int $unit, int $line ): void {
		$item     = [ 'count' => $count, 'price' => $price ];
		$selldone = $this->told( 'selldone/selldone-secret-0001', [ self::selldone( 'PaymentOrder', [ 'price' => $price, 'currency' => $currency, 'items' => [ [ ...$item, 'product' => [ 'title' => 'Kente' ] ] ] ] ) ] );
		$page     = $this->rest( 'GET', '/orders/' . $selldone->token )->get_data();
		self::forget();
		$sevi = $this->told( 'sevi/sevi-token-0001', [ self::sevi( [ 'amount' => $price, 'currency' => $currency, 'items' => [ [ ...$item, 'name' => 'Kente' ] ] ] ) ] );
		foreach ( [ $selldone, $sevi ] as $order ) {
			self::assertSame( [ $unit, $unit, $line ], [ $order->total_minor, $order->items[0]['unit_minor'] ?? null, $order->items[0]['line_minor'] ?? null ] );
		}
		self::assertIsArray( $page );
		self::assertSame( $line, $page['items'][0]['line_minor'] );
	}

	public function test_what_a_report_leaves_out_stays_known(): void {
		$full  = self::sevi( [ 'currency' => 'UGX', 'shipping' => [ 'email' => 'Ama@example.org', 'firstName' => 'Ama' ] ], [ 'name' => 'Ama Mensah' ] );
		$null  = self::sevi( [ 'status' => 'DELIVERED', ...array_fill_keys( [ 'referenceNumber', 'currency', 'phoneNumber', 'shipping', 'billing' ], null ) ] );
		$later = self::sevi( [ 'phoneNumber' => '+254700111222', 'referenceNumber' => null, 'platformReference' => 'WC-5', 'currency' => null ] );
		$order = $this->told( 'sevi/sevi-token-0001', [ $full, $null, $later ] );
		self::assertSame( [ 'ORD-778899', 'UGX', 5000, 'delivered' ], [ $order->reference, $order->currency, $order->total_minor, $order->stage ] );
		self::assertSame( [ 'Ama Mensah', '+254700111222', 'ama@example.org' ], [ $order->contact['name'], $order->contact['phone'], $order->contact['email'] ] );
		self::assertSame( [ '+254700111222', '+254712345678', 'ama@example.org' ], $order->contact['also'] ?? [] );
		$many = static fn( int $from ): array => self::sevi( [], [ 'phoneNumbers' => array_map( static fn( int $n ): string => '+2547001' . $n, range( $from, $from + 14 ) ) ] );
		self::assertCount( 20, $this->told( 'sevi/sevi-token-0001', [ $many( 11111 ), $many( 22222 ) ] )->contact['also'] ?? [] );
	}

	public function test_who_ordered_and_when_end_the_same_in_every_order_of_arrival(): void {
		$at     = static fn( int $minute ): array => [ 'updated_at' => sprintf( '2026-11-20T10:%02d:00.000000Z', $minute ) ];
		$events = [
			self::selldone( 'CheckoutOrder', [ 'status' => 'Reserved', 'reserved_at' => '2026-11-20T09:58:00Z', ...$at( 1 ) ] ),
			self::selldone( 'PaymentOrder', [ 'status' => 'Payed', 'receiver_info' => [ 'name' => 'Kofi', 'phone' => '0240000009' ], ...$at( 2 ) ] ),
			self::selldone( 'SentOrder', [ 'status' => 'Payed', 'delivery_state' => 'SentOrder', 'receiver_info' => null, 'currency' => null, ...$at( 3 ) ] ),
		];
		$ends   = [];
		foreach ( [ [ 0, 1, 2 ], [ 0, 2, 1 ], [ 1, 0, 2 ], [ 1, 2, 0 ], [ 2, 0, 1 ], [ 2, 1, 0 ] ] as $sequence ) {
			self::forget();
			foreach ( $sequence as $n ) {
				$this->told( 'selldone/selldone-secret-0001', [ $events[ $n ] ] );
			}
			$order = self::order();
			self::assertNotNull( $order );
			$ends[] = [ $order->contact['name'], $order->contact['phone'], $order->contact['also'] ?? [], gmdate( 'H:i', $order->ordered_at ), $order->timeline[0], $order->currency ];
		}
		$placed = [ 'at' => (int) strtotime( '2026-11-20 09:58 UTC' ), 'code' => 'placed' ];
		self::assertSame( array_fill( 0, 6, [ 'Kofi', '+233240000009', [ '+233240000001', '+233240000009', 'ama@example.org' ], '09:58', $placed, 'GHS' ] ), $ends );
	}

	public function test_sevi_s_own_time_of_the_order_counts(): void {
		$order = $this->told( 'sevi/sevi-token-0001', [ self::sevi( [] ), self::sevi( [ 'createdAt' => '2026-11-02T08:00:00Z' ] ) ] );
		self::assertSame( '2026-11-02 08:00', gmdate( 'Y-m-d H:i', $order->ordered_at ) );
	}

	public function test_an_erased_person_is_not_brought_back_by_an_older_report(): void {
		global $wpdb;
		$at = static fn( int $minute ): array => [ 'updated_at' => sprintf( '2026-11-20T10:%02d:00.000000Z', $minute ) ];
		$this->told( 'selldone/selldone-secret-0001', [ self::selldone( 'PaymentOrder', [ 'status' => 'Payed', ...$at( 5 ) ] ) ] );
		$wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->prefix}sedifex_orders SET contact = %s", '{"name":"","phone":"","email":""}' ) );
		$order = $this->told( 'selldone/selldone-secret-0001', [ self::selldone( 'CheckoutOrder', [ 'status' => 'Reserved', ...$at( 1 ) ] ) ] );
		self::assertSame( [ '', '', [] ], [ $order->contact['name'], $order->contact['phone'], $order->contact['also'] ?? [] ] );
	}

	public function test_a_word_that_nobody_knows_is_said_in_the_log_and_on_the_page(): void {
		$order = $this->told( 'sevi/sevi-token-0001', [ self::sevi( [ 'status' => 'AWAITING_SHIPMENT' ] ), self::sevi( [ 'status' => 'HANDED_TO_RIDER', 'paymentStatus' => 'REVERSED' ] ) ] );
		self::assertSame( [ 'preparing', 'Waiting for shipment, being updated' ], [ $order->stage, self::label( $order ) ] );
		self::assertSame( [ 'done', 'unknown_word' ], [ self::last_row()['state'], self::last_row()['verdict'] ] );
		self::assertStringContainsString( 'HANDED_TO_RIDER, REVERSED', self::last_row()['changes'] );
		$page = $this->rest( 'GET', '/orders/' . $order->token )->get_data();
		self::assertIsArray( $page );
		self::assertSame( 'Waiting for shipment, being updated', $page['headline'] );
		self::assertStringNotContainsString( 'RIDER', (string) wp_json_encode( $page ) );
		self::assertSame( 'Delivered', self::label( $this->told( 'sevi/sevi-token-0001', [ self::sevi( [ 'status' => 'DELIVERED' ] ) ] ) ) );
	}
}
