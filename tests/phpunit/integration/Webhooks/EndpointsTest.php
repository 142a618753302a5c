<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Webhooks;

use Sedifex\Sync\Settings\Constants;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Settings\UrlRules;
use Sedifex\Sync\Support\PublicAddress;
use Sedifex\Sync\Support\SystemClock;
use Sedifex\Sync\Webhooks\EndpointAddress;
use Sedifex\Sync\Webhooks\Endpoints;
use Sedifex\Sync\Webhooks\LastHeard;
use Sedifex\Sync\Webhooks\Refusals;
use Sedifex\Sync\Webhooks\Silence;
use WP_Error;

/**
 * What the owner sees of each source of webhooks, and what nobody ever does.
 *
 * @phpstan-import-type Endpoint from Endpoints
 */
final class EndpointsTest extends WebhooksTestCase {

	/** @return Endpoint */
	private function endpoint( string $source, ?Endpoints $endpoints = null ): array {
		return array_column( ( $endpoints ?? $this->endpoints() )->all()['endpoints'], null, 'source' )[ $source ];
	}

	/** @param array<string, mixed> $constants */
	private function endpoints( array $constants = [], ?bool $is_local = true ): Endpoints {
		global $wpdb;
		$constants = new Constants( $constants );
		$secrets   = new Secrets( $constants );
		$heard     = new LastHeard( $wpdb );
		return new Endpoints(
			$secrets,
			new SettingsStore( $secrets, $constants, new UrlRules( new PublicAddress(), true ) ),
			new Refusals( $wpdb ),
			$heard,
			new Silence( $wpdb, $heard, $secrets, new SystemClock() ),
			new EndpointAddress( $is_local )
		);
	}

	public function test_each_source_has_its_two_addresses(): void {
		self::assertSame( rest_url( 'sedifex/v1/webhooks/sedifex' ), $this->endpoint( 'sedifex' )['address'] );
		self::assertSame( home_url( '/?sedifex-webhook=sedifex' ), $this->endpoint( 'sedifex' )['second_address'] );
		self::assertSame( rest_url( 'sedifex/v1/webhooks/selldone/••••0001' ), $this->endpoint( 'selldone' )['address'] );
		self::assertSame( home_url( '/?sedifex-webhook=selldone.••••0001' ), $this->endpoint( 'selldone' )['second_address'] );
		self::assertSame( rest_url( 'sedifex/v1/webhooks/sevi' ), $this->endpoint( 'sevi' )['address'] );
		self::assertSame( [ false, true, false ], array_column( $this->endpoints()->all()['endpoints'], 'secret_in_address' ) );
	}

	public function test_a_new_secret_is_in_the_address_that_is_given_out_this_once(): void {
		$made = $this->endpoints()->new_secret( 'selldone' );
		self::assertIsArray( $made );
		self::assertSame( rest_url( 'sedifex/v1/webhooks/selldone/' . $made['secret'] ), $made['address'] );
		self::assertStringContainsString( 'still counts', $made['sentence'] );
		$path = substr( (string) wp_parse_url( $made['address'], PHP_URL_PATH ), strlen( '/wp-json/sedifex/v1/webhooks/' ) );
		self::assertSame( 200, $this->deliver( $path, '{"basket":{"id":1}}' )->get_status(), 'as it stands' );
		self::assertStringNotContainsString( $made['secret'], (string) wp_json_encode( $this->endpoints()->all() ) );
	}

	public function test_selldone_has_no_address_before_it_has_a_secret(): void {
		self::secrets()->remove( 'selldone_webhook_secret' );
		self::assertNull( $this->endpoint( 'selldone' )['address'] );
		self::assertNull( $this->endpoint( 'selldone' )['second_address'] );
		self::assertSame( [], $this->endpoint( 'selldone' )['live'] );
	}

