<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Unit\Bookings;

use PHPUnit\Framework\TestCase;
use Sedifex\Sync\Bookings\Slot;
use Sedifex\Sync\Bookings\SlotRead;

final class SlotReaderTest extends TestCase {

	public function test_every_recorded_answer_is_read_for_what_it_is(): void {
		$whole = 0;
		foreach ( Slots::recorded() as $number => $entry ) {
			$body   = $entry['body'];
			$read   = Slots::read( $body, $entry['status'] );
			$listed = is_array( $body['slots'] ?? null ) && [ 'store_demo', null, null, null ] === [ $body['storeId'], $body['serviceId'], $body['from'], $body['to'] ];
			if ( 200 !== $entry['status'] || ! $listed ) {
				self::assertIsString( $read, $entry['name'] . ': no whole list of our store' );
				continue;
			}
			++$whole;
			self::assertInstanceOf( SlotRead::class, $read, $entry['name'] );
			self::assertSame( 0, $read->bad, $entry['name'] );
			self::assertSame( $body['authenticated'] ?? null, $read->is_all, $entry['name'] );
			self::assertSame( array_column( $body['slots'], 'id' ), self::ids( $read ), $entry['name'] . ': the same slots in the same order' );
			self::assertSame( 0 === $number, $read->is_all );
		}
		self::assertSame( 3, $whole );
	}

	public function test_slots_of_parts_of_the_list_are_read_as_those_of_the_whole(): void {
		$whole = Slots::recorded()[0]['body']['slots'] ?? [];
		$seen  = 0;
		foreach ( Slots::recorded() as $entry ) {
			foreach ( is_array( $entry['body']['slots'] ?? null ) ? $entry['body']['slots'] : [] as $raw ) {
				$read = Slots::read( Slots::body( [ $raw ] ) );
				self::assertInstanceOf( SlotRead::class, $read );
				self::assertSame( [ 1, 0 ], [ count( $read->slots ), $read->bad ] );
				self::assertContains( $raw['id'], array_column( $whole, 'id' ) );
				++$seen;
			}
		}
		self::assertSame( 40, $seen );
	}

	public function test_the_recorded_kinds_of_slots(): void {
		$slots = self::by_id( Slots::recorded()[0]['body'] ?? [] );
		self::assertSame( [ 0, null, 'svc_massage' ], [ $slots['slot_unlimited']->capacity, $slots['slot_unlimited']->seats_remaining, $slots['slot_unlimited']->service_id ] );
		self::assertSame( [ 2, 0 ], [ $slots['slot_full']->capacity, $slots['slot_full']->seats_remaining ] );
		self::assertFalse( $slots['slot_closed']->is_open );
		self::assertTrue( $slots['slot_cancelled']->is_open, 'Sedifex shows a cancelled one as open' );
		self::assertSame( [ 25000, null, 'GHS', 'Accra office', '' ], [ $slots['slot_open']->price_minor, $slots['slot_open']->deposit_minor, $slots['slot_open']->currency, $slots['slot_open']->location, $slots['slot_open']->image ] );
		self::assertSame( [ null, 'GHS' ], [ $slots['slot_last_seat']->price_minor, $slots['slot_last_seat']->currency ] );
		$workshop = $slots['slot_time_tba'];
		self::assertSame( [ 'workshop', 'paid', 10000, 3000, 'time_tba', null, '2027-04-01', gmmktime( 0, 0, 0, 3, 25, 2027 ) ], [ $workshop->kind, $workshop->mode, $workshop->price_minor, $workshop->deposit_minor, $workshop->schedule, $workshop->starts_at, $workshop->date, $workshop->deadline ] );
		self::assertTrue( $workshop->is_manual() );
		self::assertSame( 'interest', $workshop->action() );
		$trip = $slots['slot_date_tba'];
		self::assertSame( [ 'trip', 'enquiry', null, null, 'enquire', PHP_INT_MAX ], [ $trip->kind, $trip->mode, $trip->starts_at, $trip->date, $trip->action(), $trip->moment() ] );
	}

	public function test_a_slot_is_stored_and_read_back_as_it_was(): void {
		foreach ( self::by_id( Slots::recorded()[0]['body'] ?? [] ) as $slot ) {
			self::assertEquals( $slot, Slot::from_array( (array) json_decode( (string) json_encode( $slot->to_array() ), true ) ) );
		}
		self::assertNull( Slot::from_array( [ 'id' => 'x' ] ) );
	}

	/**
	 * @dataProvider bad_slots
	 * @param array<string, mixed> $changes
	 */
	public function test_one_that_cannot_be_read_keeps_no_other_out( array $changes ): void {
		$read = Slots::read( Slots::body( [ Slots::raw( 'bad', $changes ), Slots::raw( 'good' ) ] ) );
		self::assertInstanceOf( SlotRead::class, $read );
		self::assertSame( [ 'good' ], self::ids( $read ) );
		self::assertSame( 1, $read->bad );
		self::assertIsString( Slots::read( Slots::body( [ Slots::raw( 'bad', $changes ) ] ) ), 'nothing but bad ones is no list' );
	}

