<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Settings;

use wpdb;

/**
 * The one option that all secrets lie in, and the only place that writes it. Several processes change
 * it at a time, and each of them has read it at the beginning of its request: so a change is made to what
 * the database holds now, and written only where nobody else has written since. Opens no box.
 */
final class SecretBoxes {

	/** Each time that one writer loses, another one has won. */
	private const TRIES = 20;

	/** @return array<string, string> Name => envelope, as far as this process knows: no query. */
	public function read(): array {
		return self::boxes( get_option( Secrets::OPTION, [] ) );
	}

	/**
	 * @param callable(array<string, string>): array<string, string> $change Gets what is stored now; may be called again.
	 * @return bool False where the database did not keep it.
	 */
	public function change( callable $change ): bool {
		global $wpdb;
		for ( $try = 0; $try < self::TRIES; $try++ ) {
			$text   = $wpdb->get_var( $wpdb->prepare( 'SELECT option_value FROM %i WHERE option_name = %s', $wpdb->options, Secrets::OPTION ) );
			$before = null === $text ? null : maybe_unserialize( $text );
			$boxes  = self::boxes( $before );
			$after  = $change( $boxes );
			if ( $after === $boxes ) {
				self::forget_copies();
				return true;
			}
			if ( self::replace( $wpdb, $text, $after ) ) {
				self::forget_copies();
				self::tell( $before, $after );
				return true;
			}
		}
		self::forget_copies();
		return false;
	}

	/**
	 * @param string|null           $text What it must still be; null = it must not be there.
	 * @param array<string, string> $boxes
	 */
	private static function replace( wpdb $wpdb, ?string $text, array $boxes ): bool {
		$new = (string) maybe_serialize( $boxes );
		if ( null === $text ) {
			return 1 === $wpdb->query( $wpdb->prepare( "INSERT IGNORE INTO %i (option_name, option_value, autoload) VALUES (%s, %s, 'on')", $wpdb->options, Secrets::OPTION, $new ) );
		}
		return 1 === $wpdb->query( $wpdb->prepare( "UPDATE %i SET option_value = %s, autoload = 'on' WHERE option_name = %s AND option_value = %s", $wpdb->options, $new, Secrets::OPTION, $text ) );
	}

	/** WordPress's own copies, in this process and in an object cache that servers share. */
	private static function forget_copies(): void {
		wp_cache_delete( Secrets::OPTION, 'options' );
		wp_cache_delete( 'alloptions', 'options' );
		$absent = wp_cache_get( 'notoptions', 'options' );
		if ( is_array( $absent ) && isset( $absent[ Secrets::OPTION ] ) ) {
			unset( $absent[ Secrets::OPTION ] );
			wp_cache_set( 'notoptions', $absent, 'options' );
		}
	}

	/**
	 * As WordPress tells whoever listens to an option.
	 *
	 * @param array<string, string> $after
	 */
	private static function tell( mixed $before, array $after ): void {
		if ( null === $before ) {
			do_action( 'add_option_' . Secrets::OPTION, Secrets::OPTION, $after ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- WordPress's.
		} else {
			do_action( 'update_option_' . Secrets::OPTION, $before, $after, Secrets::OPTION ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- WordPress's.
		}
	}

	/** @return array<string, string> Without what is no box. */
	private static function boxes( mixed $stored ): array {
		$boxes = [];
		foreach ( is_array( $stored ) ? $stored : [] as $name => $box ) {
			if ( is_string( $name ) && is_string( $box ) ) {
				$boxes[ $name ] = $box;
			}
		}
		return $boxes;
	}
}
