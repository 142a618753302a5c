<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Sedifex\Sync\Support\Json;
use Sedifex\Sync\Support\Redactor;

/**
 * Shows what a delivery carried without what is nobody's business: secrets, and whatever tells who a
 * customer is or what they wrote. Goes by the names of fields and by form, and what was masked once is
 * masked wherever else it stands. The log asks for it every few seconds, so what is so large, or names
 * so many, that this would take long is shown by its shape alone.
 */
final class EventMask {

	private const MARK = '•••';

	/** Everything below them is about a person. */
	private const PERSON = '/customer|receiver|recipient|shipping|billing|^user$|buyer|client$|guest|attendee|contact|person|address|delivery_?info|staff|author|vendor|geo/i';

	/** Fields that may tell of a person wherever they stand. */
	private const PRIVATE = '/(?:^|_)name$|(?:first|last|full|customer|display|user|given|family)_?name|phone|mobile|whatsapp|^tel$|mail|address|street|landmark|location|city$|postal|post_?code|zip|latitude|longitude|^lat$|^lng$|notes?$|message|comment|remark|instruction|^reject$|^ip$|ip_?address|birth|gender|^tin$|attributes|^fields$|payment_?reference|approved_?by/i';

	/** Below them a name is that of a thing. */
	private const THINGS = '/^(?:items?|products?|categor(?:y|ies)|variants?|shop|store)$/i';

	/** Shortest text that is looked for elsewhere; a shorter one would tear holes into words. */
	private const LEAST = 3;

	/** Bytes of an unreadable body that are shown. */
	private const MOST_SHAPE = 4000;

	/** Bytes of a body that is read for being shown. */
	private const MOST_READ = 102_400;

	/** Different texts that are looked for elsewhere. */
	private const MOST_SEEN = 300;

	/** When something happened, as against when somebody was born. */
	private const MOMENT = '/[a-z]At$|_at$|^approved_?by/i';

	private const TIME = '/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?$/D';

	/** @var array<string, true> What was masked, in this body. */
	private array $seen = [];

	public function __construct( private readonly Redactor $redactor ) {
	}

