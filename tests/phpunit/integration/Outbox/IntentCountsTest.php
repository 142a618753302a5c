<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Outbox;

use Sedifex\Sync\Outbox\Intent;
use Sedifex\Sync\Outbox\IntentState;
use Sedifex\Sync\Sedifex\Answer;
use Sedifex\Sync\Sedifex\ErrorCategory;
use Sedifex\Sync\Support\Ulid;

/** What the owner is told of orders that wait. */
final class IntentCountsTest extends OrdersTestCase {

	/** @dataProvider refusals */
	public function test_a_refused_key_or_contract_is_counted_until_it_is_accepted( ErrorCategory $category ): void {
		$intent = $this->stored();
		self::assertSame( 0, $this->intents->refused_waiting() );
		$this->refuse( $intent, $category );
		self::assertSame( 1, $this->intents->refused_waiting() );

		// A look that failed as well has no category of its own.
		$again = $this->intents->claim( $intent->id, Ulid::random( 24 ) );
		self::assertNotNull( $again );
		$this->intents->settle( $again, IntentState::Queued, 60, code: $again->code, one_try: true );
		self::assertSame( 1, $this->intents->refused_waiting() );

		$again = $this->intents->claim( $intent->id, Ulid::random( 24 ) );
		self::assertNotNull( $again );
		$this->intents->settle( $again, IntentState::Accepted );
		self::assertSame( 0, $this->intents->refused_waiting() );
	}

	/** @return array<string, array{ErrorCategory}> */
	public static function refusals(): array {
		return [
			'key'      => [ ErrorCategory::Authentication ],
			'contract' => [ ErrorCategory::Contract ],
		];
	}

	public function test_other_reasons_to_wait_are_not(): void {
		$this->refuse( $this->stored(), ErrorCategory::Network );
		$this->refuse( $this->stored(), ErrorCategory::Upstream );
		self::assertSame( 0, $this->intents->refused_waiting() );
	}

	public function test_what_is_due_for_long_is_overdue(): void {
		$here = self::site()->current();
		$this->intents->settle( $this->stored(), IntentState::Queued, 60 );
		$this->intents->settle( $this->stored(), IntentState::Accepted );
		$this->intents->settle( $this->stored( fingerprint: hash( 'sha256', 'elsewhere' ) ), IntentState::Queued, 60 );
		self::assertSame( 0, $this->intents->overdue( 3600, $here ) );
		$this->pass( 3600 );
		self::assertSame( 0, $this->intents->overdue( 3600, $here ), 'due for 59 minutes' );
		$this->pass( 61 );
		self::assertSame( 1, $this->intents->overdue( 3600, $here ) );
	}

	private function refuse( Intent $intent, ErrorCategory $category ): void {
		$attempt = $this->attempts->ensure( $intent->reference, $intent->ref() . '-A1', 1, 'checkout', 10000, 10199, 'GHS' );
		self::assertNotNull( $attempt );
		$this->attempts->answered( $attempt, 'created', new Answer( 'checkout', 401, category: $category, code: 'refused' ) );
		$this->intents->settle( $intent, IntentState::Queued, 30, $category->value, 'refused', 'No.', unsent: true, one_try: true );
	}
}
