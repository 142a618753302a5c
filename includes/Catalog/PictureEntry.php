<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

/**
 * What is known of one picture of one item: our copies of it, or why there are none and when to try
 * again. Kept as a list beside the item, in the order of its pictures, under short names since each
 * page decodes it.
 */
final class PictureEntry {

	/**
	 * @param string                     $url_key Which address it came from: 16 hex digits of its hash.
	 * @param string                     $hash    Content of the original, 32 hex digits; '' = no copy yet.
	 * @param int                        $width   Of the largest copy.
	 * @param int                        $height  Of the largest copy.
	 * @param list<array{0: int, 1: int}> $sizes   Width and height of each copy, smallest first.
	 * @param string                     $failure Code of PictureFailure; '' = none.
	 * @param int                        $tries   Failed tries in a row.
	 * @param int                        $retry   When to try again, UTC seconds.
	 * @param int                        $until   Not shown any more, but kept until then for pages that were cached; 0 = shown.
	 */
	public function __construct(
		public readonly string $url_key,
		public readonly string $hash = '',
		public readonly int $width = 0,
		public readonly int $height = 0,
		public readonly array $sizes = [],
		public readonly string $failure = '',
		public readonly int $tries = 0,
		public readonly int $retry = 0,
		public readonly int $until = 0,
	) {
	}

	public static function key_of( string $url ): string {
		return substr( hash( 'sha256', $url ), 0, 16 );
	}

	/** @return list<self> Of a stored list; what is not one is left out. */
	public static function list_from( ?string $stored ): array {
		$data = null === $stored || '' === $stored ? null : json_decode( $stored, true );
		$out  = [];
		foreach ( is_array( $data ) ? $data : [] as $entry ) {
			if ( is_array( $entry ) && is_string( $entry['u'] ?? null ) ) {
				$out[] = new self(
					$entry['u'],
					$entry['h'] ?? '',
					$entry['s'][ count( $entry['s'] ?? [] ) - 1 ][0] ?? 0,
					$entry['s'][ count( $entry['s'] ?? [] ) - 1 ][1] ?? 0,
					$entry['s'] ?? [],
					$entry['e'] ?? '',
					$entry['n'] ?? 0,
					$entry['t'] ?? 0,
					$entry['x'] ?? 0
				);
			}
		}
		return $out;
	}

	/** @param list<self> $entries In the order of the item's pictures. */
	public static function store( array $entries ): string {
		$rows = array_map(
			static fn( self $entry ): array => array_filter(
				[
					'u' => $entry->url_key,
					'h' => $entry->hash,
					's' => $entry->sizes,
					'e' => $entry->failure,
					'n' => $entry->tries,
					't' => $entry->retry,
					'x' => $entry->until,
				],
				static fn( mixed $value ): bool => ! in_array( $value, [ '', 0, [] ], true )
			),
			$entries
		);
		return (string) wp_json_encode( $rows );
	}

	public function has_copies(): bool {
		return '' !== $this->hash;
	}

	public function is_shown(): bool {
		return '' !== $this->hash && 0 === $this->until;
	}

	/** @return list<string> Names of its files. */
	public function files(): array {
		return array_map( fn( array $size ): string => "{$this->hash}-{$size[0]}.webp", $this->sizes );
	}

	public function kept_until( int $until ): self {
		return new self( $this->url_key, $this->hash, $this->width, $this->height, $this->sizes, '', 0, 0, $until );
	}
}
