<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Unit\Orders;

use PHPUnit\Framework\TestCase;
use Sedifex\Sync\Orders\Order;
use Sedifex\Sync\Orders\OrderChange;
use Sedifex\Sync\Orders\PaymentVerdict;
use Sedifex\Sync\Outbox\Attempt;

/** @covers \Sedifex\Sync\Orders\PaymentVerdict */
final class PaymentVerdictTest extends TestCase {

	/**
	 * @param list<array{string, string, int|null}> $reads Payment word, order word, paid minor units; oldest attempt first.
	 * @dataProvider stories
	 */
	public function test_weighs_the_reads( array $reads, string $was, string $raw_was, string $stage, ?string $payment, ?string $attention ): void {
		$change = $this->weigh( $reads, $was, $raw_was, $stage );

		self::assertSame( $payment, $change->payment );
		self::assertSame( $attention, $change->attention );
		self::assertTrue( $change->was_read );
	}

	/** @return array<string, array{list<array{string, string, int|null}>, string, string, string, string|null, string|null}> */
	public static function stories(): array {
		$page = 'pending_payment';
		$wait = 'pending_store_confirmation';
		return [
			'just created'                       => [ [ [ 'pending', $page, 10199 ] ], 'pending', '', 'received', 'pending', null ],
			'paid in full'                       => [ [ [ 'paid', $wait, 10199 ] ], 'pending', '', 'received', 'paid', null ],
			'paid a pesewa too little'           => [ [ [ 'paid', $wait, 10198 ] ], 'pending', '', 'received', null, 'underpaid' ],
			'paid, no sum told'                  => [ [ [ 'paid', $wait, null ] ], 'pending', '', 'received', null, 'underpaid' ],
			'failed'                             => [ [ [ 'failed', 'payment_failed', 10199 ] ], 'pending', '', 'received', 'failed', null ],
			'a late failure after paid'          => [ [ [ 'failed', 'payment_failed', 10199 ] ], 'paid', 'paid', 'received', null, 'failed_after_paid' ],
			'overwritten by a new create'        => [ [ [ 'pending', $page, 10199 ] ], 'paid', 'paid', 'received', null, null ],
			'refunded after paid'                => [ [ [ 'refunded', $wait, 10199 ] ], 'paid', 'paid', 'received', 'refunded', null ],
			'first paid, second pending'         => [ [ [ 'paid', $wait, 10199 ], [ 'pending', $page, 10199 ] ], 'pending', '', 'received', 'paid', null ],
			'first failed, second paid'          => [ [ [ 'failed', 'payment_failed', 10199 ], [ 'paid', $wait, 10199 ] ], 'failed', 'failed', 'received', 'paid', null ],
			'two paid'                           => [ [ [ 'paid', $wait, 10199 ], [ 'paid', $wait, 10199 ] ], 'paid', 'paid', 'received', 'paid', 'paid_twice' ],
			'staff took cash, no sum needed'     => [ [ [ 'paid_cash', 'completed', 0 ] ], 'pending', '', 'received', 'paid', null ],
			'paid online after staff took cash'  => [ [ [ 'paid', $wait, 10199 ] ], 'paid', 'paid_cash', 'completed', 'paid', 'paid_twice' ],
			'paid after it was cancelled'        => [ [ [ 'paid', $wait, 10199 ] ], 'pending', 'pending', 'cancelled', 'paid', 'paid_twice' ],
			'a word that nobody knows'           => [ [ [ 'quantum', $page, 10199 ] ], 'pending', 'pending', 'received', null, null ],
		];
	}

	public function test_staff_can_cancel_a_pending_checkout(): void {
		$change = $this->weigh( [ [ 'cancelled_cash', 'cancelled', 10199 ] ], 'pending', 'pending', 'received' );

		self::assertSame( 'cancelled', $change->stage );
	}

	public function test_keeps_the_sums_as_evidence(): void {
		$change = $this->weigh( [ [ 'paid', 'completed', 5000 ] ], 'pending', '', 'received' );

		self::assertSame( [ 'expected_minor' => 10199, 'paid_minor' => 5000 ], $change->evidence['SFX-7K3M9QXD-ABCDEFGHJKMN-A1'] );
	}

	/** @param list<array{string, string, int|null}> $reads */
	private function weigh( array $reads, string $was, string $raw_was, string $stage ): OrderChange {
		$verdict = new PaymentVerdict( self::order( $was, $raw_was, $stage ) );
		foreach ( $reads as $number => [ $raw_payment, $raw_stage, $paid ] ) {
			$verdict->add( self::attempt( $number + 1 ), $raw_payment, $raw_stage, $paid );
		}
		return $verdict->change();
	}

	private static function attempt( int $number ): Attempt {
		return Attempt::from_row(
			[
				'id'          => (string) $number,
				'reference'   => 'SFX-7K3M9QXD',
				'upstream_id' => 'SFX-7K3M9QXD-ABCDEFGHJKMN-A' . $number,
				'number'      => (string) $number,
				'kind'        => 'checkout',
				'state'       => 'accepted',
				'base_minor'  => '10000',
				'total_minor' => '10199',
				'currency'    => 'GHS',
			]
		);
	}

	private static function order( string $payment, string $raw_payment, string $stage ): Order {
		return Order::from_row(
			[
				'id'          => '1',
				'source'      => 'sedifex',
				'kind'        => 'order',
				'reference'   => 'SFX-7K3M9QXD',
				'payment'     => $payment,
				'raw_payment' => $raw_payment,
				'stage'       => $stage,
				'method'      => 'online',
				'total_minor' => '10199',
				'currency'    => 'GHS',
			]
		);
	}
}
