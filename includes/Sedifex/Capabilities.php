<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Sedifex;

/**
 * Remembers for a day which of the optional functions a Sedifex has. Keyed by address, because another
 * address is another Sedifex. Forgetting is harmless: it costs one call.
 */
final class Capabilities {

	private const NAME = 'capabilities';

	private const FOR_SECONDS = 86400;

	public function __construct( private readonly SnapshotStore $store ) {
	}

	/** @return bool|null Null = nobody has asked within a day. */
	public function knows( string $base_url, string $feature ): ?bool {
		$known = $this->fresh( $base_url )[ $feature ] ?? null;
		return is_array( $known ) && is_bool( $known['is'] ?? null ) ? $known['is'] : null;
	}

	public function remember( string $base_url, string $feature, bool $is_there ): void {
		if ( $is_there !== $this->knows( $base_url, $feature ) ) {
			$this->store->write( self::name( $base_url ), [ ...$this->fresh( $base_url ), $feature => [ 'is' => $is_there, 'at' => time() ] ] );
		}
	}

	/** Ask everything anew, as a test of the connection wants. */
	public function forget( string $base_url ): void {
		$this->store->write( self::name( $base_url ), [] );
	}

	/** @return array<mixed> What was learnt within a day; each feature has its own time, since the row's is the last one's. */
	private function fresh( string $base_url ): array {
		$oldest = time() - self::FOR_SECONDS;
		return array_filter(
			$this->store->read( self::name( $base_url ), self::FOR_SECONDS ),
			static fn( mixed $known ): bool => is_array( $known ) && is_int( $known['at'] ?? null ) && $known['at'] > $oldest
		);
	}

	private static function name( string $base_url ): string {
		return self::NAME . '.' . substr( hash( 'sha256', $base_url ), 0, 16 );
	}
}
