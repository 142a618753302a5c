<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Unit\Outbox;

use PHPUnit\Framework\TestCase;
use Sedifex\Sync\Outbox\FailureSorter;
use Sedifex\Sync\Outbox\Verdict;
use Sedifex\Sync\Sedifex\Answer;

/** @covers \Sedifex\Sync\Outbox\FailureSorter */
final class FailureSorterTest extends TestCase {

	/** Every code that Sedifex is known to give, one that nobody knows, and none at all. */
	private const CODES = [
		'',
		'contract-version-mismatch', 'missing-store-id',
		'customer-email-required', 'customer-contact-required', 'amount-required', 'items-required', 'missing-service-or-slot',
		'slot-not-found', 'slot-not-open', 'slot-capacity-exceeded',
		'Invalid Email Address Passed', 'Invalid Amount Sent', 'Invalid key',
		'Duplicate Transaction Reference', 'Paystack initialize failed (502)', 'fetch failed',
		'invalid-api-key', 'unauthorized', 'order-not-found', 'receipt-not-found', 'something-new',
	];

	/** The rows of the table, each with the one verdict that it has. @dataProvider rows */
	public function test_a_row( int $status, string $code, Verdict $verdict ): void {
		self::assertSame( $verdict, ( new FailureSorter() )->sort( self::refused( $status, $code ) ) );
	}

	/** @return array<string, array{int, string, Verdict}> */
	public static function rows(): array {
		return [
			'wrong key, or an outage that reads like one' => [ 401, 'invalid-api-key', Verdict::NotCarriedOut ],
			'the other word for it'                   => [ 401, 'unauthorized', Verdict::NotCarriedOut ],
			'a wall before Sedifex'                   => [ 403, 'http_403', Verdict::NotCarriedOut ],
			'another contract version'                => [ 400, 'contract-version-mismatch', Verdict::NotCarriedOut ],
			'no store id'                             => [ 400, 'missing-store-id', Verdict::NotCarriedOut ],
			'the function is not there'               => [ 404, 'http_404', Verdict::Absent ],
			'another method is wanted'                => [ 405, 'http_405', Verdict::Rejected ],
			'no e-mail'                               => [ 400, 'customer-email-required', Verdict::Rejected ],
			'no contact'                              => [ 400, 'customer-contact-required', Verdict::Rejected ],
			'no amount'                               => [ 400, 'amount-required', Verdict::Rejected ],
			'slot closed'                             => [ 400, 'slot-not-open', Verdict::Rejected ],
			'slot full'                               => [ 400, 'slot-capacity-exceeded', Verdict::Rejected ],
			'provider refuses the e-mail'             => [ 500, 'Invalid Email Address Passed', Verdict::Rejected ],
			'provider refuses the amount'             => [ 500, 'Invalid Amount Sent', Verdict::Rejected ],
			'the reference exists: somebody sent it'  => [ 500, 'Duplicate Transaction Reference', Verdict::Unknown ],
			'provider failed'                         => [ 500, 'Paystack initialize failed (502)', Verdict::Unknown ],
			'a refusal that nobody knows'             => [ 400, 'something-new', Verdict::Unknown ],
			'a page instead of a refusal'             => [ 400, 'http_400', Verdict::Unknown ],
			'cut by the platform'                     => [ 408, 'http_408', Verdict::Unknown ],
			'too many calls'                          => [ 429, 'http_429', Verdict::Unknown ],
			'sent elsewhere'                          => [ 302, 'http_302', Verdict::Unknown ],
			'bad gateway'                             => [ 502, 'http_502', Verdict::Unknown ],
			'gateway without patience'                => [ 504, 'http_504', Verdict::Unknown ],
			'the code of a refusal under another status' => [ 500, 'customer-email-required', Verdict::Unknown ],
			'the provider\'s words under another status' => [ 502, 'Invalid Amount Sent', Verdict::Unknown ],
		];
	}

	public function test_no_other_answer_proves_anything(): void {
		$sorter = new FailureSorter();
		for ( $status = 100; $status <= 599; $status++ ) {
			foreach ( self::CODES as $code ) {
				foreach ( [ null, [], [ 'error' => $code ], [ 'ok' => false ], [ 'ok' => true ] ] as $body ) {
					$verdict = $sorter->sort( self::refused( $status, '' === $code ? "http_{$status}" : $code, $body ) );
					self::assertSame( self::expected( $status, $code, $body ), $verdict, "{$status} {$code} " . json_encode( $body ) );
				}
			}
		}
	}

	public function test_a_200_without_an_object_proves_nothing(): void {
		$sorter = new FailureSorter();
		self::assertSame( Verdict::Unknown, $sorter->sort( new Answer( 'checkout', 200, null, code: 'not_json' ) ) );
		self::assertSame( Verdict::Unknown, $sorter->sort( new Answer( 'checkout', 200, null, code: 'too_large' ) ) );
		self::assertSame( Verdict::Accepted, $sorter->sort( new Answer( 'checkout', 200, [ 'ok' => true ] ) ) );
	}

	public function test_without_an_answer_only_a_proof_counts(): void {
		$sorter = new FailureSorter();
		for ( $number = 0; $number <= 99; $number++ ) {
			self::assertSame( Verdict::Unknown, $sorter->sort( new Answer( 'cash', curl: $number, code: "curl_{$number}" ) ), "cURL {$number}" );
			self::assertSame( Verdict::Unsent, $sorter->sort( new Answer( 'cash', curl: $number, proven_unsent: true ) ), "cURL {$number}" );
		}
		self::assertSame( Verdict::Unsent, $sorter->sort( Answer::not_made( 'cash', 'no_key' ) ) );
	}

	/** @param array<mixed>|null $body */
	private static function refused( int $status, string $code, ?array $body = [ 'ok' => false ] ): Answer {
		return new Answer( 'checkout', $status, $body, code: $code );
	}

	/**
	 * The table in words of its own: what is not named here is unknown.
	 *
	 * @param array<mixed>|null $body
	 */
	private static function expected( int $status, string $code, ?array $body ): Verdict {
		$may_pass = [ 'contract-version-mismatch', 'missing-store-id' ];
		$final    = array_slice( self::CODES, 3, 8 );
		if ( 200 === $status ) {
			return null === $body ? Verdict::Unknown : Verdict::Accepted;
		}
		if ( in_array( $status, [ 401, 403 ], true ) || ( 400 === $status && in_array( $code, $may_pass, true ) ) ) {
			return Verdict::NotCarriedOut;
		}
		$refused = 405 === $status
			|| ( 400 === $status && in_array( $code, $final, true ) )
			|| ( 500 === $status && in_array( $code, [ 'Invalid Email Address Passed', 'Invalid Amount Sent' ], true ) );
		if ( $refused ) {
			return Verdict::Rejected;
		}
		return 404 === $status ? Verdict::Absent : Verdict::Unknown;
	}
}
