<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Support;

/**
 * An amount in minor units (pesewas, kobo, cents) of one currency. Decimal texts are parsed digit by
 * digit; a float never stands for money. The same formatting is in src/shared/money.ts, and one
 * fixture holds the two together.
 */
final class Money {

	/** Digits after the point where it is not two (ISO 4217). */
	private const EXPONENTS = [
		'BIF' => 0, 'CLP' => 0, 'DJF' => 0, 'GNF' => 0, 'JPY' => 0, 'KMF' => 0, 'KRW' => 0, 'PYG' => 0, 'RWF' => 0,
		'UGX' => 0, 'VND' => 0, 'VUV' => 0, 'XAF' => 0, 'XOF' => 0, 'XPF' => 0,
		'BHD' => 3, 'IQD' => 3, 'JOD' => 3, 'KWD' => 3, 'LYD' => 3, 'OMR' => 3, 'TND' => 3,
	];

	/** What people write before an amount; other currencies show their code. */
	private const SYMBOLS = [ 'GHS' => 'GH₵', 'NGN' => '₦', 'KES' => 'KSh', 'XOF' => 'CFA', 'USD' => 'US$', 'EUR' => '€', 'GBP' => '£' ];

	public function __construct( public readonly int $minor, public readonly string $currency ) {
	}

	public static function exponent( string $currency ): int {
		return self::EXPONENTS[ $currency ] ?? 2;
	}

	public static function symbol( string $currency ): string {
		return self::SYMBOLS[ $currency ] ?? $currency;
	}

	/** @return string|null Upper-case three-letter code, or null. */
	public static function currency( string $text ): ?string {
		$text = strtoupper( trim( $text ) );
		return 1 === preg_match( '/^[A-Z]{3}$/D', $text ) ? $text : null;
	}

	/**
	 * Reads "1250", "1250.5" or "1250.50". More digits than the currency has are refused unless they
	 * are zeros, as are signs, exponents and separators.
	 */
	public static function parse( string $decimal, string $currency ): ?self {
		$exponent = self::exponent( $currency );
		if ( 1 !== preg_match( '/^(\d{1,13})(?:\.(\d{1,9}))?$/D', trim( $decimal ), $m ) ) {
			return null;
		}
		$fraction = $m[2] ?? '';
		if ( '' !== rtrim( substr( $fraction, $exponent ), '0' ) ) {
			return null;
		}
		return new self( (int) ( $m[1] . str_pad( substr( $fraction, 0, $exponent ), $exponent, '0' ) ), $currency );
	}

	/**
	 * Reads a JSON number or numeric text of major units, as Sedifex writes amounts. json_decode has
	 * made a float of it.
	 */
	public static function from_json( mixed $value, string $currency ): ?self {
		if ( is_int( $value ) || is_string( $value ) ) {
			return self::parse( (string) $value, $currency );
		}
		if ( ! is_float( $value ) || ! is_finite( $value ) || abs( $value ) >= 1e13 ) {
			return null;
		}
		// Fifteen digits are what a float surely keeps of a decimal text. json_encode() would give as many
		// as php.ini says: 101.98999999999999 on servers that still have serialize_precision = 17.
		return self::parse( number_format( $value, min( 9, 15 - strlen( (string) (int) abs( $value ) ) ), '.', '' ), $currency );
	}

	/** Major units with the currency's digits, "1250.50"; for JSON numbers and machine-read attributes. */
	public function decimal(): string {
		$exponent = self::exponent( $this->currency );
		$digits   = str_pad( (string) abs( $this->minor ), $exponent + 1, '0', STR_PAD_LEFT );
		$sign     = $this->minor < 0 ? '-' : '';
		return 0 === $exponent ? $sign . $digits : $sign . substr( $digits, 0, -$exponent ) . '.' . substr( $digits, -$exponent );
	}

	/**
	 * For people: "GH₵ 1,250.00", with a no-break space and the separators of the site's language.
	 *
	 * @param string $point     Decimal mark.
	 * @param string $thousands Mark between groups of three.
	 */
	public function format( string $point = '.', string $thousands = ',' ): string {
		$parts = explode( '.', ltrim( $this->decimal(), '-' ) );
		$whole = (string) preg_replace( '/(?<=\d)(?=(\d{3})+$)/', $thousands, $parts[0] );
		$text  = isset( $parts[1] ) ? $whole . $point . $parts[1] : $whole;
		return ( $this->minor < 0 ? '−' : '' ) . self::symbol( $this->currency ) . "\u{00A0}" . $text;
	}
}
