<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Sedifex\Sync\Support\Json;
use wpdb;

/**
 * When each source was last heard, how, and with which of its secrets, exact to a minute; and how often
 * it usually is. Written after the answer is out, since taking a delivery in costs one statement and no
 * more.
 *
 * @phpstan-type Heard array{at: int, how: string, times: int, usual: int}
 */
final class LastHeard {

	/** Seconds in which a second delivery writes nothing. */
	private const OFTEN_ENOUGH = 60;

	private readonly string $table;

	public function __construct( private readonly wpdb $db ) {
		$this->table = $db->prefix . 'sedifex_snapshots';
	}

	/**
	 * @param string $secret Id of the secret.
	 * @param string $how    As Trust has it.
	 */
	public function note( string $source, string $secret, string $how ): void {
		$names = [ self::name( $source ), self::name( $source, $secret ) ];
		$rows  = $this->db->get_results( $this->db->prepare( 'SELECT name, body, UNIX_TIMESTAMP() - fetched_at AS gap FROM %i WHERE name IN (%s, %s)', $this->table, ...$names ), OBJECT_K );
		foreach ( $names as $name ) {
			$row = $rows[ $name ] ?? null;
			if ( null === $row || (int) $row->gap >= self::OFTEN_ENOUGH ) {
				$body = (string) wp_json_encode( self::with( Json::decode( (string) ( $row->body ?? '' ) ) ?? [], (int) ( $row->gap ?? 0 ), $how ) );
				$this->db->query( $this->db->prepare( 'REPLACE INTO %i (name, body, fetched_at) VALUES (%s, %s, UNIX_TIMESTAMP())', $this->table, $name, $body ) );
			}
		}
	}

	/**
	 * @return Heard `at` 0 = never; `usual` = the longest pause of late, in seconds.
	 */
	public function source( string $source ): array {
		$row  = $this->db->get_row( $this->db->prepare( 'SELECT body, fetched_at FROM %i WHERE name = %s', $this->table, self::name( $source ) ), ARRAY_A );
		$body = Json::decode( is_array( $row ) ? (string) $row['body'] : '' ) ?? [];
		return [
			'at'    => is_array( $row ) ? (int) $row['fetched_at'] : 0,
			'how'   => is_string( $body['how'] ?? null ) ? $body['how'] : '',
			'times' => (int) ( $body['times'] ?? 0 ),
			'usual' => (int) ( $body['usual'] ?? 0 ),
		];
	}

	/** @return array<string, int> Id of a secret => UTC seconds of its last use; unused ones are absent. */
	public function secrets( string $source ): array {
		$start = self::name( $source ) . '_';
		$rows  = $this->db->get_results( $this->db->prepare( 'SELECT name, fetched_at FROM %i WHERE name LIKE %s', $this->table, $this->db->esc_like( $start ) . '%' ) );
		$out   = [];
		foreach ( is_array( $rows ) ? $rows : [] as $row ) {
			$out[ substr( (string) $row->name, strlen( $start ) ) ] = (int) $row->fetched_at;
		}
		return $out;
	}

	/**
	 * A long pause of once is slowly forgotten.
	 *
	 * @param array<mixed> $before
	 * @return array{how: string, times: int, usual: int}
	 */
	private static function with( array $before, int $gap, string $how ): array {
		$times = is_int( $before['times'] ?? null ) ? $before['times'] : 0;
		$usual = is_int( $before['usual'] ?? null ) ? $before['usual'] : 0;
		return [
			'how'   => $how,
			'times' => $times + 1,
			'usual' => max( $gap, intdiv( $usual * 9, 10 ) ),
		];
	}

	private static function name( string $source, string $secret = '' ): string {
		return substr( 'heard_' . $source . ( '' === $secret ? '' : '_' . $secret ), 0, 64 );
	}
}
