<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Support;

/**
 * A span of seconds that runs out, measured on a clock that never jumps. Hands each remote call
 * what is left of it; decides nothing itself.
 */
final class Deadline {

	private readonly float $ends;

	public function __construct( private readonly Clock $clock, float $seconds ) {
		$this->ends = $clock->elapsed() + $seconds;
	}

	/** Seconds left, never below zero. */
	public function left(): float {
		return max( 0.0, $this->ends - $this->clock->elapsed() );
	}

	public function passed(): bool {
		return $this->left() <= 0.0;
	}
}
