<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use Sedifex\Sync\Outbox\AttemptStore;
use Sedifex\Sync\Outbox\Intent;
use Sedifex\Sync\Outbox\IntentStore;
use Sedifex\Sync\Outbox\PaymentUrl;
use Sedifex\Sync\Outbox\Reference;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Outcome;
use Sedifex\Sync\Support\PhoneNumber;
use Sedifex\Sync\Support\RateLimiter;
use Sedifex\Sync\Support\Timing;

/**
 * What a customer may see and do with one order, from its link or from its reference and a contact:
 * progress only, no contact data. Serves the REST routes and the order-status block alike.
 *
 * @phpstan-type PageData array{
 *   reference: string, kind: string, method: string, receive: string, state: string,
 *   payment: string, stage: string, label: string, headline: string, next_step: string,
 *   total_minor: int, fee_minor: int, currency: string,
 *   items: list<array{name: string, quantity: int, unit_minor: int, line_minor: int}>,
 *   progress: list<array{stage: string, label: string, done: bool, current: bool}>,
 *   timeline: list<array{at: string, label: string}>,
 *   can_pay: bool, whatsapp_url: string, updated_at: string, checked_at: string|null
 * }
 */
final class OrderPage {

	public function __construct(
		private readonly OrderStore $orders,
		private readonly IntentStore $intents,
		private readonly AttemptStore $attempts,
		private readonly OrderReader $reader,
		private readonly StatusUrl $status_url,
		private readonly RateLimiter $limiter,
		private readonly SettingsStore $settings,
	) {
	}

	/**
	 * From our own record; asks nobody.
	 *
	 * @return PageData|null
	 */
	public function for_token( string $token ): ?array {
		$token = StatusUrl::parse( $token );
		$order = null === $token ? null : $this->orders->find_by_token( $token );
		return null === $order ? null : $this->data( $order );
	}

	/**
	 * As above, after a look at Sedifex where one is due: for the script of an open page.
	 *
	 * @return PageData|null
	 */
	public function looked( string $token ): ?array {
		$token = StatusUrl::parse( $token );
		$order = null === $token ? null : $this->orders->find_by_token( $token );
		if ( null === $order ) {
			return null;
		}
		return $this->data( $this->reader->look( $order, self::gap( $order ), (float) Timing::all()['read'] ) ?? $order );
	}

	/** Finds the page by reference and contact. Unknown and wrong look alike, and take the same path. */
	public function lookup( string $reference, string $contact, string $ip ): Outcome {
		$ours   = Reference::parse( $reference );
		$phone  = PhoneNumber::parse( $contact );
		$local  = PhoneNumber::local( trim( $contact ) );
		$mine   = $phone ?? ( '' === $local ? strtolower( trim( $contact ) ) : $local );
		$keys   = [
			'lookup_reference' => 'lookup:reference:' . ( $ours ?? strtoupper( trim( $reference ) ) ),
			'lookup_contact'   => 'lookup:contact:' . $mine,
			'lookup_network'   => 'lookup:network:' . RateLimiter::network( $ip ),
		];
		$limits = RateLimiter::limits();
		foreach ( $keys as $limit => $key ) {
			$wait = $this->limiter->wait( $key, $limits[ $limit ][0] - 1 );
			if ( $wait > 0 ) {
				return Outcome::error( 429, 'sedifex_lookup_limited', __( 'Too many tries. Please wait a while, or ask the store.', 'sedifex-sync' ), [ 'retry_after' => $wait ] );
			}
		}
		$order = $this->owned( $ours, trim( $reference ), $mine, $contact );
		if ( null === $order ) {
			foreach ( $keys as $limit => $key ) {
				$this->limiter->hit( $key, ...$limits[ $limit ] );
			}
			return Outcome::error( 404, 'sedifex_order_not_found', __( 'We found no order with this reference and contact. Please check both, as they stand in your message.', 'sedifex-sync' ) );
		}
		return new Outcome( 200, [ 'status_url' => $this->status_url->for_token( $order->token ) ] );
	}

	/** The order of that reference which belongs to this phone or e-mail; every one is compared, so that the time tells nothing. */
	private function owned( ?string $ours, string $reference, string $contact, string $typed ): ?Order {
		$order  = null === $ours ? null : $this->orders->find_by_reference( $ours );
		$orders = null === $ours ? $this->orders->find_reported( mb_substr( $reference, 0, 64 ) ) : array_filter( [ $order ] );
		$found  = null;
		foreach ( $orders as $order ) {
			foreach ( [ $order->contact['phone'], $order->contact['email'], ...( $order->contact['also'] ?? [] ) ] as $known ) {
				$match = hash_equals( hash( 'sha256', strtolower( $known ) ), hash( 'sha256', $contact ) ) && '' !== $contact;
				// Sevi's customers are Kenyan, Selldone's anybody: they write their numbers as they do at home.
				$match = PhoneNumber::is_local_form( $typed, $known ) || PhoneNumber::is_local_form( $known, $contact ) || $match;
				$found = $match ? $order : $found;
			}
		}
		return $found;
	}

