<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Sedifex\Sync\Settings\Secrets;

/** The secrets that a source may prove itself with at the moment. Hands them to sources and to nobody else. */
final class LiveSecrets {

	public function __construct( private readonly Secrets $secrets ) {
	}

	/** @return list<string>|null Newest first, none empty; null = one is stored and cannot be read. */
	public function of( string $name ): ?array {
		$secret = $this->secrets->get( $name );
		if ( null === $secret ) {
			return $this->secrets->describe( $name )['locked'] ? null : [];
		}
		return '' === $secret ? [] : [ $secret ];
	}

	/**
	 * In constant time, whatever the lengths.
	 *
	 * @param list<string> $secrets
	 */
	public static function has( array $secrets, string $given ): bool {
		$found = false;
		foreach ( $secrets as $secret ) {
			$found = hash_equals( hash( 'sha256', $secret ), hash( 'sha256', $given ) ) || $found;
		}
		return $found && '' !== $given;
	}
}
