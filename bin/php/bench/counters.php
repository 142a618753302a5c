<?php
/**
 * Counts what a request does.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

namespace Sedifex\Sync\Development\Bench;

/** What one request has taken: processor time, queries, calls to other servers and how long they lasted. */
final class Counters {

	private int $calls = 0;

	private float $call_ms = 0.0;

	private float $began = 0.0;

	private readonly float $cpu;

	public function __construct() {
		$this->cpu = self::cpu();
	}

	public function call_begins(): void {
		++$this->calls;
		$this->began = (float) hrtime( true );
	}

	public function call_ends(): void {
		$this->call_ms += ( (float) hrtime( true ) - $this->began ) / 1e6;
	}

	/** @return array<string, string> Names as in the answer's headers; times in milliseconds. */
	public function so_far(): array {
		global $wpdb;
		return [
			'Cpu'     => sprintf( '%.3f', self::cpu() - $this->cpu ),
			'Queries' => (string) ( $wpdb->num_queries ?? 0 ),
			'Calls'   => (string) $this->calls,
			'Call-Ms' => sprintf( '%.3f', $this->call_ms ),
			'Memory'  => (string) memory_get_peak_usage(),
		];
	}

	private static function cpu(): float {
		$used = getrusage();
		return ( $used['ru_utime.tv_sec'] + $used['ru_stime.tv_sec'] ) * 1000 + ( $used['ru_utime.tv_usec'] + $used['ru_stime.tv_usec'] ) / 1000;
	}
}
