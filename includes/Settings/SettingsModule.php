<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Settings;

use Closure;
use Sedifex\Sync\Module;
use Sedifex\Sync\Support\NoticePlace;

/**
 * Puts the settings in order before anything reads them, serves them to the administrator, and says
 * so wherever we may speak up when secrets are locked.
 */
final class SettingsModule implements Module {

	/** The option of settings. Here, because every request looks at it and most need none of the other classes. */
	public const OPTION = 'sedifex_sync_settings';

	/** Says that the option is in this plugin's form. */
	public const FORM = 2;

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
		if ( ! self::is_in_our_form() ) {
			( $this->earlier )()->take_over();
		}
	}

	/** Whether there is nothing to take over from the earlier plugin; asked on every request. */
	public static function is_in_our_form(): bool {
		$stored = get_option( self::OPTION );
		return is_array( $stored ) && self::FORM === ( $stored['form'] ?? null ) && ! isset( $stored['integration_key'] );
	}

	public function notice(): void {
		if ( ! current_user_can( 'manage_options' ) || ! NoticePlace::is_here() || ! ( $this->secrets )()->is_locked() ) {
			return;
		}
		$text = __( 'Sedifex Sync cannot read its stored keys, because the security keys in wp-config.php have changed. Nothing is sent to Sedifex until you enter them again; if the old security keys come back, so do yours.', 'sedifex-sync' );
		$link = sprintf( '<a href="%s">%s</a>', esc_url( admin_url( 'admin.php?page=sedifex-sync-settings' ) ), esc_html__( 'Enter the keys', 'sedifex-sync' ) );
		wp_admin_notice( esc_html( $text ) . ' ' . $link, [ 'type' => 'error' ] );
	}
}
