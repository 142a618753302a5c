<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

/**
 * One spelling for what is looked for and what is looked in: lower case, with and without accents, so
 * that "cafe" finds "Café" on every database.
 */
final class SearchText {

	/** @param string ...$texts Plain texts of one item, short ones. */
	public static function of( string ...$texts ): string {
		$text = implode( ' ', array_filter( $texts, static fn( string $text ): bool => '' !== $text ) );
		if ( 1 !== preg_match( '/[^\x00-\x7f]/', $text ) ) {
			return strtolower( $text );
		}
		$lower = mb_strtolower( $text, 'UTF-8' );
		$plain = remove_accents( $lower );
		return $plain === $lower ? $lower : $lower . ' ' . $plain;
	}

	/** @return list<string> What a visitor typed, word by word. */
	public static function words( string $typed ): array {
		// WordPress's own clean-up complains about such bytes before 6.9.
		$typed = mb_check_encoding( $typed, 'UTF-8' ) ? $typed : (string) preg_replace( '/[\x80-\xff]+/', ' ', $typed );
		$typed = str_replace( "\u{FFFD}", ' ', $typed );
		$typed = remove_accents( mb_strtolower( mb_substr( $typed, 0, 200, 'UTF-8' ), 'UTF-8' ) );
		$words = preg_split( '/[\s\x00-\x1f]+/u', $typed, -1, PREG_SPLIT_NO_EMPTY );
		return array_values( array_unique( false === $words ? [] : $words ) );
	}
}
