<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Outbox;

/**
 * One call with side effects, or one payment page: what was sent under which id, what came back, and
 * what later reads said about its payment.
 */
final class Attempt {

	private function __construct(
		public readonly int $id,
		public readonly string $reference,
		public readonly string $upstream_id,
		public readonly int $number,
		public readonly string $kind,
		public readonly string $state,
		public readonly string $url,
		public readonly int $base_minor,
		public readonly int $total_minor,
		public readonly string $currency,
		public readonly string $payment,
		public readonly ?int $paid_minor,
		public readonly ?int $sent_at,
		public readonly int $created_at,
	) {
	}

	/** @param array<string, mixed> $row */
	public static function from_row( array $row ): self {
		$text = static function ( string $column ) use ( $row ): string {
			$value = $row[ $column ] ?? '';
			return is_scalar( $value ) ? (string) $value : '';
		};
		return new self(
			(int) $text( 'id' ),
			$text( 'reference' ),
			$text( 'upstream_id' ),
			(int) $text( 'number' ),
			$text( 'kind' ),
			$text( 'state' ),
			$text( 'url' ),
			(int) $text( 'base_minor' ),
			(int) $text( 'total_minor' ),
			$text( 'currency' ),
			$text( 'payment' ),
			isset( $row['paid_minor'] ) ? (int) $text( 'paid_minor' ) : null,
			isset( $row['sent_at'] ) ? (int) $text( 'sent_at' ) : null,
			(int) $text( 'created_at' ),
		);
	}

	/** Its payment page reached us, so somebody may pay there. */
	public function has_page(): bool {
		return '' !== $this->url;
	}
}
