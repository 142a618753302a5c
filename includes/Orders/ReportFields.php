<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use Sedifex\Sync\Support\Money;
use Sedifex\Sync\Support\PhoneNumber;

/** Reads what other systems write, of which any field may be missing, null or of another type. */
final class ReportFields {

	/** Where no time is told, in the form of micros(). */
	public const OLDEST = '0000000000000000';

	/** @return string One line of plain text. */
	public static function text( mixed $value, int $most = 200 ): string {
		$text = is_string( $value ) ? $value : ( is_int( $value ) ? (string) $value : '' );
		return mb_substr( sanitize_text_field( $text ), 0, $most );
	}

	/** @return array<mixed> */
	public static function object( mixed $value ): array {
		return is_array( $value ) ? $value : [];
	}

	/** @return string A known currency, or that of the shop. */
	public static function currency( mixed $value, string $otherwise ): string {
		return is_string( $value ) ? Money::currency( $value ) ?? $otherwise : $otherwise;
	}

	/** @return int|null Minor units; null = no amount. */
	public static function minor( mixed $value, string $currency ): ?int {
		return Money::from_json( $value, $currency )?->minor;
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
