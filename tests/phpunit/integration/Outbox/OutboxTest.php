<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Outbox;

use Sedifex\Sync\Outbox\Finding;
use Sedifex\Sync\Outbox\Intent;
use Sedifex\Sync\Outbox\IntentState;
use Sedifex\Sync\Outbox\Outbox;
use Sedifex\Sync\Outbox\OutboxJob;
use Sedifex\Sync\Outbox\Verdict;
use Sedifex\Sync\Support\Deadline;
use Sedifex\Sync\Support\Ulid;

/** Every way that a stored order can take (reliability.md, Intents and attempts). */
final class OutboxTest extends OrdersTestCase {

	private ScriptedDelivery $delivery;

	private Witness $witness;

	private ManualClock $clock;

	protected function setUp(): void {
		parent::setUp();
		$this->delivery = new ScriptedDelivery( $this->attempts );
		$this->witness  = new Witness();
		$this->clock    = new ManualClock();

		$this->delivery->sends    = [ Verdict::Accepted ];
		$this->delivery->findings = [ Finding::Absent ];
	}

	public function test_a_yes_is_stored_and_told(): void {
		$after = $this->carry_out( $this->stored() );

		self::assertSame( IntentState::Accepted, $after->state );
		self::assertSame( [ 1, 0, 'checkout', '', '' ], [ $after->sends, $after->tries, $after->endpoint, $after->code, $after->claim ] );
		self::assertSame( [ 'accepted' ], $this->witness->states );
		self::assertSame( [], $this->due() );
	}

	public function test_a_definite_no_ends_it(): void {
		$this->delivery->sends = [ Verdict::Rejected ];
		$after                 = $this->carry_out( $this->stored() );

		self::assertSame( [ IntentState::Rejected, 'amount-required' ], [ $after->state, $after->code ] );
		self::assertNotSame( '', $after->message );
		$this->pass( 100000 );
		self::assertSame( [], $this->due() );
		self::assertSame( 1, $this->delivery->sent() );
	}

	/** @dataProvider not_carried_out */
	public function test_what_was_not_carried_out_waits_longer_each_time( Verdict $verdict, string $code ): void {
		$this->delivery->sends = [ $verdict ];
		$intent                = $this->carry_out( $this->stored() );
		foreach ( [ 30, 60, 120 ] as $try => $wait ) {
			self::assertSame( [ IntentState::Queued, 0, $try + 1, $code ], [ $intent->state, $intent->sends, $intent->tries, $intent->code ] );
			self::assertSame( $wait, $this->waits_for( $intent ) );
			$this->pass( $wait - 2 );
			self::assertSame( [], $this->due(), 'not before its time' );
			$this->pass( 3 );
			$intent = $this->carry_out( $this->due()[0] );
		}
		$this->delivery->sends = [ Verdict::Accepted ];
		$this->pass( 3600 );
		self::assertSame( IntentState::Accepted, $this->carry_out( $this->due()[0] )->state );
	}

	/** @return array<string, array{Verdict, string}> */
	public static function not_carried_out(): array {
		return [
			'it never left'       => [ Verdict::Unsent, 'curl_7' ],
			'the key was refused' => [ Verdict::NotCarriedOut, 'invalid-api-key' ],
		];
	}

	public function test_it_is_tried_for_a_day_and_then_a_persons(): void {
		$this->delivery->sends = [ Verdict::NotCarriedOut ];
		$intent                = $this->carry_out( $this->stored() );
		for ( $hour = 1; $hour <= 23; $hour++ ) {
			$this->pass( 3600 );
			$intent = $this->carry_out( $this->due()[0] );
			self::assertSame( IntentState::Queued, $intent->state, "after {$hour} hours" );
		}
		self::assertGreaterThan( 20, $this->delivery->sent() );
		// Long after it was stored, each send is preceded by a question.
		self::assertSame( [ 'ask', 'send' ], array_slice( $this->delivery->calls, -2 ) );
		$before = count( $this->delivery->calls );

		$this->pass( 3700 );
		$intent = $this->carry_out( $this->due()[0] );
		self::assertSame( [ IntentState::Attention, 'too_old' ], [ $intent->state, $intent->code ] );
		self::assertCount( $before, $this->delivery->calls );
		self::assertSame( 'attention', end( $this->witness->states ) );
	}

