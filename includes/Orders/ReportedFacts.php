<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use Sedifex\Sync\Support\Money;
use Sedifex\Sync\Support\PhoneNumber;

/**
 * What another system reported of its order, for the owner: its amounts and names under words that people
 * read. It is their word: nothing is signed over it and there is nothing to read again, which is said
 * with it. Holds contact data, so it is for routes of administrators only.
 *
 * @phpstan-type Fact array{label: string, value: string, amount_minor: int|null}
 */
final class ReportedFacts {

	private const NAMES = [
		'selldone' => 'Selldone',
		'sevi'     => 'Sevi',
	];

	/** Shown where they are not nothing, but for the first of each system, which is always shown. */
	private const AMOUNTS = [ 'price', 'delivery_price', 'tax', 'amount', 'originalAmount', 'discount', 'fixedVat', 'rewardAmount', 'shippingFee' ];

	private const ALWAYS = [ 'price', 'amount' ];

	/** @return array{reported_by: string, reported_note: string, reported: list<Fact>, also: list<string>} All empty for an order of Sedifex. */
	public static function of( Order $order ): array {
		$name = self::NAMES[ $order->source ] ?? '';
		return [
			'reported_by'   => $name,
			'reported_note' => '' === $name ? '' : self::note( $order ),
			'reported'      => '' === $name ? [] : self::facts( $order->contact['details'] ?? [], $order->currency ),
			'also'          => '' === $name ? [] : self::also( $order ),
		];
	}

	/** Where it is to be brought, as reported. */
	public static function location( Order $order ): string {
		$details = $order->contact['details'] ?? [];
		return $details['address'] ?? $details['shipping'] ?? '';
	}

	public static function notes( Order $order ): string {
		$details = $order->contact['details'] ?? [];
		return $details['message'] ?? $details['notes'] ?? '';
	}

	private static function note( Order $order ): string {
		return 'sevi' === $order->source
			? __( 'This is what Sevi told your site. “Paid” means that your customer has paid Sevi; Sevi pays you when the order is marked as delivered there.', 'sedifex-sync' )
			: __( 'This is what Selldone told your site. Your site cannot ask again, so what Selldone itself shows is what counts.', 'sedifex-sync' );
	}

	/**
	 * @param array<string, string> $details
	 * @return list<Fact>
	 */
	private static function facts( array $details, string $currency ): array {
		$out = [];
		foreach ( self::labels() as $name => $label ) {
			$value = $details[ $name ] ?? '';
			$money = in_array( $name, self::AMOUNTS, true ) ? Money::parse( $value, $currency ) : null;
			$zero  = '' === trim( $value, '0.' );
			if ( '' === $value || ( $zero && ! in_array( $name, self::ALWAYS, true ) ) ) {
				continue;
			}
			$out[] = [
				'label'        => $label,
				/* translators: %s: a number. */
				'value'        => 'percentageVat' === $name ? sprintf( __( '%s %%', 'sedifex-sync' ), $value ) : $value,
				'amount_minor' => $money?->minor,
			];
		}
		return $out;
	}

	/** @return array<string, string> In the order in which they are shown. */
	private static function labels(): array {
		return [
			'price'                  => __( 'Sum', 'sedifex-sync' ),
			'amount'                 => __( 'Sum', 'sedifex-sync' ),
			'originalAmount'         => __( 'Before discount', 'sedifex-sync' ),
			'discount'               => __( 'Discount', 'sedifex-sync' ),
			'delivery_price'         => __( 'Delivery', 'sedifex-sync' ),
			'shippingFee'            => __( 'Delivery', 'sedifex-sync' ),
			'tax'                    => __( 'Tax', 'sedifex-sync' ),
			'fixedVat'               => __( 'VAT', 'sedifex-sync' ),
			'percentageVat'          => __( 'VAT rate', 'sedifex-sync' ),
			'rewardAmount'           => __( 'Reward', 'sedifex-sync' ),
			'payment_type'           => __( 'Way of paying', 'sedifex-sync' ),
			'paymentMethod'          => __( 'Way of paying', 'sedifex-sync' ),
			'paymentReferenceNumber' => __( 'Payment reference', 'sedifex-sync' ),
			'ecommercePlatform'      => __( 'Ordered on', 'sedifex-sync' ),
			'delivery_at'            => __( 'To be delivered', 'sedifex-sync' ),
			'reject'                 => __( 'Why it was refused', 'sedifex-sync' ),
			'billing'                => __( 'Bill to', 'sedifex-sync' ),
		];
	}

	/** @return list<string> Phones and e-mails that open it too, but for those shown anyway. */
	private static function also( Order $order ): array {
		$shown  = [ $order->contact['phone'], $order->contact['email'] ];
		$others = array_diff( $order->contact['also'] ?? [], $shown );
		return array_values( array_map( static fn( string $one ): string => str_contains( $one, '@' ) ? $one : PhoneNumber::display( $one ), $others ) );
	}
}
