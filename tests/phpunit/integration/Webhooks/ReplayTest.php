<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Webhooks;

use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Webhooks\EventList;
use Sedifex\Sync\Webhooks\EventPieces;
use Sedifex\Sync\Webhooks\EventsSchema;
use Sedifex\Sync\Webhooks\Replay;

/** Replaying: what it would do is said without doing it, and doing it does nothing twice. */
final class ReplayTest extends EventLogTestCase {

	public function test_a_dry_run_says_what_would_change_and_changes_nothing(): void {
		self::item( 'a', 1000 );
		self::item( 'b', 1000 );
		$this->signed( self::change( 'a', 20.0, 1_800_000_000, 7 ) );
		$this->signed( self::change( 'b', 30.0 ) );
		$this->signed( self::change( 'b', 31.0, 1_800_000_010 ) );
		$this->selldone( 'Confirm' );
		$this->signed( self::change( 'missing', 1.0 ) );
		$this->signed( [ 'id' => 'evt_other', 'type' => 'product.updated', 'storeId' => 'another', 'data' => [] ] );
		self::settle_all();
		$before = self::stored();
		$answer = $this->replay( [ 'filter' => [ 'search' => '' ], 'dry_run' => true ] );
		self::assertSame( $before, self::stored(), 'nothing at all was written' );
		self::assertSame( [ 6, 6, 0 ], [ $answer['total'], $answer['replayable'], $answer['queued'] ] );
		self::assertSame( [ 'unknown', 'other', 'change', 'change', 'change', 'change' ], array_column( $answer['outcomes'], 'outcome' ) );
		self::assertSame( 'Would change 1 order, 2 prices, and 1 stock count. 1 would only be looked at again. 1 concerns nothing here, or cannot be read.', $answer['sentence'] );
		$valid = rest_validate_value_from_schema( $answer, EventsSchema::replay(), 'answer' );
		self::assertTrue( $valid, is_wp_error( $valid ) ? $valid->get_error_message() : '' );
	}

	public function test_what_was_foreseen_is_what_happens(): void {
		self::item( 'a', 1000 );
		$this->signed( self::change( 'a', 20.0 ) );
		self::settle_all();
		$id = self::last_id();
		self::assertSame( 'change', $this->replay( [ 'ids' => [ $id ] ] )['outcomes'][0]['outcome'], 'a dry run unless asked otherwise' );
		self::assertSame( '1000', self::price( 'a' ) );
		$answer = $this->replay( [ 'ids' => [ $id ], 'dry_run' => false ] );
		self::assertSame( [ 1, [] ], [ $answer['queued'], $answer['outcomes'] ] );
		self::assertSame( [ 'pending', '0' ], [ self::last_row()['state'], self::last_row()['attempts'] ] );
		self::assertSame( 1, $this->work() );
		self::assertSame( '2000', self::price( 'a' ) );
		self::assertSame( [ 'done', 'applied', '1' ], [ self::last_row()['state'], self::last_row()['verdict'], self::last_row()['attempts'] ] );
		self::assertSame( 'stale', $this->replay( [ 'ids' => [ $id ] ] )['outcomes'][0]['outcome'] );
	}

	public function test_a_replay_leaves_what_the_event_did_in_the_log(): void {
		self::item( 'a', 1000 );
		$this->signed( self::change( 'a', 20.0 ) );
		$this->work();
		self::set_event( self::last_id(), [ 'settled_at' => 1_800_000_000 ] );
		$did = self::told( self::last_id() );
		self::assertSame( [ [ 'what' => 'price_minor', 'before' => 1000, 'after' => 2000 ] ], json_decode( $did['changes'], true ) );
		for ( $round = 1; $round <= 2; $round++ ) {
			$this->replay( [ 'ids' => [ self::last_id() ], 'dry_run' => false ] );
			self::assertSame( 1, $this->work() );
			self::assertSame( [ ...$did, 'note' => 'replayed' ], self::told( self::last_id() ) );
		}
		$shown = $this->rest( 'GET', '/events/' . self::last_id() )->get_data();
		self::assertIsArray( $shown );
		self::assertSame( 'Price', $shown['changes'][0]['what'] );
		self::assertStringEndsWith( 'It was replayed later, which changed nothing more.', $shown['chain'][4]['sentence'] );
		self::assertStringNotContainsString( 'replayed', $shown['chain'][1]['sentence'] );
	}

	public function test_a_replay_that_does_something_says_what(): void {
		global $wpdb;
		self::item( 'a', 1000 );
		$this->signed( self::change( 'a', 20.0 ) );
		$this->work();
		$wpdb->query( "UPDATE {$wpdb->prefix}sedifex_products SET watermark = '', price_minor = 1500 WHERE item_id = 'a'" );
		self::set_event( self::last_id(), [ 'settled_at' => 1_800_000_000, 'note' => 'replayed' ] );
		$this->replay( [ 'ids' => [ self::last_id() ], 'dry_run' => false ] );
		$this->work();
		$now = self::told( self::last_id() );
		self::assertSame( [ [ 'what' => 'price_minor', 'before' => 1500, 'after' => 2000 ] ], json_decode( $now['changes'], true ) );
		self::assertSame( [ 'applied', '' ], [ $now['verdict'], $now['note'] ] );
		self::assertNotSame( '1800000000', $now['settled_at'] );
	}

