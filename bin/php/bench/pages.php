<?php
/**
 * Makes the pages that are compared: one without a block of ours, and one for each size of grid. The
 * cart button leaves the header, so that it is on none of them but where a grid brings it along.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

namespace Sedifex\Sync\Development\Bench;

wp_set_current_user( 1 );

foreach ( get_posts( [ 'post_type' => 'wp_template_part', 'numberposts' => -1 ] ) as $sedifex_part ) {
	wp_delete_post( $sedifex_part->ID, true );
}

$sedifex_make = static function ( string $slug, string $content ): void {
	wp_insert_post(
		[
			'post_type'    => 'page',
			'post_status'  => 'publish',
			'post_name'    => $slug,
			'post_title'   => 'A page',
			'post_content' => wp_slash( $content ),
		]
	);
};

$sedifex_make( 'plain', str_repeat( '<!-- wp:paragraph --><p>Cloth, care, food and craft from makers we know, in a small shop off Oxford Street.</p><!-- /wp:paragraph -->', 8 ) );
$sedifex_make( 'grid-of-024', '<!-- wp:sedifex/products {"align":"wide"} /-->' );
$sedifex_make( 'grid-of-300', '<!-- wp:sedifex/products {"align":"wide","perPage":300} /-->' );
