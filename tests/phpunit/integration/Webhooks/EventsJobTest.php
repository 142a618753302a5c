<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Webhooks;

use Closure;
use RuntimeException;
use Sedifex\Sync\Support\Claim;
use Sedifex\Sync\Support\Deadline;
use Sedifex\Sync\Support\SystemClock;
use Sedifex\Sync\Webhooks\EventHandler;
use Sedifex\Sync\Webhooks\EventQueue;
use Sedifex\Sync\Webhooks\EventResult;
use Sedifex\Sync\Webhooks\EventsJob;
use Sedifex\Sync\Webhooks\EventState;
use Sedifex\Sync\Webhooks\EventStore;
use Sedifex\Sync\Webhooks\EventWords;
use Sedifex\Sync\Webhooks\PermanentFailure;
use Sedifex\Sync\Webhooks\StoredEvent;

final class EventsJobTest extends WebhooksTestCase {

	/** @var list<string> Objects in the order in which they were handled. */
	public array $handled = [];

	/** @param Closure(StoredEvent): EventResult $answer */
	private function job( Closure $answer, ?EventQueue $queue = null ): EventsJob {
		$test    = $this;
		$handler = new class( $answer, $test ) implements EventHandler {

			/** @param Closure(StoredEvent): EventResult $answer */
			public function __construct( private readonly Closure $answer, private readonly EventsJobTest $test ) {
			}

			public function handles( StoredEvent $event ): bool {
				return true;
			}

			public function handle( StoredEvent $event ): EventResult {
				$this->test->handled[] = $event->object;
				return ( $this->answer )( $event );
			}

			public function foresee( StoredEvent $event ): EventResult {
				return ( $this->answer )( $event );
			}
		};
		return new EventsJob( $queue ?? self::queue(), $this->events, [ $handler ] );
	}

	private static function queue(): EventQueue {
		global $wpdb;
		return new EventQueue( $wpdb, new Claim( $wpdb ) );
	}

	private static function deadline( float $seconds = 20.0 ): Deadline {
		return new Deadline( new SystemClock(), $seconds );
	}

