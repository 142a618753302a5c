<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use Sedifex\Sync\Support\Json;

/**
 * Our view of one order, as last heard: never the source of truth, which is Sedifex.
 *
 * @phpstan-type Contact array{name: string, phone: string, email: string, also?: list<string>, receive?: string, details?: array<string, string>, unknown?: string, told?: array<string, string>}
 * @phpstan-type OrderItem array{name: string, quantity: int, unit_minor: int, line_minor: int}
 * @phpstan-type TimelineEntry array{at: int, code: string}
 * @phpstan-type HistoryEntry array{at: int, code: string, about: string, by: int}
 */
final class Order {

	/**
	 * @param list<OrderItem>      $items
	 * @param list<TimelineEntry>  $timeline Oldest first.
	 * @param Contact              $contact
	 * @param string               $attention Why it needs a person now; '' = it does not.
	 * @param string               $handled   What a person has dealt with; '' = nothing, or taken back.
	 * @param array<string, mixed> $evidence  What a person needs to decide; never shown to customers.
	 * @param list<HistoryEntry>   $history   What people did about it, oldest first; never shown to customers.
	 */
	public function __construct(
		public readonly int $id,
		public readonly string $token,
		public readonly string $source,
		public readonly string $kind,
		public readonly string $reference,
		public readonly string $payment,
		public readonly string $stage,
		public readonly string $raw_payment,
		public readonly string $raw_stage,
		public readonly string $method,
		public readonly int $total_minor,
		public readonly string $currency,
		public readonly array $items,
		public readonly array $timeline,
		public readonly array $contact,
		public readonly string $attention,
		public readonly string $handled,
		public readonly ?int $handled_at,
		public readonly array $evidence,
		public readonly array $history,
		public readonly int $checks,
		public readonly ?int $checked_at,
		public readonly int $ordered_at,
		public readonly int $updated_at,
		public readonly int $db_now,
	) {
	}

	/** @param array<string, mixed> $row As OrderStore selects it. */
	public static function from_row( array $row ): self {
		$text = static function ( string $column ) use ( $row ): string {
			$value = $row[ $column ] ?? '';
			return is_scalar( $value ) ? (string) $value : '';
		};
		/** @var list<OrderItem> $items */
		$items = Json::decode( $text( 'items' ) ) ?? [];
		/** @var list<TimelineEntry> $timeline */
		$timeline = Json::decode( $text( 'timeline' ) ) ?? [];
		/** @var Contact $contact */
		$contact = Json::decode( $text( 'contact' ) ) ?? [
			'name'  => '',
			'phone' => '',
			'email' => '',
		];
		/** @var array<string, mixed> $evidence */
		$evidence = Json::decode( $text( 'evidence' ) ) ?? [];
		/** @var list<HistoryEntry> $history */
		$history = Json::decode( $text( 'history' ) ) ?? [];
		return new self(
			(int) $text( 'id' ),
			$text( 'token' ),
			$text( 'source' ),
			$text( 'kind' ),
			$text( 'reference' ),
			$text( 'payment' ),
			$text( 'stage' ),
			$text( 'raw_payment' ),
			$text( 'raw_stage' ),
			$text( 'method' ),
			(int) $text( 'total_minor' ),
			$text( 'currency' ),
			$items,
			$timeline,
			$contact,
			$text( 'attention' ),
			$text( 'handled' ),
			isset( $row['handled_at'] ) ? (int) $text( 'handled_at' ) : null,
			$evidence,
			$history,
			(int) $text( 'checks' ),
			isset( $row['checked_at'] ) ? (int) $text( 'checked_at' ) : null,
			(int) $text( 'ordered_at' ),
			(int) $text( 'updated_at' ),
			(int) $text( 'db_now' ),
		);
	}

	/** Nothing more is expected to happen to it. */
	public function is_ended(): bool {
		return in_array( $this->stage, StatusMap::END_STAGES, true );
	}
}