	public function test_plain_http_has_no_address_and_no_new_secret_but_on_one_s_own_machine(): void {
		$home = 'http://shop.example';
		// After the constants that a site may have for them.
		foreach ( [ 'option_home', 'option_siteurl' ] as $option ) {
			add_filter(
				$option,
				static function () use ( &$home ): string {
					return $home;
				},
				20
			);
		}
		foreach ( [ 'sedifex', 'selldone', 'sevi' ] as $source ) {
			$there = $this->endpoint( $source, $this->endpoints( is_local: false ) );
			self::assertSame( [ null, null ], [ $there['address'], $there['second_address'] ] );
			self::assertStringContainsString( 'https', (string) $there['no_new_secret'] );
			self::assertInstanceOf( WP_Error::class, $this->endpoints( is_local: false )->new_secret( $source ) );
			self::assertNotNull( $this->endpoint( $source )['address'] );
		}
		self::assertFalse( $this->endpoints( is_local: false )->all()['reachable_by_https'] );
		$home = 'https://shop.example';
		self::assertTrue( $this->endpoints( is_local: false )->all()['reachable_by_https'] );
		self::assertStringStartsWith( 'https://shop.example/', (string) $this->endpoint( 'sevi', $this->endpoints( is_local: false ) )['address'] );
		self::assertIsArray( $this->endpoints( is_local: false )->new_secret( 'sevi' ) );
	}

	public function test_a_constant_says_so_and_refuses_another(): void {
		$endpoints = $this->endpoints( [ 'SEVI_WEBHOOK_TOKEN' => 'sevi-from-constant-0001' ] );
		$sevi      = $this->endpoint( 'sevi', $endpoints );
		self::assertSame( [ 'constant', '0001' ], [ $sevi['secret']['source'], $sevi['secret']['last4'] ] );
		self::assertStringContainsString( 'SEVI_WEBHOOK_TOKEN', (string) $sevi['no_new_secret'] );
		self::assertCount( 1, $sevi['live'] );
		self::assertInstanceOf( WP_Error::class, $endpoints->new_secret( 'sevi' ) );
		self::assertInstanceOf( WP_Error::class, $endpoints->end_secret( 'sevi', 'constant' ) );
	}

	public function test_it_is_known_which_secret_was_used_when(): void {
		$second = (string) ( (array) $this->endpoints()->new_secret( 'sedifex' ) )['secret'];
		self::assertSame( [ null, null ], array_column( $this->endpoint( 'sedifex' )['live'], 'last_used_at' ) );
		$this->signed( self::product( 'a', [] ) );
		self::assertNull( $this->endpoint( 'sedifex' )['last_delivery_at'], 'not before the answer is out' );
		self::after_answer();
		[ $newest, $older ] = $this->endpoint( 'sedifex' )['live'];
		self::assertSame( [ null, true ], [ $newest['last_used_at'], is_string( $older['last_used_at'] ) ] );
		self::assertSame( $older['last_used_at'], $this->endpoint( 'sedifex' )['last_delivery_at'] );
		$this->signed( self::product( 'a', [] ), $second );
		self::after_answer();
		self::assertIsString( $this->endpoint( 'sedifex' )['live'][0]['last_used_at'] );
		self::assertNull( $this->endpoint( 'sevi' )['last_delivery_at'] );
	}

	public function test_what_is_refused_was_not_heard(): void {
		$this->signed( self::product( 'a', [] ), 'wrong' );
		self::after_answer();
		self::assertNull( $this->endpoint( 'sedifex' )['last_delivery_at'] );
	}

	public function test_it_is_written_once_a_minute_at_most(): void {
		global $wpdb;
		$this->signed( self::product( 'a', [] ) );
		self::after_answer();
		$wpdb->query( "UPDATE {$wpdb->prefix}sedifex_snapshots SET fetched_at = fetched_at - 30 WHERE name LIKE 'heard%'" );
		$at = $this->endpoint( 'sedifex' )['last_delivery_at'];
		$this->signed( self::product( 'b', [] ) );
		self::after_answer();
		self::assertSame( $at, $this->endpoint( 'sedifex' )['last_delivery_at'] );
		$wpdb->query( "UPDATE {$wpdb->prefix}sedifex_snapshots SET fetched_at = fetched_at - 31 WHERE name LIKE 'heard%'" );
		$this->signed( self::product( 'c', [] ) );
		self::after_answer();
		self::assertGreaterThan( $at, $this->endpoint( 'sedifex' )['last_delivery_at'] );
	}

