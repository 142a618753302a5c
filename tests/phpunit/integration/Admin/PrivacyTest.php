<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Admin;

use Sedifex\Sync\Admin\PrivacyEraser;
use Sedifex\Sync\Admin\PrivacyExporter;
use Sedifex\Sync\Admin\PrivacyMessages;
use Sedifex\Sync\Admin\PrivacyStore;
use Sedifex\Sync\Admin\PrivacyText;
use Sedifex\Sync\Orders\OrderStore;
use Sedifex\Sync\Orders\OrderWords;
use Sedifex\Sync\Outbox\Intent;
use Sedifex\Sync\Outbox\IntentState;
use Sedifex\Sync\Tests\Integration\Outbox\OrdersTestCase;
use Sedifex\Sync\Webhooks\Delivery;
use Sedifex\Sync\Webhooks\Refusals;

/** What is stored of a person is told, and taken out, and nothing else is. */
final class PrivacyTest extends OrdersTestCase {

	private const EMAIL = 'ama@example.org';

	private const PERSONAL = '/Ama Mensah|240000001|ama@example|Osu|ring the bell/i';

	public function test_the_export_says_it_in_words(): void {
		$intent = $this->ordered( IntentState::Accepted, 'preparing' );
		$found  = $this->export();
		self::assertTrue( $found['done'] );
		self::assertCount( 1, $found['data'] );
		self::assertSame( 'sedifex-order-' . $intent->reference, $found['data'][0]['item_id'] );
		$words = array_column( $found['data'][0]['data'], 'value', 'name' );
		unset( $words['Ordered on'], $words['Total'] );
		self::assertSame(
			[
				'Reference'         => $intent->reference,
				'Name'              => 'Ama Mensah',
				'Phone'             => '+233240000001',
				'E-mail'            => self::EMAIL,
				'Place or landmark' => 'Osu, near the post office',
				'Note'              => 'ring the bell',
				'Items'             => '2 × Wooden comb',
				'Payment'           => 'Waiting for payment',
				'Progress'          => 'Being prepared',
			],
			$words
		);
	}

	public function test_only_that_persons(): void {
		$this->ordered( IntentState::Accepted );
		$this->ordered( IntentState::Accepted, email: 'ama@example.org.gh' );
		$this->ordered( IntentState::Accepted, email: 'kofiama@example.org' );
		$this->ordered( IntentState::Accepted, email: 'x@example.org', name: '"email":"ama@example.org"' );
		self::assertCount( 1, $this->export()['data'] );
		self::assertCount( 1, $this->export( 'AMA@Example.org' )['data'], 'however it is written' );
		self::assertCount( 0, $this->export( '%' )['data'] );
		self::assertCount( 0, $this->export( '' )['data'] );
		self::assertCount( 0, $this->export( 'nobody@example.org' )['data'] );
	}

	public function test_a_refused_order_is_told_as_well(): void {
		$intent = $this->stored( 'online' );
		$this->intents->settle( $intent, IntentState::Rejected );
		self::assertSame( 'sedifex-order-' . $intent->reference, $this->export()['data'][0]['item_id'] ?? '' );
	}

	public function test_many_come_in_pages(): void {
		for ( $i = 0; $i < 51; $i++ ) {
			$this->ordered( IntentState::Accepted );
		}
		$first  = $this->export();
		$second = $this->export( self::EMAIL, 2 );
		self::assertSame( [ 50, false, 1, true ], [ count( $first['data'] ), $first['done'], count( $second['data'] ), $second['done'] ] );
		self::assertNotContains( $second['data'][0]['item_id'], array_column( $first['data'], 'item_id' ) );
	}

	public function test_an_ended_order_loses_the_person_and_keeps_the_books(): void {
		global $wpdb;
		$intent = $this->ordered( IntentState::Accepted, 'completed' );
		$words  = new OrderWords( $wpdb );
		$words->catch_up( 10 );
		self::assertGreaterThan( 1, self::words() );
		$result = $this->erase();

		self::assertSame( [ true, false, true ], [ $result['items_removed'], $result['items_retained'], $result['done'] ] );
		self::assertCount( 1, $result['messages'] );
		self::assertStringContainsString( 'Sedifex holds the record', $result['messages'][0] );
		$rows = [ self::row( 'intents', $intent->reference ), self::row( 'orders', $intent->reference ) ];
		self::assertDoesNotMatchRegularExpression( self::PERSONAL, (string) wp_json_encode( array_map( array_filter( ... ), self::text( $rows ) ) ) );
		self::assertNull( $rows[0]['repeat_key'] );
		self::assertSame( [ 'accepted', 'completed', '10199' ], [ $rows[0]['state'], $rows[1]['stage'], (string) $rows[1]['total_minor'] ] );
		self::assertSame( $intent->payload['items'], $this->intents->find( $intent->id )?->payload['items'] );
		self::assertSame( 'delivery', $this->intents->find( $intent->id )->payload['delivery']['method'] );
		self::assertSame( $intent->payload['token'], (string) $rows[1]['token'], 'its page still opens' );
		self::assertSame( 0, (int) $wpdb->get_var( $wpdb->prepare( 'SELECT COUNT(*) FROM %i WHERE word LIKE %s OR word LIKE %s', $wpdb->prefix . 'sedifex_order_words', 'ama%', '%24000%' ) ), 'nor is it found by name or phone' );

		self::assertSame( [], $this->export()['data'] );
		$again = $this->erase();
		self::assertSame( [ false, false, [] ], [ $again['items_removed'], $again['items_retained'], $again['messages'] ] );
	}

