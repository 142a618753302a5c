<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Bookings;

use Sedifex\Sync\Bookings\AvailabilityJob;
use Sedifex\Sync\Sedifex\Capabilities;
use Sedifex\Sync\Sedifex\SnapshotStore;
use Sedifex\Sync\Support\Deadline;
use Sedifex\Sync\Tests\Unit\Bookings\Slots;
use WP_Error;

final class AvailabilitySyncTest extends AvailabilityTestCase {

	public function test_the_recorded_answer_becomes_the_copy(): void {
		$this->answers( Slots::recorded()[0]['body'] ?? [] );
		$this->look();
		self::assertSame( [ $this->clock->now, 10, 0, '', '' ], [ $this->state()->as_of, $this->state()->total, $this->state()->bad, $this->state()->problem, $this->state()->category ] );
		self::assertSame( [ 'slot_open', 'slot_last_seat', 'slot_full', 'slot_cancelled', 'slot_unlimited', 'slot_private', 'slot_draft_service', 'slot_time_tba', 'slot_date_tba' ], $this->listed() );
		self::assertCount( 1, $this->sent );
		self::assertStringContainsString( 'v1IntegrationAvailability?storeId=store_demo', $this->sent[0]['url'] );
		self::assertStringNotContainsString( 'from=', $this->sent[0]['url'] );
	}

	/**
	 * @dataProvider failures
	 * @param array<string, mixed>|WP_Error $answer
	 */
	public function test_the_last_good_copy_outlives_every_failure( array|WP_Error $answer, string $category ): void {
		$this->has_slots( Slots::raw( 'a' ), Slots::raw( 'b' ) );
		$this->look();
		$good = $this->clock->now;
		for ( $number = 1; $number <= 3; $number++ ) {
			$this->clock->now += 3600;
			$this->remote      = static fn(): array|WP_Error => $answer;
			self::assertFalse( $this->looking->run( 6.0 ) );
			self::assertSame( [ 'a', 'b' ], $this->listed() );
			self::assertSame( [ $good, $number, $category, $this->clock->now, 2 ], [ $this->state()->as_of, $this->state()->failures, $this->state()->category, $this->state()->looked_at, $this->state()->total ] );
			self::assertNotSame( '', $this->state()->problem );
		}
		// That a function is not there is remembered for a day.
		( new Capabilities( new SnapshotStore( $GLOBALS['wpdb'] ) ) )->forget( 'https://functions.example.org' );
		$this->has_slots( Slots::raw( 'c' ) );
		$this->look();
		self::assertSame( [ 'c' ], $this->listed() );
		self::assertSame( [ 0, '', '' ], [ $this->state()->failures, $this->state()->problem, $this->state()->failure ] );
	}

	/** @return array<string, array{array<string, mixed>|WP_Error, string}> */
	public static function failures(): array {
		$json = static fn( mixed $body, int $status = 200 ): array => self::http( $status, (string) json_encode( $body ) );
		return [
			'silence'             => [ new WP_Error( 'http_request_failed', 'cURL error 28: too slow' ), 'network' ],
			'its own failure'     => [ $json( [ 'error' => 'internal' ], 500 ), 'upstream' ],
			'a page'              => [ self::http( 200, '<html>' ), 'data' ],
			'half an answer'      => [ self::http( 200, '{"ok":true,"slots":[{"id' ), 'data' ],
			'another contract'    => [ $json( [ 'error' => 'contract-version-mismatch', 'expectedVersion' => '2027-01-01' ], 400 ), 'contract' ],
			'another store'       => [ $json( Slots::body( [], [ 'storeId' => 'store_other' ] ) ), '' ],
			'only a part'         => [ $json( Slots::body( [], [ 'serviceId' => 'svc' ] ) ), '' ],
			'nothing readable'    => [ $json( Slots::body( [ Slots::raw( 'x', [ 'capacity' => 'many' ] ) ] ) ), '' ],
			'the function is off' => [ self::http( 404, '<html>Not found</html>' ), 'absent' ],
		];
	}

