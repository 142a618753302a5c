<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Sedifex\Sync\Settings\SecretEntry;
use Sedifex\Sync\Settings\Secrets;

/** The secrets that a source may prove itself with at the moment. Hands them to sources and to nobody else. */
final class LiveSecrets {

	public function __construct( private readonly Secrets $secrets ) {
	}

	/** @return list<SecretEntry>|null Newest first, none empty; null = they are stored and cannot be read. */
	public function of( string $name ): ?array {
		if ( in_array( $name, Secrets::ROTATING, true ) ) {
			return $this->secrets->live( $name );
		}
		$secret = $this->secrets->get( $name );
		if ( null === $secret ) {
			return $this->secrets->describe( $name )['locked'] ? null : [];
		}
		return '' === $secret ? [] : [ new SecretEntry( $name, $secret ) ];
	}

	/**
	 * Which of them was given, in constant time, whatever the lengths.
	 *
	 * @param list<SecretEntry> $secrets
	 */
	public static function find( array $secrets, string $given ): ?SecretEntry {
		$found = null;
		foreach ( $secrets as $secret ) {
			$equal = hash_equals( hash( 'sha256', $secret->value ), hash( 'sha256', $given ) );
			$found = $equal ? $secret : $found;
		}
		return '' === $given ? null : $found;
	}
}
