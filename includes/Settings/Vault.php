<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Settings;

/**
 * Seals and opens single values: XChaCha20-Poly1305, bound to the value's name and this site, so that
 * a box copied to another place does not open. The envelope says which key sealed it, so a changed key
 * is told from a damaged box without trying. Stores nothing.
 *
 * Keys, in order: the constant SEDIFEX_SYNC_ENCRYPTION_KEY, then WordPress's salts. Both open boxes,
 * so adding the constant later locks nothing; the first one seals.
 */
final class Vault {

	private const VERSION = 'v1';

	public function __construct( private readonly Constants $constants ) {
	}

	public function seal( string $name, string $value ): string {
		$key   = $this->keys()[0];
		$nonce = random_bytes( SODIUM_CRYPTO_AEAD_XCHACHA20POLY1305_IETF_NPUBBYTES );
		$box   = sodium_crypto_aead_xchacha20poly1305_ietf_encrypt( $value, self::bound_to( $name ), $nonce, $key );
		return implode( ':', [ self::VERSION, self::check_value( $key ), self::encode( $nonce ), self::encode( $box ) ] );
	}

	/** @return string|null Null when no present key opens it: sealed with another one, moved here, or damaged. */
	public function open( string $name, string $envelope ): ?string {
		[ $version, $check, $nonce, $box ] = array_pad( explode( ':', $envelope ), 4, '' );
		$nonce                             = self::decode( $nonce );
		if ( self::VERSION !== $version || SODIUM_CRYPTO_AEAD_XCHACHA20POLY1305_IETF_NPUBBYTES !== strlen( $nonce ) ) {
			return null;
		}
		foreach ( $this->keys() as $key ) {
			if ( hash_equals( self::check_value( $key ), $check ) ) {
				$value = sodium_crypto_aead_xchacha20poly1305_ietf_decrypt( self::decode( $box ), self::bound_to( $name ), $nonce, $key );
				return is_string( $value ) ? $value : null;
			}
		}
		return null;
	}

	/** True when a box was sealed with the key that seals now. */
	public function is_sealed_with_first_key( string $envelope ): bool {
		return $this->first_check_value() === ( explode( ':', $envelope )[1] ?? '' );
	}

	/** Names the key that seals now, without telling anything of it. */
	public function first_check_value(): string {
		return self::check_value( $this->keys()[0] );
	}

	/** @return non-empty-list<string> 32 bytes each. */
	private function keys(): array {
		$sources = array_filter( [ $this->constants->get( 'encryption_key' ), wp_salt( 'auth' ) ], is_string( ... ) );
		$keys    = array_map( static fn( string $source ): string => hash_hkdf( 'sha256', $source, 32, 'sedifex-sync secrets' ), array_values( $sources ) );
		return [] === $keys ? [ str_repeat( "\0", 32 ) ] : $keys;
	}

	private static function check_value( string $key ): string {
		return substr( hash_hmac( 'sha256', 'key check', $key ), 0, 16 );
	}

	/** The blog, not its address: moving a site to another domain must lock nothing. */
	private static function bound_to( string $name ): string {
		return implode( '|', [ Secrets::OPTION, (string) get_current_blog_id(), $name ] );
	}

	private static function encode( string $bytes ): string {
		return base64_encode( $bytes );
	}

	private static function decode( string $text ): string {
		$bytes = base64_decode( $text, true );
		return is_string( $bytes ) ? $bytes : '';
	}
}
