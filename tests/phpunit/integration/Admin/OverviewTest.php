<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Admin;

use Sedifex\Sync\Admin\ChecklistController;
use Sedifex\Sync\Admin\DiagnosticsController;
use Sedifex\Sync\Admin\OverviewController;
use Sedifex\Sync\Admin\WaitingCount;
use Sedifex\Sync\Catalog\CatalogState;
use Sedifex\Sync\Catalog\CatalogStateStore;
use Sedifex\Sync\Orders\OrderStore;
use Sedifex\Sync\Outbox\IntentState;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Tests\Integration\Outbox\OrdersTestCase;

final class OverviewTest extends OrdersTestCase {

	protected function setUp(): void {
		parent::setUp();
		$this->as_administrator();
		$this->rest( 'POST', '/settings', [ 'store_id' => self::STORE, 'integration_key' => 'sedx_0123456789abcdef' ] );
		self::picture( 0, 'https://shop.example/a.jpg', '[{"u":"1111111111111111","h":"aa","s":[[400,400]]}]' );
	}

	/**
	 * @dataProvider routes
	 * @param array<string, mixed> $schema
	 */
	public function test_the_answers_are_what_their_schemas_say( string $route, array $schema ): void {
		$this->order( 'Ama Mensah', 'unclear_no_answer' );
		$check = function () use ( $route, $schema ): void {
			$answer = $this->rest( 'GET', $route );
			$valid  = rest_validate_value_from_schema( $answer->get_data(), $schema, 'answer' );
			self::assertTrue( $valid, is_wp_error( $valid ) ? $valid->get_error_message() : '' );
			self::assertSame( 'no-store', $answer->get_headers()['Cache-Control'] );
		};
		$check();
		delete_option( Secrets::OPTION );
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM ] );
		$check();
		self::assertSame( [], $this->sent );
	}

	/** @dataProvider routes */
	public function test_only_administrators_may_look( string $route ): void {
		foreach ( [ 'editor', 'subscriber' ] as $role ) {
			wp_set_current_user( $this->user( $role ) );
			self::assertSame( 403, $this->rest( 'GET', $route )->get_status() );
		}
		wp_set_current_user( 0 );
		self::assertSame( 401, $this->rest( 'GET', $route )->get_status() );
	}

	/** @return iterable<string, array{string, array<string, mixed>}> */
	public static function routes(): iterable {
		yield 'overview' => [ '/overview', OverviewController::schema() ];
		yield 'checklist' => [ '/checklist', ChecklistController::schema() ];
		yield 'diagnostics' => [ '/diagnostics', DiagnosticsController::schema() ];
	}

	public function test_what_needs_a_person_comes_first_and_oldest_first(): void {
		$this->order( 'Kofi Boateng', 'paid_twice' );
		$this->pass( 100 );
		$this->order( 'Ama Mensah', 'unclear_no_answer' );
		$this->pass( 100 );
		$this->order( 'Efua Sarpong' );
		$overview = $this->overview();
		self::assertSame( 2, $overview['waiting'] );
		self::assertSame( [ 'Kofi Boateng', 'Ama Mensah' ], array_column( $overview['needs_person'], 'customer' ) );
		self::assertSame( [ 'Efua Sarpong', 'Ama Mensah', 'Kofi Boateng' ], array_column( $overview['latest'], 'customer' ) );
		self::assertSame( [ 'open', 'attention', 'attention' ], array_column( $overview['latest'], 'tone' ) );
		self::assertSame( [ 'Waiting for payment', 'Needs you', 'Needs you' ], array_column( $overview['latest'], 'state' ) );
		self::assertSame( "GH₵\u{a0}101.99", $overview['latest'][0]['total'] );
		self::assertStringContainsString( 'has not told us', $overview['needs_person'][1]['sentence'] );
		self::assertStringContainsString( 'Look again', $overview['needs_person'][1]['advice'] );
	}

	public function test_five_orders_are_enough(): void {
		foreach ( range( 1, 7 ) as $number ) {
			$this->order( "Customer $number", 'paid_twice' );
		}
		$overview = $this->overview();
		self::assertSame( [ 7, 5, 5 ], [ $overview['waiting'], count( $overview['needs_person'] ), count( $overview['latest'] ) ] );
	}

	public function test_the_state_of_the_copies(): void {
		self::picture( 1, "https://shop.example/b.jpg\nhttps://shop.example/c.jpg", '[{"u":"2222222222222222","h":"bb","s":[[400,400]]},{"u":"3333333333333333","e":"not_there","n":1,"t":9}]' );
		self::picture( 2, 'https://shop.example/d.jpg', null );
		self::picture( 3, 'https://shop.example/gone.jpg', null, time() );
		( new CatalogStateStore( $GLOBALS['wpdb'] ) )->write(
			CatalogState::from_array(
				[
					'store' => self::STORE,
					'as_of' => 1_700_000_000,
					'total' => 211,
					'bad'   => [
						[
							'id'      => 'x',
							'message' => 'It has no name.',
						],
					],
				]
			)
		);
		$overview = $this->overview();
		self::assertSame(
			[
				'wanted'  => 4,
				'made'    => 2,
				'failed'  => 1,
				'problem' => '',
			],
			$overview['pictures']
		);
		self::assertSame( [ 211, 212, '2023-11-14T22:13:20Z' ], [ $overview['catalogue']['items'], $overview['catalogue']['listed'], $overview['catalogue']['as_of'] ] );
		self::assertSame( 'It has no name.', $overview['catalogue']['unreadable'][0]['message'] );
	}

	public function test_the_menu_says_how_many_orders_wait(): void {
		self::assertStringNotContainsString( 'awaiting-mod', $this->menu() );
		$this->order( 'Ama Mensah', 'paid_twice' );
		$this->overview();
		self::assertSame( 2, substr_count( $this->menu(), trim( (string) wp_json_encode( '<span class="awaiting-mod count-1"><span class="pending-count" aria-hidden="true">1</span><span class="screen-reader-text">1 order needs you</span></span>', JSON_UNESCAPED_SLASHES ), '"' ) ) );
		wp_set_current_user( $this->user( 'editor' ) );
		self::assertStringNotContainsString( 'awaiting-mod', $this->menu() );
	}

	public function test_the_menu_costs_other_screens_no_query(): void {
		WaitingCount::shown();
		wp_load_alloptions();
		$before = $GLOBALS['wpdb']->num_queries;
		$this->menu();
		self::assertSame( $before, $GLOBALS['wpdb']->num_queries );
	}

	private function menu(): string {
		$GLOBALS['menu']    = []; // phpcs:ignore WordPress.WP.GlobalVariablesOverride.Prohibited -- only ours is looked at.
		$GLOBALS['submenu'] = []; // phpcs:ignore WordPress.WP.GlobalVariablesOverride.Prohibited -- likewise.
		do_action( 'admin_menu', '' );
		return (string) wp_json_encode( [ $GLOBALS['menu'], $GLOBALS['submenu'] ], JSON_UNESCAPED_SLASHES );
	}

	/** @return array{waiting: int, needs_person: list<array<string, string>>, latest: list<array<string, string>>, catalogue: array{items: int, listed: int, as_of: string|null, unreadable: list<array<string, string>>}, pictures: array<string, int|string>} */
	private function overview(): array {
		/** @var array{waiting: int, needs_person: list<array<string, string>>, latest: list<array<string, string>>, catalogue: array{items: int, listed: int, as_of: string|null, unreadable: list<array<string, string>>}, pictures: array<string, int|string>} $data */
		$data = $this->rest( 'GET', '/overview' )->get_data();
		return $data;
	}

	private function order( string $name, string $attention = '' ): void {
		global $wpdb;
		$customer = [
			'name'  => $name,
			'phone' => '+233240000001',
			'email' => '',
		];
		$intent   = $this->stored( 'online', [ 'customer' => $customer ] );
		$this->intents->settle( $intent, IntentState::Accepted );
		$orders = new OrderStore( $wpdb );
		$orders->ensure( $intent );
		if ( '' !== $attention ) {
			$orders->set_attention( $intent->reference, $attention );
		}
	}

	private static function picture( int $number, string $images, ?string $pictures, ?int $removed_at = null ): void {
		global $wpdb;
		$key = hash( 'sha256', "item $number" );
		$wpdb->query( $wpdb->prepare( "INSERT INTO %i (item_key, store_id, item_id, images, pictures, position) VALUES (x'$key', %s, %s, %s, %s, %d)", $wpdb->prefix . 'sedifex_products', self::STORE, "item-$number", $images, (string) $pictures, $number ) ); // phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- hex digits.
		if ( null !== $removed_at ) {
			$wpdb->query( $wpdb->prepare( 'UPDATE %i SET removed_at = %d WHERE item_id = %s', $wpdb->prefix . 'sedifex_products', $removed_at, "item-$number" ) );
		}
	}
}
