<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Bookings;

use Sedifex\Sync\Bookings\SlotLabels;
use Sedifex\Sync\Bookings\Standing;
use Sedifex\Sync\Queue\Runner;
use Sedifex\Sync\Tests\Unit\Bookings\Slots;

final class AvailabilityTest extends AvailabilityTestCase {

	private function recorded(): void {
		$this->answers( Slots::recorded()[0]['body'] ?? [] );
		$this->look();
		$this->sent   = [];
		$this->remote = null;
	}

	public function test_filters(): void {
		$this->recorded();
		self::assertSame( [ 'slot_unlimited' ], $this->listed( 'svc_massage' ) );
		self::assertSame( [ 'slot_draft_service' ], $this->listed( 'draft-svc-visa' ) );
		self::assertSame( [ 'slot_time_tba' ], $this->listed( 'manual:solar-energy-program' ) );
		self::assertSame( [], $this->listed( 'nope' ) );
		self::assertSame( [ 'slot_last_seat', 'slot_full', 'slot_date_tba' ], $this->listed( '', '2027-03-11', '2027-03-12' ) );
		self::assertSame( [ 'slot_time_tba', 'slot_date_tba' ], $this->listed( '', '2027-03-20' ) );
	}

	public function test_what_may_be_booked_changes_with_the_time(): void {
		$this->recorded();
		$open = $this->availability->find( 'slot_open' );
		self::assertNotNull( $open );
		self::assertSame( [ Standing::Open, Standing::Full ], [ $this->availability->standing( $open, 4 ), $this->availability->standing( $open, 5 ) ] );
		$this->clock->now = (int) strtotime( '2027-03-26T00:00:00Z' );
		self::assertSame( Standing::Past, $this->availability->standing( $open ) );
		self::assertSame( [ 'slot_date_tba' ], $this->listed(), 'the workshop no longer takes anybody' );
	}

	public function test_the_three_nearest_free_ones_of_the_same_service(): void {
		$at    = static fn( string $id, string $day, array $more = [] ): array => Slots::raw( $id, [ 'startAt' => "2027-03-{$day}T09:00:00Z", 'endAt' => null, ...$more ] );
		$slots = [
			$at( 'far', '01' ),
			$at( 'before', '09' ),
			$at( 'wanted', '10', [ 'seatsRemaining' => 0 ] ),
			$at( 'same_distance', '11' ),
			$at( 'full', '12', [ 'seatsRemaining' => 0 ] ),
			$at( 'closed', '12', [ 'status' => 'closed' ] ),
			$at( 'other', '10', [ 'serviceId' => 'svc_other' ] ),
			$at( 'one_seat', '12', [ 'seatsRemaining' => 1 ] ),
			$at( 'of_course', '13', [ 'serviceId' => '', 'linkedCourseId' => 'course_1' ] ),
			Slots::raw( 'some_day', [ 'scheduleStatus' => 'date_tba', 'startAt' => null ] ),
		];
		$this->has_slots( ...$slots );
		$this->look();
		$wanted = $this->availability->find( 'wanted' );
		self::assertNotNull( $wanted );
		self::assertSame( [ 'before', 'same_distance', 'one_seat' ], self::ids( $this->availability->nearest_free( $wanted ) ) );
		self::assertSame( [ 'before', 'same_distance', 'far' ], self::ids( $this->availability->nearest_free( $wanted, 2 ) ) );
		$this->clock->now = (int) strtotime( '2027-03-11T12:00:00Z' );
		self::assertSame( [ 'one_seat', 'some_day' ], self::ids( $this->availability->nearest_free( $wanted ) ) );
		$alone = $this->availability->find( 'of_course' );
		self::assertNotNull( $alone );
		self::assertSame( [], $this->availability->nearest_free( $alone ), 'slots of no service are not alike' );
	}

	/** @dataProvider labelled */
	public function test_times_are_those_of_the_place_and_say_so( string $zone, string $utc, string $date, string $time ): void {
		$slot   = Slots::slot( [ 'timezone' => $zone, 'startAt' => $utc, 'endAt' => null ] );
		$labels = new SlotLabels( 'j F Y', 'G:i' );
		self::assertSame( [ $date, $time ], [ $labels->date( $slot ), $labels->time( $slot ) ] );
	}

