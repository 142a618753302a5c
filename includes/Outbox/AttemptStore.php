<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Outbox;

use Sedifex\Sync\Sedifex\Answer;
use Sedifex\Sync\Support\Json;
use wpdb;

/**
 * The only owner of the attempts table. States: `created` (nothing sent), `sending`, `accepted` (its
 * answer proved it), `rejected`, `unknown`, `burnt` (its payment page was never seen, so nobody can
 * pay it).
 */
final class AttemptStore {

	private const COLUMNS = 'id, reference, upstream_id, number, kind, state, url, base_minor, total_minor, currency, payment, paid_minor, sent_at, created_at';

	private readonly string $table;

	public function __construct( private readonly wpdb $db ) {
		$this->table = $db->prefix . 'sedifex_attempts';
	}

	/**
	 * The attempt with that upstream id, made if it is not there yet.
	 *
	 * @param string $kind `checkout` or `cash`.
	 */
	public function ensure( string $reference, string $upstream_id, int $number, string $kind, int $base_minor, int $total_minor, string $currency ): ?Attempt {
		$this->db->query(
			$this->db->prepare(
				'INSERT INTO %i (attempt_key, reference, upstream_id, number, kind, base_minor, total_minor, currency, created_at)
				VALUES (x%s, %s, %s, %d, %s, %d, %d, %s, UNIX_TIMESTAMP()) ON DUPLICATE KEY UPDATE id = id',
				$this->table,
				hash( 'sha256', $upstream_id ),
				$reference,
				$upstream_id,
				$number,
				$kind,
				$base_minor,
				$total_minor,
				$currency
			)
		);
		return $this->find( $upstream_id );
	}

	public function find( string $upstream_id ): ?Attempt {
		$row = $this->db->get_row( $this->db->prepare( 'SELECT ' . self::COLUMNS . ' FROM %i WHERE attempt_key = x%s', $this->table, hash( 'sha256', $upstream_id ) ), ARRAY_A );
		return is_array( $row ) ? Attempt::from_row( $row ) : null;
	}

	/** @return list<Attempt> Of one order, oldest first. */
	public function of( string $reference ): array {
		$rows = $this->db->get_results( $this->db->prepare( 'SELECT ' . self::COLUMNS . ' FROM %i WHERE reference = %s ORDER BY number, id', $this->table, $reference ), ARRAY_A );
		return array_values( array_map( Attempt::from_row( ... ), is_array( $rows ) ? $rows : [] ) );
	}

	/**
	 * Everything that is known of the calls of one order, for the owner; oldest first.
	 *
	 * @return list<array<string, mixed>>
	 */
	public function details_of( string $reference ): array {
		$rows = $this->db->get_results( $this->db->prepare( 'SELECT ' . self::COLUMNS . ', proof, http_status, category, code, message, request_id, elapsed_ms, answered_at, checked_at FROM %i WHERE reference = %s ORDER BY number, id', $this->table, $reference ), ARRAY_A );
		return is_array( $rows ) ? array_values( $rows ) : [];
	}

	/** @return bool False when it was sent before: a checkout attempt is sent once. */
	public function mark_sending( Attempt $attempt ): bool {
		return 1 === $this->db->query(
			$this->db->prepare( "UPDATE %i SET state = 'sending', sent_at = UNIX_TIMESTAMP() WHERE id = %d AND state = 'created'", $this->table, $attempt->id )
		);
	}

	/** Writes what the call brought. */
	public function answered( Attempt $attempt, string $state, Answer $answer, string $url = '' ): void {
		$this->db->query(
			$this->db->prepare(
				'UPDATE %i SET state = %s, url = %s, http_status = %d, category = %s, code = %s, message = %s, request_id = %s, elapsed_ms = %d, answered_at = UNIX_TIMESTAMP() WHERE id = %d',
				$this->table,
				$state,
				$url,
				$answer->status,
				$answer->category->value,
				substr( $answer->code, 0, 80 ),
				$answer->message(),
				substr( $answer->request_id, 0, 80 ),
				$answer->elapsed_ms,
				$attempt->id
			)
		);
	}

	public function set_state( Attempt $attempt, string $state ): void {
		$this->db->query( $this->db->prepare( 'UPDATE %i SET state = %s WHERE id = %d', $this->table, $state, $attempt->id ) );
	}

	/**
	 * Writes what an authenticated read said.
	 *
	 * @param array<string, mixed>|null $proof Kept only where it proves a payment.
	 */
	public function checked( Attempt $attempt, string $payment, ?int $paid_minor, ?array $proof ): void {
		$this->db->query(
			null === $paid_minor
				? $this->db->prepare( 'UPDATE %i SET payment = %s, checked_at = UNIX_TIMESTAMP() WHERE id = %d', $this->table, $payment, $attempt->id )
				: $this->db->prepare( 'UPDATE %i SET payment = %s, paid_minor = %d, checked_at = UNIX_TIMESTAMP() WHERE id = %d', $this->table, $payment, $paid_minor, $attempt->id )
		);
		if ( null !== $proof ) {
			$this->db->query( $this->db->prepare( 'UPDATE %i SET proof = %s WHERE id = %d AND proof IS NULL', $this->table, Json::encode( $proof ), $attempt->id ) );
		}
	}

	/** Attempts of one order that were made within a day. */
	public function made_today( string $reference ): int {
		return (int) $this->db->get_var( $this->db->prepare( 'SELECT COUNT(*) FROM %i WHERE reference = %s AND created_at > UNIX_TIMESTAMP() - 86400', $this->table, $reference ) );
	}
}
