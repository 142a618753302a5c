<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Outbox;

use Sedifex\Sync\Sedifex\Answer;

/** A call's answer, sorted. */
final class Result {

	/**
	 * @param int|null $fresh_total_minor Sedifex's total, where it is another one than the customer saw.
	 */
	public function __construct(
		public readonly Verdict $verdict,
		public readonly Answer $answer,
		public readonly string $code = '',
		public readonly ?int $fresh_total_minor = null,
	) {
	}
}
