<?php
/**
 * Loads Sedifex\Sync\Some\Thing from includes/Some/Thing.php. Composer is for development only,
 * so nothing from vendor/ is needed on a site.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

spl_autoload_register(
	static function ( string $class_name ): void {
		$prefix = 'Sedifex\\Sync\\';
		if ( ! str_starts_with( $class_name, $prefix ) ) {
			return;
		}
		$path = __DIR__ . '/' . str_replace( '\\', '/', substr( $class_name, strlen( $prefix ) ) ) . '.php';
		if ( is_file( $path ) ) {
			// Not _once, which would look the path up on the disk once more: PHP asks for a class once.
			require $path;
		}
	}
);
