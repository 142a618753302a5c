<?php
declare( strict_types=1 );

namespace Sedifex\Sync;

/**
 * Where the plugin's files are, as paths and as addresses. Knows nothing of what is in them.
 */
final class Files {

	/** Address of the plugin's folder; the same for all of a request. */
	private ?string $base = null;

	/** @param string $main Absolute path of sedifex-sync.php. */
	public function __construct( public readonly string $main ) {
	}

	/** @param string $relative Path below the plugin's folder, without a leading slash. */
	public function path( string $relative ): string {
		return dirname( $this->main ) . '/' . $relative;
	}

	/** @param string $relative Path below the plugin's folder, without a leading slash. */
	public function url( string $relative ): string {
		$this->base ??= plugins_url( '/', $this->main );
		return $this->base . $relative;
	}

	/** False in a checkout where `npm run build` has not run yet. */
	public function is_built(): bool {
		return is_file( $this->path( 'build/blocks/blocks-manifest.php' ) );
	}

	/**
	 * What the build wrote beside a script: its dependencies and version.
	 *
	 * @param string $relative Path of the script below build/, without `.js`, such as `admin/settings`.
	 * @return array{dependencies: list<mixed>, version: string}
	 */
	public function asset( string $relative ): array {
		$file = $this->path( "build/{$relative}.asset.php" );
		$data = is_file( $file ) ? require $file : null;
		return [
			'dependencies' => is_array( $data ) && is_array( $data['dependencies'] ?? null ) ? array_values( $data['dependencies'] ) : [],
			'version'      => is_array( $data ) && is_string( $data['version'] ?? null ) ? $data['version'] : VERSION,
		];
	}
}
