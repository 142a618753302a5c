<?php
declare( strict_types=1 );

namespace Sedifex\Sync;

/**
 * The composition root: builds every object of the plugin and hands them to the modules. Building
 * costs no query and reads no option, so it is safe on every request. What is wired to what is said
 * here and nowhere else.
 */
final class Plugin {

	/** @param string $main Absolute path of sedifex-sync.php. */
	public static function boot( string $main ): void {
		$files        = new Files( $main );
		$requirements = new Requirements( $files );
		foreach ( self::modules( $files ) as $module ) {
			$module->register();
		}
		add_action(
			'admin_notices',
			static function () use ( $requirements ): void {
				$problem = current_user_can( 'activate_plugins' ) ? $requirements->problem() : null;
				if ( null !== $problem ) {
					wp_admin_notice( esc_html( $problem ), [ 'type' => 'error' ] );
				}
			}
		);
	}

	/** @return list<Module> */
	private static function modules( Files $files ): array {
		global $wpdb;
		$schema    = new Database\Schema( $wpdb );
		$constants = new Settings\Constants();
		$secrets   = new Settings\Secrets( $constants );
		$urls      = new Settings\UrlRules( new Support\PublicAddress() );
		$settings  = new Settings\SettingsStore( $secrets, $constants, $urls );

		return [
			new Database\DatabaseModule( $schema, $files ),
			new Settings\SettingsModule( new Settings\EarlierPlugin( $secrets ), $secrets ),
		];
	}
}
