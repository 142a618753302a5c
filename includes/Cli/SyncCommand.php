<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Cli;

use Closure;
use Sedifex\Sync\Catalog\CatalogFacts;
use Sedifex\Sync\Catalog\CatalogSync;
use Sedifex\Sync\Catalog\SyncResult;
use Sedifex\Sync\Queue\Job;
use Sedifex\Sync\Support\Clock;
use Sedifex\Sync\Support\Deadline;
use WP_CLI;

use function WP_CLI\Utils\format_items;
use function WP_CLI\Utils\make_progress_bar;

/** `wp sedifex sync`. Its method's comment is what `wp help sedifex sync` prints. */
final class SyncCommand {

	private const COLUMNS = [ 'outcome', 'total', 'added', 'changed', 'removed', 'held', 'code' ];

	/** Seconds that Sedifex may take; nobody is waiting. */
	private const SECONDS = 60.0;

	/** Seconds of pictures at a time, so that the bar moves. */
	private const SLICE = 20.0;

	/**
	 * @param Closure(): CatalogSync  $sync
	 * @param Closure(): Job          $pictures
	 * @param Closure(): CatalogFacts $catalog
	 */
	public function __construct(
		private readonly Closure $sync,
		private readonly Closure $pictures,
		private readonly Closure $catalog,
		private readonly Clock $clock,
	) {
	}

	/**
	 * Reads the catalogue from Sedifex now.
	 *
	 * Exit code 0 when it was applied, 1 when Sedifex gave no usable answer, another process is reading
	 * it, or something in it looks wrong and is held back.
	 *
	 * ## OPTIONS
	 *
	 * [--accept]
	 * : Apply the answer even where it looks wrong, and take out at once what is missing from it.
	 *
	 * [--pictures]
	 * : Make the copies of all pictures as well.
	 *
	 * [--format=<format>]
	 * : How to print the result.
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
	 *     wp sedifex sync
	 *     wp sedifex sync --pictures
	 *
	 * @param list<string>               $args    None.
	 * @param array<string, string|bool> $options As above.
	 */
	public function __invoke( array $args, array $options ): void {
		$result = ( $this->sync )()->run( self::SECONDS, isset( $options['accept'] ) );
		format_items( Format::of( $options ), [ array_intersect_key( $result->to_array(), array_flip( self::COLUMNS ) ) ], self::COLUMNS );
		foreach ( $result->bad_list() as $item ) {
			WP_CLI::warning( $item['id'] . ': ' . $item['message'] );
		}
		foreach ( $result->doubts as $doubt ) {
			WP_CLI::warning( $doubt );
		}
		if ( isset( $options['pictures'] ) && $result->is_done() ) {
			$this->make_pictures();
		}
		if ( SyncResult::HELD === $result->outcome ) {
			WP_CLI::error( __( 'Held back until a second look. If it is right, apply it with --accept.', 'sedifex-sync' ) );
		}
		if ( ! $result->is_done() ) {
			WP_CLI::error( (string) $result->error );
		}
		if ( 'table' === Format::of( $options ) ) {
			/* translators: %d: number of items. */
			WP_CLI::success( sprintf( _n( '%d item is in the shop.', '%d items are in the shop.', $result->total, 'sedifex-sync' ), $result->total ) );
		}
	}

	/** Until nothing more is to be made; what failed is tried again by the worker. */
	private function make_pictures(): void {
		$before = ( $this->catalog )()->pictures();
		$bar    = make_progress_bar( __( 'Pictures', 'sedifex-sync' ), max( 0, $before['wanted'] - $before['made'] - $before['failed'] ) );
		$known  = $before['made'] + $before['failed'];
		do {
			$done = ( $this->pictures )()->run( new Deadline( $this->clock, self::SLICE ) );
			$now  = ( $this->catalog )()->pictures();
			$bar->tick( max( 0, $now['made'] + $now['failed'] - $known ) );
			$known = max( $known, $now['made'] + $now['failed'] );
		} while ( $done > 0 );
		$bar->finish();
		$problem = ( $this->catalog )()->picture_problem();
		if ( '' !== $problem ) {
			WP_CLI::warning( $problem );
		}
	}
}
