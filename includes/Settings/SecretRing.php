<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Settings;

/**
 * The secrets of one source of webhooks, newest first: at most three live ones, so that a sender can be
 * given a new one while the old still counts, and those that ended lately, so that a delivery signed
 * with one of them can be told from a forged one. Unchangeable; stores nothing itself.
 */
final class SecretRing {

	public const MOST_LIVE = 3;

	/** Seconds for which an ended secret is remembered. */
	public const REMEMBERED = 30 * 86400;

	/** No secret begins so: Fields lets no control character through. */
	private const MARK = "\0ring\n";

	/** Of the one secret that was stored before there were several. */
	private const FIRST = 'first';

	/** @param list<SecretEntry> $entries Newest first. */
	private function __construct( public readonly array $entries ) {
	}

	/** @param string $text As text() gave it, or a secret alone. */
	public static function parse( string $text ): self {
		if ( ! str_starts_with( $text, self::MARK ) ) {
			return new self( '' === $text ? [] : [ new SecretEntry( self::FIRST, $text ) ] );
		}
		$entries = [];
		$stored  = json_decode( substr( $text, strlen( self::MARK ) ), true );
		foreach ( is_array( $stored ) ? $stored : [] as $one ) {
			if ( is_array( $one ) && is_string( $one['id'] ?? null ) && is_string( $one['value'] ?? null ) && '' !== $one['value'] ) {
				$entries[] = new SecretEntry( $one['id'], $one['value'], (int) ( $one['made_at'] ?? 0 ), (int) ( $one['ended_at'] ?? 0 ) );
			}
		}
		return new self( $entries );
	}

	public function text(): string {
		return self::MARK . wp_json_encode( array_map( get_object_vars( ... ), $this->entries ), JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
	}

	/** @return list<SecretEntry> Newest first. */
	public function live(): array {
		return array_values( array_filter( $this->entries, static fn( SecretEntry $entry ): bool => $entry->is_live() ) );
	}

	/** @return list<SecretEntry> The one that ended last first. */
	public function ended( int $now ): array {
		$ended = array_filter( $this->entries, static fn( SecretEntry $entry ): bool => ! $entry->is_live() && $entry->ended_at > $now - self::REMEMBERED );
		usort( $ended, static fn( SecretEntry $a, SecretEntry $b ): int => $b->ended_at <=> $a->ended_at );
		return $ended;
	}

	/** With this one as the newest; a fourth live one ends. */
	public function with( string $value, int $now ): self {
		if ( ( $this->live()[0]->value ?? null ) === $value ) {
			return $this;
		}
		$others = array_values( array_filter( $this->entries, static fn( SecretEntry $entry ): bool => $entry->value !== $value ) );
		$ring   = new self( [ new SecretEntry( bin2hex( random_bytes( 6 ) ), $value, $now ), ...$others ] );
		foreach ( array_slice( $ring->live(), self::MOST_LIVE ) as $too_many ) {
			$ring = $ring->without( $too_many->id, $now );
		}
		return $ring->remembered( $now );
	}

	/** That one counts no more from now on. */
	public function without( string $id, int $now ): self {
		return new self( array_map( static fn( SecretEntry $entry ): SecretEntry => $id === $entry->id && $entry->is_live() ? $entry->ended( $now ) : $entry, $this->entries ) );
	}

	/** Without those that ended long ago. */
	public function remembered( int $now ): self {
		return new self( array_values( array_filter( $this->entries, static fn( SecretEntry $entry ): bool => $entry->is_live() || $entry->ended_at > $now - self::REMEMBERED ) ) );
	}
}
