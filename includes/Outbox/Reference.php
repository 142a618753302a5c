<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Outbox;

use Sedifex\Sync\Support\Ulid;

/**
 * The reference that people read, type and send (`SFX-7K3M9QXD`), and the random tail that turns it
 * into the id Sedifex gets. The tail is for administrators only: Sedifex's public receipt opens to
 * whoever knows the whole id (contract 4.11).
 */
final class Reference {

	public static function generate(): string {
		return 'SFX-' . Ulid::random( 8 );
	}

	/** 12 characters of `[0-9A-Z]`, 60 random bits. */
	public static function tail(): string {
		return Ulid::random( 12 );
	}

	/**
	 * What a person typed, as we store it: case, spaces and the letters that Crockford's alphabet
	 * leaves out are forgiven, and a tail is dropped. Null when it cannot be one of ours.
	 */
	public static function parse( string $typed ): ?string {
		$text = strtoupper( (string) preg_replace( '/[\s\x{2010}-\x{2015}_]+/u', '-', trim( $typed ) ) );
		if ( 1 !== preg_match( '/^SFX-?([0-9A-Z]{8})(?:-[0-9A-Z]{12})?(?:-(?:A\d{1,3}|C))?$/D', $text, $m ) ) {
			return null;
		}
		return 'SFX-' . strtr( $m[1], [ 'O' => '0', 'I' => '1', 'L' => '1' ] );
	}
}
