<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Outbox;

use Sedifex\Sync\Outbox\Intent;
use Sedifex\Sync\Outbox\IntentState;
use Sedifex\Sync\Outbox\IntentStore;
use Sedifex\Sync\Support\Ulid;

final class IntentStoreTest extends OrdersTestCase {

	private const ULID = '01J8Z3N5W4T6V8X0Y2A4C6E8G0';

	public function test_two_requests_with_one_ulid_are_one_row_with_one_owner(): void {
		$first  = $this->insert( 'first' );
		$second = $this->insert( 'second' );

		self::assertSame( 1, self::rows( 'intents' ) );
		self::assertNotNull( $first );
		self::assertNotNull( $second );
		self::assertSame( [ $first->id, $first->reference, 'first' ], [ $second->id, $second->reference, $second->claim ] );
		self::assertSame( $first->id, $this->intents->find_by_ulid( self::ULID )?->id );
		self::assertSame( $first->id, $this->intents->find_by_reference( $first->reference )?->id );
	}

	public function test_it_comes_back_as_it_was_stored(): void {
		$payload = self::payload( [ 'customer' => [ 'name' => "Kɔfi \"O'Neil\" \\ 🎉", 'phone' => '+233240000001', 'email' => '' ] ] );
		$intent  = $this->insert( 'claim', $payload );

		self::assertSame( $payload, $intent?->payload );
		self::assertSame( IntentState::Queued, $intent->state );
		self::assertMatchesRegularExpression( '/^SFX-[0-9A-HJKMNP-TV-Z]{8}-[0-9A-HJKMNP-TV-Z]{12}$/D', $intent->ref() );
		self::assertSame( [ hash( 'sha256', 'body' ), 0, 0, null ], [ $intent->body_hash, $intent->sends, $intent->age(), $intent->sent_at ] );
	}

	public function test_the_database_says_no(): void {
		$intents = new IntentStore( self::without_tables() );

		self::assertNull( $intents->insert( self::ULID, 'online', self::payload(), hash( 'sha256', '' ), hash( 'sha256', '' ), hash( 'sha256', '' ), 'claim' ) );
	}

	public function test_a_claim_holds_until_it_lapses(): void {
		$intent = $this->stored();
		self::assertNull( $this->intents->claim( $intent->id, 'second' ) );
		self::assertSame( [], $this->intents->claim_due( 5, 'third', $intent->fingerprint ) );

		$this->pass( 181 );
		self::assertSame( 'second', $this->intents->claim( $intent->id, 'second' )?->claim );
		self::assertSame( [], $this->intents->claim_due( 5, 'third', $intent->fingerprint ) );
	}

	public function test_of_many_due_ones_as_many_as_asked_for_are_taken_once(): void {
		$ids = [ $this->stored()->id, $this->stored()->id, $this->stored()->id ];
		$this->pass( 181 );
		$taken = [];
		foreach ( [ 'a', 'b', 'c' ] as $worker ) {
			foreach ( $this->intents->claim_due( 2, $worker, self::site()->current() ) as $intent ) {
				self::assertSame( $worker, $intent->claim );
				$taken[] = $intent->id;
			}
		}
		self::assertSame( $ids, $taken );
	}

	public function test_who_lost_the_claim_writes_nothing(): void {
		$mine = $this->stored();
		$this->pass( 181 );
		$other = $this->intents->claim( $mine->id, 'other' );
		self::assertNotNull( $other );
		$before = self::row( 'intents', $mine->reference );

		self::assertFalse( $this->intents->mark_sending( $mine, 'checkout' ) );
		self::assertFalse( $this->intents->settle( $mine, IntentState::Rejected, 0, 'data', 'code', 'message', one_try: true, fresh_total_minor: 5 ) );
		self::assertSame( $before, self::row( 'intents', $mine->reference ) );
		self::assertTrue( $this->intents->mark_sending( $other, 'checkout' ) );
	}

	public function test_it_is_marked_once(): void {
		$intent = $this->stored();
		self::assertTrue( $this->intents->mark_sending( $intent, 'cash' ) );
		self::assertFalse( $this->intents->mark_sending( $intent, 'cash' ) );
		$row = self::row( 'intents', $intent->reference );
		self::assertSame( [ 'sending', 'cash', '1' ], [ $row['state'], $row['endpoint'], (string) $row['sends'] ] );
		self::assertNotNull( $row['sent_at'] );
		self::assertNull( $this->intents->claim( $intent->id, 'somebody' ), 'what is being sent is nobody else\'s' );
	}

