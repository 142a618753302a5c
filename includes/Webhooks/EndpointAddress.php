<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Sedifex\Sync\Rest;
use Sedifex\Sync\Support\Environment;

/**
 * Where a source finds this site: its REST route, and the second door for sites whose REST API is
 * closed. A secret in an address is put in only for whoever may see it.
 */
final class EndpointAddress {

	/** Stands for a secret. */
	private const MASK = '••••';

	/** @param bool|null $is_local Whether this is somebody's own machine; null = what WordPress says. */
	public function __construct( private readonly ?bool $is_local = null ) {
	}

	public function is_https(): bool {
		return 'https' === wp_parse_url( $this->first( 'sedifex' ), PHP_URL_SCHEME ) && 'https' === wp_parse_url( home_url(), PHP_URL_SCHEME );
	}

	/** On plain HTTP anybody on the way reads secrets and orders: there is no address then, but for somebody's own machine. */
	public function may_be_given(): bool {
		return $this->is_https() || ( $this->is_local ?? Environment::is_local() );
	}

	/** @param string $secret In the address; '' = none. */
	public function first( string $source, string $secret = '' ): string {
		return rest_url( Rest::NAMESPACE . '/webhooks/' . $source . ( '' === $secret ? '' : '/' . rawurlencode( $secret ) ) );
	}

	public function second( string $source, string $secret = '' ): string {
		return home_url( '/' ) . '?' . WebhooksModule::ARGUMENT . '=' . $source . ( '' === $secret ? '' : '.' . rawurlencode( $secret ) );
	}

	/** The same address for showing again. */
	public static function masked( string $address, string $secret, string $last4 ): string {
		return '' === $secret ? $address : str_replace( rawurlencode( $secret ), self::MASK . $last4, $address );
	}
}
