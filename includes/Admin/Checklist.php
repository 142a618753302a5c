<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Sedifex\Sync\Catalog\CatalogFacts;
use Sedifex\Sync\Outbox\OutboxFacts;
use Sedifex\Sync\Sedifex\CallRecord;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\Settings;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Clock;
use Sedifex\Sync\Webhooks\EndpointFacts;

/**
 * Sedifex's list of what must be right before a shop opens. Each item looks for itself, at what is
 * stored here and at what Sedifex last answered; none of them makes a call, so that the list can be
 * looked at often.
 *
 * @phpstan-import-type CallNote from CallRecord
 */
final class Checklist {

	/** Sedifex's public receipt gives its answers no number and looks at no contract version (contract 4.11). */
	private const PUBLIC_CALL = 'receipt';

	public function __construct(
		private readonly SettingsStore $settings,
		private readonly Secrets $secrets,
		private readonly KeySearch $search,
		private readonly CallRecord $calls,
		private readonly CatalogFacts $catalog,
		private readonly OutboxFacts $outbox,
		private readonly EndpointFacts $endpoints,
		private readonly Clock $clock,
	) {
	}

	/** @return list<ChecklistItem> In Sedifex's order. */
	public function items(): array {
		$settings = $this->settings->get();
		$calls    = array_values( array_filter( $this->calls->all(), static fn( array $call ): bool => self::PUBLIC_CALL !== $call['endpoint'] ) );
		return [
			$this->key(),
			$this->contract( $settings, $calls ),
			$this->store( $settings ),
			$this->ids(),
			$this->checkout( $settings, $calls ),
			new ChecklistItem( 'bookings', 'not_set_up', __( 'Bookings become bookings, never orders', 'sedifex-sync' ), __( 'Bookings are not set up on this site yet, so none can go astray.', 'sedifex-sync' ) ),
			$this->purchases( $settings ),
			$this->webhooks(),
			$this->request_ids( $calls ),
			$this->order_page( $settings ),
		];
	}

	private function key(): ChecklistItem {
		$title = __( 'Your key stays on this server', 'sedifex-sync' );
		$key   = $this->secrets->describe( 'integration_key' );
		if ( 'none' === $key['source'] ) {
			return $this->todo( 'key', $title, __( 'There is no key yet.', 'sedifex-sync' ), 'connect' );
		}
		if ( $key['locked'] ) {
			return $this->todo( 'key', $title, __( 'The stored key cannot be read any more, because the security keys of this site have changed. Enter it again.', 'sedifex-sync' ), 'settings' );
		}
		$found = $this->search->find();
		if ( null !== $found ) {
			/* translators: %s: title of a page, or name of an option. */
			$how = sprintf( __( 'Your key can be read in “%s”. Take it out there, and ask Sedifex for a new key.', 'sedifex-sync' ), $found['where'] );
			return new ChecklistItem( 'key', 'todo', $title, $how, '' === $found['edit'] ? null : $found['edit'], '' === $found['edit'] ? '' : __( 'Open it', 'sedifex-sync' ) );
		}
		return new ChecklistItem(
			'key',
			'ok',
			$title,
			'constant' === $key['source']
				? __( 'It stands in wp-config.php. We looked for it in your pages, templates and stored settings, and found it in none of them.', 'sedifex-sync' )
				: __( 'It is kept encrypted. We looked for it in your pages, templates and stored settings, and found it in none of them.', 'sedifex-sync' )
		);
	}

	/** @param list<CallNote> $calls Newest first. */
	private function contract( Settings $settings, array $calls ): ChecklistItem {
		$title = __( 'Every call names the contract version', 'sedifex-sync' );
		foreach ( $calls as $call ) {
			if ( 'contract' === $call['category'] ) {
				/* translators: 1: a version such as 2026-04-13, 2: another one. */
				$how = sprintf( __( 'We name version %1$s, and Sedifex wants %2$s.', 'sedifex-sync' ), $settings->contract_version, '' === $call['version'] ? __( 'another one', 'sedifex-sync' ) : $call['version'] );
				return $this->todo( 'contract', $title, $how, 'settings' );
			}
			if ( $call['is_ok'] ) {
				/* translators: 1: a version such as 2026-04-13, 2: a span of time such as "3 minutes". */
				return new ChecklistItem( 'contract', 'ok', $title, sprintf( __( 'We name version %1$s. Sedifex last accepted it %2$s ago.', 'sedifex-sync' ), $settings->contract_version, $this->since( $call['at'] ) ) );
			}
		}
		return $this->unknown( 'contract', $title, __( 'Sedifex has not answered a call of this site yet.', 'sedifex-sync' ) );
	}

