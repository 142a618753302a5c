<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Webhooks;

use Sedifex\Sync\Settings\Constants;
use Sedifex\Sync\Settings\SecretRing;
use Sedifex\Sync\Settings\Secrets;

/** Several secrets at a time: what counts, until when, and what is left of one that ended. */
final class SecretRotationTest extends WebhooksTestCase {

	/** @return string The new one. */
	private function made( string $source = 'sedifex' ): string {
		$this->as_administrator();
		$answer = $this->rest( 'POST', "/endpoints/$source/secret" );
		self::assertSame( 200, $answer->get_status() );
		self::assertSame( 'no-store', $answer->get_headers()['Cache-Control'] ?? '' );
		$secret = (string) $answer->get_data()['secret'];
		self::assertMatchesRegularExpression( '/^[A-Za-z0-9_-]{32,}$/D', $secret );
		wp_set_current_user( 0 );
		return $secret;
	}

	/** With that secret, in the way of each source. */
	private function status( string $source, string $secret ): int {
		$body = (string) wp_json_encode( [ ...self::product( 'a', [] ), 'order' => null ] );
		return match ( $source ) {
			'sedifex'  => $this->deliver( 'sedifex', $body, [ 'x-sedifex-signature' => 'sha256=' . hash_hmac( 'sha256', $body, $secret ) ] )->get_status(),
			'selldone' => $this->deliver( "selldone/$secret", $body )->get_status(),
			default    => $this->deliver( 'sevi', $body, [ 'authorization' => "Bearer $secret" ] )->get_status(),
		};
	}

	/** @return iterable<string, array{string, string, string}> */
	public static function sources(): iterable {
		yield 'Sedifex' => [ 'sedifex', 'webhook_secret', self::SECRET ];
		yield 'Selldone' => [ 'selldone', 'selldone_webhook_secret', 'selldone-secret-0001' ];
		yield 'Sevi' => [ 'sevi', 'sevi_webhook_token', 'sevi-token-0001' ];
	}

	/** @dataProvider sources */
	public function test_three_count_at_a_time_and_the_oldest_of_four_ends( string $source, string $name, string $first ): void {
		$second = $this->made( $source );
		$third  = $this->made( $source );
		foreach ( [ $first, $second, $third ] as $secret ) {
			self::assertSame( 200, $this->status( $source, $secret ) );
		}
		$fourth = $this->made( $source );
		self::assertSame( [ 401, 200, 200, 200 ], array_map( fn( string $secret ): int => $this->status( $source, $secret ), [ $first, $second, $third, $fourth ] ) );
		self::assertSame( $fourth, self::secrets()->get( $name ), 'the newest is the one that is used' );
		self::assertSame( [ $fourth, $third, $second ], array_column( self::secrets()->live( $name ) ?? [], 'value' ) );
	}

	/** @dataProvider sources */
	public function test_one_that_is_ended_counts_no_more( string $source, string $name, string $first ): void {
		$second = $this->made( $source );
		$this->as_administrator();
		$live = array_column( $this->rest( 'GET', '/endpoints' )->get_data()['endpoints'], null, 'source' )[ $source ]['live'];
		self::assertSame( [ true, false ], array_column( $live, 'newest' ) );
		$after = $this->rest( 'DELETE', "/endpoints/$source/secret/{$live[1]['id']}" );
		self::assertSame( 200, $after->get_status() );
		self::assertSame( [ $live[0]['id'] ], array_column( array_column( $after->get_data()['endpoints'], null, 'source' )[ $source ]['live'], 'id' ) );
		wp_set_current_user( 0 );
		self::assertSame( [ 401, 200 ], [ $this->status( $source, $first ), $this->status( $source, $second ) ] );
		$this->as_administrator();
		self::assertSame( 404, $this->rest( 'DELETE', "/endpoints/$source/secret/{$live[1]['id']}" )->get_status(), 'once' );
		$this->rest( 'DELETE', "/endpoints/$source/secret/{$live[0]['id']}" );
		self::assertSame( [ 401, 401 ], [ $this->status( $source, $first ), $this->status( $source, $second ) ] );
		self::assertSame( [ 'has_value' => false, 'last4' => '', 'source' => 'none', 'locked' => false ], self::secrets()->describe( $name ) );
	}