	public function test_what_never_did_anything_is_still_stale(): void {
		self::item( 'a', 1000 );
		$this->signed( self::change( 'a', 20.0, 1_800_000_010 ) );
		$this->work();
		$this->signed( self::change( 'a', 30.0, 1_800_000_000 ) );
		$this->work();
		$this->replay( [ 'ids' => [ self::last_id() ], 'dry_run' => false ] );
		$this->work();
		self::assertSame( [ 'stale', '[]', '' ], [ self::told( self::last_id() )['verdict'], self::told( self::last_id() )['changes'], self::told( self::last_id() )['note'] ] );
	}

	public function test_replaying_everything_changes_nothing(): void {
		self::item( 'a', 1000 );
		self::item( 'b', 1000 );
		$this->signed( self::change( 'a', 20.0, 1_800_000_000 ) );
		$this->signed( self::change( 'a', 22.0, 1_800_000_020 ) );
		$this->signed( self::change( 'a', 21.0, 1_800_000_010 ) );
		$this->signed( self::product( 'b', null, [ 'updatedAt' => '2026-11-21T08:00:00Z' ] ) );
		$this->selldone( 'Confirm', [ 'status' => 'Payed' ] );
		$this->selldone( 'Confirm', [ 'status' => 'Canceled', 'updated_at' => '2026-11-21 09:00:00' ] );
		$this->sevi();
		$this->sevi( [ 'status' => 'DELIVERED', 'paymentStatus' => 'PAID', 'amount' => 6000 ] );
		$this->sevi( [ 'amount' => 7000 ] );
		self::assertSame( 9, $this->work() );
		$before = self::stored( [ 'products', 'orders' ] );
		for ( $round = 1; $round <= 2; $round++ ) {
			self::assertSame( 9, $this->replay( [ 'filter' => [ 'state' => '' ], 'dry_run' => false ] )['queued'] );
			self::assertSame( 9, $this->work() );
			self::assertSame( $before, self::stored( [ 'products', 'orders' ] ) );
		}
		self::assertSame( 9, array_sum( $this->events->counts() ) );
		self::assertStringStartsWith( 'Would change nothing. 9 would be stale', $this->replay( [ 'filter' => [ 'type' => '' ] ] )['sentence'] );
	}

	public function test_the_doctor_finds_what_would_happen_twice(): void {
		global $wpdb;
		self::item( 'a', 1000 );
		$this->signed( self::change( 'a', 20.0 ) );
		$this->selldone( 'Confirm' );
		$this->work();
		$doctor = new Replay( $wpdb, new EventList( $wpdb, new EventPieces( $wpdb ) ), self::rereading(), self::handlers() );
		self::assertSame( [], $doctor->breaks() );
		$wpdb->query( "UPDATE {$wpdb->prefix}sedifex_products SET watermark = '', price_minor = 1 WHERE item_id = 'a'" );
		self::assertSame( [ (string) ( self::last_id() - 1 ) ], $doctor->breaks() );
	}

	public function test_a_dead_event_lives_again_once_its_cause_is_gone(): void {
		self::item( 'a', 1000 );
		$this->signed( self::change( 'a', 20.0 ) );
		self::set_event( self::last_id(), [ 'state' => 'dead', 'verdict' => 'failed', 'attempts' => 11 ] );
		self::assertSame( 1, $this->replay( [ 'filter' => [ 'state' => 'dead' ], 'dry_run' => false ] )['queued'] );
		$this->work();
		self::assertSame( [ 'done', '2000' ], [ self::last_row()['state'], self::price( 'a' ) ] );
	}

