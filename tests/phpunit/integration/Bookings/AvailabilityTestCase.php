<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Bookings;

use Sedifex\Sync\Bookings\Availability;
use Sedifex\Sync\Bookings\AvailabilityController;
use Sedifex\Sync\Bookings\AvailabilityState;
use Sedifex\Sync\Bookings\AvailabilityStore;
use Sedifex\Sync\Bookings\AvailabilitySync;
use Sedifex\Sync\Bookings\Slot;
use Sedifex\Sync\Bookings\SlotReader;
use Sedifex\Sync\Bookings\SlotResource;
use Sedifex\Sync\Catalog\ItemResource;
use Sedifex\Sync\Queue\Runner;
use Sedifex\Sync\Queue\Worker;
use Sedifex\Sync\Sedifex\AnswerReader;
use Sedifex\Sync\Sedifex\Capabilities;
use Sedifex\Sync\Sedifex\Client;
use Sedifex\Sync\Sedifex\SnapshotStore;
use Sedifex\Sync\Sedifex\Transport;
use Sedifex\Sync\Settings\Constants;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\UrlRules;
use Sedifex\Sync\Tests\Integration\Catalog\CatalogTestCase;
use Sedifex\Sync\Tests\Unit\Bookings\Slots;
use WP_REST_Request;

/** A connected shop at the beginning of 2027, and Sedifex's slots as a test wants them. */
abstract class AvailabilityTestCase extends CatalogTestCase {

	protected AvailabilityStore $slots;

	protected AvailabilitySync $looking;

	protected Availability $availability;

	protected Runner $runner;

	protected AvailabilityController $controller;

	protected function setUp(): void {
		global $wpdb;
		parent::setUp();
		wp_clear_scheduled_hook( Runner::KICK );
		$this->clock->now   = (int) strtotime( '2027-01-15T08:00:00Z' );
		$client             = new Client( $this->settings, new Secrets( new Constants( [] ) ), new Transport( new UrlRules( $this->network ), $this->clock ), new AnswerReader(), new Capabilities( new SnapshotStore( $wpdb ) ), '0.1.0' );
		$this->slots        = new AvailabilityStore( $wpdb );
		$this->looking      = new AvailabilitySync( $client, $this->settings, $this->slots, new SlotReader( $this->addresses->clean( ... ) ), $this->states, $this->claim, $this->clock );
		$this->availability = new Availability( $this->slots, $this->looking, $this->settings, $this->clock );
		$this->runner       = new Runner( $wpdb, fn(): Worker => new Worker( [], $this->clock ), fn() => $this->claim );
		$this->controller   = new AvailabilityController( $this->availability, $this->looking, new SlotResource( $this->products, new ItemResource( $this->settings ), $this->settings, $this->clock ), $this->runner );
	}

	/**
	 * From now on Sedifex answers so.
	 *
	 * @param array<mixed> $body
	 */
	protected function answers( array $body, int $status = 200 ): void {
		$text         = (string) wp_json_encode( $body );
		$this->remote = static fn(): array => self::http( $status, $text );
	}

	/** @param array<string, mixed> ...$slots As Slots::raw() gives them. */
	protected function has_slots( array ...$slots ): void {
		$this->answers( Slots::body( array_values( $slots ) ) );
	}

	/** Looks, and it goes well. */
	protected function look(): void {
		self::assertTrue( $this->looking->run( 6.0 ) );
	}

	protected function state(): AvailabilityState {
		return $this->slots->state( self::STORE );
	}

	/** @return list<string> Ids of what would be shown. */
	protected function listed( string $service = '', string|int|null $from = null, string|int|null $to = null ): array {
		return self::ids( $this->availability->shown( $service, $from, $to )['slots'] );
	}

	/**
	 * @param list<Slot> $slots
	 * @return list<string>
	 */
	protected static function ids( array $slots ): array {
		return array_map( static fn( Slot $slot ): string => $slot->id, $slots );
	}

	/**
	 * The route's answer, by the clock of the test.
	 *
	 * @param array<string, string> $query
	 * @return array{slots: list<array<string, mixed>>, as_of: string|null}
	 */
	protected function asked( array $query = [], ?string &$cache = null ): array {
		$request = new WP_REST_Request( 'GET', '/sedifex/v1/availability' );
		$request->set_query_params( $query );
		$response = $this->controller->read( $request );
		$cache    = $response->get_headers()['Cache-Control'] ?? null;
		$data     = $response->get_data();
		self::assertIsArray( $data );
		self::assertTrue( rest_validate_value_from_schema( $data, $this->controller->schema(), 'answer' ) );
		return $data; // @phpstan-ignore return.type (held against the schema above)
	}
}
