<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

use Sedifex\Sync\Support\Clock;

/**
 * Holds the files against the rows, once an hour: a copy that nobody names is deleted, an item whose
 * copy is gone gets it made again.
 */
final class PictureAudit {

	private const PAUSE = 3600;

	/** A file younger than this may be one whose row is just being written. */
	private const YOUNG = 600;

	public function __construct( private readonly PictureStore $store, private readonly PictureFiles $files, private readonly Clock $clock ) {
	}

	public function is_due(): bool {
		return $this->clock->now() - $this->store->audited_at() >= self::PAUSE;
	}

	/** @param bool $can_make Whether this server can make copies at all; said to the owner where not. */
	public function run( bool $can_make ): void {
		$now  = $this->clock->now();
		$disk = array_flip( $this->files->all() );
		$used = [];
		foreach ( $this->store->all() as $item ) {
			$left = [];
			$lost = false;
			foreach ( $item['entries'] as $entry ) {
				if ( $entry->until > 0 && $entry->until <= $now ) {
					continue;
				}
				if ( [] !== array_diff_key( array_flip( $entry->files() ), $disk ) ) {
					$lost   = true;
					$left[] = new PictureEntry( $entry->url_key );
					continue;
				}
				$used  += array_flip( $entry->files() );
				$left[] = $entry;
			}
			if ( $lost ) {
				$this->store->save( $item['row'], $item['hash'], $left, 0 );
			}
		}
		foreach ( array_keys( array_diff_key( $disk, $used ) ) as $name ) {
			if ( $this->files->age( $name, $now ) > self::YOUNG ) {
				$this->files->delete( $name );
			}
		}
		$this->store->audited( $now, $can_make ? '' : PictureFailure::NoEditor->value );
	}
}