	private function store( Settings $settings ): ChecklistItem {
		$title = __( 'The store ID is right', 'sedifex-sync' );
		$state = $this->catalog->state();
		if ( '' === $settings->store_id ) {
			return $this->todo( 'store', $title, __( 'There is no store ID yet.', 'sedifex-sync' ), 'connect' );
		}
		if ( $state->failures > 0 && in_array( $state->category, [ 'authentication', '' ], true ) ) {
			return $this->todo( 'store', $title, $state->problem, 'settings' );
		}
		return 0 === $state->as_of
			? $this->unknown( 'store', $title, __( 'Sedifex has not sent us your items yet.', 'sedifex-sync' ) )
			/* translators: 1: a store id, 2: a span of time such as "3 minutes". */
			: new ChecklistItem( 'store', 'ok', $title, sprintf( __( 'Sedifex answered with the items of %1$s %2$s ago.', 'sedifex-sync' ), $settings->store_id, $this->since( $state->as_of ) ) );
	}

	private function ids(): ChecklistItem {
		$title = __( 'Items are ordered under their own ids', 'sedifex-sync' );
		$ids   = $this->catalog->ids();
		if ( 0 === $ids['total'] ) {
			return $this->unknown( 'ids', $title, __( 'There are no items in your shop yet.', 'sedifex-sync' ) );
		}
		if ( $ids['wrong'] > 0 ) {
			/* translators: %s: number of items. */
			return new ChecklistItem( 'ids', 'todo', $title, sprintf( _n( '%s item has an id that Sedifex would not know. Sync now; if it stays, tell the people who look after this plugin.', '%s items have ids that Sedifex would not know. Sync now; if they stay, tell the people who look after this plugin.', $ids['wrong'], 'sedifex-sync' ), number_format_i18n( $ids['wrong'] ) ) );
		}
		/* translators: %s: number of items. */
		return new ChecklistItem( 'ids', 'ok', $title, sprintf( _n( 'We looked at %s item: its id is as Sedifex knows it.', 'We looked at all %s items: each id is as Sedifex knows it.', $ids['total'], 'sedifex-sync' ), number_format_i18n( $ids['total'] ) ) );
	}

	/** @param list<CallNote> $calls Newest first. */
	private function checkout( Settings $settings, array $calls ): ChecklistItem {
		$title = __( 'Online payments have an address', 'sedifex-sync' );
		if ( ! in_array( 'online', $settings->payments, true ) ) {
			return new ChecklistItem( 'checkout', 'ok', $title, __( 'You do not offer online payment, so none is needed.', 'sedifex-sync' ) );
		}
		$host = (string) wp_parse_url( '' === $settings->checkout_url ? $settings->base_url : $settings->checkout_url, PHP_URL_HOST );
		foreach ( $calls as $call ) {
			if ( 'checkout' !== $call['endpoint'] ) {
				continue;
			}
			if ( $call['is_ok'] ) {
				/* translators: 1: name of a server, 2: a span of time such as "3 minutes". */
				return new ChecklistItem( 'checkout', 'ok', $title, sprintf( __( '%1$s last prepared a payment for this site %2$s ago.', 'sedifex-sync' ), $host, $this->since( $call['at'] ) ) );
			}
			if ( 'absent' === $call['category'] ) {
				/* translators: %s: name of a server. */
				return $this->todo( 'checkout', $title, sprintf( __( 'Nothing at %s prepares payments. Check the addresses of Sedifex.', 'sedifex-sync' ), $host ), 'settings' );
			}
		}
		/* translators: %s: name of a server. */
		return $this->unknown( 'checkout', $title, sprintf( __( 'No payment has been prepared at %s yet. Testing the connection tries it, and charges nothing.', 'sedifex-sync' ), $host ), 'settings' );
	}

	private function purchases( Settings $settings ): ChecklistItem {
		$title = __( 'Purchases become orders, never bookings', 'sedifex-sync' );
		$found = $this->outbox->purchases();
		$shop  = $settings->page_url( 'shop' );
		if ( $found['elsewhere'] > 0 ) {
			/* translators: %s: number of orders. */
			return $this->todo( 'purchases', $title, sprintf( _n( '%s order was not recorded as one. Copy the diagnostics, and tell the people who look after this plugin.', '%s orders were not recorded as such. Copy the diagnostics, and tell the people who look after this plugin.', $found['elsewhere'], 'sedifex-sync' ), number_format_i18n( $found['elsewhere'] ) ), 'orders' );
		}
		if ( 0 === $found['accepted'] ) {
			return new ChecklistItem( 'purchases', 'unknown', $title, __( 'No order has come in yet. Place one yourself to see.', 'sedifex-sync' ), '' === $shop ? null : $shop, '' === $shop ? '' : __( 'Open your shop', 'sedifex-sync' ) );
		}
		/* translators: %s: number of orders. */
		return new ChecklistItem( 'purchases', 'ok', $title, sprintf( _n( '%s order went to Sedifex from here, and was recorded as one.', 'All %s orders that went to Sedifex from here were recorded as orders.', $found['accepted'], 'sedifex-sync' ), number_format_i18n( $found['accepted'] ) ) );
	}