	public function test_what_nobody_knows_is_asked_about_after_the_quiet_period(): void {
		$this->delivery->sends    = [ Verdict::Unknown ];
		$this->delivery->findings = [ Finding::Present ];
		$intent                   = $this->carry_out( $this->stored() );
		self::assertSame( [ IntentState::Unknown, 1, 'curl_28' ], [ $intent->state, $intent->sends, $intent->code ] );
		self::assertSame( 120, $this->waits_for( $intent ) );

		$this->pass( 118 );
		self::assertSame( [], $this->due(), 'the first call may still be under way there' );
		$this->pass( 3 );
		$intent = $this->carry_out( $this->due()[0] );
		self::assertSame( [ IntentState::Accepted, 1 ], [ $intent->state, $intent->sends ] );
		self::assertSame( [ 'send', 'ask' ], $this->delivery->calls );
	}

	public function test_it_is_sent_three_times_at_most_and_never_twice_within_a_quiet_period(): void {
		$this->delivery->sends = [ Verdict::Unknown ];
		$intent                = $this->carry_out( $this->stored() );
		for ( $sends = 2; $sends <= 3; $sends++ ) {
			// Not on the very edge: the database's clock goes on while the test runs.
			$this->pass( 110 );
			self::assertSame( [], $this->due() );
			$this->pass( 11 );
			$intent = $this->carry_out( $this->due()[0] );
			self::assertSame( [ IntentState::Unknown, $sends ], [ $intent->state, $intent->sends ] );
			self::assertSame( $sends, $this->delivery->sent() );
		}
		$this->pass( 121 );
		$intent = $this->carry_out( $this->due()[0] );
		self::assertSame( [ IntentState::Attention, 'sent_often' ], [ $intent->state, $intent->code ] );
		self::assertSame( [ 'send', 'ask', 'send', 'ask', 'send', 'ask' ], $this->delivery->calls );
	}

	public function test_a_proven_absence_is_followed_by_a_send_that_works(): void {
		$this->delivery->sends = [ Verdict::Unknown, Verdict::Accepted ];
		$this->carry_out( $this->stored() );
		$this->pass( 121 );
		$after = $this->carry_out( $this->due()[0] );

		self::assertSame( [ IntentState::Accepted, 2 ], [ $after->state, $after->sends ] );
		self::assertSame( [ 'unknown', 'queued', 'accepted' ], $this->witness->states );
	}

	public function test_without_an_answer_to_the_question_it_is_asked_again_and_then_a_persons(): void {
		$this->delivery->sends    = [ Verdict::Unknown ];
		$this->delivery->findings = [ Finding::Unclear ];
		$this->carry_out( $this->stored() );
		$this->pass( 121 );
		$intent = $this->carry_out( $this->due()[0] );
		self::assertSame( [ IntentState::Reconciling, 2 ], [ $intent->state, $intent->tries ] );
		self::assertSame( 60, $this->waits_for( $intent ) );

		$this->pass( 61 );
		self::assertSame( IntentState::Reconciling, $this->carry_out( $this->due()[0] )->state );
		$this->pass( 1800 );
		$intent = $this->carry_out( $this->due()[0] );
		self::assertSame( [ IntentState::Attention, 'no_answer' ], [ $intent->state, $intent->code ] );
		self::assertSame( 1, $this->delivery->sent(), 'never again without proof' );
	}

	public function test_an_answer_that_comes_late_still_counts(): void {
		$this->delivery->sends    = [ Verdict::Unknown ];
		$this->delivery->findings = [ Finding::Unclear, Finding::Present ];
		$this->carry_out( $this->stored() );
		$this->pass( 121 );
		$this->carry_out( $this->due()[0] );
		$this->pass( 61 );

		self::assertSame( IntentState::Accepted, $this->carry_out( $this->due()[0] )->state );
	}

