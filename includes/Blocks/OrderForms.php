<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

use Sedifex\Sync\Orders\OrderPage;
use Sedifex\Sync\Orders\StatusUrl;
use Sedifex\Sync\Outbox\PaymentUrl;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Outcome;

/**
 * The order page's forms: look an order up, look at it again, and pay for it. What may be seen and paid is OrderPage's to
 * decide; here its answer becomes a page or a way to go.
 */
final class OrderForms {

	public function __construct(
		private readonly SettingsStore $settings,
		private readonly OrderPage $orders,
		private readonly OrderCookie $order,
		private readonly Screen $screen,
	) {
	}

	/** @return string|null Where to go now; null to show the page with what is in Screen. */
	public function handle( string $action, Posted $posted, string $ip ): ?string {
		if ( 'lookup' === $action ) {
			$this->screen->reference = $posted->text( 'reference' );
			$this->screen->contact   = $posted->text( 'contact' );
			return $this->follow( $this->orders->lookup( $this->screen->reference, $this->screen->contact, $ip ), 'status_url' );
		}
		if ( 'look' === $action ) {
			return $this->look( StatusUrl::parse( $posted->text( 'order' ) ) ?? '' );
		}
		if ( 'pay' === $action ) {
			return $this->follow( $this->orders->pay( $posted->text( 'order' ) ), 'redirect_url' );
		}
		return null;
	}

	/** The script of an open page looks by itself; without it, somebody asked for this. */
	private function look( string $token ): ?string {
		$this->orders->looked( $token );
		$page = $this->settings->get()->page_url( 'status' );
		return '' === $token || '' === $page ? null : add_query_arg( StatusUrl::ARGUMENT, $token, $page );
	}

	/** A link to no order of ours is answered like any other address that leads nowhere. */
	public function arrive( Posted $address ): void {
		if ( $address->has( 'order' ) && $this->is_order_page() && null === $this->orders->for_token( $address->text( 'order' ) ) ) {
			$this->screen->status = 404;
		}
	}

	/** On other pages the argument means nothing. */
	private function is_order_page(): bool {
		$page    = get_queried_object_id();
		$content = (string) get_post_field( 'post_content', $page );
		return $page > 0 && ( $page === $this->settings->get()->pages['status'] || has_block( 'sedifex/order-status', $content ) || has_shortcode( $content, 'sedifex_order_status' ) );
	}

	/** The order that this browser made last, for those without script. */
	public function last(): ?string {
		$token = $this->order->token();
		$page  = $this->settings->get()->page_url( 'status' );
		if ( '' !== $token && '' !== $page ) {
			return add_query_arg( StatusUrl::ARGUMENT, $token, $page );
		}
		$this->screen->notice = __( 'This phone remembers no order. Please look it up with its reference.', 'sedifex-sync' );
		return null;
	}

	private function follow( Outcome $outcome, string $name ): ?string {
		$url = $outcome->body[ $name ] ?? null;
		if ( $outcome->is_ok() && is_string( $url ) && ( 'status_url' === $name || PaymentUrl::is_allowed( $url ) ) ) {
			return $url;
		}
		$data    = is_array( $outcome->body['data'] ?? null ) ? $outcome->body['data'] : [];
		$message = $outcome->body['message'] ?? null;

		$this->screen->status      = $outcome->is_ok() ? 502 : $outcome->status;
		$this->screen->retry_after = is_int( $data['retry_after'] ?? null ) ? $data['retry_after'] : 0;
		$this->screen->notice      = is_string( $message ) ? $message : __( 'The payment page could not be opened. Please try again in a minute.', 'sedifex-sync' );
		return null;
	}
}
