<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Orders;

use Sedifex\Sync\Admin\PrivacyStore;
use Sedifex\Sync\Orders\AdminOrdersSchema;
use Sedifex\Sync\Orders\OrderStore;
use Sedifex\Sync\Orders\OrderWords;
use Sedifex\Sync\Outbox\Intent;
use Sedifex\Sync\Outbox\IntentState;
use Sedifex\Sync\Tests\Integration\Outbox\OrdersTestCase;

/** The owner's routes: who may ask, what is found, and that the answers are what their schemas say. */
final class AdminOrdersControllerTest extends OrdersTestCase {

	private OrderStore $orders;

	protected function setUp(): void {
		global $wpdb;
		parent::setUp();
		$this->orders = new OrderStore( $wpdb );
		$wpdb->query( $wpdb->prepare( 'DELETE FROM %i', $wpdb->prefix . 'sedifex_order_words' ) );
		$this->as_administrator();
	}

	/** @dataProvider routes */
	public function test_only_administrators_may( string $method, string $route ): void {
		$order = $this->order( 'Ama Mensah' );
		$route = str_replace( '{id}', $order->reference, $route );
		foreach ( [ 'editor', 'subscriber' ] as $role ) {
			wp_set_current_user( $this->user( $role ) );
			self::assertSame( 403, $this->rest( $method, $route )->get_status(), $role );
		}
		wp_set_current_user( 0 );
		$refused = $this->rest( $method, $route );
		self::assertSame( 401, $refused->get_status() );
		self::assertStringNotContainsString( 'Mensah', (string) wp_json_encode( $refused->get_data() ) );
	}

	/** @return array<string, array{string, string}> */
	public static function routes(): array {
		return [
			'list'       => [ 'GET', '/admin/orders' ],
			'one'        => [ 'GET', '/admin/orders/{id}' ],
			'look again' => [ 'POST', '/admin/orders/{id}/look-again' ],
			'send again' => [ 'POST', '/admin/orders/{id}/send-again' ],
			'handled'    => [ 'POST', '/admin/orders/{id}/handled' ],
			'undo'       => [ 'POST', '/admin/orders/{id}/undo' ],
		];
	}

	public function test_answers_are_what_their_schemas_say_and_stay_out_of_caches(): void {
		$intent = $this->order( 'Ama Mensah' );
		$this->orders->set_attention( $intent->reference, 'unclear_no_answer' );
		$this->attempts->ensure( $intent->reference, $intent->ref() . '-A1', 1, 'checkout', 10000, 10199, 'GHS' );
		$order = $this->orders->find_by_reference( $intent->reference );
		self::assertNotNull( $order );
		foreach ( [ '/admin/orders' => AdminOrdersSchema::page(), "/admin/orders/{$intent->reference}" => AdminOrdersSchema::detail(), "/admin/orders/{$order->id}" => AdminOrdersSchema::detail() ] as $route => $schema ) {
			$answer = $this->rest( 'GET', $route );
			self::assertSame( 200, $answer->get_status() );
			$valid = rest_validate_value_from_schema( $answer->get_data(), $schema, 'answer' );
			self::assertTrue( $valid, is_wp_error( $valid ) ? $valid->get_error_message() : '' );
			self::assertStringContainsString( 'no-store', (string) $answer->get_headers()['Cache-Control'] );
		}
		self::assertSame( [], $this->sent, 'nobody is asked' );
		self::assertSame( 404, $this->rest( 'GET', '/admin/orders/SFX-ZZZZZZZZ' )->get_status() );
		self::assertSame( 404, $this->rest( 'GET', '/admin/orders/99999999' )->get_status() );
	}

	public function test_an_order_is_shown_with_everything_behind_it(): void {
		$intent = $this->order( 'Ama Mensah' );
		$this->attempts->ensure( $intent->reference, $intent->ref() . '-A1', 1, 'checkout', 10000, 10199, 'GHS' );
		$data = $this->rest( 'GET', '/admin/orders/' . strtolower( $intent->reference ) )->get_data();
		self::assertIsArray( $data );
		self::assertSame( [ 'Ama Mensah', 'Osu, near the post office', 199, $intent->ref() . '-A1' ], [ $data['customer']['name'], $data['location'], $data['fee_minor'], $data['calls'][0]['id'] ] );
		self::assertStringContainsString( $intent->payload['token'], $data['status_url'] );
		self::assertSame( [ 'look-again' ], $data['actions'] );
	}

