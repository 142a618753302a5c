<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use Sedifex\Sync\Outbox\AttemptStore;
use Sedifex\Sync\Outbox\Intent;
use Sedifex\Sync\Outbox\IntentState;
use Sedifex\Sync\Outbox\IntentStore;
use Sedifex\Sync\Support\Json;
use Sedifex\Sync\Support\PhoneNumber;

/**
 * Everything that is known of one order, for the owner: what Sedifex says or another system reported, what proves its payment, what
 * happened when, and each call behind it. From our own tables alone; asks nobody. Its form is
 * AdminOrdersSchema::detail().
 */
final class OrderDetail {

	public function __construct( private readonly IntentStore $intents, private readonly AttemptStore $attempts, private readonly StatusUrl $status_url ) {
	}

	/** @return array<string, mixed> */
	public function of( Order $order ): array {
		$intent = 'sedifex' === $order->source ? $this->intents->find_by_reference( $order->reference ) : null;
		$calls  = 'sedifex' === $order->source ? $this->attempts->details_of( $order->reference ) : [];
		return [
			...OrderRow::of( $order, $intent?->state ),
			'method'       => $order->method,
			'phone'        => '' === $order->contact['phone'] ? '' : PhoneNumber::display( $order->contact['phone'] ),
			'email'        => $order->contact['email'],
			'receive'      => $intent->payload['delivery']['method'] ?? $order->contact['receive'] ?? '',
			'location'     => $intent->payload['delivery']['location'] ?? ReportedFacts::location( $order ),
			'notes'        => $intent->payload['delivery']['notes'] ?? ReportedFacts::notes( $order ),
			...ReportedFacts::of( $order ),
			'fee_minor'    => $intent->payload['fee_minor'] ?? 0,
			'items'        => array_map(
				static fn( array $item ): array => [
					'name'       => $item['name'],
					'quantity'   => $item['quantity'],
					'line_minor' => $item['line_minor'],
				],
				$order->items
			),
			'what'         => Attention::sentence( $order ),
			'evidence'     => self::evidence( $order ),
			'raw_payment'  => $order->raw_payment,
			'raw_stage'    => $order->raw_stage,
			'checked_at'   => null === $order->checked_at ? null : OrderRow::iso( $order->checked_at ),
			'proofs'       => array_values( array_filter( array_map( self::proof( ... ), $calls ) ) ),
			'timeline'     => self::timeline( $order ),
			'intent_state' => null === $intent ? '' : $intent->state->value,
			'intent_label' => self::intent_label( $intent ),
			'sent_at'      => null === $intent?->sent_at ? null : OrderRow::iso( $intent->sent_at ),
			'sends'        => $intent->sends ?? 0,
			'calls'        => array_map( self::call( ... ), $calls ),
			'status_url'   => $this->status_url->for_token( $order->token ),
		];
	}

	private static function intent_label( ?Intent $intent ): string {
		return match ( $intent?->state ) {
			null                   => '',
			IntentState::Queued    => __( 'Waiting to be sent to Sedifex. This happens by itself.', 'sedifex-sync' ),
			IntentState::Sending   => __( 'On its way to Sedifex at this moment.', 'sedifex-sync' ),
			IntentState::Accepted  => __( 'Sedifex has this order.', 'sedifex-sync' ),
			IntentState::Rejected  => '' === $intent->message ? __( 'Sedifex refused this order.', 'sedifex-sync' ) : $intent->message,
			IntentState::Attention => __( 'We stopped here, so that nothing happens twice. You decide what is next.', 'sedifex-sync' ),
			default                => __( 'It was sent; we are asking Sedifex whether it arrived. This happens by itself.', 'sedifex-sync' ),
		};
	}

	/** @return list<array{id: string, expected_minor: int, paid_minor: int|null}> */
	private static function evidence( Order $order ): array {
		$out = [];
		foreach ( $order->evidence as $id => $about ) {
			if ( is_array( $about ) && is_int( $about['expected_minor'] ?? null ) ) {
				$paid  = $about['paid_minor'] ?? null;
				$out[] = [
					'id'             => (string) $id,
					'expected_minor' => $about['expected_minor'],
					'paid_minor'     => is_int( $paid ) ? $paid : null,
				];
			}
		}
		return $out;
	}

