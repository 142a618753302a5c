<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Closure;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Claim;
use WP_Error;
use WP_Post;
use wpdb;

/**
 * Makes the pages that a shop needs, each once: a page that is chosen in the settings stays, one that
 * holds the block already is taken, and only what is then missing is made. What was just made can be
 * taken back, unless somebody has changed it since. Never changes a page.
 */
final class ShopPages {

	/** What a page of ours was made with, so that a changed one is known. */
	public const MADE = '_sedifex_sync_made';

	private const CLAIM = 'pages_claim';

	/** The template of Twenty Twenty-Five and others that leaves the heading to the page. */
	private const NO_TITLE = 'page-no-title';

	/** Seconds; making three pages takes one. */
	private const LEASE = 60;

	/** A page in the bin or half saved is none. */
	private const STATUSES = [ 'publish', 'private', 'draft', 'pending', 'future' ];

	/** Our name for a page => its pattern, its block, and the shortcode that does the same. */
	private const PLAN = [
		'shop'   => [ 'shop', 'sedifex/products', 'sedifex_products' ],
		'cart'   => [ 'cart', 'sedifex/product-cart', 'sedifex_cart' ],
		'status' => [ 'order-status', 'sedifex/order-status', 'sedifex_order_status' ],
	];

	public const NAMES = [ 'shop', 'cart', 'status' ];

	/** Chosen in the settings; there and usable, though not chosen; neither. */
	public const STATES = [ 'set', 'found', 'missing' ];

	/** @param Closure(): array<string, array{string, string, string}> $patterns Title, description and content under a name. */
	public function __construct(
		private readonly wpdb $db,
		private readonly SettingsStore $settings,
		private readonly Claim $claim,
		private readonly Closure $patterns,
	) {
	}

	/**
	 * @param list<int> $made Ids of pages that were made a moment ago.
	 * @return list<array{name: string, state: string, id: int, title: string, url: string, edit_url: string, is_public: bool, made: bool}>
	 */
	public function look( array $made = [] ): array {
		$pages = [];
		foreach ( self::NAMES as $name ) {
			$set     = $this->chosen( $name );
			$page    = $set ?? $this->holder( $name );
			$pages[] = [
				'name'      => $name,
				'state'     => null !== $set ? 'set' : ( null !== $page ? 'found' : 'missing' ),
				'id'        => $page->ID ?? 0,
				'title'     => null === $page ? self::title( $name ) : $page->post_title,
				'url'       => null === $page ? '' : (string) get_permalink( $page ),
				'edit_url'  => null === $page ? '' : (string) get_edit_post_link( $page, 'raw' ),
				'is_public' => null !== $page && 'publish' === $page->post_status,
				'made'      => null !== $page && in_array( $page->ID, $made, true ),
			];
		}
		return $pages;
	}

	/** @return list<int>|WP_Error Ids of the pages that had to be made. */
	public function make(): array|WP_Error {
		// Two clicks at once would both find nothing.
		$token = $this->claim->take( self::CLAIM, self::LEASE );
		if ( null === $token ) {
			return new WP_Error( 'sedifex_pages_busy', __( 'Your pages are being made right now. Please try again in a minute.', 'sedifex-sync' ), [ 'status' => 409 ] );
		}
		try {
			return $this->complete();
		} finally {
			$this->claim->release( self::CLAIM, $token );
		}
	}

	/**
	 * Puts into the bin what was made, as far as it is still as it was made.
	 *
	 * @param list<int> $ids
	 * @return true|WP_Error
	 */
	public function undo( array $ids ): bool|WP_Error {
		$pages = $this->usable();
		$gone  = array_values( array_filter( $ids, self::is_untouched( ... ) ) );
		foreach ( $pages as $name => $id ) {
			$pages[ $name ] = in_array( $id, $gone, true ) ? 0 : $id;
		}
		// First out of the settings: a button to a page in the bin would lead nowhere.
		$saved = $this->settings->save( [ 'pages' => $pages ] );
		if ( is_wp_error( $saved ) ) {
			return $saved;
		}
		array_map( 'wp_trash_post', $gone );
		return true;
	}

