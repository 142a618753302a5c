<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Support;

/**
 * Makes plain text of what other people typed somewhere else: Sedifex passes on whatever that was, HTML
 * and scripts included. What comes out still has to be escaped where it is printed.
 */
final class PlainText {

	/** One line of it; '' for anything that is not text. */
	public static function line( mixed $value, int $length ): string {
		$text = self::text( $value, 4 * $length );
		if ( 1 === preg_match( '/[^\x20-\x7e]|  /', $text ) ) {
			$text = trim( (string) preg_replace( '/[\s\p{Z}]+/u', ' ', $text ) );
		}
		return strlen( $text ) <= $length ? $text : mb_substr( $text, 0, $length, 'UTF-8' );
	}

	/** What ended a line in HTML ends one here. */
	public static function text( mixed $value, int $length ): string {
		if ( ! is_string( $value ) ) {
			return '';
		}
		if ( 1 === preg_match( '/[^\x20-\x7e]|[<&]/', $value ) ) {
			$value = self::plain( $value );
		}
		$value = trim( $value );
		return strlen( $value ) <= $length ? $value : mb_substr( $value, 0, $length, 'UTF-8' );
	}

	private static function plain( string $value ): string {
		if ( false !== strpbrk( $value, '<&' ) ) {
			$value = html_entity_decode( $value, ENT_QUOTES | ENT_HTML5, 'UTF-8' );
			$value = (string) preg_replace( '#<br\s*/?>|</(?:p|div|li|h[1-6]|tr)\s*>#i', "\n", $value );
			$value = wp_strip_all_tags( $value );
		}
		// Unseen characters that turn the direction of what follows would make a name read as another one.
		return (string) preg_replace( [ '/\r\n?|\x{2028}|\x{2029}/u', '/[\x00-\x08\x0b-\x1f\x7f\x{202a}-\x{202e}\x{2066}-\x{2069}]/u', '/[ \t]+\n/', '/\n{3,}/' ], [ "\n", '', "\n", "\n\n" ], $value );
	}
}
