<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Sedifex;

use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Deadline;
use Sedifex\Sync\Support\Ulid;

/**
 * Goes through a checkout in Sedifex's own test mode, where nothing is stored and nobody charged, and
 * reads from it who is paid out. Test mode reads no key (contract 4.6), so a cart is priced as well,
 * which does; a cart with a key that is not accepted is left without any answer (contract 0.4).
 */
final class CheckoutProbe {

	/** Seconds. */
	private const CHECKOUT = 10.0;
	private const PREVIEW  = 6.0;

	/** Major units; only a test. */
	private const AMOUNT = 10;

	public function __construct( private readonly Client $client, private readonly SettingsStore $settings ) {
	}

	/**
	 * @param array<mixed> $products As the catalogue gave them.
	 * @return array{Check, Check} The checkout, and the payout.
	 */
	public function run( array $products, Deadline $deadline ): array {
		if ( ! in_array( 'online', $this->settings->get()->payments, true ) ) {
			return [ Check::skipped( 'checkout' ), Check::skipped( 'split' ) ];
		}
		$item = self::item( $products );
		if ( null === $item ) {
			$why = __( 'Not checked yet: for that, one of your products needs a price.', 'sedifex-sync' );
			return [ Check::skipped( 'checkout', $why ), Check::skipped( 'split', $why ) ];
		}
		$answer   = $this->client->checkout_create( $this->checkout_body( $item ), min( self::CHECKOUT, $deadline->left() ) );
		$checkout = $this->checkout( $answer );
		if ( 'ok' === $checkout->state && $deadline->left() > 1.0 ) {
			$checkout = $this->priced( $item, min( self::PREVIEW, $deadline->left() ) ) ?? $checkout;
		}
		return [ $checkout, self::split( $answer ) ];
	}

	private function checkout( Answer $answer ): Check {
		if ( ! $answer->ok() ) {
			return Check::failed(
				'checkout',
				in_array( $answer->category, [ ErrorCategory::Network, ErrorCategory::Upstream ], true )
					? __( 'A test checkout did not go through just now. Test again in a minute; until it works, customers cannot pay online.', 'sedifex-sync' )
					: __( 'Sedifex refused a test checkout, so customers cannot pay online. Ask Sedifex to look at the payments of your store.', 'sedifex-sync' )
			);
		}
		return true === ( $answer->body['sandbox'] ?? null )
			? Check::ok( 'checkout', __( 'A test checkout went through. Nothing was charged.', 'sedifex-sync' ) )
			: Check::notice( 'checkout', __( 'Sedifex opened a payment page, but not as a test. Nobody was charged, and nothing needs to be done.', 'sedifex-sync' ) );
	}

	/**
	 * @param array{id: string, name: string} $item
	 * @return Check|null Null = it was priced, or this Sedifex prices no carts.
	 */
	private function priced( array $item, float $seconds ): ?Check {
		$body   = [
			'storeId' => $this->settings->get()->store_id,
			'items'   => [ [ 'item_id' => $item['id'], 'qty' => 1, 'type' => 'PRODUCT' ] ],
		];
		$answer = $this->client->preview( $body, $seconds );
		return $answer->ok() || ErrorCategory::Absent === $answer->category
			? null
			: Check::notice( 'checkout', __( 'A test checkout went through, but Sedifex did not price a test cart with this key. If that stays so, make a new key in Sedifex and enter it here.', 'sedifex-sync' ) );
	}

	private static function split( Answer $answer ): Check {
		$split = $answer->ok() && is_array( $answer->body['paystackSplit'] ?? null ) ? $answer->body['paystackSplit'] : [];
		if ( true === ( $split['enabled'] ?? null ) ) {
			return Check::ok( 'split', __( 'Online payments are paid out to your own account.', 'sedifex-sync' ) );
		}
		if ( false !== ( $split['enabled'] ?? null ) ) {
			return Check::skipped( 'split', __( 'Not checked: only a checkout tells who is paid out.', 'sedifex-sync' ) );
		}
		$reason = is_string( $split['splitDisabledReason'] ?? null ) ? $split['splitDisabledReason'] : '';
		return Check::notice(
			'split',
			match ( true ) {
				'missing_paystack_subaccount' === $reason => __( 'Online payments go to Sedifex first, because your store has no payout account yet. Add one in Sedifex to be paid directly.', 'sedifex-sync' ),
				str_starts_with( $reason, 'routing_' )     => __( 'Online payments go to Sedifex first, because your payout account is switched off. Ask Sedifex to switch it on.', 'sedifex-sync' ),
				default                                    => __( 'Online payments go to Sedifex first, and Sedifex pays you out. Ask Sedifex if you expected something else.', 'sedifex-sync' ),
			}
		);
	}

	/**
	 * The first product that can be priced everywhere: some ids are found by the checkout only (contract 3).
	 *
	 * @param array<mixed> $products
	 * @return array{id: string, name: string}|null
	 */
	private static function item( array $products ): ?array {
		foreach ( $products as $product ) {
			$id    = is_array( $product ) && is_string( $product['id'] ?? null ) ? $product['id'] : '';
			$is_in = is_array( $product ) && 'product' === ( $product['itemType'] ?? 'product' ) && is_numeric( $product['price'] ?? null ) && $product['price'] > 0;
			if ( $is_in && '' !== $id && ! str_starts_with( strtolower( $id ), 'draft-' ) ) {
				return [ 'id' => $id, 'name' => is_string( $product['name'] ?? null ) ? $product['name'] : $id ];
			}
		}
		return null;
	}

	/**
	 * @param array{id: string, name: string} $item
	 * @return array<string, mixed>
	 */
	private function checkout_body( array $item ): array {
		$settings = $this->settings->get();
		// A name of its own each time: one that is taken is refused even as a test some day.
		$reference = 'SFX-TEST-' . Ulid::random( 12 );
		return [
			'storeId'       => $settings->store_id,
			'merchantId'    => $settings->store_id,
			'amount'        => self::AMOUNT,
			'currency'      => $settings->currency,
			'customer'      => [ 'name' => 'Connection test', 'email' => 'connection-test@example.com' ],
			'items'         => [ [ 'item_id' => $item['id'], 'name' => $item['name'], 'qty' => 1, 'unit_price' => self::AMOUNT, 'type' => 'PRODUCT' ] ],
			'orderType'     => 'product',
			'reference'     => $reference,
			'clientOrderId' => $reference,
			'sourceChannel' => 'client_website',
			'sourceLabel'   => $settings->site_label,
			// Said twice: the number 1 would be no yes (contract 4.6), and a real checkout would follow.
			'sandbox'       => true,
			'mode'          => 'sandbox',
		];
	}
}