	public function test_accepting_costs_one_query_with_three_secrets_too(): void {
		global $wpdb;
		$this->endpoints()->new_secret( 'sedifex' );
		$newest = (string) ( (array) $this->endpoints()->new_secret( 'sedifex' ) )['secret'];
		self::assertCount( 3, self::secrets()->live( 'webhook_secret' ) ?? [] );
		$this->signed( self::product( 'a', [] ) );
		foreach ( [ self::SECRET, $newest ] as $secret ) {
			$before = $wpdb->num_queries;
			self::assertSame( 200, $this->signed( self::product( 'b', [ 'name' => 'Kafé' ] ), $secret )->get_status() );
			self::assertSame( $before + 1, $wpdb->num_queries );
		}
		foreach ( [ 'selldone/selldone-secret-0001' => '{"basket":{"id":1}}', 'sevi/sevi-token-0001' => '{"order":{"id":"a"}}' ] as $path => $body ) {
			$before = $wpdb->num_queries;
			self::assertSame( 200, $this->deliver( $path, $body )->get_status() );
			self::assertSame( $before + 1, $wpdb->num_queries, $path );
		}
	}

	public function test_refusals_are_said_in_words_with_their_number_and_time(): void {
		$this->signed( self::product( 'a', [] ), 'wrong' );
		$this->signed( self::product( 'a', [] ), 'wrong' );
		$this->deliver( 'sedifex', '{}' );
		$this->deliver( 'sedifex', '{}', [ 'content-type' => 'text/plain' ] );
		$found = array_column( $this->endpoint( 'sedifex' )['refusals'], null, 'reason' );
		self::assertSame( [ 1, 2, 1 ], [ $found['missing_header']['count'], $found['mismatch']['count'], $found['content_type']['count'] ] );
		self::assertStringContainsString( 'another secret', $found['mismatch']['sentence'] );
		self::assertEqualsWithDelta( time(), strtotime( $found['mismatch']['last_at'] ), 5 );
		self::assertCount( 3, array_unique( array_column( $found, 'sentence' ) ) );
		self::assertSame( [], $this->endpoint( 'sevi' )['refusals'] );
	}

	public function test_selldone_s_signature_can_be_asked_for_where_there_is_a_key(): void {
		$this->as_administrator();
		self::assertSame( 409, $this->rest( 'POST', '/endpoints/selldone', [ 'require_signature' => true ] )->get_status() );
		self::secrets()->set( 'selldone_sign_key', 'selldone-sign-key-0001' );
		$path = 'selldone/selldone-secret-0001';
		self::assertSame( 200, $this->deliver( $path, '{"basket":{"id":1}}' )->get_status() );
		self::assertSame( 200, $this->rest( 'POST', '/endpoints/selldone', [ 'require_signature' => true ] )->get_status() );
		self::assertTrue( $this->endpoint( 'selldone' )['require_signature'] );
		self::assertSame( 401, $this->deliver( $path, '{"basket":{"id":2}}' )->get_status() );
		self::assertSame( 'unsigned', $this->endpoint( 'selldone' )['refusals'][0]['reason'] );
		$now = (string) time();
		self::assertSame( 200, $this->deliver( $path, '{"basket":{"id":2}}', [ 'selldone-sign-id' => $now, 'selldone-sign-hash' => password_hash( "selldone-sign-key-0001:$now", PASSWORD_BCRYPT, [ 'cost' => 4 ] ) ] )->get_status() );
		self::secrets()->remove( 'selldone_sign_key' );
		self::assertSame( 401, $this->deliver( $path, '{"basket":{"id":3}}' )->get_status(), 'without the key nothing can be proven' );
		$this->rest( 'POST', '/endpoints/selldone', [ 'require_signature' => false ] );
		self::assertSame( 200, $this->deliver( $path, '{"basket":{"id":3}}' )->get_status() );
	}

