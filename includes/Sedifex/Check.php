<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Sedifex;

/**
 * One thing that the test of the connection looked at, and what it found, in words for the owner.
 * Nothing to say (an empty message) means that it does not concern this shop.
 */
final class Check {

	private function __construct(
		public readonly string $step,
		public readonly string $state,
		public readonly string $message,
	) {
	}

	public static function ok( string $step, string $message ): self {
		return new self( $step, 'ok', $message );
	}

	/** The owner has to do something; the sentence says what. */
	public static function failed( string $step, string $message ): self {
		return new self( $step, 'failed', $message );
	}

	/** It works, and there is something to know. */
	public static function notice( string $step, string $message ): self {
		return new self( $step, 'notice', $message );
	}

	/** It was not looked at, or could not be found out. */
	public static function skipped( string $step, string $message = '' ): self {
		return new self( $step, 'skipped', $message );
	}

	/** @return array{step: string, state: string, message: string} */
	public function to_array(): array {
		return [
			'step'    => $this->step,
			'state'   => $this->state,
			'message' => $this->message,
		];
	}
}
