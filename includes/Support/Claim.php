<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Support;

use wpdb;

/**
 * Lets one process at a time do a thing, on any number of servers: a row with the holder's token, taken
 * by one statement. Who is killed loses it when the lease lapses, by the database's clock.
 */
final class Claim {

	public function __construct( private readonly wpdb $db ) {
	}

	/** @return string|null The holder's token; null = another process is at it. */
	public function take( string $name, int $lease ): ?string {
		$token = Ulid::random( 16 );
		if ( $this->update( $name, $token, $lease ) ) {
			return $token;
		}
		$this->db->query( $this->db->prepare( "INSERT IGNORE INTO %i (name, body, fetched_at) VALUES (%s, '', 0)", $this->table(), $name ) );
		return $this->update( $name, $token, $lease ) ? $token : null;
	}

	/** False when the lease lapsed and somebody else took over: then nothing more may be written. */
	public function is_held( string $name, string $token ): bool {
		return $token === $this->db->get_var( $this->db->prepare( 'SELECT body FROM %i WHERE name = %s', $this->table(), $name ) );
	}

	public function release( string $name, string $token ): void {
		$this->db->query( $this->db->prepare( "UPDATE %i SET body = '' WHERE name = %s AND body = %s", $this->table(), $name, $token ) );
	}

	/** @phpstan-impure */
	private function update( string $name, string $token, int $lease ): bool {
		return 1 === $this->db->query(
			$this->db->prepare(
				"UPDATE %i SET body = %s, fetched_at = UNIX_TIMESTAMP() WHERE name = %s AND (body = '' OR fetched_at <= UNIX_TIMESTAMP() - %d)",
				$this->table(),
				$token,
				$name,
				$lease
			)
		);
	}

	private function table(): string {
		return $this->db->prefix . 'sedifex_snapshots';
	}
}