	public function test_sevi_s_own_addresses_can_be_asked_for(): void {
		$this->as_administrator();
		$send = fn( string $ip ): int => [ $_SERVER['REMOTE_ADDR'] = $ip, $this->deliver( 'sevi', '{"order":{"id":"' . wp_rand() . '"}}', [ 'authorization' => 'sevi-token-0001' ] )->get_status() ][1];
		self::assertSame( 200, $send( '203.0.113.9' ) );
		self::assertSame( 200, $this->rest( 'POST', '/endpoints/sevi', [ 'known_senders_only' => true ] )->get_status() );
		self::assertSame( [ 401, 200, 200, 401 ], array_map( $send, [ '203.0.113.9', '78.47.73.35', '::ffff:195.201.46.87', '' ] ) );
		self::assertSame( 'unknown_sender', $this->endpoint( 'sevi' )['refusals'][0]['reason'] );
		self::assertSame( 400, $this->rest( 'POST', '/endpoints/sedifex', [ 'known_senders_only' => true ] )->get_status() );
		self::assertSame( 400, $this->rest( 'POST', '/endpoints/sevi', [ 'known_senders_only' => 'maybe' ] )->get_status() );
	}

	public function test_silence_where_items_changed_that_nobody_announced(): void {
		global $wpdb;
		$silence = fn(): Silence => new Silence( $wpdb, new LastHeard( $wpdb ), self::secrets(), new SystemClock() );
		self::assertNull( $silence()->of( 'sedifex' ) );
		$silence()->catalogue_changed( 2 );
		$silence()->catalogue_changed( 0 );
		$silence()->catalogue_changed( 1 );
		self::assertStringContainsString( 'yet; 3 changes', (string) $this->endpoint( 'sedifex' )['silence'] );
		$this->signed( self::product( 'a', [] ) );
		self::after_answer();
		self::assertNull( $this->endpoint( 'sedifex' )['silence'], 'a word from it ends the count' );
		$silence()->catalogue_changed( 4 );
		self::assertNull( $this->endpoint( 'sedifex' )['silence'], 'what was found just after a delivery was announced by it' );
		$wpdb->query( "UPDATE {$wpdb->prefix}sedifex_snapshots SET fetched_at = fetched_at - 1000 WHERE name LIKE 'heard%'" );
		$silence()->catalogue_changed( 1 );
		self::assertStringStartsWith( '1 change ', (string) $this->endpoint( 'sedifex' )['silence'] );
		self::secrets()->remove( 'webhook_secret' );
		self::assertNull( $this->endpoint( 'sedifex' )['silence'], 'nobody could send any' );
	}

