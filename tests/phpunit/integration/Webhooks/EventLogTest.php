<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Webhooks;

use Sedifex\Sync\Webhooks\EventsSchema;

/** The log's routes: who may ask, what is found and in which order, and that nobody's data is shown. */
final class EventLogTest extends EventLogTestCase {

	/** What the deliveries of EventLogTestCase tell of people; none of it may be shown. */
	private const PERSONAL = [ 'Mensah', 'Serwaa', '0240000001', 'Ring Road', 'Kumasi', 'Ring twice', 'ama@example', 'Wanjiku', 'Kamau', '254712345678', 'Moi Avenue', 'Blue kiosk', 'Njeri' ];

	/** @dataProvider routes */
	public function test_only_administrators_may( string $method, string $route ): void {
		$this->selldone( 'OrderConfirm' );
		$route = str_replace( '{id}', (string) self::last_id(), $route );
		$body  = 'POST' === $method ? [ 'ids' => [ self::last_id() ], 'dry_run' => false ] : [];
		foreach ( [ 'editor', 'subscriber' ] as $role ) {
			wp_set_current_user( $this->user( $role ) );
			self::assertSame( 403, $this->rest( $method, $route, $body )->get_status(), $role );
		}
		wp_set_current_user( 0 );
		$before  = self::stored();
		$refused = $this->rest( $method, $route, $body );
		self::assertSame( 401, $refused->get_status() );
		self::assertStringNotContainsString( 'OrderConfirm', (string) wp_json_encode( $refused->get_data() ) );
		self::assertSame( $before, self::stored() );
	}

	/** @return array<string, array{string, string}> */
	public static function routes(): array {
		return [
			'list'   => [ 'GET', '/events' ],
			'one'    => [ 'GET', '/events/{id}' ],
			'export' => [ 'GET', '/events/export' ],
			'replay' => [ 'POST', '/events/replay' ],
			'clear'  => [ 'POST', '/events/clear' ],
		];
	}

	public function test_answers_are_what_their_schemas_say_and_stay_out_of_caches(): void {
		$this->signed( self::change( 'a', 5.0 ) );
		$this->selldone( 'OrderConfirm' );
		$this->work();
		$this->sevi();
		$id = self::last_id();
		foreach ( [ '/events' => EventsSchema::page(), "/events/$id" => EventsSchema::detail(), '/events/' . ( $id - 1 ) => EventsSchema::detail() ] as $route => $schema ) {
			$answer = $this->rest( 'GET', $route );
			self::assertSame( 200, $answer->get_status() );
			$valid = rest_validate_value_from_schema( $answer->get_data(), $schema, 'answer' );
			self::assertTrue( $valid, is_wp_error( $valid ) ? $valid->get_error_message() : '' );
			self::assertStringContainsString( 'no-store', (string) $answer->get_headers()['Cache-Control'] );
		}
		self::assertSame( 404, $this->rest( 'GET', '/events/999999999' )->get_status() );
		self::assertSame( 400, $this->rest( 'POST', '/events/replay', [] )->get_status() );
	}

	/**
	 * @dataProvider filters
	 * @param array<string, mixed> $asked
	 * @param list<string>         $found Names of the events.
	 */
	public function test_filters_searches_and_sorts( array $asked, array $found ): void {
		$names = $this->log();
		$data  = $this->list( $asked );
		self::assertSame( $found, array_map( static fn( array $item ): string => $names[ $item['id'] ], $data['items'] ) );
		if ( ! isset( $asked['per_page'] ) ) {
			self::assertSame( count( $found ), $data['total'] );
		}
		self::assertSame( [ 'Confirm', 'order.updated', 'PENDING', 'product.deleted', 'product.updated' ], $data['types'] );
		self::assertSame( [ 'pending' => 1, 'processing' => 0, 'done' => 3, 'ignored' => 1, 'dead' => 1 ], $data['health']['counts'] );
	}

