<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Bookings;

/** Whether a slot may be booked at a given time, and if not, why. */
enum Standing: string {

	case Open = 'open';

	/** Not enough places are left. */
	case Full = 'full';

	/** Its last day for registering is over. */
	case Late = 'late';

	/** It has begun, or its day is over. */
	case Past = 'past';

	/** The store has closed it. */
	case Closed = 'closed';
}
