<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use RuntimeException;

/** An event that can never be carried out: its message is a sentence for the owner. */
final class PermanentFailure extends RuntimeException {
}
