<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Checkout;

use Sedifex\Sync\Checkout\CashDelivery;
use Sedifex\Sync\Checkout\OrderBody;
use Sedifex\Sync\Outbox\FailureSorter;
use Sedifex\Sync\Outbox\Finding;
use Sedifex\Sync\Outbox\Intent;
use Sedifex\Sync\Outbox\IntentState;
use Sedifex\Sync\Outbox\Outbox;
use Sedifex\Sync\Outbox\Verdict;
use Sedifex\Sync\Support\Deadline;
use Sedifex\Sync\Tests\Integration\Outbox\ManualClock;
use Sedifex\Sync\Tests\Integration\Outbox\OrdersTestCase;

final class CashDeliveryTest extends OrdersTestCase {

	/** @var array<string, array{int, string}> Answers by a part of "METHOD address"; UPSTREAM is the order's id there. */
	private array $answers = [];

	private string $upstream = '';

	protected function setUp(): void {
		parent::setUp();
		$this->answers = [
			'OPTIONS'                       => [ 404, '<html></html>' ],
			'integrationCashCheckoutCreate' => [ 200, '{"ok":true,"reference":"UPSTREAM","collection":"stores/' . self::STORE . '/cashOrders"}' ],
			'integration/orders/request'    => [ 200, '{"reference":"IO-1","paymentStatus":"pending_cash_collection"}' ],
			'publicQuickPayReceipt'         => [ 404, '{"ok":false,"error":"receipt-not-found"}' ],
			'integrationOrderStatus'        => [ 404, '{"ok":false,"error":"order-not-found"}' ],
		];
		$this->remote  = function ( string $url, array $args ): array {
			foreach ( $this->answers as $part => [ $status, $body ] ) {
				$method = is_string( $args['method'] ) ? $args['method'] : '';
				if ( str_contains( $method . ' ' . $url, $part ) ) {
					return self::http( $status, str_replace( 'UPSTREAM', $this->upstream, $body ) );
				}
			}
			return self::http( 404, '<html></html>' );
		};
	}

	public function test_without_the_documented_endpoint_it_is_a_cash_order(): void {
		$after = $this->carry_out( $this->order() );

		self::assertSame( [ IntentState::Accepted, 'cash', 1 ], [ $after->state, $after->endpoint, $after->sends ] );
		self::assertSame( [ 'integrationCashCheckoutCreate' ], $this->posted() );
	}

	public function test_the_documented_endpoint_goes_first_where_it_is(): void {
		$this->answers['OPTIONS'] = [ 204, '' ];
		$after                    = $this->carry_out( $this->order() );

		self::assertSame( [ IntentState::Accepted, 'delivery_request' ], [ $after->state, $after->endpoint ] );
		self::assertSame( [ 'request' ], $this->posted() );
	}

	/** @dataProvider absences */
	public function test_a_404_of_the_documented_endpoint_leads_to_the_cash_order( string $body ): void {
		$this->answers['OPTIONS']                    = [ 204, '' ];
		$this->answers['integration/orders/request'] = [ 404, $body ];

		$after = $this->carry_out( $this->order() );
		self::assertSame( [ IntentState::Accepted, 'cash', 1 ], [ $after->state, $after->endpoint, $after->sends ] );
		self::assertSame( [ 'request', 'integrationCashCheckoutCreate' ], $this->posted() );
	}

	/** @return list<array{string}> */
	public static function absences(): array {
		return [ [ '<html></html>' ], [ '{"error":"store-not-found"}' ] ];
	}

	public function test_an_order_stays_with_the_endpoint_that_it_may_have_reached(): void {
		$this->answers['OPTIONS']                    = [ 204, '' ];
		$this->answers['integration/orders/request'] = [ 502, '' ];
		$intent                                      = $this->carry_out( $this->order() );
		self::assertSame( [ IntentState::Unknown, 'delivery_request' ], [ $intent->state, $intent->endpoint ] );

		self::assertSame( 'delivery_request', $this->delivery()->prepare( $intent )?->endpoint );
		self::assertSame( Finding::Undecidable, $this->delivery()->ask( $intent, 5 ), 'not found proves nothing there' );
		$this->answers['integrationOrderStatus'] = [ 200, '{"ok":true,"clientOrderId":"UPSTREAM"}' ];
		self::assertSame( Finding::Present, $this->delivery()->ask( $intent, 5 ) );
		$this->answers['integrationOrderStatus'] = [ 503, '' ];
		self::assertSame( Finding::Unclear, $this->delivery()->ask( $intent, 5 ) );
	}

	public function test_a_restored_backup_asks_the_way_that_it_would_send(): void {
		$intent = $this->order();
		self::assertSame( Finding::Absent, $this->delivery()->ask( $intent, 5 ) );

		$this->answers['OPTIONS'] = [ 204, '' ];
		$this->forget_capabilities();
		self::assertSame( Finding::Undecidable, $this->delivery()->ask( $intent, 5 ) );
	}

