<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

/** Where a stored event stands. Every event is in exactly one of them, so their counts add up to all that was accepted. */
enum EventState: string {

	case Pending    = 'pending';
	case Processing = 'processing';
	case Done       = 'done';
	case Ignored    = 'ignored';
	case Dead       = 'dead';
}
