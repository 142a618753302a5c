<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Settings;

/**
 * Takes over what the earlier Sedifex plugin left: its settings lie under the same option, with the key
 * in plain text. May be killed at any step and run again: the key is stored encrypted first, and the
 * plain copy goes with the last write, which is also what ends the work.
 */
final class EarlierPlugin {

	private const LEFT_OPTION = 'sedifex_sync_health';

	private const LEFT_TRANSIENT = 'sedifex_sync_products';

	/** Old name => ours. */
	private const RENAMED = [ 'api_base_url' => 'base_url', 'store_id' => 'store_id', 'cache_ttl' => 'cache_ttl' ];

	public function __construct( private readonly Secrets $secrets ) {
	}

	/**
	 * Leaves the options in our form, also on a site that never had the other plugin. Costs no query
	 * once done. A key in plain text is what the owner typed last, even if the earlier plugin was
	 * switched on again after this one: it replaces the stored one.
	 */
	public function take_over(): void {
		if ( SettingsModule::is_in_our_form() ) {
			return;
		}
		$stored = get_option( SettingsStore::OPTION );
		$stored = is_array( $stored ) ? $stored : [];
		$plain  = $stored['integration_key'] ?? null;
		$this->secrets->prepare();
		if ( is_string( $plain ) && '' !== trim( $plain ) && ! $this->secrets->set( 'integration_key', $plain ) ) {
			// Not stored: the plain copy is then the only one, and stays until the next request.
			return;
		}
		delete_option( self::LEFT_OPTION );
		delete_transient( self::LEFT_TRANSIENT );
		update_option( SettingsStore::OPTION, self::in_our_form( $stored ), true );
	}

	/**
	 * @param array<mixed> $stored
	 * @return array<mixed>
	 */
	private static function in_our_form( array $stored ): array {
		$ours = [
			'base_url'  => Fields::base_url( $stored['api_base_url'] ?? null ),
			'store_id'  => Fields::store_id( $stored['store_id'] ?? null ),
			'cache_ttl' => self::seconds( $stored['cache_ttl'] ?? null ),
		];
		$kept = array_diff_key( $stored, self::RENAMED, [ 'integration_key' => true ] );
		return [ ...$kept, ...array_filter( $ours, static fn( mixed $value ): bool => null !== $value ), 'form' => SettingsStore::FORM ];
	}

	/** Zero meant "always fresh" there; here the shortest time is what comes nearest. */
	private static function seconds( mixed $value ): ?int {
		return is_numeric( $value ) ? max( Fields::CACHE_TTL_LEAST, min( Fields::CACHE_TTL_MOST, (int) $value ) ) : null;
	}
}
