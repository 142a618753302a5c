<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Outbox;

use Sedifex\Sync\Support\Json;
use Sedifex\Sync\Support\Timing;
use Sedifex\Sync\Support\Ulid;
use wpdb;

/**
 * The only owner of the intents table. Each step is one autocommit statement whose affected rows are
 * the proof that this process took it; each such statement sets a value that always changes (a fresh
 * claim, or none), since MySQL counts changed rows only. Deadlines are the database's clock. Hashes are written as hex
 * literals (`x%s` becomes `x'…'`): on SQLite what UNHEX() gives equals no stored value.
 *
 * @phpstan-import-type IntentPayload from Intent
 */
final class IntentStore {

	private const COLUMNS = 'id, kind, state, reference, tail, endpoint, payload, HEX(body_hash) AS body_hash, HEX(fingerprint) AS fingerprint, claim, lease_until, sent_at, sends, tries, code, message, created_at, updated_at, UNIX_TIMESTAMP() AS db_now';

	private readonly string $table;

	public function __construct( private readonly wpdb $db ) {
		$this->table = $db->prefix . 'sedifex_intents';
	}

	public function find_by_ulid( string $ulid ): ?Intent {
		return $this->one( 'intent_key = x%s', hash( 'sha256', $ulid ) );
	}

	public function find_by_reference( string $reference ): ?Intent {
		return $this->one( 'reference = %s', $reference );
	}

	public function find( int $id ): ?Intent {
		return $this->one( 'id = %d', $id );
	}

	/**
	 * Stores a new intent, already claimed by the caller. Two requests with one ULID meet here: both
	 * statements succeed, one row exists, and its claim tells whose it is. Two with one repeat key under
	 * two ULIDs, at the same instant, meet at the unique gate, and the second stores nothing: looking for
	 * a twin first cannot tell, since both may look before either has stored.
	 *
	 * @param IntentPayload $payload
	 * @param string        $body_hash   64 hex digits: SHA-256 of what the visitor sent.
	 * @param string        $fingerprint 64 hex digits: the site this intent belongs to.
	 * @param string        $repeat_key  64 hex digits: same contact and same items.
	 * @param bool          $again       The visitor was asked, and wants the same once more.
	 * @return Intent|null The stored intent, ours or the other request's; null when a twin holds the gate or
	 *                     the database says no (has_twin() tells which).
	 */
	public function insert( string $ulid, string $kind, array $payload, string $body_hash, string $fingerprint, string $repeat_key, string $claim, bool $again = false ): ?Intent {
		$this->open_gate( $repeat_key );
		$done = $this->db->query(
			$this->db->prepare(
				'INSERT IGNORE INTO %i (intent_key, body_hash, kind, state, reference, tail, payload, fingerprint, repeat_key, repeat_gate, claim, lease_until, available_at, created_at, updated_at)
				VALUES (x%s, x%s, %s, %s, %s, %s, %s, x%s, x%s, ' . ( $again ? 'NULL' : 'x%s' ) . ', %s, UNIX_TIMESTAMP() + %d, UNIX_TIMESTAMP(), UNIX_TIMESTAMP(), UNIX_TIMESTAMP())',
				$this->table,
				hash( 'sha256', $ulid ),
				$body_hash,
				$kind,
				IntentState::Queued->value,
				$this->fresh_reference(),
				Reference::tail(),
				Json::encode( $payload ),
				$fingerprint,
				...( $again ? [ $repeat_key ] : [ $repeat_key, $repeat_key ] ),
				...[ $claim, Timing::all()['lease'] ]
			)
		);
		return false === $done ? null : $this->find_by_ulid( $ulid );
	}

	/** An order that was refused, or is old enough, no longer stands in the way of the same order. */
	private function open_gate( string $repeat_key ): void {
		$this->db->query(
			$this->db->prepare(
				'UPDATE %i SET repeat_gate = NULL WHERE repeat_gate = x%s AND ( state = %s OR created_at <= UNIX_TIMESTAMP() - %d )',
				$this->table,
				$repeat_key,
				IntentState::Rejected->value,
				Timing::all()['repeat']
			)
		);
	}

	/**
	 * Same contact and same items under another ULID, within that many seconds, and not refused. The
	 * ULID itself may have been stored a moment ago, by the other half of a double click.
	 */
	public function has_twin( string $repeat_key, int $seconds, string $ulid = '' ): bool {
		return null !== $this->db->get_var(
			$this->db->prepare(
				'SELECT id FROM %i WHERE repeat_key = x%s AND created_at > UNIX_TIMESTAMP() - %d AND state <> %s AND intent_key <> x%s LIMIT 1',
				$this->table,
				$repeat_key,
				$seconds,
				IntentState::Rejected->value,
				hash( 'sha256', $ulid )
			)
		);
	}