	/** The payment page of the last attempt that has one; the same attempt can still become paid after it failed. */
	public function pay( string $token ): Outcome {
		$token = StatusUrl::parse( $token );
		$order = null === $token ? null : $this->orders->find_by_token( $token );
		if ( null === $order ) {
			return self::unknown();
		}
		// A payment may have arrived since the last look: then nobody is sent to pay again.
		$order  = $this->reader->look( $order, Timing::all()['look_gap'], (float) Timing::all()['read'] ) ?? $order;
		$intent = $this->intents->find_by_reference( $order->reference );
		$state  = new OrderState( $order, $intent?->state, '' );
		$url    = '';
		foreach ( $state->can_pay() ? $this->attempts->of( $order->reference ) : [] as $attempt ) {
			$url = $attempt->has_page() && PaymentUrl::is_allowed( $attempt->url ) ? $attempt->url : $url;
		}
		if ( '' === $url ) {
			return Outcome::error( 409, 'sedifex_order_not_payable', __( 'There is nothing to pay online for this order at the moment.', 'sedifex-sync' ) );
		}
		return new Outcome( 200, [ 'redirect_url' => $url ] );
	}

	public static function unknown(): Outcome {
		return Outcome::error( 404, 'sedifex_order_not_found', __( 'We found no such order. Please open the link from your message again, or look it up with your reference.', 'sedifex-sync' ) );
	}

	/** @return PageData */
	private function data( Order $order ): array {
		$intent  = 'sedifex' === $order->source ? $this->intents->find_by_reference( $order->reference ) : null;
		$receive = $intent->payload['delivery']['method'] ?? $order->contact['receive'] ?? 'delivery';
		$state   = new OrderState( $order, $intent?->state, $receive );
		return [
			'reference'    => $order->reference,
			'kind'         => $order->kind,
			'method'       => $order->method,
			'receive'      => $receive,
			'state'        => $state->state(),
			'payment'      => $order->payment,
			'stage'        => $order->stage,
			'label'        => $state->headline(),
			'headline'     => $state->headline(),
			'next_step'    => $state->next_step(),
			'total_minor'  => $order->total_minor,
			'fee_minor'    => $intent->payload['fee_minor'] ?? 0,
			'currency'     => $order->currency,
			'items'        => array_map(
				static fn( array $item ): array => [
					'name'       => $item['name'],
					'quantity'   => $item['quantity'],
					'unit_minor' => $item['unit_minor'],
					'line_minor' => $item['line_minor'],
				],
				$order->items
			),
			'progress'     => $state->progress(),
			'timeline'     => array_map(
				static fn( array $entry ): array => [
					'at'    => self::iso( $entry['at'] ),
					'label' => StatusMap::label( $entry['code'] ),
				],
				$order->timeline
			),
			'can_pay'      => $state->can_pay(),
			'whatsapp_url' => $this->whatsapp_url( $order, $intent ),
			'updated_at'   => self::iso( $order->updated_at ),
			'checked_at'   => null === $order->checked_at ? null : self::iso( $order->checked_at ),
		];
	}

	private function whatsapp_url( Order $order, ?Intent $intent ): string {
		$number = preg_replace( '/\D/', '', $this->settings->get()->whatsapp );
		if ( ! is_string( $number ) || '' === $number || ( null === $intent && 'sedifex' === $order->source ) ) {
			return '';
		}
		/* translators: %s: reference of the order. */
		return 'https://wa.me/' . $number . '?text=' . rawurlencode( sprintf( __( 'Hello, I have a question about my order %s.', 'sedifex-sync' ), $order->reference ) );
	}

	/** Seconds between two looks for one customer: often while the order is new, gently later. */
	private static function gap( Order $order ): int {
		if ( $order->is_ended() ) {
			return DAY_IN_SECONDS;
		}
		$fresh = $order->db_now - $order->ordered_at < 15 * MINUTE_IN_SECONDS;
		return $fresh && 'paid' !== $order->payment ? Timing::all()['look_gap'] : 30;
	}

	private static function iso( int $seconds ): string {
		return gmdate( 'Y-m-d\TH:i:s\Z', $seconds );
	}
}
