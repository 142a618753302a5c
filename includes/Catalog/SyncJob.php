<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

use Sedifex\Sync\Queue\Job;
use Sedifex\Sync\Support\Deadline;

/** The worker's part of keeping the catalogue up to date: looks when a look is due. */
final class SyncJob implements Job {

	/** A look that has no time to be answered is not begun. */
	private const LEAST_TIME = 8.0;

	public function __construct( private readonly CatalogSync $sync ) {
	}

	public function name(): string {
		return 'catalog';
	}

	public function run( Deadline $deadline ): int {
		if ( $deadline->left() < self::LEAST_TIME || ! $this->sync->is_due() ) {
			return 0;
		}
		return $this->sync->run( $deadline->left() )->is_done() ? 1 : 0;
	}
}
