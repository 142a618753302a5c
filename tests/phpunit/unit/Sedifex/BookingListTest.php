<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Unit\Sedifex;

use PHPUnit\Framework\TestCase;
use Sedifex\Sync\Sedifex\Answer;
use Sedifex\Sync\Sedifex\BookingList;
use Sedifex\Sync\Sedifex\BookingRecord;

final class BookingListTest extends TestCase {

	private const STORE = 'store_demo';

	private const REF = 'SFX-7K3M9QXD-ABCDEFGHJKLM';

	/** @return array<mixed> The body of a recorded answer. */
	private static function recorded( int $index ): array {
		$file = json_decode( (string) file_get_contents( dirname( __DIR__, 3 ) . '/fixtures/recordings/v1IntegrationBookings.json' ), true );
		$body = is_array( $file ) ? $file[ $index ]['response']['body'] ?? null : null;
		self::assertIsArray( $body );
		return $body;
	}

	/** @param array<mixed>|null $body */
	private static function answer( ?array $body, int $status = 200 ): Answer {
		return new Answer( 'bookings', $status, $body );
	}

	/**
	 * @param array<mixed> $changes
	 * @return array<mixed>
	 */
	private static function row( int $number, array $changes = [] ): array {
		return [
			'id'             => 'b' . $number,
			'bookingId'      => 'b' . $number,
			'storeId'        => self::STORE,
			'attributes'     => [ 'sedifexSyncRef' => 'SFX-' . $number ],
			'bookingStatus'  => 'pending_approval',
			'paymentStatus'  => 'pending',
			'createdAt'      => [ '_seconds' => 1_800_000_000 - $number * 60, '_nanoseconds' => 0 ],
			...$changes,
		];
	}

	/** @param array<mixed> $rows */
	private static function list_of( array $rows ): ?BookingList {
		return BookingList::read( self::answer( [ 'ok' => true, 'storeId' => self::STORE, 'status' => null, 'serviceId' => null, 'bookings' => $rows ] ), self::STORE );
	}

	public function test_the_recorded_list_is_read(): void {
		$body = self::recorded( 50 );
		$body['bookings'][3]['attributes']['sedifexSyncRef'] = self::REF;
		$list = BookingList::read( self::answer( $body ), self::STORE );
		self::assertNotNull( $list );
		self::assertCount( 28, $list->bookings );
		$found = $list->of( self::REF );
		self::assertCount( 1, $found );
		self::assertSame( $found[0], $list->by_id( $found[0]->id ) );
		self::assertSame( [ 'pending_approval', 'pending', self::STORE ], [ $found[0]->status, $found[0]->payment, $found[0]->store_id ] );
		self::assertSame( [], $list->of( 'SFX-ELSE' ) );
		self::assertSame( [], $list->of( '' ) );
		self::assertNull( $list->by_id( 'nobody' ) );
	}

	/** @return iterable<string, array{array<string, mixed>, int}> */
	public function no_lists(): iterable {
		yield 'another store' => [ [ 'storeId' => 'store_else' ], 200 ];
		yield 'no store' => [ [ 'storeId' => null ], 200 ];
		yield 'filtered by status' => [ [ 'status' => 'pending' ], 200 ];
		yield 'filtered by service' => [ [ 'serviceId' => 'svc_consult' ], 200 ];
		yield 'not ok' => [ [ 'ok' => false ], 200 ];
		yield 'no bookings' => [ [ 'bookings' => null ], 200 ];
		yield 'bookings by name' => [ [ 'bookings' => [ 'a' => [ 'id' => 'a' ] ] ], 200 ];
		yield 'a row that is none' => [ [ 'bookings' => [ [ 'id' => 'a' ], 'b' ] ], 200 ];
		yield 'a row without an id' => [ [ 'bookings' => [ [ 'id' => 'a' ], [ 'serviceId' => 'x' ] ] ], 200 ];
		yield 'a failure' => [ [], 500 ];
	}

	/**
	 * @dataProvider no_lists
	 * @param array<string, mixed> $changes
	 */
	public function test_what_may_be_something_else_is_no_list( array $changes, int $status ): void {
		self::assertNull( BookingList::read( self::answer( [ ...self::recorded( 50 ), ...$changes ], $status ), self::STORE ) );
	}

	public function test_an_answer_without_a_body_is_no_list(): void {
		self::assertNull( BookingList::read( self::answer( null ), self::STORE ) );
		self::assertNull( BookingList::read( self::answer( [ 'ok' => true, 'storeId' => '', 'bookings' => [] ] ), '' ) );
	}

