<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Orders;

use Sedifex\Sync\Orders\Attention;
use Sedifex\Sync\Orders\Order;
use Sedifex\Sync\Orders\OrderActions;
use Sedifex\Sync\Orders\OrderList;
use Sedifex\Sync\Orders\OrderReader;
use Sedifex\Sync\Orders\OrderRecorder;
use Sedifex\Sync\Orders\OrderStore;
use Sedifex\Sync\Outbox\Finding;
use Sedifex\Sync\Outbox\Intent;
use Sedifex\Sync\Outbox\IntentState;
use Sedifex\Sync\Outbox\Outbox;
use Sedifex\Sync\Outbox\Verdict;
use Sedifex\Sync\Support\Outcome;
use Sedifex\Sync\Support\SystemClock;
use Sedifex\Sync\Tests\Integration\Outbox\OrdersTestCase;
use Sedifex\Sync\Tests\Integration\Outbox\ScriptedDelivery;
use WP_Error;

/** Each cause that needs a person is made to happen, and resolved by each button. */
final class OrderActionsTest extends OrdersTestCase {

	private OrderStore $orders;

	private ScriptedDelivery $delivery;

	private Outbox $outbox;

	private Intent $intent;

	protected function setUp(): void {
		global $wpdb;
		parent::setUp();
		$this->orders   = new OrderStore( $wpdb );
		$this->delivery = new ScriptedDelivery( $this->attempts );
		$recorder       = new OrderRecorder( $this->orders, $this->intents, self::settings() );
		$this->outbox   = new Outbox( $this->intents, [ $this->delivery ], [ $recorder ], self::site(), new SystemClock() );
	}

	/** @dataProvider codes */
	public function test_looking_finds_an_order_that_was_unclear( string $code ): void {
		$this->unclear( $code );
		self::assertSame( [ 1, 'unclear_' . $code ], [ $this->waiting(), $this->order()->attention ] );
		$this->delivery->findings = [ Finding::Present ];
		$done                     = $this->act( 'look-again' );

		self::assertSame( [ 200, true ], [ $done->status, $done->body['is_settled'] ] );
		self::assertSame( [ 'accepted', '', 0, 0 ], [ $this->state(), $this->order()->attention, $this->waiting(), $this->delivery->sent() ] );
		self::assertSame( [ [ 'found', 7 ] ], $this->history() );
	}

	/** @dataProvider codes */
	public function test_an_absent_order_is_sent_again_by_a_person_only( string $code ): void {
		$this->unclear( $code );
		$this->delivery->findings = [ Finding::Absent ];
		$this->delivery->sends    = [ Verdict::Accepted ];
		$looked                   = $this->act( 'look-again' );

		self::assertSame( [ 200, false, 0 ], [ $looked->status, $looked->body['is_settled'], $this->delivery->sent() ] );
		self::assertSame( [ 'attention', 'unclear_absent', 1 ], [ $this->state(), $this->order()->attention, $this->waiting() ] );

		$sent = $this->act( 'send-again' );
		self::assertSame( [ 200, true, 1 ], [ $sent->status, $sent->body['is_settled'], $this->delivery->sent() ] );
		self::assertSame( [ 'accepted', '', 0 ], [ $this->state(), $this->order()->attention, $this->waiting() ] );
		self::assertSame( [ [ 'looked', 7 ], [ 'sent', 7 ] ], $this->history() );

		$again = $this->act( 'send-again' );
		self::assertSame( [ 409, 1 ], [ $again->status, $this->delivery->sent() ], 'Sedifex has it' );
	}

	/** @return array<string, array{string}> */
	public static function codes(): array {
		return [
			'not sent for a day'       => [ 'too_old' ],
			'sent too often'           => [ 'sent_often' ],
			'no further call allowed'  => [ 'not_allowed' ],
			'it cannot be asked about' => [ 'cannot_be_asked' ],
			'no answer'                => [ 'no_answer' ],
		];
	}

	/** @dataProvider not_proven */
	public function test_without_proof_of_absence_nothing_is_sent( Finding $finding, string $after ): void {
		$this->unclear( 'no_answer' );
		$this->delivery->findings = [ $finding ];
		$this->delivery->sends    = [ Verdict::Accepted ];
		$refused                  = $this->act( 'send-again' );

		self::assertSame( Finding::Present === $finding ? 200 : 409, $refused->status );
		self::assertNotSame( '', $refused->body['message'] );
		self::assertSame( [ 0, $after ], [ $this->delivery->sent(), $this->order()->attention ] );
	}

	/** @return array<string, array{Finding, string}> */
	public static function not_proven(): array {
		return [
			'it is there'         => [ Finding::Present, '' ],
			'no answer'           => [ Finding::Unclear, 'unclear_no_answer' ],
			'nothing could prove' => [ Finding::Undecidable, 'unclear_cannot_be_asked' ],
		];
	}

