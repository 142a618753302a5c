<?php
/**
 * Makes the pages of a shop, puts the cart button into the header, tells the plugin which page is which
 * and fetches the catalogue. Runs in a WordPress with the plugin active, any number of times; prints
 * the addresses as JSON.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

namespace Sedifex\Sync\Development;

use RuntimeException;
use WP_Post;
use WP_REST_Request;

wp_set_current_user( 1 );
update_option( 'blogname', 'Ayeyi Market' );
update_option( 'blogdescription', 'A shop to try Sedifex Sync with' );
update_option( 'timezone_string', 'Africa/Accra' );

$make_page = static function ( string $slug, string $title, string $content ): int {
	$there = get_page_by_path( $slug );
	if ( $there instanceof WP_Post ) {
		return $there->ID;
	}
	return wp_insert_post(
		[
			'post_type'      => 'page',
			'post_status'    => 'publish',
			'post_name'      => $slug,
			'post_title'     => $title,
			'post_content'   => $content,
			'comment_status' => 'closed',
		]
	);
};

// A theme's own title stands in the narrow column; where it can be left out, the heading begins where the wide grid does.
$without_title = isset( wp_get_theme()->get_page_templates()['page-no-title'] );
$shop_heading  = $without_title ? '<!-- wp:heading {"level":1,"align":"wide"} --><h1 class="wp-block-heading alignwide">Shop</h1><!-- /wp:heading -->' . "\n\n" : '';

$sedifex_pages = [
	'shop'   => $make_page( 'shop', 'Shop', $shop_heading . '<!-- wp:sedifex/products {"align":"wide"} /-->' ),
	'cart'   => $make_page( 'cart', 'Cart', '<!-- wp:sedifex/product-cart /-->' ),
	'status' => $make_page( 'order-status', 'Order status', '<!-- wp:sedifex/order-status /-->' ),
];
$home          = $make_page(
	'welcome',
	'Welcome',
	'<!-- wp:paragraph --><p>Cloth, care, food and craft from makers we know.</p><!-- /wp:paragraph -->'
	. '<!-- wp:buttons --><div class="wp-block-buttons"><!-- wp:button --><div class="wp-block-button"><a class="wp-block-button__link wp-element-button" href="/shop/">See the shop</a></div><!-- /wp:button --></div><!-- /wp:buttons -->'
);
if ( $without_title ) {
	update_post_meta( $sedifex_pages['shop'], '_wp_page_template', 'page-no-title' );
}
update_option( 'show_on_front', 'page' );
update_option( 'page_on_front', $home );

$headers = get_posts(
	[
		'post_type'   => 'wp_template_part',
		'name'        => 'header',
		'post_status' => 'publish',
		'numberposts' => 1,
	]
);
if ( wp_is_block_theme() && [] === $headers ) {
	$header = wp_insert_post(
		[
			'post_type'    => 'wp_template_part',
			'post_status'  => 'publish',
			'post_name'    => 'header',
			'post_title'   => 'Header',
			'post_content' => (string) file_get_contents( __DIR__ . '/header.html' ),
		]
	);
	wp_set_object_terms( $header, get_stylesheet(), 'wp_theme' );
	wp_set_object_terms( $header, 'header', 'wp_template_part_area' );
}

$ask = static function ( string $route, array $body ): void {
	$request = new WP_REST_Request( 'POST', '/sedifex/v1' . $route );
	$request->set_header( 'content-type', 'application/json' );
	$request->set_body( (string) wp_json_encode( $body ) );
	$answer = rest_do_request( $request );
	// A shop that was open before reads its catalogue by itself, perhaps just now.
	$ends = time() + 30;
	while ( 409 === $answer->get_status() && time() < $ends ) {
		usleep( 500_000 );
		$answer = rest_do_request( $request );
	}
	if ( $answer->is_error() ) {
		throw new RuntimeException( $route . ' refused: ' . wp_json_encode( $answer->get_data() ) );
	}
};
$ask( '/settings', [ 'pages' => $sedifex_pages ] );
$ask( '/catalog/sync', [] );

echo wp_json_encode( array_map( 'get_permalink', $sedifex_pages ) );
