<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

/**
 * Adds up what a replay would do, into one sentence. Counts things, not events: three messages that
 * would each set the price of one item change one price.
 */
final class ReplayTally {

	/** @var array<string, array<string, true>> Kind of change => objects. */
	private array $changed = [];

	/** @var array<string, int> */
	private array $outcomes = [];

	private int $looked_at = 0;

	public function add( StoredEvent $event, string $outcome, ?EventResult $result ): void {
		++$this->looked_at;
		$this->outcomes[ $outcome ] = ( $this->outcomes[ $outcome ] ?? 0 ) + 1;
		if ( 'change' !== $outcome ) {
			return;
		}
		$is_product = str_starts_with( $event->object, 'product:' );
		$whats      = $is_product ? array_column( $result->changes ?? [], 'what' ) : [ 'order' ];
		foreach ( [] === $whats ? [ 'other' ] : $whats as $what ) {
			$this->changed[ $what ][ $event->source . '|' . $event->object ] = true;
		}
	}

	/** @param int $total Of the events that were asked for; more than were looked at, where there are very many. */
	public function sentence( int $total ): string {
		if ( 0 === $this->looked_at ) {
			return __( 'There is no such delivery.', 'sedifex-sync' );
		}
		$parts = [];
		foreach ( $this->changed as $what => $objects ) {
			$parts[] = self::counted( $what, count( $objects ) );
		}
		/* translators: %s: a list such as "3 prices and 1 order". */
		$out = [ [] === $parts ? __( 'Would change nothing.', 'sedifex-sync' ) : sprintf( __( 'Would change %s.', 'sedifex-sync' ), wp_sprintf( '%l', $parts ) ) ];
		foreach ( [ 'stale', 'same', 'other', 'unknown', 'no_body' ] as $outcome ) {
			$count = $this->outcomes[ $outcome ] ?? 0;
			if ( $count > 0 ) {
				$out[] = self::rest( $outcome, $count );
			}
		}
		if ( $total > $this->looked_at ) {
			/* translators: 1: number of deliveries that were looked at, 2: number of all. */
			$out[] = sprintf( __( 'This is from the newest %1$s of %2$s deliveries.', 'sedifex-sync' ), number_format_i18n( $this->looked_at ), number_format_i18n( $total ) );
		}
		return implode( ' ', $out );
	}

	/** @return string What is to be said where there are more than can be replayed at once; '' = there are not. */
	public static function beyond( int $found ): string {
		/* translators: %s: number of deliveries. */
		return $found <= EventList::MOST ? '' : sprintf( __( 'Only the newest %s are replayed at once; there are more. Narrow the list to reach the others.', 'sedifex-sync' ), number_format_i18n( EventList::MOST ) );
	}

	private static function counted( string $what, int $count ): string {
		$text = match ( $what ) {
			/* translators: %s: number. */
			'price_minor' => _n( '%s price', '%s prices', $count, 'sedifex-sync' ),
			/* translators: %s: number. */
			'stock'       => _n( '%s stock count', '%s stock counts', $count, 'sedifex-sync' ),
			/* translators: %s: number. */
			'name'        => _n( '%s name', '%s names', $count, 'sedifex-sync' ),
			/* translators: %s: number. */
			'shown'       => _n( '%s item that is not sold any more', '%s items that are not sold any more', $count, 'sedifex-sync' ),
			/* translators: %s: number. */
			'order'       => _n( '%s order', '%s orders', $count, 'sedifex-sync' ),
			/* translators: %s: number. */
			default       => _n( '%s other thing', '%s other things', $count, 'sedifex-sync' ),
		};
		return sprintf( $text, number_format_i18n( $count ) );
	}

	private static function rest( string $outcome, int $count ): string {
		$text = match ( $outcome ) {
			/* translators: %s: number of deliveries. */
			'stale'   => _n( '%s would be stale.', '%s would be stale.', $count, 'sedifex-sync' ),
			/* translators: %s: number of deliveries. */
			'same'    => _n( '%s says what your site shows already.', '%s say what your site shows already.', $count, 'sedifex-sync' ),
			/* translators: %s: number of deliveries. */
			'other'   => _n( '%s would only be looked at again.', '%s would only be looked at again.', $count, 'sedifex-sync' ),
			/* translators: %s: number of deliveries. */
			'unknown' => _n( '%s concerns nothing here, or cannot be read.', '%s concern nothing here, or cannot be read.', $count, 'sedifex-sync' ),
			/* translators: %s: number of deliveries. */
			default   => _n( '%s cannot be replayed, because what it carried is not kept any more.', '%s cannot be replayed, because what they carried is not kept any more.', $count, 'sedifex-sync' ),
		};
		return sprintf( $text, number_format_i18n( $count ) );
	}
}