	/**
	 * @dataProvider searches
	 * @param list<string> $found
	 */
	public function test_finds_by_any_part_of_the_customer( string $typed, array $found ): void {
		$this->order( 'Ama Mensah', '+233240000001', 'ama@example.org' );
		$this->order( 'Kwabena Ama-Owusu', '+233550000002', '' );
		$this->order( 'Élodie Dzɔdzi', '+33612345678', 'Elodie.D@example.org' );
		$data = $this->rest( 'GET', '/admin/orders', [ 'search' => $typed, 'order' => 'asc' ] )->get_data();
		self::assertIsArray( $data );
		self::assertEqualsCanonicalizing( $found, array_column( array_column( $data['orders'], 'customer' ), 'name' ) );
		self::assertSame( count( $found ), $data['total'] );
	}

	/** @return array<string, array{string, list<string>}> */
	public static function searches(): array {
		return [
			'first name'              => [ 'kwabena', [ 'Kwabena Ama-Owusu' ] ],
			'family name'             => [ 'Mensah', [ 'Ama Mensah' ] ],
			'beginning of a name'     => [ 'am', [ 'Ama Mensah', 'Kwabena Ama-Owusu' ] ],
			'both in any order'       => [ 'mensah  ama', [ 'Ama Mensah' ] ],
			'two beginnings'          => [ 'am mens', [ 'Ama Mensah' ] ],
			'two of three names'      => [ 'owusu kwab', [ 'Kwabena Ama-Owusu' ] ],
			'two of two orders'       => [ 'mensah kwabena', [] ],
			'three names'             => [ 'owusu ama kwabena', [ 'Kwabena Ama-Owusu' ] ],
			'a name and a number'     => [ 'ama 0240000001', [ 'Ama Mensah' ] ],
			'accents'                 => [ 'elodie', [ 'Élodie Dzɔdzi' ] ],
			'other letters'           => [ 'dzɔ', [ 'Élodie Dzɔdzi' ] ],
			'not the middle of one'   => [ 'ensah', [] ],
			'phone as written'        => [ '024 000 0001', [ 'Ama Mensah' ] ],
			'phone with country'      => [ '+233 24 000 0001', [ 'Ama Mensah' ] ],
			'phone with 00'           => [ '00233240000001', [ 'Ama Mensah' ] ],
			'phone without zero'      => [ '240000001', [ 'Ama Mensah' ] ],
			'beginning of a phone'    => [ '055', [ 'Kwabena Ama-Owusu' ] ],
			'phone of another land'   => [ '+33 6 12 34', [ 'Élodie Dzɔdzi' ] ],
			'e-mail'                  => [ 'AMA@example.org', [ 'Ama Mensah' ] ],
			'beginning of an e-mail'  => [ 'elodie.d@', [ 'Élodie Dzɔdzi' ] ],
			'e-mail up to a dot'      => [ 'elodie.d', [ 'Élodie Dzɔdzi' ] ],
			'a percent sign is none'  => [ '%', [] ],
			'an underscore is none'   => [ '_ma', [] ],
			'a quote breaks nothing'  => [ "o'); DROP TABLE x; --", [] ],
			'broken bytes'            => [ "am\xff", [ 'Ama Mensah', 'Kwabena Ama-Owusu' ] ],
		];
	}

	public function test_finds_by_reference_in_every_form(): void {
		$intent = $this->order( 'Ama Mensah' );
		$this->order( 'Kofi Owusu' );
		foreach ( [ $intent->reference, strtolower( $intent->reference ), substr( $intent->reference, 4 ), $intent->ref(), $intent->ref() . '-A1', substr( $intent->reference, 0, 10 ), ' ' . $intent->reference . ' ' ] as $typed ) {
			self::assertSame( [ $intent->reference ], $this->references( [ 'search' => $typed ] ), $typed );
		}
	}

	public function test_an_erased_customer_is_found_no_more(): void {
		$intent = $this->order( 'Ama Mensah' );
		self::assertSame( [ $intent->reference ], $this->references( [ 'search' => 'mensah' ] ) );
		global $wpdb;
		$store  = new PrivacyStore( $wpdb );
		$record = $store->read( $intent->reference, 'x@example.org' );
		self::assertNotNull( $record );
		self::assertTrue( $store->erase( $record ) );
		self::assertSame( 0, self::rows( 'order_words' ), 'at once' );
		self::assertSame( [], $this->references( [ 'search' => 'mensah' ] ) );
		self::assertSame( [ $intent->reference ], $this->references( [ 'search' => $intent->reference ] ) );
		self::assertSame( [], $this->references( [ 'search' => '0240000001' ] ) );
	}

