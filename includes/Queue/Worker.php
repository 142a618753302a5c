<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Queue;

use Sedifex\Sync\Support\Clock;
use Sedifex\Sync\Support\Deadline;
use Throwable;

/**
 * Carries out stored work of every kind within one span of time. Knows no domain: what is due, and
 * that nothing is done twice, is each job's own affair.
 */
final class Worker {

	/** @param list<Job> $jobs In order of urgency. */
	public function __construct( private readonly array $jobs, private readonly Clock $clock ) {
	}

	/**
	 * Runs the jobs in turn until the time or the memory runs short or nothing is due any more.
	 *
	 * @param float $seconds Longest span; cut to four fifths of PHP's own limit.
	 * @return array<string, int|string> Per job what it did, or the class of what it threw.
	 */
	public function work( float $seconds ): array {
		$limit    = (int) ini_get( 'max_execution_time' );
		$deadline = new Deadline( $this->clock, $limit > 0 ? min( $seconds, $limit * 0.8 ) : $seconds );
		$done     = [];
		do {
			$before = array_sum( array_filter( $done, 'is_int' ) );
			foreach ( $this->jobs as $job ) {
				if ( $deadline->passed() || self::memory_is_short() ) {
					return $done;
				}
				$done[ $job->name() ] = $this->run( $job, $deadline, $done[ $job->name() ] ?? 0 );
			}
		} while ( array_sum( array_filter( $done, 'is_int' ) ) > $before );
		return $done;
	}

	/**
	 * One job that breaks must not keep the others from their work.
	 *
	 * @return int|string Things done so far, or what was thrown; a job that threw is not run again in this batch.
	 */
	private function run( Job $job, Deadline $deadline, int|string $so_far ): int|string {
		if ( is_string( $so_far ) ) {
			return $so_far;
		}
		try {
			return $so_far + $job->run( $deadline );
		} catch ( Throwable $thrown ) {
			/**
			 * A job threw. What is stored stays stored and is tried again; this is for monitoring.
			 *
			 * @param string    $job    Name of the job.
			 * @param Throwable $thrown What it threw.
			 */
			do_action( 'sedifex_job_failed', $job->name(), $thrown );
			return $thrown::class;
		}
	}

	private static function memory_is_short(): bool {
		$limit = wp_convert_hr_to_bytes( (string) ini_get( 'memory_limit' ) );
		return $limit > 0 && memory_get_usage( true ) > $limit * 0.8;
	}
}
