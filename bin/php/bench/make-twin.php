<?php
/**
 * Makes the page `twin-of-$sedifex_size` of what the last kept request has printed.
 *
 * @package Sedifex\Sync
 * @var string $sedifex_size
 */

declare( strict_types=1 );

namespace Sedifex\Sync\Development\Bench;

wp_set_current_user( 1 );
wp_insert_post(
	[
		'post_type'    => 'page',
		'post_status'  => 'publish',
		'post_name'    => "twin-of-$sedifex_size",
		'post_title'   => 'A page',
		'post_content' => wp_slash( "<!-- wp:html -->\n" . file_get_contents( KEPT_HTML ) . "\n<!-- /wp:html -->" ),
	]
);
