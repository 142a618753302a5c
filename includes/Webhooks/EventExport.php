<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Generator;

/**
 * The log as CSV, piece by piece, so that ten thousand rows need no more memory than a page of them.
 * Holds what the list shows and nothing of what events carried. No cell can be taken for a formula by
 * the program that opens it.
 */
final class EventExport {

	/** Rows read at a time. */
	private const CHUNK = 500;

	private const COLUMNS = [ 'id', 'received_at', 'last_at', 'settled_at', 'source', 'type', 'object', 'state', 'verdict', 'sentence', 'note', 'how', 'deliveries', 'attempts' ];

	public function __construct( private readonly EventList $list ) {
	}

	/** @return Generator<int, string> Newest first; the first piece is the line of names. */
	public function pieces( EventFilter $filter ): Generator {
		// The mark tells spreadsheets that it is UTF-8.
		yield "\u{FEFF}" . self::line( self::COLUMNS );
		$found = $this->list->all( $filter, EventList::MOST + 1 );
		foreach ( array_chunk( array_slice( $found, 0, EventList::MOST ), self::CHUNK ) as $ids ) {
			$lines = '';
			foreach ( $this->list->rows( $ids ) as $row ) {
				$shown  = EventRow::of( $row );
				$lines .= self::line( array_map( static fn( string $name ): string => EventRow::text( $shown, $name ), self::COLUMNS ) );
			}
			yield $lines;
		}
		if ( count( $found ) > EventList::MOST ) {
			/* translators: %s: number of deliveries. */
			$sentence = sprintf( __( 'Only the newest %s are in this file; there are more. Narrow the list to reach the others.', 'sedifex-sync' ), number_format_i18n( EventList::MOST ) );
			yield self::line( array_map( static fn( string $name ): string => 'sentence' === $name ? $sentence : '', self::COLUMNS ) );
		}
	}

	/** @param list<string> $cells */
	private static function line( array $cells ): string {
		return implode( ',', array_map( self::cell( ... ), $cells ) ) . "\r\n";
	}

	/**
	 * Quoted; what a spreadsheet would compute begins with an apostrophe instead, also where a program
	 * that parts cells by semicolons or tabs would see the beginning of one.
	 */
	private static function cell( string $text ): string {
		$plain = mb_scrub( (string) preg_replace( '/[\x00-\x08\x0b\x0c\x0e-\x1f]/', '', $text ), 'UTF-8' );
		$signs = '[=+\-@|%＝＋－＠]';
		$blank = '\s\x{00A0}\x{FEFF}';
		$safe  = (string) preg_replace( "/(^|[;\t\r\n])(?=[{$blank}\"]*{$signs})|^(?=[{$blank}]*[\t\r\n])/u", "$1'", $plain );
		return '"' . str_replace( '"', '""', $safe ) . '"';
	}
}
