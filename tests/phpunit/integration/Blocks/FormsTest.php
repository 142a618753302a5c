<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Blocks;

use Sedifex\Sync\Blocks\CartCookie;
use Sedifex\Sync\Blocks\CartForms;
use Sedifex\Sync\Blocks\CheckoutForms;
use Sedifex\Sync\Blocks\FormHandler;
use Sedifex\Sync\Blocks\OrderCookie;
use Sedifex\Sync\Blocks\OrderForms;
use Sedifex\Sync\Blocks\Posted;
use Sedifex\Sync\Blocks\Screen;
use Sedifex\Sync\Checkout\CashDelivery;
use Sedifex\Sync\Checkout\CheckoutService;
use Sedifex\Sync\Checkout\OrderBody;
use Sedifex\Sync\Checkout\Quote;
use Sedifex\Sync\Orders\OrderPage;
use Sedifex\Sync\Orders\OrderReader;
use Sedifex\Sync\Orders\OrderRecorder;
use Sedifex\Sync\Orders\OrderStore;
use Sedifex\Sync\Orders\StatusUrl;
use Sedifex\Sync\Outbox\AttemptStore;
use Sedifex\Sync\Outbox\FailureSorter;
use Sedifex\Sync\Outbox\IntentStore;
use Sedifex\Sync\Outbox\Outbox;
use Sedifex\Sync\Outbox\SiteFingerprint;
use Sedifex\Sync\Queue\Runner;
use Sedifex\Sync\Queue\Worker;
use Sedifex\Sync\Sedifex\AnswerReader;
use Sedifex\Sync\Sedifex\Capabilities;
use Sedifex\Sync\Sedifex\Client;
use Sedifex\Sync\Sedifex\Fees;
use Sedifex\Sync\Sedifex\SnapshotStore;
use Sedifex\Sync\Sedifex\Transport;
use Sedifex\Sync\Settings\Constants;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\UrlRules;
use Sedifex\Sync\Support\RateLimiter;
use Sedifex\Sync\Tests\Integration\Catalog\CatalogTestCase;
use WP_Query;

/**
 * The way without script, form by form, on a shop with one item for GH₵ 120.50. Sedifex takes every
 * order that reaches it, and counts them.
 */
final class FormsTest extends CatalogTestCase {

	private const DETAILS = [
		'sfx_name'     => 'Ama Mensah',
		'sfx_phone'    => '024 000 0001',
		'sfx_receive'  => 'delivery',
		'sfx_location' => 'Osu, near the post office',
		'sfx_payment'  => 'pay_on_delivery',
	];

	private Screen $screen;

	private int $orders = 0;

	private float $price = 120.5;

	protected function setUp(): void {
		global $wpdb;
		parent::setUp();
		foreach ( [ 'intents', 'attempts', 'orders', 'counters' ] as $table ) {
			$wpdb->query( $wpdb->prepare( 'DELETE FROM %i', $wpdb->prefix . 'sedifex_' . $table ) );
		}
		delete_option( SiteFingerprint::OPTION );
		$this->remote = $this->sedifex( ... );
		$this->sync->run();
	}

	/**
	 * @param array<string, mixed> $args
	 * @return array<string, mixed>
	 */
	private function sedifex( string $url, array $args ): array {
		if ( str_contains( $url, 'v1IntegrationProducts' ) ) {
			$item = self::raw( 'cloth', [ 'price' => $this->price, 'priceMinor' => (int) round( $this->price * 100 ) ] );
			return self::http( 200, (string) wp_json_encode( [ 'ok' => true, 'storeId' => self::STORE, 'count' => 1, 'products' => [ $item ] ] ) );
		}
		if ( str_contains( $url, 'CashCheckoutCreate' ) ) {
			++$this->orders;
			$body = json_decode( is_string( $args['body'] ) ? $args['body'] : '', true );
			return self::http( 200, (string) wp_json_encode( [ 'ok' => true, 'reference' => is_array( $body ) ? $body['clientOrderId'] : '', 'collection' => 'stores/' . self::STORE . '/cashOrders' ] ) );
		}
		return self::http( 404, '{}' );
	}

