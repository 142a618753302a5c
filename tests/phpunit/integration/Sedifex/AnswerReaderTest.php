<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Sedifex;

use Sedifex\Sync\Sedifex\Answer;
use Sedifex\Sync\Sedifex\AnswerReader;
use Sedifex\Sync\Sedifex\ErrorCategory;
use Sedifex\Sync\Tests\WpTestCase;
use WP_Error;

final class AnswerReaderTest extends WpTestCase {

	private const KEY = 'sedx_0123456789abcdef';

	/** @param array<string, string> $headers */
	private static function answered( int $status, string $body, array $headers = [], string $endpoint = 'checkout' ): Answer {
		return ( new AnswerReader() )->read( $endpoint, self::http( $status, $body, $headers ), self::KEY, 12, 1000 );
	}

	private static function failed( WP_Error $error, string $endpoint = 'checkout' ): Answer {
		return ( new AnswerReader() )->read( $endpoint, $error, self::KEY, 12, 1000 );
	}

	/** @return iterable<string, array{int, string, ErrorCategory, string}> */
	public function answers(): iterable {
		yield 'yes' => [ 200, '{"ok":true}', ErrorCategory::None, '' ];
		yield 'yes, with a field called error' => [ 200, '{"ok":true,"error":"x"}', ErrorCategory::None, '' ];
		yield 'an empty object' => [ 200, '{}', ErrorCategory::None, '' ];
		yield 'a page instead of JSON' => [ 200, '<!doctype html><p>Hello</p>', ErrorCategory::Data, 'not_json' ];
		yield 'nothing' => [ 200, '', ErrorCategory::Data, 'not_json' ];
		yield 'half an answer' => [ 200, '{"ok":true,"refer', ErrorCategory::Data, 'not_json' ];
		yield 'a list' => [ 200, '[{"ok":true}]', ErrorCategory::Data, 'not_json' ];
		yield 'a bare text' => [ 200, '"ok"', ErrorCategory::Data, 'not_json' ];
		yield 'not UTF-8' => [ 200, "{\"a\":\"\xff\"}", ErrorCategory::Data, 'not_json' ];
		yield 'cut at our limit' => [ 200, str_repeat( '[', 1000 ), ErrorCategory::Data, 'too_large' ];
		yield 'no content' => [ 204, '', ErrorCategory::Data, 'http_204' ];
		yield 'a redirect' => [ 301, '', ErrorCategory::Absent, 'http_301' ];
		yield 'a temporary redirect' => [ 307, '{"error":"moved"}', ErrorCategory::Absent, 'moved' ];
		yield 'malformed JSON of ours' => [ 400, '<html>Bad Request</html>', ErrorCategory::Data, 'http_400' ];
		yield 'no store' => [ 400, '{"error":"missing-store-id"}', ErrorCategory::Authentication, 'missing-store-id' ];
		yield 'another contract' => [ 400, '{"error":"contract-version-mismatch","expectedVersion":"2027-01-01"}', ErrorCategory::Contract, 'contract-version-mismatch' ];
		yield 'no e-mail' => [ 400, '{"error":"customer-email-required"}', ErrorCategory::Data, 'customer-email-required' ];
		yield 'no contact' => [ 400, '{"error":"customer-contact-required","message":"x"}', ErrorCategory::Data, 'customer-contact-required' ];
		yield 'no amount' => [ 400, '{"error":"amount-required"}', ErrorCategory::Data, 'amount-required' ];
		yield 'no items' => [ 400, '{"error":"items-required"}', ErrorCategory::Data, 'items-required' ];
		yield 'no price' => [ 400, '{"error":"checkout-item-price-missing","item_id":"x"}', ErrorCategory::Data, 'checkout-item-price-missing' ];
		yield 'slot full' => [ 400, '{"error":"slot-capacity-exceeded"}', ErrorCategory::Data, 'slot-capacity-exceeded' ];
		yield 'wrong key' => [ 401, '{"error":"invalid-api-key","message":"no","debug":{"apiKeyHint":"sedx***cdef"}}', ErrorCategory::Authentication, 'invalid-api-key' ];
		yield 'wrong key, elsewhere' => [ 401, '{"error":"unauthorized"}', ErrorCategory::Authentication, 'unauthorized' ];
		yield 'refused by the platform' => [ 403, '<html>Forbidden</html>', ErrorCategory::Authentication, 'http_403' ];
		yield 'no such function' => [ 404, '<html><title>404 Page not found</title></html>', ErrorCategory::Absent, 'http_404' ];
		yield 'unknown order' => [ 404, '{"ok":false,"error":"order-not-found","reference":"x"}', ErrorCategory::Data, 'order-not-found' ];
		yield 'unknown receipt' => [ 404, '{"error":"receipt-not-found"}', ErrorCategory::Data, 'receipt-not-found' ];
		yield 'unknown item' => [ 404, '{"error":"checkout-item-not-found"}', ErrorCategory::Data, 'checkout-item-not-found' ];
		yield 'wrong method' => [ 405, '{"error":"method-not-allowed"}', ErrorCategory::Data, 'method-not-allowed' ];
		yield 'cut by the platform' => [ 408, 'Request Timeout', ErrorCategory::Network, 'http_408' ];
		yield 'too large for the platform' => [ 413, '', ErrorCategory::Data, 'http_413' ];
		yield 'too often' => [ 429, '', ErrorCategory::Upstream, 'http_429' ];
		yield 'duplicate reference' => [ 500, '{"error":"Duplicate Transaction Reference"}', ErrorCategory::Upstream, 'Duplicate Transaction Reference' ];
		yield 'e-mail refused by Paystack' => [ 500, '{"error":"Invalid Email Address Passed"}', ErrorCategory::Upstream, 'Invalid Email Address Passed' ];
		yield 'plain text' => [ 500, 'Internal Server Error', ErrorCategory::Upstream, 'http_500' ];
		yield 'an error that is no text' => [ 500, '{"error":{"a":1}}', ErrorCategory::Upstream, 'http_500' ];
		yield 'many lines' => [ 500, '{"error":"9 FAILED\\n\\tneeds   an index"}', ErrorCategory::Upstream, '9 FAILED needs an index' ];
		yield 'bad gateway' => [ 502, '<html></html>', ErrorCategory::Upstream, 'http_502' ];
		yield 'overloaded' => [ 503, '', ErrorCategory::Upstream, 'http_503' ];
		yield 'gateway time-out' => [ 504, '', ErrorCategory::Network, 'http_504' ];
	}