	public function test_a_booking_made_twice_is_found_twice(): void {
		$twice = [ 'attributes' => [ 'sedifexSyncRef' => self::REF ] ];
		$list  = self::list_of( [ self::row( 1, $twice ), self::row( 2 ), self::row( 3, $twice ) ] );
		self::assertSame( [ 'b1', 'b3' ], array_map( static fn( BookingRecord $one ): string => $one->id, $list?->of( self::REF ) ?? [] ) );
	}

	public function test_a_short_list_reaches_back_to_the_beginning(): void {
		self::assertTrue( self::list_of( [] )?->covers( 1 ) );
		self::assertTrue( self::list_of( array_map( self::row( ... ), range( 1, 199 ) ) )?->covers( 1 ) );
	}

	public function test_a_full_list_reaches_back_to_its_oldest_with_a_margin(): void {
		$list   = self::list_of( array_map( self::row( ... ), range( 1, 200 ) ) );
		$oldest = 1_800_000_000 - 200 * 60;
		self::assertTrue( $list?->covers( $oldest + 301 ) );
		self::assertFalse( $list->covers( $oldest + 300 ) );
		self::assertFalse( $list->covers( $oldest - 1 ) );
	}

	public function test_a_full_list_without_all_its_times_proves_no_absence(): void {
		$rows = array_map( self::row( ... ), range( 1, 200 ) );
		foreach ( [ [], null, [ '_seconds' => '1' ], [ '_seconds' => -1 ] ] as $time ) {
			$rows[199]['createdAt'] = $time;
			self::assertFalse( self::list_of( $rows )?->covers( 1_900_000_000 ) );
		}
	}

	public function test_the_recorded_answer_to_a_booking_proves_it(): void {
		$body = self::recorded( 0 );
		$body['booking']['attributes']['sedifexSyncRef'] = self::REF;
		$made = BookingRecord::made( self::answer( $body ), self::STORE, self::REF );
		self::assertNotNull( $made );
		self::assertSame( [ $body['bookingId'], $body['reference'], 'svc_consult', '', '2027-03-10', '09:00', 1, 'pending_approval', 'pending', 0 ], [ $made->id, $made->reference, $made->service_id, $made->slot_id, $made->date, $made->time, $made->quantity, $made->status, $made->payment, $made->created_at ] );
	}

	/** @return iterable<string, array{list<string>, mixed}> */
	public function other_answers(): iterable {
		yield 'not ok' => [ [ 'ok' ], false ];
		yield 'another id' => [ [ 'bookingId' ], 'other' ];
		yield 'no id' => [ [ 'bookingId' ], null ];
		yield 'another store' => [ [ 'booking', 'storeId' ], 'store_else' ];
		yield 'another reference' => [ [ 'booking', 'attributes', 'sedifexSyncRef' ], 'SFX-ELSE' ];
		yield 'attributes that were dropped' => [ [ 'booking', 'attributes' ], [] ];
		yield 'no booking' => [ [ 'booking' ], null ];
	}

	/**
	 * @dataProvider other_answers
	 * @param list<string> $path
	 */
	public function test_another_answer_proves_nothing( array $path, mixed $value ): void {
		$body = self::recorded( 0 );
		$body['booking']['attributes']['sedifexSyncRef'] = self::REF;
		$place = &$body;
		foreach ( $path as $name ) {
			self::assertIsArray( $place );
			$place = &$place[ $name ];
		}
		$place = $value;
		unset( $place );
		self::assertNull( BookingRecord::made( self::answer( $body ), self::STORE, self::REF ) );
	}

	public function test_a_failure_or_no_reference_proves_nothing(): void {
		$body = self::recorded( 0 );
		self::assertNull( BookingRecord::made( self::answer( $body ), self::STORE, '' ) );
		self::assertNull( BookingRecord::made( self::answer( $body, 500 ), self::STORE, self::REF ) );
		self::assertNull( BookingRecord::made( new Answer( 'booking' ), self::STORE, self::REF ) );
	}

	public function test_a_payment_is_read_where_it_is_written(): void {
		$row = self::row( 1, [ 'paymentStatus' => 'paid', 'payment' => [ 'status' => 'pending' ], 'bookingStatus' => '', 'status' => 'confirmed' ] );
		self::assertSame( [ 'confirmed', 'paid' ], [ BookingRecord::read( $row )?->status, BookingRecord::read( $row )?->payment ] );
	}

	public function test_a_stub_that_a_payment_has_made_is_read(): void {
		$stub = BookingRecord::read( [ 'id' => 'b9', 'paymentStatus' => 'paid' ] );
		self::assertSame( [ 'b9', '', '', 'paid', 0 ], [ $stub?->id, $stub?->status, $stub?->sync_ref, $stub?->payment, $stub?->created_at ] );
	}
}
