<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

/** What is said where a test delivery does not come further. */
final class TestWords {

	/** @param string $reason As WordPress's HTTP functions gave it. */
	public static function unreached( string $reason ): string {
		$found = match ( true ) {
			str_starts_with( $reason, 'elsewhere' )              => __( 'The address of the webhooks lies on another server than your site.', 'sedifex-sync' ),
			str_starts_with( $reason, 'http_request_not_executed' ) => __( 'This site is set to make no calls of its own (WP_HTTP_BLOCK_EXTERNAL).', 'sedifex-sync' ),
			1 === preg_match( '/cURL error 6\b/', $reason )       => __( 'Your server does not find your site’s own name.', 'sedifex-sync' ),
			1 === preg_match( '/cURL error 7\b/', $reason )       => __( 'Your server does not let itself in: the connection was refused.', 'sedifex-sync' ),
			1 === preg_match( '/cURL error 28\b/', $reason )      => __( 'Your server did not answer itself in ten seconds.', 'sedifex-sync' ),
			1 === preg_match( '/cURL error (?:35|51|58|60)\b/', $reason ) => __( 'The https certificate of your site was not accepted.', 'sedifex-sync' ),
			default                                               => __( 'Your server could not call itself.', 'sedifex-sync' ),
		};
		return $found . ' ' . __( 'Some hosts do not let a site call itself. Senders come from outside and may get through all the same: see whether a true delivery arrives.', 'sedifex-sync' );
	}

	public static function closed( int $status, string $to, string $asks ): string {
		if ( $status >= 300 && $status < 400 ) {
			/* translators: %s: name of a server, or a path. */
			return sprintf( __( 'The address leads on to %s. Senders do not follow, so the delivery is lost. Make the address of your site in the general settings the one that visitors end up at.', 'sedifex-sync' ), self::place( $to ) );
		}
		if ( str_starts_with( strtolower( $asks ), 'basic' ) ) {
			return __( 'A password protects your site, and senders do not have it. Ask your host to leave the webhooks’ addresses open.', 'sedifex-sync' );
		}
		/* translators: %d: number of an HTTP status, such as 403. */
		return sprintf( __( 'Something in front of the address closes it (status %d): a security plugin, your host, or the REST API is switched off.', 'sedifex-sync' ), $status );
	}

	public static function refused( string $reason, string $sentence ): string {
		return match ( $reason ) {
			Trust::UNKNOWN_SENDER => __( 'It was refused because it does not come from one of Sevi’s addresses, as you asked. The token itself is right.', 'sedifex-sync' ),
			''                    => __( 'It was refused, and nothing tells why. Another copy of your site may answer at this address.', 'sedifex-sync' ),
			default               => __( 'It was refused.', 'sedifex-sync' ) . ' ' . $sentence,
		};
	}

	/** Without what stands behind the path: that may hold a secret. */
	private static function place( string $url ): string {
		$host = wp_parse_url( $url, PHP_URL_HOST );
		return is_string( $host ) ? $host : __( 'another address', 'sedifex-sync' );
	}
}
