<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

/**
 * What the sync remembers between two looks, as one document: the shop reads its counts and its
 * "as of" from it, so that no page has to count rows. Changed by CatalogSync only.
 */
final class CatalogState {

	/** Named bad items kept; more would only fill the row. */
	private const BAD_KEPT = 20;

	/** Store the copy belongs to. */
	public string $store = '';

	/** Last answer that was applied, UTC seconds. */
	public int $as_of = 0;

	/** Last time Sedifex was asked. */
	public int $looked_at = 0;

	/** Looks in a row without a usable answer. */
	public int $failures = 0;

	/** Sentence for the owner; '' = none. */
	public string $problem = '';

	/** Code of the last failure, kept after it has passed. */
	public string $failure = '';

	/** Its kind, as ErrorCategory; '' = nothing that a call brought. */
	public string $category = '';

	/** When the first of the failures in a row was. */
	public int $failing_since = 0;

	/** When that was. */
	public int $failed_at = 0;

	public int $total = 0;

	/** @var list<array{type: string, category: string, count: int}> */
	public array $groups = [];

	/** @var list<array{id: string, message: string}> */
	public array $bad = [];

	/** @var array<string, array{since: int, seen: array<string, string>}> What waits for a second look, by kind of doubt. */
	public array $pending = [];

	/** @var list<string> The same in sentences, with doubts that hold nothing back. */
	public array $doubts = [];

	/** Items that were missing from the last answer and are still shown. */
	public int $missing = 0;

	/** Answer and rows as the last complete look left them, see CatalogSync::is_as_before(); '' = the next answer is read item by item. */
	public string $settled = '';

	/** @param array<mixed> $data As to_array() gave it; anything else is left out. */
	public static function from_array( array $data ): self {
		$state = new self();
		foreach ( [ 'store', 'problem', 'failure', 'category', 'settled' ] as $name ) {
			$state->$name = is_string( $data[ $name ] ?? null ) ? $data[ $name ] : '';
		}
		foreach ( [ 'as_of', 'looked_at', 'failures', 'failed_at', 'failing_since', 'total', 'missing' ] as $name ) {
			$state->$name = is_int( $data[ $name ] ?? null ) ? $data[ $name ] : 0;
		}
		foreach ( self::rows( $data['groups'] ?? null ) as $row ) {
			$state->groups[] = [
				'type'     => self::text( $row['type'] ?? null ),
				'category' => self::text( $row['category'] ?? null ),
				'count'    => is_int( $row['count'] ?? null ) ? $row['count'] : 0,
			];
		}
		foreach ( self::rows( $data['bad'] ?? null ) as $row ) {
			$state->bad[] = [
				'id'      => self::text( $row['id'] ?? null ),
				'message' => self::text( $row['message'] ?? null ),
			];
		}
		foreach ( self::rows( $data['pending'] ?? null ) as $code => $row ) {
			$seen                             = is_array( $row['seen'] ?? null ) ? $row['seen'] : [];
			$state->pending[ (string) $code ] = [
				'since' => is_int( $row['since'] ?? null ) ? $row['since'] : 0,
				'seen'  => array_map( self::text( ... ), $seen ),
			];
		}
		$state->doubts = array_map( self::text( ... ), array_values( is_array( $data['doubts'] ?? null ) ? $data['doubts'] : [] ) );
		return $state;
	}

	/** @return array<string, mixed> */
	public function to_array(): array {
		return [ ...get_object_vars( $this ), 'bad' => array_slice( $this->bad, 0, self::BAD_KEPT ) ];
	}

	/** @return array<mixed, array<mixed>> */
	private static function rows( mixed $value ): array {
		return is_array( $value ) ? array_filter( $value, is_array( ... ) ) : [];
	}

	private static function text( mixed $value ): string {
		return is_string( $value ) ? $value : '';
	}
}