	/** @return list<int>|WP_Error */
	private function complete(): array|WP_Error {
		$pages = $this->usable();
		$made  = [];
		foreach ( self::NAMES as $name ) {
			if ( 0 !== $pages[ $name ] ) {
				continue;
			}
			$there = $this->holder( $name );
			$id    = null === $there ? $this->insert( $name ) : $there->ID;
			if ( is_wp_error( $id ) ) {
				return new WP_Error( 'sedifex_pages_failed', __( 'WordPress could not make the pages. What was made so far stays; please try again.', 'sedifex-sync' ), [ 'status' => 500 ] );
			}
			if ( null === $there ) {
				$made[] = $id;
			}
			$pages[ $name ] = $id;
		}
		$saved = $this->settings->save( [ 'pages' => $pages ] );
		return is_wp_error( $saved ) ? $saved : $made;
	}

	/** @return array{shop: int, cart: int, status: int, booking: int} As in the settings, without pages that are gone. */
	private function usable(): array {
		return array_map( static fn( int $id ): int => null === self::page( $id ) ? 0 : $id, $this->settings->get()->pages );
	}

	private function chosen( string $name ): ?WP_Post {
		return self::page( $this->settings->get()->pages[ $name ] ?? 0 );
	}

	private static function page( int $id ): ?WP_Post {
		$post = 0 === $id ? null : get_post( $id );
		return $post instanceof WP_Post && 'page' === $post->post_type && in_array( $post->post_status, self::STATUSES, true ) ? $post : null;
	}

	/** The oldest page that does this already; a published one before any other. */
	private function holder( string $name ): ?WP_Post {
		[ , $block, $shortcode ] = self::PLAN[ $name ];
		$like                    = fn( string $text ): string => '%' . $this->db->esc_like( $text ) . '%';
		$ids                     = $this->db->get_col(
			$this->db->prepare(
				"SELECT ID FROM %i WHERE post_type = 'page' AND (post_content LIKE %s OR post_content LIKE %s) ORDER BY CASE WHEN post_status = 'publish' THEN 0 ELSE 1 END, ID LIMIT 50",
				$this->db->posts,
				$like( "wp:$block" ),
				$like( "[$shortcode" )
			)
		);
		foreach ( $ids as $id ) {
			$page = self::page( (int) $id );
			if ( null !== $page && ( self::has_block( parse_blocks( $page->post_content ), $block ) || 1 === preg_match( "/\\[{$shortcode}[\\s\\/\\]]/", $page->post_content ) ) ) {
				return $page;
			}
		}
		return null;
	}

	/**
	 * A short row of items on a front page is not the shop.
	 *
	 * @param array<mixed> $blocks
	 */
	private static function has_block( array $blocks, string $name ): bool {
		foreach ( $blocks as $block ) {
			$attributes = is_array( $block ) && is_array( $block['attrs'] ?? null ) ? $block['attrs'] : [];
			$is_it      = is_array( $block ) && $name === ( $block['blockName'] ?? '' ) && false !== ( $attributes['showPaging'] ?? true );
			if ( $is_it || ( is_array( $block ) && is_array( $block['innerBlocks'] ?? null ) && self::has_block( $block['innerBlocks'], $name ) ) ) {
				return true;
			}
		}
		return false;
	}

	private function insert( string $name ): int|WP_Error {
		$content = ( $this->patterns )()[ self::PLAN[ $name ][0] ][2] ?? '';
		$is_wide = 'shop' === $name && isset( wp_get_theme()->get_page_templates()[ self::NO_TITLE ] );
		$content = $is_wide ? self::wide_heading( self::title( $name ) ) . $content : $content;
		return wp_insert_post(
			[
				'page_template'  => $is_wide ? self::NO_TITLE : '',
				'post_type'      => 'page',
				'post_status'    => 'publish',
				'post_title'     => wp_slash( self::title( $name ) ),
				'post_content'   => wp_slash( $content ),
				'comment_status' => 'closed',
				'ping_status'    => 'closed',
				'meta_input'     => [ self::MADE => hash( 'sha256', $content ) ],
			],
			true
		);
	}

	/** Begins where the wide grid below it does; the theme's own title stands in the narrow column. */
	private static function wide_heading( string $title ): string {
		return '<!-- wp:heading {"level":1,"align":"wide"} -->' . "\n" . '<h1 class="wp-block-heading alignwide">' . esc_html( $title ) . "</h1>\n<!-- /wp:heading -->\n\n";
	}

	private static function is_untouched( int $id ): bool {
		$page = self::page( $id );
		return null !== $page && hash( 'sha256', $page->post_content ) === get_post_meta( $id, self::MADE, true );
	}

	private static function title( string $name ): string {
		return match ( $name ) {
			'shop'  => __( 'Shop', 'sedifex-sync' ),
			'cart'  => __( 'Cart', 'sedifex-sync' ),
			default => __( 'Order status', 'sedifex-sync' ),
		};
	}
}