	/** @return array<string, array{array<string, mixed>, list<string>}> */
	public static function filters(): array {
		return [
			'all, newest first'       => [ [], [ 'waiting', 'dead', 'ignored', 'gone', 'selldone', 'price' ] ],
			'oldest first'            => [ [ 'order' => 'asc' ], [ 'price', 'selldone', 'gone', 'ignored', 'dead', 'waiting' ] ],
			'second page'             => [ [ 'per_page' => 4, 'page' => 2 ], [ 'selldone', 'price' ] ],
			'page after the last'     => [ [ 'per_page' => 4, 'page' => 3 ], [] ],
			'source'                  => [ [ 'source' => 'sevi' ], [ 'waiting' ] ],
			'state'                   => [ [ 'state' => 'done' ], [ 'gone', 'selldone', 'price' ] ],
			'state and source'        => [ [ 'state' => 'done', 'source' => 'sedifex' ], [ 'gone', 'price' ] ],
			'type'                    => [ [ 'type' => 'product.updated' ], [ 'ignored', 'price' ] ],
			'type and state'          => [ [ 'type' => 'product.updated', 'state' => 'ignored' ], [ 'ignored' ] ],
			'type of another source'  => [ [ 'type' => 'product.updated', 'source' => 'sevi' ], [] ],
			'an item'                 => [ [ 'search' => 'kente-1' ], [ 'gone', 'price' ] ],
			'beginning of an item'    => [ [ 'search' => 'kente' ], [ 'ignored', 'gone', 'price' ] ],
			'an order of Selldone'    => [ [ 'search' => '#123' ], [ 'selldone' ] ],
			'an order of ours'        => [ [ 'search' => 'sfx-7k3m' ], [ 'dead' ] ],
			'part of a type'          => [ [ 'search' => 'DELETED' ], [ 'gone' ] ],
			'search and state'        => [ [ 'search' => 'kente', 'state' => 'ignored' ], [ 'ignored' ] ],
			'search, oldest first'    => [ [ 'search' => 'kente', 'order' => 'asc' ], [ 'price', 'gone', 'ignored' ] ],
			'a percent sign is none'  => [ [ 'search' => '%' ], [] ],
			'an underscore is none'   => [ [ 'search' => 'kente_' ], [] ],
			'a quote breaks nothing'  => [ [ 'search' => "'; DROP TABLE x; --" ], [] ],
			'nothing like it'         => [ [ 'search' => 'nowhere' ], [] ],
			'by type'                 => [ [ 'sort' => 'type', 'order' => 'asc' ], [ 'selldone', 'dead', 'waiting', 'gone', 'ignored', 'price' ] ],
			'by type, falling'        => [ [ 'sort' => 'type' ], [ 'ignored', 'price', 'gone', 'waiting', 'dead', 'selldone' ] ],
			'by type, second page'    => [ [ 'sort' => 'type', 'per_page' => 3, 'page' => 2 ], [ 'waiting', 'dead', 'selldone' ] ],
			'by type, of one state'   => [ [ 'sort' => 'type', 'order' => 'asc', 'state' => 'done' ], [ 'selldone', 'gone', 'price' ] ],
			'by source'               => [ [ 'sort' => 'source', 'order' => 'asc' ], [ 'dead', 'ignored', 'gone', 'price', 'selldone', 'waiting' ] ],
			'by source, second page'  => [ [ 'sort' => 'source', 'order' => 'asc', 'per_page' => 3, 'page' => 2 ], [ 'price', 'selldone', 'waiting' ] ],
			'by tries'                => [ [ 'sort' => 'attempts', 'per_page' => 2 ], [ 'dead', 'gone' ] ],
			'by tries, of a source'   => [ [ 'sort' => 'attempts', 'source' => 'selldone' ], [ 'selldone' ] ],
		];
	}

	public function test_a_search_finds_every_type_that_it_fits(): void {
		foreach ( [ 'created', 'updated', 'cancelled', 'approved', 'confirmed' ] as $what ) {
			$this->signed( [ 'id' => "evt_$what", 'type' => "booking.$what", 'storeId' => self::STORE, 'data' => [ 'bookingId' => 'b1' ] ] );
		}
		$found = $this->list( [ 'search' => 'booking' ] );
		self::assertSame( 5, $found['total'] );
		self::assertCount( 5, array_unique( array_column( $found['items'], 'type' ) ) );
		foreach ( range( 10, 30 ) as $number ) {
			$this->selldone( "MyBooking$number" );
		}
		$found = $this->list( [ 'search' => 'booking', 'per_page' => 100 ] );
		self::assertGreaterThanOrEqual( 25, $found['total'] );
		self::assertCount( $found['total'], array_unique( array_column( $found['items'], 'id' ) ) );
	}