	/** @dataProvider answers */
	public function test_every_kind_of_answer_is_sorted( int $status, string $body, ErrorCategory $category, string $code ): void {
		$answer = self::answered( $status, $body );
		self::assertSame( [ $status, $category, $code ], [ $answer->status, $answer->category, $answer->code ] );
		self::assertSame( '' === $code, $answer->ok() );
		self::assertSame( '' === $code, '' === $answer->message() );
		self::assertFalse( $answer->proven_unsent );
		self::assertSame( [ 12, 0 ], [ $answer->elapsed_ms, $answer->curl ] );
		if ( '' !== $code ) {
			self::assertMatchesRegularExpression( '/^\p{Lu}.{20,220}\.$/u', $answer->message() );
			self::assertStringNotContainsString( $code, $answer->message() );
		}
	}

	/** @return iterable<string, array{WP_Error, int, bool, string}> */
	public function failures(): iterable {
		foreach ( [ 5, 6, 7, 35, 60 ] as $number ) {
			yield "cURL $number, before sending" => [ new WP_Error( 'http_request_failed', "cURL error $number: something" ), $number, true, "curl_$number" ];
		}
		foreach ( [ 1, 3, 16, 18, 23, 28, 47, 51, 52, 55, 56, 58, 92 ] as $number ) {
			yield "cURL $number, nobody knows" => [ new WP_Error( 'http_request_failed', "cURL error $number: something" ), $number, false, "curl_$number" ];
		}
		yield 'no number' => [ new WP_Error( 'http_request_failed', 'Operation timed out after 5 seconds, error 7' ), 0, false, 'no_answer' ];
		yield 'no text' => [ new WP_Error( 'http_request_failed', '' ), 0, false, 'no_answer' ];
		yield 'forbidden by the site' => [ new WP_Error( 'http_request_not_executed', 'User has blocked requests through HTTP.' ), 0, true, 'blocked_by_site' ];
	}

