<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Checkout;

use Sedifex\Sync\Tests\WpTestCase;
use WP_REST_Request;
use WP_REST_Response;

/** Whatever is sent to a visitors' route, the answer is a sentence of ours. */
final class BodyErrorsTest extends WpTestCase {

	private const TOKEN = 'abcdefghijklmnopqrstuvwx';

	/** @dataProvider bodies */
	public function test_a_body_of_the_wrong_form_is_answered_in_our_words( string $route, string $body, string $code ): void {
		global $wpdb;
		$before = $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}sedifex_counters" );
		$answer = $this->send( $route, $body );
		$data   = (array) $answer->get_data();

		self::assertSame( [ 400, $code ], [ $answer->get_status(), $data['code'] ?? '' ] );
		self::assertIsString( $data['message'] );
		self::assertDoesNotMatchRegularExpression( '/param|JSON|items|payment\b|contact/i', $data['message'] );
		self::assertSame( [ 'status' => 400 ], $data['data'] );
		self::assertSame( $before, $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}sedifex_counters" ) );
	}

	/** @return list<array{string, string, string}> */
	public static function bodies(): array {
		$quote  = static fn( string $items, string $payment = '"online"' ): array => [ '/quote', "{\"items\":{$items},\"payment\":{$payment}}", 'sedifex_quote_invalid' ];
		$lookup = static fn( string $body ): array => [ '/orders/lookup', $body, 'sedifex_lookup_invalid' ];
		return [
			$quote( '"x"' ), $quote( '{"a":1}' ), $quote( '[{"id":1}]' ), $quote( '[{"id":"","quantity":1}]' ), $quote( '[{"id":"a","quantity":1.5}]' ), $quote( '[{"id":"a","quantity":"many"}]' ),
			$quote( '[{"id":"a","type":"gold","quantity":1}]' ), $quote( '[]', '"card"' ), $quote( '[]', 'null' ), [ '/quote', '{}', 'sedifex_quote_invalid' ], [ '/quote', '{"items":[', 'sedifex_quote_invalid' ],
			$lookup( '{}' ), $lookup( '{"reference":"SFX-AAAAAAAA"}' ), $lookup( '{"reference":[],"contact":"0240000000"}' ), $lookup( '{"reference":"SFX-AAAAAAAA","contact":7}' ), $lookup( '{"reference":"' . str_repeat( 'x', 65 ) . '","contact":"0240000000"}' ), $lookup( 'x' ),
			[ '/checkout', '{"intent":', 'sedifex_body_invalid' ], [ '/orders/' . self::TOKEN . '/pay', '{', 'sedifex_order_invalid' ],
		];
	}

	public function test_other_routes_keep_what_wordpress_says(): void {
		$request = new WP_REST_Request( 'GET', '/wp/v2/posts' );
		$request->set_query_params( [ 'per_page' => 'x' ] );
		self::assertSame( 'rest_invalid_param', ( (array) rest_get_server()->dispatch( $request )->get_data() )['code'] ?? '' );
	}

	private function send( string $route, string $body ): WP_REST_Response {
		$request = new WP_REST_Request( 'POST', '/sedifex/v1' . $route );
		$request->set_header( 'content-type', 'application/json' );
		$request->set_body( $body );
		return rest_get_server()->dispatch( $request );
	}
}
