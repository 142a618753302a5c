<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Outbox;

/**
 * Decides which payment pages a customer may be sent to: https, no user name, no port, and exactly an
 * allowed host. Locally, plain http and this machine are allowed too, for the sandbox.
 */
final class PaymentUrl {

	public const HOSTS = [ 'checkout.paystack.com' ];

	/** @return list<string> */
	public static function hosts(): array {
		/**
		 * The hosts of payment pages.
		 *
		 * @param list<string> $hosts Lower case, compared whole.
		 */
		$hosts = apply_filters( 'sedifex_allowed_checkout_hosts', self::HOSTS );
		return is_array( $hosts ) ? array_values( array_filter( $hosts, is_string( ... ) ) ) : self::HOSTS;
	}

	/** True when it is safe to hand out. Control characters, spaces and backslashes read differently in browsers: refused. */
	public static function is_allowed( string $url ): bool {
		if ( 1 !== preg_match( '~^https?://[!-\[\]-\~]+$~D', $url ) || strlen( $url ) > 2000 ) {
			return false;
		}
		$parts = wp_parse_url( $url );
		if ( ! is_array( $parts ) || ! isset( $parts['scheme'], $parts['host'] ) || isset( $parts['user'] ) || isset( $parts['pass'] ) ) {
			return false;
		}
		$host = strtolower( $parts['host'] );
		if ( in_array( wp_get_environment_type(), [ 'local', 'development' ], true ) && in_array( $host, [ '127.0.0.1', 'localhost' ], true ) ) {
			return true;
		}
		return 'https' === strtolower( $parts['scheme'] ) && ! isset( $parts['port'] ) && in_array( $host, self::hosts(), true );
	}
}
