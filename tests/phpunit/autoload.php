<?php
/**
 * Loads the plugin's classes and the tests' own, without Composer: the same in Playground.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

require_once dirname( __DIR__, 2 ) . '/includes/autoload.php';

spl_autoload_register(
	static function ( string $class_name ): void {
		$prefix = 'Sedifex\\Sync\\Tests\\';
		if ( ! str_starts_with( $class_name, $prefix ) ) {
			return;
		}
		$parts  = explode( '\\', substr( $class_name, strlen( $prefix ) ) );
		$suites = [
			'Unit'        => 'unit',
			'Integration' => 'integration',
		];
		// The suites' folders are written small.
		$parts[0] = $suites[ $parts[0] ] ?? $parts[0];
		$path     = __DIR__ . '/' . implode( '/', $parts ) . '.php';
		if ( is_file( $path ) ) {
			require_once $path;
		}
	}
);
