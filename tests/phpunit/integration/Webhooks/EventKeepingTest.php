<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Webhooks;

use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Claim;
use Sedifex\Sync\Webhooks\EventCounts;
use Sedifex\Sync\Webhooks\EventKeeping;
use Sedifex\Sync\Webhooks\EventLogModule;
use Sedifex\Sync\Webhooks\Refusals;
use Sedifex\Sync\Webhooks\RetentionJob;
use SplTempFileObject;

/** Clearing, retention and the export: what goes, what stays, and what a spreadsheet makes of it. */
final class EventKeepingTest extends EventLogTestCase {

	public function test_clearing_empties_and_hides_and_keeps_everything_else(): void {
		self::item( 'a', 1000 );
		$this->signed( self::change( 'a', 20.0 ) );
		$this->selldone( 'Confirm' );
		$this->work();
		$this->sevi();
		$orders = self::stored( [ 'orders', 'products' ] );
		$counts = $this->events->counts();
		$keys   = self::keys();
		$answer = $this->rest( 'POST', '/events/clear' )->get_data();
		self::assertIsArray( $answer );
		self::assertSame( 2, $answer['cleared'] );
		self::assertSame( $orders, self::stored( [ 'orders', 'products' ] ) );
		self::assertSame( $counts, $this->events->counts(), 'accepted events still add up' );
		self::assertSame( $keys, self::keys() );
		$list = $this->rest( 'GET', '/events' )->get_data();
		self::assertIsArray( $list );
		self::assertSame( [ 'pending' ], array_column( $list['items'], 'state' ), 'what waits is left alone' );
		self::assertStringNotContainsString( 'Mensah', self::everything() );
		self::assertStringContainsString( 'Wanjiku', self::everything(), 'this one still has to be read' );
	}

	public function test_what_was_cleared_is_still_known_when_it_comes_again(): void {
		self::item( 'a', 1000 );
		$body = self::change( 'a', 20.0 );
		$this->signed( $body );
		$this->work();
		$this->rest( 'POST', '/events/clear' );
		$this->signed( $body );
		self::assertSame( 1, self::rows() );
		self::assertSame( [ 'done', '2' ], [ self::last_row()['state'], self::last_row()['deliveries'] ] );
		self::assertSame( 0, $this->work() );
	}

	public function test_clearing_takes_what_was_refused_along(): void {
		$this->deliver( 'sedifex', '{"name":"Ama Mensah"}', [ 'x-sedifex-signature' => 'sha256=' . str_repeat( '0', 64 ) ] );
		self::assertNotSame( 0, self::refused() );
		$this->rest( 'POST', '/events/clear' );
		self::assertSame( 0, self::refused() );
	}

	public function test_what_was_refused_goes_when_its_time_has_come(): void {
		global $wpdb;
		foreach ( [ 'old', 'new' ] as $name ) {
			$this->deliver( 'sedifex', '{"name":"' . $name . '"}', [ 'x-sedifex-signature' => 'sha256=' . str_repeat( '0', 64 ) ] );
			if ( 'old' === $name ) {
				$wpdb->query( $wpdb->prepare( "UPDATE %i SET fetched_at = %d WHERE name LIKE 'refus%%'", $wpdb->prefix . 'sedifex_snapshots', time() - 31 * DAY_IN_SECONDS ) );
			}
		}
		self::assertSame( 1, self::tidy() );
		$refusals = new Refusals( $wpdb );
		self::assertSame( [ '{"name":"new"}' ], array_column( $refusals->last( 'sedifex' ), 'body' ) );
		self::assertSame( [ 'mismatch' => 2 ], $refusals->counts( 'sedifex' ), 'how often stays' );
		self::assertSame( 0, self::tidy() );
	}

	public function test_a_clearing_that_had_no_time_is_finished_by_the_worker_and_takes_nothing_newer(): void {
		global $wpdb;
		$this->signed( self::change( 'a', 20.0 ) );
		$this->work();
		$keeping = new EventKeeping( $wpdb );
		self::assertFalse( $keeping->clear( self::deadline( 0.0 ) ) );
		self::assertSame( 1, self::visible() );
		$this->signed( self::change( 'a', 21.0 ) );
		$this->work();
		self::assertSame( 1, self::tidy() );
		self::assertSame( 1, self::visible() );
		self::assertSame( '', (string) $wpdb->get_var( "SELECT body FROM {$wpdb->prefix}sedifex_snapshots WHERE name = 'events_clearing'" ) );
	}

