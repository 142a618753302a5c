<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Sedifex\Sync\Support\MoneyFormat;

/** The owner's mails in words: plain text, and nothing of a customer but the reference of the order. */
final class OwnerMailText {

	/** Things named one by one in one mail. */
	public const MOST = 20;

	/**
	 * @param list<Trouble> $new   To be told now.
	 * @param int           $known Told before, and still there.
	 * @return array{string, string} Subject and text.
	 */
	public static function troubles( array $new, int $known ): array {
		$count  = count( $new );
		$orders = count( array_filter( $new, static fn( Trouble $trouble ): bool => '' !== $trouble->reference ) );
		$lines  = [ __( 'Hello,', 'sedifex-sync' ), '' ];
		/* translators: %s: name of the shop. */
		$lines[] = sprintf( _n( 'something at %s needs you:', 'some things at %s need you:', $count, 'sedifex-sync' ), self::shop() );
		$lines[] = '';
		foreach ( array_slice( $new, 0, self::MOST ) as $trouble ) {
			$lines[] = '' === $trouble->reference ? $trouble->sentence : $trouble->reference . ': ' . $trouble->sentence;
			$lines[] = $trouble->url;
			$lines[] = '';
		}
		$more = max( 0, $count - self::MOST ) + $known;
		if ( $more > 0 ) {
			/* translators: %s: a number. */
			$lines[] = sprintf( _n( '%s more thing is waiting for you.', '%s more things are waiting for you.', $more, 'sedifex-sync' ), number_format_i18n( $more ) );
			$lines[] = '';
		}
		$subject = $orders === $count
			/* translators: 1: name of the shop, 2: number of orders. */
			? _n( '%1$s: %2$s order needs you', '%1$s: %2$s orders need you', $count, 'sedifex-sync' )
			/* translators: %1$s: name of the shop. */
			: __( '%1$s: your shop needs you', 'sedifex-sync' );
		return [ sprintf( $subject, self::shop(), number_format_i18n( $count ) ), self::letter( $lines ) ];
	}

	/**
	 * @param int                                                                                          $count All of them.
	 * @param list<array{reference: string, method: string, total_minor: int, currency: string}> $first The first of them.
	 * @return array{string, string} Subject and text.
	 */
	public static function orders( int $count, array $first ): array {
		$money = MoneyFormat::of_site();
		$lines = [ __( 'Hello,', 'sedifex-sync' ), '' ];
		/* translators: 1: number of orders, 2: name of the shop. */
		$lines[] = sprintf( _n( '%1$s new order has come in at %2$s:', '%1$s new orders have come in at %2$s:', $count, 'sedifex-sync' ), number_format_i18n( $count ), self::shop() );
		$lines[] = '';
		foreach ( $first as $order ) {
			$lines[] = sprintf(
				'pay_on_delivery' === $order['method']
					/* translators: 1: reference of an order, 2: sum of money. */
					? __( '%1$s: %2$s, to be paid on delivery', 'sedifex-sync' )
					/* translators: 1: reference of an order, 2: sum of money. */
					: __( '%1$s: %2$s, to be paid online', 'sedifex-sync' ),
				$order['reference'],
				$money->text( $order['total_minor'], $order['currency'] )
			);
		}
		$more = $count - count( $first );
		if ( $more > 0 ) {
			/* translators: %s: a number. */
			$lines[] = sprintf( _n( 'and %s more', 'and %s more', $more, 'sedifex-sync' ), number_format_i18n( $more ) );
		}
		$lines[] = '';
		/* translators: 1: name of the shop, 2: number of orders. */
		$subject = _n( '%1$s: %2$s new order', '%1$s: %2$s new orders', $count, 'sedifex-sync' );
		return [ sprintf( $subject, self::shop(), number_format_i18n( $count ) ), self::letter( $lines ) ];
	}

	/** @param list<string> $lines */
	private static function letter( array $lines ): string {
		return implode(
			"\n",
			[
				...$lines,
				__( 'See your orders:', 'sedifex-sync' ),
				Screens::url( 'orders' ),
				'',
				__( 'We write to you at most once an hour, and only about what is new. You choose what you are told of here:', 'sedifex-sync' ),
				Screens::url( 'settings' ),
				'',
			]
		);
	}

	private static function shop(): string {
		return wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES );
	}
}
