<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Closure;
use Sedifex\Sync\Files;
use Sedifex\Sync\Module;
use Sedifex\Sync\Settings\SettingsStore;

/** Leads a new owner to the screen that connects the store, and serves what that screen makes. */
final class ConnectModule implements Module {

	/**
	 * @param Closure(): SettingsStore   $settings
	 * @param Closure(): PagesController $pages
	 */
	public function __construct( private readonly Files $files, private readonly Closure $settings, private readonly Closure $pages ) {
	}

	public function register(): void {
		add_action( 'rest_api_init', fn() => ( $this->pages )()->register_routes() );
		// After the link to the settings, which stands back until there is something to set.
		add_filter( 'plugin_action_links_' . plugin_basename( $this->files->main ), $this->action_links( ... ), 11 );
	}

	/**
	 * @param array<mixed> $links
	 * @return array<mixed>
	 */
	public function action_links( array $links ): array {
		if ( ( $this->settings )()->get()->is_connected() || ! current_user_can( 'manage_options' ) ) {
			return $links;
		}
		unset( $links['sedifex-settings'] );
		$connect = sprintf( '<a href="%s">%s</a>', esc_url( Screens::url( 'connect' ) ), esc_html__( 'Connect', 'sedifex-sync' ) );
		return [ 'sedifex-connect' => $connect, ...$links ];
	}
}
