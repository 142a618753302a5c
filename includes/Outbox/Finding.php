<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Outbox;

/** What asking about an unclear call brought. */
enum Finding {

	/** Sedifex has it. */
	case Present;

	/** Sedifex certainly does not have it, or nobody can ever use it. */
	case Absent;

	/** Could not be asked now: ask again. */
	case Unclear;

	/** Asking can prove nothing here: a person decides. */
	case Undecidable;
}