	/** Takes one intent, if it is free and still waits for something. */
	public function claim( int $id, string $token ): ?Intent {
		$taken = $this->db->query(
			$this->db->prepare(
				"UPDATE %i SET claim = %s, lease_until = UNIX_TIMESTAMP() + %d WHERE id = %d AND state IN ('queued', 'unknown', 'reconciling') AND lease_until <= UNIX_TIMESTAMP()",
				$this->table,
				$token,
				Timing::all()['lease'],
				$id
			)
		);
		return 1 === $taken ? $this->find( $id ) : null;
	}

	/**
	 * Takes up to that many intents that are due.
	 *
	 * @return list<Intent>
	 */
	public function claim_due( int $most, string $token, string $fingerprint ): array {
		$taken = $this->db->query(
			$this->db->prepare(
				"UPDATE %i SET claim = %s, lease_until = UNIX_TIMESTAMP() + %d WHERE state IN ('queued', 'unknown', 'reconciling') AND available_at <= UNIX_TIMESTAMP() AND lease_until <= UNIX_TIMESTAMP() AND fingerprint = x%s ORDER BY id LIMIT %d",
				$this->table,
				$token,
				Timing::all()['lease'],
				$fingerprint,
				$most
			)
		);
		return is_int( $taken ) && $taken > 0 ? $this->all( 'claim = %s ORDER BY id', $token ) : [];
	}

	/** Takes one that waits for a person, so that two persons cannot decide about it at once. */
	public function claim_for_person( int $id, string $token ): ?Intent {
		$taken = $this->db->query(
			$this->db->prepare(
				"UPDATE %i SET claim = %s, lease_until = UNIX_TIMESTAMP() + %d WHERE id = %d AND state = 'attention' AND lease_until <= UNIX_TIMESTAMP()",
				$this->table,
				$token,
				Timing::all()['lease'],
				$id
			)
		);
		return 1 === $taken ? $this->find( $id ) : null;
	}

	/** A person wants it sent, and it was proven a moment ago not to be there; the claim stays. */
	public function queue_again( Intent $intent ): ?Intent {
		$done = $this->db->query(
			$this->db->prepare(
				"UPDATE %i SET state = 'queued', code = 'asked', updated_at = UNIX_TIMESTAMP() WHERE id = %d AND claim = %s AND state = 'attention'",
				$this->table,
				$intent->id,
				$intent->claim
			)
		);
		return 1 === $done ? $this->find( $intent->id ) : null;
	}

	/**
	 * The mark before the socket opens: from here on, the call may have arrived.
	 *
	 * @return bool False when the claim was lost: then nothing may be sent.
	 */
	public function mark_sending( Intent $intent, string $endpoint ): bool {
		return 1 === $this->db->query(
			$this->db->prepare(
				"UPDATE %i SET state = 'sending', endpoint = %s, sent_at = UNIX_TIMESTAMP(), sends = sends + 1, lease_until = UNIX_TIMESTAMP() + %d, updated_at = UNIX_TIMESTAMP() WHERE id = %d AND claim = %s AND state = 'queued'",
				$this->table,
				$endpoint,
				Timing::all()['lease'],
				$intent->id,
				$intent->claim
			)
		);
	}

	/**
	 * Writes the outcome and lets go of the intent.
	 *
	 * @param int  $wait     Seconds until it is due again, for states that wait.
	 * @param bool $unsent   The call is proven not to have left: it does not count as sent.
	 * @param bool $one_try  Counts as one more fruitless try, for the back-off.
	 * @param int|null $fresh_total_minor Sedifex's total, where it was another one than ours.
	 * @return bool False when the claim was lost meanwhile: then another process decides.
	 */
	public function settle( Intent $intent, IntentState $state, int $wait = 0, string $category = '', string $code = '', string $message = '', bool $unsent = false, bool $one_try = false, ?int $fresh_total_minor = null ): bool {
		$payload = null === $fresh_total_minor ? $intent->payload : [ ...$intent->payload, 'fresh_total_minor' => $fresh_total_minor ];
		return 1 === $this->db->query(
			$this->db->prepare(
				"UPDATE %i SET state = %s, claim = '', lease_until = 0, available_at = UNIX_TIMESTAMP() + %d, category = %s, code = %s, message = %s, sends = sends - %d, tries = tries + %d, payload = %s, updated_at = UNIX_TIMESTAMP() WHERE id = %d AND claim = %s",
				$this->table,
				$state->value,
				$wait,
				$category,
				$code,
				$message,
				$unsent ? 1 : 0,
				$one_try ? 1 : 0,
				Json::encode( $payload ),
				$intent->id,
				$intent->claim
			)
		);
	}

