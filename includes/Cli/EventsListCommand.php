<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Cli;

use Closure;
use Sedifex\Sync\Webhooks\EventList;
use Sedifex\Sync\Webhooks\EventRow;
use WP_CLI;

use function WP_CLI\Utils\format_items;

/** `wp sedifex events list`. Its method's comment is what `wp help sedifex events list` prints. */
final class EventsListCommand {

	private const COLUMNS = [ 'id', 'received_at', 'source', 'type', 'object', 'state', 'attempts', 'sentence' ];

	/** Rows printed unless asked otherwise, and at most. */
	private const ROWS = 20;

	/** @param Closure(): EventList $list */
	public function __construct( private readonly Closure $list ) {
	}

	/**
	 * Lists what other systems told this site by webhooks, newest first.
	 *
	 * Shows nothing of what a webhook carried. Exit code 0, also when nothing is found; 1 when what is
	 * asked for makes no sense.
	 *
	 * ## OPTIONS
	 *
	 * [--source=<source>]
	 * : Of one system only: sedifex, selldone or sevi.
	 *
	 * [--state=<state>]
	 * : In one state only: pending, processing, done, ignored or dead.
	 *
	 * [--type=<type>]
	 * : Of one kind only, as the sender writes it, such as product.updated.
	 *
	 * [--search=<text>]
	 * : Part of a kind, the beginning of what it is about, or a number.
	 *
	 * [--limit=<number>]
	 * : How many at most, up to 1000.
	 * ---
	 * default: 20
	 * ---
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
	 *     wp sedifex events list --state=dead
	 *     wp sedifex events list --source=sevi --format=json
	 *
	 * @param list<string>               $args    None.
	 * @param array<string, string|bool> $options As above.
	 */
	public function __invoke( array $args, array $options ): void {
		$filter = EventOptions::filter( $options );
		if ( null === $filter ) {
			WP_CLI::error( EventOptions::problem() );
		}
		$list   = ( $this->list )();
		$ids    = $list->all( $filter );
		$limit  = Format::number( $options, 'limit', self::ROWS, 1000 );
		$format = Format::of( $options );
		$rows   = array_map( EventRow::of( ... ), $list->rows( array_slice( $ids, 0, $limit ) ) );
		if ( [] !== $rows || 'table' !== $format ) {
			format_items( $format, $rows, self::COLUMNS );
		}
		if ( 'table' === $format ) {
			$more = count( $ids ) - count( $rows );
			/* translators: %d: number of events. */
			$text = $more > 0 ? sprintf( _n( '%d more event is older.', '%d more events are older.', $more, 'sedifex-sync' ), $more ) : __( 'That is all.', 'sedifex-sync' );
			WP_CLI::success( $text );
		}
	}
}
