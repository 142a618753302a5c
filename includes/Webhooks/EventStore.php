<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Sedifex\Sync\Support\Json;
use wpdb;

/**
 * Stores what was accepted: log and queue in one row. The unique key of an event is kept for ever, so a
 * repeat is known however late it comes.
 *
 * Statements are ASCII: for any other WordPress asks the table for its character set first, which
 * would cost a query more. A body with other bytes is therefore stored in base64.
 */
final class EventStore {

	public const COLUMNS = 'id, source, type, object, state, verdict, note, body, encoding, attempts, deliveries, received_at';

	/** Objects are spread over so many slots; one worker at a time works in a slot. */
	public const SLOTS = 16;

	private readonly string $table;

	public function __construct( private readonly wpdb $db ) {
		$this->table = $db->prefix . 'sedifex_events';
	}

	/**
	 * One statement, for a new event and for a repeat alike.
	 *
	 * @param array<string, string> $headers Those worth keeping, without secrets.
	 * @return bool False = the database said no, so nothing may be promised to the sender.
	 */
	public function accept( Delivery $delivery, Facts $facts, string $how, array $headers ): bool {
		$key   = $delivery->source . '|' . $facts->identity;
		$plain = self::is_plain( $delivery->body );
		$done  = $this->write(
			$this->db->prepare(
				'INSERT INTO %i (event_key, body_hash, source, type, object, slot, state, verdict, note, how, headers, body, encoding, bytes, available_at, received_at, last_at)
				VALUES (x%s, x%s, %s, %s, %s, %d, %s, %s, %s, %s, %s, %s, %s, %d, UNIX_TIMESTAMP(), UNIX_TIMESTAMP(), UNIX_TIMESTAMP())
				ON DUPLICATE KEY UPDATE deliveries = deliveries + 1, last_at = UNIX_TIMESTAMP()',
				$this->table,
				hash( 'sha256', $key ),
				hash( 'sha256', $delivery->body ),
				$delivery->source,
				self::ascii( $facts->type, 80 ),
				self::ascii( $facts->object, 190 ),
				crc32( '' === $facts->object ? $key : $facts->object ) % self::SLOTS,
				$facts->state->value,
				$facts->verdict,
				$facts->note,
				$how,
				(string) wp_json_encode( $headers, JSON_UNESCAPED_SLASHES ),
				$plain ? $delivery->body : base64_encode( $delivery->body ),
				$plain ? '' : 'base64',
				$plain ? strlen( $delivery->body ) : 4 * (int) ceil( strlen( $delivery->body ) / 3 )
			)
		);
		return false !== $done;
	}

	public function find( int $id ): ?StoredEvent {
		$row = $this->db->get_row( $this->db->prepare( 'SELECT ' . self::COLUMNS . ' FROM %i WHERE id = %d', $this->table, $id ), ARRAY_A );
		return is_array( $row ) ? StoredEvent::from_row( $row ) : null;
	}

	/** @param string $identity As Facts has it. */
	public function find_by_identity( string $source, string $identity ): ?StoredEvent {
		$row = $this->db->get_row( $this->db->prepare( 'SELECT ' . self::COLUMNS . ' FROM %i WHERE event_key = x%s', $this->table, hash( 'sha256', $source . '|' . $identity ) ), ARRAY_A );
		return is_array( $row ) ? StoredEvent::from_row( $row ) : null;
	}

	/** @return array<string, int> How many there are of each state; their sum is all that was ever accepted. */
	public function counts(): array {
		$rows = $this->db->get_results( $this->db->prepare( 'SELECT state, COUNT(*) AS number FROM %i GROUP BY state', $this->table ) );
		$out  = array_fill_keys( array_map( static fn( EventState $state ): string => $state->value, EventState::cases() ), 0 );
		foreach ( is_array( $rows ) ? $rows : [] as $row ) {
			$out[ $row->state ] = (int) $row->number;
		}
		return $out;
	}

