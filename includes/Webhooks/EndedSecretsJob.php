<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Sedifex\Sync\Queue\Job;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Support\Deadline;

/** Takes out for good the secrets that ended a month ago. */
final class EndedSecretsJob implements Job {

	public function __construct( private readonly Secrets $secrets ) {
	}

	public function name(): string {
		return 'secrets';
	}

	public function run( Deadline $deadline ): int {
		return $this->secrets->forget_ended();
	}
}
