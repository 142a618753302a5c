<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Admin;

use Closure;
use RuntimeException;
use Sedifex\Sync\Admin\Health;
use Sedifex\Sync\Admin\OwnerMailJob;
use Sedifex\Sync\Admin\OwnerMailStore;
use Sedifex\Sync\Admin\Troubles;
use Sedifex\Sync\Admin\WaitingCount;
use Sedifex\Sync\Admin\WorkerWatch;
use Sedifex\Sync\Catalog\CatalogState;
use Sedifex\Sync\Catalog\CatalogStateStore;
use Sedifex\Sync\Orders\OrderList;
use Sedifex\Sync\Orders\OrderStore;
use Sedifex\Sync\Outbox\Intent;
use Sedifex\Sync\Outbox\IntentState;
use Sedifex\Sync\Sedifex\SnapshotStore;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Deadline;
use Sedifex\Sync\Support\SystemClock;
use Sedifex\Sync\Tests\Integration\Outbox\OrdersTestCase;
use Sedifex\Sync\Webhooks\EventCounts;

/** The owner is told in time, of each thing once, and not more often than once an hour. */
final class OwnerMailJobTest extends OrdersTestCase {

	/** @var list<array{to: string, subject: string, message: string}> */
	private array $mails = [];

	/** @var Closure(): bool What the mail server says. */
	private Closure $server;

	protected function setUp(): void {
		parent::setUp();
		$this->server = static fn(): bool => true;
		add_filter( 'pre_option_admin_email', static fn(): string => 'owner@example.org' );
		update_option( 'blogname', 'Ama&#039;s shop' );
		add_filter(
			'pre_wp_mail',
			function ( mixed $before, array $mail ): bool {
				self::assertIsString( $mail['to'] );
				self::assertIsString( $mail['subject'] );
				self::assertIsString( $mail['message'] );
				$this->mails[] = [ 'to' => $mail['to'], 'subject' => $mail['subject'], 'message' => $mail['message'] ];
				return ( $this->server )();
			},
			1,
			2
		);
		$this->catalogue( [] );
	}

	public function test_nothing_needs_anybody(): void {
		$this->settled( IntentState::Accepted );
		self::assertSame( 0, $this->run_job() );
		self::assertSame( [], $this->mails );
	}

	public function test_the_first_is_told_at_once_and_once(): void {
		$intent = $this->unclear();
		self::assertSame( 1, $this->run_job() );
		self::assertSame( 0, $this->run_job() );
		$this->hours( 30 );
		self::assertSame( 0, $this->run_job(), 'nor a day later' );

		self::assertCount( 1, $this->mails );
		[ 'to' => $to, 'subject' => $subject, 'message' => $message ] = $this->mails[0];
		self::assertSame( 'owner@example.org', $to );
		self::assertSame( "Ama's shop: 1 order needs you", $subject );
		self::assertStringContainsString( $intent->reference . ': ', $message );
		self::assertStringContainsString( 'page=sedifex-sync-orders', $message );
		self::assertStringContainsString( 'order=' . $intent->reference, $message );
	}

	public function test_a_webhook_that_was_given_up_is_told_and_the_next_one_too(): void {
		global $wpdb;
		$dead = static fn( string $name ) => $wpdb->query( $wpdb->prepare( "INSERT INTO %i (event_key, body_hash, source, state, body, bytes, received_at) VALUES (x%s, x%s, 'sevi', 'dead', 'Ama Mensah', 10, 1)", $wpdb->prefix . 'sedifex_events', hash( 'sha256', $name ), hash( 'sha256', $name ) ) );
		$dead( 'first' );
		self::assertSame( 1, $this->run_job() );
		self::assertStringContainsString( 'your shop needs you', $this->mails[0]['subject'] );
		self::assertStringContainsString( '1 message from another system could not be carried out', $this->mails[0]['message'] );
		self::assertStringContainsString( 'page=sedifex-sync-webhooks', $this->mails[0]['message'] );
		self::assertStringNotContainsString( 'Mensah', $this->mails[0]['message'] );
		$this->hours( 2 );
		self::assertSame( 0, $this->run_job(), 'told already' );
		$dead( 'second' );
		self::assertSame( 1, $this->run_job() );
		self::assertStringContainsString( '2 messages from other systems', $this->mails[1]['message'] );
	}

