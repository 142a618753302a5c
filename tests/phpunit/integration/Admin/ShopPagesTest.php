<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Admin;

use Sedifex\Sync\Admin\PagesController;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Tests\WpTestCase;

final class ShopPagesTest extends WpTestCase {

	protected function setUp(): void {
		global $wpdb;
		parent::setUp();
		$wpdb->query( "DELETE FROM {$wpdb->posts} WHERE post_type = 'page'" );
		wp_cache_flush();
		delete_option( Secrets::OPTION );
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM ] );
		$this->as_administrator();
	}

	/**
	 * @param array<string, mixed> $body
	 * @return array<string, array{name: string, state: string, id: int, title: string, url: string, edit_url: string, is_public: bool, made: bool}> By name.
	 */
	private function ask( string $method, string $route = '/pages', array $body = [] ): array {
		$answer = $this->rest( $method, $route, $body );
		self::assertSame( 200, $answer->get_status() );
		$data  = $answer->get_data();
		$valid = rest_validate_value_from_schema( $data, PagesController::schema(), 'answer' );
		self::assertTrue( $valid, is_wp_error( $valid ) ? $valid->get_error_message() : '' );
		self::assertIsArray( $data );
		return array_column( $data['pages'], null, 'name' );
	}

	private static function insert( string $content, string $status = 'publish' ): int {
		$id = wp_insert_post( [ 'post_type' => 'page', 'post_status' => $status, 'post_title' => 'Mine', 'post_content' => $content ], true );
		self::assertIsInt( $id );
		return $id;
	}

	private static function count_pages(): int {
		return count( get_posts( [ 'post_type' => 'page', 'post_status' => 'any', 'numberposts' => -1 ] ) );
	}

	/** @return array{shop: int, cart: int, status: int, booking: int} */
	private function chosen(): array {
		return $this->rest( 'GET', '/settings' )->get_data()['settings']['pages'];
	}

	public function test_looking_makes_nothing(): void {
		self::assertSame( [ 'missing', 'missing', 'missing' ], array_column( $this->ask( 'GET' ), 'state' ) );
		self::assertSame( 0, self::count_pages() );
	}

	public function test_the_pages_are_made_published_and_chosen(): void {
		$pages = $this->ask( 'POST' );
		self::assertSame( [ 'shop', 'cart', 'status' ], array_keys( $pages ) );
		foreach ( $pages as $name => $page ) {
			self::assertSame( [ 'set', true, true ], [ $page['state'], $page['made'], $page['is_public'] ], $name );
			self::assertSame( get_permalink( $page['id'] ), $page['url'] );
			self::assertStringContainsString( 'post.php?post=' . $page['id'], $page['edit_url'] );
		}
		self::assertStringContainsString( 'wp:sedifex/product-cart', (string) get_post_field( 'post_content', $pages['cart']['id'] ) );
		self::assertSame( [ ...array_column( $pages, 'id', 'name' ), 'booking' => 0 ], $this->chosen() );
	}

	public function test_the_shop_s_heading_is_as_wide_as_its_grid_where_the_theme_can_leave_its_own_out(): void {
		$pages = $this->ask( 'POST' );
		self::assertSame( [ 'page-no-title', '' ], [ get_page_template_slug( $pages['shop']['id'] ), get_page_template_slug( $pages['cart']['id'] ) ] );
		self::assertStringContainsString( 'alignwide">Shop</h1>', (string) get_post_field( 'post_content', $pages['shop']['id'] ) );
		self::assertStringNotContainsString( '<h1', (string) get_post_field( 'post_content', $pages['cart']['id'] ) );
	}

	public function test_nothing_is_made_twice(): void {
		$first  = $this->ask( 'POST' );
		$second = $this->ask( 'POST' );
		self::assertSame( array_column( $first, 'id' ), array_column( $second, 'id' ) );
		self::assertSame( [ false, false, false ], array_column( $second, 'made' ) );
		// Also where the settings have been lost since.
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM ] );
		self::assertSame( [ 'found', 'found', 'found' ], array_column( $this->ask( 'GET' ), 'state' ) );
		self::assertSame( array_column( $first, 'id' ), array_column( $this->ask( 'POST' ), 'id' ) );
		self::assertSame( 3, self::count_pages() );
	}

	public function test_while_one_request_makes_them_another_does_not(): void {
		global $wpdb;
		$wpdb->query( "REPLACE INTO {$wpdb->prefix}sedifex_snapshots (name, body, fetched_at) VALUES ('pages_claim', 'other', UNIX_TIMESTAMP())" );
		self::assertSame( 409, $this->rest( 'POST', '/pages' )->get_status() );
		self::assertSame( 0, self::count_pages() );
	}

	/** @return iterable<string, array{string, bool}> */
	public function contents(): iterable {
		yield 'the block' => [ '<!-- wp:sedifex/products {"columns":3} /-->', true ];
		yield 'the block within another' => [ '<!-- wp:group --><div class="wp-block-group"><!-- wp:sedifex/products /--></div><!-- /wp:group -->', true ];
		yield 'the shortcode' => [ '<p>Look: [sedifex_products]</p>', true ];
		yield 'a row of the newest' => [ '<!-- wp:sedifex/products {"perPage":4,"showPaging":false} /-->', false ];
		yield 'words about it' => [ '<p>Use wp:sedifex/products or [sedifex_products_old].</p>', false ];
	}

	/** @dataProvider contents */
	public function test_a_page_that_holds_the_block_is_taken( string $content, bool $is_taken ): void {
		$mine  = self::insert( $content );
		$pages = $this->ask( 'POST' );
		self::assertSame( $is_taken, $mine === $pages['shop']['id'] );
		self::assertSame( ! $is_taken, $pages['shop']['made'] );
		self::assertSame( $content, get_post_field( 'post_content', $mine ) );
	}

	public function test_a_published_page_goes_before_a_draft_and_the_bin_does_not_count(): void {
		self::insert( '<!-- wp:sedifex/product-cart /-->', 'trash' );
		$draft = self::insert( '<!-- wp:sedifex/product-cart /-->', 'draft' );
		self::assertSame( [ $draft, false ], [ $this->ask( 'GET' )['cart']['id'], $this->ask( 'GET' )['cart']['is_public'] ] );
		$published = self::insert( '<!-- wp:sedifex/product-cart /-->' );
		self::assertSame( $published, $this->ask( 'POST' )['cart']['id'] );
	}

	public function test_what_the_owner_has_chosen_stays_and_what_is_gone_is_made_anew(): void {
		$chosen = self::insert( '<p>Nothing of ours.</p>' );
		$gone   = self::insert( '' );
		$this->rest( 'POST', '/settings', [ 'pages' => [ 'shop' => $chosen, 'cart' => $gone, 'booking' => $gone ] ] );
		wp_trash_post( $gone );
		$pages = $this->ask( 'POST' );
		self::assertSame( [ $chosen, false ], [ $pages['shop']['id'], $pages['shop']['made'] ] );
		self::assertTrue( $pages['cart']['made'] );
		self::assertSame( 0, $this->chosen()['booking'] );
	}

	public function test_what_was_just_made_can_be_taken_back(): void {
		$mine  = self::insert( '<!-- wp:sedifex/products /-->' );
		$pages = $this->ask( 'POST' );
		wp_update_post( [ 'ID' => $pages['status']['id'], 'post_content' => 'Changed since.' ] );
		$after = $this->ask( 'POST', '/pages/undo', [ 'ids' => array_values( array_column( $pages, 'id' ) ) ] );
		self::assertSame( 'trash', get_post_status( $pages['cart']['id'] ) );
		self::assertSame( 'publish', get_post_status( $mine ), 'a page that was only found stays' );
		self::assertSame( 'publish', get_post_status( $pages['status']['id'] ), 'a page that was changed stays' );
		self::assertSame( [ 'set', 'missing', 'set' ], array_column( $after, 'state' ) );
		self::assertSame( [ $mine, 0, $pages['status']['id'] ], array_values( array_slice( $this->chosen(), 0, 3 ) ) );
	}

	public function test_only_administrators_may(): void {
		$made = $this->ask( 'POST' );
		foreach ( [ [ $this->user( 'editor' ), 403 ], [ $this->user( 'subscriber' ), 403 ], [ 0, 401 ] ] as [ $user, $status ] ) {
			wp_set_current_user( $user );
			self::assertSame( $status, $this->rest( 'GET', '/pages' )->get_status() );
			self::assertSame( $status, $this->rest( 'POST', '/pages' )->get_status() );
			self::assertSame( $status, $this->rest( 'POST', '/pages/undo', [ 'ids' => [ $made['cart']['id'] ] ] )->get_status() );
		}
		self::assertSame( 'publish', get_post_status( $made['cart']['id'] ) );
	}

	public function test_the_row_of_the_plugin_says_connect_until_it_is(): void {
		// As on the screen of plugins, our hooks are there.
		rest_get_server();
		$links = static fn(): array => array_keys( (array) apply_filters( 'plugin_action_links_sedifex-sync/sedifex-sync.php', [ 'deactivate' => '' ] ) ); // phpcs:ignore WordPress.NamingConventions.ValidHookName.UseUnderscores -- WordPress's own name.
		self::assertSame( [ 'sedifex-connect', 'deactivate' ], $links() );
		$this->rest( 'POST', '/settings', [ 'store_id' => 'store-accra', 'integration_key' => 'sedx_0123456789abcdef' ] );
		self::assertSame( [ 'sedifex-settings', 'deactivate' ], $links() );
	}
}
