<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Webhooks;

use Sedifex\Sync\Admin\SiteHealthRemote;
use Sedifex\Sync\Catalog\SyncResult;
use Sedifex\Sync\Settings\Constants;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Support\Deadline;
use Sedifex\Sync\Support\SystemClock;
use Sedifex\Sync\Webhooks\EndedSecretsJob;
use Sedifex\Sync\Webhooks\LastHeard;
use WP_REST_Request;

/** What Site Health says of webhooks, red and green, and what it is told by the rest of the plugin. */
final class EndpointHealthTest extends WebhooksTestCase {

	/** @return array{label: string, status: string, description: string} */
	private function health( string $test, string $authorization = '' ): array {
		$this->as_administrator();
		$request = new WP_REST_Request( 'GET', '/sedifex/v1/site-health/' . $test );
		if ( '' !== $authorization ) {
			$request->set_header( 'authorization', $authorization );
		}
		$answer = rest_get_server()->dispatch( $request );
		self::assertSame( 200, $answer->get_status() );
		return $answer->get_data();
	}

	/** @return array{label: string, status: string, description: string} */
	private function silence(): array {
		$tests = apply_filters( 'site_status_tests', [] );
		return $tests['direct']['sedifex_silence']['test']();
	}

	private static function without_secrets(): void {
		foreach ( [ 'webhook_secret', 'selldone_webhook_secret', 'sevi_webhook_token' ] as $name ) {
			self::secrets()->remove( $name );
		}
	}

	public function test_whether_senders_come_in(): void {
		global $wpdb;
		$ours         = self::http( 404, '{"code":"sedifex_webhook_unknown","message":"","data":{"status":404}}' );
		$closed       = self::http( 403, '<html>Forbidden</html>' );
		$this->remote = static fn(): array => $ours;
		self::assertSame( 'good', $this->health( 'webhooks' )['status'] );
		$this->remote = static fn( string $url ): array => str_contains( $url, 'wp-json' ) ? $closed : $ours;
		$found        = $this->health( 'webhooks' );
		self::assertSame( 'recommended', $found['status'] );
		self::assertStringContainsString( 'second address', $found['label'] );
		self::assertStringContainsString( '403', $found['description'] );
		$this->remote = static fn(): array => $closed;
		self::assertSame( 'critical', $this->health( 'webhooks' )['status'] );
		$this->remote = null;
		$found        = $this->health( 'webhooks' );
		self::assertSame( 'recommended', $found['status'] );
		self::assertStringContainsString( 'not known', $found['label'] );
		self::assertSame( 0, self::rows(), 'looking leaves no event' );
		self::assertSame( '0', $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}sedifex_snapshots WHERE name LIKE 'refus%'" ), 'nor a refusal' );
	}

	/** The look is answered by the receiver itself, through both doors alike. */
	public function test_the_receiver_knows_the_look_and_counts_nothing(): void {
		global $wpdb;
		$answer = $this->deliver( 'nobody', '{}' );
		self::assertSame( [ 404, 'sedifex_webhook_unknown' ], [ $answer->get_status(), $answer->get_data()['code'] ] );
		self::assertSame( '0', $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}sedifex_snapshots WHERE name LIKE 'refus%'" ) );
	}

	public function test_where_nothing_is_set_up_nobody_is_asked(): void {
		self::without_secrets();
		self::assertSame( [ 'good', 'good' ], [ $this->health( 'webhooks' )['status'], $this->silence()['status'] ] );
		self::assertSame( [], $this->sent );
	}

	public function test_a_header_that_is_taken_away_matters_to_sevi(): void {
		self::assertSame( 'good', $this->health( 'authorization', SiteHealthRemote::TOKEN )['status'] );
		$found = $this->health( 'authorization' );
		self::assertSame( 'critical', $found['status'] );
		self::assertStringContainsString( 'Sevi', $found['label'] );
		( new LastHeard( $GLOBALS['wpdb'] ) )->note( 'sevi', 'first', 'path' );
		self::assertSame( 'good', $this->health( 'authorization' )['status'], 'its token comes in the address' );
		self::secrets()->remove( 'sevi_webhook_token' );
		self::assertSame( 'recommended', $this->health( 'authorization' )['status'] );
	}

	public function test_what_was_found_by_asking_reaches_site_health(): void {
		global $wpdb;
		do_action( 'sedifex_catalog_synced', new SyncResult( SyncResult::DONE, 7, 0, 3 ) );
		self::assertSame( 'good', $this->silence()['status'], 'one that never sent anything is no trouble' );
		( new LastHeard( $wpdb ) )->note( 'sedifex', 'first', 'signature' );
		$wpdb->query( "UPDATE {$wpdb->prefix}sedifex_snapshots SET fetched_at = fetched_at - 1000 WHERE name LIKE 'heard%'" );
		do_action( 'sedifex_catalog_synced', new SyncResult( SyncResult::DONE, 7, 7 ) );
		do_action( 'sedifex_catalog_synced', new SyncResult( SyncResult::HELD, 7, changed: 1 ) );
		do_action( 'sedifex_catalog_synced', new SyncResult( SyncResult::DONE, 7 ) );
		self::assertSame( 'good', $this->silence()['status'], 'the first look, one that was held back, and one that found nothing' );
		do_action( 'sedifex_catalog_synced', new SyncResult( SyncResult::DONE, 7, 1, 2, 1 ) );
		$found = $this->silence();
		self::assertSame( 'recommended', $found['status'] );
		self::assertStringContainsString( '4 changes', $found['description'] );
		$this->as_administrator();
		self::assertStringContainsString( '4 changes', (string) $this->rest( 'GET', '/events' )->get_data()['health']['silence'] );
	}

	public function test_the_diagnostics_say_how_the_endpoints_stand(): void {
		$this->as_administrator();
		self::secrets()->remove( 'selldone_webhook_secret' );
		$this->signed( self::product( 'a', [] ), 'wrong' );
		( new LastHeard( $GLOBALS['wpdb'] ) )->note( 'sevi', 'first', 'path' );
		$sections = array_column( $this->rest( 'GET', '/diagnostics' )->get_data()['data'], 'rows', 'title' );
		$rows     = array_column( $sections['Webhooks'], 'value', 'name' );
		self::assertSame( '1 live secrets from stored; never heard; refused: mismatch 1', $rows['Sedifex'] );
		self::assertSame( '0 live secrets from none; never heard; nothing refused', $rows['Selldone'] );
		self::assertMatchesRegularExpression( '/heard 20\d\d-.* by path/', $rows['Sevi'] );
	}

	public function test_the_worker_takes_out_what_ended_long_ago(): void {
		global $wpdb;
		self::secrets()->set( 'webhook_secret', 'another-secret-0002' );
		self::secrets()->end( 'webhook_secret', self::secrets()->live( 'webhook_secret' )[1]->id ?? '' );
		$job = static fn( int $later ): int => ( new EndedSecretsJob( new Secrets( new Constants(), new LaterClock( $later ) ) ) )->run( new Deadline( new SystemClock(), 5.0 ) );
		self::assertSame( [ 0, 1, 0 ], [ $job( 29 * DAY_IN_SECONDS ), $job( 31 * DAY_IN_SECONDS ), $job( 31 * DAY_IN_SECONDS ) ] );
	}
}