	public function test_a_refused_key_is_told_and_the_public_slots_are_shown(): void {
		$this->answers( Slots::recorded()[2]['body'] ?? [] );
		$this->look();
		self::assertSame( [ 'authentication', 'key_refused', 0 ], [ $this->state()->category, $this->state()->failure, $this->state()->failures ] );
		self::assertStringContainsString( 'did not accept your key', $this->state()->problem );
		self::assertNotContains( 'slot_private', $this->listed() );
		self::assertContains( 'slot_open', $this->listed() );
		$this->answers( Slots::recorded()[0]['body'] ?? [] );
		$this->look();
		self::assertSame( [ '', '' ], [ $this->state()->category, $this->state()->problem ] );
	}

	public function test_a_sedifex_without_the_function_troubles_nobody(): void {
		$this->remote = static fn(): array => self::http( 404, '<html>Not found</html>' );
		self::assertFalse( $this->looking->run( 6.0 ) );
		self::assertSame( [ '', 'absent', 0 ], [ $this->state()->problem, $this->state()->category, $this->state()->as_of ] );
		self::assertFalse( $this->looking->run( 6.0 ) );
		self::assertCount( 1, $this->sent, 'it is remembered' );
	}

	public function test_an_answer_that_says_the_same_is_not_written_again(): void {
		$this->has_slots( Slots::raw( 'a' ) );
		$this->look();
		$written = 0;
		$listen  = static function ( string $query ) use ( &$written ): string {
			$written += str_contains( $query, "VALUES ('availability'," ) ? 1 : 0;
			return $query;
		};
		add_filter( 'query', $listen );
		$this->clock->now += 60;
		$this->look();
		self::assertSame( [ 0, $this->clock->now ], [ $written, $this->state()->as_of ] );
		$this->has_slots( Slots::raw( 'a', [ 'seatsRemaining' => 3 ] ) );
		$this->look();
		self::assertSame( 1, $written );
		self::assertSame( 3, $this->availability->find( 'a' )?->seats_remaining );
	}

	public function test_what_the_database_will_not_have_is_a_failure(): void {
		$this->has_slots( Slots::raw( 'a' ) );
		$this->look();
		$good              = $this->clock->now;
		$refuse            = static fn( string $query ): string => str_contains( $query, "VALUES ('availability'," ) ? '' : $query;
		add_filter( 'query', $refuse );
		$this->clock->now += 60;
		$this->has_slots( Slots::raw( 'b' ) );
		self::assertFalse( $this->looking->run( 6.0 ) );
		self::assertSame( [ [ 'a' ], 'not_stored', $good ], [ $this->listed(), $this->state()->failure, $this->state()->as_of ] );
		remove_filter( 'query', $refuse );
		$this->look();
		self::assertSame( [ 'b' ], $this->listed() );
	}

	public function test_a_shop_with_slots_is_looked_at_every_quarter_of_an_hour_and_one_with_nothing_to_book_once_a_day(): void {
		self::assertTrue( $this->looking->is_due(), 'nobody has ever looked' );
		$this->has_slots( Slots::raw( 'a' ) );
		$this->look();
		$this->assert_due_after( 900 );
		$this->has_slots();
		$this->look();
		$this->assert_due_after( 86_400 );
		$this->look();
		$this->lists( [ self::raw( 'svc', [ 'itemType' => 'service', 'type' => 'SERVICE' ] ) ] );
		self::assertTrue( $this->sync->run()->is_done() );
		$this->assert_due_after( 900 );
		self::assertTrue( $this->settings->save( [ 'store_id' => '' ] ) );
		$this->clock->now += 900_000;
		self::assertFalse( $this->looking->is_due(), 'not connected' );
		self::assertFalse( $this->looking->run( 6.0 ) );
	}

	private function assert_due_after( int $seconds ): void {
		$before            = $this->clock->now;
		$this->clock->now += $seconds - 1;
		self::assertFalse( $this->looking->is_due() );
		$this->clock->now += 1;
		self::assertTrue( $this->looking->is_due() );
		$this->clock->now = $before;
	}

