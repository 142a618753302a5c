<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Support;

use wpdb;

/**
 * Counts what may be done so often in a span of time: rows, one statement each, so that servers count
 * together. Keys are hashed, so no address or phone number is kept. A database that says no lets the
 * customer through: a limit must never lose an order.
 */
final class RateLimiter {

	private readonly string $table;

	public function __construct( private readonly wpdb $db ) {
		$this->table = $db->prefix . 'sedifex_counters';
	}

	/**
	 * Counts one more and says how long to wait.
	 *
	 * @param string $key     What is counted, with its kind: `order:contact:+233…`.
	 * @param int    $most    Allowed in the span.
	 * @param int    $seconds The span, from its first count.
	 * @return int Seconds until it is allowed again; 0 = allowed now.
	 */
	public function hit( string $key, int $most, int $seconds ): int {
		$this->db->query(
			$this->db->prepare(
				'INSERT INTO %i (counter_key, hits, expires_at) VALUES (x%s, 1, UNIX_TIMESTAMP() + %d)
				ON DUPLICATE KEY UPDATE
				hits = CASE WHEN expires_at <= UNIX_TIMESTAMP() THEN 1 ELSE hits + 1 END,
				expires_at = CASE WHEN expires_at <= UNIX_TIMESTAMP() THEN UNIX_TIMESTAMP() + %d ELSE expires_at END',
				$this->table,
				hash( 'sha256', $key ),
				$seconds,
				$seconds
			)
		);
		return $this->wait( $key, $most );
	}

	/** How long to wait, without counting. */
	public function wait( string $key, int $most ): int {
		$row = $this->db->get_row(
			$this->db->prepare( 'SELECT hits, expires_at - UNIX_TIMESTAMP() AS wait FROM %i WHERE counter_key = x%s', $this->table, hash( 'sha256', $key ) ),
			ARRAY_A
		);
		return is_array( $row ) && (int) $row['hits'] > $most ? max( 0, (int) $row['wait'] ) : 0;
	}

	/** Rows whose span is over. */
	public function forget_old(): void {
		$this->db->query( $this->db->prepare( 'DELETE FROM %i WHERE expires_at < UNIX_TIMESTAMP() - 60 LIMIT 500', $this->table ) );
	}

	/** The address that limits are counted by: IPv6 by its /64, since one phone has the whole of it. */
	public static function network( string $ip ): string {
		$packed = filter_var( $ip, FILTER_VALIDATE_IP, FILTER_FLAG_IPV6 ) !== false ? inet_pton( $ip ) : false;
		return false === $packed ? $ip : bin2hex( substr( $packed, 0, 8 ) );
	}

	/**
	 * The limits in force: pairs of how often and in how many seconds.
	 *
	 * @return array<string, array{int, int}>
	 */
	public static function limits(): array {
		$defaults = [
			'order_contact'    => [ 6, 600 ],
			'order_network'    => [ 300, 600 ],
			'order_site'       => [ 2000, 600 ],
			'lookup_reference' => [ 10, 3600 ],
			'lookup_contact'   => [ 10, 3600 ],
			'lookup_network'   => [ 30, 600 ],
		];
		/**
		 * How often visitors may do what costs something.
		 *
		 * @param array<string, array{int, int}> $limits Times and seconds.
		 */
		$limits = apply_filters( 'sedifex_limits', $defaults );
		foreach ( is_array( $limits ) ? $limits : [] as $name => $pair ) {
			if ( isset( $defaults[ $name ] ) && is_array( $pair ) && is_int( $pair[0] ?? null ) && is_int( $pair[1] ?? null ) ) {
				$defaults[ $name ] = [ $pair[0], $pair[1] ];
			}
		}
		return $defaults;
	}
}
