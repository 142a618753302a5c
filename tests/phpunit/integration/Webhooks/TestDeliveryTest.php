<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Webhooks;

use Sedifex\Sync\Settings\Constants;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Settings\UrlRules;
use Sedifex\Sync\Support\Claim;
use Sedifex\Sync\Support\Deadline;
use Sedifex\Sync\Support\PublicAddress;
use Sedifex\Sync\Support\SystemClock;
use Sedifex\Sync\Webhooks\EndpointAddress;
use Sedifex\Sync\Webhooks\EventQueue;
use Sedifex\Sync\Webhooks\EventsJob;
use Sedifex\Sync\Webhooks\GivenSecret;
use Sedifex\Sync\Webhooks\LiveSecrets;
use Sedifex\Sync\Webhooks\Loopback;
use Sedifex\Sync\Webhooks\Refusals;
use Sedifex\Sync\Webhooks\SedifexSource;
use Sedifex\Sync\Webhooks\SelldoneSource;
use Sedifex\Sync\Webhooks\SeviSource;
use Sedifex\Sync\Webhooks\SignatureDoctor;
use Sedifex\Sync\Webhooks\TestDelivery;
use Sedifex\Sync\Webhooks\TestHandler;
use Sedifex\Sync\Webhooks\TestSample;
use WP_Error;

/** A delivery to ourselves: how far it comes, and that it changes nothing. */
final class TestDeliveryTest extends WebhooksTestCase {

	/** Whether the worker is there. */
	private bool $works = true;

	private function test(): TestDelivery {
		global $wpdb;
		$clock    = new SystemClock();
		$live     = new LiveSecrets( self::secrets() );
		$settings = new SettingsStore( self::secrets(), new Constants(), new UrlRules( new PublicAddress(), true ) );
		$sources  = [
			'sedifex'  => new SedifexSource( $live, $settings ),
			'selldone' => new SelldoneSource( $live, $settings ),
			'sevi'     => new SeviSource( $live, $settings ),
		];
		$doctor   = new SignatureDoctor( $sources, self::secrets(), new Refusals( $wpdb ), new GivenSecret( self::secrets() ), $clock );
		return new TestDelivery( self::secrets(), new EndpointAddress( true ), new Loopback(), new TestSample( $live, $settings ), $this->events, $doctor, $clock, 0.0 );
	}

	/** @return array{hops: array<string, string>, sentences: array<string, string>, event_id: int|null} */
	private function run_for( string $source ): array {
		$found = $this->test()->run( $source );
		return [
			'hops'      => array_column( $found['hops'], 'mark', 'step' ),
			'sentences' => array_column( $found['hops'], 'sentence', 'step' ),
			'event_id'  => $found['event_id'],
		];
	}

	/**
	 * This site, as it answers a request from outside.
	 *
	 * @param array<string, mixed>  $args
	 * @param array<string, string> $change Headers that are other on arrival; '' = taken away.
	 * @return array<string, mixed>
	 */
	private function site( string $url, array $args, array $change = [] ): array {
		global $wpdb;
		$path    = str_contains( $url, 'sedifex-webhook=' ) ? str_replace( '.', '/', substr( $url, (int) strpos( $url, '=' ) + 1 ) ) : substr( $url, (int) strpos( $url, '/webhooks/' ) + 10 );
		$headers = array_filter( [ ...$args['headers'], ...$change ], static fn( string $value ): bool => '' !== $value );
		$answer  = $this->deliver( $path, $args['body'], $headers, 'POST' );
		if ( $this->works ) {
			( new EventsJob( new EventQueue( $wpdb, new Claim( $wpdb ) ), $this->events, [ new TestHandler() ] ) )->run( new Deadline( new SystemClock(), 20.0 ) );
		}
		return self::http( $answer->get_status(), (string) wp_json_encode( $answer->get_data() ), array_map( strval( ... ), $answer->get_headers() ) );
	}

	/** @return iterable<string, array{string}> */
	public static function sources(): iterable {
		yield 'Sedifex' => [ 'sedifex' ];
		yield 'Selldone' => [ 'selldone' ];
		yield 'Sevi' => [ 'sevi' ];
	}