	public function test_absence_proves_nothing_while_the_call_may_still_arrive(): void {
		global $wpdb;
		$this->unclear( 'no_answer' );
		$wpdb->query( $wpdb->prepare( 'UPDATE %i SET sent_at = UNIX_TIMESTAMP() - 60', $wpdb->prefix . 'sedifex_intents' ) );
		$this->delivery->findings = [ Finding::Absent ];
		$this->delivery->sends    = [ Verdict::Accepted ];

		self::assertSame( 409, $this->act( 'send-again' )->status );
		self::assertSame( [ [], 'attention' ], [ $this->delivery->calls, $this->state() ] );
		$this->pass( 61 );
		self::assertSame( [ 200, 'accepted' ], [ $this->act( 'send-again' )->status, $this->state() ] );
	}

	public function test_two_at_once_send_once(): void {
		$this->unclear( 'no_answer' );
		$this->delivery->findings  = [ Finding::Absent ];
		$this->delivery->sends     = [ Verdict::Accepted ];
		$others                    = [];
		$this->delivery->meanwhile = function () use ( &$others ): void {
			$this->delivery->meanwhile = null;
			foreach ( [ 'send-again', 'look-again' ] as $action ) {
				$others[] = $this->act( $action )->status;
			}
		};

		self::assertSame( 200, $this->act( 'send-again' )->status );
		self::assertSame( [ [ 409, 200 ], 1 ], [ $others, $this->delivery->sent() ], 'it is on its way' );
	}

	public function test_who_holds_it_keeps_others_out(): void {
		$this->unclear( 'no_answer' );
		self::assertNotNull( $this->intents->claim_for_person( $this->intent->id, 'somebody' ) );
		$this->delivery->findings = [ Finding::Absent ];

		self::assertSame( [ 409, 409, [] ], [ $this->act( 'send-again' )->status, $this->act( 'look-again' )->status, $this->delivery->calls ] );
		$this->pass( 181 );
		self::assertSame( 200, $this->act( 'look-again' )->status, 'a dead process holds nobody up' );
	}

	/**
	 * @dataProvider sendings
	 * @param list<mixed> $expected Status of the answer, state of the intent, attention of the order.
	 */
	public function test_a_second_sending_may_come_out_in_every_way( Verdict $verdict, array $expected ): void {
		$this->unclear( 'sent_often' );
		$this->delivery->findings = [ Finding::Absent ];
		$this->delivery->sends    = [ $verdict ];
		$status                   = $this->act( 'send-again' )->status;

		self::assertSame( [ ...$expected, 1 ], [ $status, $this->state(), $this->order()->attention, $this->delivery->sent() ] );
	}

	/** @return array<string, array{Verdict, list<mixed>}> */
	public static function sendings(): array {
		return [
			'taken'         => [ Verdict::Accepted, [ 200, 'accepted', '' ] ],
			'refused'       => [ Verdict::Rejected, [ 409, 'rejected', 'not_taken' ] ],
			'no answer'     => [ Verdict::Unknown, [ 200, 'unknown', 'unclear_sent_often' ] ],
			'never left'    => [ Verdict::Unsent, [ 200, 'queued', 'unclear_sent_often' ] ],
			'not carried'   => [ Verdict::NotCarriedOut, [ 200, 'queued', 'unclear_sent_often' ] ],
		];
	}

	public function test_a_copy_of_the_site_sends_nothing(): void {
		$this->unclear( 'no_answer' );
		self::site()->stamp();
		$other                    = self::site( [ 'SEDIFEX_STORE_ID' => 'another' ] );
		$this->outbox             = new Outbox( $this->intents, [ $this->delivery ], [], $other, new SystemClock() );
		$this->delivery->findings = [ Finding::Absent ];

		self::assertSame( [ 409, [] ], [ $this->act( 'send-again' )->status, $this->delivery->calls ] );
	}

	/** @dataProvider causes */
	public function test_every_cause_can_be_handled_and_taken_back( string $cause ): void {
		$this->cause( $cause );
		$evidence = $this->order()->evidence;
		$sentence = Attention::sentence( $this->order() );
		$done     = $this->act( 'handled', $cause );

		self::assertSame( [ 200, true ], [ $done->status, $done->body['is_settled'] ] );
		self::assertSame( [ '', $cause, 0 ], [ $this->order()->attention, $this->order()->handled, $this->waiting() ] );
		self::assertSame( [ $evidence, $sentence ], [ $this->order()->evidence, Attention::sentence( $this->order() ) ], 'kept' );
		self::assertSame( 200, $this->act( 'handled', $cause )->status, 'a second click changes nothing' );
		self::assertSame( 409, $this->act( 'send-again' )->status, 'not while it is handled' );

		self::assertSame( 200, $this->act( 'undo' )->status );
		self::assertSame( [ $cause, '', 1 ], [ $this->order()->attention, $this->order()->handled, $this->waiting() ] );
		self::assertSame( 409, $this->act( 'undo' )->status );
		self::assertSame( [ [ 'handled', 7 ], [ 'undone', 7 ] ], $this->history() );
	}

