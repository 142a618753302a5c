<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Unit\Bookings;

use RuntimeException;
use Sedifex\Sync\Bookings\Slot;
use Sedifex\Sync\Bookings\SlotRead;
use Sedifex\Sync\Bookings\SlotReader;
use Sedifex\Sync\Sedifex\Answer;

/** Slots as Sedifex sends them, and what is made of them. */
final class Slots {

	public const STORE = 'store_demo';

	/** @return list<array{name: string, status: int, body: array<mixed>|null}> */
	public static function recorded(): array {
		$file = json_decode( (string) file_get_contents( dirname( __DIR__, 3 ) . '/fixtures/recordings/v1IntegrationAvailability.json' ), true );
		$out  = [];
		foreach ( is_array( $file ) ? $file : [] as $entry ) {
			$out[] = [
				'name'   => (string) $entry['name'],
				'status' => (int) $entry['response']['status'],
				'body'   => is_array( $entry['response']['body'] ) ? $entry['response']['body'] : null,
			];
		}
		return $out;
	}

	/**
	 * @param array<string, mixed> $changes What differs from a plain one.
	 * @return array<string, mixed>
	 */
	public static function raw( string $id = 'slot_1', array $changes = [] ): array {
		return [
			'id'                   => $id,
			'storeId'              => self::STORE,
			'serviceId'            => 'svc_consult',
			'serviceName'          => 'Consultation',
			'linkedCourseId'       => null,
			'price'                => 250,
			'depositAmount'        => null,
			'currency'             => 'GHS',
			'location'             => 'Accra office',
			'description'          => null,
			'registrationDeadline' => null,
			'marketplaceEnabled'   => null,
			'category'             => null,
			'tags'                 => [],
			'scheduleStatus'       => 'scheduled',
			'startAt'              => '2027-03-10T09:00:00.000Z',
			'endAt'                => '2027-03-10T10:00:00.000Z',
			'eventDate'            => '2027-03-10',
			'timezone'             => 'Africa/Accra',
			'capacity'             => 5,
			'seatsBooked'          => 1,
			'seatsRemaining'       => 4,
			'status'               => 'open',
			'attributes'           => [],
			'updatedAt'            => null,
			...$changes,
		];
	}

	/**
	 * @param list<mixed>          $slots
	 * @param array<string, mixed> $changes
	 * @return array<string, mixed>
	 */
	public static function body( array $slots, array $changes = [] ): array {
		return [
			'ok'            => true,
			'storeId'       => self::STORE,
			'serviceId'     => null,
			'from'          => null,
			'to'            => null,
			'authenticated' => true,
			'slots'         => $slots,
			...$changes,
		];
	}

	/** @param array<mixed>|null $body */
	public static function read( ?array $body, int $status = 200 ): SlotRead|string {
		$reader = new SlotReader( static fn( string $url ): ?string => str_starts_with( $url, 'https://' ) ? $url : null );
		return $reader->read( new Answer( 'availability', $status, $body ), self::STORE, 'GHS' );
	}

	/** @param array<string, mixed> $changes */
	public static function slot( array $changes = [] ): Slot {
		$read = self::read( self::body( [ self::raw( 'slot_1', $changes ) ] ) );
		return $read instanceof SlotRead ? $read->slots[0] : throw new RuntimeException( $read );
	}
}
