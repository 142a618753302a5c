<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

use Sedifex\Sync\Files;
use WP_Scripts;

use const Sedifex\Sync\VERSION;

/**
 * What the build made of the blocks, as WordPress knows it: registers scripts and styles, and says when
 * they are to be loaded. WordPress would do it from block.json, but by looking each file up on the
 * disk, on every page of the site. Has no hooks.
 */
final class BlockAssets {

	/** Modules that the blocks of a page share, and what each needs. */
	private const STORES = [
		'cart' => [ '@wordpress/interactivity' ],
	];

	public function __construct( private readonly Files $files ) {
	}

	/** WordPress's own name of a block's file. */
	public static function handle( string $block, string $field ): string {
		return "sedifex-$block-$field";
	}

	/**
	 * Styles that a page with these blocks loads. Themes without block templates want them for the head
	 * of the page, where nobody knows which blocks it will have.
	 *
	 * @param list<string> $blocks Names without `sedifex/`.
	 */
	public function register_styles( array $blocks ): void {
		foreach ( $blocks as $block ) {
			$style = self::handle( $block, 'style' );
			wp_register_style( $style, $this->files->url( "build/blocks/$block/style-index.css" ), [], VERSION );
			wp_style_add_data( $style, 'rtl', 'replace' );
			wp_style_add_data( $style, 'path', $this->files->path( "build/blocks/$block/style-index" . ( is_rtl() ? '-rtl' : '' ) . '.css' ) );
		}
	}

	/**
	 * Scripts that a page with these blocks loads; early enough when the first of them is rendered, since
	 * WordPress takes a module's registration after it was asked for, too.
	 *
	 * The page works before its scripts are there, so they wait for its pictures: from WordPress 6.9 on,
	 * where that can be said.
	 *
	 * @param list<string> $blocks Names without `sedifex/`.
	 */
	public function register_modules( array $blocks ): void {
		$later = [
			'in_footer'     => true,
			'fetchpriority' => 'low',
		];
		foreach ( self::STORES as $name => $needs ) {
			wp_register_script_module( "@sedifex/stores/$name", $this->files->url( "build/stores/$name.js" ), $needs, $this->files->asset( "stores/$name" )['version'], $later );
		}
		foreach ( $blocks as $block ) {
			$asset = $this->files->asset( "blocks/$block/view" );
			wp_register_script_module( self::handle( $block, 'view-script-module' ), $this->files->url( "build/blocks/$block/view.js" ), $asset['dependencies'], $asset['version'], $later );
		}
	}

	/**
	 * Scripts of the editor, once WordPress registers scripts at all: asking it for that on every page
	 * would have it list all of its own.
	 *
	 * @param list<string> $blocks Names without `sedifex/`.
	 */
	public function register_editor_scripts( WP_Scripts $scripts, array $blocks ): void {
		foreach ( $blocks as $block ) {
			$asset  = $this->files->asset( "blocks/$block/index" );
			$handle = self::handle( $block, 'editor-script' );
			$needs  = array_values( array_filter( $asset['dependencies'], is_string( ... ) ) );
			$scripts->add( $handle, $this->files->url( "build/blocks/$block/index.js" ), $needs, $asset['version'] );
			$scripts->set_translations( $handle, 'sedifex-sync' );
		}
	}

	/**
	 * Bytes of our styles on this page.
	 *
	 * @param list<string> $blocks Names without `sedifex/`.
	 */
	public function style_bytes( array $blocks ): int {
		$styles = wp_styles();
		$bytes  = 0;
		foreach ( $blocks as $block ) {
			$handle = self::handle( $block, 'style' );
			$path   = in_array( $handle, $styles->queue, true ) ? $styles->get_data( $handle, 'path' ) : '';
			$bytes += is_string( $path ) && is_file( $path ) ? wp_filesize( $path ) : 0;
		}
		return $bytes;
	}
}
