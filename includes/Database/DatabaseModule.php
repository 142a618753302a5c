<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Database;

use Sedifex\Sync\Files;
use Sedifex\Sync\Module;

/**
 * Keeps this site's tables at the version of the code: on activation, and at the first request after
 * an update (an automatic update activates nothing) or on a new site of a network.
 */
final class DatabaseModule implements Module {

	public function __construct( private readonly Schema $schema, private readonly Files $files ) {
	}

	public function register(): void {
		register_activation_hook( $this->files->main, $this->upgrade( ... ) );
		add_action( 'init', $this->upgrade( ... ), 1 );
		add_filter( 'wpmu_drop_tables', $this->with_our_tables( ... ) );
	}

	/** Costs nothing where the version is current: the option is autoloaded. */
	public function upgrade(): void {
		if ( $this->schema->is_current() ) {
			return;
		}
		$problems = $this->schema->install();
		if ( [] !== $problems && is_admin() ) {
			add_action(
				'admin_notices',
				static fn() => wp_admin_notice( esc_html( implode( ' ', $problems ) ), [ 'type' => 'error' ] )
			);
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
}
