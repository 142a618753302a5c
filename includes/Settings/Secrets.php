<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Settings;

use Sedifex\Sync\Support\Clock;
use Sedifex\Sync\Support\SystemClock;

/**
 * Keeps keys and webhook secrets encrypted in one small option, decrypted only where one is used.
 *
 * When the site's salts change, what is stored can no longer be read: it is then locked. A locked
 * secret is never sent, shown or overwritten by anything but its owner typing it again, and opens by
 * itself when the salts come back. Never hands a secret to a page, a log or an answer.
 *
 * What proves a sender of webhooks can be several secrets at a time (SecretRing); all of them lie in
 * one box, and the newest is the one that get() gives. A constant is then the only one.
 */
final class Secrets {

	/** Autoloaded: it is small, and a webhook must not cost one query more. */
	public const OPTION = 'sedifex_sync_secrets';

	/** What the owner can set; each has a constant of its own. */
	public const NAMES = [ 'integration_key', 'webhook_secret', 'selldone_webhook_secret', 'selldone_sign_key', 'sevi_webhook_token' ];

	/** Of these, the older ones stay good for a while when there is a new one. */
	public const ROTATING = [ 'webhook_secret', 'selldone_webhook_secret', 'sevi_webhook_token' ];

	/** Prefix of the entry that holds our own random bytes; the rest names the key that sealed it. */
	private const OWN = 'own.';

	private readonly Vault $vault;

	public function __construct( private readonly Constants $constants, private readonly Clock $clock = new SystemClock() ) {
		$this->vault = new Vault( $constants );
	}

	/** @return string|null Null when there is none, or it is locked. */
	public function get( string $name ): ?string {
		return $this->constants->get( $name ) ?? $this->open( $name );
	}

	/** Stores one secret and leaves every other as it is, locked ones too. Of those that rotate, it becomes the newest. */
	public function set( string $name, string $value ): bool {
		$value = trim( $value );
		if ( '' === $value || ! in_array( $name, self::NAMES, true ) ) {
			return false;
		}
		if ( $value !== $this->open( $name ) ) {
			$text = in_array( $name, self::ROTATING, true ) ? $this->ring( $name )->with( $value, $this->clock->now() )->text() : $value;
			$this->write( [ ...$this->boxes(), $name => $this->vault->seal( $name, $text ) ] );
		}
		return $value === $this->open( $name );
	}

	/** @return list<SecretEntry>|null What counts at the moment, newest first; null = it is stored and cannot be read. */
	public function live( string $name ): ?array {
		$constant = $this->constants->get( $name );
		if ( null !== $constant ) {
			return [ new SecretEntry( 'constant', $constant ) ];
		}
		// Opened once: a webhook waits for it.
		$box  = $this->boxes()[ $name ] ?? null;
		$text = null === $box ? '' : $this->vault->open( $name, $box );
		return null === $text ? null : SecretRing::parse( $text )->live();
	}

	/** @return list<SecretEntry> What counted until lately, or would without a constant; nothing is accepted with it. */
	public function ended( string $name ): array {
		$constant = $this->constants->get( $name );
		$ring     = $this->ring( $name );
		$ended    = $ring->ended( $this->clock->now() );
		return null === $constant ? $ended : array_values( array_filter( [ ...$ring->live(), ...$ended ], static fn( SecretEntry $entry ): bool => $constant !== $entry->value ) );
	}

	/** @return bool False where there is no such live secret, or it is the constant's. */
	public function end( string $name, string $id ): bool {
		$ring = $this->ring( $name );
		if ( null !== $this->constants->get( $name ) || ! in_array( $id, array_column( $ring->live(), 'id' ), true ) ) {
			return false;
		}
		$this->write( [ ...$this->boxes(), $name => $this->vault->seal( $name, $ring->without( $id, $this->clock->now() )->text() ) ] );
		return ! in_array( $id, array_column( $this->ring( $name )->live(), 'id' ), true );
	}

	/** @return int How many that ended long ago were taken out for good. */
	public function forget_ended(): int {
		$boxes = $this->boxes();
		$gone  = 0;
		foreach ( array_intersect( self::ROTATING, array_keys( $boxes ) ) as $name ) {
			$ring  = $this->ring( $name );
			$kept  = $ring->remembered( $this->clock->now() );
			$fewer = count( $ring->entries ) - count( $kept->entries );
			if ( $fewer > 0 ) {
				$boxes[ $name ] = $this->vault->seal( $name, $kept->text() );
				$gone          += $fewer;
			}
		}
		if ( $gone > 0 ) {
			$this->write( $boxes );
		}
		return $gone;
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
		$value    = $constant ?? $this->open( $name );
		$locked   = null === $constant && $this->is_shut( $name );
		return [
			'has_value' => null !== $value || $locked,
			'last4'     => SecretEntry::last4( $value ?? '' ),
			'source'    => null !== $constant ? 'constant' : ( null !== $value || $locked ? 'stored' : 'none' ),
			'locked'    => $locked,
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
	 * Every secret that can be read, older and ended ones too: for Redactor, and for nothing else.
	 *
	 * @return list<string>
	 */
	public function all(): array {
		$rings = array_map( fn( string $name ): array => array_column( $this->ring( $name )->entries, 'value' ), self::ROTATING );
		return array_values( array_unique( array_filter( [ ...array_map( $this->get( ... ), self::NAMES ), ...array_merge( ...$rings ) ], is_string( ... ) ) ) );
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
		return in_array( $name, self::ROTATING, true ) ? $this->ring( $name )->live()[0]->value ?? null : $this->unsealed( $name );
	}

	private function unsealed( string $name ): ?string {
		$box = $this->boxes()[ $name ] ?? null;
		return null === $box ? null : $this->vault->open( $name, $box );
	}

	/** Empty where there is none, or it cannot be read. */
	private function ring( string $name ): SecretRing {
		return SecretRing::parse( $this->unsealed( $name ) ?? '' );
	}

	/** Stored, and not to be read. */
	private function is_shut( string $name ): bool {
		return isset( $this->boxes()[ $name ] ) && null === $this->unsealed( $name );
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
