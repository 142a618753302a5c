<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Sedifex\Sync\Settings\Secrets;

/**
 * The secret that a sender named itself, in the address or a header, as far as finding out why it was
 * refused needs it: marks, from which it cannot be read, of how it came and of the usual ways in which
 * one is spoiled when it is pasted.
 */
final class GivenSecret {

	public function __construct( private readonly Secrets $secrets ) {
	}

	/** @return list<string> Each that was given, the one in a header first; none where a source proves itself otherwise. */
	public static function all( Delivery $delivery ): array {
		$given = match ( $delivery->source ) {
			'selldone' => [ $delivery->secret ],
			'sevi'     => [ trim( $delivery->header( 'authorization' ) ), $delivery->secret ],
			default    => [],
		};
		return array_values( array_filter( $given, static fn( string $one ): bool => '' !== $one ) );
	}

	/** @return array<string, string> How it was read => mark, with a number after the reading for a second one; none where none was given. */
	public function marks( Delivery $delivery ): array {
		$marks = [];
		foreach ( self::all( $delivery ) as $number => $given ) {
			foreach ( self::readings( $given ) as $how => $reading ) {
				$marks[ 0 === $number ? $how : "{$how}.{$number}" ] = $this->mark( $reading );
			}
		}
		return $marks;
	}

	/** @param string $how Of marks(), with its number or without. */
	public static function reading( string $how ): string {
		return explode( '.', $how, 2 )[0];
	}

	/** The same for the same secret on this site, and telling nothing of it. */
	public function mark( string $secret ): string {
		return substr( hash_hmac( 'sha256', $secret, $this->secrets->own( 'refused webhooks' ) ), 0, 32 );
	}

	/** @return array<string, string> */
	private static function readings( string $given ): array {
		$plain = trim( $given );
		$token = (string) preg_replace( '/^(?:(?:bearer|token)[\s:]+)+/i', '', $plain );
		$bare  = trim( $token, " \t\r\n\"'`<>{}[]/" );
		$basic = 1 === preg_match( '/^basic\s+(\S+)$/iD', $plain, $match ) ? (string) base64_decode( $match[1], true ) : '';
		return array_unique(
			array_filter(
				[
					'as_is'   => $given,
					'token'   => $token,
					'quoted'  => $bare,
					'encoded' => rawurldecode( $bare ),
					'basic'   => trim( $basic, ':' ),
					'longer'  => (string) strtok( $bare, '/?&# ' ),
				],
				static fn( string $reading ): bool => '' !== $reading
			)
		);
	}
}