	public function test_invented_types_push_none_out_that_is_known(): void {
		global $wpdb;
		$this->signed( self::change( 'a', 5.0 ) );
		foreach ( range( 100, 199 ) as $number ) {
			$this->selldone( "Invented$number" );
		}
		$before = $wpdb->num_queries;
		$sorted = $this->list( [ 'sort' => 'type', 'order' => 'asc', 'per_page' => 100 ] );
		self::assertLessThan( 100, $wpdb->num_queries - $before );
		self::assertSame( [ 'product.updated', 21 ], [ $sorted['types'][20], count( $sorted['types'] ) ] );
		$before = $wpdb->num_queries;
		$last   = $this->list( [ 'sort' => 'type', 'order' => 'asc', 'per_page' => 100, 'page' => 2 ] );
		self::assertLessThan( 100, $wpdb->num_queries - $before );
		self::assertCount( 101, array_unique( array_column( [ ...$sorted['items'], ...$last['items'] ], 'id' ) ), 'all of them are found, each once' );
		self::assertSame( [ 'product.updated' ], array_column( $this->list( [ 'search' => 'product.up' ] )['items'], 'type' ) );
		self::assertSame( [ 'product.updated' ], array_column( $this->list( [ 'type' => 'product.updated' ] )['items'], 'type' ) );
		self::assertSame( [ 'Invented199' ], array_column( $this->list( [ 'search' => 'invented199' ] )['items'], 'type' ) );
		self::assertSame( 100, $this->list( [ 'search' => 'Invented' ] )['total'] );
	}

	public function test_hidden_events_are_not_listed(): void {
		$names = $this->log();
		self::set_event( (int) array_search( 'gone', $names, true ), [ 'hidden_at' => time() ] );
		foreach ( [ [], [ 'state' => 'done' ], [ 'type' => 'product.deleted' ], [ 'search' => 'kente-1' ], [ 'sort' => 'attempts' ], [ 'sort' => 'type' ] ] as $asked ) {
			self::assertNotContains( 'gone', array_map( static fn( array $item ): string => $names[ $item['id'] ], $this->list( $asked )['items'] ) );
		}
		self::assertNotContains( 'product.deleted', $this->list( [] )['types'] );
		self::assertSame( 404, $this->rest( 'GET', '/events/' . array_search( 'gone', $names, true ) )->get_status() );
	}

	public function test_an_event_tells_what_it_changed_and_why(): void {
		self::item( 'kente-1', 12050 );
		$this->signed( self::change( 'kente-1', 99.5 ) );
		$this->work();
		$this->signed( self::change( 'kente-1', 80.0, 1_700_000_000 ) );
		$this->work();
		$stale = $this->detail( self::last_id() );
		$event = $this->detail( self::last_id() - 1 );
		self::assertSame( [ [ 'what' => 'Price', 'before' => "GH₵\u{A0}120.50", 'after' => "GH₵\u{A0}99.50" ] ], $event['changes'] );
		self::assertSame( [ 'received' => 'yes', 'signature' => 'yes', 'duplicate' => 'no', 'stale' => 'no', 'applied' => 'yes' ], array_column( $event['chain'], 'mark', 'step' ) );
		self::assertSame( [ 'received' => 'yes', 'signature' => 'yes', 'duplicate' => 'no', 'stale' => 'note', 'applied' => 'note' ], array_column( $stale['chain'], 'mark', 'step' ) );
		self::assertStringContainsString( '"price": 99.5', $event['body'] );
		self::assertNull( $event['order'] );
		self::assertNull( $event['next_try'] );
	}

	public function test_a_repeat_is_said(): void {
		$body = self::change( 'kente-1', 99.5 );
		$this->signed( $body );
		$this->signed( $body );
		$event = $this->detail( self::last_id() );
		self::assertSame( [ 2, 'note' ], [ $event['deliveries'], array_column( $event['chain'], 'mark', 'step' )['duplicate'] ] );
	}

	public function test_an_event_of_an_order_leads_to_it(): void {
		$this->selldone( 'OrderConfirm' );
		$this->work();
		$event = $this->detail( self::last_id() );
		self::assertSame( '#123', $event['order']['reference'] );
		$order = $this->rest( 'GET', '/admin/orders/' . $event['order']['id'] )->get_data();
		self::assertIsArray( $order );
		self::assertSame( 'selldone', $order['source'] );
		self::assertContains( 'Total', array_column( $event['changes'], 'what' ) );
	}

