<?php
/**
 * Constants that WordPress or wp-config.php defines while running, for PHPStan: the
 * stubs hold only what stands in core's files as a plain define.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

// phpcs:disable WordPress.NamingConventions.PrefixAllGlobals
const ABSPATH             = '/wordpress/';
const ARRAY_A             = 'ARRAY_A';
const ARRAY_N             = 'ARRAY_N';
const OBJECT              = 'OBJECT';
const OBJECT_K            = 'OBJECT_K';
const COOKIEPATH          = '/';
const COOKIE_DOMAIN       = '';
const DAY_IN_SECONDS      = 86400;
const DB_NAME             = 'wordpress';
const HOUR_IN_SECONDS     = 3600;
const MINUTE_IN_SECONDS   = 60;
const MONTH_IN_SECONDS    = 2592000;
const WEEK_IN_SECONDS     = 604800;
const YEAR_IN_SECONDS     = 31536000;
const KB_IN_BYTES         = 1024;
const MB_IN_BYTES         = 1048576;
const WP_CONTENT_DIR      = '/wordpress/wp-content';
const WP_PLUGIN_DIR       = '/wordpress/wp-content/plugins';
const WPINC               = 'wp-includes';
const WP_UNINSTALL_PLUGIN = 'sedifex-sync/sedifex-sync.php';
