<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Checkout;

use Sedifex\Sync\Catalog\CatalogSync;
use Sedifex\Sync\Catalog\ProductStore;
use Sedifex\Sync\Orders\OrderStore;
use Sedifex\Sync\Orders\StatusUrl;
use Sedifex\Sync\Outbox\AttemptStore;
use Sedifex\Sync\Outbox\Intent;
use Sedifex\Sync\Outbox\IntentState;
use Sedifex\Sync\Outbox\IntentStore;
use Sedifex\Sync\Outbox\Outbox;
use Sedifex\Sync\Outbox\SiteFingerprint;
use Sedifex\Sync\Queue\Runner;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Clock;
use Sedifex\Sync\Support\Deadline;
use Sedifex\Sync\Support\MoneyFormat;
use Sedifex\Sync\Support\Outcome;
use Sedifex\Sync\Support\RateLimiter;
use Sedifex\Sync\Support\Timing;
use Sedifex\Sync\Support\Ulid;

/**
 * Takes an order: looks its ULID up first, then checks, prices and stores it, and only then speaks to
 * Sedifex. Whatever happens on the way, the visitor has an answer within the deadline, and the same
 * ULID leads to the same order. Serves the REST route and the form alike.
 *
 * @phpstan-import-type Priced from Quote
 */
final class CheckoutService {

	public function __construct(
		private readonly SettingsStore $settings,
		private readonly IntentStore $intents,
		private readonly AttemptStore $attempts,
		private readonly Outbox $outbox,
		private readonly SiteFingerprint $site,
		private readonly Quote $quote,
		private readonly CatalogSync $catalog,
		private readonly ProductStore $products,
		private readonly OrderStore $orders,
		private readonly StatusUrl $status_url,
		private readonly RateLimiter $limiter,
		private readonly Runner $runner,
		private readonly Clock $clock,
	) {
	}

	/**
	 * @param array<mixed> $body As POST /checkout (interface), from JSON or made from a form.
	 * @param string       $ip   The visitor's address, for the loose limit.
	 */
	public function place( array $body, string $ip ): Outcome {
		$deadline = new Deadline( $this->clock, (float) Timing::all()['request'] );
		$request  = CheckoutRequest::read( $body, $this->settings->get() );
		if ( '' === $request->ulid ) {
			return Outcome::error( 400, 'sedifex_intent_invalid', __( 'This page is out of date. Please reload it and try again; your cart is kept.', 'sedifex-sync' ) );
		}
		$known = $this->intents->find_by_ulid( $request->ulid );
		if ( null !== $known ) {
			return $this->known( $known, $request, $deadline );
		}
		return $this->refusal( $request ) ?? $this->priced( $request, $ip, $deadline );
	}

	/** A ULID that we have: the same answer again, whatever the catalogue and the limits say by now. */
	private function known( Intent $intent, CheckoutRequest $request, Deadline $deadline ): Outcome {
		if ( $this->was_refused( $intent ) ) {
			// There is no order to lead to, whatever the visitor has changed since.
			return $this->rejected( $intent );
		}
		if ( $intent->body_hash !== $request->body_hash ) {
			return Outcome::error(
				409,
				'sedifex_intent_reused',
				/* translators: %s: a time of day, such as 14:05. */
				sprintf( __( 'We already have your order of %s.', 'sedifex-sync' ), wp_date( get_option( 'time_format', 'H:i' ), $intent->created_at ) ),
				[ 'status_url' => $this->status_url->for_token( $intent->payload['token'] ) ]
			);
		}
		return $this->answer( $this->wait_for( $intent, $deadline ) );
	}

	/**
	 * While another request sends it, waits within its own deadline instead of sending too. A lapsed claim
	 * is one whose process died: the worker takes it up, and nothing more comes of waiting.
	 */
	private function wait_for( Intent $intent, Deadline $deadline ): Intent {
		while ( $intent->is_held() && in_array( $intent->state, [ IntentState::Sending, IntentState::Queued ], true ) && $deadline->left() > 1.0 ) {
			usleep( 250_000 );
			$intent = $this->intents->find( $intent->id ) ?? $intent;
		}
		return $intent;
	}

