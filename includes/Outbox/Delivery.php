<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Outbox;

/**
 * How intents of one kind reach Sedifex, and how one asks whether an unclear call arrived. The outbox
 * owns the states and the waiting; a delivery knows one endpoint's bodies and proofs.
 */
interface Delivery {

	/** The `kind` of the intents it carries. */
	public function kind(): string;

	/** The next call, stored as an attempt but not sent; null when no further one is allowed. */
	public function prepare( Intent $intent ): ?Call;

	/** Makes the call once and sorts its answer. Has marked the attempt before. */
	public function send( Intent $intent, Call $call, float $seconds ): Result;

	/** Asks about the last call, which nobody knows the outcome of. */
	public function ask( Intent $intent, float $seconds ): Finding;
}
