<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

use Closure;
use Sedifex\Sync\Sedifex\Ids;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Money;
use Sedifex\Sync\Webhooks\EventHandler;
use Sedifex\Sync\Webhooks\EventResult;
use Sedifex\Sync\Webhooks\PermanentFailure;
use Sedifex\Sync\Webhooks\StoredEvent;

/**
 * What a product event may change at once: name, price, stock, removal. It carries the raw stored
 * document, not the item of the catalogue, so everything else waits for the list, which is asked for
 * soon after. Makes no row: only a complete list does.
 */
final class ProductEventHandler implements EventHandler {

	/** @param Closure(): void $look_soon Asks for the list soon. */
	public function __construct( private readonly ProductPatch $rows, private readonly SettingsStore $settings, private readonly Closure $look_soon ) {
	}

	public function handles( StoredEvent $event ): bool {
		return 'sedifex' === $event->source && str_starts_with( $event->object, 'product:' );
	}

	public function handle( StoredEvent $event ): EventResult {
		return $this->compare( $event, true );
	}

	public function foresee( StoredEvent $event ): EventResult {
		return $this->compare( $event, false );
	}

	/** @param bool $for_real Whether anything is written, or only said. */
	private function compare( StoredEvent $event, bool $for_real ): EventResult {
		$body  = $event->data();
		$data  = is_array( $body['data'] ?? null ) ? $body['data'] : [];
		$store = $this->settings->get()->store_id;
		$id    = Ids::normalise( substr( $event->object, 8 ), $store );
		if ( '' === $store || ( $body['storeId'] ?? null ) !== $store ) {
			return new EventResult( EventResult::NOT_OURS );
		}
		$after     = is_array( $data['after'] ?? null ) ? $data['after'] : null;
		$before    = is_array( $data['before'] ?? null ) ? $data['before'] : [];
		$gone      = null === $after || false === ( $after['isPublished'] ?? true );
		$watermark = self::watermark( $after['updatedAt'] ?? $before['updatedAt'] ?? $body['occurredAt'] ?? null, null === $after );
		if ( null === $watermark ) {
			throw new PermanentFailure( esc_html__( 'This event carries no time, so it cannot be put in order.', 'sedifex-sync' ) );
		}
		if ( $for_real ) {
			( $this->look_soon )();
		}
		$verdict = EventResult::LOOKED;
		$changes = [];
		foreach ( $this->rows->rows( $store, $id ) as $row ) {
			if ( $row['watermark'] >= $watermark ) {
				$verdict = EventResult::STALE;
				continue;
			}
			[ $new, $changes ] = $gone ? [ null, self::removal( $row['removed'] ) ] : self::news( $row, $after );
			$done              = ! $for_real || $this->write( $row['id'], $watermark, $new );
			$verdict           = ! $done ? EventResult::STALE : ( [] === $changes ? EventResult::SAME : EventResult::APPLIED );
		}
		return new EventResult( $verdict, $changes );
	}

	/**
	 * @param array{id: int, name: string, price_minor: ?int, stock: ?int, removed: bool, watermark: string, currency: string} $row
	 * @param array<mixed>|null $after
	 * @return array{array{name: string, price_minor: ?int, stock: ?int}, list<array{what: string, before: mixed, after: mixed}>}
	 */
	private static function news( array $row, ?array $after ): array {
		$name  = is_string( $after['name'] ?? null ) ? sanitize_text_field( $after['name'] ) : '';
		$name  = '' === $name ? $row['name'] : mb_substr( $name, 0, 220 );
		$money = Money::from_json( $after['price'] ?? null, $row['currency'] );
		// A price of 0 is "ask for price", as in the list; one that cannot be read leaves what is known.
		$price = array_key_exists( 'price', $after ?? [] ) && ( null === $after['price'] || null !== $money ) ? $money?->minor : $row['price_minor'];
		$price = 0 === $price ? null : $price;
		$count = $after['stockCount'] ?? null;
		$stock = array_key_exists( 'stockCount', $after ?? [] ) && ( null === $count || is_int( $count ) ) ? ( null === $count ? null : max( 0, $count ) ) : $row['stock'];
		$new   = [ 'name' => $name, 'price_minor' => $price, 'stock' => $stock ];
		$diff  = [];
		foreach ( $new as $what => $value ) {
			if ( $value !== $row[ $what ] ) {
				$diff[] = [ 'what' => $what, 'before' => $row[ $what ], 'after' => $value ];
			}
		}
		return [ $new, $diff ];
	}

	/** @param array{name: string, price_minor: ?int, stock: ?int}|null $new Null = it is gone. */
	private function write( int $row, string $watermark, ?array $new ): bool {
		return null === $new ? $this->rows->remove( $row, $watermark ) : $this->rows->update( $row, $watermark, $new['name'], $new['price_minor'], $new['stock'] );
	}

	/** @return list<array{what: string, before: mixed, after: mixed}> */
	private static function removal( bool $was_removed ): array {
		return $was_removed ? [] : [ [ 'what' => 'shown', 'before' => true, 'after' => false ] ];
	}

	/**
	 * A text that sorts as the pair (time, deleted): a deletion carries the time of the last update.
	 *
	 * @param mixed $time `{_seconds, _nanoseconds}` or ISO 8601.
	 */
	private static function watermark( mixed $time, bool $deleted ): ?string {
		$seconds = is_array( $time ) ? $time['_seconds'] ?? null : null;
		$nanos   = is_array( $time ) && is_int( $time['_nanoseconds'] ?? null ) ? $time['_nanoseconds'] : 0;
		if ( is_string( $time ) && 1 === preg_match( '/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/D', $time, $match ) ) {
			$seconds = strtotime( $match[1] . $match[3] );
			$nanos   = (int) str_pad( $match[2], 9, '0' );
		}
		return is_int( $seconds ) && $seconds > 0 && $seconds < 99_999_999_999 && $nanos >= 0 && $nanos < 1_000_000_000 ? sprintf( '%011d.%09d.%d', $seconds, $nanos, $deleted ? 1 : 0 ) : null;
	}
}
