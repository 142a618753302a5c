<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

use Sedifex\Sync\Orders\StatusUrl;

/**
 * Remembers, for a browser without script, the way to the last order made in it: the status address's
 * token, out of reach of any script. Read only when the visitor asks for that order.
 */
final class OrderCookie {

	private const NAME = 'sedifex_order';

	public function remember( string $status_url ): void {
		$token = self::token_of( $status_url );
		if ( '' === $token || headers_sent() ) {
			return;
		}
		setcookie(
			self::NAME,
			$token,
			[
				'expires'  => time() + 90 * DAY_IN_SECONDS,
				'path'     => '/',
				'secure'   => is_ssl(),
				'httponly' => true,
				'samesite' => 'Lax',
			]
		);
	}

	/** '' where there is none. */
	public function token(): string {
		$raw = $_COOKIE[ self::NAME ] ?? ''; // phpcs:ignore WordPress.Security.ValidatedSanitizedInput.InputNotSanitized, WordPress.Security.ValidatedSanitizedInput.MissingUnslash -- parse() lets nothing through but letters, digits, - and _.
		return is_string( $raw ) ? StatusUrl::parse( $raw ) ?? '' : '';
	}

	private static function token_of( string $status_url ): string {
		$query = wp_parse_url( $status_url, PHP_URL_QUERY );
		wp_parse_str( is_string( $query ) ? $query : '', $arguments );
		$token = $arguments[ StatusUrl::ARGUMENT ] ?? '';
		return is_string( $token ) ? StatusUrl::parse( $token ) ?? '' : '';
	}
}
