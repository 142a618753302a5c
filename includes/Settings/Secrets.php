<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Settings;

/**
 * Keeps keys and webhook secrets encrypted in one small option, decrypted only where one is used.
 *
 * When the site's salts change, what is stored can no longer be read: it is then locked. A locked
 * secret is never sent, shown or overwritten by anything but its owner typing it again, and opens by
 * itself when the salts come back. Never hands a secret to a page, a log or an answer.
 */
final class Secrets {

	/** Autoloaded: it is small, and a webhook must not cost one query more. */
	public const OPTION = 'sedifex_sync_secrets';

	/** What the owner can set; each has a constant of its own. */
	public const NAMES = [ 'integration_key', 'webhook_secret', 'selldone_webhook_secret', 'selldone_sign_key', 'sevi_webhook_token' ];

	/** Prefix of the entry that holds our own random bytes; the rest names the key that sealed it. */
	private const OWN = 'own.';

	private readonly Vault $vault;

	public function __construct( private readonly Constants $constants ) {
		$this->vault = new Vault( $constants );
	}

	/** @return string|null Null when there is none, or it is locked. */
	public function get( string $name ): ?string {
		return $this->constants->get( $name ) ?? $this->open( $name );
	}

	/** Stores one secret and leaves every other as it is, locked ones too. */
	public function set( string $name, string $value ): bool {
		$value = trim( $value );
		if ( '' === $value || ! in_array( $name, self::NAMES, true ) ) {
			return false;
		}
		if ( $value !== $this->open( $name ) ) {
			$this->write( [ ...$this->boxes(), $name => $this->vault->seal( $name, $value ) ] );
		}
		return $value === $this->open( $name );
	}

	public function remove( string $name ): void {
		$this->write( array_diff_key( $this->boxes(), [ $name => true ] ) );
	}

	/** True when any secret is stored that cannot be read and that no constant replaces. */
	public function is_locked(): bool {
		return [] !== $this->locked();
	}

	/** @return list<string> Names of secrets that are stored and cannot be read. */
	public function locked(): array {
		return array_values( array_filter( self::NAMES, fn( string $name ): bool => $this->describe( $name )['locked'] ) );
	}

	/**
	 * All that a page may know of a secret.
	 *
	 * @return array{has_value: bool, last4: string, source: 'constant'|'stored'|'none', locked: bool}
	 */
	public function describe( string $name ): array {
		$constant = $this->constants->get( $name );
		$stored   = isset( $this->boxes()[ $name ] );
		$value    = $constant ?? $this->open( $name );
		return [
			'has_value' => null !== $constant || $stored,
			// Four of a short secret would be too much of it.
			'last4'     => null !== $value && strlen( $value ) >= 12 ? substr( $value, -4 ) : '',
			'source'    => null !== $constant ? 'constant' : ( $stored ? 'stored' : 'none' ),
			'locked'    => null === $value && $stored,
		];
	}

	/**
	 * Bytes of our own for signing forms and cookies: random, made once, kept encrypted, different for
	 * each purpose. After a change of salts there are new ones, and the old come back with the old salts.
	 *
	 * @param string $purpose What is signed with them.
	 * @return string 32 bytes.
	 */
	public function own( string $purpose ): string {
		foreach ( $this->boxes() as $name => $box ) {
			$master = str_starts_with( $name, self::OWN ) ? $this->vault->open( $name, $box ) : null;
			if ( null !== $master ) {
				return hash_hmac( 'sha256', $purpose, $master, true );
			}
		}
		$name   = self::OWN . $this->vault->first_check_value();
		$master = random_bytes( 32 );
		$this->write( [ ...$this->boxes(), $name => $this->vault->seal( $name, $master ) ] );
		return hash_hmac( 'sha256', $purpose, $master, true );
	}

	/**
	 * Every secret that can be read: for Redactor, and for nothing else.
	 *
	 * @return list<string>
	 */
	public function all(): array {
		return array_values( array_filter( array_map( $this->get( ... ), self::NAMES ), is_string( ... ) ) );
	}

	/** Seals again what an older key sealed, so that salts may change after the constant was added. */
	public function renew(): void {
		$boxes = $this->boxes();
		foreach ( $boxes as $name => $box ) {
			$value = $this->vault->is_sealed_with_first_key( $box ) ? null : $this->vault->open( $name, $box );
			if ( null !== $value ) {
				$now = str_starts_with( $name, self::OWN ) ? self::OWN . $this->vault->first_check_value() : $name;
				unset( $boxes[ $name ] );
				$boxes[ $now ] = $this->vault->seal( $now, $value );
			}
		}
		if ( $boxes !== $this->boxes() ) {
			$this->write( $boxes );
		}
	}

	/** Makes the option, for a missing one costs a query each time it is looked for. */
	public function prepare(): void {
		$this->own( '' );
	}

	private function open( string $name ): ?string {
		$box = $this->boxes()[ $name ] ?? null;
		return null === $box ? null : $this->vault->open( $name, $box );
	}

	/** @return array<string, string> Name => envelope. */
	private function boxes(): array {
		$stored = get_option( self::OPTION, [] );
		$boxes  = [];
		foreach ( is_array( $stored ) ? $stored : [] as $name => $box ) {
			if ( is_string( $name ) && is_string( $box ) ) {
				$boxes[ $name ] = $box;
			}
		}
		return $boxes;
	}

	/** @param array<string, string> $boxes */
	private function write( array $boxes ): void {
		update_option( self::OPTION, $boxes, true );
	}
}
