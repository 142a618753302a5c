<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Generator;

/**
 * What a body may have been before something on the way wrote it anew: the likely first, each with a
 * name for what was done to it. Only guesses; a signature tells which of them is true.
 */
final class BodyGuesses {

	/** As Sedifex writes its bodies, in both of its formats (contract 5). */
	private const ORDER = [ 'id', 'type', 'event', 'deliveryId', 'sentAt', 'occurredAt', 'storeId', 'data', 'reference', 'sedifexOrderId', 'clientOrderId', 'orderType', 'productId', 'bookingId', 'before', 'after', 'amount', 'currency', 'paymentStatus', 'paidAt', 'fees', 'netAmount' ];

	/** Bytes of the largest body that is taken apart: larger ones would take the memory that a site has. */
	private const LARGEST = 262_144;

	private const BOM = "\xEF\xBB\xBF";

	/** @return Generator<string, string> What was done to it => what it was. Names can come more than once. */
	public static function of( string $body ): Generator {
		yield from self::texts( $body );
		yield from self::written( $body, [ null, self::ORDER, [] ], '' );
		// JSON with escaped slashes looks like this too, and is by far the more usual.
		yield 'backslashes' => stripslashes( $body );
		foreach ( self::texts( $body ) as $what => $text ) {
			if ( $text !== $body ) {
				yield from self::written( $text, [ null ], $what );
			}
		}
	}

	/** @return Generator<string, string> */
	private static function texts( string $body ): Generator {
		yield 'newline_added' => rtrim( $body, "\r\n" );
		yield 'newline_removed' => $body . "\n";
		yield 'newline_removed' => $body . "\r\n";
		yield 'line_endings' => str_replace( "\r\n", "\n", $body );
		yield 'line_endings' => str_replace( "\n", "\r\n", str_replace( "\r\n", "\n", $body ) );
		yield 'spaces' => trim( $body );
		yield 'bom' => str_starts_with( $body, self::BOM ) ? substr( $body, 3 ) : self::BOM . $body;
		foreach ( [ 'ISO-8859-1', 'Windows-1252' ] as $charset ) {
			// Taken for another alphabet and turned into UTF-8 once more; or the other way round.
			yield 'charset' => mb_check_encoding( $body, 'UTF-8' ) ? mb_convert_encoding( $body, $charset, 'UTF-8' ) : mb_convert_encoding( $body, 'UTF-8', $charset );
		}
		$form = (string) preg_replace( '/^[A-Za-z0-9_.-]{1,40}=/', '', $body );
		foreach ( [ $form, rtrim( $form, '=' ) ] as $text ) {
			yield 'form' => urldecode( $text );
			yield 'form' => rawurldecode( $text );
		}
		yield 'entities' => html_entity_decode( $body, ENT_QUOTES | ENT_HTML5, 'UTF-8' );
		$quoted = json_decode( $body, true );
		yield 'quoted' => is_string( $quoted ) ? $quoted : $body;
		$base64 = base64_decode( trim( $body ), true );
		yield 'base64' => is_string( $base64 ) && '' !== $base64 ? $base64 : $body;
	}

	/**
	 * The same JSON as other programs write it.
	 *
	 * @param list<list<string>|null> $orders Null = the keys as they stand.
	 * @param string                  $what   Was done to it before; '' = nothing.
	 * @return Generator<string, string>
	 */
	private static function written( string $body, array $orders, string $what ): Generator {
		$node = strlen( $body ) > self::LARGEST ? null : JsonText::parse( $body );
		if ( null === $node ) {
			return;
		}
		foreach ( $orders as $order ) {
			$sorted = null === $order ? $node : JsonText::ordered( $node, $order );
			foreach ( self::spaces() as [ $indent, $space ] ) {
				foreach ( self::spellings() as $spell ) {
					$text = JsonText::write( $sorted, $spell, $indent, $space );
					$name = '' !== $what ? $what : ( null === $order ? 'json' : 'key_order' );
					yield $name => $text;
					yield $name => $text . "\n";
				}
			}
		}
	}

	/** @return list<array{string, string}> Indentation of a level, and space after a colon. */
	private static function spaces(): array {
		return [ [ '', '' ], [ '', ' ' ], [ '  ', ' ' ], [ '    ', ' ' ], [ "\t", ' ' ] ];
	}

	/** @return list<callable(string): string> */
	private static function spellings(): array {
		$as    = static fn( int $flags ): callable => static function ( string $quoted ) use ( $flags ): string {
			$text = json_decode( $quoted );
			return is_string( $text ) ? (string) json_encode( $text, $flags ) : $quoted; // phpcs:ignore WordPress.WP.AlternativeFunctions.json_encode_json_encode -- exactly these flags, and no repair of what cannot be encoded.
		};
		$plain = JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_LINE_TERMINATORS;
		$lower = static fn( callable $spell ): callable => static fn( string $quoted ): string => str_replace( [ '\u003C', '\u003E' ], [ '\u003c', '\u003e' ], $spell( $quoted ) );
		$upper = static fn( callable $spell ): callable => static fn( string $quoted ): string => (string) preg_replace_callback( '/\\\\u[0-9a-f]{4}/', static fn( array $m ): string => '\u' . strtoupper( substr( $m[0], 2 ) ), $spell( $quoted ) );
		return [
			$as( $plain ),
			$as( JSON_UNESCAPED_SLASHES ),
			$as( JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_LINE_TERMINATORS ),
			$as( 0 ),
			// As Go and .NET write it.
			$lower( $as( $plain | JSON_HEX_TAG | JSON_HEX_AMP ) ),
			$upper( $as( JSON_UNESCAPED_SLASHES | JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT ) ),
		];
	}
}