	/** Everything as Plugin builds it, with a fresh screen: one request. */
	private function handler(): FormHandler {
		global $wpdb;
		$this->screen = new Screen();
		$secrets      = new Secrets( new Constants( [] ) );
		$client       = new Client( $this->settings, $secrets, new Transport( new UrlRules( $this->network ), $this->clock ), new AnswerReader(), new Capabilities( new SnapshotStore( $wpdb ) ), '0.1.0' );
		$intents      = new IntentStore( $wpdb );
		$attempts     = new AttemptStore( $wpdb );
		$orders       = new OrderStore( $wpdb );
		$site         = new SiteFingerprint( $this->settings, $secrets );
		$url          = new StatusUrl( $this->settings );
		$limiter      = new RateLimiter( $wpdb );
		$quote        = new Quote( $this->products, $this->settings, new Fees( new SnapshotStore( $wpdb ) ) );
		$outbox       = new Outbox( $intents, [ new CashDelivery( $client, $attempts, new OrderBody(), new FailureSorter() ) ], [ new OrderRecorder( $orders, $intents, $this->settings ) ], $site, $this->clock );
		$runner       = new Runner( $wpdb, fn(): Worker => new Worker( [], $this->clock ), static fn(): \Sedifex\Sync\Support\Claim => new \Sedifex\Sync\Support\Claim( $wpdb ) );
		$service      = new CheckoutService( $this->settings, $intents, $attempts, $outbox, $site, $quote, $this->sync, $this->products, $orders, $url, $limiter, $runner, $this->clock );
		$page         = new OrderPage( $orders, $intents, $attempts, new OrderReader( $client, $attempts, $orders, $this->settings ), $url, $limiter, $this->settings );
		$cookie       = new CartCookie();
		$remembered   = new OrderCookie();
		return new FormHandler(
			new CartForms( $cookie, $this->settings ),
			new CheckoutForms( $this->settings, $service, $quote, $cookie, $remembered, $this->screen, $this->clock ),
			new OrderForms( $this->settings, $page, $remembered, $this->screen ),
			$this->screen
		);
	}

	/** @param array<string, mixed> $form */
	private function post( string $action, array $form ): ?string {
		return $this->handler()->answer( new Posted( [ ...$form, 'sfx_action' => $action ] ), new Posted( [] ) );
	}

	/**
	 * The review of an order of that many cloths, as its form would be sent on.
	 *
	 * @param array<string, mixed> $changes
	 * @return array<string, mixed>
	 */
	private function review( int $quantity = 2, array $changes = [] ): array {
		$_COOKIE[ CartCookie::NAME ] = wp_slash( CartCookie::encode( [ [ 'id' => 'cloth', 'type' => 'product', 'quantity' => $quantity ] ] ) );
		$form                        = [ ...self::DETAILS, ...$changes ];
		self::assertNull( $this->post( 'review', $form ) );
		return [
			...$form,
			'sfx_intent' => $this->screen->form->intent,
			'sfx_items'  => CartCookie::encode( $this->screen->form->items ),
			'sfx_total'  => (string) ( $this->screen->quote['due_now_minor'] ?? '' ),
		];
	}

	public function test_the_review_shows_the_total_and_stores_nothing(): void {
		$form = $this->review();
		self::assertTrue( $this->screen->is_review );
		self::assertSame( '24100', $form['sfx_total'] );
		self::assertSame( 0, $this->orders );
	}

	public function test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(): void {
		$this->review( 2, [ 'sfx_phone' => '123', 'sfx_note' => 'Ring twice' ] );
		self::assertSame( [ false, 422 ], [ $this->screen->is_review, $this->screen->status ] );
		self::assertSame( [ 'phone' ], array_keys( $this->screen->errors ) );
		self::assertSame( [ '123', 'Ring twice' ], [ $this->screen->form->value( 'phone' ), $this->screen->form->value( 'note' ) ] );
	}

	public function test_an_order_leads_to_its_page(): void {
		$to = $this->post( 'order', $this->review() );
		self::assertStringContainsString( StatusUrl::ARGUMENT . '=', (string) $to );
		self::assertSame( 1, $this->orders );
	}