	public function test_nothing_of_the_customer_is_in_it(): void {
		$this->with( [ 'mail_orders' => true ] );
		$this->run_job();
		$intent = $this->unclear();
		$this->run_job();
		self::assertCount( 2, $this->mails );
		self::assertDoesNotMatchRegularExpression( '/Ama Mensah|24000|ama@|Osu|Wooden|' . $intent->tail . '|' . $intent->payload['token'] . '/', (string) wp_json_encode( $this->mails ) );
	}

	public function test_what_comes_within_the_hour_is_told_together_at_its_end(): void {
		$first = $this->unclear();
		$this->run_job();
		$second = $this->unclear();
		$third  = $this->unclear();
		self::assertSame( 0, $this->run_job() );
		$this->minutes( 59 );
		self::assertSame( 0, $this->run_job() );
		$this->minutes( 2 );
		self::assertSame( 1, $this->run_job() );

		self::assertCount( 2, $this->mails );
		self::assertStringContainsString( '2 orders need you', $this->mails[1]['subject'] );
		self::assertStringContainsString( $second->reference, $this->mails[1]['message'] );
		self::assertStringContainsString( $third->reference, $this->mails[1]['message'] );
		self::assertStringNotContainsString( $first->reference, $this->mails[1]['message'] );
		self::assertStringContainsString( '1 more thing is waiting', $this->mails[1]['message'] );
	}

	public function test_what_was_dealt_with_and_comes_back_is_new(): void {
		$intent = $this->unclear();
		$this->run_job();
		$orders = new OrderStore( $GLOBALS['wpdb'] );
		$orders->set_attention( $intent->reference, '' );
		$this->hours( 2 );
		$this->run_job();
		$orders->set_attention( $intent->reference, 'unclear_no_answer' );
		self::assertSame( 1, $this->run_job() );
		$orders->set_attention( $intent->reference, 'underpaid' );
		$this->hours( 2 );
		self::assertSame( 1, $this->run_job(), 'another thing about the same order' );
	}

	public function test_a_refused_key_is_told_at_once_and_not_for_each_order(): void {
		$this->refused();
		self::assertSame( 1, $this->run_job() );
		self::assertStringContainsString( 'does not accept the key', $this->mails[0]['message'] );
		self::assertStringContainsString( 'page=sedifex-sync-settings', $this->mails[0]['message'] );
		$this->refused();
		$this->hours( 2 );
		self::assertSame( 0, $this->run_job() );
	}

	public function test_a_catalogue_in_trouble_is_told_after_an_hour(): void {
		$this->catalogue( [ 'failures' => 3, 'category' => 'network', 'failure' => 'curl_28', 'failing_since' => time() - 60 ] );
		self::assertSame( 0, $this->run_job() );
		$this->minutes( 50 );
		self::assertSame( 0, $this->run_job() );
		$this->minutes( 11 );
		$this->catalogue( [ 'as_of' => time() - 9000, 'failures' => 9, 'category' => 'upstream', 'failure' => 'http_500', 'failing_since' => time() - 4000 ] );
		self::assertSame( 1, $this->run_job() );
		self::assertStringContainsString( 'your shop needs you', $this->mails[0]['subject'] );
		self::assertStringContainsString( 'Sedifex has not answered for', $this->mails[0]['message'] );
		$this->hours( 5 );
		self::assertSame( 0, $this->run_job() );
	}

	public function test_what_passes_within_the_hour_is_not_told(): void {
		$trouble = [ 'failures' => 3, 'category' => 'network', 'failure' => 'curl_28', 'failing_since' => time() - 60 ];
		$this->catalogue( $trouble );
		$this->run_job();
		$this->minutes( 40 );
		$this->catalogue( [] );
		$this->run_job();
		$this->minutes( 40 );
		$this->catalogue( $trouble );
		self::assertSame( 0, $this->run_job() );
	}

	public function test_work_that_does_not_get_done_is_told(): void {
		$this->intents->settle( $this->stored(), IntentState::Queued );
		self::assertSame( 0, $this->run_job() );
		$this->pass( 3700 );
		self::assertSame( 1, $this->run_job() );
		self::assertStringContainsString( 'wp-cron.php', $this->mails[0]['message'] );
	}

