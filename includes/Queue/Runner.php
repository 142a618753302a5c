<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Queue;

use Closure;
use Sedifex\Sync\Support\Claim;
use Sedifex\Sync\Support\Ulid;
use wpdb;

/**
 * What wakes the worker: the request that stored work, any later request that concerns us (at most
 * once a minute in all, whatever the number of servers), and WP-Cron. None of them is the only way.
 * Where PHP cannot finish its answer first, only WP-Cron is nudged, so that no visitor waits.
 */
final class Runner {

	public const CRON = 'sedifex_sync_work';

	/** A run at once. A name of its own: WordPress refuses a single event within ten minutes of another of its name. */
	public const KICK = 'sedifex_sync_kick';

	/** Held by the process that works after its answer. */
	private const AT_WORK = 'worker_at_work';

	private const KNOCKS = 'worker_knocks';

	/** Seconds that such a process may go on working. */
	private const AFTER_ANSWER = 2.0;

	/** With fewer seconds left, jobs begin nothing. */
	private const TOO_SHORT = 1.0;

	/** Seconds after which one that never let go is taken for ended. */
	private const LEASE = 10;

	private bool $work_stored = false;

	private bool $wanted = false;

	/**
	 * @param Closure(): Worker $worker Built only where there is work: it knows every job.
	 * @param Closure(): Claim  $claim
	 */
	public function __construct( private readonly wpdb $db, private readonly Closure $worker, private readonly Closure $claim ) {
	}

	/** This request stored work: begin it as soon as the answer is out. */
	public function work_was_stored(): void {
		$this->work_stored = true;
	}

	/** This request may look after what is due, once its answer is out. */
	public function wanted(): void {
		$this->wanted = true;
	}

	/** At the end of the request: the visitor is let go first, where the server can do that. */
	public function after_answer(): void {
		if ( ! $this->work_stored && ! $this->wanted ) {
			return;
		}
		$let_go = self::finish_answer();
		if ( ! $this->work_stored && ! $this->take_turn() ) {
			return;
		}
		if ( $let_go && $this->work_stored ) {
			$this->work_unless_somebody_does();
			return;
		}
		if ( $let_go ) {
			( $this->worker )()->work( 20.0 );
			return;
		}
		self::nudge_cron();
	}

	/** From WP-Cron. */
	public function run(): void {
		$this->work_for( 20.0 );
	}

	/**
	 * From the command line, which says how long it has.
	 *
	 * @return array<string, int|string> Per job what it did, or the class of what it threw.
	 */
	public function work_for( float $seconds ): array {
		$this->take_turn();
		return ( $this->worker )()->work( $seconds );
	}

	/** When the worker was last woken: UTC seconds, 0 = never. */
	public function last_woken_at(): int {
		return (int) $this->db->get_var( "SELECT fetched_at FROM {$this->db->prefix}sedifex_snapshots WHERE name = 'worker'" );
	}

	/**
	 * Where many store work at once, one of them does it and the others are free to answer: a server
	 * has few processes. They have knocked before they try the door; who works looks for knocks after
	 * leaving it, so none is overheard.
	 */
	private function work_unless_somebody_does(): void {
		$ends = hrtime( true ) + (int) ( self::AFTER_ANSWER * 1e9 );
		$this->db->query( $this->db->prepare( "INSERT INTO %i (name, body, fetched_at) VALUES (%s, '1', UNIX_TIMESTAMP()) ON DUPLICATE KEY UPDATE body = body + 1", $this->db->prefix . 'sedifex_snapshots', self::KNOCKS ) );
		do {
			$token = ( $this->claim )()->take( self::AT_WORK, self::LEASE );
			if ( null === $token ) {
				return;
			}
			$knocks = $this->knocks();
			( $this->worker )()->work( ( $ends - hrtime( true ) ) / 1e9 );
			( $this->claim )()->release( self::AT_WORK, $token );
			$left = ( $ends - hrtime( true ) ) / 1e9;
		} while ( $left > self::TOO_SHORT && $this->knocks() !== $knocks );
		if ( $left <= self::TOO_SHORT ) {
			// Others stored work and went away, trusting in us, who had no time left for it.
			self::nudge_cron();
		}
	}

	private static function nudge_cron(): void {
		wp_schedule_single_event( time(), self::KICK );
		spawn_cron();
	}

	private function knocks(): string {
		return (string) $this->db->get_var( $this->db->prepare( 'SELECT body FROM %i WHERE name = %s', $this->db->prefix . 'sedifex_snapshots', self::KNOCKS ) );
	}

	/** One statement decides who takes this minute's turn; the token makes the row change for certain. */
	private function take_turn(): bool {
		$table = $this->db->prefix . 'sedifex_snapshots';
		$taken = $this->db->query(
			$this->db->prepare(
				"UPDATE %i SET body = %s, fetched_at = UNIX_TIMESTAMP() WHERE name = 'worker' AND fetched_at <= UNIX_TIMESTAMP() - 60",
				$table,
				Ulid::random( 16 )
			)
		);
		if ( 0 === $taken && 0 === $this->last_woken_at() ) {
			$taken = $this->db->query( $this->db->prepare( "INSERT IGNORE INTO %i (name, body, fetched_at) VALUES ('worker', '', UNIX_TIMESTAMP())", $table ) );
		}
		return 1 === $taken;
	}

	/** Sends the answer and lets go of the visitor, where the server can. */
	private static function finish_answer(): bool {
		foreach ( [ 'fastcgi_finish_request', 'litespeed_finish_request' ] as $finish ) {
			if ( function_exists( $finish ) ) {
				ignore_user_abort( true );
				return true === $finish();
			}
		}
		return false;
	}
}
