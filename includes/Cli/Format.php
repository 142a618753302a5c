<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Cli;

/** The option `--format`, which WP-CLI has checked against the list in the command's comment. */
final class Format {

	private const KNOWN = [ 'table', 'json', 'csv', 'yaml' ];

	/** @param array<string, string|bool> $options */
	public static function of( array $options ): string {
		$format = $options['format'] ?? 'table';
		return is_string( $format ) && in_array( $format, self::KNOWN, true ) ? $format : 'table';
	}

	/** @param array<string, string|bool> $options */
	public static function number( array $options, string $name, int $otherwise, int $most ): int {
		$value = $options[ $name ] ?? null;
		return is_string( $value ) && ctype_digit( $value ) && (int) $value > 0 ? min( (int) $value, $most ) : $otherwise;
	}
}