	public function test_what_no_question_can_decide_is_a_persons(): void {
		$this->delivery->sends    = [ Verdict::Unknown ];
		$this->delivery->findings = [ Finding::Undecidable ];
		$this->carry_out( $this->stored() );
		$this->pass( 121 );
		$intent = $this->carry_out( $this->due()[0] );

		self::assertSame( [ IntentState::Attention, 'cannot_be_asked', 1 ], [ $intent->state, $intent->code, $this->delivery->sent() ] );
	}

	public function test_an_absent_endpoint_leads_to_the_other_way_at_once(): void {
		$this->delivery->sends = [ Verdict::Absent, Verdict::Accepted ];
		$after                 = $this->carry_out( $this->stored() );

		self::assertSame( [ IntentState::Accepted, 1 ], [ $after->state, $after->sends ] );
		self::assertSame( [ 'send', 'send' ], $this->delivery->calls );
	}

	public function test_an_endpoint_that_is_never_there_is_not_called_without_end(): void {
		$this->delivery->sends = [ Verdict::Absent ];
		$after                 = $this->carry_out( $this->stored() );

		self::assertSame( [ IntentState::Queued, 0 ], [ $after->state, $after->sends ] );
		self::assertLessThanOrEqual( 6, $this->delivery->sent() );
	}

	public function test_where_no_further_call_is_allowed_a_person_decides(): void {
		$this->delivery->allows_more = false;
		$after                       = $this->carry_out( $this->stored() );

		self::assertSame( [ IntentState::Attention, 'not_allowed', [] ], [ $after->state, $after->code, $this->delivery->calls ] );
	}

	public function test_a_copied_site_sends_nothing_and_does_not_go_round_in_circles(): void {
		self::site( [ 'SEDIFEX_INTEGRATION_API_KEY' => 'sedx_the_key_of_the_shop' ] )->stamp();
		$intent = $this->stored();
		$before = $GLOBALS['wpdb']->num_queries;
		$after  = $this->carry_out( $intent );

		self::assertSame( [ IntentState::Queued, 'paused', 600 ], [ $after->state, $after->code, $this->waits_for( $after ) ] );
		self::assertSame( [], $this->delivery->calls );
		self::assertLessThan( 30, $GLOBALS['wpdb']->num_queries - $before );

		$this->pass( 700 );
		self::assertSame( 0, $this->job()->run( new Deadline( $this->clock, 20 ) ) );
		self::assertSame( [], $this->delivery->calls );
	}

	public function test_an_order_of_another_site_is_left_alone(): void {
		self::site()->stamp();
		$intent = $this->stored( fingerprint: str_repeat( 'a', 64 ) );
		self::assertSame( 'paused', $this->carry_out( $intent )->code );
		$this->pass( 700 );
		$this->job()->run( new Deadline( $this->clock, 20 ) );
		self::assertSame( [], $this->delivery->calls );

		$this->intents->move_waiting_to( self::site()->current() );
		self::assertSame( 1, $this->job()->run( new Deadline( $this->clock, 20 ) ) );
		// It is older than a fresh one may be: asked about first.
		self::assertSame( [ 'ask', 'send' ], $this->delivery->calls );
	}

	public function test_what_does_not_fit_into_the_visitors_time_is_the_workers(): void {
		$intent = $this->stored();
		$after  = $this->outbox()->carry_out( $intent, new Deadline( $this->clock, 7.9 ) );
		self::assertSame( [ IntentState::Queued, 0, [] ], [ $after->state, $after->sends, $this->delivery->calls ] );

		self::assertSame( 1, $this->job()->run( new Deadline( $this->clock, 20 ) ) );
		self::assertSame( IntentState::Accepted, $this->intents->find( $intent->id )?->state );
	}

	public function test_a_process_that_stood_still_between_mark_and_call_does_not_send(): void {
		$intent = $this->stored();
		// Stands still in the statement that marks it.
		add_filter(
			'query',
			function ( string $query ): string {
				$this->clock->seconds += str_contains( $query, "state = 'sending', endpoint" ) ? 6.0 : 0.0;
				return $query;
			}
		);
		$after = $this->carry_out( $intent );

		self::assertSame( [ IntentState::Queued, 'stalled', 0, 1 ], [ $after->state, $after->code, $after->sends, $after->tries ] );
		self::assertSame( [], $this->delivery->calls );
	}