	/** @return array<string, array{array<string, mixed>}> */
	public static function bad_slots(): array {
		return [
			'no id'                 => [ [ 'id' => null ] ],
			'a number as id'        => [ [ 'id' => 7 ] ],
			'a path as id'          => [ [ 'id' => 'a/b' ] ],
			'a huge id'             => [ [ 'id' => str_repeat( 'x', 5000 ) ] ],
			'another store'         => [ [ 'storeId' => 'store_other' ] ],
			'unknown schedule'      => [ [ 'scheduleStatus' => 'soon' ] ],
			'scheduled, no time'    => [ [ 'startAt' => null ] ],
			'a day that is not'     => [ [ 'startAt' => '2027-02-30T09:00:00.000Z' ] ],
			'a time without a zone' => [ [ 'startAt' => '2027-03-10T09:00:00' ] ],
			'a number as time'      => [ [ 'startAt' => 1804669200 ] ],
			'words as time'         => [ [ 'startAt' => 'tomorrow' ] ],
			'a day, none named'     => [ [ 'scheduleStatus' => 'time_tba', 'eventDate' => null ] ],
			'a day that is none'    => [ [ 'scheduleStatus' => 'time_tba', 'eventDate' => '2027-02-29' ] ],
			'fewer than no places'  => [ [ 'capacity' => -1 ] ],
			'half a place'          => [ [ 'capacity' => 1.5 ] ],
			'places as text'        => [ [ 'capacity' => '5' ] ],
			'no places told'        => [ [ 'capacity' => null ] ],
			'none left told'        => [ [ 'seatsRemaining' => null ] ],
			'a price in words'      => [ [ 'price' => 'GHS 5' ] ],
			'a price below nought'  => [ [ 'price' => -5 ] ],
			'a price in a list'     => [ [ 'price' => [ 5 ] ] ],
			'a price of thirds'     => [ [ 'price' => 3.333 ] ],
			'a deposit in words'    => [ [ 'depositAmount' => 'half' ] ],
			'a currency in words'   => [ [ 'currency' => 'cedis' ] ],
		];
	}

	public function test_what_is_no_slot_at_all_and_doubles_are_counted(): void {
		$read = Slots::read( Slots::body( [ 'text', 7, null, [], Slots::raw( '1' ), Slots::raw( '1', [ 'price' => 1 ] ), Slots::raw( '2' ) ] ) );
		self::assertInstanceOf( SlotRead::class, $read );
		self::assertSame( [ '1', '2' ], self::ids( $read ) );
		self::assertSame( 5, $read->bad );
		self::assertSame( 25000, $read->slots[0]->price_minor, 'the first of two counts' );
	}

	/**
	 * @dataProvider no_lists
	 * @param array<string, mixed> $changes
	 */
	public function test_what_is_not_the_whole_list_of_our_store_is_no_list( array $changes ): void {
		self::assertIsString( Slots::read( Slots::body( [ Slots::raw() ], $changes ) ) );
	}

	/** @return array<string, array{array<string, mixed>}> */
	public static function no_lists(): array {
		return [
			'not ok'        => [ [ 'ok' => 'true' ] ],
			'no slots'      => [ [ 'slots' => null ] ],
			'an object'     => [ [ 'slots' => [ 'a' => Slots::raw() ] ] ],
			'another store' => [ [ 'storeId' => 'store_other' ] ],
			'one service'   => [ [ 'serviceId' => 'svc_consult' ] ],
			'a span'        => [ [ 'from' => '2027-03-11T00:00:00.000Z' ] ],
		];
	}

	public function test_an_empty_list_is_a_list(): void {
		$read = Slots::read( Slots::body( [] ) );
		self::assertInstanceOf( SlotRead::class, $read );
		self::assertSame( [ [], 0 ], [ $read->slots, $read->bad ] );
	}

	public function test_prices_and_deposits(): void {
		$prices = static fn( array $changes ): array => [ Slots::slot( $changes )->price_minor, Slots::slot( $changes )->deposit_minor ];
		self::assertSame( [ 12050, 2010 ], $prices( [ 'price' => 120.5, 'depositAmount' => 20.1 ] ) );
		self::assertSame( [ null, null ], $prices( [ 'price' => 0 ] ), 'nought is no price' );
		self::assertSame( [ 0, null ], $prices( [ 'price' => 50, 'registrationMode' => 'free', 'depositAmount' => 10 ] ), 'free is free' );
		self::assertSame( [ 5000, null ], $prices( [ 'price' => 50, 'depositAmount' => 50 ] ), 'all of it is no deposit' );
		self::assertSame( [ 5000, null ], $prices( [ 'price' => 50, 'depositAmount' => 80 ] ) );
		self::assertSame( [ null, 3000 ], $prices( [ 'price' => null, 'depositAmount' => 30 ] ) );
		self::assertSame( [ 250, null ], $prices( [ 'price' => 250, 'currency' => 'XOF' ] ) );
	}

