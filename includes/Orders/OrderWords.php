<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use Sedifex\Sync\Outbox\Reference;
use Sedifex\Sync\Support\PhoneNumber;
use wpdb;

/**
 * Finds orders by the beginning of a word, however many there are: the reference, each part of the
 * customer's name and each two of them together, the e-mail address, and the phone number with and
 * without its country. Words are kept as bytes, so that both databases compare them alike. Written after the order, by the worker or
 * by the first search: no customer waits for it.
 *
 * @phpstan-import-type Contact from Order
 */
final class OrderWords {

	/** One up, and every order gets its words anew. */
	private const VERSION = 2;

	/** Bytes of a word; longer ones are cut, in the table and in a search alike. */
	private const LONGEST = 60;

	private readonly string $table;

	private readonly string $orders;

	public function __construct( private readonly wpdb $db ) {
		$this->table  = $db->prefix . 'sedifex_order_words';
		$this->orders = $db->prefix . 'sedifex_orders';
	}

	/**
	 * Gives words to orders that have none yet, or those of an earlier version. May run twice at once.
	 *
	 * @return int Orders that got words.
	 */
	public function catch_up( int $most ): int {
		return $this->write( $this->db->prepare( 'words_version < %d ORDER BY words_version, id LIMIT %d', self::VERSION, $most ) );
	}

	/** The order's contact has changed or was erased: its words follow at once. */
	public function renew( int $order_id ): void {
		$this->db->query( $this->db->prepare( 'UPDATE %i SET words_version = -1 WHERE id = %d', $this->orders, $order_id ) );
		$this->write( $this->db->prepare( 'id = %d', $order_id ) );
	}

	/**
	 * Looks once more at the end: a customer who was erased in the meantime must not be found by the
	 * words of before.
	 *
	 * @param string $which Prepared.
	 */
	private function write( string $which ): int {
		// phpcs:disable WordPress.DB.PreparedSQL.NotPrepared -- prepared, integers, and hex digits of this method.
		$rows = $this->db->get_results( $this->db->prepare( 'SELECT ' . OrderStore::COLUMNS . ' FROM %i WHERE ', $this->orders ) . $which, ARRAY_A );
		if ( ! is_array( $rows ) || [] === $rows ) {
			return 0;
		}
		$orders = array_map( Order::from_row( ... ), $rows );
		$ids    = implode( ',', array_map( static fn( Order $order ): int => $order->id, $orders ) );
		$this->db->query( $this->db->prepare( 'DELETE FROM %i WHERE ', $this->table ) . "order_id IN ({$ids})" );
		$values = [];
		foreach ( $orders as $order ) {
			foreach ( self::of( $order->reference, $order->contact ) as $word ) {
				$values[] = sprintf( "(x'%s',%d,%d)", bin2hex( $word ), $order->ordered_at, $order->id );
			}
		}
		$this->db->query( $this->db->prepare( 'INSERT IGNORE INTO %i (word, ordered_at, order_id) VALUES ', $this->table ) . implode( ',', $values ) );
		$this->db->query( $this->db->prepare( 'UPDATE %i SET words_version = %d WHERE ', $this->orders, self::VERSION ) . "id IN ({$ids})" );
		$now = $this->db->get_results( $this->db->prepare( 'SELECT id, contact FROM %i WHERE ', $this->orders ) . "id IN ({$ids})", ARRAY_A );
		// phpcs:enable
		$before = array_column( $rows, 'contact', 'id' );
		foreach ( array_diff_assoc( array_column( is_array( $now ) ? $now : [], 'contact', 'id' ), $before ) as $id => $contact ) {
			$this->db->query( $this->db->prepare( 'UPDATE %i SET words_version = -1 WHERE id = %d', $this->orders, $id ) );
		}
		return count( $orders );
	}