	public function test_the_same_form_sent_twice_is_one_order(): void {
		$form = $this->review();
		self::assertSame( $this->post( 'order', $form ), $this->post( 'order', $form ) );
		self::assertSame( 1, $this->orders );
	}

	public function test_nobody_waits_for_a_process_that_died(): void {
		global $wpdb;
		$form = $this->review();
		$to   = $this->post( 'order', $form );
		$wpdb->query( "UPDATE {$wpdb->prefix}sedifex_intents SET state = 'sending', claim = 'gone', lease_until = UNIX_TIMESTAMP() - 1" );
		$start = hrtime( true );

		self::assertSame( $to, $this->post( 'order', $form ) );
		self::assertLessThan( 1.0, ( hrtime( true ) - $start ) / 1e9 );
		self::assertSame( 1, $this->orders );

		$wpdb->query( "UPDATE {$wpdb->prefix}sedifex_intents SET lease_until = UNIX_TIMESTAMP() + 2" );
		$start = hrtime( true );
		self::assertSame( $to, $this->post( 'order', $form ) );
		self::assertGreaterThan( 0.2, ( hrtime( true ) - $start ) / 1e9 );
	}

	public function test_back_to_the_details_and_forth_again_keeps_the_intent(): void {
		$form = $this->review();
		self::assertNull( $this->post( 'details', $form ) );
		self::assertFalse( $this->screen->is_review );
		self::assertSame( $form['sfx_intent'], $this->review( 2, [ 'sfx_intent' => $this->screen->form->intent ] )['sfx_intent'] );
	}

	public function test_an_edited_form_with_a_used_intent_leads_to_the_order_and_offers_another(): void {
		$form = $this->review();
		$to   = $this->post( 'order', $form );
		self::assertNull( $this->post( 'order', [ ...$form, 'sfx_note' => 'Another gate' ] ) );
		self::assertSame( [ 409, $to, true ], [ $this->screen->status, $this->screen->notice_url, $this->screen->asks_again ] );
		self::assertNotSame( $form['sfx_intent'], $this->screen->form->intent );
		self::assertSame( 1, $this->orders );
	}

	public function test_the_same_once_more_is_asked_for_and_then_done(): void {
		$this->post( 'order', $this->review() );
		$second = $this->review();
		self::assertNull( $this->post( 'order', $second ) );
		self::assertSame( [ 409, true, 1 ], [ $this->screen->status, $this->screen->asks_again, $this->orders ] );
		self::assertNotNull( $this->post( 'order', [ ...$second, 'sfx_again' => '1' ] ) );
		self::assertSame( 2, $this->orders );
	}

	public function test_another_total_than_the_one_shown_is_shown_and_asked_again(): void {
		$form = $this->review();
		self::assertNull( $this->post( 'order', [ ...$form, 'sfx_total' => '1' ] ) );
		self::assertSame( [ 409, true, 0 ], [ $this->screen->status, $this->screen->is_review, $this->orders ] );
		self::assertSame( 24100, $this->screen->quote['due_now_minor'] ?? null );
		self::assertNotNull( $this->post( 'order', [ ...$form, 'sfx_intent' => $this->screen->form->intent ] ) );
		self::assertSame( 1, $this->orders );
	}

	public function test_a_form_without_an_intent_is_reviewed_first(): void {
		self::assertNull( $this->post( 'order', [ ...$this->review(), 'sfx_intent' => 'x' ] ) );
		self::assertTrue( $this->screen->is_review );
		self::assertSame( 0, $this->orders );
	}

	public function test_what_is_no_longer_there_is_said_before_the_review(): void {
		$this->review( 999 );
		self::assertSame( [ false, 422 ], [ $this->screen->is_review, $this->screen->status ] );
		self::assertNotSame( '', $this->screen->notice );
	}

