<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Sedifex;

use CurlHandle;
use Sedifex\Sync\Settings\UrlRules;
use Sedifex\Sync\Support\Clock;
use WP_Error;

/**
 * One HTTP request, the careful way: public addresses only, no redirects, no retry, and a time limit
 * for all of it. Knows nothing of keys or of what an answer means.
 */
final class Transport {

	/** WordPress passes on only a total: the limit for connecting has to be set on the handle. */
	private const CONNECT_SECONDS = 5;

	/** Our own entry among the arguments of a request, which WordPress hands on to the hook. */
	private const MARK = 'sedifex_sync_pin';

	public function __construct( private readonly UrlRules $urls, private readonly Clock $clock ) {
	}

	/**
	 * @param array<string, string> $headers
	 * @param float                 $seconds Longest time for all of it.
	 * @param int                   $limit   Most bytes to read.
	 * @return array{array<mixed>|WP_Error|string, int} What came, and milliseconds. A text = not begun, and why.
	 */
	public function request( string $method, string $url, array $headers, ?string $body, float $seconds, int $limit ): array {
		$began = $this->clock->elapsed();
		if ( ! $this->urls->is_allowed( $url ) ) {
			return [ 'address_not_allowed', 0 ];
		}
		$pin = $this->urls->is_local() ? '' : $this->urls->pin( $url );
		if ( null === $pin ) {
			return [ 'address_not_found', $this->since( $began ) ];
		}
		$raw = wp_remote_request(
			$url,
			[
				'method'              => $method,
				'headers'             => $headers,
				'body'                => $body ?? '',
				'timeout'             => max( 1.0, $seconds ),
				// A redirect would take the key and the order elsewhere.
				'redirection'         => 0,
				'sslverify'           => true,
				// Asked above already, for IPv6 and for the address connected to; this is for servers without cURL.
				'reject_unsafe_urls'  => ! $this->urls->is_local(),
				'limit_response_size' => $limit,
				'user-agent'          => $headers['User-Agent'] ?? '',
				'cookies'             => [],
				self::MARK            => $pin,
			]
		);
		return [ $raw, $this->since( $began ) ];
	}

	/**
	 * The hook `http_api_curl`: time for connecting, and the address that was found to be public, so
	 * that a name that answers differently a second time leads nowhere else.
	 *
	 * @param mixed        $handle cURL handle.
	 * @param array<mixed> $args   Arguments of the request; only ours carry our mark.
	 */
	public function prepare( mixed $handle, array $args ): void {
		$pin = $args[ self::MARK ] ?? null;
		if ( ! is_string( $pin ) || ! $handle instanceof CurlHandle ) {
			return;
		}
		// phpcs:disable WordPress.WP.AlternativeFunctions.curl_curl_setopt -- the handle is WordPress's own.
		curl_setopt( $handle, CURLOPT_CONNECTTIMEOUT, self::CONNECT_SECONDS );
		if ( '' !== $pin ) {
			curl_setopt( $handle, CURLOPT_RESOLVE, [ $pin ] );
		}
		// phpcs:enable
	}

	private function since( float $began ): int {
		return (int) round( ( $this->clock->elapsed() - $began ) * 1000 );
	}
}