	public function test_what_the_mail_server_refused_is_tried_again(): void {
		$this->server = static fn(): bool => false;
		$this->unclear();
		self::assertSame( 1, $this->run_job() );
		self::assertSame( 0, $this->run_job(), 'not at once' );
		$this->minutes( 1 );
		self::assertSame( 1, $this->run_job() );
		self::assertSame( 0, $this->run_job() );
		$this->minutes( 1 );
		$this->server = static fn(): bool => true;
		self::assertSame( 1, $this->run_job() );
		$this->hours( 3 );
		self::assertSame( 0, $this->run_job() );
		self::assertCount( 3, $this->mails );
	}

	public function test_a_process_that_dies_while_sending_leaves_it_to_the_next_hour(): void {
		$this->server = static fn(): bool => throw new RuntimeException( 'killed' );
		$this->unclear();
		try {
			$this->run_job();
			self::fail( 'it should have died' );
		} catch ( RuntimeException ) {
			self::assertCount( 1, $this->mails );
		}
		$this->server = static fn(): bool => true;
		$this->unclear();
		self::assertSame( 0, $this->run_job(), 'another process may be at it' );
		$this->minutes( 30 );
		self::assertSame( 0, $this->run_job(), 'it may have gone out: not within the hour' );
		$this->minutes( 31 );
		self::assertSame( 1, $this->run_job() );
		self::assertStringContainsString( '2 orders need you', $this->mails[1]['subject'] );
	}

	public function test_of_two_workers_one_writes(): void {
		$this->unclear();
		$inner        = 0;
		$this->server = function () use ( &$inner ): bool {
			$inner += $this->run_job();
			return true;
		};
		self::assertSame( 1, $this->run_job() );
		self::assertSame( 0, $inner );

		// Both have read before either writes: the second finds the row changed.
		$one = new OwnerMailStore( $GLOBALS['wpdb'] );
		$two = new OwnerMailStore( $GLOBALS['wpdb'] );
		$of  = static fn( OwnerMailStore $store ) => $store->read( 'owner_mail' )[0];
		$a   = $of( $one );
		$b   = $of( $two );
		self::assertTrue( $one->write( 'owner_mail', $a ) );
		self::assertFalse( $two->write( 'owner_mail', $b ) );
	}

	public function test_a_copied_site_writes_to_nobody(): void {
		$this->with( [ 'mail_orders' => true ] );
		$this->run_job();
		$this->unclear();
		self::site( [ 'SEDIFEX_INTEGRATION_API_KEY' => 'sedx_the_key_of_the_shop' ] )->stamp();
		self::assertSame( 0, $this->run_job() );
		self::assertSame( [], $this->mails );
	}

	public function test_who_is_told_and_whether_is_the_owners_choice(): void {
		$this->with( [ 'mail_attention' => false ] );
		$this->unclear();
		self::assertSame( 0, $this->run_job() );
		$this->with( [ 'owner_email' => 'kofi@example.org' ] );
		self::assertSame( 1, $this->run_job() );
		self::assertSame( 'kofi@example.org', $this->mails[0]['to'] );
	}

	public function test_new_orders_are_told_only_where_that_is_wanted(): void {
		$this->order();
		$this->run_job();
		$this->with( [ 'mail_orders' => true ] );
		$this->run_job();
		self::assertSame( [], $this->mails, 'nothing that came before' );

		$first = $this->order();
		self::assertSame( 1, $this->run_job() );
		self::assertSame( 0, $this->run_job() );
		self::assertSame( "Ama's shop: 1 new order", $this->mails[0]['subject'] );
		self::assertMatchesRegularExpression( '/' . $first->reference . ': .*101\.99, to be paid online/', $this->mails[0]['message'] );

		$second = $this->order( 'pay_on_delivery' );
		$this->order();
		self::assertSame( 0, $this->run_job() );
		$this->minutes( 61 );
		self::assertSame( 1, $this->run_job() );
		self::assertStringContainsString( '2 new orders', $this->mails[1]['subject'] );
		self::assertStringContainsString( $second->reference, $this->mails[1]['message'] );
		self::assertStringContainsString( 'to be paid on delivery', $this->mails[1]['message'] );

		$this->with( [] );
		$this->order();
		$this->run_job();
		$this->with( [ 'mail_orders' => true ] );
		$this->hours( 3 );
		$this->run_job();
		self::assertCount( 2, $this->mails, 'what came while it was off is not told later' );
	}