	public function test_silence_of_one_that_used_to_be_heard(): void {
		global $wpdb;
		$ago = static fn( int $seconds ) => $wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->prefix}sedifex_snapshots SET fetched_at = UNIX_TIMESTAMP() - %d WHERE name LIKE 'heard%%'", $seconds ) );
		for ( $time = 0; $time < 5; $time++ ) {
			$this->deliver( 'sevi', '{"order":{"id":"' . $time . '"}}', [ 'authorization' => 'sevi-token-0001' ] );
			self::after_answer();
			$ago( 2 * DAY_IN_SECONDS );
		}
		self::assertNull( $this->endpoint( 'sevi' )['silence'] );
		$ago( 5 * DAY_IN_SECONDS );
		self::assertNull( $this->endpoint( 'sevi' )['silence'], 'three times its usual pause is six days' );
		$ago( 7 * DAY_IN_SECONDS );
		self::assertStringContainsString( 'Sevi', (string) $this->endpoint( 'sevi' )['silence'] );
	}

	/** @return iterable<string, array{string, string, array<string, mixed>}> */
	public static function routes(): iterable {
		yield 'list' => [ 'GET', '/endpoints', [] ];
		foreach ( [ 'sedifex', 'selldone', 'sevi' ] as $source ) {
			yield "$source choose" => [ 'POST', "/endpoints/$source", [ 'require_signature' => false ] ];
			yield "$source make" => [ 'POST', "/endpoints/$source/secret", [] ];
			yield "$source end" => [ 'DELETE', "/endpoints/$source/secret/first", [] ];
			yield "$source test" => [ 'POST', "/endpoints/$source/test", [] ];
			yield "$source refused" => [ 'GET', "/endpoints/$source/refused", [] ];
			yield "$source diagnose" => [ 'POST', "/endpoints/$source/diagnose", [ 'headers' => '', 'body' => '' ] ];
		}
	}

	/**
	 * @dataProvider routes
	 * @param array<string, mixed> $body
	 */
	public function test_only_administrators_come_in( string $method, string $route, array $body ): void {
		$before = get_option( Secrets::OPTION );
		self::assertSame( 401, $this->rest( $method, $route, $body )->get_status() );
		wp_set_current_user( $this->user( 'editor' ) );
		self::assertSame( 403, $this->rest( $method, $route, $body )->get_status() );
		self::assertSame( $before, get_option( Secrets::OPTION ) );
		self::assertSame( [], $this->sent );
	}

	public function test_no_answer_no_diagnostic_and_no_row_holds_a_secret(): void {
		global $wpdb;
		$this->as_administrator();
		self::secrets()->set( 'selldone_sign_key', 'selldone-sign-key-0001' );
		$made = [];
		foreach ( [ 'sedifex', 'selldone', 'sevi' ] as $source ) {
			for ( $time = 0; $time < 4; $time++ ) {
				$made[] = (string) $this->rest( 'POST', "/endpoints/$source/secret" )->get_data()['secret'];
			}
		}
		$all = self::secrets()->all();
		self::assertCount( 3 * 5 + 2, $all, 'ended ones too' );
		self::assertSame( [], array_diff( $made, $all ) );
		foreach ( $all as $secret ) {
			$this->deliver( 'selldone/' . $secret, '{"basket":{"id":1}}' );
			$this->deliver( 'sevi/' . $secret, '{"order":{"id":"b"}}' );
			$this->deliver( 'sevi', '{"order":{"id":"a"}}', [ 'authorization' => "Bearer $secret", 'cookie' => $secret ] );
			$this->signed( self::product( 'a', [] ), $secret );
		}
		$texts = [ $wpdb->get_results( "SELECT headers, body, errors, changes FROM {$wpdb->prefix}sedifex_events" ), $wpdb->get_results( "SELECT name, body FROM {$wpdb->prefix}sedifex_snapshots" ) ];
		foreach ( [ '/endpoints', '/endpoints/sedifex/refused', '/endpoints/selldone/refused', '/endpoints/sevi/refused', '/settings', '/diagnostics', '/checklist', '/overview' ] as $route ) {
			$answer = $this->rest( 'GET', $route );
			self::assertSame( 200, $answer->get_status(), $route );
			$texts[ $route ] = $answer->get_data();
		}
		$texts['options'] = $wpdb->get_results( "SELECT option_name, option_value FROM {$wpdb->options}" );
		foreach ( $texts as $where => $text ) {
			$text = (string) wp_json_encode( $text, JSON_UNESCAPED_SLASHES );
			foreach ( $all as $secret ) {
				self::assertStringNotContainsString( $secret, $text, (string) $where );
				self::assertStringNotContainsString( base64_encode( $secret ), $text, (string) $where );
				self::assertStringNotContainsString( hash( 'sha256', $secret ), $text, (string) $where );
			}
		}
	}
}