	public function test_what_is_older_than_its_time_goes(): void {
		$ages = [ 'done' => 31, 'ignored' => 31, 'dead' => 31, 'pending' => 400, 'processing' => 400 ];
		foreach ( $ages as $state => $days ) {
			$this->signed( self::change( $state, 20.0 ) );
			self::set_event( self::last_id(), [ 'state' => $state, 'received_at' => time() - $days * DAY_IN_SECONDS, 'lease_until' => time() + 100 ] );
		}
		foreach ( [ 'young' => [ 'done', 29 ], 'long dead' => [ 'dead', 61 ] ] as $name => [ $state, $days ] ) {
			$this->signed( self::change( $name, 20.0 ) );
			self::set_event( self::last_id(), [ 'state' => $state, 'received_at' => time() - $days * DAY_IN_SECONDS ] );
		}
		self::assertSame( 3, self::tidy() );
		self::assertSame(
			[
				'product:dead'           => 'seen, kept',
				'product:done'           => 'hidden, emptied',
				'product:ignored'        => 'hidden, emptied',
				'product:long dead'      => 'seen, emptied',
				'product:pending'        => 'seen, kept',
				'product:processing'     => 'seen, kept',
				'product:young'          => 'seen, kept',
			],
			self::fates()
		);
		self::assertSame( 7, array_sum( $this->events->counts() ) );
		self::assertSame( 0, self::tidy(), 'nothing is left to do' );
	}