	/**
	 * The outcome of one go, if the event is still in this worker's hands. One that did its work in an
	 * earlier go, and now finds nothing to do, keeps what it did and when; only that it was replayed is noted.
	 *
	 * @param array<mixed> $changes What it changed, before and after.
	 */
	public function settle( StoredEvent $event, string $claim, EventState $state, string $verdict, array $changes = [] ): bool {
		$idle = [] === $changes && in_array( $verdict, [ EventResult::STALE, EventResult::SAME ], true ) ? 1 : 0;
		$did  = "({$idle} = 1 AND (verdict = 'applied' OR COALESCE(changes, '') NOT IN ('', '[]')))";
		return 1 === $this->write(
			$this->db->prepare(
				// MySQL writes one column after the other, so what the condition looks at comes last; where it holds, it still does then.
				"UPDATE %i SET note = CASE WHEN note NOT IN ('', 'replayed') THEN note WHEN {$did} THEN 'replayed' ELSE '' END,
				settled_at = CASE WHEN {$did} THEN settled_at ELSE UNIX_TIMESTAMP() END,
				verdict = CASE WHEN {$did} THEN 'applied' ELSE %s END,
				changes = CASE WHEN {$did} THEN changes ELSE %s END,
				state = %s, claim = '', lease_until = 0 WHERE id = %d AND claim = %s", // phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- a condition without values.
				$this->table,
				$verdict,
				(string) wp_json_encode( $changes, JSON_UNESCAPED_SLASHES ),
				$state->value,
				$event->id,
				$claim
			)
		);
	}

	/** Now known to be about something: waits again, among the other events of that. */
	public function rename( StoredEvent $event, string $claim ): bool {
		return 1 === $this->db->query(
			$this->db->prepare(
				"UPDATE %i SET state = 'pending', claim = '', lease_until = 0, type = %s, object = %s, slot = %d, verdict = '' WHERE id = %d AND claim = %s",
				$this->table,
				self::ascii( $event->type, 80 ),
				self::ascii( $event->object, 190 ),
				crc32( $event->object ) % self::SLOTS,
				$event->id,
				$claim
			)
		);
	}

	/** To be tried again after some seconds, with what went wrong this time. */
	public function put_off( StoredEvent $event, string $claim, int $seconds, string $error ): bool {
		return 1 === $this->write(
			$this->db->prepare(
				"UPDATE %i SET state = 'pending', claim = '', lease_until = 0, available_at = UNIX_TIMESTAMP() + %d, errors = %s WHERE id = %d AND claim = %s",
				$this->table,
				$seconds,
				$this->errors_with( $event->id, $error ),
				$event->id,
				$claim
			)
		);
	}

	public function note_error( StoredEvent $event, string $error ): void {
		$this->db->query( $this->db->prepare( 'UPDATE %i SET errors = %s WHERE id = %d', $this->table, $this->errors_with( $event->id, $error ), $event->id ) );
	}

	/** Where the database let another's statement go first, it is asked again: of this one nothing was done. */
	private function write( string $statement ): int|bool {
		$tries = 0;
		do {
			usleep( $tries * wp_rand( 5_000, 50_000 ) );
			$done  = $this->db->query( $statement ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- it is, by its callers.
			$again = false === $done && ++$tries < 3 && 1 === preg_match( '/deadlock|lock wait timeout/i', $this->db->last_error );
		} while ( $again );
		return $done;
	}

	/** The last twenty, each with its time. */
	private function errors_with( int $id, string $error ): string {
		$before = Json::decode( (string) $this->db->get_var( $this->db->prepare( 'SELECT errors FROM %i WHERE id = %d', $this->table, $id ) ) ) ?? [];
		$entry  = [
			'at'    => time(),
			'error' => mb_substr( $error, 0, 300 ),
		];
		return (string) wp_json_encode( array_slice( [ ...$before, $entry ], -20 ), JSON_UNESCAPED_SLASHES );
	}

	/**
	 * Whether the body may stand in a statement as it is. Not with many percent signs: while it prepares
	 * a statement, WordPress puts 66 bytes in the place of each, and PHP would run out of memory.
	 */
	private static function is_plain( string $body ): bool {
		return 1 === preg_match( '/^[\x01-\x7f]*$/D', $body ) && substr_count( $body, '%' ) < 10_000;
	}

	/** As it stands in a column: other bytes as %XX, cut between two letters where it ends. */
	public static function ascii( string $text, int $most ): string {
		$safe = static fn( string $part ): string => (string) preg_replace_callback( '/[^\x20-\x24\x26-\x7e]/', static fn( array $m ): string => rawurlencode( $m[0] ), $part );
		$out  = $safe( mb_strcut( $text, 0, $most, 'UTF-8' ) );
		for ( $bytes = $most; isset( $out[ $most ] ); $bytes-- ) {
			$out = $safe( mb_strcut( $text, 0, $bytes, 'UTF-8' ) );
		}
		return $out;
	}
}
