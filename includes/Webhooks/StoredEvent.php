<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Sedifex\Sync\Support\Json;

/** One accepted event, as the table has it. */
final class StoredEvent {

	/**
	 * @param string $object     As Facts has it.
	 * @param string $body       Every byte as received; '' once it was pruned.
	 * @param int    $attempts   Times it was taken in hand, this one included.
	 * @param int    $deliveries Times it reached us.
	 */
	public function __construct(
		public readonly int $id,
		public readonly string $source,
		public readonly string $type,
		public readonly string $object,
		public readonly EventState $state,
		public readonly string $verdict,
		public readonly string $note,
		public readonly string $body,
		public readonly int $attempts,
		public readonly int $deliveries,
		public readonly int $received_at,
	) {
	}

	/** @param array<string, mixed> $row As EventStore::COLUMNS selects it. */
	public static function from_row( array $row ): self {
		$text = static fn( string $column ): string => is_scalar( $row[ $column ] ?? null ) ? (string) $row[ $column ] : '';
		$body = $text( 'body' );
		return new self(
			(int) $text( 'id' ),
			$text( 'source' ),
			rawurldecode( $text( 'type' ) ),
			rawurldecode( $text( 'object' ) ),
			EventState::tryFrom( $text( 'state' ) ) ?? EventState::Dead,
			$text( 'verdict' ),
			$text( 'note' ),
			'base64' === $text( 'encoding' ) ? (string) base64_decode( $body, true ) : $body,
			(int) $text( 'attempts' ),
			(int) $text( 'deliveries' ),
			(int) $text( 'received_at' ),
		);
	}

	/** @return array<mixed> The body as data; empty where there is none any more. */
	public function data(): array {
		return Json::decode( $this->body ) ?? [];
	}
}