	/** Without a secret every notice is refused, and with one each that is not signed with it: that is tried, here and now. */
	private function webhooks(): ChecklistItem {
		$title  = __( 'Notices from Sedifex are checked for a true signature', 'sedifex-sync' );
		$secret = $this->secrets->describe( 'webhook_secret' );
		if ( $secret['locked'] ) {
			return $this->todo( 'webhooks', $title, __( 'The stored secret for notices cannot be read any more, because the security keys of this site have changed. Until it is entered again, none is taken.', 'sedifex-sync' ), 'settings' );
		}
		if ( ! $secret['has_value'] ) {
			return new ChecklistItem( 'webhooks', 'not_set_up', $title, __( 'Notices from Sedifex are not set up on this site yet. Your shop asks for changes by itself every few minutes.', 'sedifex-sync' ), Screens::url( 'webhooks' ), self::action( 'webhooks' ) );
		}
		if ( ! $this->endpoints->tells_true_from_forged() ) {
			return $this->todo( 'webhooks', $title, __( 'We tried a true notice and forged ones just now, and they were not told apart. Make a new secret; if this stays, tell the people who look after this plugin.', 'sedifex-sync' ), 'webhooks' );
		}
		$refused = $this->endpoints->refused_since( 'sedifex' );
		if ( '' !== $refused ) {
			return $this->todo( 'webhooks', $title, __( 'The latest notices were refused.', 'sedifex-sync' ) . ' ' . $refused, 'webhooks' );
		}
		$heard = $this->endpoints->heard_at( 'sedifex' );
		if ( 0 === $heard && $this->endpoints->mismatches( 'sedifex' ) > 0 ) {
			return $this->unknown( 'webhooks', $title, __( 'No notice was accepted yet, and some were refused. If they are from Sedifex, it has another secret than your site.', 'sedifex-sync' ), 'webhooks' );
		}
		$tried = __( 'We tried it just now: a true notice is accepted, and a forged one is refused.', 'sedifex-sync' );
		$last  = 0 === $heard
			? __( 'Sedifex has not sent one yet.', 'sedifex-sync' )
			/* translators: %s: a span of time such as "3 minutes". */
			: sprintf( __( 'Sedifex last sent one %s ago.', 'sedifex-sync' ), $this->since( $heard ) );
		return new ChecklistItem( 'webhooks', 'ok', $title, $tried . ' ' . $last );
	}

	/** @param list<CallNote> $calls Newest first. */
	private function request_ids( array $calls ): ChecklistItem {
		$title = __( 'Sedifex’s number of each call is kept', 'sedifex-sync' );
		foreach ( $calls as $call ) {
			if ( $call['is_ok'] ) {
				return '' === $call['request_id']
					? $this->todo( 'request_ids', $title, __( 'Sedifex’s last answer came without its number. Ask your host whether something between removes headers of answers.', 'sedifex-sync' ), '' )
					/* translators: %s: number of a call, such as 1763743839123-8f2k. */
					: new ChecklistItem( 'request_ids', 'ok', $title, sprintf( __( 'The last one is %s. With it, Sedifex’s support finds a call again.', 'sedifex-sync' ), $call['request_id'] ) );
			}
		}
		return $this->unknown( 'request_ids', $title, __( 'Sedifex has not answered a call of this site yet.', 'sedifex-sync' ) );
	}

	private function order_page( Settings $settings ): ChecklistItem {
		$title = __( 'Customers see their order after paying', 'sedifex-sync' );
		$page  = get_post( $settings->pages['status'] );
		if ( 0 === $settings->pages['status'] || null === $page || 'publish' !== $page->post_status ) {
			return $this->todo( 'order_page', $title, __( 'There is no published page for the order status yet.', 'sedifex-sync' ), 'settings' );
		}
		if ( ! has_block( 'sedifex/order-status', $page ) && ! has_shortcode( $page->post_content, 'sedifex_order_status' ) ) {
			/* translators: %s: title of a page. */
			return new ChecklistItem( 'order_page', 'todo', $title, sprintf( __( 'The page “%s” has no order status block. Add it.', 'sedifex-sync' ), get_the_title( $page ) ), (string) get_edit_post_link( $page, 'raw' ), __( 'Edit the page', 'sedifex-sync' ) );
		}
		/* translators: %s: title of a page. */
		return new ChecklistItem( 'order_page', 'ok', $title, sprintf( __( 'The page “%s” is published and shows the reference, the amount and how the order stands.', 'sedifex-sync' ), get_the_title( $page ) ) );
	}

	/** @param string $screen Of ours, where it is done; '' = nowhere. */
	private function todo( string $id, string $title, string $how, string $screen ): ChecklistItem {
		return new ChecklistItem( $id, 'todo', $title, $how, '' === $screen ? null : Screens::url( $screen ), self::action( $screen ) );
	}

	private function unknown( string $id, string $title, string $how, string $screen = '' ): ChecklistItem {
		return new ChecklistItem( $id, 'unknown', $title, $how, '' === $screen ? null : Screens::url( $screen ), self::action( $screen ) );
	}

	private static function action( string $screen ): string {
		return match ( $screen ) {
			'connect'  => __( 'Connect your store', 'sedifex-sync' ),
			'settings' => __( 'Open the settings', 'sedifex-sync' ),
			'orders'   => __( 'See your orders', 'sedifex-sync' ),
			'webhooks' => __( 'Look at the webhooks', 'sedifex-sync' ),
			default    => '',
		};
	}

	private function since( int $at ): string {
		return human_time_diff( $at, $this->clock->now() );
	}
}
