<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Outbox;

/** Where an intent stands. `Attention` means that only a person can decide what happens next. */
enum IntentState: string {

	case Queued      = 'queued';
	case Sending     = 'sending';
	case Accepted    = 'accepted';
	case Rejected    = 'rejected';
	case Unknown     = 'unknown';
	case Reconciling = 'reconciling';
	case Attention   = 'attention';

	/** Nothing more happens by itself. */
	public function is_settled(): bool {
		return in_array( $this, [ self::Accepted, self::Rejected, self::Attention ], true );
	}
}