	/** @dataProvider ways */
	public function test_what_is_under_way_is_kept_and_told( IntentState $state, string $stage, string $attention, int $days, bool $is_kept ): void {
		$intent = $this->ordered( $state, $stage );
		( new OrderStore( $GLOBALS['wpdb'] ) )->set_attention( $intent->reference, $attention );
		$this->pass( $days * DAY_IN_SECONDS );
		$result = $this->erase();
		self::assertSame( [ ! $is_kept, $is_kept ], [ $result['items_removed'], $result['items_retained'] ] );
		self::assertSame( $is_kept, str_contains( implode( ' ', $result['messages'] ), '1 order of this person is still under way' ) );
		self::assertSame( $is_kept ? 'Ama Mensah' : '', $this->intents->find( $intent->id )?->payload['customer']['name'] );
	}

	/** @return array<string, array{IntentState, string, string, int, bool}> */
	public static function ways(): array {
		return [
			'being prepared'                    => [ IntentState::Accepted, 'preparing', '', 0, true ],
			'not yet confirmed'                 => [ IntentState::Accepted, 'received', '', 0, true ],
			'waits to be sent'                  => [ IntentState::Queued, 'received', '', 0, true ],
			'unclear'                           => [ IntentState::Unknown, 'received', '', 0, true ],
			'still being asked about, for long' => [ IntentState::Reconciling, 'received', '', 40, true ],
			'delivered'                         => [ IntentState::Accepted, 'delivered', '', 0, false ],
			'cancelled'                         => [ IntentState::Accepted, 'cancelled', '', 0, false ],
			'cancelled and paid for'            => [ IntentState::Accepted, 'cancelled', 'paid_twice', 0, true ],
			'a person decides'                  => [ IntentState::Attention, 'received', 'unclear_no_answer', 0, true ],
			'nobody decided for a month'        => [ IntentState::Attention, 'received', 'unclear_no_answer', 31, false ],
			'never paid'                        => [ IntentState::Accepted, 'received', '', 31, false ],
		];
	}

	public function test_an_order_that_goes_out_again_meanwhile_keeps_its_address(): void {
		$intent = $this->ordered( IntentState::Accepted, 'completed' );
		$store  = new PrivacyStore( $GLOBALS['wpdb'] );
		$record = $store->read( $intent->reference, self::EMAIL );
		self::assertNotNull( $record );
		$GLOBALS['wpdb']->query( $GLOBALS['wpdb']->prepare( "UPDATE %i SET state = 'queued' WHERE id = %d", $GLOBALS['wpdb']->prefix . 'sedifex_intents', $intent->id ) );
		self::assertFalse( $store->erase( $record ) );
		$GLOBALS['wpdb']->query( $GLOBALS['wpdb']->prepare( "UPDATE %i SET state = 'attention', lease_until = UNIX_TIMESTAMP() + 60 WHERE id = %d", $GLOBALS['wpdb']->prefix . 'sedifex_intents', $intent->id ) );
		self::assertFalse( $store->erase( $record ), 'a person is about to send it again' );
		self::assertSame( 'Ama Mensah', $this->intents->find( $intent->id )?->payload['customer']['name'] );
	}

