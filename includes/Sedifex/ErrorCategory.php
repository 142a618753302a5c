<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Sedifex;

/**
 * The few kinds of failure that an owner can tell apart and act on. Whether a call may be repeated is
 * another question, and the outbox's.
 */
enum ErrorCategory: string {

	case None = '';

	/** Key, store id or address: something the owner has set. */
	case Authentication = 'authentication';

	/** Sedifex wants another contract version. */
	case Contract = 'contract';

	/** No answer arrived, or not in time. */
	case Network = 'network';

	/** There is nothing at this address: a feature that this Sedifex does not have. */
	case Absent = 'absent';

	/** An answer arrived that refuses what was sent, or that cannot be read. */
	case Data = 'data';

	/** Sedifex itself failed. */
	case Upstream = 'upstream';
}
