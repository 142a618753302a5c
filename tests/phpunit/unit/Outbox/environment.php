<?php
/**
 * Stands before WordPress's function of the same name, for code of this namespace only.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

namespace Sedifex\Sync\Outbox;

use Sedifex\Sync\Tests\Unit\Outbox\PaymentUrlTest;

function wp_get_environment_type(): string {
	return PaymentUrlTest::$environment;
}
