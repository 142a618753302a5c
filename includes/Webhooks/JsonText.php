<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

/**
 * A JSON text taken apart so that it can be written again in the way of another program: numbers stay
 * as they are spelled, and keys in their order, where a decoder of PHP would change both. For guessing
 * what a body was before something on the way wrote it anew; not for reading data.
 *
 * @phpstan-type Node array{0: string, 1: string|list<mixed>}
 */
final class JsonText {

	private const DEEPEST = 64;

	/** A string, a number or a word. */
	private const SCALAR = '/\G(?:"[^"\\\\]*+(?:\\\\.[^"\\\\]*+)*+"|-?[0-9][0-9.eE+-]*+|true|false|null)/s';

	private int $at = 0;

	private function __construct( private readonly string $text ) {
	}

	/** @return Node|null Null where it is no object or list. */
	public static function parse( string $text ): ?array {
		$reader = new self( $text );
		$node   = $reader->value( 0 );
		$reader->skip();
		return null !== $node && 's' !== $node[0] && $reader->at === strlen( $text ) ? $node : null;
	}

	/** @return Node|null */
	private function value( int $depth ): ?array {
		$this->skip();
		$first = $this->text[ $this->at ] ?? '';
		if ( '{' === $first || '[' === $first ) {
			return $depth < self::DEEPEST ? $this->container( '{' === $first, $depth ) : null;
		}
		if ( 1 !== preg_match( self::SCALAR, $this->text, $match, 0, $this->at ) ) {
			return null;
		}
		$this->at += strlen( $match[0] );
		return [ 's', $match[0] ];
	}

	/** @return Node|null */
	private function container( bool $is_object, int $depth ): ?array {
		$end  = $is_object ? '}' : ']';
		$list = [];
		++$this->at;
		$this->skip();
		if ( $end === ( $this->text[ $this->at ] ?? '' ) ) {
			++$this->at;
			return [ $is_object ? 'o' : 'a', [] ];
		}
		do {
			$key = null;
			if ( $is_object ) {
				$key = $this->value( self::DEEPEST );
				$this->skip();
				if ( null === $key || ! is_string( $key[1] ) || ':' !== ( $this->text[ $this->at ] ?? '' ) ) {
					return null;
				}
				++$this->at;
			}
			$value = $this->value( $depth + 1 );
			if ( null === $value ) {
				return null;
			}
			$list[] = null === $key ? $value : [ $key[1], $value ];
			$this->skip();
			$next = $this->text[ $this->at ] ?? '';
			++$this->at;
		} while ( ',' === $next );
		return $end === $next ? [ $is_object ? 'o' : 'a', $list ] : null;
	}

	private function skip(): void {
		$this->at += strspn( $this->text, " \t\r\n", $this->at );
	}

	/**
	 * @param Node                     $node
	 * @param callable(string): string $spell  How a string is spelled, quotes included.
	 * @param string                   $indent Of one level; '' = on one line.
	 * @param string                   $space  After a colon, and on one line after a comma too.
	 */
	public static function write( array $node, callable $spell, string $indent = '', string $space = '', int $depth = 0 ): string {
		if ( is_string( $node[1] ) ) {
			return str_starts_with( $node[1], '"' ) ? $spell( $node[1] ) : $node[1];
		}
		[ $open, $close ] = 'o' === $node[0] ? [ '{', '}' ] : [ '[', ']' ];
		if ( [] === $node[1] ) {
			return $open . $close;
		}
		$parts = [];
		foreach ( $node[1] as $part ) {
			$parts[] = 'o' === $node[0]
				? $spell( $part[0] ) . ':' . $space . self::write( $part[1], $spell, $indent, $space, $depth + 1 )
				: self::write( $part, $spell, $indent, $space, $depth + 1 );
		}
		if ( '' === $indent ) {
			return $open . implode( ',' . $space, $parts ) . $close;
		}
		$line = "\n" . str_repeat( $indent, $depth );
		return $open . $line . $indent . implode( ',' . $line . $indent, $parts ) . $line . $close;
	}

	/**
	 * The keys of every object put in that order; those that it does not name keep theirs, behind.
	 *
	 * @param Node         $node
	 * @param list<string> $order Empty = by the alphabet.
	 * @return Node
	 */
	public static function ordered( array $node, array $order ): array {
		if ( is_string( $node[1] ) ) {
			return $node;
		}
		$parts = [];
		foreach ( $node[1] as $part ) {
			$parts[] = 'a' === $node[0] ? self::ordered( $part, $order ) : [ $part[0], self::ordered( $part[1], $order ) ];
		}
		if ( 'a' === $node[0] ) {
			return [ 'a', $parts ];
		}
		$place = static function ( array $part ) use ( $order ): int {
			$found = array_search( trim( $part[0], '"' ), $order, true );
			return false === $found ? count( $order ) : $found;
		};
		usort( $parts, static fn( array $a, array $b ): int => [] === $order ? strcmp( $a[0], $b[0] ) : $place( $a ) <=> $place( $b ) );
		return [ 'o', $parts ];
	}
}
