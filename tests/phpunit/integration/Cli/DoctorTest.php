<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Cli;

use Sedifex\Sync\Cli\Doctor;
use Sedifex\Sync\Cli\Finding;
use Sedifex\Sync\Database\Schema;
use Sedifex\Sync\Orders\Order;
use Sedifex\Sync\Orders\OrderStore;
use Sedifex\Sync\Outbox\Intent;
use Sedifex\Sync\Outbox\IntentState;
use Sedifex\Sync\Settings\Constants;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Tests\Integration\Outbox\OrdersTestCase;

/** Each rule seen whole on a shop at work, and broken by one change. */
final class DoctorTest extends OrdersTestCase {

	private Intent $online;

	private Intent $cash;

	private Intent $unclear;

	protected function setUp(): void {
		parent::setUp();
		$this->sql( 'DELETE FROM {events}' );
		update_option( Schema::OPTION, Schema::VERSION );
		$this->online = $this->stored();
		$this->attempt( $this->online, '-A1', 'checkout' );
		$this->intents->settle( $this->online, IntentState::Accepted );
		$this->cash = $this->stored( 'pay_on_delivery' );
		$this->attempt( $this->cash, '-C', 'cash' );
		$this->intents->settle( $this->cash, IntentState::Accepted );
		$this->unclear = $this->stored();
		$this->intents->settle( $this->unclear, IntentState::Attention );
		$this->intents->settle( $this->stored(), IntentState::Queued, 30 );
		$this->intents->settle( $this->stored(), IntentState::Rejected );
		$orders = new OrderStore( $GLOBALS['wpdb'] );
		foreach ( [ $this->online, $this->cash, $this->unclear ] as $intent ) {
			$orders->ensure( $intent );
		}
		$orders->set_attention( $this->unclear->reference, 'unclear_no_answer' );
		$this->sql( "UPDATE {intents} SET sends = 1, sent_at = created_at WHERE state = 'accepted'" );
		$this->sql( "UPDATE {attempts} SET proof = '{\"paymentStatus\":\"paid\"}', paid_minor = total_minor, payment = 'paid' WHERE kind = 'checkout'" );
		$this->sql( "UPDATE {orders} SET payment = 'paid', raw_payment = 'paid' WHERE method = 'online' AND reference = '" . $this->online->reference . "'" );
		$this->sql( "INSERT INTO {events} (event_key, body_hash, state) VALUES (x'" . str_repeat( 'ab', 32 ) . "', x'" . str_repeat( 'cd', 32 ) . "', 'done')" );
	}

	public function test_a_shop_at_work_is_whole(): void {
		self::assertSame( [], $this->broken() );
		// A person may send once more; and a process may end between two marks, before anything was sent.
		$this->sql( "UPDATE {intents} SET sends = 4 WHERE reference = '{unclear}'" );
		( new OrderStore( $GLOBALS['wpdb'] ) )->decide( $this->order(), 'sent', 'unclear_no_answer', 1 );
		self::assertSame( [], $this->broken() );
		self::assertGreaterThan( 20, count( $this->doctor()->examine() ) );
		// An hour without the worker breaks no rule, nor does what is held while it is allowed.
		$this->pass( 3600 );
		self::assertSame( [], $this->broken() );
		$this->sql( "UPDATE {intents} SET state = 'sending', lease_until = UNIX_TIMESTAMP() + 100 WHERE state = 'queued'" );
		$this->sql( "UPDATE {orders} SET claim = 'somebody', lease_until = UNIX_TIMESTAMP() + 50" );
		self::assertSame( [], $this->broken() );
	}

	/**
	 * @dataProvider wounds
	 * @param string $change {online}, {cash} and {unclear} stand for the references.
	 * @param string $found  What is named; '' = anything.
	 */
	public function test_each_rule_is_seen_broken( string $check, string $change, string $found ): void {
		$this->sql( $change );
		$broken = $this->broken();
		self::assertArrayHasKey( $check, $broken, implode( ', ', array_keys( $broken ) ) );
		if ( '' !== $found ) {
			self::assertSame( [ strtr( $found, $this->references() ) ], $broken[ $check ] );
		}
	}

