<?php
/**
 * Unit tests see the plugin's classes and no WordPress but a few of its pure functions.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

require_once __DIR__ . '/autoload.php';
require_once __DIR__ . '/wordpress-functions.php';
