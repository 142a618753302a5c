<?php
/**
 * What Psalm loads before it reads the plugin.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

require_once dirname( __DIR__, 2 ) . '/.cache/psalm/source/includes/autoload.php';