	public function test_many_are_counted_not_listed(): void {
		for ( $i = 0; $i < 22; $i++ ) {
			$this->unclear();
		}
		self::assertSame( 1, $this->run_job() );
		self::assertCount( 1, $this->mails );
		self::assertStringContainsString( '22 orders need you', $this->mails[0]['subject'] );
		self::assertSame( 20, substr_count( $this->mails[0]['message'], 'SFX-' ) / 2 );
		self::assertStringContainsString( '2 more things are waiting', $this->mails[0]['message'] );
	}

	/** An order whose view exists. */
	private function order( string $kind = 'online' ): Intent {
		$intent = $this->stored( $kind );
		$this->intents->settle( $intent, IntentState::Accepted );
		( new OrderStore( $GLOBALS['wpdb'] ) )->ensure( $intent );
		return $intent;
	}

	private function unclear(): Intent {
		$intent = $this->settled( IntentState::Attention );
		$orders = new OrderStore( $GLOBALS['wpdb'] );
		$orders->ensure( $intent );
		$orders->set_attention( $intent->reference, 'unclear_no_answer' );
		return $intent;
	}

	private function refused(): void {
		$this->intents->settle( $this->stored(), IntentState::Queued, 30, 'authentication', 'invalid-api-key' );
	}

	private function settled( IntentState $state ): Intent {
		$intent = $this->stored();
		$this->intents->settle( $intent, $state );
		return $intent;
	}

	/** @param array<string, mixed> $settings */
	private function with( array $settings ): void {
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM, 'store_id' => self::STORE, ...$settings ] );
	}

	/** @param array<string, mixed> $changes */
	private function catalogue( array $changes ): void {
		( new CatalogStateStore( $GLOBALS['wpdb'] ) )->write( CatalogState::from_array( [ 'store' => self::STORE, 'as_of' => time() - 60, 'looked_at' => time() - 60, ...$changes ] ) );
	}

	private function hours( int $hours ): void {
		$this->minutes( $hours * 60 );
	}

	/** So many minutes go by for the owner's mails. */
	private function minutes( int $minutes ): void {
		global $wpdb;
		foreach ( [ 'owner_mail', 'owner_mail_orders' ] as $name ) {
			$body = json_decode( (string) $wpdb->get_var( $wpdb->prepare( 'SELECT body FROM %i WHERE name = %s', $wpdb->prefix . 'sedifex_snapshots', $name ) ), true );
			if ( ! is_array( $body ) ) {
				continue;
			}
			$earlier = static fn( mixed $at ): int => is_int( $at ) && $at > 0 ? $at - 60 * $minutes : 0;

			$body['next_at']       = $earlier( $body['next_at'] );
			$body['sending_until'] = $earlier( $body['sending_until'] );
			$body['since']         = array_map( $earlier, is_array( $body['since'] ) ? $body['since'] : [] );
			$wpdb->query( $wpdb->prepare( 'UPDATE %i SET body = %s WHERE name = %s', $wpdb->prefix . 'sedifex_snapshots', (string) wp_json_encode( $body ), $name ) );
		}
	}

	/** @phpstan-impure */
	private function run_job(): int {
		global $wpdb;
		$orders   = new OrderList( $wpdb );
		$clock    = new SystemClock();
		$watch    = new WorkerWatch( new SnapshotStore( $wpdb ), new WaitingCount( $orders ), $clock );
		$health   = new Health( self::settings(), self::secrets(), new CatalogStateStore( $wpdb ), $this->intents, $orders, self::site(), $watch, $clock );
		$troubles = new Troubles( $health, $orders, $this->intents, self::site(), new EventCounts( $wpdb ) );
		return ( new OwnerMailJob( new OwnerMailStore( $wpdb ), $troubles, self::settings(), self::site() ) )->run( new Deadline( $clock, 20 ) );
	}
}
