<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

use CurlHandle;
use Sedifex\Sync\Support\PublicAddress;

/**
 * Fetches one picture to a temporary file. The address comes from the catalogue, where anybody who can
 * edit a product can write one: so each step of the way (redirects too) must lead to the open internet,
 * the connection goes to the very address that was checked, and size and time are limited. Does not
 * look at what came.
 */
final class PictureFetcher {

	public const MOST_BYTES = 15_728_640;

	private const REDIRECTS = 3;

	private const CONNECT_SECONDS = 5;

	/** Our own entry among the arguments of a request, which WordPress hands on to the hook. */
	private const MARK = 'sedifex_sync_picture';

	public function __construct( private readonly ImageAddress $addresses, private readonly PublicAddress $network ) {
	}

	/**
	 * @param string $url     As the catalogue has it.
	 * @param string $file    Where to put it; what is there is written over.
	 * @param float  $seconds For all of it.
	 * @return PictureFailure|null Null = it is there.
	 */
	public function fetch( string $url, string $file, float $seconds ): ?PictureFailure {
		if ( ! function_exists( 'curl_init' ) ) {
			return PictureFailure::Address; // Nothing else can be held to one address.
		}
		$ends = hrtime( true ) + (int) ( $seconds * 1e9 );
		for ( $hop = 0; $hop <= self::REDIRECTS; $hop++ ) {
			$left   = ( $ends - hrtime( true ) ) / 1e9;
			$answer = $left < 0.5 ? PictureFailure::NoAnswer : $this->request( $url, $file, $left );
			if ( ! is_string( $answer ) ) {
				return $answer;
			}
			$url = $answer;
		}
		return PictureFailure::NotThere;
	}

	/**
	 * The hook `http_api_curl`: the address that was found to be public, a limit for connecting, and an
	 * end to what grows too big; WordPress itself would read on and throw it away.
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
		curl_setopt( $handle, CURLOPT_NOPROGRESS, false );
		curl_setopt( $handle, CURLOPT_PROGRESSFUNCTION, static fn( CurlHandle $ch, int $expected, int $got ): int => max( $expected, $got ) > self::MOST_BYTES ? 1 : 0 );
		if ( '' !== $pin ) {
			curl_setopt( $handle, CURLOPT_RESOLVE, [ $pin ] );
		}
		// phpcs:enable
	}

	/** @return string|PictureFailure|null Where it sends us; why it failed; null = fetched. */
	private function request( string $url, string $file, float $seconds ): string|PictureFailure|null {
		$clean = $this->addresses->clean( $url );
		$pin   = null === $clean ? null : $this->pin( $clean );
		if ( null === $clean || null === $pin ) {
			return PictureFailure::Address;
		}
		$answer = wp_remote_get(
			$clean,
			[
				'timeout'             => $seconds,
				'redirection'         => 0,
				'stream'              => true,
				'filename'            => $file,
				'limit_response_size' => self::MOST_BYTES + 1,
				'reject_unsafe_urls'  => '' !== $pin,
				'headers'             => [ 'Accept' => 'image/jpeg, image/png, image/webp, image/gif' ],
				'cookies'             => [],
				self::MARK            => $pin,
			]
		);
		clearstatcache( true, $file );
		$bytes = is_file( $file ) ? (int) filesize( $file ) : 0;
		if ( is_wp_error( $answer ) ) {
			// 42: stopped by the progress function.
			return 1 === preg_match( '/cURL error 42\b/', $answer->get_error_message() ) ? PictureFailure::TooBig : PictureFailure::NoAnswer;
		}
		$status = (int) wp_remote_retrieve_response_code( $answer );
		if ( in_array( $status, [ 301, 302, 303, 307, 308 ], true ) ) {
			$to = wp_remote_retrieve_header( $answer, 'location' );
			return is_string( $to ) && '' !== $to ? \WP_Http::make_absolute_url( $to, $clean ) : PictureFailure::NotThere;
		}
		return match ( true ) {
			$bytes > self::MOST_BYTES        => PictureFailure::TooBig,
			200 === $status && $bytes > 0    => null,
			$status >= 500 || 429 === $status => PictureFailure::NoAnswer,
			default                          => PictureFailure::NotThere,
		};
	}

	/** @return string|null cURL's `host:port:addresses`; '' = our own sandbox, which needs none; null = not to be connected to. */
	private function pin( string $url ): ?string {
		$parts = PublicAddress::parts( $url );
		if ( null !== $parts && $this->addresses->is_own_sandbox( $parts ) ) {
			return '';
		}
		$at = $this->network->of( $url );
		return null === $at ? null : "{$at['host']}:{$at['port']}:" . implode( ',', array_map( static fn( string $address ): string => str_contains( $address, ':' ) ? "[{$address}]" : $address, $at['addresses'] ) );
	}
}