	/** @return array<string, array{string, string, string, string}> */
	public static function labelled(): array {
		return [
			'Accra'                           => [ 'Africa/Accra', '2027-03-10T09:00:00Z', 'Wednesday, 10 March 2027', '9:00, Accra time' ],
			'Nairobi'                         => [ 'Africa/Nairobi', '2027-03-10T21:30:00Z', 'Thursday, 11 March 2027', '0:30, Nairobi time' ],
			'Kathmandu'                       => [ 'Asia/Kathmandu', '2027-03-10T09:00:00Z', 'Wednesday, 10 March 2027', '14:45, Kathmandu time' ],
			'New York, before clocks change'  => [ 'America/New_York', '2027-03-14T06:59:00Z', 'Sunday, 14 March 2027', '1:59, New York time' ],
			'New York, after clocks change'   => [ 'America/New_York', '2027-03-14T07:00:00Z', 'Sunday, 14 March 2027', '3:00, New York time' ],
			'New York, before the hour twice' => [ 'America/New_York', '2027-11-07T04:59:00Z', 'Sunday, 7 November 2027', '0:59, New York time' ],
			'New York, the hour first'        => [ 'America/New_York', '2027-11-07T05:30:00Z', 'Sunday, 7 November 2027', '1:30 (EDT), New York time' ],
			'New York, the hour again'        => [ 'America/New_York', '2027-11-07T06:30:00Z', 'Sunday, 7 November 2027', '1:30 (EST), New York time' ],
			'New York, after the hour twice'  => [ 'America/New_York', '2027-11-07T07:00:00Z', 'Sunday, 7 November 2027', '2:00, New York time' ],
			'no known place'                  => [ 'Mars/Phobos', '2027-03-10T09:00:00Z', 'Wednesday, 10 March 2027', '9:00 UTC' ],
		];
	}

	public function test_days_and_what_is_still_to_be_announced(): void {
		$labels = new SlotLabels( 'j F Y', 'G:i' );
		$day    = Slots::slot( [ 'scheduleStatus' => 'time_tba', 'eventDate' => '2027-04-01', 'timezone' => 'America/New_York' ] );
		$none   = Slots::slot( [ 'scheduleStatus' => 'date_tba' ] );
		self::assertSame( [ 'Thursday, 1 April 2027', 'Time to be announced' ], [ $labels->date( $day ), $labels->time( $day ) ] );
		self::assertSame( [ 'Date to be announced', 'Time to be announced' ], [ $labels->date( $none ), $labels->time( $none ) ] );
		self::assertSame( 'Wednesday, 10 March 2027 – Friday, 12 March 2027', $labels->date( Slots::slot( [ 'endAt' => '2027-03-12T17:00:00Z' ] ) ) );
		self::assertSame( 'Wednesday, 10 March 2027', $labels->date( Slots::slot( [ 'endAt' => '2027-03-11T00:00:00Z' ] ) ) );
		self::assertSame( 'Wed 10/3', ( new SlotLabels( 'D j/n', 'G:i' ) )->date( Slots::slot() ) );
	}

	public function test_the_route_gives_the_copy_at_once_and_has_the_worker_look_afterwards(): void {
		$this->recorded();
		$this->clock->now += 20;
		self::assertCount( 9, $this->asked( [], $cache )['slots'] );
		self::assertSame( 'public, max-age=10', $cache );
		$this->runner->after_answer();
		self::assertFalse( wp_next_scheduled( Runner::KICK ), 'fresh' );
		$this->clock->now += 20;
		$answer            = $this->asked();
		self::assertSame( [ [], 9, '2027-01-15T08:00:00Z' ], [ $this->sent, count( $answer['slots'] ), $answer['as_of'] ], 'nobody waits for Sedifex' );
		$this->runner->after_answer();
		self::assertNotFalse( wp_next_scheduled( Runner::KICK ) );
	}