	/**
	 * @param Contact $contact
	 * @return list<string> At least one: the reference.
	 */
	public static function of( string $reference, array $contact ): array {
		$email  = self::plain( $contact['email'] );
		$digits = (string) preg_replace( '/\D/', '', $contact['phone'] );
		$words  = [
			self::plain( $reference ),
			self::plain( (string) preg_replace( '/^SFX-/', '', $reference ) ),
			$email,
			$digits,
			(string) preg_replace( '/^233/', '', $digits ),
			...self::with_pairs( self::parts( $contact['name'] ) ),
		];
		return self::cut( $words );
	}

	/**
	 * Two names are what people type most, and each alone may be in thousands of orders.
	 *
	 * @param list<string> $names
	 * @return list<string>
	 */
	private static function with_pairs( array $names ): array {
		$out   = $names;
		$first = array_slice( array_unique( $names ), 0, 4 );
		foreach ( $first as $one ) {
			foreach ( $first as $other ) {
				if ( $one !== $other ) {
					$out[] = $one . ' ' . $other;
				}
			}
		}
		return $out;
	}

	/**
	 * What a person typed, as beginnings of words that must all be there. Empty where nothing was typed
	 * that could be looked for.
	 *
	 * @return list<string>
	 */
	public static function asked( string $typed ): array {
		$typed     = trim( self::readable( $typed ) );
		$reference = Reference::parse( $typed );
		if ( null !== $reference ) {
			return [ self::plain( $reference ) ];
		}
		$phone = PhoneNumber::parse( $typed );
		if ( null !== $phone ) {
			return [ substr( $phone, 1 ) ];
		}
		if ( 1 === preg_match( '/^\+?[0-9 ().\-\x{2010}-\x{2015}]{2,}$/u', $typed ) ) {
			// The beginning of a number; with neither country nor zero it may be either form.
			return self::cut( [ (string) preg_replace( '/^0+/', '', (string) preg_replace( '/\D/', '', $typed ) ) ] );
		}
		$out = [];
		foreach ( (array) preg_split( '/\s+/u', $typed ) as $piece ) {
			$whole = str_contains( (string) $piece, '@' ) || 1 === preg_match( '/^sfx-/i', (string) $piece );
			array_push( $out, ...( $whole ? [ self::plain( (string) $piece ) ] : self::parts( (string) $piece ) ) );
		}
		// Numbers are kept without their zero, as they are dialled from abroad.
		return self::cut( array_map( static fn( string $word ): string => ctype_digit( $word ) ? ltrim( $word, '0' ) : $word, $out ) );
	}

	/**
	 * The condition on `word` for a beginning, in bytes.
	 *
	 * @return string Hex literals only.
	 */
	public static function begins( string $beginning ): string {
		return sprintf( "word >= x'%s' AND word < x'%sff'", bin2hex( $beginning ), bin2hex( $beginning ) );
	}

	/** @return list<string> */
	private static function parts( string $text ): array {
		return array_values( array_filter( (array) preg_split( '/[^\p{L}\p{N}\p{M}]+/u', self::plain( $text ) ), static fn( mixed $part ): bool => is_string( $part ) && '' !== $part ) );
	}

	/** Without bytes that are no text; WordPress 6.8 would complain of them while it takes them out. */
	private static function readable( string $text ): string {
		return mb_check_encoding( $text, 'UTF-8' ) ? $text : (string) preg_replace( '/[\x80-\xff]+/', '', $text );
	}

	/** Small letters without accents, and nothing that is no text. */
	public static function plain( string $text ): string {
		return mb_strtolower( remove_accents( trim( self::readable( $text ) ) ) );
	}

	/**
	 * @param list<string> $words
	 * @return list<string>
	 */
	private static function cut( array $words ): array {
		$cut = array_map( static fn( string $word ): string => mb_strcut( $word, 0, self::LONGEST ), $words );
		return array_values( array_unique( array_filter( $cut, static fn( string $word ): bool => '' !== $word ) ) );
	}
}