	/** @dataProvider sources */
	public function test_it_comes_the_whole_way_and_changes_nothing_but_the_log( string $source ): void {
		global $wpdb;
		$count        = static fn(): array => array_map( static fn( string $table ): int => (int) $wpdb->get_var( $wpdb->prepare( 'SELECT COUNT(*) FROM %i', "{$wpdb->prefix}sedifex_$table" ) ), [ 'products', 'orders', 'order_words', 'intents', 'attempts' ] );
		self::secrets()->set( 'selldone_sign_key', 'selldone-sign-key-0001' );
		$before       = $count();
		$this->remote = fn( string $url, array $args ): array => $this->site( $url, $args );
		$found        = $this->run_for( $source );
		self::assertSame( [ 'address' => 'yes', 'reached' => 'yes', 'answered' => 'yes', 'signature' => 'yes', 'stored' => 'yes', 'worked' => 'yes' ], $found['hops'] );
		$row = self::last_row();
		self::assertSame( [ (string) $found['event_id'], $source, 'sedifex_sync.test', 'done', 'test' ], [ $row['id'], $row['source'], $row['type'], $row['state'], $row['verdict'] ] );
		self::assertSame( $before, $count() );
		self::assertCount( 1, $this->sent );
		self::assertSame( 0, $this->sent[0]['args']['redirection'], 'senders do not follow' );
		self::after_answer();
		$this->as_administrator();
		$endpoint = array_column( $this->rest( 'GET', '/endpoints' )->get_data()['endpoints'], null, 'source' )[ $source ];
		self::assertNull( $endpoint['last_delivery_at'], 'it is no word of the sender' );
		foreach ( self::secrets()->all() as $secret ) {
			self::assertStringNotContainsString( $secret, (string) wp_json_encode( $found ) );
		}
	}

	public function test_two_of_them_are_two_events(): void {
		$this->remote = fn( string $url, array $args ): array => $this->site( $url, $args );
		self::assertNotSame( $this->run_for( 'sevi' )['event_id'], $this->run_for( 'sevi' )['event_id'] );
	}

	public function test_without_a_worker_it_waits_and_says_so(): void {
		$this->works  = false;
		$this->remote = fn( string $url, array $args ): array => $this->site( $url, $args );
		$found        = $this->run_for( 'sedifex' );
		self::assertSame( [ 'yes', 'note' ], [ $found['hops']['stored'], $found['hops']['worked'] ] );
	}

	public function test_a_closed_rest_api_leads_to_the_second_address(): void {
		foreach ( [ 'sedifex', 'selldone', 'sevi' ] as $source ) {
			$this->remote = fn( string $url, array $args ): array => str_contains( $url, 'wp-json' ) ? self::http( 401, '{"code":"rest_cannot_access","message":"closed"}' ) : $this->site( $url, $args );
			$found        = $this->run_for( $source );
			self::assertSame( [ 'address' => 'yes', 'reached' => 'yes', 'answered' => 'no', 'second_door' => 'yes', 'signature' => 'yes', 'stored' => 'yes', 'worked' => 'yes' ], $found['hops'] );
		}
		$this->remote = static fn(): array => self::http( 403, '<html>Blocked</html>' );
		self::assertSame( [ 'address' => 'yes', 'reached' => 'yes', 'answered' => 'no', 'second_door' => 'no' ], $this->run_for( 'sedifex' )['hops'] );
	}

	/** @return iterable<string, array{WP_Error|array<string, mixed>, string, string}> */
	public static function hindrances(): iterable {
		$error = static fn( string $text ): WP_Error => new WP_Error( 'http_request_failed', $text );
		yield 'no name' => [ $error( 'cURL error 6: Could not resolve host' ), 'reached', 'own name' ];
		yield 'refused' => [ $error( 'cURL error 7: Failed to connect' ), 'reached', 'refused' ];
		yield 'too slow' => [ $error( 'cURL error 28: Operation timed out' ), 'reached', 'ten seconds' ];
		yield 'certificate' => [ $error( 'cURL error 60: SSL certificate problem' ), 'reached', 'certificate' ];
		yield 'blocked by WordPress' => [ new WP_Error( 'http_request_not_executed', 'User has blocked requests' ), 'reached', 'WP_HTTP_BLOCK_EXTERNAL' ];
		yield 'something else' => [ $error( 'odd' ), 'reached', 'could not call itself' ];
		yield 'led on' => [ self::http( 301, '', [ 'location' => 'https://www.shop.example/wp-json/x?secret' ] ), 'answered', 'www.shop.example' ];
		yield 'a password' => [ self::http( 401, '<html>', [ 'www-authenticate' => 'Basic realm="x"' ] ), 'answered', 'password' ];
		yield 'a page' => [ self::http( 200, '<html>Coming soon</html>' ), 'answered', '200' ];
	}