	public function test_orders_from_before_become_findable(): void {
		global $wpdb;
		$intent = $this->order( 'Ama Mensah' );
		$words  = new OrderWords( $wpdb );
		self::assertSame( 1, $words->catch_up( 10 ) );
		self::assertSame( 0, $words->catch_up( 10 ), 'once' );
		$before = self::rows( 'order_words' );
		$wpdb->query( $wpdb->prepare( 'UPDATE %i SET words_version = 0', $wpdb->prefix . 'sedifex_orders' ) );
		self::assertSame( 1, $words->catch_up( 10 ) );
		self::assertSame( $before, self::rows( 'order_words' ), 'none twice' );
		self::assertSame( [ $intent->reference ], $this->references( [ 'search' => 'ama' ] ) );
	}

	public function test_who_is_erased_while_words_are_written_is_not_found_by_them(): void {
		global $wpdb;
		$this->order( 'Ama Mensah' );
		$erase = static function ( string $query ) use ( $wpdb, &$erase ): string {
			if ( str_starts_with( $query, 'INSERT IGNORE INTO `' . $wpdb->prefix . 'sedifex_order_words' ) ) {
				remove_filter( 'query', $erase );
				$wpdb->query( $wpdb->prepare( 'UPDATE %i SET contact = %s, words_version = -1', $wpdb->prefix . 'sedifex_orders', '{"name":"","phone":"","email":""}' ) );
			}
			return $query;
		};
		add_filter( 'query', $erase );
		$words = new OrderWords( $wpdb );
		self::assertSame( 1, $words->catch_up( 10 ) );
		self::assertSame( 1, $words->catch_up( 10 ), 'once more, since the order changed' );
		self::assertSame( 0, $words->catch_up( 10 ) );
		self::assertSame( [], $this->references( [ 'search' => 'mensah' ] ) );
	}

	public function test_filters_by_state_payment_attention_and_source(): void {
		global $wpdb;
		$made = [];
		foreach ( [ 'paid', 'waits', 'handled', 'under way', 'unclear', 'refused' ] as $name ) {
			$made[ $name ] = $this->order( $name )->reference;
		}
		$set = static function ( string $table, string $reference, array $values ) use ( $wpdb ): void {
			$wpdb->update( $wpdb->prefix . 'sedifex_' . $table, $values, [ 'reference' => $reference ] );
		};
		foreach ( [ 'paid', 'waits', 'handled' ] as $name ) {
			$set( 'intents', $made[ $name ], [ 'state' => 'accepted' ] );
		}
		$set( 'orders', $made['paid'], [ 'payment' => 'paid', 'stage' => 'delivered' ] );
		$set( 'orders', $made['waits'], [ 'attention' => 'underpaid' ] );
		$set( 'orders', $made['handled'], [ 'handled' => 'underpaid' ] );
		$set( 'intents', $made['under way'], [ 'state' => 'unknown' ] );
		$set( 'intents', $made['unclear'], [ 'state' => 'attention' ] );
		$set( 'intents', $made['refused'], [ 'state' => 'rejected' ] );
		$set( 'orders', $made['refused'], [ 'stage' => 'failed' ] );

		$of = fn( array $filter ): array => $this->names( $filter );
		self::assertSame( [ 'paid' ], $of( [ 'payment' => 'paid' ] ) );
		self::assertSame( [ 'paid' ], $of( [ 'state' => 'delivered' ] ) );
		self::assertSame( [ 'paid' ], $of( [ 'state' => 'delivered', 'payment' => 'paid', 'search' => 'paid' ] ) );
		self::assertSame( [], $of( [ 'state' => 'delivered', 'payment' => 'pending' ] ) );
		self::assertSame( [ 'waits' ], $of( [ 'attention' => 'waiting' ] ) );
		self::assertSame( [ 'handled' ], $of( [ 'attention' => 'handled' ] ) );
		self::assertSame( [ 'under way' ], $of( [ 'state' => 'confirming' ] ) );
		self::assertSame( [ 'unclear' ], $of( [ 'state' => 'checking' ] ) );
		self::assertSame( [ 'refused' ], $of( [ 'state' => 'not_taken' ] ) );
		self::assertSame( [ 'handled', 'waits' ], $of( [ 'state' => 'received' ] ), 'those that are under way are not' );
		self::assertCount( 6, $of( [ 'source' => 'sedifex' ] ) );
		$states = [];
		foreach ( $this->rest( 'GET', '/admin/orders', [] )->get_data()['orders'] as $row ) {
			$states[ $row['customer']['name'] ] = $row['state'];
		}
		ksort( $states );
		self::assertSame( [ 'handled' => 'received', 'paid' => 'delivered', 'refused' => 'not_taken', 'unclear' => 'checking', 'under way' => 'confirming', 'waits' => 'received' ], $states );
		self::assertSame( 400, $this->rest( 'GET', '/admin/orders', [ 'payment' => "paid' OR 1=1" ] )->get_status() );
		self::assertSame( 400, $this->rest( 'GET', '/admin/orders', [ 'per_page' => 5000 ] )->get_status() );
	}

