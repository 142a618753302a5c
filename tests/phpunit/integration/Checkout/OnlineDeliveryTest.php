<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Checkout;

use Sedifex\Sync\Checkout\OnlineDelivery;
use Sedifex\Sync\Checkout\OrderBody;
use Sedifex\Sync\Orders\StatusUrl;
use Sedifex\Sync\Outbox\FailureSorter;
use Sedifex\Sync\Outbox\Finding;
use Sedifex\Sync\Outbox\Intent;
use Sedifex\Sync\Outbox\Result;
use Sedifex\Sync\Outbox\Verdict;
use Sedifex\Sync\Sedifex\Fees;
use Sedifex\Sync\Sedifex\SnapshotStore;
use Sedifex\Sync\Tests\Integration\Outbox\OrdersTestCase;
use WP_Error;

final class OnlineDeliveryTest extends OrdersTestCase {

	private const PAGE = 'https://checkout.paystack.com/0peioxfhpn';

	public function test_a_yes_gives_the_payment_page(): void {
		$intent = $this->stored();
		$result = $this->send( $intent, [] );

		self::assertSame( Verdict::Accepted, $result->verdict );
		$row = self::row( 'attempts', $intent->reference );
		self::assertSame( [ 'accepted', self::PAGE, $intent->ref() . '-A1', 'req-1' ], [ $row['state'], $row['url'], $row['upstream_id'], $row['request_id'] ] );
	}

	/**
	 * @param array<string, mixed> $changes
	 * @dataProvider no_proofs
	 */
	public function test_an_answer_that_proves_nothing_hands_nothing_out( array $changes ): void {
		$intent = $this->stored();

		self::assertSame( Verdict::Unknown, $this->send( $intent, $changes )->verdict );
		$row = self::row( 'attempts', $intent->reference );
		self::assertSame( [ 'unknown', '' ], [ $row['state'], $row['url'] ] );
	}

	/** @return array<string, array{array<string, mixed>}> */
	public static function no_proofs(): array {
		$snapshot = [ 'baseTotalMinor' => 10000, 'customerTotalMinor' => 10199 ];
		return [
			'not ok'                  => [ [ 'ok' => false ] ],
			'ok is a text'            => [ [ 'ok' => 'true' ] ],
			'ok is a number'          => [ [ 'ok' => 1 ] ],
			'another reference'       => [ [ 'reference' => 'SFX-00000000-ABCDEFGHJKMN-A1' ] ],
			'no reference'            => [ [ 'reference' => null ] ],
			'a test'                  => [ [ 'sandbox' => true ] ],
			'perhaps a test'          => [ [ 'sandbox' => false ] ],
			'no page'                 => [ [ 'authorizationUrl' => null ] ],
			'a page on another host'  => [ [ 'authorizationUrl' => 'https://checkout.paystack.com.evil.example/a' ] ],
			'a page with a user name' => [ [ 'authorizationUrl' => 'https://checkout.paystack.com@evil.example/a' ] ],
			'a script'                => [ [ 'authorizationUrl' => 'javascript:alert(1)' ] ],
			'pages in a list'         => [ [ 'authorizationUrl' => [ self::PAGE ] ] ],
			'no totals'               => [ [ 'pricingSnapshot' => null ] ],
			'totals are texts'        => [ [ 'pricingSnapshot' => [ 'baseTotalMinor' => '10000', 'customerTotalMinor' => '10199' ] ] ],
			'totals with a fraction'  => [ [ 'pricingSnapshot' => [ ...$snapshot, 'customerTotalMinor' => 10199.5 ] ] ],
			'one total missing'       => [ [ 'pricingSnapshot' => [ 'customerTotalMinor' => 10199 ] ] ],
		];
	}

	/** @dataProvider other_totals */
	public function test_another_total_is_thrown_away( int $base, int $total ): void {
		$intent = $this->stored();
		$result = $this->send( $intent, [ 'pricingSnapshot' => [ 'baseTotalMinor' => $base, 'customerTotalMinor' => $total ] ] );

		self::assertSame( [ Verdict::Rejected, 'sedifex_checkout_total_changed', $total ], [ $result->verdict, $result->code, $result->fresh_total_minor ] );
		$row = self::row( 'attempts', $intent->reference );
		self::assertSame( [ 'rejected', '' ], [ $row['state'], $row['url'] ] );
	}

