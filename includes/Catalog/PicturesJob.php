<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

use Sedifex\Sync\Queue\Job;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Claim;
use Sedifex\Sync\Support\Clock;
use Sedifex\Sync\Support\Deadline;

/**
 * Makes the shop's own copies of pictures in the background, one at a time on all servers together, as
 * far as the time goes. What fails is remembered with its reason and tried again ever more rarely. A
 * picture that kills PHP is remembered too, since it is marked before it is touched.
 */
final class PicturesJob implements Job {

	private const CLAIM = 'pictures_claim';

	/** Longer than one picture can take. */
	private const LEASE = 120;

	/** Seconds for fetching one, and what must be left for making it. */
	private const FETCH = 12.0;

	private const MAKE = 3.0;

	/** A picture that has been replaced stays this long for pages that were cached: a month. */
	private const KEEP = 2_678_400;

	public function __construct(
		private readonly PictureStore $store,
		private readonly PictureFetcher $fetcher,
		private readonly PictureMaker $maker,
		private readonly PictureAudit $audit,
		private readonly Claim $claim,
		private readonly SettingsStore $settings,
		private readonly Clock $clock
	) {
	}

	public function name(): string {
		return 'pictures';
	}

	public function run( Deadline $deadline ): int {
		$store = $this->settings->get()->store_id;
		if ( '' === $store || $deadline->left() < self::MAKE + 2 || ! $this->has_work( $store ) ) {
			return 0;
		}
		$token = $this->claim->take( self::CLAIM, self::LEASE );
		if ( null === $token ) {
			return 0;
		}
		try {
			$done = 0;
			if ( $this->audit->is_due() ) {
				$this->audit->run( $this->maker->can_make() );
				++$done;
			}
			return $done + ( $this->maker->can_make() ? $this->make( $store, $deadline ) : 0 );
		} finally {
			$this->claim->release( self::CLAIM, $token );
		}
	}

	private function has_work( string $store ): bool {
		return $this->audit->is_due() || ( $this->maker->can_make() && null !== $this->store->next( $store, $this->clock->now() ) );
	}

	/**
	 * Until the time is short or the claim's half is over; the worker calls again.
	 */
	private function make( string $store, Deadline $deadline ): int {
		$done  = 0;
		$until = $this->clock->elapsed() + self::LEASE / 2;
		while ( $deadline->left() >= self::MAKE + 2 && $this->clock->elapsed() < $until ) {
			$item = $this->store->next( $store, $this->clock->now() );
			if ( null === $item ) {
				return $done;
			}
			$this->one( $item, min( self::FETCH, $deadline->left() - self::MAKE ) );
			++$done;
		}
		return $done;
	}

	/**
	 * One picture of one item, the first that lacks.
	 *
	 * @param array{row: int, due: int, hash: string, images: list<string>, entries: list<PictureEntry>} $item
	 */
	private function one( array $item, float $seconds ): void {
		$now     = $this->clock->now();
		$entries = $this->in_order( $item['images'], $item['entries'], $now );
		foreach ( $item['images'] as $url ) {
			$entry = $entries[ PictureEntry::key_of( $url ) ];
			if ( $entry->has_copies() || $entry->retry > $now ) {
				continue;
			}
			$made = $this->store->made_before( $entry->url_key );
			if ( null === $made ) {
				// Marked before it is touched: if PHP dies over it, it waits like any other failure.
				$this->save( $item, array_replace( $entries, [ $entry->url_key => self::failed( $entry, PictureFailure::Interrupted, $now ) ] ), $now );
				$made = $this->fetch_and_make( $url, $entry->url_key, $seconds );
			}
			$entries[ $entry->url_key ] = $made instanceof PictureFailure ? self::failed( $entry, $made, $now ) : $made;
			break;
		}
		$this->save( $item, $entries, $now );
	}

	/**
	 * @param array{row: int, due: int, hash: string, images: list<string>, entries: list<PictureEntry>} $item
	 * @param array<string, PictureEntry>                                                                  $entries In the order of the item's pictures.
	 */
	private function save( array $item, array $entries, int $now ): void {
		$this->store->save( $item['row'], $item['hash'], array_values( $entries ), self::due( $entries, $now ) );
	}

	private function fetch_and_make( string $url, string $url_key, float $seconds ): PictureEntry|PictureFailure {
		require_once ABSPATH . 'wp-admin/includes/file.php';
		$file = wp_tempnam( 'sedifex-picture' );
		if ( '' === $file || ! is_file( $file ) ) {
			return PictureFailure::Disk;
		}
		try {
			return $this->fetcher->fetch( $url, $file, $seconds ) ?? $this->maker->make( $file, $url_key );
		} finally {
			wp_delete_file( $file );
		}
	}

	/**
	 * One entry for each address in the item's order, then those of replaced pictures while they are kept.
	 *
	 * @param list<string>       $images
	 * @param list<PictureEntry> $entries
	 * @return array<string, PictureEntry> By the key of their address.
	 */
	private function in_order( array $images, array $entries, int $now ): array {
		$known = [];
		foreach ( $entries as $entry ) {
			$known[ $entry->url_key ] = $entry;
		}
		$out = [];
		foreach ( $images as $url ) {
			$key         = PictureEntry::key_of( $url );
			$entry       = $known[ $key ] ?? new PictureEntry( $key );
			$out[ $key ] = $entry->until > 0 ? $entry->kept_until( 0 ) : $entry;
			unset( $known[ $key ] );
		}
		foreach ( $known as $entry ) {
			$until = 0 === $entry->until ? $now + self::KEEP : $entry->until;
			if ( $entry->has_copies() && $until > $now ) {
				$out[ $entry->url_key ] = $entry->kept_until( $until );
			}
		}
		return $out;
	}

	private static function failed( PictureEntry $entry, PictureFailure $failure, int $now ): PictureEntry {
		$tries = $entry->tries + 1;
		return new PictureEntry( $entry->url_key, failure: $failure->value, tries: $tries, retry: $now + $failure->pause( $tries ) );
	}

	/**
	 * When the item has something to do again: now while a picture was not tried yet, else with the first retry.
	 *
	 * @param array<string, PictureEntry> $entries
	 */
	private static function due( array $entries, int $now ): ?int {
		$times = [];
		foreach ( $entries as $entry ) {
			if ( ! $entry->has_copies() ) {
				$times[] = max( $entry->retry, $now );
			}
		}
		return [] === $times ? null : min( $times );
	}
}
