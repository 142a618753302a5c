<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Support;

/**
 * Reads a phone number as people write it and gives its one international form (E.164). Numbers
 * without a country are Ghanaian; those of other countries need theirs ("+234…"). Says nothing about
 * whether anybody answers.
 */
final class PhoneNumber {

	private const COUNTRY = '233';

	/** Ghanaian numbers: nine digits; 2x and 5x are mobile, 3x fixed. New operators come, so no finer. */
	private const NATIONAL = '[235]\d{8}';

	/** With its zero in front, as it is dialled at home. */
	private const LOCAL = '/^0[1-9]\d{7,10}$/D';

	/** @return string|null "+233240000000", or null where it cannot be a phone number. */
	public static function parse( string $text ): ?string {
		// Numbers copied from a contact list carry invisible direction marks around them.
		$text = trim( (string) preg_replace( [ '/\p{Cf}+/u', '/[\p{Z}\s]+/u' ], [ '', ' ' ], $text ), ' ' );
		if ( strlen( $text ) > 40 || 1 !== preg_match( '/^\+?[0-9 ().\-\x{2010}-\x{2015}]+$/Du', $text ) ) {
			return null;
		}
		$digits = (string) preg_replace( '/\D/', '', $text );
		if ( ! str_starts_with( $text, '+' ) && ! str_starts_with( $digits, '00' ) ) {
			return self::national( $digits );
		}
		$digits = str_starts_with( $text, '+' ) ? $digits : substr( $digits, 2 );
		if ( str_starts_with( $digits, self::COUNTRY ) ) {
			return self::national( $digits );
		}
		return 1 === preg_match( '/^[1-9]\d{7,14}$/D', $digits ) ? '+' . $digits : null;
	}

	/** "024 000 0000" for Ghanaian numbers, the international form for others. */
	public static function display( string $e164 ): string {
		return 1 === preg_match( '/^\+' . self::COUNTRY . '(\d\d)(\d{3})(\d{4})$/D', $e164, $m ) ? "0{$m[1]} {$m[2]} {$m[3]}" : $e164;
	}

	/** The digits of a number that stands without its country, which is not Ghana; '' where it is none. */
	public static function local( string $text ): string {
		$digits = (string) preg_replace( '/[ ().\-]/', '', $text );
		return 1 === preg_match( self::LOCAL, $digits ) ? $digits : '';
	}

	/**
	 * Whether people of that number's own country write it so: "0711 004 801" is +254711004801. Only
	 * finds a number that is known, since it says nothing of the country.
	 *
	 * @param string $e164 A number in international form.
	 */
	public static function is_local_form( string $text, string $e164 ): bool {
		$digits   = self::local( trim( $text ) );
		$national = substr( $digits, 1 );
		return '' !== $digits
			&& str_ends_with( $e164, $national )
			&& 1 === preg_match( '/^\+(?:[17]|[2-9]\d{1,2})$/D', substr( $e164, 0, -strlen( $national ) ) );
	}

	/** With 233 or without, with the leading zero, without it, or both ("+233 (0)24 …"). */
	private static function national( string $digits ): ?string {
		return 1 === preg_match( '/^(?:' . self::COUNTRY . ')?0?(' . self::NATIONAL . ')$/D', $digits, $m ) ? '+' . self::COUNTRY . $m[1] : null;
	}
}