	public function test_texts_and_words_that_are_not_what_they_should_be(): void {
		$slot = Slots::slot(
			[
				'serviceName'          => "  Long \u{202E}name " . str_repeat( 'n', 5000 ),
				'location'             => [ 'x' ],
				'description'          => 7,
				'category'             => str_repeat( "é\n", 4000 ),
				'eventKind'            => 'party',
				'registrationMode'     => [ 'free' ],
				'serviceId'            => 'draft-svc-visa',
				'linkedCourseId'       => '../etc',
				'registrationDeadline' => 'soon',
				'endAt'                => '2027-03-10T08:00:00.000Z',
				'seatsRemaining'       => 50,
				'attributes'           => [ 'imageUrl' => 'javascript:alert(1)', 'imageAlt' => [ 1 ] ],
			]
		);
		self::assertSame( 220, mb_strlen( $slot->name ) );
		self::assertStringStartsWith( 'Long name nnn', $slot->name );
		self::assertSame( [ '', '', '', '', 'svc-visa', '', null, null, 5, '', '' ], [ $slot->location, $slot->description, $slot->kind, $slot->mode, $slot->service_id, $slot->course_id, $slot->deadline, $slot->ends_at, $slot->seats_remaining, $slot->image, $slot->image_alt ] );
		self::assertLessThanOrEqual( 180, mb_strlen( $slot->category ) );
		self::assertStringNotContainsString( "\n", $slot->category );
		self::assertSame( 'https://example.org/a.jpg', Slots::slot( [ 'attributes' => [ 'imageUrl' => 'https://example.org/a.jpg' ] ] )->image );
		self::assertSame( '', Slots::slot( [ 'attributes' => 'text' ] )->image );
		self::assertSame( '', Slots::slot( [ 'serviceId' => [ 'a' ] ] )->service_id );
	}

	public function test_one_that_is_said_to_be_hidden_or_anything_but_open_is_closed(): void {
		self::assertTrue( Slots::slot()->is_open );
		foreach ( [ [ 'status' => 'cancelled' ], [ 'status' => null ], [ 'isPublic' => false ], [ 'attributes' => [ 'visibleOnWebsite' => false ] ] ] as $changes ) {
			self::assertFalse( Slots::slot( $changes )->is_open );
		}
	}

	public function test_a_slot_keeps_its_id_and_a_service_loses_the_store_in_front_of_it(): void {
		$read = Slots::read( Slots::body( [ Slots::raw( 'store_demo_1', [ 'serviceId' => 'store_demo_draft-svc' ] ) ] ) );
		self::assertInstanceOf( SlotRead::class, $read );
		self::assertSame( [ 'store_demo_1', 'svc' ], [ $read->slots[0]->id, $read->slots[0]->service_id ] );
	}

	public function test_zones(): void {
		$named = [ 'Africa/Nairobi' => 'Africa/Nairobi', 'africa/nairobi' => 'UTC', 'America/Argentina/Buenos_Aires' => 'America/Argentina/Buenos_Aires', 'UTC' => 'UTC', 'EST' => 'UTC', '+01:00' => 'UTC', 'Mars/Phobos' => 'UTC', '<script>' => 'UTC', "Africa/Accra\n" => 'UTC', '' => 'Africa/Accra' ];
		foreach ( $named as $sent => $zone ) {
			self::assertSame( $zone, Slots::slot( [ 'timezone' => $sent ] )->timezone, "$sent" );
		}
		self::assertSame( 'Africa/Accra', Slots::slot( [ 'timezone' => null ] )->timezone );
		self::assertSame( 'UTC', Slots::slot( [ 'timezone' => 7 ] )->timezone );
	}

	public function test_its_day_is_that_of_its_own_zone(): void {
		$at = [ 'startAt' => '2027-03-10T18:30:00.000Z', 'endAt' => '2027-03-10T19:30:00.000Z', 'eventDate' => '2027-03-10' ];
		self::assertSame( '2027-03-10', Slots::slot( $at )->date );
		self::assertSame( '2027-03-11', Slots::slot( [ ...$at, 'timezone' => 'Asia/Kathmandu' ] )->date );
		self::assertSame( '2027-03-09', Slots::slot( [ ...$at, 'startAt' => '2027-03-10T03:00:00.000Z', 'timezone' => 'America/New_York' ] )->date );
	}

	/** @return list<string> */
	private static function ids( SlotRead $read ): array {
		return array_map( static fn( Slot $slot ): string => $slot->id, $read->slots );
	}

	/**
	 * @param array<mixed> $body
	 * @return array<string, Slot>
	 */
	private static function by_id( array $body ): array {
		$read = Slots::read( $body );
		self::assertInstanceOf( SlotRead::class, $read );
		return array_combine( self::ids( $read ), $read->slots );
	}
}
