<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

use Sedifex\Sync\Checkout\Quote;

/**
 * The cart of visitors without script: ids and quantities in one cookie, `[[type,id,quantity],…]`.
 * Only the forms set it and only pages that no cache keeps read it. Scripts may read it too, since the
 * cart store takes it over once and deletes it. No price is in it.
 *
 * @phpstan-import-type Wanted from Quote
 */
final class CartCookie {

	public const NAME = 'sedifex_cart';

	/** A cookie holds four kilobytes; this many lines always fit. */
	private const MOST_LINES = 40;

	private const MOST_BYTES = 3800;

	/** @var list<Wanted>|null What this request has made of it. */
	private ?array $lines = null;

	/** @return list<Wanted> */
	public function lines(): array {
		$raw = $_COOKIE[ self::NAME ] ?? ''; // phpcs:ignore WordPress.Security.ValidatedSanitizedInput.InputNotSanitized, WordPress.Security.ValidatedSanitizedInput.MissingUnslash -- parse() takes nothing but known shapes, and needs its quotes.
		return $this->lines ?? self::parse( is_string( $raw ) ? wp_unslash( $raw ) : '' );
	}

	/** Adds to what is there. False when the cart is full. */
	public function add( string $type, string $id, int $quantity ): bool {
		$lines = $this->lines();
		foreach ( $lines as $at => $line ) {
			if ( $line['type'] === $type && $line['id'] === $id ) {
				$lines[ $at ]['quantity'] = min( $line['quantity'] + $quantity, Quote::MOST_QUANTITY );
				return $this->write( $lines );
			}
		}
		$added = self::parse( self::encode( [ ...$lines, [ 'id' => $id, 'type' => $type, 'quantity' => $quantity ] ] ) );
		return count( $added ) > count( $lines ) && $this->write( $added );
	}

	/** 0 takes the line out. */
	public function set( string $type, string $id, int $quantity ): void {
		$out = [];
		foreach ( $this->lines() as $line ) {
			$same = $line['type'] === $type && $line['id'] === $id;
			if ( ! $same || $quantity > 0 ) {
				$out[] = $same ? [ ...$line, 'quantity' => min( $quantity, Quote::MOST_QUANTITY ) ] : $line;
			}
		}
		$this->write( $out );
	}

	public function clear(): void {
		$this->write( [] );
	}

	/**
	 * @param list<Wanted> $lines
	 */
	public static function encode( array $lines ): string {
		return (string) wp_json_encode( array_map( static fn( array $line ): array => [ $line['type'], $line['id'], $line['quantity'] ], $lines ), JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
	}

	/**
	 * Reads what anybody may have written. A line that makes no sense is left out.
	 *
	 * @return list<Wanted>
	 */
	public static function parse( string $text ): array {
		$data = strlen( $text ) > 2 * self::MOST_BYTES ? null : json_decode( $text, true, 3 );
		$out  = [];
		foreach ( is_array( $data ) ? $data : [] as $entry ) {
			[ $type, $id, $quantity ] = is_array( $entry ) ? [ ...array_values( $entry ), null, null, null ] : [ null, null, null ];
			$known                    = is_string( $type ) && in_array( $type, [ 'product', 'service', 'course' ], true );
			if ( $known && is_string( $id ) && '' !== $id && strlen( $id ) <= 200 && is_int( $quantity ) && $quantity > 0 && count( $out ) < self::MOST_LINES ) {
				$out[] = [
					'id'       => $id,
					'type'     => $type,
					'quantity' => min( $quantity, Quote::MOST_QUANTITY ),
				];
			}
		}
		return $out;
	}

	/** @param list<Wanted> $lines */
	private function write( array $lines ): bool {
		$value = [] === $lines ? '' : rawurlencode( self::encode( $lines ) );
		if ( strlen( $value ) > self::MOST_BYTES ) {
			return false;
		}
		$this->lines = $lines;
		if ( ! headers_sent() ) {
			setrawcookie(
				self::NAME,
				$value,
				[
					'expires'  => '' === $value ? 1 : time() + 30 * DAY_IN_SECONDS,
					'path'     => '/',
					'secure'   => is_ssl(),
					'httponly' => false,
					'samesite' => 'Lax',
				]
			);
		}
		return true;
	}
}