	/** @dataProvider messages */
	public function test_messages_of_other_systems_lose_their_text( string $body, string $state, bool $is_emptied ): void {
		global $wpdb;
		$table = $wpdb->prefix . 'sedifex_events';
		$plain = 1 === preg_match( '/^[\x00-\x7f]*$/D', $body );
		$wpdb->query( $wpdb->prepare( 'DELETE FROM %i', $table ) );
		$wpdb->query( $wpdb->prepare( 'INSERT INTO %i (event_key, body_hash, state, body, encoding) VALUES (x%s, x%s, %s, %s, %s)', $table, hash( 'sha256', 'key' ), hash( 'sha256', 'body' ), $state, $plain ? $body : base64_encode( $body ), $plain ? '' : 'base64' ) );
		self::assertSame( $is_emptied, $this->erase()['items_removed'] );
		self::assertSame( [ $state, $is_emptied ], [ $wpdb->get_var( $wpdb->prepare( 'SELECT state FROM %i', $table ) ), null === $wpdb->get_var( $wpdb->prepare( 'SELECT body FROM %i', $table ) ) ] );
	}

	/** @return iterable<string, array{string, string, bool}> */
	public static function messages(): iterable {
		yield 'plain' => [ '{"email":"ama@example.org"}', 'done', true ];
		yield 'dead' => [ '{"email":"AMA@example.org"}', 'dead', true ];
		yield 'somebody else' => [ '{"email":"kofi@example.org"}', 'done', false ];
		yield 'still to be carried out' => [ '{"email":"ama@example.org"}', 'pending', false ];
		foreach ( [ '', 'x', 'xy' ] as $before ) {
			yield "with other letters, $before" => [ '{"name":"Kɔfi' . $before . '","email":"ama@example.org","city":"Accra"}', 'done', true ];
		}
		yield 'with other letters, somebody else' => [ '{"name":"Kɔfi","email":"kofi@example.org"}', 'ignored', false ];
	}

