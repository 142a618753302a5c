<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use WP_Error;

/**
 * Calls this site's own addresses as somebody from outside would: without cookies, and without
 * following where it is led. Calls no other server.
 *
 * @phpstan-type Reply array{status: int, body: string, to: string, asks: string}
 */
final class Loopback {

	private const SECONDS = 10;

	/**
	 * @param array<string, string> $headers
	 * @return Reply|string The reason where there was no answer.
	 */
	public function post( string $url, string $body, array $headers ): array|string {
		$here = self::here( $url );
		if ( '' === $here ) {
			return 'elsewhere';
		}
		$answer = wp_remote_post(
			$here,
			[
				'timeout'     => self::SECONDS,
				// Senders do not follow either.
				'redirection' => 0,
				/** This filter is documented in wp-includes/class-wp-http-streams.php */
				'sslverify'   => (bool) apply_filters( 'https_local_ssl_verify', false, $here ), // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.NonPrefixedHooknameFound -- WordPress's own.
				'headers'     => $headers,
				'body'        => $body,
			]
		);
		if ( $answer instanceof WP_Error ) {
			return $answer->get_error_code() . ': ' . $answer->get_error_message();
		}
		$text = static function ( string $name ) use ( $answer ): string {
			$value = wp_remote_retrieve_header( $answer, $name );
			return is_array( $value ) ? implode( ', ', $value ) : $value;
		};
		return [
			'status' => (int) wp_remote_retrieve_response_code( $answer ),
			'body'   => wp_remote_retrieve_body( $answer ),
			'to'     => $text( 'location' ),
			'asks'   => $text( 'www-authenticate' ),
		];
	}

	/**
	 * Whether our receiver gave this answer, and not something in front of it.
	 *
	 * @param Reply $reply
	 */
	public static function is_ours( array $reply ): bool {
		$body = json_decode( $reply['body'], true );
		return is_array( $body ) && ( ( 200 === $reply['status'] && true === ( $body['ok'] ?? null ) ) || str_starts_with( is_string( $body['code'] ?? null ) ? $body['code'] : '', 'sedifex_webhook_' ) );
	}

	/**
	 * The address, if it is one of this site; '' where a filter has led elsewhere.
	 *
	 * @psalm-taint-escape ssrf
	 */
	private static function here( string $url ): string {
		return wp_parse_url( $url, PHP_URL_HOST ) === wp_parse_url( home_url(), PHP_URL_HOST ) ? $url : '';
	}
}