	/** A send whose process died: nobody knows whether the call arrived, so it is asked about. */
	public function sweep_lapsed_sends( int $quiet ): int {
		$swept = $this->db->query(
			$this->db->prepare(
				"UPDATE %i SET state = 'unknown', claim = '', lease_until = 0, available_at = sent_at + %d, code = 'lapsed' WHERE state = 'sending' AND lease_until <= UNIX_TIMESTAMP()",
				$this->table,
				$quiet
			)
		);
		return is_int( $swept ) ? $swept : 0;
	}

	/** Accepted orders whose customer shall get a message: at most one process takes each, once. */
	public function take_mail_due(): ?Intent {
		$token = Ulid::random( 24 );
		$taken = $this->db->query( $this->db->prepare( "UPDATE %i SET mail_state = 'taken', claim = %s WHERE state = 'accepted' AND mail_state = 'due' ORDER BY id LIMIT 1", $this->table, $token ) );
		return 1 === $taken ? $this->one( 'claim = %s', $token ) : null;
	}

	/** The owner says that this site is the shop: what waits belongs to it, whatever it was stored under. */
	public function move_waiting_to( string $fingerprint ): void {
		$this->db->query( $this->db->prepare( "UPDATE %i SET fingerprint = x%s WHERE state IN ('queued', 'sending', 'unknown', 'reconciling')", $this->table, $fingerprint ) );
	}

	/** Once in the life of an intent. */
	public function ask_for_mail( int $id ): void {
		$this->db->query( $this->db->prepare( "UPDATE %i SET mail_state = 'due' WHERE id = %d AND mail_state = ''", $this->table, $id ) );
	}

	public function set_mail_state( int $id, string $state ): void {
		$this->db->query( $this->db->prepare( 'UPDATE %i SET mail_state = %s WHERE id = %d', $this->table, $state, $id ) );
	}

	/**
	 * Orders that wait because Sedifex refuses the key or the contract version: the owner must act. A look
	 * that failed as well leaves no category with the intent, but the refused call keeps its own.
	 */
	public function refused_waiting(): int {
		return (int) $this->db->get_var(
			$this->db->prepare(
				"SELECT COUNT(*) FROM %i AS i WHERE i.state = 'queued' AND ( i.category IN ('authentication', 'contract')
				OR EXISTS ( SELECT 1 FROM %i AS a WHERE a.reference = i.reference AND a.state = 'created' AND a.category IN ('authentication', 'contract') ) )",
				$this->table,
				$this->db->prefix . 'sedifex_attempts'
			)
		);
	}

	/** Orders that were due longer ago than that and that nobody holds: the worker does not come. */
	public function overdue( int $seconds, string $fingerprint ): int {
		return (int) $this->db->get_var(
			$this->db->prepare(
				"SELECT COUNT(*) FROM %i WHERE state IN ('queued', 'unknown', 'reconciling') AND available_at <= UNIX_TIMESTAMP() - %d AND lease_until <= UNIX_TIMESTAMP() - %d AND fingerprint = x%s",
				$this->table,
				$seconds,
				$seconds,
				$fingerprint
			)
		);
	}

	/** References are 40 random bits: a clash is unlikely, and looked for all the same. */
	private function fresh_reference(): string {
		do {
			$reference = Reference::generate();
		} while ( null !== $this->db->get_var( $this->db->prepare( 'SELECT id FROM %i WHERE reference = %s LIMIT 1', $this->table, $reference ) ) );
		return $reference;
	}

	/** @param literal-string $where */
	private function one( string $where, string|int $value ): ?Intent {
		return $this->all( $where . ' LIMIT 1', $value )[0] ?? null;
	}

	/**
	 * @param literal-string $where
	 * @return list<Intent>
	 */
	private function all( string $where, string|int $value ): array {
		$rows = $this->db->get_results( $this->db->prepare( 'SELECT ' . self::COLUMNS . ' FROM %i WHERE ' . $where, $this->table, $value ), ARRAY_A ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- both parts are literals of this class.
		return array_values( array_map( Intent::from_row( ... ), is_array( $rows ) ? $rows : [] ) );
	}
}
