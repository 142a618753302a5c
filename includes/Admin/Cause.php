<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

/** One reason why the shop is not simply well, with where the owner can do something about it. */
final class Cause {

	/**
	 * @param string                           $code     Machine-read, such as `refused`.
	 * @param 'attention'|'not_connected'|'ok' $state    How bad it is.
	 * @param string                           $sentence For the owner, with what to do where there is something to do.
	 * @param string                           $screen   Screen of ours where it is done; '' = nowhere.
	 * @param string                           $action   What that is called; '' = nothing.
	 */
	public function __construct(
		public readonly string $code,
		public readonly string $state,
		public readonly string $sentence,
		public readonly string $screen = '',
		public readonly string $action = '',
	) {
	}
}
