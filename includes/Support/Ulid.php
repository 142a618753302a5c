<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Support;

/**
 * Makes and recognises ULIDs: 26 characters of Crockford base32, 48 bits of time and 80 random ones.
 * The browser makes an intent's ULID; without script the server makes it, in the review form.
 */
final class Ulid {

	public const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

	/** @param int $milliseconds UTC milliseconds since 1970. */
	public static function generate( int $milliseconds ): string {
		$time = '';
		for ( $i = 0; $i < 10; $i++ ) {
			$time         = self::ALPHABET[ $milliseconds % 32 ] . $time;
			$milliseconds = intdiv( $milliseconds, 32 );
		}
		return $time . self::random( 16 );
	}

	/** Upper-case form of a valid ULID, or null. */
	public static function parse( string $text ): ?string {
		$text = strtoupper( trim( $text ) );
		return 1 === preg_match( '/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/D', $text ) ? $text : null;
	}

	/** @return string That many random characters of the alphabet, 5 bits each. */
	public static function random( int $length ): string {
		$out = '';
		for ( $i = 0; $i < $length; $i++ ) {
			$out .= self::ALPHABET[ random_int( 0, 31 ) ];
		}
		return $out;
	}
}