	public function test_a_settled_one_is_free_and_what_was_unsent_does_not_count(): void {
		$intent = $this->stored();
		$this->intents->mark_sending( $intent, 'checkout' );
		self::assertTrue( $this->intents->settle( $intent, IntentState::Queued, 30, 'network', 'curl_7', 'Nobody there.', unsent: true, one_try: true ) );
		$after = $this->intents->find( $intent->id );

		self::assertSame( [ IntentState::Queued, '', 0, 1, 'curl_7', 'Nobody there.' ], [ $after?->state, $after?->claim, $after?->sends, $after?->tries, $after?->code, $after?->message ] );
		self::assertFalse( $this->intents->settle( $intent, IntentState::Accepted ), 'the claim is used up' );
	}

	public function test_only_lapsed_sends_are_swept(): void {
		$dead  = $this->stored();
		$alive = $this->stored();
		$this->intents->mark_sending( $dead, 'checkout' );
		self::assertSame( 0, $this->intents->sweep_lapsed_sends( 120 ) );
		$this->pass( 181 );
		$this->intents->claim( $alive->id, $alive->claim );
		$this->intents->mark_sending( $alive, 'checkout' );

		self::assertSame( 1, $this->intents->sweep_lapsed_sends( 120 ) );
		$row = self::row( 'intents', $dead->reference );
		self::assertSame( [ 'unknown', '', (int) $row['sent_at'] + 120 ], [ $row['state'], $row['claim'], (int) $row['available_at'] ] );
		self::assertSame( IntentState::Sending, $this->intents->find( $alive->id )?->state );
	}

	public function test_a_twin_is_the_same_contact_and_items_of_late_that_was_not_refused(): void {
		$key = hash( 'sha256', 'same' );
		self::assertFalse( $this->intents->has_twin( $key, 1800 ) );
		$intent = $this->intents->insert( self::ULID, 'online', self::payload(), hash( 'sha256', 'body' ), self::site()->current(), $key, 'claim' );
		self::assertNotNull( $intent );
		self::assertTrue( $this->intents->has_twin( $key, 1800 ) );
		self::assertFalse( $this->intents->has_twin( hash( 'sha256', 'other' ), 1800 ) );
		$this->pass( 1801 );
		self::assertFalse( $this->intents->has_twin( $key, 1800 ) );
		$this->pass( -1801 );
		$this->intents->settle( $intent, IntentState::Rejected );
		self::assertFalse( $this->intents->has_twin( $key, 1800 ) );
	}

	public function test_of_two_twins_at_one_instant_one_is_stored(): void {
		$first = $this->twin( 'first' );
		self::assertNotNull( $first );
		self::assertNull( $this->twin( 'second' ), 'another ULID, the same order' );
		self::assertNotNull( $this->twin( 'third', again: true ), 'wanted once more' );
		self::assertNotNull( $this->twin( 'fourth', again: true ) );

		$this->intents->settle( $first, IntentState::Rejected );
		$fifth = $this->twin( 'fifth' );
		self::assertNotNull( $fifth, 'a refused order stands in nobody’s way' );
		self::assertNull( $this->twin( 'sixth' ) );
		$this->pass( 1801 );
		self::assertNotNull( $this->twin( 'seventh' ), 'nor does one of long ago' );
	}

	private function twin( string $ulid, bool $again = false ): ?Intent {
		return $this->intents->insert( $ulid, 'online', self::payload(), hash( 'sha256', 'body' ), self::site()->current(), hash( 'sha256', 'same' ), 'claim-' . $ulid, $again );
	}

	public function test_a_message_is_asked_for_and_taken_once(): void {
		$intent = $this->stored();
		$this->intents->ask_for_mail( $intent->id );
		self::assertSame( [], $this->taken(), 'not before the order is accepted' );
		$this->intents->settle( $intent, IntentState::Accepted );

		self::assertSame( [ $intent->id ], $this->taken() );
		self::assertSame( [], $this->taken() );
		$this->intents->ask_for_mail( $intent->id );
		self::assertSame( [], $this->taken() );
		$this->intents->set_mail_state( $intent->id, 'sent' );
		$this->intents->ask_for_mail( $intent->id );
		self::assertSame( [], $this->taken() );
	}

	/** @return list<int> The order whose message is to be sent now. */
	private function taken(): array {
		$intent = $this->intents->take_mail_due();
		return null === $intent ? [] : [ $intent->id ];
	}

	/** @param array<string, mixed>|null $payload */
	private function insert( string $claim, ?array $payload = null ): ?Intent {
		return $this->intents->insert( self::ULID, 'online', self::payload( $payload ?? [] ), hash( 'sha256', 'body' ), self::site()->current(), hash( 'sha256', Ulid::random( 4 ) ), $claim );
	}
}
