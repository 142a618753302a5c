<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Outbox;

use Closure;
use Sedifex\Sync\Outbox\AttemptStore;
use Sedifex\Sync\Outbox\Call;
use Sedifex\Sync\Outbox\Delivery;
use Sedifex\Sync\Outbox\Finding;
use Sedifex\Sync\Outbox\Intent;
use Sedifex\Sync\Outbox\Result;
use Sedifex\Sync\Outbox\Verdict;
use Sedifex\Sync\Sedifex\Answer;
use Sedifex\Sync\Sedifex\ErrorCategory;

/** A delivery whose calls come out as a test says, and that remembers what was asked of it. */
final class ScriptedDelivery implements Delivery {

	/** @var list<Verdict> What the next sends come to; the last one for ever. */
	public array $sends = [];

	/** @var list<Finding> What the next questions bring; the last one for ever. */
	public array $findings = [];

	/** @var list<string> `send` and `ask`, in their order. */
	public array $calls = [];

	public bool $allows_more = true;

	/** @var (Closure(Intent): void)|null Happens while a call is prepared. */
	public ?Closure $meanwhile = null;

	public function __construct( private readonly AttemptStore $attempts, private readonly string $kind = 'online' ) {
	}

	public function kind(): string {
		return $this->kind;
	}

	public function prepare( Intent $intent ): ?Call {
		if ( null !== $this->meanwhile ) {
			( $this->meanwhile )( $intent );
		}
		$number  = $intent->sends + 1;
		$attempt = $this->allows_more ? $this->attempts->ensure( $intent->reference, $intent->ref() . '-A' . $number, $number, 'checkout', 10000, 10199, 'GHS' ) : null;
		return null === $attempt ? null : new Call( 'checkout', $attempt, [] );
	}

	public function send( Intent $intent, Call $call, float $seconds ): Result {
		$this->calls[] = 'send';
		$verdict       = count( $this->sends ) > 1 ? array_shift( $this->sends ) : $this->sends[0];
		$answer        = match ( $verdict ) {
			Verdict::Accepted => new Answer( 'checkout', 200, [ 'ok' => true ] ),
			Verdict::Rejected => new Answer( 'checkout', 400, [], category: ErrorCategory::Data, code: 'amount-required' ),
			Verdict::Unsent   => new Answer( 'checkout', curl: 7, proven_unsent: true, category: ErrorCategory::Network, code: 'curl_7' ),
			Verdict::Absent   => new Answer( 'checkout', 404, category: ErrorCategory::Absent, code: 'http_404' ),
			Verdict::NotCarriedOut => new Answer( 'checkout', 401, [], category: ErrorCategory::Authentication, code: 'invalid-api-key' ),
			Verdict::Unknown  => new Answer( 'checkout', curl: 28, category: ErrorCategory::Network, code: 'curl_28' ),
		};
		return new Result( $verdict, $answer );
	}

	public function ask( Intent $intent, float $seconds ): Finding {
		$this->calls[] = 'ask';
		return count( $this->findings ) > 1 ? array_shift( $this->findings ) : $this->findings[0];
	}

	public function sent(): int {
		return count( array_keys( $this->calls, 'send', true ) );
	}
}