	/**
	 * @dataProvider hindrances
	 * @param WP_Error|array<string, mixed> $answer
	 */
	public function test_what_hinders_it_is_said( WP_Error|array $answer, string $step, string $words ): void {
		$this->remote = static fn(): WP_Error|array => $answer;
		$found        = $this->run_for( 'sedifex' );
		self::assertSame( 'no', $found['hops'][ $step ] );
		self::assertStringContainsString( $words, $found['sentences'][ $step ] );
		self::assertNull( $found['event_id'] );
		self::assertStringNotContainsString( 'secret', $found['sentences'][ $step ] );
	}

	public function test_a_header_that_is_taken_away_is_named(): void {
		$this->remote = fn( string $url, array $args ): array => $this->site( $url, $args, [ 'authorization' => '' ] );
		$found        = $this->run_for( 'sevi' );
		self::assertSame( [ 'note', 'yes' ], [ $found['hops']['signature'], $found['hops']['worked'] ] );
		self::assertStringContainsString( 'Authorization', $found['sentences']['signature'] );
		$this->remote = fn( string $url, array $args ): array => str_contains( $url, 'wp-json' ) ? self::http( 403, '' ) : $this->site( $url, $args, [ 'authorization' => '' ] );
		self::assertSame( [ 'yes', 'note', 'yes' ], array_values( array_intersect_key( $this->run_for( 'sevi' )['hops'], [ 'second_door' => '', 'signature' => '', 'worked' => '' ] ) ), 'by the door that is open' );
		$this->remote = fn( string $url, array $args ): array => $this->site( $url, $args, [ 'x-sedifex-signature' => '' ] );
		$found        = $this->run_for( 'sedifex' );
		self::assertSame( 'no', $found['hops']['signature'] );
		self::assertStringContainsString( 'missing', $found['sentences']['signature'] );
	}

	public function test_a_body_that_is_changed_on_the_way_is_diagnosed(): void {
		$this->remote = fn( string $url, array $args ): array => $this->site( $url, [ ...$args, 'body' => $args['body'] . "\n" ] );
		$found        = $this->run_for( 'sedifex' );
		self::assertSame( 'no', $found['hops']['signature'] );
		self::assertStringContainsString( 'line break', $found['sentences']['signature'] );
	}

	public function test_sevi_s_addresses_do_not_include_this_server(): void {
		$this->as_administrator();
		$this->rest( 'POST', '/endpoints/sevi', [ 'known_senders_only' => true ] );
		$this->remote = fn( string $url, array $args ): array => $this->site( $url, $args );
		$found        = $this->run_for( 'sevi' );
		self::assertSame( 'note', $found['hops']['signature'] );
		self::assertStringContainsString( 'token itself is right', $found['sentences']['signature'] );
	}

	public function test_another_copy_of_the_site_is_told_from_this_one(): void {
		$this->remote = static fn(): array => self::http( 200, '{"ok":true}' );
		$found        = $this->run_for( 'sedifex' );
		self::assertSame( [ 'yes', 'no' ], [ $found['hops']['signature'], $found['hops']['stored'] ] );
	}

	public function test_without_a_secret_nothing_is_sent(): void {
		self::secrets()->remove( 'webhook_secret' );
		self::assertSame( [ 'address' => 'no' ], $this->run_for( 'sedifex' )['hops'] );
		add_filter( 'salt', static fn(): string => 'other' );
		self::assertSame( [ 'address' => 'no' ], $this->run_for( 'sevi' )['hops'] );
		self::assertSame( [], $this->sent );
	}

	public function test_only_one_that_proves_itself_counts_as_a_test(): void {
		$body = '{"type":"sedifex_sync.test","id":"test_' . str_repeat( 'a', 32 ) . '"}';
		self::assertSame( 401, $this->deliver( 'sedifex', $body )->get_status() );
		self::assertSame( 0, self::rows() );
		// The word alone makes none.
		$this->deliver( 'sevi/sevi-token-0001', '{"order":{"id":"sedifex_sync.test"},"type":"sedifex_sync.test","id":"x"}' );
		self::assertSame( 'sevi:sedifex_sync.test', self::last_row()['object'] );
		self::assertNotSame( 'sedifex_sync.test', self::last_row()['type'] );
	}
}
