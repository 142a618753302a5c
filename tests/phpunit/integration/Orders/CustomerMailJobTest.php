<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Orders;

use Sedifex\Sync\Orders\CustomerMailJob;
use Sedifex\Sync\Orders\OrderRecorder;
use Sedifex\Sync\Orders\OrderStore;
use Sedifex\Sync\Orders\StatusUrl;
use Sedifex\Sync\Outbox\Intent;
use Sedifex\Sync\Outbox\IntentState;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Deadline;
use Sedifex\Sync\Support\SystemClock;
use Sedifex\Sync\Tests\Integration\Outbox\OrdersTestCase;

/** One message for each accepted order, and nothing in it that a visitor wrote. */
final class CustomerMailJobTest extends OrdersTestCase {

	/** @var list<array<string, mixed>> */
	private array $mails = [];

	private bool $is_sent = true;

	protected function setUp(): void {
		parent::setUp();
		add_filter(
			'pre_wp_mail',
			function ( mixed $before, array $mail ): bool {
				$this->mails[] = $mail;
				return $this->is_sent;
			},
			1,
			2
		);
	}

	public function test_an_accepted_order_is_told_once(): void {
		$intent = $this->accepted();
		// Told of it again, by the worker and by a second process.
		$this->recorder()->intent_changed( $intent );
		self::assertSame( 1, $this->run_job() );
		$this->recorder()->intent_changed( $intent );
		self::assertSame( 0, $this->run_job() );

		self::assertCount( 1, $this->mails );
		self::assertSame( 'ama@example.org', $this->mails[0]['to'] );
		self::assertIsString( $this->mails[0]['message'] );
		self::assertStringContainsString( $intent->reference, $this->mails[0]['message'] );
		self::assertStringContainsString( 'sfx_order=' . $intent->payload['token'], $this->mails[0]['message'] );
		self::assertStringContainsString( '101.99', $this->mails[0]['message'] );
		self::assertStringNotContainsString( $intent->tail, (string) wp_json_encode( $this->mails ) );
		self::assertSame( 'sent', self::row( 'intents', $intent->reference )['mail_state'] );
	}

	public function test_nothing_that_a_visitor_wrote_is_in_it(): void {
		$this->accepted(
			[
				'customer' => [ 'name' => 'Buy cheap pills', 'phone' => '+233240000001', 'email' => 'ama@example.org' ],
				'delivery' => [ 'method' => 'delivery', 'location' => 'https://evil.example', 'notes' => 'Click here' ],
			]
		);
		$this->run_job();

		self::assertCount( 1, $this->mails );
		self::assertDoesNotMatchRegularExpression( '/pills|evil|Click|\+233/', (string) wp_json_encode( $this->mails ) );
	}

	/** @dataProvider others */
	public function test_other_orders_are_not_told( IntentState $state ): void {
		$this->recorder()->intent_changed( $this->settled( $state ) );
		self::assertSame( 0, $this->run_job() );
		self::assertSame( [], $this->mails );
	}

	/** @return list<array{IntentState}> */
	public static function others(): array {
		return [ [ IntentState::Queued ], [ IntentState::Unknown ], [ IntentState::Reconciling ], [ IntentState::Rejected ], [ IntentState::Attention ] ];
	}

	public function test_without_an_address_or_where_the_owner_wants_none_there_is_none(): void {
		$this->accepted( [ 'customer' => [ 'name' => 'Ama', 'phone' => '+233240000001', 'email' => '' ] ] );
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM, 'store_id' => self::STORE, 'mail_customer' => false ] );
		$this->accepted();
		$this->run_job();

		self::assertSame( [], $this->mails );
	}

	public function test_what_was_due_is_not_sent_once_the_owner_wants_none(): void {
		$intent = $this->accepted();
		$option = [ 'form' => SettingsStore::FORM, 'store_id' => self::STORE ];
		update_option( SettingsStore::OPTION, [ ...$option, 'mail_customer' => false ] );
		$this->run_job();
		self::assertSame( 'off', self::row( 'intents', $intent->reference )['mail_state'] );

		// Nor later, when it would come as a surprise.
		update_option( SettingsStore::OPTION, $option );
		$this->run_job();
		self::assertSame( [], $this->mails );
	}

	public function test_a_copied_site_writes_to_nobody(): void {
		$this->accepted();
		self::site( [ 'SEDIFEX_INTEGRATION_API_KEY' => 'sedx_the_key_of_the_shop' ] )->stamp();

		self::assertSame( 0, $this->run_job() );
		self::assertSame( [], $this->mails );
	}

	public function test_what_the_mail_server_refused_is_not_sent_twice(): void {
		$this->is_sent = false;
		$intent        = $this->accepted();
		$this->run_job();
		$this->run_job();

		self::assertCount( 1, $this->mails );
		self::assertSame( 'failed', self::row( 'intents', $intent->reference )['mail_state'] );
	}

	/** @param array<string, mixed> $payload */
	private function accepted( array $payload = [] ): Intent {
		$intent = $this->settled( IntentState::Accepted, $payload );
		$this->recorder()->intent_changed( $intent );
		return $intent;
	}

	/** @param array<string, mixed> $payload */
	private function settled( IntentState $state, array $payload = [] ): Intent {
		$intent = $this->stored( 'online', $payload );
		$this->intents->settle( $intent, $state );
		$after = $this->intents->find( $intent->id );
		self::assertNotNull( $after );
		return $after;
	}

	private function recorder(): OrderRecorder {
		global $wpdb;
		return new OrderRecorder( new OrderStore( $wpdb ), $this->intents, self::settings() );
	}

	private function run_job(): int {
		return ( new CustomerMailJob( $this->intents, new StatusUrl( self::settings() ), self::site(), self::settings() ) )->run( new Deadline( new SystemClock(), 20 ) );
	}
}
