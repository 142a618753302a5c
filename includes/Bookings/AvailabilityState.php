<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Bookings;

/** What is remembered between two looks at Sedifex's slots, apart from the slots. Changed by AvailabilitySync only. */
final class AvailabilityState {

	/** Store the copy belongs to. */
	public string $store = '';

	/** Last answer that was believed, UTC seconds; 0 = there is no copy. */
	public int $as_of = 0;

	/** Last time Sedifex was asked. */
	public int $looked_at = 0;

	/** Looks in a row without a usable answer. */
	public int $failures = 0;

	/** Sentence for the owner; '' = none. */
	public string $problem = '';

	/** Code of what is wrong now; '' = nothing. */
	public string $failure = '';

	/** Its kind, as ErrorCategory. A refused key is `authentication`, also where the public slots came all the same. */
	public string $category = '';

	/** Slots of the copy. */
	public int $total = 0;

	/** Slots of the last answer that could not be read. */
	public int $bad = 0;

	/** The copy's own fingerprint: an answer that says the same is not written again. */
	public string $mark = '';

	/** When somebody last wanted to see it, UTC seconds. Of a row of its own, and not written with this. */
	public int $wanted_at = 0;

	/** @param array<mixed> $data As to_array() gave it; anything else is left out. */
	public static function from_array( array $data ): self {
		$state = new self();
		foreach ( [ 'store', 'problem', 'failure', 'category', 'mark' ] as $name ) {
			$state->$name = is_string( $data[ $name ] ?? null ) ? $data[ $name ] : '';
		}
		foreach ( [ 'as_of', 'looked_at', 'failures', 'total', 'bad' ] as $name ) {
			$state->$name = is_int( $data[ $name ] ?? null ) ? $data[ $name ] : 0;
		}
		return $state;
	}

	/** @return array<string, mixed> */
	public function to_array(): array {
		return array_diff_key( get_object_vars( $this ), [ 'wanted_at' => 0 ] );
	}
}
