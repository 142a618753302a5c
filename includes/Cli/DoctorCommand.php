<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Cli;

use Closure;
use WP_CLI;

use function WP_CLI\Utils\format_items;

/** `wp sedifex doctor`. Its method's comment is what `wp help sedifex doctor` prints. */
final class DoctorCommand {

	/** @param Closure(): Doctor $doctor */
	public function __construct( private readonly Closure $doctor ) {
	}

	/**
	 * Holds the database against the rules that the plugin promises to keep.
	 *
	 * Only reads. Exit code 0 when every rule holds, 1 when one is broken.
	 *
	 * ## OPTIONS
	 *
	 * [--broken]
	 * : Only the rules that are broken.
	 *
	 * [--format=<format>]
	 * : How to print them.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 *   - csv
	 *   - yaml
	 * ---
	 *
	 * ## EXAMPLES
	 *
	 *     wp sedifex doctor
	 *     wp sedifex doctor --broken --format=json
	 *
	 * @param list<string>               $args    None.
	 * @param array<string, string|bool> $options As above.
	 */
	public function __invoke( array $args, array $options ): void {
		$findings = ( $this->doctor )()->examine();
		$broken   = array_values( array_filter( $findings, static fn( Finding $finding ): bool => ! $finding->is_whole() ) );
		$format   = Format::of( $options );
		$shown    = isset( $options['broken'] ) ? $broken : $findings;
		if ( [] !== $shown || 'table' !== $format ) {
			format_items( $format, array_map( static fn( Finding $finding ): array => $finding->to_row(), $shown ), [ 'check', 'state', 'found', 'rule', 'ids' ] );
		}
		if ( [] !== $broken ) {
			/* translators: 1: number of broken rules, 2: number of all rules. */
			WP_CLI::error( sprintf( _n( '%1$d of %2$d rules is broken.', '%1$d of %2$d rules are broken.', count( $broken ), 'sedifex-sync' ), count( $broken ), count( $findings ) ) );
		}
		if ( 'table' === $format ) {
			/* translators: %d: number of rules. */
			WP_CLI::success( sprintf( __( 'All %d rules hold.', 'sedifex-sync' ), count( $findings ) ) );
		}
	}
}