	private static function pass( int $seconds ): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( 'UPDATE %i SET available_at = available_at - %d, lease_until = CASE WHEN lease_until = 0 THEN 0 ELSE lease_until - %d END', $wpdb->prefix . 'sedifex_events', $seconds, $seconds ) );
		$wpdb->query( $wpdb->prepare( "UPDATE %i SET fetched_at = fetched_at - %d WHERE name LIKE 'events_slot%%'", $wpdb->prefix . 'sedifex_snapshots', $seconds ) );
	}

	public function test_every_event_is_handled_once_and_said_to_be(): void {
		foreach ( [ 'a', 'b', 'c', 'a' ] as $id ) {
			$this->signed( self::product( $id, [] ) );
		}
		$said = [];
		$note = static function ( StoredEvent $event ) use ( &$said ): void {
			$said[] = $event->object;
		};
		add_action( 'sedifex_event_processed', $note );
		$job = $this->job( static fn(): EventResult => new EventResult( EventResult::APPLIED, [ [ 'what' => 'name', 'before' => 'a', 'after' => 'b' ] ] ) );
		self::assertSame( 4, $job->run( self::deadline() ) );
		self::assertSame( 0, $job->run( self::deadline() ) );
		self::assertEqualsCanonicalizing( [ 'product:a', 'product:a', 'product:b', 'product:c' ], $this->handled );
		self::assertSame( $this->handled, $said );
		self::assertSame( [ 'pending' => 0, 'processing' => 0, 'done' => 4, 'ignored' => 0, 'dead' => 0 ], $this->events->counts() );
	}

	public function test_what_throws_is_tried_again_later_and_in_the_end_is_dead(): void {
		$this->signed( self::product( 'a', [] ) );
		$job = $this->job( static fn() => throw new RuntimeException( 'with a secret in it' ) );
		for ( $try = 1; $try <= 10; $try++ ) {
			self::assertSame( 1, $job->run( self::deadline() ), "try $try" );
			self::assertSame( (string) $try, self::last_row()['attempts'] );
			self::assertSame( 0, $job->run( self::deadline() ), 'not before its time' );
			self::pass( 110_000 );
		}
		self::assertSame( 'dead', self::last_row()['state'] );
		self::assertStringContainsString( 'RuntimeException', self::last_row()['errors'] );
		self::assertStringNotContainsString( 'secret', self::last_row()['errors'] );
		self::assertSame( 0, $job->run( self::deadline() ) );
	}

	public function test_what_can_never_work_is_dead_at_once(): void {
		$this->signed( self::product( 'a', [] ) );
		$this->job( static fn() => throw new PermanentFailure( 'No time in it.' ) )->run( self::deadline() );
		self::assertSame( 'dead', self::last_row()['state'] );
		self::assertStringContainsString( 'No time in it.', self::last_row()['errors'] );
		self::assertSame( [ 'impossible', '1' ], [ self::last_row()['verdict'], self::last_row()['attempts'] ] );
		self::assertStringContainsString( 'Replaying it does not help', EventWords::verdict( 'impossible' ) );
	}

	public function test_what_a_killed_worker_held_is_taken_up_again(): void {
		$this->signed( self::product( 'a', [] ) );
		$queue = self::queue();
		$held  = $queue->take_slot();
		self::assertNotNull( $held );
		self::assertCount( 1, $queue->next( $held['slot'] )['events'] );
		$job = $this->job( static fn(): EventResult => new EventResult( EventResult::APPLIED ) );
		self::assertSame( 0, $job->run( self::deadline() ), 'it may be alive' );
		self::pass( EventQueue::LEASE + 1 );
		self::assertSame( 0, $job->run( self::deadline() ), 'what may end a process waits as after any failure' );
		self::pass( 10 );
		self::assertSame( 1, $job->run( self::deadline() ) );
		self::assertSame( '2', self::last_row()['attempts'] );
	}

	public function test_what_ends_every_process_that_touches_it_is_dead_in_the_end(): void {
		$this->signed( self::product( 'a', [] ) );
		$queue = self::queue();
		for ( $try = 1; $try <= 10; $try++ ) {
			$held = $queue->take_slot();
			self::assertNotNull( $held );
			self::assertCount( 1, $queue->next( $held['slot'] )['events'] );
			self::pass( EventQueue::LEASE + 1 );
			self::assertSame( 1, $queue->sweep() );
			self::pass( 110_000 );
		}
		$this->job( static fn(): EventResult => new EventResult( EventResult::APPLIED ) )->run( self::deadline() );
		self::assertSame( [], $this->handled );
		self::assertSame( 'dead', self::last_row()['state'] );
		self::assertStringContainsString( 'process_ended', self::last_row()['errors'] );
	}

	/** @return list<array{string, int}> State and attempts of each event, oldest first. */
	private static function all_rows(): array {
		global $wpdb;
		$rows = $wpdb->get_results( "SELECT state, attempts FROM {$wpdb->prefix}sedifex_events ORDER BY id", ARRAY_A );
		self::assertIsArray( $rows );
		return array_values( array_map( static fn( array $row ): array => [ (string) $row['state'], (int) $row['attempts'] ], $rows ) );
	}

	private function thirty_of_one_object(): void {
		for ( $n = 1; $n <= 30; $n++ ) {
			$this->signed( self::product( 'a', [ 'n' => $n ] ) );
		}
	}

	public function test_what_ends_its_process_costs_no_other_event_a_try(): void {
		$this->thirty_of_one_object();
		$queue = self::queue();
		$job   = $this->job( static fn(): EventResult => new EventResult( EventResult::APPLIED ) );
		$sizes = [];
		for ( $kill = 1; $kill <= 10; $kill++ ) {
			$held = $queue->take_slot();
			self::assertNotNull( $held );
			$sizes[] = count( $queue->next( $held['slot'] )['events'] );
			self::pass( EventQueue::LEASE + 1 );
			$queue->sweep();
			if ( 1 === $kill ) {
				self::assertSame( [ [ 'pending', 1 ], ...array_fill( 0, 29, [ 'pending', 0 ] ) ], self::all_rows() );
			}
			// The rest is at once anybody's; what was in hand waits longer each time, and after the last is dead.
			self::assertSame( [ 1 => 29, 10 => 1 ][ $kill ] ?? 0, $job->run( self::deadline() ), "kill $kill" );
			self::pass( 110_000 );
		}
		self::assertSame( [ 30, ...array_fill( 0, 9, 1 ) ], $sizes );
		self::assertCount( 29, $this->handled );
		self::assertSame( [ [ 'dead', 11 ], ...array_fill( 0, 29, [ 'done', 1 ] ) ], self::all_rows() );
	}

	public function test_a_listener_that_throws_stops_no_event(): void {
		$this->thirty_of_one_object();
		$failed = 0;
		add_action( 'sedifex_event_processed', static fn() => throw new RuntimeException( 'a listener' ) );
		add_action(
			'sedifex_job_failed',
			static function ( string $job ) use ( &$failed ): void {
				$failed += 'webhooks' === $job ? 1 : 0;
			}
		);
		self::assertSame( 30, $this->job( static fn(): EventResult => new EventResult( EventResult::APPLIED ) )->run( self::deadline() ) );
		self::assertSame( array_fill( 0, 30, [ 'done', 1 ] ), self::all_rows() );
		self::assertSame( 30, $failed, 'who watches hears of it' );
	}

	public function test_where_nothing_catches_it_the_rest_of_the_batch_goes_back_untried(): void {
		$this->thirty_of_one_object();
		add_action( 'sedifex_event_processed', static fn() => throw new RuntimeException( 'a listener' ) );
		add_action( 'sedifex_job_failed', static fn() => throw new RuntimeException( 'and who is told' ) );
		try {
			$this->job( static fn(): EventResult => new EventResult( EventResult::APPLIED ) )->run( self::deadline() );
			self::fail( 'It ends the job.' );
		} catch ( RuntimeException $thrown ) {
			self::assertSame( 'and who is told', $thrown->getMessage() );
		}
		self::assertSame( [ [ 'done', 1 ], ...array_fill( 0, 29, [ 'pending', 0 ] ) ], self::all_rows() );
	}

	public function test_a_batch_carries_no_more_than_memory_holds(): void {
		global $wpdb;
		for ( $n = 1; $n <= 5; $n++ ) {
			$this->signed( self::product( 'a', [ 'text' => str_repeat( (string) $n, 1_500_000 ) ] ) );
		}
		$queue = self::queue();
		$held  = $queue->take_slot();
		self::assertNotNull( $held );
		self::assertCount( 2, $queue->next( $held['slot'] )['events'] );
		$wpdb->query( "UPDATE {$wpdb->prefix}sedifex_events SET bytes = 9000000" );
		self::assertCount( 1, $queue->next( $held['slot'] )['events'], 'one at least, however large' );
		self::assertSame( [ [ 'processing', 1 ], [ 'processing', 1 ], [ 'processing', 1 ], [ 'pending', 0 ], [ 'pending', 0 ] ], self::all_rows() );
	}

	public function test_a_worker_that_lost_its_lease_settles_nothing(): void {
		$this->signed( self::product( 'a', [] ) );
		$queue = self::queue();
		$held  = $queue->take_slot();
		self::assertNotNull( $held );
		[ 'claim' => $claim, 'events' => $events ] = $queue->next( $held['slot'] );
		self::pass( EventQueue::LEASE + 1 );
		$queue->sweep();
		self::assertFalse( $this->events->settle( $events[0], $claim, EventState::Dead, 'failed' ) );
		self::assertSame( 'pending', self::last_row()['state'] );
	}

	public function test_one_object_is_in_one_worker_s_hands(): void {
		$this->signed( self::product( 'a', [] ) );
		$queue = self::queue();
		self::assertNotNull( $queue->take_slot() );
		$this->signed( self::product( 'a', [] ) );
		self::assertNull( self::queue()->take_slot(), 'the object’s slot is taken, and nothing else waits' );
		$other = 'b';
		while ( crc32( "product:$other" ) % EventStore::SLOTS === crc32( 'product:a' ) % EventStore::SLOTS ) {
			$other .= 'b';
		}
		$this->signed( self::product( $other, [] ) );
		self::assertNotNull( self::queue()->take_slot() );
	}

	public function test_what_there_is_no_time_for_is_not_counted_as_tried(): void {
		foreach ( [ 1, 2, 3 ] as $n ) {
			$this->signed( self::product( 'a', [ 'n' => $n ] ) );
		}
		$this->job(
			static function (): EventResult {
				usleep( 600_000 );
				return new EventResult( EventResult::APPLIED );
			}
		)->run( self::deadline( 1.5 ) );
		self::assertCount( 1, $this->handled );
		self::assertSame( [ 'pending', '0' ], [ self::last_row()['state'], self::last_row()['attempts'] ] );
	}
}
