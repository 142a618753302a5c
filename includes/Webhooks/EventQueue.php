<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Sedifex\Sync\Support\Claim;
use Sedifex\Sync\Support\Ulid;
use wpdb;

/**
 * Hands waiting events to workers, on any number of servers. An object's events lie in one slot, and a
 * slot is one worker's at a time: so no two events of one object are in flight together, and two
 * workers never wait for each other's rows. Knows nothing of what events mean.
 */
final class EventQueue {

	/** Five times what the slowest handler takes. */
	public const LEASE = 120;

	private const BATCH = 50;

	private readonly string $table;

	public function __construct( private readonly wpdb $db, private readonly Claim $claim ) {
		$this->table = $db->prefix . 'sedifex_events';
	}

	/** Puts back what a worker held that is no more. Looks first: an update that finds nothing would still lock what others work on. */
	public function sweep(): int {
		$lapsed = $this->db->get_col( $this->db->prepare( "SELECT id FROM %i WHERE state = 'processing' AND lease_until <= UNIX_TIMESTAMP() ORDER BY lease_until LIMIT 200", $this->table ) );
		$done   = 0;
		foreach ( $lapsed as $id ) {
			$done += (int) $this->db->query( $this->db->prepare( "UPDATE %i SET state = 'pending', claim = '', lease_until = 0 WHERE id = %d AND state = 'processing' AND lease_until <= UNIX_TIMESTAMP()", $this->table, $id ) );
		}
		return $done;
	}

	/**
	 * Takes a slot with waiting events, the one that has waited longest first.
	 *
	 * @return array{slot: int, token: string}|null Null = nothing waits, or others are at all of it.
	 */
	public function take_slot(): ?array {
		foreach ( $this->waiting_slots() as $slot ) {
			$token = $this->claim->take( self::lock( $slot ), self::LEASE );
			if ( null !== $token ) {
				return [
					'slot'  => $slot,
					'token' => $token,
				];
			}
		}
		return null;
	}

	/**
	 * One look at the end of the index for each slot, however many events wait, and however many are
	 * done. The longest waiting first, the others in any order, so that workers get out of each other's way.
	 *
	 * @return list<int>
	 */
	private function waiting_slots(): array {
		$looks = [];
		for ( $slot = 0; $slot < EventStore::SLOTS; $slot++ ) {
			$looks[] = $this->db->prepare( "SELECT %d AS slot, MIN( available_at ) AS due, UNIX_TIMESTAMP() AS now FROM %i WHERE state = 'pending' AND slot = %d", $slot, $this->table, $slot );
		}
		$rows = $this->db->get_results( implode( ' UNION ALL ', $looks ) ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- each part is.
		$due  = [];
		foreach ( is_array( $rows ) ? $rows : [] as $row ) {
			if ( null !== $row->due && (int) $row->due <= (int) $row->now ) {
				$due[ (int) $row->slot ] = (int) $row->due;
			}
		}
		if ( [] === $due ) {
			return [];
		}
		$oldest = (int) array_search( min( $due ), $due, true );
		$others = array_values( array_diff( array_keys( $due ), [ $oldest ] ) );
		shuffle( $others );
		return [ $oldest, ...$others ];
	}

	/** @param array{slot: int, token: string} $held */
	public function release( array $held ): void {
		$this->claim->release( self::lock( $held['slot'] ), $held['token'] );
	}

	/**
	 * The slot's next events, each counted as tried from now on: one that kills its worker does not come
	 * back for ever.
	 *
	 * @return array{claim: string, events: list<StoredEvent>}
	 */
	public function next( int $slot ): array {
		$claim = Ulid::random( 24 );
		$taken = $this->db->query(
			$this->db->prepare(
				"UPDATE %i SET state = 'processing', claim = %s, lease_until = UNIX_TIMESTAMP() + %d, attempts = attempts + 1 WHERE state = 'pending' AND slot = %d AND available_at <= UNIX_TIMESTAMP() ORDER BY available_at, id LIMIT %d",
				$this->table,
				$claim,
				self::LEASE,
				$slot,
				self::BATCH
			)
		);
		$rows  = 0 === $taken || false === $taken ? [] : $this->db->get_results( $this->db->prepare( 'SELECT ' . EventStore::COLUMNS . ' FROM %i WHERE claim = %s ORDER BY id', $this->table, $claim ), ARRAY_A );
		return [
			'claim'  => $claim,
			'events' => array_map( StoredEvent::from_row( ... ), is_array( $rows ) ? $rows : [] ),
		];
	}

	/** Those of a batch that there was no time for: not tried, and at once anybody's again. */
	public function give_back( string $claim ): void {
		$this->db->query( $this->db->prepare( "UPDATE %i SET state = 'pending', claim = '', lease_until = 0, attempts = attempts - 1 WHERE claim = %s AND state = 'processing'", $this->table, $claim ) );
	}

	private static function lock( int $slot ): string {
		return 'events_slot_' . $slot;
	}
}