	public function test_orders_that_other_systems_told_of_lose_the_person_too(): void {
		global $wpdb;
		$this->reported( 'delivered', 'Sevi' );
		$this->reported( 'delivered', 'Kofi', 'kofi@example.org', '+254700000009' );
		$wpdb->query( $wpdb->prepare( 'DELETE FROM %i', $wpdb->prefix . 'sedifex_events' ) );
		foreach ( [ 'by phone' => '{"order":{"phoneNumber":"0712 345 678","tel":"0712345678"}}', 'somebody else' => '{"phone":"+254700000009"}' ] as $key => $body ) {
			$wpdb->query( $wpdb->prepare( "INSERT INTO %i (event_key, body_hash, source, state, body, bytes) VALUES (x%s, x%s, 'sevi', 'done', %s, 9)", $wpdb->prefix . 'sedifex_events', hash( 'sha256', $key ), hash( 'sha256', $body ), $body ) );
		}
		$export = (string) wp_json_encode( $this->export(), JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
		foreach ( [ 'ORD-Sevi', 'Blue kiosk', 'Leave it', '0712345678', '2 × Basket' ] as $told ) {
			self::assertStringContainsString( $told, $export );
		}
		self::assertStringNotContainsString( 'Kofi', $export );
		self::assertStringNotContainsString( '254700000009', $export );
		$erased = $this->erase();
		self::assertTrue( $erased['items_removed'] );
		self::assertStringContainsString( 'Selldone or Sevi', implode( ' ', $erased['messages'] ) );
		$left = (string) wp_json_encode( [ $wpdb->get_col( "SELECT contact FROM {$wpdb->prefix}sedifex_orders" ), $wpdb->get_col( "SELECT body FROM {$wpdb->prefix}sedifex_events" ) ] );
		foreach ( [ 'Sevi Kamau', 'Blue kiosk of Sevi', 'Leave it with Sevi', '712345678', '0712 345' ] as $gone ) {
			self::assertStringNotContainsString( $gone, $left );
		}
		self::assertStringContainsString( 'kofi@example.org', $left );
		self::assertStringContainsString( '254700000009', $left );
		self::assertSame( [], $this->export()['data'] );
	}

	/**
	 * @testWith ["{\"email\":\"AMA@example.org\"}", true]
	 *           ["{\"phone\":\"0240000001\"}", true]
	 *           ["{\"phone\":\"+233 (24) 000-0001\"", true]
	 *           ["{\"email\":\"kofi@example.org\",\"phone\":\"0240000009\"}", false]
	 */
	public function test_what_was_refused_and_names_the_person_goes( string $body, bool $goes ): void {
		global $wpdb;
		$wpdb->query( "DELETE FROM {$wpdb->prefix}sedifex_snapshots WHERE name LIKE 'refus%'" );
		$this->ordered( IntentState::Accepted, 'completed' );
		$refusals = new Refusals( $wpdb );
		foreach ( [ $body, '{"n":1}' ] as $one ) {
			$refusals->add( new Delivery( 'sevi', '', [], $one, time() ), 'mismatch', [] );
		}
		$this->erase();
		self::assertSame( $goes ? [ '{"n":1}' ] : [ '{"n":1}', $body ], array_column( $refusals->last( 'sevi' ), 'body' ) );
		self::assertSame( [ 'mismatch' => 2 ], $refusals->counts( 'sevi' ) );
	}

	public function test_a_reported_order_under_way_is_kept(): void {
		$this->reported( 'received', 'Sevi' );
		self::assertTrue( $this->erase()['items_retained'] );
		self::assertCount( 1, $this->export()['data'] );
	}

	private function reported( string $stage, string $name, string $email = self::EMAIL, string $phone = '+254712345678' ): void {
		global $wpdb;
		$contact = [ 'name' => $name . ' Kamau', 'phone' => $phone, 'email' => '', 'also' => [ $phone, $email ], 'receive' => 'delivery', 'details' => [ 'shipping' => 'Blue kiosk of ' . $name, 'notes' => 'Leave it with ' . $name ] ];
		$wpdb->query(
			$wpdb->prepare(
				"INSERT INTO %i (order_key, token, token_key, source, kind, reference, stage, contact, items, ordered_at) VALUES (x%s, %s, x%s, 'sevi', 'order', %s, %s, %s, %s, UNIX_TIMESTAMP())",
				$wpdb->prefix . 'sedifex_orders',
				hash( 'sha256', $name ),
				$name,
				hash( 'sha256', 't' . $name ),
				'ORD-' . $name,
				$stage,
				(string) wp_json_encode( $contact, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ),
				'[{"name":"Basket","quantity":2,"unit_minor":1,"line_minor":2}]'
			)
		);
	}

	public function test_wordpress_knows_of_it(): void {
		do_action( 'rest_api_init', rest_get_server() );
		$exporters = apply_filters( 'wp_privacy_personal_data_exporters', [] );
		$erasers   = apply_filters( 'wp_privacy_personal_data_erasers', [] );
		self::assertIsArray( $exporters );
		self::assertIsArray( $erasers );
		$this->ordered( IntentState::Accepted, 'completed' );
		self::assertCount( 1, $exporters['sedifex-sync']['callback']( self::EMAIL, 1 )['data'] );
		self::assertTrue( $erasers['sedifex-sync']['callback']( self::EMAIL, 1 )['items_removed'] );
		self::assertSame( PrivacyText::html(), wp_kses_post( PrivacyText::html() ) );
	}

	private function ordered( IntentState $state, string $stage = 'received', string $email = self::EMAIL, string $name = 'Ama Mensah' ): Intent {
		$intent = $this->stored(
			'online',
			[
				'customer' => [ 'name' => $name, 'phone' => '+233240000001', 'email' => $email ],
				'delivery' => [ 'method' => 'delivery', 'location' => 'Osu, near the post office', 'notes' => 'ring the bell' ],
			]
		);
		$this->intents->settle( $intent, $state );
		( new OrderStore( $GLOBALS['wpdb'] ) )->ensure( $intent );
		$GLOBALS['wpdb']->query( $GLOBALS['wpdb']->prepare( 'UPDATE %i SET stage = %s WHERE reference = %s', $GLOBALS['wpdb']->prefix . 'sedifex_orders', $stage, $intent->reference ) );
		return $intent;
	}

	/** @return array{data: list<array{item_id: string, data: list<array{name: string, value: string}>}>, done: bool} */
	private function export( string $email = self::EMAIL, int $page = 1 ): array {
		/** @var array{data: list<array{item_id: string, data: list<array{name: string, value: string}>}>, done: bool} $found */
		$found = ( new PrivacyExporter( new PrivacyStore( $GLOBALS['wpdb'] ), new PrivacyMessages( $GLOBALS['wpdb'] ) ) )->page( $email, $page );
		return $found;
	}

	/** @return array{items_removed: bool, items_retained: bool, messages: list<string>, done: bool} */
	private function erase(): array {
		return ( new PrivacyEraser( new PrivacyStore( $GLOBALS['wpdb'] ), new OrderWords( $GLOBALS['wpdb'] ), new PrivacyMessages( $GLOBALS['wpdb'] ) ) )->page( self::EMAIL );
	}

	/**
	 * Without the columns of bytes, which are no JSON.
	 *
	 * @param list<array<string, string|null>> $rows
	 * @return list<array<string, string|null>>
	 */
	private static function text( array $rows ): array {
		return array_map( static fn( array $row ): array => array_filter( $row, static fn( ?string $value ): bool => null === $value || mb_check_encoding( $value, 'UTF-8' ) ), $rows );
	}

	private static function words(): int {
		global $wpdb;
		return (int) $wpdb->get_var( $wpdb->prepare( 'SELECT COUNT(*) FROM %i', $wpdb->prefix . 'sedifex_order_words' ) );
	}
}