	private function refusal( CheckoutRequest $request ): ?Outcome {
		if ( ! $this->settings->get()->is_connected() ) {
			return Outcome::error( 503, 'sedifex_not_connected', __( 'This shop is not taking orders yet. Please contact the store.', 'sedifex-sync' ) );
		}
		if ( [] !== $request->errors ) {
			return Outcome::error( 422, 'sedifex_checkout_invalid', __( 'Please check the marked fields.', 'sedifex-sync' ), [ 'fields' => $request->errors ] );
		}
		return $this->is_repeated( $request ) ? self::repeated() : null;
	}

	private function is_repeated( CheckoutRequest $request ): bool {
		return ! $request->again && $this->intents->has_twin( $request->repeat_key(), Timing::all()['repeat'], $request->ulid );
	}

	private static function repeated(): Outcome {
		return Outcome::error( 409, 'sedifex_order_repeated', __( 'You ordered the same a short while ago. Order this a second time?', 'sedifex-sync' ) );
	}

	/** The narrow limits first: what one of them refuses must not use up what everybody shares. */
	private function limited( CheckoutRequest $request, string $ip ): int {
		$limits = RateLimiter::limits();
		$keys   = [];
		foreach ( array_diff( [ $request->customer['phone'], $request->customer['email'] ], [ '' ] ) as $contact ) {
			$keys[ 'order:contact:' . $contact ] = $limits['order_contact'];
		}
		$keys[ 'order:network:' . RateLimiter::network( $ip ) ] = $limits['order_network'];
		$keys['order:site']                                     = $limits['order_site'];
		foreach ( $keys as $key => $limit ) {
			$wait = $this->limiter->hit( $key, ...$limit );
			if ( $wait > 0 ) {
				return $wait;
			}
		}
		return 0;
	}

	private function priced( CheckoutRequest $request, string $ip, Deadline $deadline ): Outcome {
		// Leaves the order's own call its time: prices up to a day old will do where Sedifex is slow.
		$fresh = $this->catalog->refresh_if_older( $this->settings->get()->cache_ttl, min( 6.0, $deadline->left() - Timing::all()['call_least'] ) );
		if ( ! $fresh && $this->clock->now() - $this->products->meta()->as_of > DAY_IN_SECONDS ) {
			return Outcome::error( 503, 'sedifex_prices_old', __( 'The shop cannot confirm its prices at the moment. Please try again soon, or order by WhatsApp; your cart is kept.', 'sedifex-sync' ), [ 'retry_after' => 300 ] );
		}
		$quote = $this->quote->price( $request->items, $request->payment );
		if ( [] !== $quote['problems'] ) {
			return Outcome::error( 422, 'sedifex_checkout_invalid', $quote['problems'][0]['message'], [ 'fields' => [ 'items' => $quote['problems'][0]['message'] ], 'quote' => $quote ] );
		}
		if ( $quote['due_now_minor'] !== $request->quoted_total_minor ) {
			return self::total_changed( $quote );
		}
		// Counted here, so that a changed price or a slip in a field uses up nobody's tries.
		$wait = $this->limited( $request, $ip );
		if ( $wait > 0 ) {
			return Outcome::error( 429, 'sedifex_checkout_limited', __( 'That were many orders in a short time. Please wait a few minutes; your cart and your details are kept.', 'sedifex-sync' ), [ 'retry_after' => $wait ] );
		}
		return $this->stored( $request, $quote, $deadline );
	}

	/** @param Priced $quote */
	private function stored( CheckoutRequest $request, array $quote, Deadline $deadline ): Outcome {
		$this->site->stamp_if_new();
		$token  = Ulid::random( 24 );
		$intent = $this->intents->insert( $request->ulid, $request->payment, $this->payload( $request, $quote ), $request->body_hash, $this->site->current(), $request->repeat_key(), $token, $request->again );
		if ( null === $intent && $this->is_repeated( $request ) ) {
			// Another request brought the same order under another ULID a moment earlier.
			return self::repeated();
		}
		if ( null === $intent ) {
			return Outcome::error( 503, 'sedifex_storage_failed', __( 'Your order could not be saved, so nothing was sent. Please try again in a minute; your cart is kept.', 'sedifex-sync' ), [ 'retry_after' => 30 ] );
		}
		if ( $token !== $intent->claim ) {
			// Another request brought the same ULID a moment earlier.
			return $this->known( $intent, $request, $deadline );
		}
		$this->runner->work_was_stored();
		return $this->answer( $this->outbox->carry_out( $intent, $deadline ) );
	}