	/** @return array<string, array{string, string, string}> */
	public static function wounds(): array {
		return [
			'state of an intent'               => [ 'intent_states', "UPDATE {intents} SET state = 'lost' WHERE reference = '{cash}'", '' ],
			'two of one reference'             => [ 'references', "UPDATE {intents} SET reference = '{cash}' WHERE reference = '{online}'", '{cash}' ],
			'accepted without an id'           => [ 'accepted_id', "DELETE FROM {attempts} WHERE reference = '{cash}'", '{cash}' ],
			'accepted, and never sent'         => [ 'accepted_id', "UPDATE {attempts} SET state = 'created' WHERE reference = '{cash}'", '{cash}' ],
			'accepted and shown to nobody'     => [ 'accepted_visible', "DELETE FROM {orders} WHERE reference = '{cash}'; UPDATE {intents} SET updated_at = updated_at - 301", '{cash}' ],
			'needs a person, shown to nobody'  => [ 'attention_visible', "UPDATE {orders} SET attention = '' WHERE reference = '{unclear}'; UPDATE {intents} SET updated_at = updated_at - 301", '{unclear}' ],
			'needs a person, without an order' => [ 'attention_visible', "DELETE FROM {orders} WHERE reference = '{unclear}'; UPDATE {intents} SET updated_at = updated_at - 301", '{unclear}' ],
			'an order that nobody asked for'   => [ 'order_intent', "DELETE FROM {intents} WHERE reference = '{cash}'", '{cash}' ],
			'a call for no order'              => [ 'attempt_intent', "UPDATE {attempts} SET reference = 'SFX-NOBODY00', upstream_id = 'SFX-NOBODY00-X-C' WHERE reference = '{cash}'", 'SFX-NOBODY00-X-C' ],
			'paid without proof'               => [ 'paid_proof', "UPDATE {attempts} SET proof = NULL WHERE reference = '{online}'", '{online}' ],
			'cash paid without proof'          => [ 'paid_proof', "UPDATE {orders} SET payment = 'paid', raw_payment = 'paid_cash' WHERE reference = '{cash}'", '{cash}' ],
			'paid too little'                  => [ 'paid_enough', "UPDATE {attempts} SET paid_minor = total_minor - 1 WHERE reference = '{online}'", '{online}' ],
			'a page that would be asked twice' => [ 'checkout_once', "UPDATE {attempts} SET state = 'created' WHERE reference = '{online}'", '' ],
			'an answer that was forgotten'     => [ 'checkout_once', "UPDATE {attempts} SET state = 'created', url = '', http_status = 200 WHERE reference = '{online}'", '' ],
			'two pages of one number'          => [ 'checkout_number', "UPDATE {attempts} SET kind = 'checkout', reference = '{online}' WHERE reference = '{cash}'", '{online}' ],
			'a payment without a page'         => [ 'checkout_page', "UPDATE {attempts} SET url = '' WHERE reference = '{online}'", '' ],
			'a second cash order'              => [ 'one_cash_order', "UPDATE {attempts} SET kind = 'cash', reference = '{cash}' WHERE reference = '{online}'", '{cash}' ],
			'a fourth send'                    => [ 'three_sends', "UPDATE {intents} SET sends = 4 WHERE reference = '{cash}'", '{cash}' ],
			'a fourth send, handled otherwise' => [ 'three_sends', "UPDATE {intents} SET sends = 4 WHERE reference = '{online}'; UPDATE {orders} SET history = '[{\"code\":\"looked\"}]'", '{online}' ],
			'fewer sends than none'            => [ 'sends_counted', "UPDATE {intents} SET sends = -1 WHERE reference = '{cash}'", '{cash}' ],
			'sending for ever'                 => [ 'leases', "UPDATE {intents} SET state = 'sending', lease_until = UNIX_TIMESTAMP() - 181 WHERE reference = '{cash}'", '{cash}' ],
			'held until next year'             => [ 'leases', "UPDATE {intents} SET lease_until = UNIX_TIMESTAMP() + 99999 WHERE reference = '{cash}'", '{cash}' ],
			'a look that broke off'            => [ 'order_leases', "UPDATE {orders} SET claim = 'dead', lease_until = UNIX_TIMESTAMP() - 4000, check_at = UNIX_TIMESTAMP() - 4000 WHERE reference = '{cash}'", '{cash}' ],
			'a sync that broke off'            => [ 'worker_leases', "INSERT INTO {snapshots} (name, body, fetched_at) VALUES ('catalog_claim', 'dead', UNIX_TIMESTAMP() - 361)", 'catalog_claim' ],
			'events that broke off'            => [ 'worker_leases', "INSERT INTO {snapshots} (name, body, fetched_at) VALUES ('events_slot_3', 'dead', UNIX_TIMESTAMP() - 361)", 'events_slot_3' ],
			'forgotten for a day'              => [ 'forgotten', "UPDATE {intents} SET state = 'unknown', available_at = UNIX_TIMESTAMP() - 86401 WHERE reference = '{cash}'", '{cash}' ],
			'state of an event'                => [ 'event_states', "UPDATE {events} SET state = 'lost'", '' ],
			'an event that broke off'          => [ 'event_leases', "UPDATE {events} SET state = 'processing', lease_until = UNIX_TIMESTAMP() - 121", '' ],
			'an event that waits for nothing'  => [ 'event_waiting', "UPDATE {events} SET state = 'pending', body = ''", '' ],
			'an event that waits unseen'       => [ 'event_waiting', "UPDATE {events} SET state = 'pending', hidden_at = 1", '' ],
			'a cleared event with its body'    => [ 'event_cleared', "UPDATE {events} SET hidden_at = 1, body = 'x', body_hash = x'2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881'", '' ],
			'an event with other bytes'        => [ 'event_bytes', "UPDATE {events} SET body = 'x'", '' ],
		];
	}

