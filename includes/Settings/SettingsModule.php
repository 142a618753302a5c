<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Settings;

use Closure;
use Sedifex\Sync\Module;

/**
 * Puts the settings in order before anything reads them, serves them to the administrator, and says
 * so on every screen when secrets are locked.
 */
final class SettingsModule implements Module {

	/**
	 * @param Closure(): EarlierPlugin      $earlier
	 * @param Closure(): Secrets            $secrets
	 * @param Closure(): SettingsController $controller
	 */
	public function __construct( private readonly Closure $earlier, private readonly Closure $secrets, private readonly Closure $controller ) {
	}

	public function register(): void {
		add_action( 'init', $this->take_over( ... ), 2 );
		add_action( 'admin_init', fn() => ( $this->secrets )()->renew() );
		add_action( 'admin_notices', $this->notice( ... ) );
		add_action( 'rest_api_init', fn() => ( $this->controller )()->register_routes() );
	}

	public function take_over(): void {
		if ( ! EarlierPlugin::is_done() ) {
			( $this->earlier )()->take_over();
		}
	}

	public function notice(): void {
		if ( ! current_user_can( 'manage_options' ) || ! ( $this->secrets )()->is_locked() ) {
			return;
		}
		$text = __( 'Sedifex Sync cannot read its stored keys, because the security keys in wp-config.php have changed. Nothing is sent to Sedifex until you enter them again; if the old security keys come back, so do yours.', 'sedifex-sync' );
		$link = sprintf( '<a href="%s">%s</a>', esc_url( admin_url( 'admin.php?page=sedifex-sync-settings' ) ), esc_html__( 'Enter the keys', 'sedifex-sync' ) );
		wp_admin_notice( esc_html( $text ) . ' ' . $link, [ 'type' => 'error' ] );
	}
}
