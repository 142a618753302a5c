<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Admin;

use RuntimeException;
use Sedifex\Sync\Admin\Health;
use Sedifex\Sync\Admin\Notices;
use Sedifex\Sync\Admin\Troubles;
use Sedifex\Sync\Admin\WaitingCount;
use Sedifex\Sync\Admin\WorkerWatch;
use Sedifex\Sync\Catalog\CatalogStateStore;
use Sedifex\Sync\Orders\OrderList;
use Sedifex\Sync\Orders\OrderStore;
use Sedifex\Sync\Outbox\IntentState;
use Sedifex\Sync\Outbox\OutboxModule;
use Sedifex\Sync\Sedifex\SnapshotStore;
use Sedifex\Sync\Support\SystemClock;
use Sedifex\Sync\Tests\Integration\Outbox\OrdersTestCase;

/** Notices of wp-admin: where a person must act, where we may speak up, and until they are put aside. */
final class NoticesTest extends OrdersTestCase {

	private const ORDERS = 'from your shop need';

	private const REFUSED = 'does not accept the key';

	protected function setUp(): void {
		parent::setUp();
		delete_user_option( 1, Notices::SEEN );
		$this->as_administrator();
	}

	protected function tearDown(): void {
		unset( $GLOBALS['current_screen'] );
		parent::tearDown();
	}

	public function test_nothing_needs_anybody(): void {
		$this->intents->settle( $this->stored(), IntentState::Unknown, 120, 'network', 'curl_28' );
		self::assertSame( '', $this->on( 'dashboard' ) );
	}

	/** @dataProvider screens */
	public function test_orders_and_refusals_are_said_where_we_may_speak_up( string $screen, bool $orders, bool $refused ): void {
		$this->unclear();
		$this->refused();
		$html = $this->on( $screen );
		self::assertSame( $orders, str_contains( $html, self::ORDERS ) );
		self::assertSame( $refused, str_contains( $html, self::REFUSED ) );
	}

	/** @return array<string, array{string, bool, bool}> */
	public static function screens(): array {
		return [
			'dashboard'                => [ 'dashboard', true, true ],
			'plugins'                  => [ 'plugins', true, true ],
			'our settings say it'      => [ 'sedifex_page_sedifex-sync-settings', false, false ],
			'our orders say half'      => [ 'sedifex_page_sedifex-sync-orders', false, true ],
			'our overview says it'     => [ 'toplevel_page_sedifex-sync', false, false ],
			'media'                    => [ 'upload', false, false ],
			'another plugin'           => [ 'toplevel_page_shop-x', false, false ],
			'a name that begins alike' => [ 'toplevel_page_sedifex-sync2', false, false ],
			'the editor'               => [ 'post', false, false ],
		];
	}

	public function test_only_administrators_are_told(): void {
		$this->unclear();
		wp_set_current_user( $this->user( 'editor' ) );
		self::assertSame( '', $this->on( 'dashboard' ) );
	}

	public function test_a_paused_site_has_one_question_only(): void {
		$this->unclear();
		self::site( [ 'SEDIFEX_INTEGRATION_API_KEY' => 'sedx_the_key_of_the_shop' ] )->stamp();
		self::assertSame( '', $this->on( 'dashboard' ) );

		$module = new OutboxModule( self::site( ... ), fn() => $this->intents );
		$asked  = static function ( string $screen ) use ( $module ): string {
			set_current_screen( $screen );
			ob_start();
			$module->ask();
			return (string) ob_get_clean();
		};
		self::assertStringContainsString( 'Is this still your shop', $asked( 'dashboard' ) );
		self::assertSame( '', $asked( 'edit-post' ) );
	}

	public function test_what_is_put_aside_comes_back_with_something_new(): void {
		$first = $this->unclear();
		$this->refused();
		$this->put_aside( 'orders' );
		$html = $this->on( 'dashboard' );
		self::assertStringNotContainsString( self::ORDERS, $html );
		self::assertStringContainsString( self::REFUSED, $html, 'the other notice stays' );
		$this->put_aside( 'refused' );
		self::assertSame( '', $this->on( 'dashboard' ) );

		wp_set_current_user( $this->user( 'administrator' ) );
		self::assertStringContainsString( self::ORDERS, $this->on( 'dashboard' ), 'it is put aside for one person' );
		$this->as_administrator();

		$this->unclear();
		self::assertStringContainsString( '2 orders ' . self::ORDERS, $this->on( 'dashboard' ) );
		$this->put_aside( 'orders' );
		self::assertSame( '', $this->on( 'dashboard' ) );

		// The first is put right, and later needs a person again.
		$orders = new OrderStore( $GLOBALS['wpdb'] );
		$orders->set_attention( $first, '' );
		self::assertSame( '', $this->on( 'dashboard' ), 'one less is nothing new' );
		$orders->set_attention( $first, 'unclear_no_answer' );
		self::assertStringContainsString( self::ORDERS, $this->on( 'dashboard' ) );
	}

	public function test_putting_aside_needs_the_right_and_a_nonce(): void {
		$this->unclear();
		add_filter( 'wp_die_handler', static fn(): callable => static fn( mixed $message ) => throw new RuntimeException( is_string( $message ) ? $message : '' ) );
		foreach ( [ 'administrator without nonce' => 1, 'editor' => $this->user( 'editor' ) ] as $who => $user ) {
			wp_set_current_user( $user );
			$_REQUEST['_wpnonce'] = 1 === $user ? 'wrong' : wp_create_nonce( Notices::ACTION );
			try {
				$this->notices()->put_aside();
				self::fail( "$who got through" );
			} catch ( RuntimeException $stopped ) {
				self::assertNotSame( 'redirected', $stopped->getMessage() );
			}
		}
		$this->as_administrator();
		self::assertStringContainsString( self::ORDERS, $this->on( 'dashboard' ) );
	}

	private function unclear(): string {
		$intent = $this->stored();
		$this->intents->settle( $intent, IntentState::Attention );
		$orders = new OrderStore( $GLOBALS['wpdb'] );
		$orders->ensure( $intent );
		$orders->set_attention( $intent->reference, 'unclear_no_answer' );
		return $intent->reference;
	}

	private function refused(): void {
		$this->intents->settle( $this->stored(), IntentState::Queued, 30, 'authentication', 'invalid-api-key' );
	}

	private function on( string $screen ): string {
		set_current_screen( $screen );
		ob_start();
		$this->notices()->show();
		return str_replace( 'needs you', 'need you', (string) ob_get_clean() );
	}

	/** Follows the link of the notice. */
	private function put_aside( string $what ): void {
		$_GET['what']         = $what;
		$_REQUEST['_wpnonce'] = wp_create_nonce( Notices::ACTION );
		$stop                 = static fn() => throw new RuntimeException( 'redirected' );
		add_filter( 'wp_redirect', $stop );
		try {
			$this->notices()->put_aside();
			self::fail( 'it should have led back' );
		} catch ( RuntimeException $led_back ) {
			self::assertSame( 'redirected', $led_back->getMessage() );
		}
		remove_filter( 'wp_redirect', $stop );
	}

	private function notices(): Notices {
		global $wpdb;
		$orders = new OrderList( $wpdb );
		$clock  = new SystemClock();
		$watch  = new WorkerWatch( new SnapshotStore( $wpdb ), new WaitingCount( $orders ), $clock );
		$health = new Health( self::settings(), self::secrets(), new CatalogStateStore( $wpdb ), $this->intents, $orders, self::site(), $watch, $clock );
		return new Notices( new Troubles( $health, $orders, $this->intents, self::site() ), self::site() );
	}
}
