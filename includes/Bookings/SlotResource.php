<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Bookings;

use Sedifex\Sync\Catalog\ItemResource;
use Sedifex\Sync\Catalog\Product;
use Sedifex\Sync\Catalog\ProductStore;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Clock;

/**
 * How a slot looks from outside: the one form of it that REST gives and blocks print. What the slot
 * leaves open (name, price, picture) is that of its item in the catalogue.
 *
 * @phpstan-type Image array{src: string, srcset: string, width: int|null, height: int|null, alt: string}
 * @phpstan-type SlotData array{id: string, service_id: string, course_id: string, item: array{type: string, id: string}|null, name: string, description: string, category: string, kind: string, mode: string, action: string, state: string, schedule: string, date: string|null, starts_at: string|null, ends_at: string|null, deadline: string|null, timezone: string, date_label: string, time_label: string, location: string, price_minor: int|null, deposit_minor: int|null, currency: string, capacity: int, seats_remaining: int|null, image: Image|null}
 */
final class SlotResource {

	private const TEXT = [ 'type' => 'string' ];

	private const WHOLE = [ 'type' => 'integer' ];

	private const MAYBE_TEXT = [ 'type' => [ 'string', 'null' ] ];

	private const MAYBE_WHOLE = [ 'type' => [ 'integer', 'null' ] ];

	public function __construct( private readonly ProductStore $products, private readonly ItemResource $items, private readonly SettingsStore $settings, private readonly Clock $clock ) {
	}

	/**
	 * @param list<Slot> $slots
	 * @return list<SlotData>
	 */
	public function all( array $slots ): array {
		$asked = [];
		foreach ( $slots as $slot ) {
			$asked += self::keys( $slot );
		}
		$found  = [] === $asked ? [] : $this->products->find_many( array_values( $asked ) );
		$labels = SlotLabels::of_site();
		return array_map( fn( Slot $slot ): array => $this->of( $slot, self::item_of( $slot, $found ), $labels ), $slots );
	}

	/** @return SlotData */
	private function of( Slot $slot, ?Product $item, SlotLabels $labels ): array {
		$name = '' !== $slot->name ? $slot->name : ( $item->name ?? __( 'Booking', 'sedifex-sync' ) );
		return [
			'id'              => $slot->id,
			'service_id'      => $slot->service_id,
			'course_id'       => $slot->course_id,
			'item'            => null === $item ? null : [ 'type' => $item->type, 'id' => $item->id ],
			'name'            => $name,
			'description'     => $slot->description,
			'category'        => $slot->category,
			'kind'            => $slot->kind,
			'mode'            => $slot->mode,
			'action'          => $slot->action(),
			'state'           => $slot->standing( $this->clock->now() )->value,
			'schedule'        => $slot->schedule,
			'date'            => $slot->date,
			'starts_at'       => self::iso( $slot->starts_at ),
			'ends_at'         => self::iso( $slot->ends_at ),
			'deadline'        => self::iso( $slot->deadline ),
			'timezone'        => $slot->timezone,
			'date_label'      => $labels->date( $slot ),
			'time_label'      => $labels->time( $slot ),
			'location'        => $slot->location,
			'price_minor'     => $slot->price_minor ?? ( $item?->currency === $slot->currency ? $item->price_minor : null ),
			'deposit_minor'   => $slot->deposit_minor,
			'currency'        => $slot->currency,
			'capacity'        => $slot->capacity,
			'seats_remaining' => $slot->seats_remaining,
			'image'           => $this->image( $slot, $item, $name ),
		];
	}

	/**
	 * Our copy of the item's picture; the slot's own, which is Sedifex's original, only where the owner
	 * wants originals shown.
	 *
	 * @return Image|null
	 */
	private function image( Slot $slot, ?Product $item, string $name ): ?array {
		if ( '' !== $slot->image && $this->settings->get()->show_originals ) {
			return [
				'src'    => $slot->image,
				'srcset' => '',
				'width'  => null,
				'height' => null,
				'alt'    => '' !== $slot->image_alt ? $slot->image_alt : $name,
			];
		}
		return null === $item ? null : $this->items->images( $item )[0] ?? null;
	}

	/**
	 * The items that it may be of, the likeliest first. Sedifex gives the ids without the "draft-" that
	 * the catalogue keeps.
	 *
	 * @return array<string, array{type: string, id: string}>
	 */
	private static function keys( Slot $slot ): array {
		$keys = [];
		foreach ( [ [ 'course', $slot->course_id ], [ 'service', $slot->service_id ], [ 'course', $slot->service_id ] ] as [ $type, $id ] ) {
			foreach ( '' === $id || $slot->is_manual() && $id === $slot->service_id ? [] : [ $id, 'draft-' . $id ] as $one ) {
				$keys[ "{$type}:{$one}" ] = [
					'type' => $type,
					'id'   => $one,
				];
			}
		}
		return $keys;
	}

	/** @param array<string, Product> $found */
	private static function item_of( Slot $slot, array $found ): ?Product {
		foreach ( array_keys( self::keys( $slot ) ) as $key ) {
			if ( isset( $found[ $key ] ) && null === $found[ $key ]->removed_at ) {
				return $found[ $key ];
			}
		}
		return null;
	}

	public static function iso( ?int $at ): ?string {
		return null === $at ? null : gmdate( 'Y-m-d\TH:i:s\Z', $at );
	}

	/** @return array<string, mixed> JSON schema of one of all(). */
	public static function schema(): array {
		return self::record(
			[
				'id'              => self::TEXT,
				'service_id'      => self::TEXT,
				'course_id'       => self::TEXT,
				'item'            => [ 'type' => [ 'object', 'null' ] ],
				'name'            => self::TEXT,
				'description'     => self::TEXT,
				'category'        => self::TEXT,
				'kind'            => self::one_of( [ '', ...Slot::KINDS ] ),
				'mode'            => self::one_of( [ '', ...Slot::MODES ] ),
				'action'          => self::one_of( [ 'book', 'interest', 'enquire' ] ),
				'state'           => self::one_of( [ Standing::Open->value, Standing::Full->value ] ),
				'schedule'        => self::one_of( Slot::SCHEDULES ),
				'date'            => self::MAYBE_TEXT,
				'starts_at'       => self::MAYBE_TEXT,
				'ends_at'         => self::MAYBE_TEXT,
				'deadline'        => self::MAYBE_TEXT,
				'timezone'        => self::TEXT,
				'date_label'      => self::TEXT,
				'time_label'      => self::TEXT,
				'location'        => self::TEXT,
				'price_minor'     => self::MAYBE_WHOLE,
				'deposit_minor'   => self::MAYBE_WHOLE,
				'currency'        => self::TEXT,
				'capacity'        => [ ...self::WHOLE, 'description' => '0 is unlimited.' ],
				'seats_remaining' => [ ...self::MAYBE_WHOLE, 'description' => 'null is unlimited.' ],
				'image'           => [ 'type' => [ 'object', 'null' ] ],
			]
		);
	}

	/**
	 * @param list<string> $words
	 * @return array<string, mixed>
	 */
	private static function one_of( array $words ): array {
		return [ ...self::TEXT, 'enum' => $words ];
	}

	/**
	 * @param array<string, array<string, mixed>> $fields
	 * @return array<string, mixed>
	 */
	public static function record( array $fields ): array {
		return [
			'type'                 => 'object',
			'properties'           => $fields,
			'required'             => array_keys( $fields ),
			'additionalProperties' => false,
		];
	}
}