	/** @return string|null Pretty JSON; the shape alone of what is no JSON, or too much; null = nothing is kept. */
	public function body( StoredEvent $event ): ?string {
		if ( '' === $event->body ) {
			return null;
		}
		$data = strlen( $event->body ) > self::MOST_READ ? null : Json::decode( $event->body );
		if ( null === $data ) {
			return self::shape( $event->body );
		}
		$this->seen = [];
		$is_thing   = str_starts_with( $event->object, 'product:' );
		$masked     = $this->masked( $this->redactor->data( $data ), false, $is_thing );
		if ( count( $this->seen ) > self::MOST_SEEN ) {
			// Not looking for some of them would leave those in sight.
			return self::shape( $event->body );
		}
		return (string) wp_json_encode( $this->without_seen( $masked ), JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
	}

	/**
	 * @param array<mixed> $headers Name => value.
	 * @return list<array{name: string, value: string}>
	 */
	public function headers( array $headers ): array {
		$out = [];
		foreach ( $headers as $name => $value ) {
			$text  = is_scalar( $value ) ? $this->redactor->text( (string) $value ) : '';
			$out[] = [
				'name'  => (string) $name,
				'value' => str_contains( (string) $name, 'signature' ) && strlen( $text ) > 24 ? substr( $text, 0, 15 ) . '…' . substr( $text, -4 ) : Redactor::contact( $text ),
			];
		}
		return $out;
	}

	/**
	 * @param array<mixed> $data
	 * @return array<mixed>
	 */
	private function masked( array $data, bool $is_person, bool $is_thing ): array {
		$out = [];
		foreach ( $data as $name => $value ) {
			$key       = is_string( $name ) ? $name : '';
			$thing     = $is_thing || 1 === preg_match( self::THINGS, $key );
			$is_title  = $thing && ! $is_person && 1 === preg_match( '/^(?:name|itemName|productName)$/i', $key );
			$is_moment = is_string( $value ) && 1 === preg_match( self::MOMENT, $key ) && 1 === preg_match( self::TIME, $value );
			$is_hidden = ! $is_moment && ( $is_person || ( ! $is_title && 1 === preg_match( self::PRIVATE, $key ) ) );
			if ( is_array( $value ) ) {
				$out[ $name ] = $this->masked( $value, $is_hidden || 1 === preg_match( self::PERSON, $key ), $thing );
			} elseif ( $is_hidden && null !== $value && ! is_bool( $value ) && '' !== $value ) {
				$out[ $name ] = $this->hide( $value );
			} else {
				$out[ $name ] = is_string( $value ) ? $this->of_text( $value ) : $value;
			}
		}
		return $out;
	}

	private function hide( mixed $value ): string {
		$text = is_scalar( $value ) ? (string) $value : '';
		// A short number is another's just as well: an order's, or a price.
		if ( is_string( $value ) || strlen( $text ) >= 7 ) {
			$this->seen[ trim( $text ) ] = true;
		}
		return self::MARK;
	}

	/** A text that holds JSON, as some senders put a list into one, an e-mail address, a phone number, or an address with what opens it. */
	private function of_text( string $text ): string {
		$inner = str_starts_with( ltrim( $text ), '{' ) || str_starts_with( ltrim( $text ), '[' ) ? Json::decode( $text ) : null;
		if ( null !== $inner ) {
			return Json::encode( $this->masked( $inner, false, true ) );
		}
		// None of these looks at a letter from more than one beginning, however long the text is.
		$text = (string) preg_replace_callback( '#(https?://)(\S*+)#i', static fn( array $match ): string => $match[1] . self::of_address( $match[2] ), $text );
		$text = (string) preg_replace( '/(?<![^\s@<>,;:"\'])[^\s@<>,;:"\']++@[^\s@<>,;:"\']++/u', self::MARK, $text );
		return (string) preg_replace( '/(?<![\w.:-])\+\d[\d ().-]{6,}\d(?!\w)/', self::MARK, $text );
	}

	/** Without a name and password in front, and without what opens it. */
	private static function of_address( string $rest ): string {
		$host = substr( $rest, 0, strcspn( $rest, '/?#' ) );
		$at   = strrpos( $host, '@' );
		$rest = false === $at ? $rest : substr( $rest, $at + 1 );
		$end  = strcspn( $rest, '?#' );
		return $end < strlen( $rest ) ? substr( $rest, 0, $end ) . '?' . self::MARK : $rest;
	}

	/**
	 * A name that also stands in a title or an address that is repeated in a sentence.
	 *
	 * @param array<mixed> $data
	 * @return array<mixed>
	 */
	private function without_seen( array $data ): array {
		$seen = array_filter( array_map( strval( ... ), array_keys( $this->seen ) ), static fn( string $one ): bool => mb_strlen( $one ) >= self::LEAST );
		usort( $seen, static fn( string $one, string $other ): int => strlen( $other ) <=> strlen( $one ) );
		if ( [] !== $seen ) {
			array_walk_recursive(
				$data,
				static function ( mixed &$value ) use ( $seen ): void {
					$text  = is_string( $value ) || is_int( $value ) || is_float( $value ) ? (string) $value : '';
					$clean = is_string( $value ) ? str_ireplace( $seen, self::MARK, $text ) : ( in_array( $text, $seen, true ) ? self::MARK : $text );
					$value = '' === $text || $clean === $text ? $value : $clean;
				}
			);
		}
		return $data;
	}

	/** Enough to see where it breaks: letters as x, digits as 0. */
	private static function shape( string $body ): string {
		$start = mb_substr( mb_scrub( substr( $body, 0, self::MOST_SHAPE ), 'UTF-8' ), 0 );
		return (string) preg_replace( [ '/[\p{L}\p{M}]/u', '/\p{N}/u' ], [ 'x', '0' ], $start );
	}
}
