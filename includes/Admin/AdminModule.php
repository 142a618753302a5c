<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Closure;
use Sedifex\Sync\Files;
use Sedifex\Sync\Module;
use WP_Post;

/**
 * Gives the owner one menu, "Sedifex", and on its screen the React app with everything it shows first
 * already in the page. Nothing of it is loaded anywhere else.
 */
final class AdminModule implements Module {

	public const PAGE = 'sedifex-sync';

	private const HANDLE = 'sedifex-sync-admin';

	/** What the screen asks for at once; it comes with the page. */
	private const PRELOADED = [ '/sedifex/v1/settings', '/sedifex/v1/status', self::PAGES ];

	/** As src/api/pages.ts asks for them. */
	private const PAGES = '/wp/v2/pages?per_page=100&orderby=title&order=asc&status=publish%2Cdraft%2Cprivate&_fields=id%2Ctitle%2Cstatus&context=edit';

	/** A shopping bag; WordPress colours it. */
	private const ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><path fill="black" d="M6.5 6V5a3.5 3.5 0 0 1 7 0v1H16l1 12H3L4 6h2.5Zm1.5 0h4V5a2 2 0 0 0-4 0v1Zm-1.5 2v1.5H8V8H6.5Zm5.5 0v1.5h1.5V8H12Z"/></svg>';

	/** @param Closure(): StatusController $status */
	public function __construct( private readonly Files $files, private readonly Closure $status ) {
	}

	public function register(): void {
		add_action( 'admin_menu', $this->menu( ... ) );
		add_action( 'rest_api_init', fn() => ( $this->status )()->register_routes() );
		add_filter( 'plugin_action_links_' . plugin_basename( $this->files->main ), $this->action_links( ... ) );
	}

	public function menu(): void {
		$screen = add_menu_page(
			__( 'Sedifex', 'sedifex-sync' ),
			__( 'Sedifex', 'sedifex-sync' ),
			'manage_options',
			self::PAGE,
			$this->page( ... ),
			'data:image/svg+xml;base64,' . base64_encode( self::ICON ),
			56
		);
		// The first entry of the menu is the menu's own screen under a better name; it is printed once.
		add_submenu_page( self::PAGE, __( 'Sedifex settings', 'sedifex-sync' ), __( 'Settings', 'sedifex-sync' ), 'manage_options', self::PAGE );
		add_action( "load-{$screen}", $this->prepare( ... ) );
	}

	/** Runs on our screen only. */
	public function prepare(): void {
		add_action( 'admin_enqueue_scripts', $this->enqueue( ... ) );
	}

	public function page(): void {
		printf(
			'<div class="wrap sedifex-admin-wrap"><h1>%s</h1><hr class="wp-header-end"><div id="sedifex-admin"><noscript><p>%s</p></noscript></div></div>',
			esc_html__( 'Sedifex', 'sedifex-sync' ),
			esc_html__( 'This screen needs JavaScript. Your shop itself does not.', 'sedifex-sync' )
		);
	}

	public function enqueue(): void {
		$asset        = $this->files->asset( 'admin/index' );
		$dependencies = array_values( array_filter( $asset['dependencies'], static fn( mixed $handle ): bool => is_string( $handle ) && '' !== $handle ) );
		wp_enqueue_script( self::HANDLE, $this->files->url( 'build/admin/index.js' ), $dependencies, $asset['version'], [ 'in_footer' => true ] );
		wp_set_script_translations( self::HANDLE, 'sedifex-sync', $this->files->path( 'languages' ) );
		wp_enqueue_style( self::HANDLE, $this->files->url( 'build/admin/index.css' ), [ 'wp-components' ], $asset['version'] );
		wp_style_add_data( self::HANDLE, 'rtl', 'replace' );
		$this->preload();
	}

	/**
	 * @param array<mixed> $links
	 * @return array<mixed>
	 */
	public function action_links( array $links ): array {
		$ours = sprintf( '<a href="%s">%s</a>', esc_url( admin_url( 'admin.php?page=' . self::PAGE ) ), esc_html__( 'Settings', 'sedifex-sync' ) );
		return [ 'sedifex-settings' => $ours, ...$links ];
	}

	/** A REST request sets up posts and scripts of its own, hence the global put back. */
	private function preload(): void {
		global $post;
		$before = $post instanceof WP_Post ? clone $post : $post;
		$data   = array_reduce( self::PRELOADED, rest_preload_api_request( ... ), [] );
		$post   = $before; // phpcs:ignore WordPress.WP.GlobalVariablesOverride.Prohibited -- put back as it was.
		$script = sprintf( 'wp.apiFetch.use( wp.apiFetch.createPreloadingMiddleware( %s ) );', (string) wp_json_encode( $data, JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES ) );
		wp_add_inline_script( 'wp-api-fetch', $script, 'after' );
	}
}
