<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Queue;

use Closure;
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

	private bool $work_stored = false;

	private bool $wanted = false;

	/** @param Closure(): Worker $worker Built only where there is work: it knows every job. */
	public function __construct( private readonly wpdb $db, private readonly Closure $worker ) {
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
		if ( $let_go ) {
			( $this->worker )()->work( $this->work_stored ? 2.0 : 20.0 );
			return;
		}
		wp_schedule_single_event( time(), self::KICK );
		spawn_cron();
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
