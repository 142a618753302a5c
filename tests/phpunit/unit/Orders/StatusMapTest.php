<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Unit\Orders;

use PHPUnit\Framework\TestCase;
use Sedifex\Sync\Orders\StatusMap;

/** @covers \Sedifex\Sync\Orders\StatusMap */
final class StatusMapTest extends TestCase {

	/** @dataProvider paid_words */
	public function test_exactly_these_words_count_as_paid( string $raw ): void {
		self::assertSame( 'paid', StatusMap::payment( 'sedifex', $raw ) );
		self::assertSame( 'paid', StatusMap::payment( 'sedifex', strtoupper( $raw ) ) );
	}

	/** @return list<array{string}> */
	public static function paid_words(): array {
		return array_map( static fn( string $word ): array => [ $word ], [ 'success', 'successful', 'paid', 'captured', 'settled', 'confirmed', 'complete', 'completed', 'cash_collected', 'paid_cash' ] );
	}

	/** @dataProvider other_payment_words */
	public function test_reads_payment_words( string $raw, ?string $payment ): void {
		self::assertSame( $payment, StatusMap::payment( 'sedifex', $raw ) );
	}

	/** @return list<array{string, string|null}> */
	public static function other_payment_words(): array {
		return [
			[ 'pending_payment', 'pending' ],
			[ 'pending', 'pending' ],
			[ 'checkout_created', 'pending' ],
			[ 'processing', 'pending' ],
			[ 'failed', 'failed' ],
			[ 'abandoned', 'failed' ],
			[ 'declined', 'failed' ],
			[ 'reversed', 'failed' ],
			[ 'payment_failed', 'failed' ],
			[ 'pending_cash', 'on_delivery' ],
			[ 'pending_cash_collection', 'on_delivery' ],
			[ 'partial', 'partial' ],
			[ 'partially_paid', 'partial' ],
			[ 'payment_partial', 'partial' ],
			[ 'refunded', 'refunded' ],
			[ 'payment_refunded', 'refunded' ],
			[ 'pending_manual', 'manual' ],
			[ 'awaiting_verification', 'manual' ],
			[ 'pending_manual_review', 'manual' ],
			[ 'not_required', 'not_required' ],
			[ 'free', 'not_required' ],
			[ 'sandbox_created', 'test' ],
			[ 'unpaid', null ],
			[ 'paid_later', null ],
			[ '', null ],
		];
	}

	/** @dataProvider stage_words */
	public function test_reads_words_of_progress( string $raw, ?string $stage ): void {
		self::assertSame( $stage, StatusMap::stage( 'sedifex', $raw ) );
	}

	/** @return list<array{string, string|null}> */
	public static function stage_words(): array {
		return [
			[ 'awaiting_cash_confirmation', 'received' ],
			[ 'pending_store_confirmation', 'received' ],
			[ 'pending_approval', 'received' ],
			[ 'new', 'received' ],
			[ 'pending_delivery', 'preparing' ],
			[ 'preparing', 'preparing' ],
			[ 'out_for_delivery', 'out_for_delivery' ],
			[ 'confirmed_by_store', 'confirmed' ],
			[ 'confirmed', 'confirmed' ],
			[ 'booked', 'confirmed' ],
			[ 'approved', 'confirmed' ],
			[ 'booking_confirmed', 'confirmed' ],
			[ 'service_in_progress', 'confirmed' ],
			[ 'rescheduled', 'rescheduled' ],
			[ 'delivered', 'delivered' ],
			[ 'completed', 'completed' ],
			[ 'service_completed', 'completed' ],
			[ 'manual_completed', 'completed' ],
			[ 'cancelled_by_store', 'cancelled' ],
			[ 'cancelled', 'cancelled' ],
			[ 'canceled', 'cancelled' ],
			[ 'pending_payment', null ],
			[ 'payment_failed', null ],
			[ 'teleported', null ],
		];
	}

	public function test_tells_words_that_it_does_not_know(): void {
		self::assertTrue( StatusMap::is_unknown( 'sedifex', 'teleported' ) );
		self::assertFalse( StatusMap::is_unknown( 'sedifex', 'pending_payment' ) );
		self::assertFalse( StatusMap::is_unknown( 'sedifex', 'delivered' ) );
	}
}
