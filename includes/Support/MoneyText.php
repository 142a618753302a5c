<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Support;

/** Amounts as people read them on this site: Money with the separators of the site's language. */
final class MoneyText {

	/** "GH₵ 122.90" in the number format of the current locale. */
	public static function of( int $minor, string $currency ): string {
		[ $point, $thousands ] = self::separators();
		return ( new Money( $minor, $currency ) )->format( $point, $thousands );
	}

	/** @return array{string, string} Decimal mark, and the mark between groups of three. */
	public static function separators(): array {
		global $wp_locale;
		$format    = $wp_locale instanceof \WP_Locale ? $wp_locale->number_format : [];
		$thousands = str_replace( '&nbsp;', "\u{00A0}", (string) ( $format['thousands_sep'] ?? ',' ) );
		return [ (string) ( $format['decimal_point'] ?? '.' ), $thousands ];
	}
}
