<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Bookings;

/** What was found in one answer of Sedifex about its slots. */
final class SlotRead {

	/**
	 * @param list<Slot> $slots  By time; what has no date comes last.
	 * @param int        $bad    Left out, since they could not be read.
	 * @param bool       $is_all Sedifex accepted the key. Else it showed what everybody may see, and said nothing.
	 */
	public function __construct( public readonly array $slots, public readonly int $bad, public readonly bool $is_all ) {
	}
}
