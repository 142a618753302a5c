<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Outbox;

/** What one call with side effects came to. */
enum Verdict {

	/** The answer proves that it was carried out. */
	case Accepted;

	/** The answer proves that it was refused for good: the same call would be refused again. */
	case Rejected;

	/** It is proven not to have left this server. */
	case Unsent;

	/** It was not carried out, for a reason that may pass (key, contract version). */
	case NotCarriedOut;

	/** There is no such function there. */
	case Absent;

	/** Anything else: it may have been carried out. Never sent again without proof that it was not. */
	case Unknown;
}
