<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

/** A system that sends webhooks: how it proves itself, and how to read what it sends. Stores nothing. */
interface Source {

	/** As in the address and in the table. */
	public function name(): string;

	/** Compares in constant time, and refuses everything where no secret is set. */
	public function trust( Delivery $delivery ): Trust;

	/** Only for a delivery that is trusted. Never throws, whatever the body holds. */
	public function read( Delivery $delivery ): Facts;
}
