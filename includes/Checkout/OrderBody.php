<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Checkout;

use Sedifex\Sync\Outbox\Intent;
use Sedifex\Sync\Sedifex\Ids;
use Sedifex\Sync\Support\Money;

/**
 * Builds what we send for an order, field by field from our own record (contract requests.md). Sedifex
 * believes what it is told (contract 0.1, 0.2), so nothing of a visitor's request is passed through.
 */
final class OrderBody {

	/** The longest texts that Sedifex keeps, in UTF-16 units (contract 1, Text handling). */
	private const NAME  = 220;
	private const NOTES = 500;

	/**
	 * For integrationCheckoutCreate.
	 *
	 * @param string $attempt    Upstream id of the attempt.
	 * @param string $status_url Where the customer comes back to.
	 * @return array<string, mixed>
	 */
	public function online( Intent $intent, string $attempt, string $status_url ): array {
		return $this->without_blanks( [ ...$this->common( $intent, $attempt ), 'returnUrl' => $status_url ] );
	}

	/**
	 * For integrationCashCheckoutCreate.
	 *
	 * @return array<string, mixed>
	 */
	public function cash( Intent $intent, string $upstream_id ): array {
		$body     = $this->common( $intent, $upstream_id );
		$metadata = is_array( $body['metadata'] ) ? $body['metadata'] : [];

		$body['metadata'] = [ ...$metadata, 'paymentMethod' => 'pay_on_delivery' ];
		return $this->without_blanks( $body );
	}

	/**
	 * For the documented pay-on-delivery endpoint (contract sedifex-documented-only.md).
	 *
	 * @return array<string, mixed>
	 */
	public function delivery_request( Intent $intent, string $upstream_id ): array {
		$payload = $intent->payload;
		$names   = array_map( static fn( array $item ): string => $item['name'] . ' x' . $item['quantity'], $payload['items'] );
		$single  = 1 === count( $payload['items'] );
		return $this->without_blanks(
			[
				'merchantId'      => $payload['store_id'],
				'storeId'         => $payload['store_id'],
				'productId'       => Ids::normalise( $payload['items'][0]['id'] ?? '', $payload['store_id'] ),
				'productName'     => $this->cut( $single ? $payload['items'][0]['name'] ?? '' : implode( ', ', $names ), self::NAME ),
				'quantity'        => array_sum( array_column( $payload['items'], 'quantity' ) ),
				'unitPrice'       => $this->major( $single ? $payload['items'][0]['unit_minor'] ?? 0 : $payload['subtotal_minor'], $payload['currency'] ),
				'currency'        => $payload['currency'],
				'sourceChannel'   => 'client_website',
				'source_channel'  => 'client_website',
				'sourceLabel'     => $this->site( $intent ),
				'source_label'    => $this->site( $intent ),
				'clientOrderId'   => $upstream_id,
				'client_order_id' => $upstream_id,
				'items'           => array_map(
					fn( array $item ): array => [
						'id'        => Ids::normalise( $item['id'], $payload['store_id'] ),
						'name'      => $this->cut( $item['name'], self::NAME ),
						'unitPrice' => $this->major( $item['unit_minor'], $payload['currency'] ),
						'qty'       => $item['quantity'],
						'quantity'  => $item['quantity'],
						'type'      => 'PRODUCT',
					],
					$payload['items']
				),
				'customer'        => $payload['customer'],
				'delivery'        => [
					'location' => $payload['delivery']['location'],
					'notes'    => $payload['delivery']['notes'],
				],
			]
		);
	}

	/** @return array<string, mixed> */
	private function common( Intent $intent, string $upstream_id ): array {
		$payload = $intent->payload;
		$items   = array_map(
			fn( array $item ): array => [
				'item_id'    => Ids::normalise( $item['id'], $payload['store_id'] ),
				'name'       => $this->cut( $item['name'], self::NAME ),
				'qty'        => $item['quantity'],
				'unit_price' => $this->major( $item['unit_minor'], $payload['currency'] ),
				'type'       => 'PRODUCT',
			],
			$payload['items']
		);
		usort( $items, static fn( array $a, array $b ): int => strcmp( $a['item_id'], $b['item_id'] ) );
		return [
			'storeId'       => $payload['store_id'],
			'merchantId'    => $payload['store_id'],
			'amount'        => $this->major( $payload['subtotal_minor'], $payload['currency'] ),
			'currency'      => $payload['currency'],
			'customer'      => $payload['customer'],
			'items'         => $items,
			'orderType'     => 'product',
			'reference'     => $upstream_id,
			'clientOrderId' => $upstream_id,
			'sourceChannel' => 'client_website',
			'sourceLabel'   => $this->site( $intent ),
			'metadata'      => $this->metadata( $intent, $upstream_id ),
		];
	}

	/** @return array<string, mixed> */
	private function metadata( Intent $intent, string $upstream_id ): array {
		$ours = [
			'sedifexSyncRef'   => $intent->ref(),
			'paymentReference' => $upstream_id,
			'siteUrl'          => home_url(),
			'fulfillmentType'  => $intent->payload['delivery']['method'],
			'deliveryLocation' => $this->cut( $intent->payload['delivery']['location'], self::NAME ),
			'deliveryNotes'    => $this->cut( $intent->payload['delivery']['notes'], self::NOTES ),
		];
		/**
		 * Further facts to keep with an order in Sedifex. Only new names with text, number or true/false
		 * values are taken; ours, and those that would make it a test order, cannot be set.
		 *
		 * @param array<string, scalar> $extra     Empty.
		 * @param string                $reference The order's reference.
		 */
		$extra = apply_filters( 'sedifex_checkout_payload', [], $intent->reference );
		$tests = [ 'sandbox', 'sandboxmode', 'sandbox_mode', 'testmode', 'test_mode', 'mode' ];
		foreach ( is_array( $extra ) ? $extra : [] as $name => $value ) {
			if ( is_string( $name ) && is_scalar( $value ) && ! isset( $ours[ $name ] ) && ! in_array( strtolower( $name ), $tests, true ) ) {
				$ours[ $name ] = is_string( $value ) ? $this->cut( $value, self::NOTES ) : $value;
			}
		}
		return $ours;
	}

	/** A JSON number in major units: the shortest float that reads back as these minor units. */
	private function major( int $minor, string $currency ): float {
		return (float) ( new Money( $minor, $currency ) )->decimal();
	}

	/** The shop's name as the owner set it when the order was placed, else the site's. */
	private function site( Intent $intent ): string {
		return $this->cut( $intent->payload['site'] ?? wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES ), self::NAME );
	}

	/** Never cuts a character in two, as Sedifex itself would (contract 0.11): only those beyond U+FFFF count twice. */
	private function cut( string $text, int $units ): string {
		$kept = '';
		foreach ( mb_str_split( $text ) as $character ) {
			$units -= 4 === strlen( $character ) ? 2 : 1;
			if ( $units < 0 ) {
				break;
			}
			$kept .= $character;
		}
		return $kept;
	}

	/**
	 * A blank field hides the ones after it in Sedifex's chains of names (contract 1), so none is sent.
	 *
	 * @param array<string, mixed> $fields
	 * @return array<string, mixed>
	 */
	private function without_blanks( array $fields ): array {
		$out = [];
		foreach ( $fields as $name => $value ) {
			$value = is_array( $value ) && ! array_is_list( $value ) ? array_filter( $value, static fn( mixed $v ): bool => '' !== $v && null !== $v ) : $value;
			if ( '' !== $value && [] !== $value ) {
				$out[ $name ] = $value;
			}
		}
		return $out;
	}
}
