<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Settings;

/**
 * What the owner has set, checked and complete, as one value. Holds no secret: only whether the key
 * can be used. Built by SettingsStore, where constants have already won.
 */
final class Settings {

	public const DEFAULT_BASE_URL = 'https://us-central1-sedifex-web.cloudfunctions.net';

	public const DEFAULT_CONTRACT_VERSION = '2026-04-13';

	public const PAYMENTS = [ 'online', 'pay_on_delivery' ];

	public const RECEIVE = [ 'delivery', 'pickup' ];

	/** What uninstalling may remove: copies of the catalogue, settings and keys, our record of orders. */
	public const REMOVE = [ 'catalogue', 'settings', 'orders' ];

	public const PAGES = [ 'shop', 'cart', 'status', 'booking' ];

	/** Chosen beside the webhooks' endpoints, and not on the settings screen. */
	public const OF_ENDPOINTS = [ 'selldone_signed_only', 'sevi_known_senders_only' ];

	/**
	 * @param string                                                 $store_id         The store's id in Sedifex.
	 * @param string                                                 $base_url         Without a slash at the end.
	 * @param string                                                 $checkout_url     Address for creating checkouts; '' = the base URL's own.
	 * @param string                                                 $currency         ISO 4217.
	 * @param string                                                 $contract_version Sent with every call.
	 * @param string                                                 $site_label       The name orders carry in Sedifex.
	 * @param int                                                    $cache_ttl        Seconds after which prices are read again before an order.
	 * @param list<string>                                           $payments         Of self::PAYMENTS.
	 * @param list<string>                                           $receive          Of self::RECEIVE.
	 * @param string                                                 $whatsapp         E.164 or ''.
	 * @param array{shop: int, cart: int, status: int, booking: int} $pages            Post ids; 0 = none.
	 * @param bool                                                   $show_originals   Show Sedifex's own pictures until our copies are there.
	 * @param bool                                                   $mail_customer    Send the status link to customers who gave an e-mail.
	 * @param string                                                 $owner_email      Who is told when something needs a person; '' = the site's administrator.
	 * @param bool                                                   $mail_attention   Tell the owner by e-mail when something needs a person.
	 * @param bool                                                   $mail_orders      Tell the owner of each new order; Sedifex sends its own.
	 * @param list<string>                                           $remove           Of self::REMOVE: what uninstalling removes.
	 * @param bool                                                   $selldone_signed_only    Refuse what Selldone sends without a signature, where there is a sign key.
	 * @param bool                                                   $sevi_known_senders_only Refuse what does not come from one of Sevi's published addresses.
	 * @param int                                                    $events_keep_days Days for which the webhook log is kept.
	 * @param int                                                    $events_keep_mb   Megabytes that it may hold.
	 * @param bool                                                   $has_key          There is a key, and it can be read.
	 */
	public function __construct(
		public readonly string $store_id = '',
		public readonly string $base_url = self::DEFAULT_BASE_URL,
		public readonly string $checkout_url = '',
		public readonly string $currency = 'GHS',
		public readonly string $contract_version = self::DEFAULT_CONTRACT_VERSION,
		public readonly string $site_label = '',
		public readonly int $cache_ttl = 300,
		public readonly array $payments = self::PAYMENTS,
		public readonly array $receive = self::RECEIVE,
		public readonly string $whatsapp = '',
		public readonly array $pages = [ 'shop' => 0, 'cart' => 0, 'status' => 0, 'booking' => 0 ],
		public readonly bool $show_originals = false,
		public readonly bool $mail_customer = true,
		public readonly string $owner_email = '',
		public readonly bool $mail_attention = true,
		public readonly bool $mail_orders = false,
		public readonly array $remove = [ 'catalogue' ],
		public readonly bool $selldone_signed_only = false,
		public readonly bool $sevi_known_senders_only = false,
		public readonly int $events_keep_days = 30,
		public readonly int $events_keep_mb = 50,
		public readonly bool $has_key = false,
	) {
	}

	/** True when calls to Sedifex have what they need. Says nothing of whether Sedifex accepts it. */
	public function is_connected(): bool {
		return '' !== $this->store_id && $this->has_key;
	}

	/**
	 * Address of one of our pages, in the visitor's language where a translation plugin knows it.
	 *
	 * @param 'shop'|'cart'|'status'|'booking' $name
	 * @return string '' where no page is set, or the page is not published.
	 */
	public function page_url( string $name ): string {
		$id = $this->pages[ $name ];
		if ( 0 !== $id ) {
			$translated = apply_filters( 'wpml_object_id', $id, 'page', true ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.NonPrefixedHooknameFound -- the name WPML and Polylang both answer to.
			$id         = is_numeric( $translated ) ? (int) $translated : $id;
		}
		$url = 0 !== $id && 'publish' === get_post_status( $id ) ? get_permalink( $id ) : '';
		/**
		 * Where one of the shop's own pages is.
		 *
		 * @param string $url  Address; '' = none.
		 * @param string $name shop, cart, status or booking.
		 */
		$url = apply_filters( 'sedifex_page_url', is_string( $url ) ? $url : '', $name );
		return is_string( $url ) ? $url : '';
	}
}