	/** @dataProvider cash_answers */
	public function test_only_a_proof_is_a_yes( string $body, Verdict $verdict ): void {
		$this->answers['integrationCashCheckoutCreate'] = [ 200, $body ];
		$intent = $this->order();
		$call   = $this->delivery()->prepare( $intent );
		self::assertNotNull( $call );

		self::assertSame( $verdict, $this->delivery()->send( $intent, $call, 10 )->verdict );
	}

	/** @return array<string, array{string, Verdict}> */
	public static function cash_answers(): array {
		$ours = 'stores/' . self::STORE . '/cashOrders';
		return [
			'ours'              => [ '{"ok":true,"reference":"UPSTREAM","collection":"' . $ours . '"}', Verdict::Accepted ],
			'another store'     => [ '{"ok":true,"reference":"UPSTREAM","collection":"stores/store-kumasi/cashOrders"}', Verdict::Unknown ],
			'another place'     => [ '{"ok":true,"reference":"UPSTREAM","collection":"' . $ours . 'X"}', Verdict::Unknown ],
			'another reference' => [ '{"ok":true,"reference":"SFX-1","collection":"' . $ours . '"}', Verdict::Unknown ],
			'not ok'            => [ '{"ok":false,"reference":"UPSTREAM","collection":"' . $ours . '"}', Verdict::Unknown ],
			'nothing'           => [ '{}', Verdict::Unknown ],
			'a page'            => [ '<html></html>', Verdict::Unknown ],
		];
	}

	/** @dataProvider receipts */
	public function test_the_receipt_decides_whether_it_is_there( int $status, string $body, Finding $finding ): void {
		$this->answers['integrationCashCheckoutCreate'] = [ 502, '' ];
		$intent                                 = $this->carry_out( $this->order() );
		$this->answers['publicQuickPayReceipt'] = [ $status, $body ];

		self::assertSame( $finding, $this->delivery()->ask( $intent, 5 ) );
		self::assertSame( Finding::Present === $finding ? 'accepted' : 'unknown', self::row( 'attempts', $intent->reference )['state'] );
	}

	/** @return array<string, array{int, string, Finding}> */
	public static function receipts(): array {
		return [
			'found'             => [ 200, '{"ok":true,"reference":"UPSTREAM","storeId":"' . self::STORE . '"}', Finding::Present ],
			'of another store'  => [ 200, '{"ok":true,"reference":"UPSTREAM","storeId":"store-kumasi"}', Finding::Unclear ],
			'of another order'  => [ 200, '{"ok":true,"reference":"SFX-1","storeId":"' . self::STORE . '"}', Finding::Unclear ],
			'not found'         => [ 404, '{"ok":false,"error":"receipt-not-found"}', Finding::Absent ],
			'the function is not there' => [ 404, '<html></html>', Finding::Unclear ],
			'a page'            => [ 200, '<html></html>', Finding::Unclear ],
			'out of order'      => [ 500, '', Finding::Unclear ],
		];
	}

	public function test_the_id_stays_the_same_for_every_send(): void {
		$this->answers['integrationCashCheckoutCreate'] = [ 502, '' ];
		$intent = $this->carry_out( $this->order() );
		$this->pass( 121 );
		$due = $this->intents->claim( $intent->id, 'worker' );
		self::assertNotNull( $due );
		$this->carry_out( $due );

		self::assertCount( 2, $this->posted() );
		self::assertSame( 1, self::rows( 'attempts' ) );
		self::assertSame( $intent->ref() . '-C', self::row( 'attempts', $intent->reference )['upstream_id'] );
	}

	private function order(): Intent {
		$intent         = $this->stored( 'pay_on_delivery' );
		$this->upstream = $intent->ref() . '-C';
		return $intent;
	}

	private function carry_out( Intent $intent ): Intent {
		$clock = new ManualClock();
		return ( new Outbox( $this->intents, [ $this->delivery() ], [], self::site(), $clock ) )->carry_out( $intent, new Deadline( $clock, 20 ) );
	}

	private function delivery(): CashDelivery {
		return new CashDelivery( self::client(), $this->attempts, new OrderBody(), new FailureSorter() );
	}

	private function forget_capabilities(): void {
		global $wpdb;
		$wpdb->query( "DELETE FROM {$wpdb->prefix}sedifex_snapshots" );
	}

	/** @return list<string> The last part of the address of every order sent. */
	private function posted(): array {
		$out = [];
		foreach ( $this->sent as $one ) {
			if ( 'POST' === $one['args']['method'] ) {
				$out[] = basename( $one['url'] );
			}
		}
		return $out;
	}
}
