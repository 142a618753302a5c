<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Support;

/**
 * JSON in and out, with the one repair that Sedifex's answers need.
 */
final class Json {

	/**
	 * Decodes an object or a list. Sedifex cuts texts by UTF-16 units, so an emoji on the boundary
	 * leaves half a surrogate pair, which PHP refuses together with the whole answer (contract 0.11):
	 * such halves are taken out first.
	 *
	 * @return array<mixed>|null Null when it is neither an object nor a list, or not JSON.
	 */
	public static function decode( string $json ): ?array {
		$data = json_decode( $json, true, 64 );
		if ( null === $data && JSON_ERROR_UTF16 === json_last_error() ) {
			$data = json_decode( self::without_lone_surrogates( $json ), true, 64 );
		}
		return is_array( $data ) ? $data : null;
	}

	/** @param array<mixed> $data */
	public static function encode( array $data ): string {
		return (string) wp_json_encode( $data, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
	}

	/** The same value gives the same text, whatever the order of its keys. Used for hashes. */
	public static function canonical( mixed $value ): string {
		return (string) wp_json_encode( self::sorted( $value ), JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
	}

	private static function sorted( mixed $value ): mixed {
		if ( ! is_array( $value ) ) {
			return $value;
		}
		if ( ! array_is_list( $value ) ) {
			ksort( $value, SORT_STRING );
		}
		return array_map( self::sorted( ... ), $value );
	}

	/** An escaped backslash before `u` makes it text, hence the look at what stands before. */
	private static function without_lone_surrogates( string $json ): string {
		$pair  = '\\\\u[dD][89abAB][0-9a-fA-F]{2}\\\\u[dD][c-fC-F][0-9a-fA-F]{2}';
		$lone  = '\\\\u[dD][89a-fA-F][0-9a-fA-F]{2}';
		$clean = preg_replace( '/((?:\\\\[^u]|' . $pair . ')+)|' . $lone . '/', '$1', $json );
		return $clean ?? $json;
	}
}
