<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use wpdb;

/**
 * Remembers what was refused, without giving an attacker a place to fill: one counter for each reason,
 * and the last five deliveries of each source, overwritten in turn, for finding out why a true sender
 * is refused. Keeps no header that carries a secret.
 */
final class Refusals {

	private const KEPT = 5;

	/** Bytes of a body that are kept. */
	private const MOST = 65536;

	public function __construct( private readonly wpdb $db ) {
	}

	/** @param array<string, string> $headers Without secrets. */
	public function add( Delivery $delivery, string $reason, array $headers ): void {
		$this->count( $delivery->source, $reason );
		$entry = [
			'reason'  => $reason,
			'at'      => $delivery->at,
			'headers' => $headers,
			'body'    => base64_encode( substr( $delivery->body, 0, self::MOST ) ),
			'length'  => strlen( $delivery->body ),
		];
		$this->db->query(
			$this->db->prepare(
				'REPLACE INTO %i (name, body, fetched_at) VALUES (%s, %s, UNIX_TIMESTAMP())',
				$this->db->prefix . 'sedifex_snapshots',
				'refused_' . $delivery->source . '_' . wp_rand( 0, self::KEPT - 1 ),
				(string) wp_json_encode( $entry, JSON_UNESCAPED_SLASHES )
			)
		);
	}

	/** Without the body: what was never read, such as one that is too large. */
	public function count( string $source, string $reason ): void {
		$this->db->query(
			$this->db->prepare(
				"INSERT INTO %i (name, body, fetched_at) VALUES (%s, '1', UNIX_TIMESTAMP()) ON DUPLICATE KEY UPDATE body = body + 1, fetched_at = UNIX_TIMESTAMP()",
				$this->db->prefix . 'sedifex_snapshots',
				substr( 'refusals_' . $source . '_' . $reason, 0, 64 )
			)
		);
	}

	/** @return array<string, int> Reason => how often. */
	public function counts( string $source ): array {
		$start = 'refusals_' . $source . '_';
		$rows  = $this->db->get_results( $this->db->prepare( 'SELECT name, body FROM %i WHERE name LIKE %s', $this->db->prefix . 'sedifex_snapshots', $this->db->esc_like( $start ) . '%' ) );
		$out   = [];
		foreach ( is_array( $rows ) ? $rows : [] as $row ) {
			$out[ substr( $row->name, strlen( $start ) ) ] = (int) $row->body;
		}
		return $out;
	}
}
