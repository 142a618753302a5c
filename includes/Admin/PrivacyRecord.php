<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

/**
 * One order as far as it says something of a person: what was asked for, and our view of it. Either may
 * be missing: an order that was refused at once has no view, one of another system no request.
 *
 * @phpstan-type PrivacyOrder array{id: int, payment: string, stage: string, attention: string, total_minor: int, currency: string, ordered_at: int}
 * @phpstan-type PrivacyIntent array{id: int, state: string, created_at: int, payload: array<mixed>}
 */
final class PrivacyRecord {

	/**
	 * @param array{name: string, phone: string, email: string} $contact
	 * @param PrivacyOrder|null  $order
	 * @param PrivacyIntent|null $intent
	 * @param int                $db_now The database's time.
	 * @param array<mixed>       $reported Of an order of another system: delivery and items.
	 * @param list<string>       $also     Further phones and e-mails that it names.
	 */
	public function __construct(
		public readonly string $reference,
		public readonly array $contact,
		public readonly ?array $order,
		public readonly ?array $intent,
		public readonly int $db_now,
		private readonly array $reported = [],
		public readonly array $also = [],
	) {
	}

	/** Selldone or Sevi told of it. */
	public function is_reported(): bool {
		return [] !== $this->reported;
	}

	/** UTC seconds. */
	public function ordered_at(): int {
		return $this->order['ordered_at'] ?? $this->intent['created_at'] ?? 0;
	}

	/** @return array{location: string, notes: string} What the customer wrote for the delivery. */
	public function delivery(): array {
		$delivery = $this->intent['payload']['delivery'] ?? $this->reported['delivery'] ?? null;
		$text     = static fn( string $name ): string => is_array( $delivery ) && is_string( $delivery[ $name ] ?? null ) ? $delivery[ $name ] : '';
		return [
			'location' => $text( 'location' ),
			'notes'    => $text( 'notes' ),
		];
	}

	/** @return list<string> What was ordered, such as "2 × Wooden comb". */
	public function items(): array {
		$items = $this->intent['payload']['items'] ?? $this->reported['items'] ?? null;
		$out   = [];
		foreach ( is_array( $items ) ? $items : [] as $item ) {
			if ( is_array( $item ) && is_string( $item['name'] ?? null ) && is_int( $item['quantity'] ?? null ) ) {
				$out[] = $item['quantity'] . ' × ' . $item['name'];
			}
		}
		return $out;
	}
}
