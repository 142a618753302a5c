<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

use Sedifex\Sync\Outbox\PaymentUrl;

/**
 * The way without script: takes our forms before the theme starts, sends the visitor on or lets the
 * page be printed with the answer in Screen, and keeps such pages out of caches, search engines and
 * referrers. Pages that carry nothing of ours cost one look at the request's names.
 */
final class FormHandler {

	private const ORDER = [ 'lookup', 'look', 'pay' ];

	private const CHECKOUT = [ 'review', 'details', 'order' ];

	public function __construct(
		private readonly CartForms $cart,
		private readonly CheckoutForms $checkout,
		private readonly OrderForms $orders,
		private readonly Screen $screen,
	) {
	}

	/** Before WordPress tidies addresses up. */
	public function run(): void {
		$this->screen->is_personal = true;
		$this->keep_private();
		$next = $this->answer( Posted::form(), Posted::address() );
		if ( null !== $next && '' !== $next ) {
			$this->go( $next );
		}
		if ( 200 !== $this->screen->status ) {
			status_header( $this->screen->status );
		}
		if ( $this->screen->retry_after > 0 && ! headers_sent() ) {
			header( 'Retry-After: ' . $this->screen->retry_after );
		}
	}

	/** @return string|null Where to go; null to print the page. */
	public function answer( Posted $form, Posted $address ): ?string {
		$action = $form->text( 'action' );
		$ip     = isset( $_SERVER['REMOTE_ADDR'] ) && is_string( $_SERVER['REMOTE_ADDR'] ) ? sanitize_text_field( wp_unslash( $_SERVER['REMOTE_ADDR'] ) ) : '';
		if ( in_array( $action, self::CHECKOUT, true ) ) {
			return $this->checkout->handle( $action, $form, $ip );
		}
		if ( in_array( $action, self::ORDER, true ) ) {
			return $this->orders->handle( $action, $form, $ip );
		}
		if ( '' !== $action ) {
			return $this->cart->handle( $action, $form );
		}
		if ( 'last' === $address->text( 'view' ) ) {
			return $this->orders->last();
		}
		$this->orders->arrive( $address );
		$this->screen->removed = CartCookie::parse( $address->text( 'removed' ) )[0] ?? null;
		if ( $address->has( 'full' ) ) {
			$this->screen->notice = __( 'The cart is full. Please order what is in it first.', 'sedifex-sync' );
		}
		return null;
	}

	/**
	 * For the wp_robots filter.
	 *
	 * @param array<string, mixed> $robots
	 * @return array<string, mixed>
	 */
	public function robots( array $robots ): array {
		return $this->screen->is_personal ? [ 'noindex' => true, 'nofollow' => true ] : $robots;
	}

	private function keep_private(): void {
		if ( ! defined( 'DONOTCACHEPAGE' ) ) {
			define( 'DONOTCACHEPAGE', true ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.NonPrefixedConstantFound -- the name that caching plugins look for.
		}
		if ( headers_sent() ) {
			return;
		}
		nocache_headers();
		header( 'Cache-Control: no-store, private, max-age=0' );
		header( 'Referrer-Policy: no-referrer' );
		header( 'X-Robots-Tag: noindex, nofollow' );
	}

	/**
	 * 303: what follows is read, not sent once more.
	 *
	 * @psalm-suppress TaintedHeader Only to a host that the line before lets through.
	 */
	private function go( string $url ): never {
		if ( PaymentUrl::is_allowed( $url ) ) {
			wp_redirect( $url, 303, 'Sedifex Sync' ); // phpcs:ignore WordPress.Security.SafeRedirect.wp_redirect_wp_redirect -- another host on purpose, checked in the line above.
		} else {
			wp_safe_redirect( wp_validate_redirect( $url, home_url( '/' ) ), 303, 'Sedifex Sync' );
		}
		exit;
	}
}