	public function test_sorts_and_pages(): void {
		global $wpdb;
		$references = [];
		foreach ( [ 300, 100, 200, 100, 500 ] as $number => $total ) {
			$reference    = $this->order( 'Ama', changes: [ 'total_minor' => $total ] )->reference;
			$references[] = $reference;
			$wpdb->update( $wpdb->prefix . 'sedifex_orders', [ 'ordered_at' => 1000 + $number ], [ 'reference' => $reference ] );
		}
		self::assertSame( array_reverse( $references ), $this->references( [] ), 'newest first' );
		self::assertSame( $references, $this->references( [ 'order' => 'asc' ] ) );
		self::assertSame( [ 100, 100, 200, 300, 500 ], array_column( $this->rest( 'GET', '/admin/orders', [ 'orderby' => 'total', 'order' => 'asc' ] )->get_data()['orders'], 'total_minor' ) );
		foreach ( [ [], [ 'search' => 'ama' ], [ 'payment' => 'pending' ], [ 'orderby' => 'total' ], [ 'search' => 'ama', 'orderby' => 'total' ] ] as $query ) {
			$seen = [];
			foreach ( [ 1, 2, 3 ] as $page ) {
				$data = $this->rest( 'GET', '/admin/orders', [ ...$query, 'page' => $page, 'per_page' => 2 ] )->get_data();
				self::assertSame( [ 5, 3, false ], [ $data['total'], $data['pages'], $data['is_more'] ] );
				$seen = [ ...$seen, ...array_column( $data['orders'], 'reference' ) ];
			}
			self::assertEqualsCanonicalizing( $references, $seen, 'each once: ' . wp_json_encode( $query ) );
			self::assertSame( [], $this->references( [ ...$query, 'page' => 4, 'per_page' => 2 ] ) );
		}
	}

	public function test_waiting_ones_are_counted(): void {
		$first  = $this->order( 'First' );
		$second = $this->order( 'Second' );
		$this->orders->set_attention( $first->reference, 'underpaid' );
		$this->orders->set_attention( $second->reference, 'not_taken', 'failed' );
		$data = $this->rest( 'GET', '/admin/orders', [ 'attention' => 'waiting', 'order' => 'asc' ] )->get_data();
		self::assertSame( [ 2, 2, [ 'First', 'Second' ] ], [ $data['waiting'], $data['total'], array_column( array_column( $data['orders'], 'customer' ), 'name' ) ] );
		self::assertNotNull( $data['orders'][0]['attention'] );
		self::assertSame( 2, $this->rest( 'GET', '/admin/orders', [ 'payment' => 'refunded' ] )->get_data()['waiting'], 'whatever is filtered' );
	}

	/** @param array<string, mixed> $changes */
	private function order( string $name, string $phone = '+233240000001', string $email = 'x@example.org', array $changes = [] ): Intent {
		global $wpdb;
		$intent = $this->stored( 'online', [ 'customer' => [ 'name' => $name, 'phone' => $phone, 'email' => $email ], ...$changes ] );
		while ( 1 === preg_match( '/^SFX-(?:AM|MA|55)/', $intent->reference ) ) {
			// A reference is random, and would be found by what these tests search for.
			$wpdb->delete( $wpdb->prefix . 'sedifex_intents', [ 'reference' => $intent->reference ] );
			$intent = $this->stored( 'online', [ 'customer' => [ 'name' => $name, 'phone' => $phone, 'email' => $email ], ...$changes ] );
		}
		$this->intents->settle( $intent, IntentState::Accepted );
		$this->orders->ensure( $intent );
		return $intent;
	}

	/**
	 * @param array<string, mixed> $query
	 * @return list<string>
	 */
	private function references( array $query ): array {
		return array_column( $this->rest( 'GET', '/admin/orders', $query )->get_data()['orders'], 'reference' );
	}

	/**
	 * @param array<string, mixed> $query
	 * @return list<string> In the order of the alphabet.
	 */
	private function names( array $query ): array {
		$names = array_column( array_column( $this->rest( 'GET', '/admin/orders', $query )->get_data()['orders'], 'customer' ), 'name' );
		sort( $names );
		return $names;
	}
}