	public function test_an_emptied_cart_blames_no_field(): void {
		$_COOKIE[ CartCookie::NAME ] = '';
		self::assertNull( $this->post( 'review', self::DETAILS ) );
		self::assertSame( [ false, 422, [] ], [ $this->screen->is_review, $this->screen->status, $this->screen->errors ] );
		self::assertStringContainsString( 'cart has been emptied', $this->screen->notice );
		self::assertSame( 'Ama Mensah', $this->screen->form->value( 'name' ) );

		self::assertNull( $this->post( 'order', [ ...self::DETAILS, 'sfx_intent' => 'x', 'sfx_items' => '[]' ] ) );
		self::assertStringContainsString( 'cart has been emptied', $this->screen->notice );

		self::assertNull( $this->post( 'review', [ ...self::DETAILS, 'sfx_phone' => '123' ] ) );
		self::assertSame( [ 'phone' ], array_keys( $this->screen->errors ) );
	}

	public function test_a_link_to_no_order_is_not_found(): void {
		wp_parse_str( (string) wp_parse_url( (string) $this->post( 'order', $this->review() ), PHP_URL_QUERY ), $arguments );
		$page  = self::page( '<!-- wp:sedifex/order-status /-->' );
		$other = self::page( 'Hello' );
		$known = $arguments['sfx_order'] ?? '';
		foreach ( [ [ $page, $known, 200 ], [ $page, str_repeat( 'x', 24 ), 404 ], [ $page, 'x', 404 ], [ $page, '', 200 ], [ $other, 'x', 200 ] ] as [ $at, $token, $status ] ) {
			$GLOBALS['wp_query'] = new WP_Query( [ 'page_id' => $at ] ); // phpcs:ignore WordPress.WP.GlobalVariablesOverride.Prohibited -- as a visit to that page makes it.
			$this->handler()->answer( new Posted( [] ), new Posted( [ 'sfx_order' => $token ] ) );
			self::assertSame( $status, $this->screen->status );
		}
	}

	private static function page( string $content ): int {
		return wp_insert_post(
			[
				'post_type'    => 'page',
				'post_status'  => 'publish',
				'post_title'   => 'Page',
				'post_content' => $content,
			]
		);
	}

	public function test_cart_forms_lead_to_the_cart(): void {
		foreach ( [ 'add', 'set', 'remove', 'clear' ] as $action ) {
			self::assertStringContainsString( 'sfx_view=cart', (string) $this->post( $action, [ 'sfx_id' => 'cloth', 'sfx_type' => 'product' ] ) );
		}
		self::assertNull( $this->post( 'something else', [] ) );
	}

	public function test_what_was_taken_out_can_be_put_back(): void {
		$_COOKIE[ CartCookie::NAME ] = '[["product","cloth",3]]';

		$to = (string) $this->post( 'remove', [ 'sfx_id' => 'cloth', 'sfx_type' => 'product' ] );
		wp_parse_str( (string) wp_parse_url( $to, PHP_URL_QUERY ), $arguments );
		self::assertNull( $this->handler()->answer( new Posted( [] ), new Posted( $arguments ) ) );
		self::assertSame( [ 'id' => 'cloth', 'type' => 'product', 'quantity' => 3 ], $this->screen->removed );
	}

	public function test_looking_up_answers_the_same_for_unknown_and_wrong(): void {
		global $wpdb;
		$to        = (string) $this->post( 'order', $this->review() );
		$reference = (string) $wpdb->get_var( "SELECT reference FROM {$wpdb->prefix}sedifex_orders" );
		$look_up   = fn( string $reference, string $contact ): ?string => $this->post( 'lookup', [ 'sfx_reference' => $reference, 'sfx_contact' => $contact ] );

		self::assertNull( $look_up( $reference, '024 999 9999' ) );
		$wrong = [ $this->screen->status, $this->screen->notice ];
		self::assertNull( $look_up( 'SFX-00000000', '024 000 0001' ) );
		self::assertSame( $wrong, [ $this->screen->status, $this->screen->notice ] );
		self::assertSame( $to, $look_up( strtolower( $reference ), '+233 24 000 0001' ) );
	}

	public function test_there_is_nothing_to_pay_for_an_order_paid_on_delivery(): void {
		wp_parse_str( (string) wp_parse_url( (string) $this->post( 'order', $this->review() ), PHP_URL_QUERY ), $arguments );
		self::assertNull( $this->post( 'pay', [ 'sfx_order' => $arguments['sfx_order'] ?? '' ] ) );
		self::assertSame( 409, $this->screen->status );
	}
}
