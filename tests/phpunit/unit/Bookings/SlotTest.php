<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Unit\Bookings;

use PHPUnit\Framework\TestCase;
use Sedifex\Sync\Bookings\Standing;

final class SlotTest extends TestCase {

	private static function utc( string $time ): int {
		return (int) strtotime( $time );
	}

	public function test_a_time_is_past_when_it_begins(): void {
		$slot = Slots::slot();
		self::assertSame( Standing::Open, $slot->standing( self::utc( '2027-03-10T08:59:59Z' ) ) );
		self::assertSame( Standing::Past, $slot->standing( self::utc( '2027-03-10T09:00:00Z' ) ) );
	}

	public function test_places(): void {
		$now  = self::utc( '2027-03-01T00:00:00Z' );
		$slot = Slots::slot( [ 'capacity' => 5, 'seatsRemaining' => 2 ] );
		self::assertSame( [ Standing::Open, Standing::Open, Standing::Full ], [ $slot->standing( $now ), $slot->standing( $now, 2 ), $slot->standing( $now, 3 ) ] );
		self::assertSame( Standing::Full, Slots::slot( [ 'seatsRemaining' => 0 ] )->standing( $now ) );
		self::assertSame( Standing::Full, Slots::slot( [ 'seatsRemaining' => 0 ] )->standing( $now, -5 ) );
		self::assertSame( Standing::Open, Slots::slot( [ 'capacity' => 0, 'seatsRemaining' => 0 ] )->standing( $now, 999 ), 'unlimited' );
	}

	public function test_what_the_store_closed_and_what_is_too_late(): void {
		$now = self::utc( '2027-03-01T00:00:00Z' );
		self::assertSame( Standing::Closed, Slots::slot( [ 'status' => 'closed', 'seatsRemaining' => 0 ] )->standing( $now ) );
		$slot = Slots::slot( [ 'registrationDeadline' => '2027-03-05T12:00:00.000Z', 'seatsRemaining' => 0 ] );
		self::assertSame( Standing::Full, $slot->standing( self::utc( '2027-03-05T11:59:59Z' ) ) );
		self::assertSame( Standing::Late, $slot->standing( self::utc( '2027-03-05T12:00:00Z' ) ) );
		self::assertSame( Standing::Past, $slot->standing( self::utc( '2027-03-10T12:00:00Z' ) ) );
	}

	/** @dataProvider ends_of_days */
	public function test_a_day_without_a_time_is_past_when_it_ends_where_it_is( string $zone, string $day, string $end ): void {
		$slot = Slots::slot( [ 'scheduleStatus' => 'time_tba', 'startAt' => null, 'endAt' => null, 'eventDate' => $day, 'timezone' => $zone ] );
		self::assertSame( [ false, true ], [ $slot->is_past( self::utc( $end ) - 1 ), $slot->is_past( self::utc( $end ) ) ] );
	}

	/** @return array<string, array{string, string, string}> */
	public static function ends_of_days(): array {
		return [
			'Accra'                        => [ 'Africa/Accra', '2027-04-01', '2027-04-02T00:00:00Z' ],
			'Nairobi'                      => [ 'Africa/Nairobi', '2027-04-01', '2027-04-01T21:00:00Z' ],
			'Kathmandu'                    => [ 'Asia/Kathmandu', '2027-04-01', '2027-04-01T18:15:00Z' ],
			'New York, clocks go forward'  => [ 'America/New_York', '2027-03-14', '2027-03-15T04:00:00Z' ],
			'New York, the day before'     => [ 'America/New_York', '2027-03-13', '2027-03-14T05:00:00Z' ],
			'New York, clocks go back'     => [ 'America/New_York', '2027-11-07', '2027-11-08T05:00:00Z' ],
			'Cairo, a day without its 0 h' => [ 'Africa/Cairo', '2027-04-29', '2027-04-29T22:00:00Z' ],
		];
	}

	public function test_what_has_no_date_is_never_past_and_in_every_span(): void {
		$slot = Slots::slot( [ 'scheduleStatus' => 'date_tba', 'eventDate' => null ] );
		self::assertSame( Standing::Open, $slot->standing( self::utc( '2090-01-01' ) ) );
		self::assertTrue( $slot->is_within( '2027-01-01', '2027-01-02' ) );
		self::assertSame( 'interest', $slot->action() );
		self::assertSame( 'book', Slots::slot()->action() );
		self::assertSame( 'enquire', Slots::slot( [ 'registrationMode' => 'enquiry' ] )->action() );
	}

	public function test_spans_go_by_the_days_of_its_own_zone_or_by_moments(): void {
		$slot = Slots::slot( [ 'startAt' => '2027-03-10T18:30:00.000Z', 'endAt' => '2027-03-10T19:30:00.000Z', 'timezone' => 'Asia/Kathmandu' ] );
		self::assertTrue( $slot->is_within( '2027-03-11', '2027-03-11' ) );
		self::assertFalse( $slot->is_within( null, '2027-03-10' ) );
		self::assertFalse( $slot->is_within( '2027-03-12', null ) );
		$at = self::utc( '2027-03-10T18:30:00Z' );
		self::assertTrue( $slot->is_within( $at, $at ) );
		self::assertFalse( $slot->is_within( $at + 1, null ) );
		self::assertFalse( $slot->is_within( null, $at - 1 ) );
		self::assertTrue( $slot->is_within( null, null ) );
	}

	public function test_it_is_of_its_service_and_of_its_course(): void {
		$slot = Slots::slot( [ 'serviceId' => 'svc-visa', 'linkedCourseId' => 'course_1' ] );
		foreach ( [ '', 'svc-visa', 'draft-svc-visa', 'Draft-svc-visa', 'course_1' ] as $service ) {
			self::assertTrue( $slot->is_of( $service ), $service );
		}
		self::assertFalse( $slot->is_of( 'svc' ) );
		self::assertTrue( Slots::slot( [ 'serviceId' => 'manual:trip-to-kakum' ] )->is_of( 'manual:trip-to-kakum' ) );
	}
}