	public function test_the_owner_says_how_long(): void {
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM, 'store_id' => self::STORE, 'events_keep_days' => 2 ] );
		$this->signed( self::change( 'a', 20.0 ) );
		self::set_event( self::last_id(), [ 'state' => 'done', 'received_at' => time() - 3 * DAY_IN_SECONDS ] );
		self::assertSame( 1, self::tidy() );
	}

	public function test_beyond_its_size_the_oldest_go_first(): void {
		global $wpdb;
		foreach ( [ 'a', 'b', 'c', 'd' ] as $number => $id ) {
			$this->signed( self::change( $id, 20.0 ) );
			self::set_event( self::last_id(), [ 'state' => 'b' === $id ? 'pending' : 'done', 'received_at' => time() - 1000 + $number, 'bytes' => 100 ] );
		}
		$keeping = new EventKeeping( $wpdb );
		self::assertSame( 0, $keeping->drop_beyond( 300, self::deadline() ) );
		self::assertSame( 2, $keeping->drop_beyond( 150, self::deadline() ) );
		self::assertSame( [ 'product:a' => 'hidden, emptied', 'product:b' => 'seen, kept', 'product:c' => 'hidden, emptied', 'product:d' => 'seen, kept' ], self::fates() );
		self::assertSame( 1, $keeping->drop_beyond( 1, self::deadline() ), 'what waits stays, whatever its size' );
	}

	public function test_what_cannot_be_read_pushes_nothing_else_out(): void {
		global $wpdb;
		foreach ( range( 1, 20 ) as $number ) {
			$this->signed( self::change( "good $number", 20.0 ) );
			self::set_event( self::last_id(), [ 'state' => 'done', 'received_at' => time() - 5000, 'bytes' => 10 ] );
		}
		foreach ( [ 'failed', 'malformed', 'malformed', 'malformed' ] as $number => $verdict ) {
			$this->signed( self::change( "dead $number", 20.0 ) );
			self::set_event( self::last_id(), [ 'state' => 'dead', 'verdict' => $verdict, 'received_at' => time() - 1000 + $number, 'bytes' => 500 ] );
		}
		$keeping = new EventKeeping( $wpdb );
		self::assertSame( 2, $keeping->drop_beyond( 1000, self::deadline() ) );
		$fates = self::fates();
		self::assertSame( [ 'product:dead 0' => 'seen, kept', 'product:dead 1' => 'seen, emptied', 'product:dead 2' => 'seen, emptied', 'product:dead 3' => 'seen, kept' ], array_slice( $fates, 0, 4 ) );
		self::assertSame( [ 'seen, kept' ], array_values( array_unique( array_slice( $fates, 4 ) ) ), 'what did its work stays' );
		self::assertSame( 0, $keeping->drop_beyond( 1000, self::deadline() ), 'the next look takes no more' );
		self::assertSame( 2, $keeping->drop_beyond( 200, self::deadline() ), 'then those that somebody could replay' );
		self::assertSame( 'seen, emptied', self::fates()['product:dead 0'] );
	}

	public function test_the_size_of_a_body_is_counted_as_it_is_stored(): void {
		foreach ( [ 'plain', 'Dzɔdzi' ] as $id ) {
			$this->signed( self::change( $id, 20.0 ) );
			self::assertSame( strlen( self::last_row()['body'] ), (int) self::last_row()['bytes'] );
		}
	}

	public function test_the_worker_looks_now_and_then_only(): void {
		global $wpdb;
		$job = new RetentionJob( new EventKeeping( $wpdb ), new EventCounts( $wpdb ), new Claim( $wpdb ), self::settings() );
		$job->run( self::deadline() );
		$before = $wpdb->num_queries;
		self::assertSame( 0, $job->run( self::deadline() ) );
		self::assertLessThanOrEqual( 3, $wpdb->num_queries - $before );
	}

	public function test_a_search_that_finds_very_many_says_so_and_replays_all(): void {
		global $wpdb;
		for ( $start = 0; $start < 1206; $start += 201 ) {
			$rows = array_map( static fn( int $number ): string => sprintf( "(x'%s', x'%s', 'sedifex', 'product.updated', 'product:p%d', 'done', 'x', %d)", hash( 'sha256', "e$number" ), hash( 'sha256', "b$number" ), $number, $number ), range( $start, $start + 200 ) );
			$wpdb->query( "INSERT INTO {$wpdb->prefix}sedifex_events (event_key, body_hash, source, type, object, state, body, received_at) VALUES " . implode( ',', $rows ) ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- hex digits and numbers.
		}
		$list = $this->rest( 'GET', '/events', [ 'search' => 'p', 'per_page' => 1 ] )->get_data();
		self::assertIsArray( $list );
		self::assertTrue( $list['is_more'] );
		$answer = $this->rest( 'POST', '/events/replay', [ 'filter' => [ 'search' => 'p' ], 'dry_run' => false ] )->get_data();
		self::assertIsArray( $answer );
		self::assertSame( 1206, $answer['queued'] );
	}

	public function test_what_is_more_than_can_be_replayed_or_exported_at_once_is_said(): void {
		global $wpdb;
		for ( $start = 1; $start <= 10_001; $start += 500 ) {
			$rows = array_map( static fn( int $number ): string => sprintf( "(x'%s', x'%s', 'sevi', 'done', 'x', %d)", hash( 'sha256', "e$number" ), hash( 'sha256', "b$number" ), $number ), range( $start, min( 10_001, $start + 499 ) ) );
			$wpdb->query( "INSERT INTO {$wpdb->prefix}sedifex_events (event_key, body_hash, source, state, body, received_at) VALUES " . implode( ',', $rows ) ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- hex digits and numbers.
		}
		foreach ( [ true, false ] as $dry_run ) {
			$answer = $this->rest( 'POST', '/events/replay', [ 'filter' => [ 'source' => 'sevi' ], 'dry_run' => $dry_run ] )->get_data();
			self::assertIsArray( $answer );
			self::assertSame( 10_000, $answer['replayable'] );
			self::assertStringContainsString( 'Only the newest 10,000 are replayed at once; there are more.', $answer['sentence'] );
		}
		[ $head, $rows ] = $this->exported( [] );
		self::assertCount( 10_001, $rows );
		self::assertStringStartsWith( 'Only the newest 10,000 are in this file; there are more.', $rows[10_000][ (int) array_search( 'sentence', $head, true ) ] );
		self::assertSame( '', $rows[10_000][0] );
		$wpdb->query( "DELETE FROM {$wpdb->prefix}sedifex_events WHERE received_at = 1" );
		[ , $rows ] = $this->exported( [] );
		self::assertCount( 10_000, $rows );
		self::assertNotSame( '', $rows[9_999][0] );
		$answer = $this->rest( 'POST', '/events/replay', [ 'filter' => [ 'source' => 'sevi' ] ] )->get_data();
		self::assertIsArray( $answer );
		self::assertStringNotContainsString( 'there are more', $answer['sentence'] );
	}

	public function test_large_numbers_come_from_the_last_count(): void {
		global $wpdb;
		for ( $start = 0; $start < 1206; $start += 201 ) {
			$rows = array_map( static fn( int $number ): string => sprintf( "(x'%s', x'%s', 'sevi', 'done', 1)", hash( 'sha256', "e$number" ), hash( 'sha256', "b$number" ) ), range( $start, $start + 200 ) );
			$wpdb->query( "INSERT INTO {$wpdb->prefix}sedifex_events (event_key, body_hash, source, state, received_at) VALUES " . implode( ',', $rows ) ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- hex digits.
		}
		$counts = new EventCounts( $wpdb );
		self::assertSame( 1206, $counts->now()['done'] );
		$wpdb->query( "UPDATE {$wpdb->prefix}sedifex_events SET state = 'dead' WHERE state = 'done' LIMIT 5" );
		self::assertSame( [ 1206, 5 ], [ $counts->now()['done'], $counts->now()['dead'] ] );
		$counts->refresh();
		self::assertSame( 1201, $counts->now()['done'] );
	}

	public function test_the_export_holds_what_is_asked_for_and_no_formula(): void {
		$this->selldone( 'Confirm' );
		foreach ( [ '=cmd|x', '+1', '-1', '@SUM(A1)', "\t=1", '"quoted", and more', '%3d1' ] as $type ) {
			$this->selldone( $type );
		}
		$this->sevi();
		[ $head, $rows ] = $this->exported( [ 'source' => 'selldone' ] );
		self::assertSame( 'id', $head[0] );
		self::assertCount( 8, $rows );
		$types = array_column( $rows, (int) array_search( 'type', $head, true ) );
		self::assertContains( "'=cmd|x", $types );
		self::assertContains( '"quoted", and more', $types );
		foreach ( $rows as $row ) {
			self::assertCount( count( $head ), $row );
			foreach ( $row as $cell ) {
				self::assertDoesNotMatchRegularExpression( '/^\s*[=+\-@|%]/', $cell );
			}
		}
		self::assertStringNotContainsString( 'Mensah', (string) wp_json_encode( $rows ) );
		self::assertStringNotContainsString( '0240000001', (string) wp_json_encode( $rows ) );
	}

	public function test_no_formula_survives_where_a_program_parts_cells_otherwise(): void {
		$signs = [ 'x;=1+1;' => "x;'=1+1;", 'x; +1' => "x;' +1", "x\t-1" => "x\t'-1", "x\n@SUM(A1)" => "x\n'@SUM(A1)", 'x;"=1"' => "x;'\"=1\"", 'x;;＝1' => "x;;'＝1", 'a;b; c=1' => 'a;b; c=1', '' => '' ];
		foreach ( array_keys( $signs ) as $type ) {
			$this->selldone( $type );
		}
		[ $head, $rows ] = $this->exported( [] );
		$types           = array_column( $rows, (int) array_search( 'type', $head, true ) );
		self::assertSame( array_values( $signs ), array_reverse( $types ) );
	}

	/**
	 * @param array<string, mixed> $asked
	 * @return array{list<string>, list<list<string>>}
	 */
	private function exported( array $asked ): array {
		$answer = $this->rest( 'GET', '/events/export', $asked );
		self::assertSame( 200, $answer->get_status() );
		self::assertSame( 'text/csv; charset=utf-8', $answer->get_headers()['Content-Type'] );
		self::assertStringContainsString( 'no-store', $answer->get_headers()['Cache-Control'] );
		ob_start();
		self::assertTrue( EventLogModule::stream( false, $answer ) );
		$text = (string) ob_get_clean();
		$file = new SplTempFileObject();
		$file->fwrite( substr( $text, 3 ) );
		$file->setFlags( SplTempFileObject::READ_CSV | SplTempFileObject::SKIP_EMPTY | SplTempFileObject::READ_AHEAD );
		$file->setCsvControl( ',', '"', '' );
		$rows = [];
		foreach ( $file as $row ) {
			self::assertIsArray( $row );
			$rows[] = array_map( strval( ... ), array_values( $row ) );
		}
		return [ array_shift( $rows ) ?? [], $rows ];
	}

	/** One look of the worker. */
	private static function tidy(): int {
		global $wpdb;
		$wpdb->query( "DELETE FROM {$wpdb->prefix}sedifex_snapshots WHERE name = 'events_tidying'" );
		return ( new RetentionJob( new EventKeeping( $wpdb ), new EventCounts( $wpdb ), new Claim( $wpdb ), self::settings() ) )->run( self::deadline() );
	}

	/** @return array<string, string> What became of each event. */
	private static function fates(): array {
		global $wpdb;
		$out = [];
		foreach ( (array) $wpdb->get_results( "SELECT object, hidden_at, body, bytes FROM {$wpdb->prefix}sedifex_events ORDER BY object" ) as $row ) {
			self::assertSame( '' === $row->body, 0 === (int) $row->bytes );
			$out[ $row->object ] = ( null === $row->hidden_at ? 'seen' : 'hidden' ) . ', ' . ( '' === $row->body ? 'emptied' : 'kept' );
		}
		ksort( $out );
		return $out;
	}

	/** @return list<string> */
	private static function keys(): array {
		global $wpdb;
		return $wpdb->get_col( "SELECT CONCAT( HEX(event_key), HEX(body_hash), state, deliveries, attempts, received_at ) FROM {$wpdb->prefix}sedifex_events ORDER BY id" );
	}

	private static function everything(): string {
		global $wpdb;
		return (string) wp_json_encode( $wpdb->get_results( "SELECT body, headers, changes, errors, note FROM {$wpdb->prefix}sedifex_events" ) );
	}

	private static function refused(): int {
		global $wpdb;
		return (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}sedifex_snapshots WHERE name LIKE 'refused\\_%'" );
	}

	private static function visible(): int {
		global $wpdb;
		return (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}sedifex_events WHERE hidden_at IS NULL" );
	}
}
