<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

/**
 * One event as a row of the log: codes, words and times, and nothing of what it carried.
 *
 * @phpstan-type Row array{
 *   id: int, source: string, type: string, object: string, state: string, verdict: string, sentence: string, note: string,
 *   how: string, deliveries: int, attempts: int, received_at: string, last_at: string, settled_at: string|null, body_kept: bool
 * }
 */
final class EventRow {

	/**
	 * @param array<string, mixed> $row As EventList reads it.
	 * @return Row
	 */
	public static function of( array $row ): array {
		$state    = EventState::tryFrom( self::text( $row, 'state' ) ) ?? EventState::Dead;
		$settled  = isset( $row['settled_at'] ) ? (int) self::text( $row, 'settled_at' ) : null;
		$attempts = (int) self::text( $row, 'attempts' );
		return [
			'id'          => (int) self::text( $row, 'id' ),
			'source'      => self::text( $row, 'source' ),
			'type'        => rawurldecode( self::text( $row, 'type' ) ),
			'object'      => rawurldecode( self::text( $row, 'object' ) ),
			'state'       => $state->value,
			'verdict'     => self::text( $row, 'verdict' ),
			'sentence'    => EventWords::sentence( $state, self::text( $row, 'verdict' ), $attempts ),
			'note'        => EventWords::note( self::text( $row, 'note' ) ),
			'how'         => self::text( $row, 'how' ),
			'deliveries'  => (int) self::text( $row, 'deliveries' ),
			'attempts'    => $attempts,
			'received_at' => self::iso( (int) self::text( $row, 'received_at' ) ),
			'last_at'     => self::iso( (int) self::text( $row, 'last_at' ) ),
			'settled_at'  => null === $settled ? null : self::iso( $settled ),
			'body_kept'   => 1 === (int) self::text( $row, 'kept' ),
		];
	}

	/** @param int $seconds UTC. */
	public static function iso( int $seconds ): string {
		return gmdate( 'Y-m-d\TH:i:s\Z', $seconds );
	}

	/** @param array<mixed> $row */
	public static function text( array $row, string $column ): string {
		$value = $row[ $column ] ?? '';
		return is_scalar( $value ) ? (string) $value : '';
	}
}
