<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

/**
 * What is known of one kind of mail to the owner: what was told, what is being told, and when the next
 * may go. One document, changed as a whole by OwnerMailStore.
 */
final class OwnerMailState {

	/** @var list<string> Keys of troubles that were told and are still there. */
	public array $told = [];

	/** @var array<string, int> Since when a trouble that may pass is there. */
	public array $since = [];

	/** Until when a process may be sending; 0 = none is. */
	public int $sending_until = 0;

	/** No mail before. */
	public int $next_at = 0;

	/** Mails in a row that the site could not send. */
	public int $failures = 0;

	/** The last order that was told of; null = none is to be told of. */
	public ?int $last_order = null;

	/** @param array<mixed> $data As to_array() gave it; anything else is left out. */
	public static function from_array( array $data ): self {
		$state       = new self();
		$state->told = array_values( array_filter( is_array( $data['told'] ?? null ) ? $data['told'] : [], is_string( ... ) ) );
		foreach ( is_array( $data['since'] ?? null ) ? $data['since'] : [] as $key => $at ) {
			if ( is_int( $at ) ) {
				$state->since[ (string) $key ] = $at;
			}
		}
		foreach ( [ 'sending_until', 'next_at', 'failures' ] as $name ) {
			$state->$name = is_int( $data[ $name ] ?? null ) ? $data[ $name ] : 0;
		}
		$state->last_order = is_int( $data['last_order'] ?? null ) ? $data['last_order'] : null;
		return $state;
	}

	/** @return array<string, mixed> */
	public function to_array(): array {
		return get_object_vars( $this );
	}
}