	public function test_an_event_of_another_store_is_read_anew_once_the_store_is_set(): void {
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM, 'store_id' => 'wrong' ] );
		self::item( 'a', 1000 );
		$this->signed( self::change( 'a', 20.0 ) );
		self::assertSame( [ 'ignored', 'other_store', '' ], [ self::last_row()['state'], self::last_row()['verdict'], self::last_row()['object'] ] );
		$id = self::last_id();
		$this->replay( [ 'ids' => [ $id ], 'dry_run' => false ] );
		$this->work();
		self::assertSame( [ 'ignored', 'other_store' ], [ self::last_row()['state'], self::last_row()['verdict'] ], 'still not ours' );
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM, 'store_id' => self::STORE ] );
		self::assertSame( 'change', $this->replay( [ 'ids' => [ $id ] ] )['outcomes'][0]['outcome'] );
		$this->replay( [ 'ids' => [ $id ], 'dry_run' => false ] );
		$this->work();
		self::assertSame( [ 'done', 'product:a', '2000' ], [ self::last_row()['state'], self::last_row()['object'], self::price( 'a' ) ] );
	}

	public function test_what_could_not_be_read_stays_dead(): void {
		$this->deliver( 'sedifex', '{', [ 'x-sedifex-signature' => 'sha256=' . hash_hmac( 'sha256', '{', self::SECRET ) ] );
		self::assertSame( 'unknown', $this->replay( [ 'ids' => [ self::last_id() ] ] )['outcomes'][0]['outcome'] );
		$this->replay( [ 'ids' => [ self::last_id() ], 'dry_run' => false ] );
		$this->work();
		self::assertSame( [ 'dead', 'malformed' ], [ self::last_row()['state'], self::last_row()['verdict'] ] );
	}

	public function test_without_its_body_an_event_cannot_be_replayed_and_that_is_said(): void {
		$this->signed( self::change( 'a', 20.0 ) );
		self::settle_all();
		self::set_event( self::last_id(), [ 'body' => '' ] );
		$answer = $this->replay( [ 'ids' => [ self::last_id() ] ] );
		self::assertSame( [ 0, 'no_body' ], [ $answer['replayable'], $answer['outcomes'][0]['outcome'] ] );
		self::assertStringContainsString( 'not kept any more', $answer['sentence'] );
		$answer = $this->replay( [ 'ids' => [ self::last_id() ], 'dry_run' => false ] );
		self::assertSame( 0, $answer['queued'] );
		self::assertStringContainsString( 'not kept any more', $answer['sentence'] );
		self::assertSame( 'done', self::last_row()['state'] );
	}

	public function test_what_waits_or_is_in_hand_is_left_alone(): void {
		$this->signed( self::change( 'a', 20.0 ) );
		$this->signed( self::change( 'b', 20.0 ) );
		self::set_event( self::last_id(), [ 'state' => 'processing', 'claim' => 'somebody', 'lease_until' => time() + 100, 'attempts' => 3 ] );
		$before = self::stored();
		self::assertSame( 0, $this->replay( [ 'filter' => [ 'source' => 'sedifex' ], 'dry_run' => false ] )['queued'] );
		self::assertSame( $before, self::stored() );
		self::assertSame( [ 'other', 'other' ], array_column( $this->replay( [ 'filter' => [ 'source' => 'sedifex' ] ] )['outcomes'], 'outcome' ) );
	}

	public function test_only_what_the_filter_finds_is_replayed(): void {
		$this->signed( self::change( 'a', 20.0 ) );
		$this->selldone( 'Confirm' );
		$this->sevi();
		self::settle_all();
		self::assertSame( 1, $this->replay( [ 'filter' => [ 'source' => 'selldone', 'type' => 'Confirm' ], 'dry_run' => false ] )['queued'] );
		self::assertSame( [ 'pending' => 1, 'processing' => 0, 'done' => 2, 'ignored' => 0, 'dead' => 0 ], $this->events->counts() );
	}

	public function test_a_filter_that_is_none_is_refused(): void {
		$this->signed( self::change( 'a', 20.0 ) );
		self::settle_all();
		foreach ( [ [ 'filter' => [ 'state' => 'nonsense' ] ], [ 'filter' => [ 'stage' => 'done' ] ], [ 'ids' => [ 'x' ] ], [ 'ids' => [] ], [] ] as $asked ) {
			self::assertSame( 400, $this->rest( 'POST', '/events/replay', [ ...$asked, 'dry_run' => false ] )->get_status(), (string) wp_json_encode( $asked ) );
		}
		self::assertSame( 'done', self::last_row()['state'] );
	}

	private static function settle_all(): void {
		global $wpdb;
		$wpdb->query( "UPDATE {$wpdb->prefix}sedifex_events SET state = CASE WHEN state = 'pending' THEN 'done' ELSE state END" );
	}

	/** @return array{verdict: string, changes: string, note: string, settled_at: string} What the log has of what an event did. */
	private static function told( int $id ): array {
		global $wpdb;
		$row = (array) $wpdb->get_row( $wpdb->prepare( 'SELECT verdict, changes, note, settled_at FROM %i WHERE id = %d', $wpdb->prefix . 'sedifex_events', $id ), ARRAY_A );
		return [ 'verdict' => (string) $row['verdict'], 'changes' => (string) $row['changes'], 'note' => (string) $row['note'], 'settled_at' => (string) $row['settled_at'] ];
	}

	private static function price( string $item ): ?string {
		global $wpdb;
		return $wpdb->get_var( $wpdb->prepare( 'SELECT price_minor FROM %i WHERE item_id = %s', $wpdb->prefix . 'sedifex_products', $item ) );
	}

	/**
	 * @param array<string, mixed> $asked
	 * @return array<string, mixed>
	 */
	private function replay( array $asked ): array {
		$answer = $this->rest( 'POST', '/events/replay', $asked );
		self::assertSame( 200, $answer->get_status(), (string) wp_json_encode( $answer->get_data() ) );
		$data = $answer->get_data();
		self::assertIsArray( $data );
		return $data;
	}
}
