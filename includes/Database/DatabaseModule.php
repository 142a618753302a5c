<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Database;

use Closure;
use Sedifex\Sync\Files;
use Sedifex\Sync\Module;
use Sedifex\Sync\Support\Claim;
use Sedifex\Sync\Support\NoticePlace;
use WP_Site;

/**
 * Keeps this site's tables at the version of the code: on activation, and at the first request after
 * an update (an automatic update activates nothing) or on a site of a network that has none yet.
 */
final class DatabaseModule implements Module {

	/** Sites of a network that activation itself makes tables for; later ones get theirs at their first request. */
	private const MOST_SITES = 200;

	/** Seconds that activation may take over them. */
	private const MOST_TIME = 10.0;

	/** Seconds after which an upgrade that never ended is begun anew. */
	private const LEASE = 300;

	/** @param Closure(): Claim $claim */
	public function __construct( private readonly Schema $schema, private readonly Files $files, private readonly Closure $claim ) {
	}

	public function register(): void {
		register_activation_hook( $this->files->main, $this->activate( ... ) );
		add_action( 'init', $this->upgrade( ... ), 1 );
		// After WordPress has made the new site's own tables.
		add_action( 'wp_initialize_site', $this->welcome( ... ), 20 );
		add_filter( 'wpmu_drop_tables', $this->with_our_tables( ... ) );
	}

	/**
	 * Also where the version says that all is there: uninstalling may have kept the orders, and with
	 * them the version, and removed the rest.
	 *
	 * @param bool $network_wide For every site of the network.
	 */
	public function activate( bool $network_wide = false ): void {
		if ( ! $network_wide || ! is_multisite() ) {
			$this->install();
			return;
		}
		$until = hrtime( true ) + (int) ( self::MOST_TIME * 1e9 );
		$sites = get_sites(
			[
				'fields'     => 'ids',
				'network_id' => get_current_network_id(),
				'number'     => self::MOST_SITES,
			]
		);
		foreach ( $sites as $site ) {
			$this->install_on( $site );
			if ( hrtime( true ) > $until ) {
				return;
			}
		}
	}

	/** A site joins a network that has the plugin everywhere. */
	public function welcome( WP_Site $site ): void {
		$everywhere = get_network_option( (int) $site->network_id, 'active_sitewide_plugins' );
		if ( is_array( $everywhere ) && isset( $everywhere[ plugin_basename( $this->files->main ) ] ) ) {
			$this->install_on( (int) $site->blog_id );
		}
	}

	/**
	 * Costs nothing where the version is current: the option is autoloaded. Of many requests after an
	 * update one changes the tables; the others would only wait for it and then complain.
	 */
	public function upgrade(): void {
		if ( $this->schema->is_current() ) {
			return;
		}
		if ( 0 === (int) get_option( Schema::OPTION, 0 ) ) {
			$this->install();
			return;
		}
		$token = ( $this->claim )()->take( 'schema', self::LEASE );
		if ( null !== $token ) {
			$this->install();
			( $this->claim )()->release( 'schema', $token );
		}
	}

	/**
	 * A site that leaves the network takes our tables with it.
	 *
	 * @param array<mixed> $tables Names with prefix.
	 * @return array<mixed>
	 */
	public function with_our_tables( array $tables ): array {
		global $wpdb;
		foreach ( Schema::tables() as $table ) {
			$tables[] = $wpdb->prefix . $table;
		}
		return $tables;
	}

	private function install_on( int $site ): void {
		switch_to_blog( $site );
		$this->schema->install();
		restore_current_blog();
	}

	private function install(): void {
		$problems = $this->schema->install();
		if ( [] !== $problems && is_admin() ) {
			add_action(
				'admin_notices',
				static function () use ( $problems ): void {
					if ( NoticePlace::is_here() ) {
						wp_admin_notice( esc_html( implode( ' ', $problems ) ), [ 'type' => 'error' ] );
					}
				}
			);
		}
	}
}
