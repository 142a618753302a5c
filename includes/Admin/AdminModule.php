<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Closure;
use Sedifex\Sync\Files;
use Sedifex\Sync\Module;
use Sedifex\Sync\Rest;
use WP_Post;
use WP_REST_Request;

/**
 * Gives the owner one menu, "Sedifex", and on each of its screens a small React app with everything it
 * shows first already in the page. Nothing of it is loaded anywhere else.
 */
final class AdminModule implements Module {

	private const HANDLE = 'sedifex-sync-admin';

	/** A shopping bag; WordPress colours it. */
	private const ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><path fill="black" d="M6.5 6V5a3.5 3.5 0 0 1 7 0v1H16l1 12H3L4 6h2.5Zm1.5 0h4V5a2 2 0 0 0-4 0v1Zm-1.5 2v1.5H8V8H6.5Zm5.5 0v1.5h1.5V8H12Z"/></svg>';

	/** The screen that is being shown. */
	private ?Screen $screen = null;

	/**
	 * @param Closure(): list<StatusController|OverviewController|ChecklistController|DiagnosticsController> $controllers
	 * @param Closure(): WaitingCount                                                                        $waiting
	 */
	public function __construct( private readonly Files $files, private readonly Closure $controllers, private readonly Closure $waiting ) {
	}

	public function register(): void {
		add_action( 'admin_menu', $this->menu( ... ) );
		add_action( 'rest_api_init', $this->register_routes( ... ) );
		add_filter( 'rest_post_dispatch', $this->count_again( ... ), 10, 3 );
		add_filter( 'plugin_action_links_' . plugin_basename( $this->files->main ), $this->action_links( ... ) );
	}

	public function register_routes(): void {
		foreach ( ( $this->controllers )() as $controller ) {
			$controller->register_routes();
		}
	}

	/**
	 * The owner has done something about an order: the menu shows it on the next screen already.
	 *
	 * @param mixed                                $answer  Passed on untouched.
	 * @param mixed                                $server  Not used.
	 * @param WP_REST_Request<array<string,mixed>> $request The request.
	 */
	public function count_again( mixed $answer, mixed $server, WP_REST_Request $request ): mixed {
		if ( 'GET' !== $request->get_method() && str_starts_with( $request->get_route(), '/' . Rest::NAMESPACE . '/admin/' ) ) {
			( $this->waiting )()->refresh();
		}
		return $answer;
	}

	public function menu(): void {
		$page   = fn() => $this->page();
		$bubble = current_user_can( 'manage_options' ) ? self::bubble( WaitingCount::shown() ) : '';
		add_menu_page( __( 'Sedifex', 'sedifex-sync' ), __( 'Sedifex', 'sedifex-sync' ) . $bubble, 'manage_options', Screens::MENU, $page, 'data:image/svg+xml;base64,' . base64_encode( self::ICON ), 56 );
		foreach ( Screens::all() as $screen ) {
			$is_first = Screens::FIRST === $screen->name;
			// The first entry is the menu's own screen, which WordPress prints already.
			$hook = add_submenu_page( Screens::MENU, $screen->title . ' ‹ ' . __( 'Sedifex', 'sedifex-sync' ), $screen->menu . ( 'orders' === $screen->name ? $bubble : '' ), 'manage_options', $screen->slug(), $is_first ? '' : $page );
			if ( false !== $hook ) {
				// Runs on this screen only.
				add_action( "load-{$hook}", fn() => $this->prepare( $screen ) );
			}
		}
	}

	/** WordPress's own mark of something that waits, with words for those who do not see it. */
	private static function bubble( int $count ): string {
		if ( $count <= 0 ) {
			return '';
		}
		/* translators: %s: number of orders. */
		$words = sprintf( _n( '%s order needs you', '%s orders need you', $count, 'sedifex-sync' ), number_format_i18n( $count ) );
		return sprintf( ' <span class="awaiting-mod count-%d"><span class="pending-count" aria-hidden="true">%s</span><span class="screen-reader-text">%s</span></span>', $count, esc_html( number_format_i18n( $count ) ), esc_html( $words ) );
	}

	private function prepare( Screen $screen ): void {
		$this->screen = $screen;
		add_action( 'admin_enqueue_scripts', fn() => $this->enqueue( $screen ) );
	}

	private function page(): void {
		printf(
			'<div class="wrap sedifex-admin-wrap"><h1>%s</h1><hr class="wp-header-end"><div id="sedifex-admin"><noscript><p>%s</p></noscript></div></div>',
			esc_html( $this->screen->title ?? '' ),
			esc_html__( 'This screen needs JavaScript. Your shop itself does not.', 'sedifex-sync' )
		);
	}

	private function enqueue( Screen $screen ): void {
		$entry        = "admin/{$screen->name}";
		$asset        = $this->files->asset( $entry );
		$dependencies = array_values( array_filter( $asset['dependencies'], static fn( mixed $handle ): bool => is_string( $handle ) && '' !== $handle ) );
		wp_enqueue_script( self::HANDLE, $this->files->url( "build/$entry.js" ), $dependencies, $asset['version'], [ 'in_footer' => true ] );
		wp_set_script_translations( self::HANDLE, 'sedifex-sync', $this->files->path( 'languages' ) );
		wp_enqueue_style( self::HANDLE, $this->files->url( "build/$entry.css" ), [ 'wp-components' ], $asset['version'] );
		wp_style_add_data( self::HANDLE, 'rtl', 'replace' );
		$this->preload( $screen );
	}

	/**
	 * @param array<mixed> $links
	 * @return array<mixed>
	 */
	public function action_links( array $links ): array {
		$ours = sprintf( '<a href="%s">%s</a>', esc_url( Screens::url( 'settings' ) ), esc_html__( 'Settings', 'sedifex-sync' ) );
		return [ 'sedifex-settings' => $ours, ...$links ];
	}

	/** A REST request sets up posts and scripts of its own, hence the global put back. */
	private function preload( Screen $screen ): void {
		global $post;
		$before = $post instanceof WP_Post ? clone $post : $post;
		$data   = array_reduce( $screen->preloaded, rest_preload_api_request( ... ), [] );
		$post   = $before; // phpcs:ignore WordPress.WP.GlobalVariablesOverride.Prohibited -- put back as it was.
		$script = sprintf( 'wp.apiFetch.use( wp.apiFetch.createPreloadingMiddleware( %s ) );', (string) wp_json_encode( $data, JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES ) );
		wp_add_inline_script( 'wp-api-fetch', $script, 'after' );
	}
}
