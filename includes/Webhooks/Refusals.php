<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Sedifex\Sync\Support\Json;
use wpdb;

/**
 * Remembers what was refused, without giving an attacker a place to fill: one counter for each reason,
 * and the last five deliveries of each source, overwritten in turn, for finding out why a true sender
 * is refused. Keeps no header that carries a secret, and of a secret that was given only marks that
 * tell whether it is one of ours.
 *
 * @phpstan-type Refused array{reason: string, at: int, headers: array<string, string>, body: string, length: int, marks: array<string, string>}
 */
final class Refusals {

	private const KEPT = 5;

	/** Bytes of a body that are kept. */
	private const MOST = 65536;

	private readonly string $table;

	public function __construct( private readonly wpdb $db ) {
		$this->table = $db->prefix . 'sedifex_snapshots';
	}

	/**
	 * @param array<string, string> $headers Without secrets.
	 * @param array<string, string> $marks   As GivenSecret makes them.
	 */
	public function add( Delivery $delivery, string $reason, array $headers, array $marks = [] ): void {
		$this->count( $delivery->source, $reason );
		$number = $this->number( $delivery->source );
		$entry  = [
			'number'  => $number,
			'reason'  => $reason,
			'at'      => $delivery->at,
			'headers' => $headers,
			'body'    => base64_encode( substr( $delivery->body, 0, self::MOST ) ),
			'length'  => strlen( $delivery->body ),
			'marks'   => $marks,
		];
		$this->db->query(
			$this->db->prepare(
				'REPLACE INTO %i (name, body, fetched_at) VALUES (%s, %s, UNIX_TIMESTAMP())',
				$this->table,
				'refused_' . $delivery->source . '_' . $number % self::KEPT,
				(string) wp_json_encode( $entry, JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE )
			)
		);
	}

	/** Without the body: what was never read, such as one that is too large. */
	public function count( string $source, string $reason ): void {
		$this->add_one( substr( 'refusals_' . $source . '_' . $reason, 0, 64 ) );
	}

	/** @return array<string, int> Reason => how often. */
	public function counts( string $source ): array {
		return array_column( $this->reasons( $source ), 'count', 'reason' );
	}

	/** @return list<array{reason: string, count: int, last_at: int}> The latest first. */
	public function reasons( string $source ): array {
		$start = 'refusals_' . $source . '_';
		$rows  = $this->db->get_results( $this->db->prepare( 'SELECT name, body, fetched_at FROM %i WHERE name LIKE %s ORDER BY fetched_at DESC, name', $this->table, $this->db->esc_like( $start ) . '%' ) );
		$out   = [];
		foreach ( is_array( $rows ) ? $rows : [] as $row ) {
			$out[] = [
				'reason'  => substr( (string) $row->name, strlen( $start ) ),
				'count'   => (int) $row->body,
				'last_at' => (int) $row->fetched_at,
			];
		}
		return $out;
	}

	/** @return list<Refused> The last five, the latest first. */
	public function last( string $source ): array {
		$names = array_map( static fn( int $turn ): string => "refused_{$source}_{$turn}", range( 0, self::KEPT - 1 ) );
		$rows  = $this->db->get_col( $this->db->prepare( 'SELECT body FROM %i WHERE name IN (' . implode( ', ', array_fill( 0, self::KEPT, '%s' ) ) . ')', $this->table, ...$names ) );
		$text  = static fn( mixed $value ): string => is_string( $value ) ? $value : '';
		$out   = [];
		foreach ( $rows as $row ) {
			$entry  = Json::decode( (string) $row ) ?? [];
			$number = is_int( $entry['number'] ?? null ) ? $entry['number'] : 0;

			$out[ $number ] = [
				'reason'  => $text( $entry['reason'] ?? '' ),
				'at'      => is_int( $entry['at'] ?? null ) ? $entry['at'] : 0,
				'headers' => array_filter( is_array( $entry['headers'] ?? null ) ? $entry['headers'] : [], is_string( ... ) ),
				'body'    => (string) base64_decode( $text( $entry['body'] ?? '' ), true ),
				'length'  => is_int( $entry['length'] ?? null ) ? $entry['length'] : 0,
				'marks'   => array_filter( is_array( $entry['marks'] ?? null ) ? $entry['marks'] : [], is_string( ... ) ),
			];
		}
		krsort( $out );
		return array_values( $out );
	}

	/** Of all that were refused so far, so that the oldest makes place for the newest. */
	private function number( string $source ): int {
		$name = 'refused_' . $source;
		$this->add_one( $name );
		return (int) $this->db->get_var( $this->db->prepare( 'SELECT body FROM %i WHERE name = %s', $this->table, $name ) );
	}

	private function add_one( string $name ): void {
		$this->db->query( $this->db->prepare( "INSERT INTO %i (name, body, fetched_at) VALUES (%s, '1', UNIX_TIMESTAMP()) ON DUPLICATE KEY UPDATE body = body + 1, fetched_at = UNIX_TIMESTAMP()", $this->table, $name ) );
	}
}
