<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

/**
 * Where our copies of pictures lie: uploads/sedifex-sync/<2>/<hash>-<width>.webp, named by the content
 * of the original, so that the same picture is kept once and a name never changes its content.
 * Knows paths and addresses, not pictures.
 */
final class PictureFiles {

	private const FOLDER = 'sedifex-sync';

	/** Name of a copy; anything else in the folder is not ours to delete. */
	private const NAME = '/^[0-9a-f]{32}-\d{1,4}\.webp$/D';

	/** @var array<int, array{folder: string, address: string}> By site of the network. */
	private array $places = [];

	/** @param string $hash 32 hex digits. */
	public function path( string $hash, int $width ): string {
		return $this->folder() . '/' . substr( $hash, 0, 2 ) . "/{$hash}-{$width}.webp";
	}

	/**
	 * What the addresses of all copies of a picture begin with; `-<width>.webp` follows.
	 *
	 * @param string $hash 32 hex digits.
	 */
	public function url( string $hash ): string {
		return $this->place()['address'] . '/' . substr( $hash, 0, 2 ) . "/{$hash}";
	}

	/** Puts a finished copy in its place, whole or not at all. */
	public function keep( string $made, string $hash, int $width ): bool {
		$path = $this->path( $hash, $width );
		return rename( $made, $path ) && chmod( $path, $this->mode() ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- one step on one disk, which WP_Filesystem cannot promise.
	}

	/**
	 * @param string $hash 32 hex digits.
	 * @return string|null The folder of such copies, made where needed; null = it cannot be written to.
	 */
	public function folder_for( string $hash ): ?string {
		$folder = dirname( $this->path( $hash, 0 ) );
		return wp_mkdir_p( $folder ) && wp_is_writable( $folder ) ? $folder : null;
	}

	/**
	 * Every copy on the disk.
	 *
	 * @return list<string> Names such as `<hash>-320.webp`.
	 */
	public function all(): array {
		$found = glob( $this->folder() . '/[0-9a-f][0-9a-f]/*.webp', GLOB_NOSORT );
		$names = array_map( basename( ... ), false === $found ? [] : $found );
		return array_values( array_filter( $names, static fn( string $name ): bool => 1 === preg_match( self::NAME, $name ) ) );
	}

	/** @param string $name As all() gives it. */
	public function delete( string $name ): void {
		wp_delete_file( $this->folder() . '/' . substr( $name, 0, 2 ) . '/' . basename( $name ) );
	}

	/** @param string $name As all() gives it. @return int Seconds since it was made. */
	public function age( string $name, int $now ): int {
		$made = is_file( $this->folder() . '/' . substr( $name, 0, 2 ) . '/' . $name ) ? filemtime( $this->folder() . '/' . substr( $name, 0, 2 ) . '/' . $name ) : false;
		return false === $made ? 0 : $now - $made;
	}

	/** For uninstalling: our copies, half-made ones and our folders, where nothing else is in them. */
	public function delete_all(): void {
		foreach ( $this->all() as $name ) {
			$this->delete( $name );
		}
		foreach ( [ '/[0-9a-f][0-9a-f]/.making-*', '/.htaccess', '/index.html' ] as $pattern ) {
			$left = glob( $this->folder() . $pattern );
			array_map( wp_delete_file( ... ), false === $left ? [] : $left );
		}
		$folders = glob( $this->folder() . '/[0-9a-f][0-9a-f]', GLOB_ONLYDIR );
		foreach ( [ ...( false === $folders ? [] : $folders ), $this->folder() ] as $folder ) {
			if ( is_dir( $folder ) && [] === array_diff( (array) scandir( $folder ), [ '.', '..' ] ) ) {
				rmdir( $folder ); // phpcs:ignore WordPress.WP.AlternativeFunctions.file_system_operations_rmdir -- our own empty folder.
			}
		}
	}

	private function folder(): string {
		return $this->place()['folder'];
	}

	/** @return array{folder: string, address: string} */
	private function place(): array {
		$site = get_current_blog_id();
		if ( ! isset( $this->places[ $site ] ) ) {
			$uploads               = wp_get_upload_dir();
			$this->places[ $site ] = [
				'folder'  => $uploads['basedir'] . '/' . self::FOLDER,
				'address' => set_url_scheme( $uploads['baseurl'] ) . '/' . self::FOLDER,
			];
		}
		return $this->places[ $site ];
	}

	private function mode(): int {
		return defined( 'FS_CHMOD_FILE' ) ? (int) FS_CHMOD_FILE : 0644;
	}
}
