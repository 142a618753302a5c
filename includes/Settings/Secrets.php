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

	private readonly SecretBoxes $store;

	public function __construct( private readonly Constants $constants, private readonly Clock $clock = new SystemClock() ) {
		$this->vault = new Vault( $constants );
		$this->store = new SecretBoxes();
	}

	/** @return string|null Null when there is none, or it is locked. */
	public function get( string $name ): ?string {
		return $this->constants->get( $name ) ?? $this->open( $name, $this->store->read() );
	}

	/** Stores one secret and leaves every other as it is, locked ones too. Of those that rotate, it becomes the newest. */
	public function set( string $name, string $value ): bool {
		$value = trim( $value );
		if ( '' === $value || ! in_array( $name, self::NAMES, true ) ) {
			return false;
		}
		$this->store->change(
			function ( array $boxes ) use ( $name, $value ): array {
				if ( $value === $this->open( $name, $boxes ) ) {
					return $boxes;
				}
				$text = in_array( $name, self::ROTATING, true ) ? $this->ring( $name, $boxes )->with( $value, $this->clock->now() )->text() : $value;
				return [ ...$boxes, $name => $this->vault->seal( $name, $text ) ];
			}
		);
		return $value === $this->open( $name, $this->store->read() );
	}

	/** @return list<SecretEntry>|null What counts at the moment, newest first; null = it is stored and cannot be read. */
	public function live( string $name ): ?array {
		$constant = $this->constants->get( $name );
		if ( null !== $constant ) {
			return [ new SecretEntry( 'constant', $constant ) ];
		}
		// Opened once: a webhook waits for it.
		$box  = $this->store->read()[ $name ] ?? null;
		$text = null === $box ? '' : $this->vault->open( $name, $box );
		return null === $text ? null : SecretRing::parse( $text )->live();
	}

	/** @return list<SecretEntry> What counted until lately, or would without a constant; nothing is accepted with it. */
	public function ended( string $name ): array {
		$constant = $this->constants->get( $name );
		$ring     = $this->ring( $name, $this->store->read() );
		$ended    = $ring->ended( $this->clock->now() );
		return null === $constant ? $ended : array_values( array_filter( [ ...$ring->live(), ...$ended ], static fn( SecretEntry $entry ): bool => $constant !== $entry->value ) );
	}

	/** @return bool False where there is no such live secret, or it is the constant's. */
	public function end( string $name, string $id ): bool {
		$had = false;
		if ( null !== $this->constants->get( $name ) ) {
			return false;
		}
		$this->store->change(
			function ( array $boxes ) use ( $name, $id, &$had ): array {
				$ring = $this->ring( $name, $boxes );
				$had  = in_array( $id, array_column( $ring->live(), 'id' ), true );
				return $had ? [ ...$boxes, $name => $this->vault->seal( $name, $ring->without( $id, $this->clock->now() )->text() ) ] : $boxes;
			}
		);
		return $had && ! in_array( $id, array_column( $this->ring( $name, $this->store->read() )->live(), 'id' ), true );
	}

	/** @return int How many that ended long ago were taken out for good. */
	public function forget_ended(): int {
		$gone = 0;
		// Most often there are none: then nothing is asked of the database.
		if ( [] === $this->without_ended( $this->store->read() )[1] ) {
			return 0;
		}
		$kept = $this->store->change(
			function ( array $boxes ) use ( &$gone ): array {
				[ $boxes, $fewer ] = $this->without_ended( $boxes );
				$gone              = array_sum( $fewer );
				return $boxes;
			}
		);
		return $kept ? $gone : 0;
	}

	public function remove( string $name ): void {
		$this->store->change( static fn( array $boxes ): array => array_diff_key( $boxes, [ $name => true ] ) );
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
		$boxes    = $this->store->read();
		$value    = $constant ?? $this->open( $name, $boxes );
		$locked   = null === $constant && isset( $boxes[ $name ] ) && null === $this->unsealed( $name, $boxes );
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
		$master = $this->master( $this->store->read() );
		if ( null === $master ) {
			$master = random_bytes( 32 );
			$name   = self::OWN . $this->vault->first_check_value();
			// Another process may have made some in the meantime: then these are ours too.
			$this->store->change( fn( array $boxes ): array => null === $this->master( $boxes ) ? [ ...$boxes, $name => $this->vault->seal( $name, $master ) ] : $boxes );
			$master = $this->master( $this->store->read() ) ?? $master;
		}
		return hash_hmac( 'sha256', $purpose, $master, true );
	}

	/**
	 * Every secret that can be read, older and ended ones too: for Redactor, and for nothing else.
	 *
	 * @return list<string>
	 */
	public function all(): array {
		$rings = array_map( fn( string $name ): array => array_column( $this->ring( $name, $this->store->read() )->entries, 'value' ), self::ROTATING );
		return array_values( array_unique( array_filter( [ ...array_map( $this->get( ... ), self::NAMES ), ...array_merge( ...$rings ) ], is_string( ... ) ) ) );
	}

	/** Seals again what an older key sealed, so that salts may change after the constant was added. */
	public function renew(): void {
		// Asked on each page of the dashboard, and hardly ever needed.
		if ( $this->renewed( $this->store->read() ) !== $this->store->read() ) {
			$this->store->change( $this->renewed( ... ) );
		}
	}

	/** Makes the option, for a missing one costs a query each time it is looked for. */
	public function prepare(): void {
		$this->own( '' );
	}

	/**
	 * @param array<string, string> $boxes
	 * @return array<string, string>
	 */
	private function renewed( array $boxes ): array {
		foreach ( $boxes as $name => $box ) {
			$value = $this->vault->is_sealed_with_first_key( $box ) ? null : $this->vault->open( $name, $box );
			if ( null !== $value ) {
				$now = str_starts_with( $name, self::OWN ) ? self::OWN . $this->vault->first_check_value() : $name;
				unset( $boxes[ $name ] );
				$boxes[ $now ] = $this->vault->seal( $now, $value );
			}
		}
		return $boxes;
	}

	/**
	 * @param array<string, string> $boxes
	 * @return array{array<string, string>, list<int>} And how many each that changed has lost.
	 */
	private function without_ended( array $boxes ): array {
		$gone = [];
		foreach ( array_intersect( self::ROTATING, array_keys( $boxes ) ) as $name ) {
			$ring  = $this->ring( $name, $boxes );
			$kept  = $ring->remembered( $this->clock->now() );
			$fewer = count( $ring->entries ) - count( $kept->entries );
			if ( $fewer > 0 ) {
				$boxes[ $name ] = $this->vault->seal( $name, $kept->text() );
				$gone[]         = $fewer;
			}
		}
		return [ $boxes, $gone ];
	}

	/** @param array<string, string> $boxes */
	private function master( array $boxes ): ?string {
		foreach ( $boxes as $name => $box ) {
			$master = str_starts_with( $name, self::OWN ) ? $this->vault->open( $name, $box ) : null;
			if ( null !== $master ) {
				return $master;
			}
		}
		return null;
	}

	/** @param array<string, string> $boxes */
	private function open( string $name, array $boxes ): ?string {
		return in_array( $name, self::ROTATING, true ) ? $this->ring( $name, $boxes )->live()[0]->value ?? null : $this->unsealed( $name, $boxes );
	}

	/** @param array<string, string> $boxes */
	private function unsealed( string $name, array $boxes ): ?string {
		$box = $boxes[ $name ] ?? null;
		return null === $box ? null : $this->vault->open( $name, $box );
	}

	/**
	 * Empty where there is none, or it cannot be read.
	 *
	 * @param array<string, string> $boxes
	 */
	private function ring( string $name, array $boxes ): SecretRing {
		return SecretRing::parse( $this->unsealed( $name, $boxes ) ?? '' );
	}
}