	public function test_only_without_any_copy_does_the_route_wait_and_then_for_four_seconds_at_most(): void {
		$this->has_slots( Slots::raw( 'a' ) );
		self::assertSame( [ 'a' ], array_column( $this->asked()['slots'], 'id' ) );
		self::assertCount( 1, $this->sent );
		self::assertLessThanOrEqual( 4.0, $this->sent[0]['args']['timeout'] );
	}

	public function test_without_a_copy_and_without_sedifex_it_says_that_nothing_is_known(): void {
		$this->remote = static fn(): array => self::http( 500, '{}' );
		for ( $visitor = 0; $visitor < 3; $visitor++ ) {
			self::assertSame( [ 'slots' => [], 'as_of' => null ], $this->asked( [], $cache ) );
			self::assertSame( 'no-store', $cache );
		}
		self::assertCount( 1, $this->sent, 'one of many waited' );
	}

	public function test_a_page_asks_nobody_even_without_a_copy(): void {
		$shown = $this->availability->shown();
		self::assertSame( [], $shown['slots'] );
		self::assertTrue( $this->availability->want( $shown['state'] ) );
		self::assertNull( $this->availability->find( 'slot_open' ) );
		self::assertSame( [], $this->sent );
	}

	public function test_a_slot_from_outside(): void {
		$this->lists( [ self::raw( 'draft-svc-visa', [ 'itemType' => 'service', 'type' => 'SERVICE', 'name' => 'Visa', 'price' => 80 ] ), self::raw( 'course_1', [ 'itemType' => 'course', 'type' => 'COURSE', 'price' => 900 ] ) ] );
		self::assertTrue( $this->sync->run()->is_done() );
		$this->products->forget();
		$this->has_slots(
			Slots::raw( 'visa', [ 'serviceId' => 'svc-visa', 'serviceName' => null, 'price' => null, 'currency' => null, 'capacity' => 0, 'seatsRemaining' => 0 ] ),
			Slots::raw( 'term', [ 'serviceId' => '', 'linkedCourseId' => 'course_1', 'price' => 950, 'startAt' => '2027-03-11T09:00:00Z', 'endAt' => null, 'seatsRemaining' => 0 ] ),
			Slots::raw( 'dollars', [ 'serviceId' => 'svc-visa', 'price' => null, 'currency' => 'USD', 'startAt' => '2027-03-12T09:00:00Z', 'endAt' => null, 'attributes' => [ 'imageUrl' => 'https://example.org/a.jpg' ] ] ),
			Slots::raw( 'trip', [ 'serviceId' => 'manual:trip', 'scheduleStatus' => 'date_tba', 'registrationMode' => 'enquiry', 'price' => null ] )
		);
		$this->look();
		update_option( 'time_format', 'G:i' );
		$slots = array_column( $this->asked()['slots'], null, 'id' );
		self::assertSame( [ 'visa', 'term', 'dollars', 'trip' ], array_keys( $slots ) );
		self::assertSame( [ 'Visa', 8000, 'GHS', 0, null, 'open', 'book', '2027-03-10T09:00:00Z', '9:00, Accra time', [ 'type' => 'service', 'id' => 'draft-svc-visa' ], 'svc-visa' ], [ $slots['visa']['name'], $slots['visa']['price_minor'], $slots['visa']['currency'], $slots['visa']['capacity'], $slots['visa']['seats_remaining'], $slots['visa']['state'], $slots['visa']['action'], $slots['visa']['starts_at'], $slots['visa']['time_label'], $slots['visa']['item'], $slots['visa']['service_id'] ] );
		self::assertSame( [ 'full', 95000, [ 'type' => 'course', 'id' => 'course_1' ] ], [ $slots['term']['state'], $slots['term']['price_minor'], $slots['term']['item'] ] );
		self::assertSame( [ null, null ], [ $slots['dollars']['price_minor'], $slots['dollars']['image'] ], 'neither another currency nor a picture of another site' );
		self::assertSame( [ null, 'enquire', null, 'Date to be announced' ], [ $slots['trip']['item'], $slots['trip']['action'], $slots['trip']['starts_at'], $slots['trip']['date_label'] ] );
		self::assertTrue( $this->settings->save( [ 'show_originals' => true ] ) );
		self::assertSame( 'https://example.org/a.jpg', array_column( $this->asked()['slots'], null, 'id' )['dollars']['image']['src'] ?? null );
	}