	/** @dataProvider failures */
	public function test_every_way_of_getting_no_answer_is_sorted( WP_Error $error, int $curl, bool $unsent, string $code ): void {
		$answer = self::failed( $error );
		self::assertSame( [ 0, null, $curl, $unsent, ErrorCategory::Network, $code ], [ $answer->status, $answer->body, $answer->curl, $answer->proven_unsent, $answer->category, $answer->code ] );
		self::assertFalse( $answer->ok() );
		self::assertMatchesRegularExpression( '/^\p{Lu}.{20,220}\.$/u', $answer->message() );
	}

	public function test_the_key_and_hints_of_it_stay_out(): void {
		$answer = self::answered( 401, '{"error":"bad key ' . self::KEY . '","message":"' . self::KEY . '","deep":[{"x":"' . self::KEY . '"}],"debug":{"apiKeyHint":"sedx***cdef"}}', [ 'x-sedifex-request-id' => '1-a' ] );
		$all    = (string) wp_json_encode( $answer ) . $answer->message();
		self::assertStringNotContainsString( self::KEY, $all );
		self::assertStringNotContainsString( 'cdef', $all );
		self::assertSame( 'bad key […]', $answer->code );
		self::assertSame( '1-a', $answer->request_id );
	}

	public function test_the_wanted_contract_version_is_kept_and_named(): void {
		$answer = self::answered( 400, '{"error":"contract-version-mismatch","expectedVersion":"2027-01-01","receivedVersion":"x"}' );
		self::assertSame( '2027-01-01', $answer->expected_version );
		self::assertStringContainsString( '2027-01-01', $answer->message() );
		self::assertSame( '', self::answered( 200, '{"expectedVersion":"x"}' )->expected_version );
		self::assertSame( '', self::answered( 400, '{"error":"contract-version-mismatch","expectedVersion":7}' )->expected_version );
	}

	public function test_a_preview_that_times_out_points_to_the_key(): void {
		$late = self::failed( new WP_Error( 'http_request_failed', 'cURL error 28: late' ), 'preview' );
		self::assertStringContainsString( 'key', $late->message() );
		self::assertStringContainsString( 'key', self::answered( 408, '', [], 'preview' )->message() );
		self::assertStringNotContainsString( 'key', self::failed( new WP_Error( 'http_request_failed', 'cURL error 28: late' ) )->message() );
	}

	public function test_half_an_emoji_does_not_cost_the_answer(): void {
		$answer = self::answered( 200, '{"ok":true,"products":[{"name":"Cake \ud83c"}]}' );
		self::assertTrue( $answer->ok() );
		self::assertSame( 'Cake ', $answer->text( 'products.0.name' ) );
	}

	public function test_texts_by_path(): void {
		$answer = self::answered( 200, '{"a":{"b":"c","n":7},"t":"x"}' );
		self::assertSame( [ 'c', '', '', 'x', '' ], [ $answer->text( 'a.b' ), $answer->text( 'a.n' ), $answer->text( 'a' ), $answer->text( 't' ), $answer->text( 't.b' ) ] );
	}

	public function test_every_recorded_answer_is_sorted_by_its_status(): void {
		$count = 0;
		foreach ( (array) glob( dirname( __DIR__, 3 ) . '/fixtures/recordings/*.json' ) as $file ) {
			$list = json_decode( (string) file_get_contents( (string) $file ), true );
			foreach ( is_array( $list ) && array_is_list( $list ) ? $list : [] as $entry ) {
				$response = is_array( $entry ) ? $entry['response'] ?? null : null;
				if ( ! is_array( $response ) || ! is_int( $response['status'] ?? null ) || true === ( $entry['admin'] ?? false ) ) {
					continue;
				}
				$body   = $response['body'] ?? '';
				$answer = self::answered( $response['status'], is_string( $body ) ? $body : (string) wp_json_encode( $body ) );
				self::assertSame( 200 === $response['status'] && is_array( $body ), $answer->ok(), (string) $file . ': ' . wp_json_encode( $entry['name'] ?? '' ) );
				self::assertArrayNotHasKey( 'debug', $answer->body ?? [] );
				self::assertSame( 401 === $response['status'], ErrorCategory::Authentication === $answer->category && 'missing-store-id' !== $answer->code );
				++$count;
			}
		}
		self::assertGreaterThan( 50, $count );
	}
}