	public function test_what_went_wrong_is_said_in_words(): void {
		$this->signed( self::change( 'a', 5.0 ) );
		$errors = [ [ 'at' => 1_800_000_000, 'error' => 'RuntimeException' ], [ 'at' => 1_800_000_005, 'error' => 'process_ended' ], [ 'at' => 1_800_000_009, 'error' => 'It&#8217;s late.' ] ];
		self::set_event( self::last_id(), [ 'attempts' => 3, 'errors' => (string) wp_json_encode( $errors ), 'available_at' => 1_800_000_300 ] );
		$event = $this->detail( self::last_id() );
		self::assertSame( '2027-01-15T08:05:00Z', $event['next_try'] );
		self::assertSame( [ '2027-01-15T08:00:00Z', '2027-01-15T08:00:05Z', '2027-01-15T08:00:09Z' ], array_column( $event['errors'], 'at' ) );
		self::assertStringContainsString( '(RuntimeException)', $event['errors'][0]['sentence'] );
		self::assertStringNotContainsString( 'process_ended', $event['errors'][1]['sentence'] );
		self::assertSame( 'It’s late.', $event['errors'][2]['sentence'] );
	}

	public function test_nothing_personal_and_no_secret_is_shown(): void {
		$this->selldone( 'OrderConfirm', [ 'reject' => 'Nobody opened at Esi’s', 'note_to_self' => 'whsec_demo_secret_0001 and sevi-token-0001' ] );
		$this->work();
		$selldone = (string) wp_json_encode( $this->detail( self::last_id() ), JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES );
		$this->sevi( [ 'items' => '[{"name":"Basket","for":"wanjiku@example.com"}]', 'title' => 'for Wanjiku Kamau, +254 712 345 678', 'returnURL' => 'https://shop.example/back?key=opensesame-123' ] );
		$this->work();
		$sevi = (string) wp_json_encode( $this->detail( self::last_id() ), JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES );
		foreach ( [ ...self::PERSONAL, self::SECRET, 'sevi-token-0001', 'selldone-secret-0001', '+254 712', 'opensesame', 'Esi' ] as $value ) {
			self::assertStringNotContainsStringIgnoringCase( $value, $selldone );
			self::assertStringNotContainsStringIgnoringCase( $value, $sevi );
		}
		// What is no one's secret is there to be read.
		self::assertStringContainsString( 'Kente for', $selldone );
		self::assertStringContainsString( '120.5', $selldone );
		self::assertStringContainsString( 'Basket', $sevi );
		self::assertStringContainsString( 'https://shop.example/back?', $sevi );
		self::assertStringContainsString( 'ORD-778899', $sevi );
	}

	public function test_of_what_cannot_be_read_only_the_shape_is_shown(): void {
		$body = '{"customer": {"name": "Ama Mensah", "phone": "0240000001"}';
		$this->deliver( 'sedifex', $body, [ 'x-sedifex-signature' => 'sha256=' . hash_hmac( 'sha256', $body, self::SECRET ) ] );
		$event = $this->detail( self::last_id() );
		self::assertSame( 'dead', $event['state'] );
		self::assertSame( '{"xxxxxxxx": {"xxxx": "xxx xxxxxx", "xxxxx": "0000000000"}', $event['body'] );
	}

	public function test_of_what_is_very_large_only_the_shape_is_shown(): void {
		$shown = function ( int $bytes ): string {
			$this->selldone( 'OrderConfirm', [ 'thing' => str_repeat( 'http://', intdiv( $bytes, 9 ) ) ] );
			return (string) $this->detail( self::last_id() )['body'];
		};
		self::assertStringContainsString( 'OrderConfirm', $shown( 90_000 ) );
		$large = $shown( 110_000 );
		self::assertLessThanOrEqual( 4000, strlen( $large ) );
		self::assertStringContainsString( 'xxxx:', $large );
		self::assertStringNotContainsString( 'http', $large );
	}

	public function test_where_very_many_are_named_they_are_not_looked_for_one_by_one(): void {
		$shown = function ( int $people ): string {
			$this->selldone( 'OrderConfirm', [ 'customer' => array_map( static fn( int $number ): string => "Esi$number", range( 1, $people ) ), 'title' => "for Esi$people" ] );
			return (string) $this->detail( self::last_id() )['body'];
		};
		self::assertStringContainsString( '"title": "for •••"', $shown( 200 ) );
		$many = $shown( 2000 );
		self::assertLessThanOrEqual( 4000, strlen( $many ) );
		self::assertStringNotContainsString( 'Esi', $many );
	}