	/** @return list<array{int, int}> */
	public static function other_totals(): array {
		return [ [ 10000, 10200 ], [ 10000, 10198 ], [ 9999, 10199 ], [ 1, 2 ], [ 10000, 0 ], [ 10000, -1 ] ];
	}

	public function test_later_quotes_know_the_fee_that_was_seen(): void {
		$this->send( $this->stored(), [ 'pricingSnapshot' => [ 'baseTotalMinor' => 10000, 'customerTotalMinor' => 10300 ] ] );

		self::assertSame( 300, self::fees()->processing_fee( 10000 ) );
	}

	/** @dataProvider failures */
	public function test_what_a_failure_leaves( int $status, string $body, Verdict $verdict, string $state ): void {
		$intent       = $this->stored();
		$this->remote = static fn(): array|WP_Error => 0 === $status ? new WP_Error( 'http_request_failed', $body ) : self::http( $status, $body );
		$call         = $this->delivery()->prepare( $intent );
		self::assertNotNull( $call );

		self::assertSame( $verdict, $this->delivery()->send( $intent, $call, 10 )->verdict );
		self::assertSame( $state, self::row( 'attempts', $intent->reference )['state'] );
	}

	/** @return array<string, array{int, string, Verdict, string}> */
	public static function failures(): array {
		return [
			'refused e-mail'          => [ 500, '{"error":"Invalid Email Address Passed"}', Verdict::Rejected, 'rejected' ],
			'the reference is taken'  => [ 500, '{"error":"Duplicate Transaction Reference"}', Verdict::Unknown, 'unknown' ],
			'a page'                  => [ 200, '<html>Sign in</html>', Verdict::Unknown, 'unknown' ],
			'half of an answer'       => [ 200, '{"ok":true,"refer', Verdict::Unknown, 'unknown' ],
			'no function'             => [ 404, '<html></html>', Verdict::NotCarriedOut, 'created' ],
			'no such thing'           => [ 404, '{"error":"store-not-found"}', Verdict::NotCarriedOut, 'created' ],
			'wrong key'               => [ 401, '{"error":"unauthorized"}', Verdict::NotCarriedOut, 'created' ],
			'sent elsewhere'          => [ 302, '', Verdict::Unknown, 'unknown' ],
			'nobody there'            => [ 0, 'cURL error 7: Failed to connect', Verdict::Unsent, 'created' ],
			'no certificate'          => [ 0, 'cURL error 60: SSL certificate problem', Verdict::Unsent, 'created' ],
			'too slow'                => [ 0, 'cURL error 28: Operation timed out', Verdict::Unknown, 'unknown' ],
			'cut off'                 => [ 0, 'cURL error 56: Recv failure', Verdict::Unknown, 'unknown' ],
			'who knows'               => [ 0, 'fsockopen failed', Verdict::Unknown, 'unknown' ],
		];
	}

	public function test_an_attempt_is_sent_once(): void {
		$intent = $this->stored();
		$call   = $this->delivery()->prepare( $intent );
		self::assertNotNull( $call );
		$this->send( $intent, [ 'ok' => false ] );
		$sent = count( $this->sent );

		self::assertSame( Verdict::Unknown, $this->delivery()->send( $intent, $call, 10 )->verdict );
		self::assertCount( $sent, $this->sent );
		self::assertSame( $intent->ref() . '-A2', $this->delivery()->prepare( $intent )?->attempt->upstream_id );
	}

	public function test_ten_attempts_a_day_are_enough(): void {
		$intent = $this->stored();
		for ( $number = 1; $number <= 10; $number++ ) {
			$call = $this->delivery()->prepare( $intent );
			self::assertSame( $number, $call?->attempt->number );
			$this->attempts->set_state( $call->attempt, 'burnt' );
		}
		self::assertNull( $this->delivery()->prepare( $intent ) );
		$this->pass( 86401 );
		self::assertSame( 11, $this->delivery()->prepare( $intent )?->attempt->number );
	}

