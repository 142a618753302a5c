<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Webhooks;

final class SelldoneSeviWebhookTest extends WebhooksTestCase {

	private const SIGN_KEY = 'selldone-sign-key-0001';

	/** @return array<string, mixed> */
	private static function selldone( string $action = 'PaymentOrder' ): array {
		return [
			'event'    => 'OnlineOrder',
			'action'   => $action,
			'shop'     => [ 'id' => 1 ],
			'basket'   => [ 'id' => 123, 'shop_id' => 1, 'status' => 'Payed', 'delivery_state' => 'CheckQueue' ],
			'user'     => null,
			'customer' => null,
		];
	}

	/**
	 * @param array<mixed>          $body
	 * @param array<string, string> $headers
	 */
	private function status( string $path, array $body, array $headers = [] ): int {
		return $this->deliver( $path, (string) wp_json_encode( $body ), $headers )->get_status();
	}

	public function test_selldone_proves_itself_by_the_secret_in_the_address(): void {
		self::assertSame( 200, $this->status( 'selldone/selldone-secret-0001', self::selldone() ) );
		$row = self::last_row();
		self::assertSame( [ 'PaymentOrder', 'selldone:1:123', 'path' ], [ $row['type'], $row['object'], $row['how'] ] );
		foreach ( [ 'selldone', 'selldone/', 'selldone/selldone-secret-000', 'selldone/Selldone-secret-0001', 'selldone/x' ] as $path ) {
			self::assertSame( 401, $this->status( $path, self::selldone() ), $path );
		}
		self::assertSame( 1, self::rows() );
	}

	public function test_selldone_s_signature_is_checked_where_it_is_there(): void {
		self::secrets()->set( 'selldone_sign_key', self::SIGN_KEY );
		$now  = (string) time();
		$hash = password_hash( self::SIGN_KEY . ':' . $now, PASSWORD_BCRYPT, [ 'cost' => 4 ] );
		$send = fn( string $time, string $hash ): int => $this->status( 'selldone/selldone-secret-0001', [ ...self::selldone(), 'n' => wp_rand() ], [ 'selldone-sign-id' => $time, 'selldone-sign-hash' => $hash ] );
		self::assertSame( 200, $send( $now, $hash ) );
		self::assertSame( 'signature', self::last_row()['how'] );
		self::assertSame( 200, $this->status( 'selldone/selldone-secret-0001', self::selldone() ), 'absent headers: the address decides' );
		self::assertSame( 401, $send( $now, password_hash( 'other:' . $now, PASSWORD_BCRYPT, [ 'cost' => 4 ] ) ) );
		self::assertSame( 401, $send( $now, '' ) );
		$old = (string) ( time() - 73 * HOUR_IN_SECONDS );
		self::assertSame( 401, $send( $old, password_hash( self::SIGN_KEY . ':' . $old, PASSWORD_BCRYPT, [ 'cost' => 4 ] ) ) );
		// The cost is the sender's choice: 2^31 rounds are not begun.
		self::assertSame( 401, $send( $now, str_replace( '$04$', '$31$', $hash ) ) );
		self::assertSame( 401, $send( $now, '$6$rounds=999999999$salt$' . str_repeat( 'a', 86 ) ) );
	}

	public function test_a_sign_key_that_is_too_long_is_said_to_be(): void {
		$this->as_administrator();
		$saved = $this->rest( 'POST', '/settings', [ 'selldone_sign_key' => str_repeat( 'k', 51 ) ] );
		self::assertSame( 400, $saved->get_status() );
		self::assertStringContainsString( '50', $saved->get_data()['data']['params']['selldone_sign_key'] );
		self::assertNull( self::secrets()->get( 'selldone_sign_key' ) );
		self::assertSame( 200, $this->rest( 'POST', '/settings', [ 'selldone_sign_key' => str_repeat( 'k', 50 ) ] )->get_status() );
		// As a constant may be, and one from before was.
		$long = str_repeat( 'k', 51 );
		self::secrets()->set( 'selldone_sign_key', $long );
		$now = (string) time();
		self::assertSame( 401, $this->status( 'selldone/selldone-secret-0001', self::selldone(), [ 'selldone-sign-id' => $now, 'selldone-sign-hash' => password_hash( "$long:$now", PASSWORD_BCRYPT, [ 'cost' => 4 ] ) ] ) );
		self::assertSame( 200, $this->status( 'selldone/selldone-secret-0001', self::selldone() ), 'unsigned ones come in' );
		$refused = $this->rest( 'GET', '/endpoints/selldone/refused' )->get_data()['refused'][0];
		self::assertSame( [ 'long_key', true ], [ $refused['reason'], str_contains( $refused['sentence'], '50 letters' ) ] );
		self::assertStringContainsString( '50 letters', (string) wp_json_encode( $this->rest( 'GET', '/endpoints' )->get_data() ) );
	}