	public function test_script_in_every_text_leaves_as_text(): void {
		$evil = '<script>alert(1)</script><b>Bold</b> &lt;img src=x onerror=alert(1)&gt; & co';
		$this->has_slots( Slots::raw( 'a', array_fill_keys( [ 'serviceName', 'location', 'description', 'category', 'displayDateText', 'displayTimeText', 'eventKind', 'registrationMode', 'timezone', 'serviceId', 'linkedCourseId' ], $evil ) ), Slots::raw( $evil ), Slots::raw( 'b', [ 'attributes' => [ 'imageUrl' => 'javascript:alert(1)', 'imageAlt' => $evil ] ] ) );
		$this->look();
		$text = (string) wp_json_encode( $this->asked() );
		self::assertSame( [ 'a', 'b' ], $this->listed() );
		self::assertSame( 1, $this->state()->bad );
		self::assertSame( 'Bold & co', $this->asked()['slots'][0]['name'] );
		foreach ( [ 'script>', 'onerror', '\u003C', '<', 'alert' ] as $trace ) {
			self::assertStringNotContainsString( $trace, $text );
		}
	}

	/** @dataProvider dates */
	public function test_the_route_refuses_dates_that_there_are_not( mixed $date, bool $is_good ): void {
		$status = $is_good ? 200 : 400;
		self::assertSame( $status, $this->rest( 'GET', '/availability', [ 'from' => $date ] )->get_status() );
		self::assertSame( $status, $this->rest( 'GET', '/availability', [ 'to' => $date ] )->get_status() );
	}

	/** @return array<string, array{mixed, bool}> */
	public static function dates(): array {
		return [
			'a day'               => [ '2027-03-31', true ],
			'a moment'            => [ '2027-03-31T10:00:00.000Z', true ],
			'a moment by a zone'  => [ '2027-03-31T10:00+03:00', true ],
			'nothing'             => [ '', true ],
			'no such day'         => [ '2027-02-29', false ],
			'no such hour'        => [ '2027-02-28T24:00:00Z', false ],
			'words'               => [ 'not-a-date', false ],
			'another order'       => [ '31-03-2027', false ],
			'a line more'         => [ "2027-03-31\n", false ],
			'a list'              => [ [ '2027-03-31' ], false ],
			'something long'      => [ str_repeat( '2', 5000 ), false ],
		];
	}

	public function test_the_route_is_for_everybody_and_takes_no_huge_service(): void {
		self::assertSame( 200, $this->rest( 'GET', '/availability', [ 'service' => "'; DROP TABLE--" ] )->get_status() );
		self::assertSame( 400, $this->rest( 'GET', '/availability', [ 'service' => str_repeat( 'x', 221 ) ] )->get_status() );
		self::assertSame( 400, $this->rest( 'GET', '/availability', [ 'service' => [ 'a' ] ] )->get_status() );
		self::assertSame( 404, $this->rest( 'POST', '/availability' )->get_status() );
	}

	public function test_spans_of_moments_reach_the_slots(): void {
		$this->recorded();
		$ids = fn( array $query ): array => array_column( $this->asked( $query )['slots'], 'id' );
		self::assertSame( [ 'slot_last_seat', 'slot_full', 'slot_date_tba' ], $ids( [ 'from' => '2027-03-11T00:00:00.000Z', 'to' => '2027-03-12T23:59:59.000Z' ] ) );
		self::assertSame( [ 'slot_last_seat', 'slot_date_tba' ], $ids( [ 'from' => '2027-03-11T12:00:00+03:00', 'to' => '2027-03-11' ] ) );
		self::assertSame( [ 'slot_open' ], $ids( [ 'service' => 'svc_consult', 'to' => '2027-03-10' ] ) );
	}
}
