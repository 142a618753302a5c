<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use Sedifex\Sync\Outbox\IntentState;
use Sedifex\Sync\Support\PhoneNumber;

/**
 * One order as a row of the owner's list: words and numbers, ready to be shown. Holds contact data:
 * for routes of administrators only.
 *
 * @phpstan-type Row array{
 *   id: int, reference: string, source: string, state: string, state_label: string,
 *   payment: string, payment_label: string, stage: string, total_minor: int, currency: string,
 *   customer: array{name: string, contact: string}, attention: string|null, attention_code: string,
 *   advice: string, is_handled: bool, actions: list<string>, ordered_at: string, updated_at: string
 * }
 */
final class OrderRow {

	/** @return Row */
	public static function of( Order $order, ?IntentState $intent ): array {
		$state = self::state( $order, $intent );
		return [
			'id'             => $order->id,
			'reference'      => $order->reference,
			'source'         => $order->source,
			'state'          => $state,
			'state_label'    => self::state_label( $order, $state ),
			'payment'        => $order->payment,
			'payment_label'  => StatusMap::label( StatusMap::payment_label( $order->source, $order->raw_payment ) ?? $order->payment ),
			'stage'          => $order->stage,
			'total_minor'    => $order->total_minor,
			'currency'       => $order->currency,
			'customer'       => [
				'name'    => $order->contact['name'],
				'contact' => '' === $order->contact['phone'] ? $order->contact['email'] : PhoneNumber::display( $order->contact['phone'] ),
			],
			'attention'      => '' === $order->attention ? null : Attention::sentence( $order ),
			'attention_code' => Attention::code( $order ),
			'advice'         => Attention::advice( $order ),
			'is_handled'     => '' === $order->attention && '' !== $order->handled,
			'actions'        => self::actions( $order, $intent ),
			'ordered_at'     => self::iso( $order->ordered_at ),
			'updated_at'     => self::iso( $order->updated_at ),
		];
	}

	/** @param int $seconds UTC. */
	public static function iso( int $seconds ): string {
		return gmdate( 'Y-m-d\TH:i:s\Z', $seconds );
	}

	/** @return list<string> What the buttons may offer; what is really possible is decided when one is pressed. */
	private static function actions( Order $order, ?IntentState $intent ): array {
		// Where Sedifex said no, there is nothing to look for; nor can another system be asked.
		$out = IntentState::Rejected === $intent || 'sedifex' !== $order->source ? [] : [ 'look-again' ];
		if ( '' !== $order->attention && IntentState::Attention === $intent && 'unclear_cannot_be_asked' !== $order->attention ) {
			$out[] = 'send-again';
		}
		if ( '' !== $order->attention ) {
			$out[] = 'handled';
		} elseif ( '' !== $order->handled ) {
			$out[] = 'undo';
		}
		return $out;
	}

	/** One of OrderFilter::STATES, or a stage that came later. */
	private static function state( Order $order, ?IntentState $intent ): string {
		return match ( $intent ) {
			null, IntentState::Accepted => 'failed' === $order->stage ? 'not_taken' : $order->stage,
			IntentState::Rejected       => 'not_taken',
			IntentState::Attention      => 'checking',
			default                     => 'confirming',
		};
	}

	/** In the owner's words; a stage reads as its customer reads it. */
	private static function state_label( Order $order, string $state ): string {
		return match ( $state ) {
			'confirming' => __( 'Being confirmed', 'sedifex-sync' ),
			'checking'   => __( 'Not clear yet', 'sedifex-sync' ),
			'not_taken'  => __( 'Not taken', 'sedifex-sync' ),
			default      => StatusMap::label( StatusMap::stage_label( $order->source, $order->raw_stage ) ?? $order->stage ),
		};
	}
}
