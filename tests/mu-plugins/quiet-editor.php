<?php
/**
 * Plugin Name: Test editor without outside calls
 * Description: The block directory and remote patterns ask wordpress.org, which a test site cannot reach.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

remove_action( 'enqueue_block_editor_assets', 'wp_enqueue_editor_block_directory_assets' );
add_filter( 'should_load_remote_block_patterns', '__return_false' );
