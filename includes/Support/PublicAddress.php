<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Support;

use Closure;

/**
 * Tells addresses of the open internet from those of this machine and its networks, so that an address
 * from outside (a setting, a picture of the catalogue) cannot make the server knock on its own doors.
 *
 * A name is public only when every address it has is. Whoever connects afterwards must connect to one
 * of the addresses given here (CURLOPT_RESOLVE): a name asked a second time may answer otherwise.
 * Makes no connection itself and knows nothing of redirects: each new address is checked anew.
 */
final class PublicAddress {

	/** Networks that are not the open internet (IANA special-purpose registry), besides multicast and 240/4. */
	private const CLOSED_V4 = [
		'0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12',
		'192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15',
		'198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/3',
	];

	/** Inside 2000::/3, the only part of IPv6 that is open: tunnels that carry IPv4 within, and documentation. */
	private const CLOSED_V6 = [ '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20' ];

	/** @param (Closure(string): list<string>)|null $resolver Gives every address of a name; null = the system's own look-up. */
	public function __construct( private readonly ?Closure $resolver = null ) {
	}

	/**
	 * What a connection to this URL would reach.
	 *
	 * @return array{scheme: string, host: string, port: int, addresses: non-empty-list<string>}|null
	 *         Null when it is not a plain http(s) URL, has no address, or any address is not public.
	 */
	public function of( string $url ): ?array {
		$parts = self::parts( $url );
		if ( null === $parts ) {
			return null;
		}
		$addresses = $this->addresses( $parts['host'] );
		foreach ( $addresses as $address ) {
			if ( ! self::is_public( $address ) ) {
				return null;
			}
		}
		return [] === $addresses ? null : [ ...$parts, 'addresses' => $addresses ];
	}

	/**
	 * Splits a URL that has nothing but scheme, host, port and path behind it: no user part, no
	 * backslash, no control or non-ASCII character, where two parsers may read two hosts.
	 *
	 * @return array{scheme: string, host: string, port: int}|null Host in lower case, IPv6 without brackets.
	 */
	public static function parts( string $url ): ?array {
		if ( 1 !== preg_match( '#^https?://[^\x00-\x20\x7f-\xff\\\\@/?\#]+(?:[/?\#][^\x00-\x20\x7f-\xff\\\\]*)?$#Di', $url ) ) {
			return null;
		}
		$parts  = wp_parse_url( $url );
		$scheme = is_array( $parts ) ? strtolower( $parts['scheme'] ?? '' ) : '';
		$host   = is_array( $parts ) ? strtolower( rtrim( trim( $parts['host'] ?? '', '[]' ), '.' ) ) : '';
		$port   = is_array( $parts ) ? ( $parts['port'] ?? ( 'https' === $scheme ? 443 : 80 ) ) : 0;
		$named  = 1 === preg_match( '/^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*$/D', $host );
		if ( ! $named && false === filter_var( $host, FILTER_VALIDATE_IP ) ) {
			return null;
		}
		return $port > 0 ? [ 'scheme' => $scheme, 'host' => $host, 'port' => $port ] : null;
	}

	/** @param string $address Textual IPv4 or IPv6 address. */
	public static function is_public( string $address ): bool {
		$packed = false === filter_var( $address, FILTER_VALIDATE_IP ) ? false : inet_pton( $address );
		if ( false === $packed ) {
			return false;
		}
		$closed = 4 === strlen( $packed ) ? self::CLOSED_V4 : self::CLOSED_V6;
		if ( 16 === strlen( $packed ) && 0x20 !== ( ord( $packed[0] ) & 0xe0 ) ) {
			return false;
		}
		foreach ( $closed as $network ) {
			if ( self::is_within( $packed, $network ) ) {
				return false;
			}
		}
		return true;
	}

	/** @return list<string> Every address of the host, IPv4 first; the host itself where it is one. */
	private function addresses( string $host ): array {
		if ( false !== filter_var( $host, FILTER_VALIDATE_IP ) ) {
			return [ $host ];
		}
		// "0x7f.1" and "2130706433" are addresses to the system's look-up, though not to filter_var.
		if ( 1 === preg_match( '/(?:^|\.)(?:\d+|0x[0-9a-f]*)$/D', $host ) ) {
			return [];
		}
		return null !== $this->resolver ? ( $this->resolver )( $host ) : self::look_up( $host );
	}

	/**
	 * A name without IPv4 is not asked for more: WordPress reaches no such host either, and where the
	 * name server is silent each question costs seconds of somebody's waiting.
	 *
	 * @return list<string>
	 */
	private static function look_up( string $host ): array {
		$found = gethostbynamel( $host );
		if ( false === $found ) {
			return [];
		}
		$records = function_exists( 'dns_get_record' ) ? @dns_get_record( $host, DNS_AAAA ) : false; // phpcs:ignore WordPress.PHP.NoSilencedErrors.Discouraged -- warns where the name server does not answer; then there is no IPv6 address to use.
		foreach ( is_array( $records ) ? $records : [] as $record ) {
			if ( is_string( $record['ipv6'] ?? null ) ) {
				$found[] = $record['ipv6'];
			}
		}
		return array_values( array_unique( $found ) );
	}

	/** @param string $packed An address as inet_pton gives it, of the network's own family. */
	private static function is_within( string $packed, string $network ): bool {
		[ $base, $bits ] = explode( '/', $network );
		$base            = (string) inet_pton( $base );
		$whole           = intdiv( (int) $bits, 8 );
		if ( substr( $packed, 0, $whole ) !== substr( $base, 0, $whole ) ) {
			return false;
		}
		$rest = (int) $bits % 8;
		$mask = 0xff << ( 8 - $rest ) & 0xff;
		return 0 === $rest || ( ord( $packed[ $whole ] ) & $mask ) === ( ord( $base[ $whole ] ) & $mask );
	}
}
