<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Sedifex;

use Sedifex\Sync\Support\Json;
use WP_Error;

/**
 * The one place that sorts whatever WordPress's HTTP API gives into an Answer. Makes no call and
 * decides nothing about repeating one.
 */
final class AnswerReader {

	/** cURL's numbers for failures before the first byte of the request: proxy, name, connection, handshake, certificate. */
	private const BEFORE_SENDING = [ 5, 6, 7, 35, 60 ];

	/** A code is a word or a short sentence; storage errors can be pages. */
	private const LONGEST_CODE = 190;

	/**
	 * @param array<mixed>|WP_Error $raw    What wp_remote_request gave.
	 * @param string                $secret The key, which must appear nowhere in the result.
	 * @param int                   $limit  Most bytes that were read.
	 */
	public function read( string $endpoint, array|WP_Error $raw, string $secret, int $elapsed_ms, int $limit ): Answer {
		if ( is_wp_error( $raw ) ) {
			return self::failed( $endpoint, $raw, $elapsed_ms );
		}
		$status = (int) wp_remote_retrieve_response_code( $raw );
		$text   = str_replace( $secret, '[…]', wp_remote_retrieve_body( $raw ) );
		$body   = Json::decode( $text );
		if ( null !== $body && [] !== $body && array_is_list( $body ) ) {
			$body = null;
		}
		// Repeats the first and last characters of the key.
		unset( $body['debug'] );
		$code = self::code( $status, $body, strlen( $text ) >= $limit );
		return new Answer(
			endpoint: $endpoint,
			status: $status,
			body: $body,
			category: self::category( $status, $code, null !== $body ),
			code: $code,
			request_id: self::header( $raw, 'x-sedifex-request-id' ),
			elapsed_ms: $elapsed_ms,
			expected_version: 'contract-version-mismatch' === $code ? self::short( $body['expectedVersion'] ?? '', 40 ) : '',
			server_time: max( 0, (int) strtotime( self::header( $raw, 'date' ) ) ),
		);
	}

	private static function failed( string $endpoint, WP_Error $error, int $elapsed_ms ): Answer {
		$curl    = 1 === preg_match( '/\bcURL error (\d{1,3})\b/', $error->get_error_message(), $m ) ? (int) $m[1] : 0;
		$blocked = 'http_request_not_executed' === $error->get_error_code();
		return new Answer(
			endpoint: $endpoint,
			curl: $curl,
			proven_unsent: $blocked || in_array( $curl, self::BEFORE_SENDING, true ),
			category: ErrorCategory::Network,
			code: $blocked ? 'blocked_by_site' : ( 0 === $curl ? 'no_answer' : "curl_{$curl}" ),
			elapsed_ms: $elapsed_ms,
		);
	}

	/** @param array<mixed>|null $body */
	private static function code( int $status, ?array $body, bool $was_cut ): string {
		$word = 200 === $status ? '' : self::short( $body['error'] ?? '', self::LONGEST_CODE );
		if ( '' !== $word ) {
			return $word;
		}
		if ( 200 === $status ) {
			return null !== $body ? '' : ( $was_cut ? 'too_large' : 'not_json' );
		}
		return "http_{$status}";
	}

	private static function category( int $status, string $code, bool $is_json ): ErrorCategory {
		return match ( true ) {
			'' === $code                          => ErrorCategory::None,
			'contract-version-mismatch' === $code => ErrorCategory::Contract,
			'missing-store-id' === $code,
			401 === $status, 403 === $status      => ErrorCategory::Authentication,
			408 === $status, 504 === $status      => ErrorCategory::Network,
			429 === $status, $status >= 500       => ErrorCategory::Upstream,
			// A function that is there says in JSON what it misses; the platform's own 404 is a page.
			404 === $status && ! $is_json         => ErrorCategory::Absent,
			$status >= 300 && $status < 400       => ErrorCategory::Absent,
			default                               => ErrorCategory::Data,
		};
	}

	/** @param array<mixed> $raw */
	private static function header( array $raw, string $name ): string {
		$value = wp_remote_retrieve_header( $raw, $name );
		return self::short( is_array( $value ) ? reset( $value ) : $value, 80 );
	}

	/** @return string One printable line; '' for anything that is not text. */
	private static function short( mixed $value, int $most ): string {
		$text = is_string( $value ) ? trim( (string) preg_replace( '/[\p{Cc}\s]+/u', ' ', $value ) ) : '';
		return mb_substr( $text, 0, $most );
	}
}
