<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Sedifex\Sync\Queue\Runner;
use wpdb;

use const Sedifex\Sync\VERSION;

/**
 * What somebody who looks for a fault has to know of the site around the plugin: versions, limits,
 * schedule, other plugins. No path, no user, no name of a database.
 */
final class SiteFacts {

	/**
	 * @param string $tables Option with the version of this site's tables.
	 * @param int    $wanted The version that the code wants.
	 */
	public function __construct( private readonly wpdb $db, private readonly string $tables, private readonly int $wanted ) {
	}

	/** @return array<string, string> */
	public function versions(): array {
		$theme  = wp_get_theme();
		$server = $this->db->db_server_info();
		$curl   = function_exists( 'curl_version' ) ? curl_version() : false;
		return [
			'Sedifex Sync'        => VERSION . ', tables ' . self::text( get_option( $this->tables ) ) . ' of ' . $this->wanted,
			'WordPress'           => self::text( get_bloginfo( 'version' ) ) . ( is_multisite() ? ', network' : '' ) . ', ' . get_locale(),
			'PHP'                 => PHP_VERSION . ', ' . PHP_SAPI,
			'Database'            => defined( 'DB_ENGINE' ) && 'sqlite' === constant( 'DB_ENGINE' ) ? 'SQLite' : self::text( $server ),
			'cURL'                => is_array( $curl ) ? self::text( $curl['version'] ) . ', ' . self::text( $curl['ssl_version'] ) : 'not there',
			'Theme'               => self::text( $theme->get( 'Name' ) ) . ' ' . self::text( $theme->get( 'Version' ) ) . ( wp_is_block_theme() ? ', blocks' : ', classic' ),
			'Address of the site' => home_url(),
			'Environment'         => wp_get_environment_type() . ( wp_using_ext_object_cache() ? ', object cache' : '' ),
			'Time zone'           => wp_timezone_string(),
		];
	}

	/** @return array<string, string> */
	public function limits(): array {
		return [
			'Memory'         => self::text( ini_get( 'memory_limit' ) ),
			'Time'           => self::text( ini_get( 'max_execution_time' ) ) . ' s',
			'Lets go of visitors first' => function_exists( 'fastcgi_finish_request' ) || function_exists( 'litespeed_finish_request' ) ? 'yes' : 'no',
			'WebP'           => wp_image_editor_supports( [ 'mime_type' => 'image/webp' ] ) ? 'yes' : 'no',
			'Outgoing calls' => defined( 'WP_HTTP_BLOCK_EXTERNAL' ) && (bool) constant( 'WP_HTTP_BLOCK_EXTERNAL' ) ? 'restricted' : 'allowed',
			'Debugging'      => defined( 'WP_DEBUG' ) && (bool) constant( 'WP_DEBUG' ) ? 'on' : 'off',
		];
	}

	/** @return array<string, string> */
	public function schedule(): array {
		$next = wp_next_scheduled( Runner::CRON );
		return [
			'WP-Cron'        => defined( 'DISABLE_WP_CRON' ) && (bool) constant( 'DISABLE_WP_CRON' ) ? 'by the server (DISABLE_WP_CRON)' : ( defined( 'ALTERNATE_WP_CRON' ) && (bool) constant( 'ALTERNATE_WP_CRON' ) ? 'alternate' : 'by visits' ),
			'Next scheduled' => false === $next ? 'not scheduled' : gmdate( 'Y-m-d\TH:i:s\Z', $next ) . ( $next < time() - MINUTE_IN_SECONDS ? ', overdue' : '' ),
		];
	}

	/** @return array<string, string> Other active plugins, with their versions. */
	public function plugins(): array {
		require_once ABSPATH . 'wp-admin/includes/plugin.php';
		$out = [];
		foreach ( get_plugins() as $file => $data ) {
			if ( is_plugin_active( $file ) ) {
				$out[ $data['Name'] ] = $data['Version'];
			}
		}
		return $out;
	}

	private static function text( mixed $value ): string {
		return is_scalar( $value ) ? (string) $value : '';
	}
}