	/**
	 * @param array<string, mixed> $row
	 * @return array{id: string, word: string, paid_minor: int|null, read_at: string|null, request_id: string}|null
	 */
	private static function proof( array $row ): ?array {
		$kept = Json::decode( self::text( $row, 'proof' ) );
		if ( null === $kept ) {
			return null;
		}
		$read_at = $kept['read_at'] ?? null;
		return [
			'id'         => self::text( $row, 'upstream_id' ),
			'word'       => self::text( $kept, 'paymentStatus' ),
			'paid_minor' => isset( $row['paid_minor'] ) ? (int) self::text( $row, 'paid_minor' ) : null,
			'read_at'    => is_int( $read_at ) ? OrderRow::iso( $read_at ) : null,
			'request_id' => self::text( $kept, 'request_id' ),
		];
	}

	/** @return list<array{at: string, label: string, is_person: bool}> Oldest first. */
	private static function timeline( Order $order ): array {
		$out = [];
		foreach ( $order->timeline as $entry ) {
			$out[] = [ $entry['at'], StatusMap::label( $entry['code'] ), false ];
		}
		foreach ( $order->history as $entry ) {
			$out[] = [ $entry['at'], self::did( $entry['code'], $entry['by'] ), true ];
		}
		usort( $out, static fn( array $one, array $other ): int => $one[0] <=> $other[0] );
		return array_map(
			static fn( array $entry ): array => [
				'at'        => OrderRow::iso( $entry[0] ),
				'label'     => $entry[1],
				'is_person' => $entry[2],
			],
			$out
		);
	}

	private static function did( string $code, int $by ): string {
		$user = get_userdata( $by );
		$name = false === $user ? __( 'somebody', 'sedifex-sync' ) : $user->display_name;
		$text = match ( $code ) {
			/* translators: %s: name of a user of this site. */
			'handled' => __( 'Marked as handled by %s', 'sedifex-sync' ),
			/* translators: %s: name of a user of this site. */
			'undone'  => __( 'Taken back by %s: not handled yet', 'sedifex-sync' ),
			/* translators: %s: name of a user of this site. */
			'settled', 'found' => __( 'Settled: Sedifex was asked again by %s', 'sedifex-sync' ),
			/* translators: %s: name of a user of this site. */
			'sent'    => __( 'Sent again by %s', 'sedifex-sync' ),
			/* translators: %s: name of a user of this site. */
			default   => __( 'Looked at again by %s', 'sedifex-sync' ),
		};
		return sprintf( $text, $name );
	}

	/**
	 * @param array<string, mixed> $row
	 * @return array<string, mixed>
	 */
	private static function call( array $row ): array {
		$time = static fn( string $column ): ?string => isset( $row[ $column ] ) ? OrderRow::iso( (int) self::text( $row, $column ) ) : null;
		return [
			'id'          => self::text( $row, 'upstream_id' ),
			'kind'        => self::text( $row, 'kind' ),
			'state'       => self::text( $row, 'state' ),
			'state_label' => self::call_label( self::text( $row, 'state' ) ),
			'category'    => self::text( $row, 'category' ),
			'code'        => self::text( $row, 'code' ),
			'message'     => self::text( $row, 'message' ),
			'http_status' => (int) self::text( $row, 'http_status' ),
			'request_id'  => self::text( $row, 'request_id' ),
			'elapsed_ms'  => (int) self::text( $row, 'elapsed_ms' ),
			'sent_at'     => $time( 'sent_at' ) ?? $time( 'answered_at' ),
			'checked_at'  => $time( 'checked_at' ),
			'payment'     => self::text( $row, 'payment' ),
			'paid_minor'  => isset( $row['paid_minor'] ) ? (int) self::text( $row, 'paid_minor' ) : null,
			'total_minor' => (int) self::text( $row, 'total_minor' ),
		];
	}

	private static function call_label( string $state ): string {
		return match ( $state ) {
			'accepted' => __( 'Arrived', 'sedifex-sync' ),
			'rejected' => __( 'Refused', 'sedifex-sync' ),
			'burnt'    => __( 'Given up: its payment page never reached us, so nobody can pay there', 'sedifex-sync' ),
			'created'  => __( 'Not sent', 'sedifex-sync' ),
			default    => __( 'Not clear yet', 'sedifex-sync' ),
		};
	}

	/** @param array<mixed> $row */
	private static function text( array $row, string $name ): string {
		$value = $row[ $name ] ?? '';
		return is_scalar( $value ) ? (string) $value : '';
	}
}
