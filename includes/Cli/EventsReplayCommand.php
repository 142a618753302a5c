<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Cli;

use Closure;
use Sedifex\Sync\Webhooks\EventFilter;
use Sedifex\Sync\Webhooks\Replay;
use WP_CLI;

use function WP_CLI\Utils\format_items;

/** `wp sedifex events replay`. Its method's comment is what `wp help sedifex events replay` prints. */
final class EventsReplayCommand {

	/** @param Closure(): Replay $replay */
	public function __construct( private readonly Closure $replay ) {
	}

	/**
	 * Lets webhooks be carried out once more; what is known already changes nothing.
	 *
	 * The background work does it: run `wp sedifex work` to wait for it. Exit code 0 when there was
	 * something to replay, 1 when there was not, or nothing was chosen.
	 *
	 * ## OPTIONS
	 *
	 * [<id>...]
	 * : Numbers of events. Or choose them by the options below.
	 *
	 * [--source=<source>]
	 * : Of one system only: sedifex, selldone or sevi.
	 *
	 * [--state=<state>]
	 * : In one state only: done, ignored or dead.
	 *
	 * [--type=<type>]
	 * : Of one kind only, as the sender writes it, such as product.updated.
	 *
	 * [--search=<text>]
	 * : Part of a kind, or the beginning of what it is about.
	 *
	 * [--all]
	 * : All of them, up to ten thousand, where no other option says which.
	 *
	 * [--dry-run]
	 * : Only say what would change.
	 *
	 * [--format=<format>]
	 * : How to print the outcome.
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
	 *     wp sedifex events replay --state=dead --dry-run
	 *     wp sedifex events replay 17 18
	 *
	 * @param list<string>               $args    Numbers.
	 * @param array<string, string|bool> $options As above.
	 */
	public function __invoke( array $args, array $options ): void {
		$which = self::chosen( $args, $options );
		if ( is_string( $which ) ) {
			WP_CLI::error( $which );
		}
		$is_dry = isset( $options['dry-run'] );
		$answer = $is_dry ? ( $this->replay )()->would( $which ) : ( $this->replay )()->start( $which );
		$format = Format::of( $options );
		if ( $is_dry && ( [] !== $answer['outcomes'] || 'table' !== $format ) ) {
			format_items( $format, $answer['outcomes'], [ 'id', 'type', 'object', 'outcome', 'sentence' ] );
		} elseif ( ! $is_dry && 'table' !== $format ) {
			format_items( $format, [ $answer ], [ 'total', 'replayable', 'queued', 'sentence' ] );
		}
		if ( 0 === $answer['replayable'] ) {
			WP_CLI::error( $answer['sentence'] );
		}
		if ( 'table' === $format ) {
			WP_CLI::success( $answer['sentence'] );
		}
	}

	/**
	 * @param list<string>               $args
	 * @param array<string, string|bool> $options
	 * @return list<int>|EventFilter|string A sentence where nothing is chosen: everything is never meant by accident.
	 */
	private static function chosen( array $args, array $options ): array|EventFilter|string {
		$is_filter = isset( $options['all'] ) || [] !== array_intersect( EventOptions::NAMES, array_keys( $options ) );
		if ( [] !== $args ) {
			$ids = array_values( array_filter( $args, static fn( string $id ): bool => 1 === preg_match( '/^[1-9]\d{0,17}$/D', $id ) ) );
			return count( $ids ) === count( $args ) && ! $is_filter ? array_map( intval( ... ), $ids ) : __( 'Give either numbers of events or options that choose them.', 'sedifex-sync' );
		}
		return $is_filter ? EventOptions::filter( $options ) ?? EventOptions::problem() : __( 'Say which events: their numbers, an option such as --state=dead, or --all.', 'sedifex-sync' );
	}
}