	public function test_it_is_thirty_seconds_fresh_while_somebody_looks_and_one_of_many_remarks_it(): void {
		$this->has_slots( Slots::raw( 'a' ) );
		$this->look();
		$this->clock->now += 29;
		self::assertFalse( $this->availability->want( $this->state() ), 'fresh' );
		self::assertFalse( $this->looking->is_due() );
		$this->clock->now += 1;
		self::assertTrue( $this->availability->want( $this->state() ) );
		self::assertTrue( $this->looking->is_due() );
		self::assertFalse( $this->availability->want( $this->state() ), 'somebody has just said so' );
		$this->clock->now += 5;
		self::assertTrue( $this->availability->want( $this->state() ), 'the one who said so may have been ended' );
		self::assertSame( 1, ( new AvailabilityJob( $this->looking ) )->run( new Deadline( $this->clock, 2.0 ) ) );
		self::assertSame( $this->clock->now, $this->state()->as_of );
		self::assertFalse( $this->looking->is_due() );
		$this->clock->now += 31;
		self::assertFalse( $this->looking->is_due(), 'nobody looks any more' );
	}

	public function test_after_failures_it_waits_longer_and_longer_also_while_somebody_looks(): void {
		$this->remote = static fn(): array => self::http( 500, '{}' );
		self::assertFalse( $this->looking->run( 6.0 ) );
		$this->assert_due_after( 30 );
		$this->clock->now += 29;
		self::assertFalse( $this->availability->want( $this->state() ) );
		$this->clock->now += 1;
		self::assertTrue( $this->availability->want( $this->state() ) );
		for ( $number = 0; $number < 8; $number++ ) {
			self::assertFalse( $this->looking->run( 6.0 ) );
		}
		$this->assert_due_after( 900 );
	}

	public function test_one_process_looks_at_a_time_and_a_job_without_time_does_not_begin(): void {
		$this->has_slots( Slots::raw( 'a' ) );
		$token = $this->claim->take( 'availability_claim', 30 );
		self::assertNotNull( $token );
		self::assertFalse( $this->looking->run( 6.0 ) );
		self::assertSame( [], $this->sent );
		$this->claim->release( 'availability_claim', $token );
		self::assertSame( 0, ( new AvailabilityJob( $this->looking ) )->run( new Deadline( $this->clock, 0.5 ) ) );
		self::assertSame( [], $this->sent );
		$this->look();
	}

	public function test_who_lost_the_claim_writes_nothing(): void {
		$body         = (string) wp_json_encode( Slots::body( [ Slots::raw( 'old' ) ] ) );
		$this->remote = static function () use ( $body ): array {
			global $wpdb;
			$wpdb->query( "UPDATE {$wpdb->prefix}sedifex_snapshots SET body = 'another' WHERE name = 'availability_claim'" );
			return self::http( 200, $body );
		};
		self::assertFalse( $this->looking->run( 6.0 ) );
		self::assertSame( [ [], 0 ], [ $this->listed(), $this->state()->as_of ] );
	}

	public function test_another_store_begins_with_nothing(): void {
		$this->has_slots( Slots::raw( 'a' ) );
		$this->look();
		self::assertTrue( $this->settings->save( [ 'store_id' => 'store_two' ] ) );
		self::assertSame( [ [], 0, true ], [ $this->listed(), $this->slots->state( 'store_two' )->as_of, $this->looking->is_due() ] );
		$this->answers( Slots::body( [ Slots::raw( 'z', [ 'storeId' => 'store_two' ] ) ], [ 'storeId' => 'store_two' ] ) );
		$this->look();
		self::assertSame( [ 'z' ], $this->listed() );
	}

	public function test_a_thousand_slots_at_most_are_kept_and_none_that_is_long_over(): void {
		$many = [ Slots::raw( 'over', [ 'startAt' => '2027-01-14T07:00:00Z' ] ), Slots::raw( 'just_over', [ 'startAt' => '2027-01-15T07:00:00Z' ] ) ];
		for ( $number = 0; $number < 1005; $number++ ) {
			$many[] = Slots::raw( sprintf( 'slot_%04d', $number ), [ 'startAt' => gmdate( 'Y-m-d\TH:i:s\Z', $this->clock->now + 86_400 + 600 * $number ), 'endAt' => null, 'serviceName' => "Ọjọ́ 🎉 {$number}" ] );
		}
		$this->has_slots( ...$many );
		$this->look();
		self::assertSame( 1000, $this->state()->total );
		$listed = $this->availability->shown()['slots'];
		self::assertSame( [ 999, 'slot_0000', 'Ọjọ́ 🎉 0' ], [ count( $listed ), $listed[0]->id, $listed[0]->name ] );
		self::assertNotNull( $this->availability->find( 'just_over' ) );
		self::assertNull( $this->availability->find( 'over' ) );
	}
}
