<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

use Sedifex\Sync\Checkout\CheckoutRequest;
use Sedifex\Sync\Checkout\CheckoutService;
use Sedifex\Sync\Checkout\Quote;
use Sedifex\Sync\Outbox\PaymentUrl;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Clock;
use Sedifex\Sync\Support\Outcome;
use Sedifex\Sync\Support\Ulid;

/**
 * Ordering without script, in two steps: details → review → order. The review is made in the answer to
 * a form, so it is the visitor's own however old the page was, and it carries the intent: going back to
 * the details and forth again keeps it, and sending it twice is one order. Decides nothing about an
 * order itself: CheckoutService does.
 */
final class CheckoutForms {

	public function __construct(
		private readonly SettingsStore $settings,
		private readonly CheckoutService $checkout,
		private readonly Quote $quote,
		private readonly CartCookie $cart,
		private readonly OrderCookie $order,
		private readonly Screen $screen,
		private readonly Clock $clock,
	) {
	}

	/** @return string|null Where to go now; null to show the page with what is in Screen. */
	public function handle( string $action, Posted $posted, string $ip ): ?string {
		$this->screen->form = CheckoutForm::from( $posted );
		if ( 'order' === $action ) {
			return $this->order( $ip );
		}
		if ( 'review' === $action ) {
			$this->review();
		}
		return null;
	}

	private function review(): void {
		$intent  = Ulid::parse( $this->screen->form->intent ) ?? $this->fresh_intent();
		$form    = $this->screen->form->with( $this->cart->lines(), $intent );
		$request = CheckoutRequest::read( $form->body(), $this->settings->get() );

		$this->screen->form = $form;
		if ( [] === $form->items ) {
			$this->empty_cart( $request->errors );
		} elseif ( [] !== $request->errors ) {
			$this->back_to_details( 422, __( 'Please check the marked fields.', 'sedifex-sync' ), $request->errors );
		} else {
			$this->look_over();
		}
	}

	private function order( string $ip ): ?string {
		$form = $this->screen->form;
		if ( null === Ulid::parse( $form->intent ) ) {
			$this->screen->form = $form->with( $form->items, $this->fresh_intent() );
			$this->look_over();
			return null;
		}
		$outcome = $this->checkout->place( $form->body(), $ip );
		if ( $outcome->is_ok() ) {
			return $this->placed( $outcome );
		}
		$this->refused( $outcome );
		return null;
	}

	/** The payment page where there is one, else the order's own page. */
	private function placed( Outcome $outcome ): string {
		$status  = self::text( $outcome->body, 'status_url' );
		$payment = self::text( $outcome->body, 'redirect_url' );
		$this->cart->clear();
		$this->order->remember( $status );
		return PaymentUrl::is_allowed( $payment ) ? $payment : $status;
	}

	private function refused( Outcome $outcome ): void {
		$data    = is_array( $outcome->body['data'] ?? null ) ? $outcome->body['data'] : [];
		$fields  = is_array( $data['fields'] ?? null ) ? $data['fields'] : [];
		$message = self::text( $outcome->body, 'message' );

		$this->screen->retry_after = is_int( $data['retry_after'] ?? null ) ? $data['retry_after'] : 0;
		match ( self::text( $outcome->body, 'code' ) ) {
			'sedifex_checkout_invalid'       => $this->back_to_details( 422, $message, $fields ),
			// A definite no: what is sent next is another order, so it needs another intent.
			'sedifex_checkout_rejected'      => $this->renewed()->back_to_details( 422, $message, $fields ),
			'sedifex_checkout_total_changed' => $this->renewed()->look_over( 409, $message ),
			'sedifex_intent_reused'          => $this->renewed()->look_over( 409, $message, self::text( $data, 'status_url' ), true ),
			'sedifex_order_repeated'         => $this->look_over( 409, $message, '', true ),
			// Nothing is decided yet: the same intent once more, and it stays one order.
			default                          => $this->look_over( $outcome->status, $message ),
		};
	}

	private function renewed(): self {
		$this->screen->form = $this->screen->form->with( $this->screen->form->items, $this->fresh_intent() );
		return $this;
	}

	/** @param array<mixed> $errors As CheckoutService names them. */
	private function back_to_details( int $status, string $message, array $errors ): void {
		$this->screen->status    = $status;
		$this->screen->notice    = $message;
		$this->screen->errors    = CheckoutForm::errors( $errors );
		$this->screen->is_review = false;
	}

	/**
	 * The cart itself says that it is empty, with the way to the shop, so no field is to blame for it.
	 *
	 * @param array<mixed> $errors
	 */
	private function empty_cart( array $errors ): void {
		unset( $errors['items'] );
		$this->back_to_details( 422, __( 'There is nothing to order: your cart has been emptied, maybe in another window. What you have typed is kept.', 'sedifex-sync' ), $errors );
	}

	/** Shows items, fee and total, with today's prices, and the button that orders. */
	private function look_over( int $status = 200, string $message = '', string $url = '', bool $asks_again = false ): void {
		$form  = $this->screen->form;
		$quote = $this->quote->price( $form->items, $form->value( 'payment' ) );
		if ( [] === $form->items ) {
			$this->empty_cart( [] );
			return;
		}
		if ( [] !== $quote['problems'] || [] === $quote['items'] ) {
			$this->back_to_details( 422, __( 'Something in your cart has changed. Please look at it before you order.', 'sedifex-sync' ), [] );
			return;
		}
		$this->screen->is_review  = true;
		$this->screen->status     = $status;
		$this->screen->quote      = $quote;
		$this->screen->notice     = $message;
		$this->screen->notice_url = $url;
		$this->screen->asks_again = $asks_again;
	}

	private function fresh_intent(): string {
		return Ulid::generate( $this->clock->now() * 1000 );
	}

	/** @param array<mixed> $from */
	private static function text( array $from, string $name ): string {
		$value = $from[ $name ] ?? '';
		return is_string( $value ) ? $value : '';
	}
}
