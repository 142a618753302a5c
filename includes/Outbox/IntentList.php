<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Outbox;

use wpdb;

/** Where many intents stand at once, for the owner's lists. Reads only; every change is IntentStore's. */
final class IntentList {

	private readonly string $table;

	public function __construct( private readonly wpdb $db ) {
		$this->table = $db->prefix . 'sedifex_intents';
	}

	/**
	 * Where the intents of these orders stand.
	 *
	 * @param list<string> $references
	 * @return array<string, IntentState> By reference.
	 */
	public function states_of( array $references ): array {
		if ( [] === $references ) {
			return [];
		}
		$places = implode( ', ', array_fill( 0, count( $references ), '%s' ) );
		$rows   = $this->db->get_results( $this->db->prepare( "SELECT reference, state FROM %i WHERE reference IN ({$places})", $this->table, ...$references ), ARRAY_A ); // phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared, WordPress.DB.PreparedSQLPlaceholders -- placeholders only.
		$out    = [];
		foreach ( is_array( $rows ) ? $rows : [] as $row ) {
			$out[ (string) $row['reference'] ] = IntentState::from( (string) $row['state'] );
		}
		return $out;
	}

	/**
	 * References of the intents in one of these states, newest first.
	 *
	 * @param list<IntentState> $states
	 * @return list<string>
	 */
	public function references_in( array $states, int $most ): array {
		$out = [];
		foreach ( $states as $state ) {
			array_push( $out, ...$this->db->get_col( $this->db->prepare( 'SELECT reference FROM %i WHERE state = %s ORDER BY id DESC LIMIT %d', $this->table, $state->value, $most ) ) );
		}
		return array_values( array_filter( $out, is_string( ... ) ) );
	}

	/**
	 * References of the intents that came to that end within two hours, but for the last minute, whose
	 * processes may still be telling of it. The newest come first.
	 *
	 * @return list<string>
	 */
	public function settled_lately( IntentState $state, int $most ): array {
		$found = $this->db->get_col(
			$this->db->prepare(
				'SELECT reference FROM %i WHERE state = %s AND available_at > UNIX_TIMESTAMP() - 7200 AND available_at <= UNIX_TIMESTAMP() - 60 ORDER BY available_at DESC LIMIT %d',
				$this->table,
				$state->value,
				$most
			)
		);
		return array_values( array_filter( $found, is_string( ... ) ) );
	}
}
