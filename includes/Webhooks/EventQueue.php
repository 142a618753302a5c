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

	/** Seconds before the second, third … try; after the last an event is dead and waits for a person. */
	public const BACKOFF = [ 5, 30, 120, 600, 1800, 7200, 21600, 43200, 86400 ];

	private const BATCH = 50;

	/** Bytes that a batch may carry, unless it is a single event: all of it is in memory at once. */
	private const BATCH_BYTES = 4_194_304;

	private readonly string $table;

	public function __construct( private readonly wpdb $db, private readonly Claim $claim ) {
		$this->table = $db->prefix . 'sedifex_events';
	}

	/**
	 * Puts back what a worker held that is no more. Looks first: an update that finds nothing would still
	 * lock what others work on. A batch is worked in order of id, so the lowest that is left is what the
	 * worker had in hand: it alone counts as tried, and waits as after any other failure.
	 */
	public function sweep(): int {
		$lapsed = $this->db->get_results( $this->db->prepare( "SELECT claim, MIN( id ) AS in_hand FROM %i WHERE state = 'processing' AND lease_until <= UNIX_TIMESTAMP() GROUP BY claim LIMIT 50", $this->table ) );
		$done   = 0;
		foreach ( is_array( $lapsed ) ? $lapsed : [] as $batch ) {
			$done += $this->put_back( (string) $batch->claim, (int) $batch->in_hand );
		}
		return $done;
	}

	/** From the highest down: whoever goes on where this one ends, too, finds as the lowest what was in hand. */
	private function put_back( string $claim, int $in_hand ): int {
		$held = $this->db->get_results( $this->db->prepare( "SELECT id, attempts FROM %i WHERE claim = %s AND state = 'processing' AND id >= %d ORDER BY id DESC", $this->table, $claim, $in_hand ) );
		$done = 0;
		foreach ( is_array( $held ) ? $held : [] as $row ) {
			$tried = (int) $row->id === $in_hand;
			$done += (int) $this->db->query(
				$this->db->prepare(
					"UPDATE %i SET state = 'pending', claim = '', lease_until = 0, attempts = attempts - %d, available_at = CASE WHEN 1 = %d THEN UNIX_TIMESTAMP() + %d ELSE available_at END WHERE id = %d AND claim = %s AND state = 'processing' AND lease_until <= UNIX_TIMESTAMP()",
					$this->table,
					$tried ? 0 : 1,
					$tried ? 1 : 0,
					self::wait( (int) $row->attempts ) ?? 0,
					$row->id,
					$claim
				)
			);
		}
		return $done;
	}

	/** Seconds until the next try, a little more or less, so that what failed together does not come back together; null = that was the last one. */
	public static function wait( int $attempts ): ?int {
		$wait = self::BACKOFF[ $attempts - 1 ] ?? null;
		return null === $wait ? null : (int) ( $wait * wp_rand( 80, 120 ) / 100 );
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
		$limit = $this->fitting( $slot );
		$taken = 0 === $limit ? 0 : $this->db->query(
			$this->db->prepare(
				"UPDATE %i SET state = 'processing', claim = %s, lease_until = UNIX_TIMESTAMP() + %d, attempts = attempts + 1 WHERE state = 'pending' AND slot = %d AND available_at <= UNIX_TIMESTAMP() ORDER BY available_at, id LIMIT %d",
				$this->table,
				$claim,
				self::LEASE,
				$slot,
				$limit
			)
		);
		$rows  = 0 === $taken || false === $taken ? [] : $this->db->get_results( $this->db->prepare( 'SELECT ' . EventStore::COLUMNS . ' FROM %i WHERE claim = %s ORDER BY id', $this->table, $claim ), ARRAY_A );
		return [
			'claim'  => $claim,
			'events' => array_map( StoredEvent::from_row( ... ), is_array( $rows ) ? $rows : [] ),
		];
	}

	/** How many of the next ones make a batch, by what they carry; only the slot's holder takes from it. */
	private function fitting( int $slot ): int {
		$sizes = $this->db->get_col( $this->db->prepare( "SELECT bytes FROM %i WHERE state = 'pending' AND slot = %d AND available_at <= UNIX_TIMESTAMP() ORDER BY available_at, id LIMIT %d", $this->table, $slot, self::BATCH ) );
		$bytes = 0;
		foreach ( array_values( $sizes ) as $before => $size ) {
			$bytes += (int) $size;
			if ( $before > 0 && $bytes > self::BATCH_BYTES ) {
				return $before;
			}
		}
		return count( $sizes );
	}

	/**
	 * Those of a batch that were not begun: not tried, and at once anybody's again.
	 *
	 * @param list<StoredEvent> $events
	 */
	public function give_back( string $claim, array $events ): void {
		$ids = implode( ',', array_map( static fn( StoredEvent $event ): int => $event->id, $events ) );
		if ( '' !== $ids ) {
			$this->db->query( $this->db->prepare( "UPDATE %i SET state = 'pending', claim = '', lease_until = 0, attempts = attempts - 1 WHERE claim = %s AND state = 'processing' AND id IN ", $this->table, $claim ) . "({$ids})" ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- integers.
		}
	}

	private static function lock( int $slot ): string {
		return 'events_slot_' . $slot;
	}
}