	/**
	 * @param Priced $quote
	 * @return array{store_id: string, site: string, token: string, payment: string, currency: string, subtotal_minor: int, fee_minor: int, total_minor: int, items: list<array{id: string, type: string, name: string, quantity: int, unit_minor: int, line_minor: int}>, customer: array{name: string, phone: string, email: string}, delivery: array{method: string, location: string, notes: string}}
	 */
	private function payload( CheckoutRequest $request, array $quote ): array {
		return [
			'store_id'       => $this->settings->get()->store_id,
			'site'           => $this->settings->get()->site_label,
			'token'          => StatusUrl::new_token(),
			'payment'        => $request->payment,
			'currency'       => $quote['currency'],
			'subtotal_minor' => $quote['subtotal_minor'],
			'fee_minor'      => $quote['processing_fee_minor'],
			'total_minor'    => $quote['total_minor'],
			'items'          => array_map(
				static fn( array $item ): array => [
					'id'         => $item['id'],
					'type'       => $item['type'],
					'name'       => $item['name'],
					'quantity'   => $item['quantity'],
					'unit_minor' => $item['unit_minor'],
					'line_minor' => $item['line_minor'],
				],
				$quote['items']
			),
			'customer'       => $request->customer,
			'delivery'       => $request->delivery,
		];
	}

	/** The answer that an intent has now; the same for every request that names it. */
	private function answer( Intent $intent ): Outcome {
		if ( $this->was_refused( $intent ) ) {
			return $this->rejected( $intent );
		}
		$url = '';
		if ( IntentState::Accepted === $intent->state && 'online' === $intent->kind ) {
			foreach ( $this->attempts->of( $intent->reference ) as $attempt ) {
				$url = $attempt->has_page() ? $attempt->url : $url;
			}
		}
		return new Outcome(
			201,
			[
				'reference'    => $intent->reference,
				'state'        => IntentState::Accepted === $intent->state ? 'accepted' : 'received',
				'status_url'   => $this->status_url->for_token( $intent->payload['token'] ),
				'redirect_url' => '' === $url ? null : $url,
			]
		);
	}

	/** Refused at once, before anybody was told of an order. */
	private function was_refused( Intent $intent ): bool {
		return IntentState::Rejected === $intent->state && ! $this->orders->exists( $intent->reference );
	}

	private function rejected( Intent $intent ): Outcome {
		if ( 'sedifex_checkout_total_changed' === $intent->code ) {
			$wanted = array_map( static fn( array $item ): array => [ 'id' => $item['id'], 'type' => $item['type'], 'quantity' => $item['quantity'] ], $intent->payload['items'] );
			return self::total_changed( $this->quote->price( $wanted, $intent->payload['payment'] ) );
		}
		$fields = match ( $intent->code ) {
			'Invalid Email Address Passed', 'customer-email-required' => [ 'customer.email' => __( 'The payment service does not accept this e-mail address. Please check it.', 'sedifex-sync' ) ],
			'customer-contact-required'                               => [ 'customer.phone' => __( 'The store needs a phone number to reach you.', 'sedifex-sync' ) ],
			'Invalid Amount Sent', 'amount-required'                  => [ 'items' => __( 'This amount is too small to be paid online. Please choose another way to pay.', 'sedifex-sync' ) ],
			default                                                   => [],
		};
		$message = [] === $fields ? __( 'The store’s system did not take this order. Nothing was charged. Please contact the store.', 'sedifex-sync' ) : (string) reset( $fields );
		return Outcome::error( 422, 'sedifex_checkout_rejected', $message, [] === $fields ? [] : [ 'fields' => $fields ] );
	}

	/** @param Priced $quote */
	private static function total_changed( array $quote ): Outcome {
		return Outcome::error(
			409,
			'sedifex_checkout_total_changed',
			/* translators: %s: an amount of money. */
			sprintf( __( 'The total is now %s. Please look at it again before you order.', 'sedifex-sync' ), MoneyFormat::of_site()->text( $quote['due_now_minor'], $quote['currency'] ) ),
			[ 'quote' => $quote ]
		);
	}
}
