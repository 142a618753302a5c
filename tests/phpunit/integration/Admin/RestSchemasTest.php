<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Admin;

use Sedifex\Sync\Tests\WpTestCase;

/**
 * PHP and TypeScript describe the same answers, each in its own words. Both are held against one file,
 * here and in src/api/schemas.test.ts: whoever changes one side has to change the file and the other.
 */
final class RestSchemasTest extends WpTestCase {

	public function test_the_schemas_of_the_routes_are_those_of_the_file(): void {
		$file   = (string) file_get_contents( dirname( __DIR__, 3 ) . '/fixtures/rest-schemas.json' );
		$stored = json_decode( $file, true );
		self::assertIsArray( $stored );
		// Sorts out the options of the routes.
		rest_get_server()->get_routes();
		$ours = [];
		foreach ( array_keys( $stored ) as $route ) {
			$options = rest_get_server()->get_route_options( '/sedifex/v1' . $route );
			self::assertIsArray( $options, "there is no route $route" );
			self::assertIsCallable( $options['schema'] ?? null, "$route has no schema" );
			$ours[ $route ] = self::bare( $options['schema']() );
		}
		self::assertSame( self::text( $stored ), self::text( $ours ) );
	}

	/**
	 * What both languages can say: no titles, no descriptions, names in order.
	 *
	 * @param array<mixed> $schema
	 * @return array<mixed>
	 */
	private static function bare( array $schema ): array {
		if ( array_is_list( $schema ) ) {
			return $schema;
		}
		unset( $schema['$schema'], $schema['description'] );
		if ( is_string( $schema['title'] ?? null ) ) {
			unset( $schema['title'] );
		}
		if ( is_array( $schema['required'] ?? null ) && array_is_list( $schema['required'] ) ) {
			sort( $schema['required'] );
		}
		ksort( $schema );
		return array_map( static fn( mixed $value ): mixed => is_array( $value ) ? self::bare( $value ) : $value, $schema );
	}

	/** @param array<mixed> $schemas */
	private static function text( array $schemas ): string {
		return (string) wp_json_encode( self::bare( $schemas ), JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES );
	}
}
