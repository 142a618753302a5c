<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

/**
 * What a visitor sent with a form or in an address, read as texts and nothing else. All our names
 * start with `sfx_`: WordPress reads `name`, `day` or `page` itself and would answer 404.
 */
final class Posted {

	/** Longer than any field of ours; more is cut, not refused. */
	private const MOST = 4000;

	/** @param array<mixed> $fields With slashes taken off. */
	public function __construct( private readonly array $fields ) {
	}

	/** The form of this request; empty when it is no form. */
	public static function form(): self {
		// phpcs:ignore WordPress.Security.NonceVerification.Missing -- visitors have no nonce: it would die in a cached page, and is the same for all of them.
		return new self( 'POST' === ( $_SERVER['REQUEST_METHOD'] ?? '' ) ? wp_unslash( $_POST ) : [] );
	}

	public static function address(): self {
		return new self( wp_unslash( $_GET ) ); // phpcs:ignore WordPress.Security.NonceVerification.Recommended -- only says what to show.
	}

	public function has( string $name ): bool {
		return '' !== $this->text( $name );
	}

	/** '' for what is missing, no text, or not UTF-8. Without the prefix: `text( 'phone' )`. */
	public function text( string $name ): string {
		$value = $this->fields[ 'sfx_' . $name ] ?? '';
		return is_string( $value ) && mb_check_encoding( $value, 'UTF-8' ) ? trim( mb_substr( $value, 0, self::MOST ) ) : '';
	}

	/** Null for anything but a whole number, however long it is. */
	public function whole( string $name ): ?int {
		$text = $this->text( $name );
		return 1 === preg_match( '/^\d{1,15}$/D', $text ) ? (int) $text : null;
	}
}
