<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Cli;

use Closure;
use Sedifex\Sync\Support\Clock;
use WP_CLI;

use function WP_CLI\Utils\format_items;
use function WP_CLI\Utils\make_progress_bar;

/** `wp sedifex work`. Its method's comment is what `wp help sedifex work` prints. */
final class WorkCommand {

	private const SECONDS = 60;

	/** Seconds of work at a time, so that the bar moves. */
	private const SLICE = 20.0;

	/** @param Closure(float): array<string, int|string> $work Works so many seconds at most; per job what it did, or the class of what it threw. */
	public function __construct( private readonly Closure $work, private readonly Clock $clock ) {
	}

	/**
	 * Does the background work of the shop that is due: sends what waits, looks at orders, reads prices.
	 *
	 * Safe to run beside WP-Cron and on several servers. Exit code 0 when all of it went well, 1 when a
	 * part of it broke.
	 *
	 * ## OPTIONS
	 *
	 * [--seconds=<seconds>]
	 * : How long at most, up to an hour. It ends sooner when nothing is due.
	 * ---
	 * default: 60
	 * ---
	 *
	 * [--format=<format>]
	 * : How to print what was done.
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
	 *     wp sedifex work
	 *     wp sedifex work --seconds=300 --format=json
	 *
	 * @param list<string>               $args    None.
	 * @param array<string, string|bool> $options As above.
	 */
	public function __invoke( array $args, array $options ): void {
		$seconds = Format::number( $options, 'seconds', self::SECONDS, HOUR_IN_SECONDS );
		$begun   = $this->clock->elapsed();
		$done    = [];
		$broken  = [];
		$bar     = 'table' === Format::of( $options ) ? make_progress_bar( __( 'Working', 'sedifex-sync' ), $seconds ) : null;
		$ticked  = 0;
		do {
			$left  = $seconds - ( $this->clock->elapsed() - $begun );
			$round = ( $this->work )( min( self::SLICE, $left ) );
			foreach ( $round as $job => $what ) {
				$done[ $job ] = ( $done[ $job ] ?? 0 ) + ( is_int( $what ) ? $what : 0 );
				if ( is_string( $what ) ) {
					$broken[ $job ] = $what;
				}
			}
			$gone = (int) min( $seconds, $this->clock->elapsed() - $begun );
			$bar?->tick( $gone - $ticked );
			$ticked = $gone;
		} while ( array_sum( array_filter( $round, is_int( ... ) ) ) > 0 && $this->clock->elapsed() - $begun < $seconds );
		$bar?->finish();
		$this->report( $done, $broken, Format::of( $options ) );
	}

	/**
	 * @param array<string, int>    $done
	 * @param array<string, string> $broken
	 */
	private function report( array $done, array $broken, string $format ): void {
		$rows = [];
		foreach ( $done as $job => $number ) {
			$rows[] = [
				'job'    => $job,
				'done'   => $number,
				'broken' => $broken[ $job ] ?? '',
			];
		}
		format_items( $format, $rows, [ 'job', 'done', 'broken' ] );
		if ( [] !== $broken ) {
			/* translators: %s: names of parts of the background work. */
			WP_CLI::error( sprintf( __( 'These broke off, and are tried again: %s.', 'sedifex-sync' ), implode( ', ', array_keys( $broken ) ) ) );
		}
		if ( 'table' === $format ) {
			WP_CLI::success( __( 'Nothing more is due, or the time is over.', 'sedifex-sync' ) );
		}
	}
}
