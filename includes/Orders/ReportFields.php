<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use Sedifex\Sync\Support\Money;
use Sedifex\Sync\Support\PhoneNumber;

/** Reads what other systems write, of which any field may be missing, null or of another type. */
final class ReportFields {

	/** Where no time is told, in the form of micros(). */
	public const OLDEST = '0000000000000000';

	/** Greatest amount, in minor units: scripts know no greater whole number for sure. */
	private const MOST = 9_007_199_254_740_991;

	/** @return string One line of plain text. */
	public static function text( mixed $value, int $most = 200 ): string {
		$text = is_string( $value ) ? $value : ( is_int( $value ) ? (string) $value : '' );
		return mb_substr( sanitize_text_field( $text ), 0, $most );
	}

	/** @return array<mixed> */
	public static function object( mixed $value ): array {
		return is_array( $value ) ? $value : [];
	}

	/**
	 * @param list<string> $words Of the other system.
	 * @return string Those that the status map does not have.
	 */
	public static function unknown( string $system, array $words ): string {
		return implode( ', ', array_unique( array_filter( $words, static fn( string $word ): bool => StatusMap::is_unknown( $system, $word ) ) ) );
	}

	/** @return int The earliest that is told, in UTC seconds. */
	public static function earliest( int $otherwise, mixed ...$times ): int {
		$told = array_filter( array_map( self::micros( ... ), $times ), static fn( string $time ): bool => self::OLDEST !== $time );
		return min( [ $otherwise, ...array_map( static fn( string $time ): int => (int) substr( $time, 0, 10 ), array_values( $told ) ) ] );
	}

	/** @return string A known currency, or that of the shop. */
	public static function currency( mixed $value, string $otherwise ): string {
		return is_string( $value ) ? Money::currency( $value ) ?? $otherwise : $otherwise;
	}

	/**
	 * Half up to the digits that the currency has, digit by digit: amounts of others are shown, never charged.
	 *
	 * @return int|null Minor units; null = no amount.
	 */
	public static function minor( mixed $value, string $currency ): ?int {
		$text     = self::decimal( $value );
		$exponent = Money::exponent( $currency );
		if ( 1 !== preg_match( '/^(\d{1,13})(?:\.(\d{1,30}))?$/D', $text, $match ) ) {
			return null;
		}
		$digits = str_pad( $match[2] ?? '', $exponent + 1, '0' );
		return min( self::MOST, (int) ( $match[1] . substr( $digits, 0, $exponent ) ) + ( $digits[ $exponent ] >= '5' ? 1 : 0 ) );
	}

	/** What so many of an item come to; as much as can be told where it is more. */
	public static function line( int $unit_minor, int $count ): int {
		return $unit_minor > intdiv( self::MOST, $count ) ? self::MOST : $unit_minor * $count;
	}

	/** @return string A number as it was written; a float has fifteen digits that it surely keeps. */
	public static function decimal( mixed $value ): string {
		if ( is_float( $value ) ) {
			return is_finite( $value ) && abs( $value ) < 1e13 ? number_format( $value, min( 9, 15 - strlen( (string) (int) abs( $value ) ) ), '.', '' ) : '';
		}
		return is_int( $value ) || is_string( $value ) ? trim( (string) $value ) : '';
	}

	/** Microseconds since 1970 in sixteen digits; the oldest time there is where it cannot be read. */
	public static function micros( mixed $time ): string {
		if ( ! is_string( $time ) || 1 !== preg_match( '/^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:?\d\d)?$/D', trim( $time ), $match, PREG_UNMATCHED_AS_NULL ) ) {
			return self::OLDEST;
		}
		$seconds = strtotime( $match[1] . ' ' . $match[2] . ( $match[4] ?? ' UTC' ) );
		return false === $seconds || $seconds < 0 || $seconds > 9_999_999_999 ? self::OLDEST : sprintf( '%010d%s', $seconds, substr( str_pad( $match[3] ?? '', 6, '0' ), 0, 6 ) );
	}

	/**
	 * @param list<mixed> $values Phones and e-mails.
	 * @return list<string> In the form in which a look-up compares them.
	 */
	public static function contacts( array $values ): array {
		$out = [];
		foreach ( $values as $value ) {
			$text = strtolower( self::text( $value, 254 ) );
			if ( '' !== $text ) {
				$out[] = str_contains( $text, '@' ) ? $text : PhoneNumber::parse( $text ) ?? PhoneNumber::local( $text );
			}
		}
		return array_values( array_unique( array_filter( $out, static fn( string $one ): bool => '' !== $one ) ) );
	}

	/** The first that says something. */
	public static function first( mixed ...$values ): string {
		foreach ( $values as $value ) {
			$text = self::text( $value );
			if ( '' !== $text ) {
				return $text;
			}
		}
		return '';
	}
}
