<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

/** One thing that a person has to look after, for a mail or a notice. Names no customer. */
final class Trouble {

	/**
	 * @param string $key       The same as long as it is the same thing; another one when it is new.
	 * @param string $sentence  What happened, and what to do.
	 * @param string $url       Where that is done.
	 * @param bool   $is_urgent It will not pass by itself; the rest is told once it lasts.
	 * @param string $reference Of the order it is about; '' = of none.
	 * @param string $action    What is done there, in words; '' = it is about the connection or an order.
	 */
	public function __construct(
		public readonly string $key,
		public readonly string $sentence,
		public readonly string $url,
		public readonly bool $is_urgent = true,
		public readonly string $reference = '',
		public readonly string $action = '',
	) {
	}
}