	/** @return array<string, array{string}> */
	public static function causes(): array {
		$causes = [ 'underpaid', 'paid_twice', 'failed_after_paid', 'not_taken', 'unclear_too_old', 'unclear_sent_often', 'unclear_not_allowed', 'unclear_cannot_be_asked', 'unclear_no_answer' ];
		return array_combine( $causes, array_map( static fn( string $cause ): array => [ $cause ], $causes ) );
	}

	public function test_what_nobody_has_seen_is_not_handled(): void {
		$this->cause( 'underpaid' );
		$seen = $this->order();
		$this->orders->set_attention( $seen->reference, 'paid_twice' );

		self::assertSame( 409, $this->act( 'handled', 'underpaid' )->status );
		self::assertSame( 409, $this->actions()->run( 'handled', $seen, 'underpaid', 7 )->status, 'nor by who has an older page' );
		self::assertSame( [ 'paid_twice', [] ], [ $this->order()->attention, $this->history() ] );
	}

	public function test_two_who_write_at_once_both_stay_in_the_history(): void {
		$this->cause( 'underpaid' );
		$old = $this->order();
		self::assertTrue( $this->orders->decide( $old, 'looked', 'underpaid', 8 ) );
		self::assertSame( 200, $this->actions()->run( 'handled', $old, 'underpaid', 7 )->status );

		self::assertSame( [ [ 'looked', 8 ], [ 'handled', 7 ] ], $this->history() );
	}

	public function test_what_was_handled_asks_again_only_when_something_is_new(): void {
		$this->cause( 'underpaid' );
		$this->act( 'handled', 'underpaid' );
		self::assertSame( 200, $this->act( 'look-again' )->status );
		self::assertSame( [ '', 'underpaid' ], [ $this->order()->attention, $this->order()->handled ], 'the same again' );

		$this->sedifex( [ 'A1' => [ 'paymentStatus' => 'paid', 'amountPaid' => 60 ] ] );
		$this->act( 'look-again' );
		self::assertSame( [ 'underpaid', '', 1 ], [ $this->order()->attention, $this->order()->handled, $this->waiting() ], 'another sum' );
	}

	/**
	 * @dataProvider settlings
	 * @param array<string, array<string, mixed>|int> $says
	 */
	public function test_a_look_settles_what_has_come_right( string $cause, array $says, bool $settles ): void {
		$this->cause( $cause );
		$this->sedifex( $says );
		$done = $this->act( 'look-again' );

		self::assertSame( [ 200, $settles ], [ $done->status, $done->body['is_settled'] ] );
		self::assertSame( $settles ? '' : $cause, $this->order()->attention );
		self::assertSame( [ [ $settles ? 'settled' : 'looked', 7 ] ], $this->history() );
	}

	/** @return array<string, array{string, array<string, array<string, mixed>|int>, bool}> */
	public static function settlings(): array {
		$paid = [ 'paymentStatus' => 'paid' ];
		return [
			'the rest has arrived'       => [ 'underpaid', [ 'A1' => $paid ], true ],
			'still too little'           => [ 'underpaid', [ 'A1' => [ 'paymentStatus' => 'paid', 'amountPaid' => 5 ] ], false ],
			'no longer paid'             => [ 'underpaid', [ 'A1' => [ 'paymentStatus' => 'pending' ] ], false ],
			'paid after all'             => [ 'failed_after_paid', [ 'A1' => $paid ], true ],
			'still failed'               => [ 'failed_after_paid', [ 'A1' => [ 'paymentStatus' => 'failed' ] ], false ],
			'still paid twice'           => [ 'paid_twice', [ 'A1' => $paid, 'A2' => $paid ], false ],
			'one of two was not read'    => [ 'paid_twice', [ 'A1' => $paid, 'A2' => 0 ], false ],
			'everything was paid back'   => [ 'paid_twice', [ 'A1' => [ 'paymentStatus' => 'refunded' ], 'A2' => [ 'paymentStatus' => 'refunded' ] ], true ],
		];
	}

	public function test_a_look_without_an_answer_changes_nothing(): void {
		$this->cause( 'underpaid' );
		$this->sedifex( [ 'A1' => 0 ] );

		self::assertSame( [ 503, 'underpaid' ], [ $this->act( 'look-again' )->status, $this->order()->attention ] );
	}