	public function test_sevi_proves_itself_by_its_token_in_every_documented_way(): void {
		$body = [ 'order' => [ 'id' => 'sevi-1', 'status' => 'PENDING', 'paymentStatus' => 'PENDING' ], 'customer' => null ];
		$ways = [
			'token'  => [ 'sevi', [ 'authorization' => 'sevi-token-0001' ] ],
			'bearer' => [ 'sevi', [ 'authorization' => 'Bearer sevi-token-0001' ] ],
			'path'   => [ 'sevi/sevi-token-0001', [] ],
		];
		foreach ( $ways as $how => [ $path, $headers ] ) {
			self::assertSame( 200, $this->status( $path, [ ...$body, 'n' => $how ], $headers ), $how );
			self::assertSame( [ $how, 'sevi:sevi-1' ], [ self::last_row()['how'], self::last_row()['object'] ] );
		}
		self::assertSame( 401, $this->status( 'sevi', $body ) );
		self::assertSame( 401, $this->status( 'sevi', $body, [ 'authorization' => 'Bearer ' ] ) );
		self::assertSame( 401, $this->status( 'sevi', $body, [ 'authorization' => 'Bearer sevi-token-0002' ] ) );
		self::assertSame( 401, $this->status( 'sevi/sevi-token-0002', $body, [ 'authorization' => 'Bearer wrong' ] ) );
	}

	public function test_another_s_header_does_not_hide_sevi_s_token_in_the_address(): void {
		$body = [ 'order' => [ 'id' => 'sevi-1', 'status' => 'PENDING' ], 'customer' => null ];
		foreach ( [ 'Basic ' . base64_encode( 'shop:not-open-yet' ), 'Bearer of-a-proxy', 'anything' ] as $header ) {
			self::assertSame( 200, $this->status( 'sevi/sevi-token-0001', [ ...$body, 'n' => $header ], [ 'authorization' => $header ] ), $header );
			self::assertSame( 'path', self::last_row()['how'] );
		}
		self::assertSame( 200, $this->status( 'sevi/other', $body, [ 'authorization' => 'sevi-token-0001' ] ) );
		self::assertSame( 'token', self::last_row()['how'] );
	}

	public function test_of_two_that_were_refused_the_doctor_looks_at_both(): void {
		$this->as_administrator();
		$id = self::secrets()->live( 'sevi_webhook_token' )[0]->id ?? '';
		self::secrets()->set( 'sevi_webhook_token', 'sevi-token-0002' );
		self::secrets()->end( 'sevi_webhook_token', $id );
		$found = function ( string $path, string $header ): string {
			self::assertSame( 401, $this->status( $path, [], [ 'authorization' => $header ] ) );
			return $this->rest( 'GET', '/endpoints/sevi/refused' )->get_data()['refused'][0]['diagnosis'];
		};
		self::assertSame( 'old_secret', $found( 'sevi/sevi-token-0001', 'Basic c2hvcDpwYXNz' ) );
		self::assertSame( 'old_secret', $found( 'sevi/nothing', 'Bearer sevi-token-0001' ) );
		self::assertSame( 'malformed', $found( 'sevi/"sevi-token-0002"', 'Basic c2hvcDpwYXNz' ) );
		self::assertSame( 'wrong_secret_or_body', $found( 'sevi/nothing', 'Basic c2hvcDpwYXNz' ) );
	}

	public function test_what_php_made_of_a_header_is_known(): void {
		$this->as_administrator();
		$_SERVER['PHP_AUTH_USER'] = 'sevi-token-0001';
		$_SERVER['PHP_AUTH_PW']   = '';
		self::assertSame( 401, $this->status( 'sevi', [] ) );
		self::assertSame( 'malformed', $this->rest( 'GET', '/endpoints/sevi/refused' )->get_data()['refused'][0]['diagnosis'] );
		self::assertSame( 200, $this->status( 'sevi/sevi-token-0001', [ 'order' => [ 'id' => 'a' ] ] ) );
	}

	public function test_an_equal_body_of_sevi_is_news_on_another_day(): void {
		global $wpdb;
		$body = [ 'order' => [ 'id' => 'sevi-1', 'amount' => 5000 ], 'customer' => null ];
		$this->status( 'sevi/sevi-token-0001', $body );
		$this->status( 'sevi/sevi-token-0001', $body );
		self::assertSame( 1, self::rows() );
		$yesterday = hash( 'sha256', 'sevi|body:' . hash( 'sha256', (string) wp_json_encode( $body ) ) . '|' . gmdate( 'Y-m-d', time() - DAY_IN_SECONDS ) );
		$wpdb->query( $wpdb->prepare( 'UPDATE %i SET event_key = x%s', $wpdb->prefix . 'sedifex_events', $yesterday ) );
		$this->status( 'sevi/sevi-token-0001', $body );
		self::assertSame( 2, self::rows() );
	}

	public function test_null_heavy_bodies_are_kept(): void {
		self::assertSame( 200, $this->status( 'sevi/sevi-token-0001', [ 'order' => null, 'customer' => null ] ) );
		self::assertSame( [ 'ignored', 'no_order' ], [ self::last_row()['state'], self::last_row()['verdict'] ] );
		self::assertSame( 200, $this->status( 'selldone/selldone-secret-0001', [ 'basket' => null ] ) );
		self::assertSame( [ 'ignored', 'no_order' ], [ self::last_row()['state'], self::last_row()['verdict'] ] );
	}
}