	/** @dataProvider sources */
	public function test_an_empty_secret_opens_nothing( string $source, string $name ): void {
		self::secrets()->remove( $name );
		self::assertSame( 401, $this->status( $source, '' ) );
		// What other code might have put there.
		foreach ( [ [ $name => '' ], [ $name => 'x' ], [ $name => [ '' ] ] ] as $stored ) {
			update_option( Secrets::OPTION, [ ...(array) get_option( Secrets::OPTION ), ...$stored ] );
			self::assertContains( $this->status( $source, '' ), [ 401, 503 ] );
		}
		self::assertSame( [], SecretRing::parse( '' )->live() );
		self::assertSame( [], SecretRing::parse( "\0ring\n[{\"id\":\"a\",\"value\":\"\"}]" )->live() );
		self::assertSame( [], SecretRing::parse( "\0ring\nnot json" )->live() );
		self::assertSame( 0, self::rows() );
	}

	public function test_one_that_is_typed_into_the_settings_leaves_the_older_ones_too(): void {
		$this->as_administrator();
		self::assertSame( 200, $this->rest( 'POST', '/settings', [ 'webhook_secret' => 'typed-by-hand-0001' ] )->get_status() );
		self::assertSame( [ 200, 200 ], [ $this->status( 'sedifex', 'typed-by-hand-0001' ), $this->status( 'sedifex', self::SECRET ) ] );
		$this->rest( 'POST', '/settings', [ 'forget' => [ 'webhook_secret' ] ] );
		self::assertSame( [ 401, 401 ], [ $this->status( 'sedifex', 'typed-by-hand-0001' ), $this->status( 'sedifex', self::SECRET ) ] );
		self::assertSame( [], self::secrets()->ended( 'webhook_secret' ), 'taken out, all of it' );
	}

	public function test_the_newest_typed_once_more_is_no_new_one(): void {
		$before = self::secrets()->live( 'webhook_secret' );
		self::assertTrue( self::secrets()->set( 'webhook_secret', self::SECRET ) );
		self::assertEquals( $before, self::secrets()->live( 'webhook_secret' ) );
	}

	public function test_a_constant_is_the_only_one_and_cannot_be_changed_here(): void {
		$secrets = new Secrets( new Constants( [ 'SEDIFEX_WEBHOOK_SECRET' => 'from-the-constant-0001' ] ) );
		self::assertSame( [ 'from-the-constant-0001' ], array_column( $secrets->live( 'webhook_secret' ) ?? [], 'value' ) );
		$id = self::secrets()->live( 'webhook_secret' )[0]->id ?? '';
		self::assertFalse( $secrets->end( 'webhook_secret', $id ) );
		self::assertSame( [ self::SECRET ], array_column( $secrets->ended( 'webhook_secret' ), 'value' ), 'what it replaces is known to the doctor' );
	}

	public function test_salts_that_change_lock_all_of_them_and_open_them_again(): void {
		$second = $this->made();
		add_filter( 'salt', $other = static fn(): string => 'other' );
		self::assertNull( self::secrets()->live( 'webhook_secret' ) );
		self::assertSame( 503, $this->status( 'sedifex', $second ) );
		self::assertFalse( self::secrets()->end( 'webhook_secret', 'first' ) );
		remove_filter( 'salt', $other );
		self::assertSame( [ 200, 200 ], [ $this->status( 'sedifex', $second ), $this->status( 'sedifex', self::SECRET ) ] );
	}

	public function test_an_ended_one_is_kept_for_thirty_days_and_then_taken_out(): void {
		$clock   = new LaterClock( 0 );
		$secrets = new Secrets( new Constants(), $clock );
		$secrets->set( 'webhook_secret', 'another-secret-0002' );
		$secrets->end( 'webhook_secret', $secrets->live( 'webhook_secret' )[1]->id ?? '' );
		self::assertSame( [ self::SECRET ], array_column( $secrets->ended( 'webhook_secret' ), 'value' ) );
		self::assertContains( self::SECRET, $secrets->all(), 'so that it is redacted too' );
		$clock->seconds = 30 * DAY_IN_SECONDS - 60;
		self::assertSame( 0, $secrets->forget_ended() );
		self::assertCount( 1, $secrets->ended( 'webhook_secret' ) );
		$clock->seconds = 30 * DAY_IN_SECONDS + 1;
		self::assertSame( [], $secrets->ended( 'webhook_secret' ) );
		self::assertContains( self::SECRET, $secrets->all() );
		self::assertSame( 1, $secrets->forget_ended() );
		self::assertNotContains( self::SECRET, $secrets->all() );
		self::assertSame( 'another-secret-0002', $secrets->get( 'webhook_secret' ) );
	}
}
