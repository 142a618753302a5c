<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Support;

/** Every wait, deadline and back-off of the outbox and of order reads, in seconds, in one place. */
final class Timing {

	/** Longest wait between two tries of a call that was not carried out. */
	private const BACKOFF = [ 30, 60, 120, 300, 600, 1800, 3600 ];

	/** Reads of an order whether or not anyone looks, counted from the order; then daily. */
	private const READS = [ 60, 120, 300, 600, 1800, 3600, 10800, 21600, 43200, 86400, 172800, 259200 ];

	/**
	 * @return array{request: int, call_least: int, call_total: int, read: int, mark_to_call: int, quiet: int, lease: int, stale: int, give_up: int, ask_for: int, backoff: list<int>, reads: list<int>, look_gap: int, repeat: int, second_look: int}
	 */
	public static function all(): array {
		$defaults = [
			'request'      => 20,
			'call_least'   => 8,
			'call_total'   => 20,
			'read'         => 8,
			'mark_to_call' => 5,
			'quiet'        => 120,
			'lease'        => 180,
			'stale'        => 120,
			'give_up'      => DAY_IN_SECONDS,
			'ask_for'      => 30 * MINUTE_IN_SECONDS,
			'backoff'      => self::BACKOFF,
			'reads'        => self::READS,
			'look_gap'     => 2,
			'repeat'       => 30 * MINUTE_IN_SECONDS,
			'second_look'  => 5 * MINUTE_IN_SECONDS,
		];
		/**
		 * The waits and deadlines of everything that talks to Sedifex, so that tests can scale time.
		 *
		 * @param array<string, int|list<int>> $timing Seconds.
		 */
		$timing = apply_filters( 'sedifex_timing', $defaults );
		$out    = $defaults;
		foreach ( is_array( $timing ) ? $timing : [] as $name => $value ) {
			if ( isset( $out[ $name ] ) && is_int( $out[ $name ] ) && is_int( $value ) ) {
				$out[ $name ] = $value;
			} elseif ( isset( $out[ $name ] ) && is_array( $out[ $name ] ) && is_array( $value ) && [] !== $value ) {
				$out[ $name ] = array_values( array_map( intval( ... ), array_filter( $value, is_numeric( ... ) ) ) );
			}
		}
		return $out; // @phpstan-ignore return.type (the loop above keeps each key's type, which the analyser cannot follow)
	}

	/** @param int $tries Tries so far, from 1. */
	public static function backoff( int $tries ): int {
		$steps = self::all()['backoff'];
		return $steps[ min( max( $tries, 1 ), count( $steps ) ) - 1 ] ?? 3600;
	}
}
