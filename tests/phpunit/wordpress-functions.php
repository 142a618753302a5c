<?php
/**
 * The few functions of WordPress without side effects that pure code may call, for unit tests:
 * just enough, and only where WordPress is not there.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

// phpcs:disable WordPress.NamingConventions.PrefixAllGlobals, WordPress.WP.AlternativeFunctions, Universal.NamingConventions

if ( ! function_exists( 'wp_parse_url' ) ) {
	/** @return array<string, int|string>|int|string|false|null */
	function wp_parse_url( string $url, int $component = -1 ): array|int|string|false|null {
		return parse_url( $url, $component );
	}

	function wp_json_encode( mixed $value, int $flags = 0, int $depth = 512 ): string|false {
		return json_encode( $value, $flags, max( 1, $depth ) );
	}

	function __( string $text, string $domain = 'default' ): string {
		return $text;
	}

	function _x( string $text, string $context, string $domain = 'default' ): string {
		return $text;
	}

	function _n( string $one, string $many, int $number, string $domain = 'default' ): string {
		return 1 === $number ? $one : $many;
	}

	function apply_filters( string $name, mixed $value, mixed ...$more ): mixed {
		return $value;
	}
}
