<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Support;

use Closure;

/**
 * Takes secrets and contact data out of anything that is shown, logged or copied. Secrets go by value
 * as well as by name: Sedifex repeats parts of a refused key in its answer, and an error text may
 * carry a whole request. Keeps nothing and logs nothing itself.
 */
final class Redactor {

	private const MARK = '[…]';

	/** Fields whose value is never worth the risk, whatever it is. */
	private const NAMES = '/^(?:x[-_])?(?:sedifex[-_])?(?:api[-_]?key|apikeyhint|key|token|secret|password|authorization|cookie|set-cookie|signature|debug)$|(?:secret|password|api_?key|integration_?key)$/i';

	/** @param Closure(): list<string> $secrets Every secret the site knows, asked only when needed. */
	public function __construct( private readonly Closure $secrets ) {
	}

	/** The text without any secret, in whichever usual spelling it may stand. */
	public function text( string $text ): string {
		$out = [];
		foreach ( ( $this->secrets )() as $secret ) {
			// A very short value would tear holes into ordinary words.
			if ( strlen( $secret ) >= 6 ) {
				array_push( $out, $secret, rawurlencode( $secret ), base64_encode( $secret ), trim( (string) wp_json_encode( $secret ), '"' ) );
			}
		}
		return [] === $out ? $text : str_replace( array_unique( $out ), self::MARK, $text );
	}

	/**
	 * The same data without secrets, at any depth.
	 *
	 * @param array<mixed> $data
	 * @return array<mixed>
	 */
	public function data( array $data ): array {
		$out = [];
		foreach ( $data as $name => $value ) {
			if ( is_string( $name ) && 1 === preg_match( self::NAMES, $name ) ) {
				$out[ $name ] = self::MARK;
			} elseif ( is_array( $value ) ) {
				$out[ $name ] = $this->data( $value );
			} else {
				$out[ $name ] = is_string( $value ) ? $this->text( $value ) : $value;
			}
		}
		return $out;
	}

	/** Enough of an address to recognise it: "a…@example.com", "+233…00". */
	public static function contact( string $text ): string {
		$masked = preg_replace( '/([^\s@<>,;:"\']{1})[^\s@<>,;:"\']*(@[^\s@<>,;:"\']+)/u', '$1…$2', $text ) ?? self::MARK;
		return preg_replace_callback(
			'/(?<![\w.])\+?\d[\d ().-]{6,}\d(?!\w)/',
			static fn( array $m ): string => substr( $m[0], 0, 4 ) . '…' . substr( $m[0], -2 ),
			$masked
		) ?? self::MARK;
	}
}
