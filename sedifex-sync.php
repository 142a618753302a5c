<?php
/**
 * Plugin Name:       Sedifex Sync
 * Description:       Sell, take payments and answer “where is my order?” from your own pages, while Sedifex keeps the record.
 * Version:           0.1.0
 * Requires at least: 6.8
 * Requires PHP:      8.1
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       sedifex-sync
 * Domain Path:       /languages
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

namespace Sedifex\Sync;

defined( 'ABSPATH' ) || exit;

const VERSION = '0.1.0';

require_once __DIR__ . '/includes/autoload.php';

Plugin::boot( __FILE__ );
