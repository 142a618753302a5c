<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Sedifex\Sync\Support\Json;
use wpdb;

/**
 * Finds and empties stored messages of other systems that name a person, by e-mail address or phone
 * number. That they came, and what became of them, stays. One that is still to be carried out stays
 * whole, and is emptied another time. One that was refused is kept for the doctor alone, and goes whole.
 */
final class PrivacyMessages {

	/** Looked at in one statement. */
	private const CHUNK = 100;

	/** Digits at the end of a phone number that tell whose it is, however its beginning is written. */
	private const DIGITS = 9;

	/** Numbers of one person that are looked for. */
	private const PHONES = 5;

	private readonly string $table;

	private readonly string $snapshots;

	public function __construct( private readonly wpdb $db ) {
		$this->table     = $db->prefix . 'sedifex_events';
		$this->snapshots = $db->prefix . 'sedifex_snapshots';
	}

	/**
	 * @param list<string> $phones In whatever form.
	 * @return int Messages emptied.
	 */
	public function forget( string $email, array $phones ): int {
		$count = $this->forget_refused( self::needles( $email, $phones ) );
		$last  = 0;
		do {
			[ $found, $last ] = $this->chunk( $email, $phones, $last );
			foreach ( $found as $message ) {
				$count += 1 === $this->db->query( $this->db->prepare( "UPDATE %i SET body = '', encoding = '', bytes = 0 WHERE id = %d AND state IN ('done', 'ignored', 'dead')", $this->table, $message['id'] ) ) ? 1 : 0;
			}
		} while ( $last > 0 );
		return $count;
	}

	/**
	 * @param list<string> $phones
	 * @return list<array{id: int, source: string, type: string, received_at: int, body: string}> The first hundreds.
	 */
	public function of( string $email, array $phones ): array {
		$out  = [];
		$last = 0;
		do {
			[ $found, $last ] = $this->chunk( $email, $phones, $last );
			array_push( $out, ...$found );
			$number = count( $out );
		} while ( $last > 0 && $number < 3 * self::CHUNK );
		return $out;
	}

	/**
	 * The database finds likely ones; whether they are, their text tells.
	 *
	 * @param list<string> $phones
	 * @return array{list<array{id: int, source: string, type: string, received_at: int, body: string}>, int} And the last number looked at; 0 = there is no more.
	 */
	private function chunk( string $email, array $phones, int $after ): array {
		$needles = self::needles( $email, $phones );
		if ( [] === $needles ) {
			return [ [], 0 ];
		}
		$likes = [];
		foreach ( $needles as $needle ) {
			foreach ( [ $needle, ...self::in_base64( $needle ) ] as $part ) {
				$likes[] = $this->db->prepare( 'body LIKE %s', '%' . $this->db->esc_like( $part ) . '%' );
			}
		}
		$rows = $this->db->get_results( $this->db->prepare( "SELECT id, source, type, received_at, body, encoding FROM %i WHERE id > %d AND state IN ('done', 'ignored', 'dead') AND ", $this->table, $after ) . '( ' . implode( ' OR ', $likes ) . ' ) ORDER BY id LIMIT ' . self::CHUNK ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- made of prepared parts.
		$rows = is_array( $rows ) ? $rows : [];
		$out  = [];
		$last = 0;
		foreach ( $rows as $row ) {
			$last = (int) $row->id;
			$body = '' === (string) $row->encoding ? (string) $row->body : (string) base64_decode( (string) $row->body, true );
			if ( self::names( $body, $needles ) ) {
				$out[] = [
					'id'          => $last,
					'source'      => (string) $row->source,
					'type'        => rawurldecode( (string) $row->type ),
					'received_at' => (int) $row->received_at,
					'body'        => $body,
				];
			}
		}
		return [ $out, count( $rows ) < self::CHUNK ? 0 : $last ];
	}

	/**
	 * The last five of each source are all there are, so each is looked at.
	 *
	 * @param list<string> $needles
	 * @return int Deliveries deleted.
	 */
	private function forget_refused( array $needles ): int {
		$count = 0;
		$rows  = [] === $needles ? [] : $this->db->get_results( $this->db->prepare( 'SELECT name, body FROM %i WHERE name LIKE %s', $this->snapshots, $this->db->esc_like( 'refused_' ) . '%' ) );
		foreach ( is_array( $rows ) ? $rows : [] as $row ) {
			$body = Json::decode( (string) $row->body )['body'] ?? '';
			$body = is_string( $body ) ? (string) base64_decode( $body, true ) : '';
			// Nobody has looked at how a stranger writes a number.
			if ( self::names( $body, $needles ) || self::names( (string) preg_replace( '/[\s().-]/', '', $body ), $needles ) ) {
				// Unless another one has taken its place.
				$count += (int) $this->db->query( $this->db->prepare( 'DELETE FROM %i WHERE name = %s AND body = %s', $this->snapshots, (string) $row->name, (string) $row->body ) );
			}
		}
		return $count;
	}

	/**
	 * @param list<string> $phones
	 * @return list<string>
	 */
	private static function needles( string $email, array $phones ): array {
		return [ ...( '' === $email ? [] : [ $email ] ), ...self::endings( $phones ) ];
	}

	/** @param list<string> $needles */
	private static function names( string $body, array $needles ): bool {
		foreach ( $needles as $needle ) {
			if ( false !== stripos( $body, $needle ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * @param list<string> $phones
	 * @return list<string>
	 */
	private static function endings( array $phones ): array {
		$out = [];
		foreach ( $phones as $phone ) {
			$digits = (string) preg_replace( '/\D/', '', $phone );
			if ( strlen( $digits ) >= self::DIGITS ) {
				$out[] = substr( $digits, -self::DIGITS );
			}
		}
		return array_slice( array_values( array_unique( $out ) ), 0, self::PHONES );
	}

	/**
	 * How a text looks within base64, at each of the three places it can begin at, without what depends on
	 * its neighbours.
	 *
	 * @return array{string, string, string}
	 */
	private static function in_base64( string $text ): array {
		$part = static fn( int $before, int $cut ): string => substr( base64_encode( str_repeat( ' ', $before ) . $text ), $cut, -4 );
		return [ $part( 0, 0 ), $part( 1, 2 ), $part( 2, 3 ) ];
	}
}
