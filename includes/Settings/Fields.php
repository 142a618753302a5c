<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Settings;

use Sedifex\Sync\Support\Money;
use Sedifex\Sync\Support\PhoneNumber;
use Sedifex\Sync\Support\PublicAddress;

/**
 * What one value of each setting may be. Each method gives the value in its one proper form, or null
 * where it is wrong. Makes no look-up, so the same rules serve reading the option and saving the form.
 */
final class Fields {

	/** A day: longer would sell at yesterday's prices. */
	public const CACHE_TTL_MOST = 86400;

	public const CACHE_TTL_LEAST = 30;

	/** Bytes of Selldone's sign key: bcrypt reads 72, and the time that is signed with it needs the rest. */
	public const SIGN_KEY_MOST = 50;

	/** Becomes a document path in Sedifex: no slash, no dots alone, no "__x__". */
	public static function store_id( mixed $value ): ?string {
		$text = self::text( $value, 128 );
		return null === $text || '' === $text || 1 === preg_match( '#^(?!\.{1,2}$|__.*__$)[^\s/\\\\\#?]+$#Du', $text ) ? $text : null;
	}

	/**
	 * Whether it may be used here is for UrlRules to say, at saving and at each call: an address that
	 * may not is kept and refused, since another one in its place would get the key.
	 *
	 * @return string|null Without a slash at the end, so that paths can be added.
	 */
	public static function base_url( mixed $value ): ?string {
		$text = rtrim( self::text( $value, 300 ) ?? '', '/' );
		return null !== PublicAddress::parts( $text ) && 1 !== preg_match( '/[?#]/', $text ) ? $text : null;
	}

	/** @return string|null '' = none of its own. */
	public static function checkout_url( mixed $value ): ?string {
		$text = self::text( $value, 300 );
		return null === $text || '' === $text || ( null !== PublicAddress::parts( $text ) && ! str_contains( $text, '#' ) ) ? $text : null;
	}

	public static function currency( mixed $value ): ?string {
		return is_string( $value ) ? Money::currency( $value ) : null;
	}

	/** A header's value. A date today; what comes later is not for us to say. */
	public static function contract_version( mixed $value ): ?string {
		$text = self::text( $value, 40 );
		return null !== $text && 1 === preg_match( '/^[A-Za-z0-9][A-Za-z0-9._-]*$/D', $text ) ? $text : null;
	}

	public static function site_label( mixed $value ): ?string {
		return self::text( $value, 80 );
	}

	public static function cache_ttl( mixed $value ): ?int {
		$seconds = is_int( $value ) || ( is_string( $value ) && 1 === preg_match( '/^\d{1,6}$/D', $value ) ) ? (int) $value : -1;
		return $seconds >= self::CACHE_TTL_LEAST && $seconds <= self::CACHE_TTL_MOST ? $seconds : null;
	}

	/** A whole number between the two; a form may send it as text. */
	public static function number( mixed $value, int $least, int $most ): ?int {
		$number = is_int( $value ) || ( is_string( $value ) && 1 === preg_match( '/^\d{1,9}$/D', $value ) ) ? (int) $value : $least - 1;
		return $number >= $least && $number <= $most ? $number : null;
	}

	/**
	 * @param list<string> $allowed
	 * @return list<string>|null In the order of $allowed; null when none is left or one is unknown.
	 */
	public static function some_of( mixed $value, array $allowed ): ?array {
		if ( ! is_array( $value ) || [] === $value || [] !== array_filter( $value, static fn( mixed $one ): bool => ! in_array( $one, $allowed, true ) ) ) {
			return null;
		}
		return array_values( array_filter( $allowed, static fn( string $one ): bool => in_array( $one, $value, true ) ) );
	}

	/** @return string|null E.164, or '' for none. */
	public static function whatsapp( mixed $value ): ?string {
		$text = self::text( $value, 40 );
		return null === $text || '' === $text ? $text : PhoneNumber::parse( $text );
	}

	/** @return string|null '' = none of its own. */
	public static function email( mixed $value ): ?string {
		$text = self::text( $value, 254 );
		return null === $text || '' === $text || false !== is_email( $text ) ? $text : null;
	}

	/** @return array{shop: int, cart: int, status: int, booking: int}|null Absent ones are 0. */
	public static function pages( mixed $value ): ?array {
		$pages = [ 'shop' => 0, 'cart' => 0, 'status' => 0, 'booking' => 0 ];
		foreach ( Settings::PAGES as $name ) {
			$id = is_array( $value ) ? ( $value[ $name ] ?? 0 ) : null;
			if ( ! is_int( $id ) || $id < 0 ) {
				return null;
			}
			$pages[ $name ] = $id;
		}
		return $pages;
	}

	/**
	 * @param list<string> $allowed
	 * @return list<string>|null As some_of(), where none is an answer too.
	 */
	public static function any_of( mixed $value, array $allowed ): ?array {
		return [] === $value ? [] : self::some_of( $value, $allowed );
	}

	public static function flag( mixed $value ): ?bool {
		return is_bool( $value ) ? $value : null;
	}

	/** A key or secret: sent in a header, so nothing that could end one. */
	public static function secret( mixed $value ): ?string {
		$text = is_string( $value ) ? trim( $value ) : '';
		return 1 === preg_match( '/^[\x21-\x7e]{6,512}$/D', $text ) ? $text : null;
	}

	/** Signs with bcrypt. */
	public static function sign_key( mixed $value ): ?string {
		$text = self::secret( $value );
		return null !== $text && strlen( $text ) <= self::SIGN_KEY_MOST ? $text : null;
	}

	/** What signs a webhook never stands in a header of ours, so it may have any letters (contract 5). */
	public static function signing_secret( mixed $value ): ?string {
		$text = self::text( $value, 256 );
		return null !== $text && mb_strlen( $text ) >= 8 ? $text : null;
	}

	/** @return string|null Trimmed, one line. */
	private static function text( mixed $value, int $most ): ?string {
		$text = is_string( $value ) ? trim( $value ) : null;
		return null !== $text && 1 === preg_match( '/^[^\p{Cc}]{0,' . $most . '}$/Du', $text ) ? $text : null;
	}
}