	public function test_who_lost_the_claim_does_not_send(): void {
		$intent                    = $this->stored();
		$this->delivery->meanwhile = function ( Intent $mine ): void {
			global $wpdb;
			$wpdb->query( $wpdb->prepare( "UPDATE %i SET claim = 'somebody else' WHERE id = %d", $wpdb->prefix . 'sedifex_intents', $mine->id ) );
		};
		$after                     = $this->carry_out( $intent );

		self::assertSame( [ IntentState::Queued, 'somebody else', 0 ], [ $after->state, $after->claim, $after->sends ] );
		self::assertSame( [], $this->delivery->calls );
	}

	public function test_what_a_restored_backup_holds_is_asked_about_first(): void {
		$this->delivery->findings = [ Finding::Present ];
		$intent                   = $this->stored();
		$this->pass( 200 );
		$after = $this->carry_out( $this->due()[0] );

		self::assertSame( [ $intent->id, IntentState::Accepted, 0 ], [ $after->id, $after->state, $after->sends ] );
		self::assertSame( [ 'ask' ], $this->delivery->calls );
	}

	public function test_a_backup_of_the_day_before_is_a_persons(): void {
		$this->stored();
		$this->pass( 90000 );
		$after = $this->carry_out( $this->due()[0] );

		self::assertSame( [ IntentState::Attention, 'too_old', [] ], [ $after->state, $after->code, $this->delivery->calls ] );
	}

	public function test_a_send_whose_process_died_is_asked_about(): void {
		$this->delivery->findings = [ Finding::Present ];
		$intent                   = $this->stored();
		self::assertTrue( $this->intents->mark_sending( $intent, 'checkout' ) );
		$this->job()->run( new Deadline( $this->clock, 20 ) );
		self::assertSame( [ IntentState::Sending, [] ], [ $this->intents->find( $intent->id )?->state, $this->delivery->calls ], 'its lease runs' );

		$this->pass( 181 );
		$this->job()->run( new Deadline( $this->clock, 20 ) );
		self::assertSame( IntentState::Accepted, $this->intents->find( $intent->id )?->state );
		self::assertSame( [ 'ask' ], $this->delivery->calls );
	}

	public function test_a_kind_that_nobody_delivers_waits(): void {
		$after = $this->carry_out( $this->stored( 'booking' ) );

		self::assertSame( [ IntentState::Queued, 'paused', [] ], [ $after->state, $after->code, $this->delivery->calls ] );
	}

	public function test_the_worker_takes_all_that_is_due_and_stops_in_time(): void {
		$orders = [ $this->stored(), $this->stored(), $this->stored() ];
		$this->pass( 181 );
		$this->delivery->meanwhile = function (): void {
			$this->clock->seconds += 7;
		};
		$this->job()->run( new Deadline( $this->clock, 20 ) );
		self::assertSame( 1, $this->delivery->sent(), 'a second call would not have its eight seconds' );
		$this->job()->run( new Deadline( $this->clock, 20 ) );
		$this->job()->run( new Deadline( $this->clock, 20 ) );
		foreach ( $orders as $order ) {
			self::assertSame( IntentState::Accepted, $this->intents->find( $order->id )?->state );
		}
		self::assertSame( 3, $this->delivery->sent() );
	}

	private function carry_out( Intent $intent ): Intent {
		return $this->outbox()->carry_out( $intent, new Deadline( $this->clock, 20 ) );
	}

	private function outbox(): Outbox {
		return new Outbox( $this->intents, [ $this->delivery ], [ $this->witness ], self::site(), $this->clock );
	}

	private function job(): OutboxJob {
		return new OutboxJob( $this->intents, $this->outbox(), self::site() );
	}

	/** @return list<Intent> What the worker would take now, claimed. */
	private function due(): array {
		return $this->intents->claim_due( 1, Ulid::random( 24 ), self::site()->current() );
	}

	/** Seconds until it is due. */
	private function waits_for( Intent $intent ): int {
		return (int) self::row( 'intents', $intent->reference )['available_at'] - $intent->updated_at;
	}
}
