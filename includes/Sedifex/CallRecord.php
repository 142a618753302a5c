<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Sedifex;

use Sedifex\Sync\Support\Clock;
use Sedifex\Sync\Support\Json;
use wpdb;

/**
 * Remembers of each kind of call the last that was answered and the last that failed, with Sedifex's
 * name for it, so that its support can find it. A row for each, written by one statement, so that two
 * processes never take away each other's. Holds nothing of what was sent or answered.
 *
 * @phpstan-type CallNote array{endpoint: string, is_ok: bool, at: int, status: int, category: string, code: string, request_id: string, elapsed_ms: int, version: string}
 */
final class CallRecord {

	private const GOOD = 'call.ok.';

	private const BAD = 'call.failed.';

	/** A code is a word; Sedifex's longer ones are sentences, which may quote what was sent. */
	private const LONGEST_CODE = 80;

	public function __construct( private readonly wpdb $db, private readonly SnapshotStore $snapshots, private readonly Clock $clock ) {
	}

	public function note( Answer $answer ): void {
		$is_ok = ErrorCategory::None === $answer->category;
		$this->snapshots->write(
			( $is_ok ? self::GOOD : self::BAD ) . substr( $answer->endpoint, 0, 40 ),
			[
				'at'         => $this->clock->now(),
				'status'     => $answer->status,
				'category'   => $answer->category->value,
				'code'       => substr( $answer->code, 0, self::LONGEST_CODE ),
				'request_id' => $answer->request_id,
				'elapsed_ms' => $answer->elapsed_ms,
				'version'    => $answer->expected_version,
			]
		);
	}

	/** @return list<CallNote> Newest first. */
	public function all(): array {
		$rows = $this->db->get_results( $this->db->prepare( 'SELECT name, body FROM %i WHERE name LIKE %s', $this->db->prefix . 'sedifex_snapshots', $this->db->esc_like( 'call.' ) . '%' ), ARRAY_A );
		$out  = [];
		foreach ( is_array( $rows ) ? $rows : [] as $row ) {
			$out[] = self::read( (string) $row['name'], Json::decode( (string) $row['body'] ) ?? [] );
		}
		usort( $out, static fn( array $a, array $b ): int => $b['at'] <=> $a['at'] );
		return $out;
	}

	/**
	 * @param array<mixed> $body
	 * @return CallNote
	 */
	private static function read( string $name, array $body ): array {
		$is_ok = str_starts_with( $name, self::GOOD );
		$text  = static fn( string $field ): string => is_string( $body[ $field ] ?? null ) ? $body[ $field ] : '';
		$count = static fn( string $field ): int => is_int( $body[ $field ] ?? null ) ? $body[ $field ] : 0;
		return [
			'endpoint'   => substr( $name, strlen( $is_ok ? self::GOOD : self::BAD ) ),
			'is_ok'      => $is_ok,
			'at'         => $count( 'at' ),
			'status'     => $count( 'status' ),
			'category'   => $text( 'category' ),
			'code'       => $text( 'code' ),
			'request_id' => $text( 'request_id' ),
			'elapsed_ms' => $count( 'elapsed_ms' ),
			'version'    => $text( 'version' ),
		];
	}
}
