<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use Sedifex\Sync\Support\MoneyFormat;

/**
 * Why an order needs a person, in words for the owner, and the one thing to do about it. Knows every
 * code that the outbox and the proof of payment hand to a person; decides nothing itself. The sentences
 * name no customer, so that they may stand in a mail.
 */
final class Attention {

	/** Begins the codes that are about an unclear call; the rest is the intent's own code. */
	public const UNCLEAR = 'unclear_';

	/** What happened; '' where nothing ever asked for a person. */
	public static function sentence( Order $order ): string {
		$code = self::code( $order );
		return match ( $code ) {
			''                        => '',
			'underpaid'               => self::underpaid( $order ),
			'paid_twice'              => self::paid_twice( $order ),
			'failed_after_paid'       => __( 'Sedifex first reported this order as paid and now says that the payment failed.', 'sedifex-sync' ),
			'not_taken'               => __( 'Sedifex refused this order after your customer was told that you have it. Nothing was charged.', 'sedifex-sync' ),
			'unclear_too_old'         => __( 'This order could not be sent to Sedifex for a whole day.', 'sedifex-sync' ),
			'unclear_sent_often'      => __( 'This order was sent to Sedifex several times, and Sedifex has not kept it.', 'sedifex-sync' ),
			'unclear_not_allowed'     => __( 'A payment page was asked for ten times in one day, and none came back.', 'sedifex-sync' ),
			'unclear_cannot_be_asked' => __( 'This order was sent, its answer was lost on the way, and Sedifex cannot tell us whether it arrived.', 'sedifex-sync' ),
			'unclear_no_answer'       => __( 'This order was sent, and since then Sedifex has not told us whether it arrived.', 'sedifex-sync' ),
			'unclear_absent'          => __( 'We asked Sedifex about this order, and Sedifex does not have it.', 'sedifex-sync' ),
			default                   => str_starts_with( $code, self::UNCLEAR )
				? __( 'It is not certain whether this order reached Sedifex.', 'sedifex-sync' )
				: __( 'Something about this order needs your decision.', 'sedifex-sync' ),
		};
	}

	/** The one thing to do; '' where nothing ever asked for a person. */
	public static function advice( Order $order ): string {
		$code = self::code( $order );
		return match ( $code ) {
			''                        => '',
			'underpaid'               => __( 'Look again first. If the sum stays short, ask your customer for the rest, or pay back what has arrived.', 'sedifex-sync' ),
			'paid_twice'              => __( 'Check both payments where you receive your money, and pay one of them back.', 'sedifex-sync' ),
			'failed_after_paid'       => __( 'Hand nothing over yet. Look again; if it stays like this, check whether the money has reached you.', 'sedifex-sync' ),
			'not_taken'               => __( 'Call your customer, and enter the order in Sedifex yourself if it still stands.', 'sedifex-sync' ),
			'unclear_absent', 'unclear_sent_often', 'unclear_too_old' => __( 'Ask your customer whether the order still stands, then send it again.', 'sedifex-sync' ),
			/* translators: %s: reference of the order. */
			'unclear_cannot_be_asked' => sprintf( __( 'Look for %s in your Sedifex dashboard. If it is not there, enter it yourself, so that it is not ordered twice.', 'sedifex-sync' ), $order->reference ),
			'unclear_not_allowed'     => __( 'Tell your customer that paying online does not work at the moment, and agree on another way to pay.', 'sedifex-sync' ),
			default                   => __( 'Look again: that asks Sedifex now, and sends nothing.', 'sedifex-sync' ),
		};
	}

	/** What it is about now, or was about before a person dealt with it. */
	public static function code( Order $order ): string {
		return '' === $order->attention ? $order->handled : $order->attention;
	}

	private static function underpaid( Order $order ): string {
		foreach ( self::payments( $order ) as [ $expected, $paid ] ) {
			if ( null !== $paid && $paid < $expected ) {
				return sprintf(
					/* translators: 1: the sum that arrived, 2: the sum of the order. */
					__( 'Sedifex reports this order as paid, but %1$s has arrived instead of %2$s.', 'sedifex-sync' ),
					self::money( $paid, $order ),
					self::money( $expected, $order )
				);
			}
		}
		return __( 'Sedifex reports this order as paid, but does not say how much has arrived.', 'sedifex-sync' );
	}

	private static function paid_twice( Order $order ): string {
		$sums = [];
		foreach ( self::payments( $order ) as [ , $paid ] ) {
			$sums[] = null === $paid ? '' : self::money( $paid, $order );
		}
		$sums = array_filter( $sums, static fn( string $sum ): bool => '' !== $sum );
		if ( count( $sums ) > 1 ) {
			/* translators: %s: two or more sums of money, such as "GH₵ 20.00, GH₵ 20.00". */
			return sprintf( __( 'This order was paid more than once: %s.', 'sedifex-sync' ), implode( ', ', $sums ) );
		}
		return 'cancelled' === $order->stage
			? __( 'This order was paid online after it had been cancelled.', 'sedifex-sync' )
			: __( 'This order was paid in cash and online as well.', 'sedifex-sync' );
	}

	/** @return list<array{int, int|null}> Per payment the sum that was asked for, and the sum that arrived. */
	private static function payments( Order $order ): array {
		$out = [];
		foreach ( $order->evidence as $about ) {
			if ( is_array( $about ) && is_int( $about['expected_minor'] ?? null ) ) {
				$paid  = $about['paid_minor'] ?? null;
				$out[] = [ $about['expected_minor'], is_int( $paid ) ? $paid : null ];
			}
		}
		return $out;
	}

	private static function money( int $minor, Order $order ): string {
		return MoneyFormat::of_site()->text( $minor, $order->currency );
	}
}
