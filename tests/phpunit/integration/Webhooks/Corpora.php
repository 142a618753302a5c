<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Webhooks;

use RuntimeException;

/** Bad input that others have collected, from the packages that package.json names. */
final class Corpora {

	/** @return array<string, string> Files of the JSON parsing test-suite: y_… is JSON, n_… is none, i_… is disputed. */
	public static function json(): array {
		$module = self::read( 'json-test-suite/data/parsing.js' );
		$start  = (int) strpos( $module, '[' );
		$list   = json_decode( substr( $module, $start, (int) strrpos( $module, ']' ) - $start + 1 ), true );
		return array_column( is_array( $list ) ? $list : [], 'input', 'name' );
	}

	/** @return list<string> The big list of naughty strings. */
	public static function strings(): array {
		$list = json_decode( self::read( 'big-list-of-naughty-strings/blns.json' ), true );
		return array_values( array_filter( is_array( $list ) ? $list : [], is_string( ... ) ) );
	}

	private static function read( string $file ): string {
		$text = file_get_contents( dirname( __DIR__, 4 ) . '/node_modules/' . $file );
		return false === $text ? throw new RuntimeException( "Missing: $file. Run npm ci." ) : $text;
	}
}
