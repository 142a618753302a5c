<?php
declare( strict_types=1 );

namespace Sedifex\Sync;

/** What all our REST routes share. */
final class Rest {

	public const NAMESPACE = 'sedifex/v1';
}
