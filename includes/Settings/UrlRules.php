<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Settings;

use Sedifex\Sync\Support\Environment;
use Sedifex\Sync\Support\PublicAddress;

/**
 * Which addresses the site may send the key and orders to: https and the open internet, except on
 * somebody's own machine, where a sandbox may stand beside it.
 */
final class UrlRules {

	/** WordPress itself calls no other ports of hosts that it does not know. */
	private const PORTS = [ 80, 443, 8080 ];

	/** @param bool|null $is_local Whether this is somebody's own machine; null = what WordPress says. */
	public function __construct( private readonly PublicAddress $addresses, private readonly ?bool $is_local = null ) {
	}

	public function is_local(): bool {
		return $this->is_local ?? Environment::is_local();
	}

	/** The part that needs no look-up, so it is asked again before every call. */
	public function is_allowed( string $url ): bool {
		$parts = PublicAddress::parts( $url );
		return null !== $parts && ! str_contains( $url, '#' ) && ( $this->is_local() || ( 'https' === $parts['scheme'] && in_array( $parts['port'], self::PORTS, true ) ) );
	}

	/**
	 * The address to connect to, as CURLOPT_RESOLVE wants it, after every address of the host has been
	 * found to be public.
	 *
	 * @return string|null Null where the host has none, or any is not public.
	 */
	public function pin( string $url ): ?string {
		$target = $this->addresses->of( $url );
		return null === $target ? null : sprintf( '%s:%d:%s', $target['host'], $target['port'], implode( ',', $target['addresses'] ) );
	}

	/** What is wrong with an address that is about to be stored, in words; null = nothing. */
	public function problem( string $url ): ?string {
		$parts = PublicAddress::parts( $url );
		if ( null === $parts || str_contains( $url, '#' ) ) {
			return __( 'This is not a complete web address. It starts with https:// and has no spaces.', 'sedifex-sync' );
		}
		if ( $this->is_local() ) {
			return null;
		}
		if ( 'https' !== $parts['scheme'] ) {
			return __( 'Use an address that starts with https://, so that your key travels encrypted.', 'sedifex-sync' );
		}
		if ( ! in_array( $parts['port'], self::PORTS, true ) ) {
			return __( 'WordPress does not call this port. Leave the port out of the address.', 'sedifex-sync' );
		}
		return null === $this->addresses->of( $url )
			? __( 'This address was not found on the internet, or it leads into a private network. Check its spelling.', 'sedifex-sync' )
			: null;
	}
}