	/**
	 * @testWith ["http://a:b@shop.example/x?key=1#2 and https://shop.example/y", "http://shop.example/x?••• and https://shop.example/y"]
	 *           ["see http://shop.example/x#key", "see http://shop.example/x?•••"]
	 *           ["ama.m@example.org,kofi@example.org: <esi@example.org>", "•••,•••: <•••>"]
	 */
	public function test_what_stands_in_a_text_is_masked( string $text, string $shown ): void {
		$this->selldone( 'OrderConfirm', [ 'thing' => $text ] );
		self::assertStringContainsString( '"thing": "' . $shown . '"', (string) $this->detail( self::last_id() )['body'] );
	}

	public function test_times_stay_readable(): void {
		$this->sevi( [ 'createdAt' => '2026-11-20T10:00:00.123Z', 'approvedByVendor' => '2026-11-20T10:00:00.123Z', 'updated_at' => '2026-11-21 08:00:00', 'approvedBy' => 'Njeri', 'user' => [ 'createdAt' => '2020-01-02T03:04:05+00:00', 'birthDate' => '1990-05-06T00:00:00Z', 'joinedAt' => 'Nairobi' ] ] );
		$body = (string) $this->detail( self::last_id() )['body'];
		foreach ( [ '"createdAt": "2026-11-20T10:00:00.123Z"', '"approvedByVendor": "2026-11-20T10:00:00.123Z"', '"updated_at": "2026-11-21 08:00:00"', '"createdAt": "2020-01-02T03:04:05+00:00"' ] as $time ) {
			self::assertStringContainsString( $time, $body );
		}
		self::assertDoesNotMatchRegularExpression( '/Njeri|1990|Nairobi/', $body );
	}

	public function test_recorded_deliveries_show_no_contact(): void {
		foreach ( self::recorded() as $recorded ) {
			if ( 'POST' !== $recorded['method'] ) {
				continue;
			}
			self::secrets()->set( 'webhook_secret', $recorded['secret'] );
			if ( 200 !== $this->deliver( 'sedifex', $recorded['body'], $recorded['headers'] )->get_status() ) {
				continue;
			}
			$shown = (string) wp_json_encode( $this->detail( self::last_id() ), JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES );
			self::assertDoesNotMatchRegularExpression( '/[\w.+-]+@[\w-]+\.\w+|\+233\d{6,}|(?<!\d)0[25]\d{8}(?!\d)/', $shown, $recorded['name'] );
		}
		self::assertGreaterThan( 5, self::rows() );
	}

	/** @return array<int, string> Six events of all sources and states: number => our name for it. */
	private function log(): array {
		self::item( 'kente-1', 12050 );
		$out  = [];
		$note = static function ( string $name, int $minute, string $state = '', int $attempts = 1 ) use ( &$out ): void {
			$out[ self::last_id() ] = $name;
			self::set_event( self::last_id(), [ 'received_at' => 1_800_000_000 + 60 * $minute, 'attempts' => $attempts, ...( '' === $state ? [] : [ 'state' => $state ] ) ] );
		};
		$this->signed( self::change( 'kente-1', 99.5 ) );
		$note( 'price', 1, 'done' );
		$this->selldone( 'Confirm' );
		$note( 'selldone', 2, 'done' );
		$this->signed( self::product( 'kente-1', null, [ 'updatedAt' => '2026-11-21T08:00:00Z' ] ) );
		$note( 'gone', 3, 'done', 2 );
		$this->signed( self::change( 'kente-2', 1.0 ) );
		$note( 'ignored', 4, 'ignored' );
		$this->signed( [ 'id' => 'evt_order', 'type' => 'order.updated', 'storeId' => self::STORE, 'data' => [ 'clientOrderId' => 'SFX-7K3M9QXD-ABCDEFGH1234-A1' ] ] );
		$note( 'dead', 5, 'dead', 11 );
		$this->sevi();
		$note( 'waiting', 6, '', 0 );
		return $out;
	}

	/**
	 * @param array<string, mixed> $asked
	 * @return array<string, mixed>
	 */
	private function list( array $asked ): array {
		$answer = $this->rest( 'GET', '/events', $asked );
		self::assertSame( 200, $answer->get_status(), (string) wp_json_encode( $answer->get_data() ) );
		$data = $answer->get_data();
		self::assertIsArray( $data );
		return $data;
	}

	/** @return array<string, mixed> */
	private function detail( int $id ): array {
		$answer = $this->rest( 'GET', '/events/' . $id );
		self::assertSame( 200, $answer->get_status() );
		$data = $answer->get_data();
		self::assertIsArray( $data );
		return $data;
	}
}
