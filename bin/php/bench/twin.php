<?php
/**
 * A page's twin: the same bytes as static HTML, served without the plugin. What a page asks WordPress
 * to load cannot be static; the twin asks for the same files in WordPress's own way.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

namespace Sedifex\Sync\Development\Bench;

/** Where requests leave what the next command needs. */
const KEPT_HTML   = SEDIFEX_TEST_LOGS . '/bench-twin.html';
const KEPT_VALUES = SEDIFEX_TEST_LOGS . '/bench-twin.php';

/**
 * Keeps what the block printed, when the request asks for it.
 *
 * @param string $html Of the block.
 */
function keep_for_twin( string $html ): string {
	if ( isset( $_SERVER['HTTP_X_BENCH_KEEP'] ) ) {
		$values = [
			'config' => wp_interactivity_config( 'sedifex' ),
			'build'  => plugins_url( 'sedifex-sync/build' ),
		];
		file_put_contents( KEPT_HTML, $html );
		// PHP, so that the twin reads it from opcache.
		file_put_contents( KEPT_VALUES, '<?php return ' . var_export( $values, true ) . ';' ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions -- to be read by PHP.
	}
	return $html;
}

/** Asks for the files that the blocks ask for. */
function dress_twin(): void {
	if ( ! is_page( [ 'twin-of-024', 'twin-of-300' ] ) ) {
		return;
	}
	$kept  = require KEPT_VALUES;
	$build = WP_PLUGIN_DIR . '/sedifex-sync/build';
	$room  = 0;
	$args  = [
		'in_footer'     => true,
		'fetchpriority' => 'low',
	];
	foreach ( glob( "$build/stores/*.asset.php" ) as $file ) {
		$name  = basename( $file, '.asset.php' );
		$asset = require $file;
		wp_register_script_module( "@sedifex/stores/$name", "{$kept['build']}/stores/$name.js", $asset['dependencies'], $asset['version'], $args );
	}
	foreach ( [ 'cart-button', 'products' ] as $name ) {
		$asset = require "$build/blocks/$name/view.asset.php";
		wp_enqueue_script_module( "sedifex-$name-view-script-module", "{$kept['build']}/blocks/$name/view.js", $asset['dependencies'], $asset['version'], $args );
		wp_enqueue_style( "sedifex-$name-style", "{$kept['build']}/blocks/$name/style-index.css", [], '0.1.0' );
		wp_style_add_data( "sedifex-$name-style", 'path', "$build/blocks/$name/style-index.css" );
		$room += wp_filesize( "$build/blocks/$name/style-index.css" );
	}
	add_filter( 'styles_inline_size_limit', static fn( int $limit ): int => $limit + $room );
	wp_interactivity_config( 'sedifex', $kept['config'] );
}