	public function test_a_refused_order_can_neither_be_sent_nor_found(): void {
		$this->cause( 'not_taken' );

		self::assertSame( [ 409, 200, [] ], [ $this->act( 'send-again' )->status, $this->act( 'look-again' )->status, $this->sent ] );
		self::assertSame( 'not_taken', $this->order()->attention );
	}

	private function cause( string $cause ): void {
		if ( str_starts_with( $cause, Attention::UNCLEAR ) ) {
			$this->unclear( substr( $cause, strlen( Attention::UNCLEAR ) ) );
			return;
		}
		$this->intent = $this->stored();
		$this->orders->ensure( $this->intent );
		if ( 'not_taken' === $cause ) {
			$this->intents->settle( $this->intent, IntentState::Rejected, 0, 'data', 'items-required', 'No.' );
			( new OrderRecorder( $this->orders, $this->intents, self::settings() ) )->intent_changed( $this->intents->find( $this->intent->id ) ?? $this->intent );
			return;
		}
		$this->intents->settle( $this->intent, IntentState::Accepted );
		$paid = [ 'paymentStatus' => 'paid' ];
		$says = match ( $cause ) {
			'paid_twice'        => [ [ 'A1' => $paid, 'A2' => $paid ] ],
			'failed_after_paid' => [ [ 'A1' => $paid ], [ 'A1' => [ 'paymentStatus' => 'failed' ] ] ],
			default             => [ [ 'A1' => [ 'paymentStatus' => 'paid', 'amountPaid' => 50 ] ] ],
		};
		foreach ( array_keys( $says[0] ) as $number => $attempt ) {
			$stored = $this->attempts->ensure( $this->intent->reference, $this->intent->ref() . '-' . $attempt, $number + 1, 'checkout', 10000, 10199, 'GHS' );
			self::assertNotNull( $stored );
			$this->attempts->set_state( $stored, 'accepted' );
		}
		foreach ( $says as $each ) {
			$this->sedifex( $each );
			self::assertNotNull( $this->reader()->look( $this->order(), 0, 5 ) );
		}
		self::assertSame( [ $cause, 1 ], [ $this->order()->attention, $this->waiting() ] );
	}

	/** An order whose intent the outbox has handed to a person for that reason, some time ago. */
	private function unclear( string $code ): void {
		$this->intent = $this->stored();
		$this->orders->ensure( $this->intent );
		$this->intents->settle( $this->intent, IntentState::Attention, 0, 'attention', $code );
		( new OrderRecorder( $this->orders, $this->intents, self::settings() ) )->intent_changed( $this->intents->find( $this->intent->id ) ?? $this->intent );
	}

	/** @param array<string, array<string, mixed>|int> $says By number of the attempt; 0 = no answer. */
	private function sedifex( array $says ): void {
		$this->remote = static function ( string $url ) use ( $says ): array|WP_Error {
			parse_str( (string) wp_parse_url( $url, PHP_URL_QUERY ), $query );
			$reference = is_string( $query['reference'] ?? null ) ? $query['reference'] : '';
			$about     = $says[ substr( $reference, -2 ) ] ?? 404;
			if ( 0 === $about ) {
				return new WP_Error( 'http_request_failed', 'cURL error 28: too slow' );
			}
			$usual = [
				'ok'          => true,
				'storeId'     => self::STORE,
				'reference'   => $reference,
				'amountPaid'  => 101.99,
				'currency'    => 'GHS',
				'orderStatus' => 'pending_payment',
			];
			return is_int( $about ) ? self::http( $about, '{"error":"order-not-found"}' ) : self::http( 200, (string) wp_json_encode( [ ...$usual, ...$about ] ) );
		};
	}

	private function act( string $action, string $seen = '' ): Outcome {
		return $this->actions()->run( $action, $this->order(), $seen, 7 );
	}

	private function actions(): OrderActions {
		return new OrderActions( $this->orders, $this->intents, $this->outbox, $this->reader(), new SystemClock() );
	}

	private function reader(): OrderReader {
		return new OrderReader( self::client(), $this->attempts, $this->orders, self::settings() );
	}

	private function order(): Order {
		$order = $this->orders->find_by_reference( $this->intent->reference );
		self::assertNotNull( $order );
		return $order;
	}

	private function state(): string {
		return (string) $this->intents->find( $this->intent->id )?->state->value;
	}

	private function waiting(): int {
		global $wpdb;
		$list  = new OrderList( $wpdb );
		$count = $list->count_waiting();
		self::assertCount( $count, $list->waiting( 10 ) );
		return $count;
	}

	/** @return list<array{string, int}> */
	private function history(): array {
		return array_map( static fn( array $entry ): array => [ $entry['code'], $entry['by'] ], $this->order()->history );
	}
}
