<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Bookings;

use Sedifex\Sync\Support\Json;
use wpdb;

/**
 * Keeps the last good copy of the slots in the table of snapshots: the slots in one row, what is
 * remembered of looking in a second, and that somebody wants them in a third, since each is written by
 * another process.
 */
final class AvailabilityStore {

	private const SLOTS = 'availability';

	private const STATE = 'availability_state';

	private const WANTED = 'availability_wanted';

	public function __construct( private readonly wpdb $db ) {
	}

	/** Of that store; what is known of another one's copy says nothing. */
	public function state( string $store ): AvailabilityState {
		return self::state_of( $this->rows( [ self::STATE, self::WANTED ] ), $store );
	}

	/**
	 * The copy and its state, in one query.
	 *
	 * @return array{state: AvailabilityState, slots: list<Slot>}
	 */
	public function read( string $store ): array {
		$rows  = $this->rows( [ self::SLOTS, self::STATE, self::WANTED ] );
		$copy  = Json::decode( $rows[ self::SLOTS ]['body'] ?? '' ) ?? [];
		$slots = [];
		foreach ( $store === ( $copy['store'] ?? null ) && is_array( $copy['slots'] ?? null ) ? $copy['slots'] : [] as $row ) {
			$slot = is_array( $row ) ? Slot::from_array( $row ) : null;
			if ( null !== $slot ) {
				$slots[] = $slot;
			}
		}
		return [
			'state' => self::state_of( $rows, $store ),
			'slots' => $slots,
		];
	}

	/**
	 * @param list<Slot> $slots
	 * @return bool False when the database would not have them: then the copy before is still there.
	 */
	public function write_slots( string $store, array $slots ): bool {
		$rows = array_map( static fn( Slot $slot ): array => array_filter( $slot->to_array(), static fn( mixed $value ): bool => null !== $value && '' !== $value ), $slots );
		// Escaped to ASCII, so that no letter depends on the table's character set.
		$body = wp_json_encode( [ 'store' => $store, 'slots' => $rows ], JSON_UNESCAPED_SLASHES );
		return is_string( $body ) && $this->write( self::SLOTS, $body, 0 );
	}

	public function write_state( AvailabilityState $state ): bool {
		return $this->write( self::STATE, (string) wp_json_encode( $state->to_array(), JSON_UNESCAPED_SLASHES ), $state->as_of );
	}

	/** Somebody is looking. */
	public function want( int $now ): void {
		$this->write( self::WANTED, '', $now );
	}

	/** @param array<string, array{body: string, at: int}> $rows */
	private static function state_of( array $rows, string $store ): AvailabilityState {
		$state = AvailabilityState::from_array( Json::decode( $rows[ self::STATE ]['body'] ?? '' ) ?? [] );
		if ( $state->store !== $store ) {
			$state        = new AvailabilityState();
			$state->store = $store;
		}
		$state->wanted_at = $rows[ self::WANTED ]['at'] ?? 0;
		return $state;
	}

	/**
	 * @param non-empty-list<string> $names
	 * @return array<string, array{body: string, at: int}>
	 */
	private function rows( array $names ): array {
		$places = implode( ', ', array_fill( 0, count( $names ), '%s' ) );
		$rows   = $this->db->get_results( (string) $this->db->prepare( "SELECT name, body, fetched_at FROM %i WHERE name IN ({$places})", $this->table(), ...$names ), ARRAY_A ); // phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- placeholders only.
		$out    = [];
		foreach ( is_array( $rows ) ? $rows : [] as $row ) {
			$out[ (string) $row['name'] ] = [
				'body' => (string) $row['body'],
				'at'   => (int) $row['fetched_at'],
			];
		}
		return $out;
	}

	private function write( string $name, string $body, int $at ): bool {
		return false !== $this->db->query(
			(string) $this->db->prepare( 'INSERT INTO %i (name, body, fetched_at) VALUES (%s, %s, %d) ON DUPLICATE KEY UPDATE body = VALUES(body), fetched_at = VALUES(fetched_at)', $this->table(), $name, $body, $at )
		);
	}

	private function table(): string {
		return $this->db->prefix . 'sedifex_snapshots';
	}
}