	public function test_the_tables_themselves(): void {
		global $wpdb;
		update_option( Schema::OPTION, Schema::VERSION - 1 );
		self::assertSame( [ 'version' ], array_keys( $this->broken() ) );
		$prefix       = $wpdb->prefix;
		$wpdb->prefix = 'nothing_';
		try {
			$findings = $this->doctor()->examine();
		} finally {
			$wpdb->prefix = $prefix;
		}
		self::assertCount( 1, $findings, 'nothing else can be asked then' );
		self::assertSame( 'tables', $findings[0]->check );
		self::assertCount( count( Schema::tables() ), $findings[0]->broken );
	}

	public function test_a_key_in_plain_text(): void {
		$secrets = new Secrets( new Constants( [] ) );
		$secrets->set( 'integration_key', 'sedx_fedcba9876543210' );
		$examine = fn(): array => array_filter( ( new Doctor( $GLOBALS['wpdb'], new Schema( $GLOBALS['wpdb'] ), $secrets ) )->examine(), static fn( Finding $finding ): bool => ! $finding->is_whole() );
		self::assertSame( [], $examine() );
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM, 'site_label' => 'sedx_fedcba9876543210' ] );
		self::assertSame( [ 'secrets' ], array_column( $examine(), 'check' ) );
		self::assertStringNotContainsString( 'fedcba', (string) wp_json_encode( array_map( static fn( Finding $finding ): array => $finding->to_row(), $examine() ) ) );
	}

	public function test_many_are_counted_and_the_first_are_named(): void {
		$row = ( new Finding( 'leases', 'Nobody holds on.', array_map( strval( ... ), range( 1, 30 ) ) ) )->to_row();
		self::assertSame( [ 'broken', 30 ], [ $row['state'], $row['found'] ] );
		self::assertStringEndsWith( '19, 20, …', $row['ids'] );
	}

	private function order(): Order {
		$order = ( new OrderStore( $GLOBALS['wpdb'] ) )->find_by_reference( $this->unclear->reference );
		self::assertNotNull( $order );
		return $order;
	}

	/** @return array<string, list<string>> */
	private function broken(): array {
		$out = [];
		foreach ( $this->doctor()->examine() as $finding ) {
			if ( ! $finding->is_whole() ) {
				$out[ $finding->check ] = $finding->broken;
			}
		}
		return $out;
	}

	private function doctor(): Doctor {
		global $wpdb;
		return new Doctor( $wpdb, new Schema( $wpdb ), self::secrets() );
	}

	private function attempt( Intent $intent, string $tail, string $kind ): void {
		$this->attempts->ensure( $intent->reference, $intent->ref() . $tail, 1, $kind, 10000, $intent->payload['total_minor'], 'GHS' );
		$this->sql( "UPDATE {attempts} SET state = 'accepted', sent_at = UNIX_TIMESTAMP(), url = 'https://checkout.paystack.com/abc' WHERE reference = '{$intent->reference}'" );
	}

	/** @return array<string, string> */
	private function references(): array {
		return [
			'{online}'  => isset( $this->online ) ? $this->online->reference : '',
			'{cash}'    => isset( $this->cash ) ? $this->cash->reference : '',
			'{unclear}' => isset( $this->unclear ) ? $this->unclear->reference : '',
		];
	}

	private function sql( string $statements ): void {
		global $wpdb;
		$names = $this->references();
		foreach ( [ 'intents', 'attempts', 'orders', 'events', 'snapshots' ] as $table ) {
			$names[ '{' . $table . '}' ] = $wpdb->prefix . 'sedifex_' . $table;
		}
		foreach ( explode( '; ', strtr( $statements, $names ) ) as $statement ) {
			self::assertNotFalse( $wpdb->query( $statement ), $statement ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- literals of this test.
		}
	}
}
