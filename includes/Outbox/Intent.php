<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Outbox;

use Sedifex\Sync\Support\Json;

/**
 * What a visitor asked for, as stored: one row for the life of the order, whatever the number of
 * clicks, reloads and tries. Only the store makes these from rows.
 *
 * @phpstan-type IntentItem array{id: string, type: string, name: string, quantity: int, unit_minor: int, line_minor: int}
 * @phpstan-type IntentPayload array{
 *   store_id: string, token: string, payment: string, currency: string,
 *   subtotal_minor: int, fee_minor: int, total_minor: int, items: list<IntentItem>,
 *   customer: array{name: string, phone: string, email: string},
 *   delivery: array{method: string, location: string, notes: string},
 *   site?: string, fresh_total_minor?: int
 * }
 */
final class Intent {

	/** @param IntentPayload $payload */
	private function __construct(
		public readonly int $id,
		public readonly string $kind,
		public readonly IntentState $state,
		public readonly string $reference,
		public readonly string $tail,
		public readonly string $endpoint,
		public readonly array $payload,
		public readonly string $body_hash,
		public readonly string $fingerprint,
		public readonly string $claim,
		private readonly int $lease_until,
		public readonly ?int $sent_at,
		public readonly int $sends,
		public readonly int $tries,
		public readonly string $code,
		public readonly string $message,
		public readonly int $created_at,
		public readonly int $updated_at,
		public readonly int $db_now,
	) {
	}

	/** @param array<string, mixed> $row As the store selects it: hashes in hex, and `db_now`. */
	public static function from_row( array $row ): self {
		/** @var IntentPayload $payload -- written by IntentStore::insert() only. */
		$payload = Json::decode( self::text( $row, 'payload' ) ) ?? [];
		return new self(
			(int) self::text( $row, 'id' ),
			self::text( $row, 'kind' ),
			IntentState::from( self::text( $row, 'state' ) ),
			self::text( $row, 'reference' ),
			self::text( $row, 'tail' ),
			self::text( $row, 'endpoint' ),
			$payload,
			strtolower( self::text( $row, 'body_hash' ) ),
			strtolower( self::text( $row, 'fingerprint' ) ),
			self::text( $row, 'claim' ),
			(int) self::text( $row, 'lease_until' ),
			isset( $row['sent_at'] ) ? (int) self::text( $row, 'sent_at' ) : null,
			(int) self::text( $row, 'sends' ),
			(int) self::text( $row, 'tries' ),
			self::text( $row, 'code' ),
			self::text( $row, 'message' ),
			(int) self::text( $row, 'created_at' ),
			(int) self::text( $row, 'updated_at' ),
			(int) self::text( $row, 'db_now' ),
		);
	}

	/** The id that Sedifex gets, without the number of the attempt: never shown to customers. */
	public function ref(): string {
		return $this->reference . '-' . $this->tail;
	}

	/** A process works on it at this moment, or died so lately that nobody can tell. */
	public function is_held(): bool {
		return '' !== $this->claim && $this->lease_until > $this->db_now;
	}

	/** Seconds since it was stored, by the database's clock. */
	public function age(): int {
		return $this->db_now - $this->created_at;
	}

	/** @param array<string, mixed> $row */
	private static function text( array $row, string $column ): string {
		$value = $row[ $column ] ?? '';
		return is_scalar( $value ) ? (string) $value : '';
	}
}