	/** @dataProvider findings */
	public function test_what_asking_finds( int $status, string $body, Finding $finding, string $state ): void {
		$intent = $this->stored();
		$this->send( $intent, [ 'ok' => false ] );
		$upstream     = $intent->ref() . '-A1';
		$this->remote = static fn(): array => self::http( $status, str_replace( 'UPSTREAM', $upstream, $body ) );

		self::assertSame( $finding, $this->delivery()->ask( $intent, 5 ) );
		self::assertSame( $state, self::row( 'attempts', $intent->reference )['state'] );
		self::assertStringContainsString( 'reference=' . $upstream, end( $this->sent )['url'] ?? '' );
	}

	/** @return array<string, array{int, string, Finding, string}> */
	public static function findings(): array {
		return [
			'paid'                  => [ 200, '{"ok":true,"reference":"UPSTREAM","paymentStatus":"paid"}', Finding::Present, 'unknown' ],
			'paid in cash'          => [ 200, '{"ok":true,"reference":"UPSTREAM","paymentStatus":"paid_cash"}', Finding::Present, 'unknown' ],
			'pending'               => [ 200, '{"ok":true,"reference":"UPSTREAM","paymentStatus":"pending"}', Finding::Absent, 'burnt' ],
			'failed'                => [ 200, '{"ok":true,"reference":"UPSTREAM","paymentStatus":"failed"}', Finding::Absent, 'burnt' ],
			'another order'         => [ 200, '{"ok":true,"reference":"UPSTREAM0","paymentStatus":"paid"}', Finding::Unclear, 'unknown' ],
			'not there'             => [ 404, '{"ok":false,"error":"order-not-found"}', Finding::Absent, 'burnt' ],
			'the function is not'   => [ 404, '<html></html>', Finding::Unclear, 'unknown' ],
			'another 404'           => [ 404, '{"error":"store-not-found"}', Finding::Unclear, 'unknown' ],
			'wrong key'             => [ 401, '{"error":"unauthorized"}', Finding::Unclear, 'unknown' ],
			'a page'                => [ 200, '<html></html>', Finding::Unclear, 'unknown' ],
			'out of order'          => [ 503, '', Finding::Unclear, 'unknown' ],
		];
	}

	public function test_what_was_never_sent_stays_usable(): void {
		$intent       = $this->stored();
		$this->remote = static fn(): array => self::http( 404, '{"error":"order-not-found"}' );

		self::assertSame( Finding::Absent, $this->delivery()->ask( $intent, 5 ) );
		self::assertSame( 'created', self::row( 'attempts', $intent->reference )['state'] );
		self::assertSame( 1, $this->delivery()->prepare( $intent )?->attempt->number );
	}

	/** @param array<string, mixed> $changes Of a genuine answer. */
	private function send( Intent $intent, array $changes ): Result {
		$call = $this->delivery()->prepare( $intent );
		self::assertNotNull( $call );
		$body             = array_filter(
			[
				'ok'               => true,
				'reference'        => $call->attempt->upstream_id,
				'authorizationUrl' => self::PAGE,
				'pricingSnapshot'  => [ 'baseTotalMinor' => 10000, 'processingFeeMinor' => 199, 'customerTotalMinor' => 10199 ],
				...$changes,
			],
			static fn( mixed $value ): bool => null !== $value
		);
			$this->remote = static fn(): array => self::http( 200, (string) wp_json_encode( $body ), [ 'x-sedifex-request-id' => 'req-1' ] );
			return $this->delivery()->send( $intent, $call, 10 );
	}

	private function delivery(): OnlineDelivery {
		return new OnlineDelivery( self::client(), $this->attempts, new OrderBody(), new StatusUrl( self::settings() ), new FailureSorter(), self::fees() );
	}

	private static function fees(): Fees {
		global $wpdb;
		return new Fees( new SnapshotStore( $wpdb ) );
	}
}
