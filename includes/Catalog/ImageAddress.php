<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Environment;
use Sedifex\Sync\Support\PublicAddress;

/**
 * Says which addresses of pictures may be used at all: https on its usual port, and on somebody's own
 * machine also whatever stands on the base URL's own host and port, where the sandbox is. Whether a
 * name leads to the open internet is asked when it is fetched.
 */
final class ImageAddress {

	/** Longer ones are not addresses of pictures. */
	private const LENGTH = 2000;

	/** @var array<string, bool> What was found of a scheme, host and port: one shop's pictures come from few. */
	private array $known = [];

	public function __construct( private readonly SettingsStore $settings ) {
	}

	/** @return string|null The address with its special characters escaped; null = not one to use. */
	public function clean( string $url ): ?string {
		$url = trim( $url );
		if ( strlen( $url ) > self::LENGTH || 1 !== preg_match( '#^(https?://[^/?\#]+)#i', $url, $origin ) ) {
			return null;
		}
		if ( 1 === preg_match( '/[^\x21-\x7e]|[<>"\'`{}|^\\\\]/', $url ) ) {
			// People's file names have spaces and letters of every language in them; their hosts do not.
			$url = $origin[1] . preg_replace_callback( '/[^\x21-\x7e]|[<>"\'`{}|^\\\\]/', static fn( array $m ): string => rawurlencode( $m[0] ), substr( $url, strlen( $origin[1] ) ) );
		}
		$this->known[ $origin[1] ] ??= $this->is_usable( $origin[1] );
		return $this->known[ $origin[1] ] ? $url : null;
	}

	private function is_usable( string $origin ): bool {
		$at = PublicAddress::parts( $origin );
		return null !== $at && ( ( 'https' === $at['scheme'] && 443 === $at['port'] ) || $this->is_own_sandbox( $at ) );
	}

	/**
	 * The base URL's own host and port, where plain HTTP and private addresses are accepted.
	 *
	 * @param array{scheme: string, host: string, port: int} $at Parts of an address.
	 */
	public function is_own_sandbox( array $at ): bool {
		if ( ! Environment::is_local() ) {
			return false;
		}
		$base = PublicAddress::parts( $this->settings->get()->base_url );
		return null !== $base && $base['scheme'] === $at['scheme'] && $base['host'] === $at['host'] && $base['port'] === $at['port'];
	}
}
