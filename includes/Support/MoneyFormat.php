<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Support;

/**
 * The marks that the site's language puts into amounts, read once for a page of hundreds of prices.
 * The page's scripts get the same marks (see PageConfig).
 */
final class MoneyFormat {

	public function __construct( public readonly string $point = '.', public readonly string $thousands = ',' ) {
	}

	/** WordPress keeps the separator as HTML where it is a space ("&nbsp;"); amounts are text. */
	public static function of_site(): self {
		global $wp_locale;
		$marks = $wp_locale->number_format;
		return new self( self::text_of( $marks['decimal_point'] ?? '.' ), self::text_of( $marks['thousands_sep'] ?? ',' ) );
	}

	/** "GH₵ 1,250.00" */
	public function text( int $minor, string $currency ): string {
		return ( new Money( $minor, $currency ) )->format( $this->point, $this->thousands );
	}

	private static function text_of( mixed $mark ): string {
		return is_string( $mark ) ? html_entity_decode( $mark, ENT_QUOTES | ENT_HTML5, 'UTF-8' ) : '';
	}
}
