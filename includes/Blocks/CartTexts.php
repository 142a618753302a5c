<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

/**
 * The sentences that the cart's script says. Script modules cannot be translated before WordPress 7.0,
 * so PHP hands them over; each is used in blocks/product-cart/view, beside those of PageConfig.
 */
final class CartTexts {

	/** @return array<string, string> */
	public static function all(): array {
		return [
			/* translators: %s: price of one piece. */
			'each'        => __( '%s each', 'sedifex-sync' ),
			/* translators: %s: name of an item. */
			'howMany'     => __( 'How many of %s', 'sedifex-sync' ),
			/* translators: %s: an amount of money. */
			'priceNow'    => __( 'The price is now %s.', 'sedifex-sync' ),
			/* translators: %s: a number. */
			'onlyLeft'    => __( 'Only %s left, we changed the quantity.', 'sedifex-sync' ),
			/* translators: %s: a number. */
			'noMore'      => __( 'There are no more than %s.', 'sedifex-sync' ),
			/* translators: %s: a total amount of money. */
			'totalIs'     => __( 'Total %s', 'sedifex-sync' ),
			/* translators: %s: an amount of money. */
			'pay'         => __( 'Pay %s securely', 'sedifex-sync' ),
			'payLater'    => __( 'Pay securely', 'sedifex-sync' ),
			'onDelivery'  => __( 'Place order, pay on delivery', 'sedifex-sync' ),
			'atPickup'    => __( 'Place order, pay at pick-up', 'sedifex-sync' ),
			'sending'     => __( 'Sending your order…', 'sedifex-sync' ),
			'slow'        => __( 'Still working, please don’t close this page; your order is safe.', 'sedifex-sync' ),
			'toPayment'   => __( 'Opening the payment page…', 'sedifex-sync' ),
			'toOrder'     => __( 'Opening your order…', 'sedifex-sync' ),
			'offline'     => __( 'You are offline. Your cart is kept. Tap to send when you are back.', 'sedifex-sync' ),
			'lost'        => __( 'The store could not be reached. No money has moved. Tap the button to try again: it stays one order.', 'sedifex-sync' ),
			'noPrices'    => __( 'Today’s prices could not be loaded. Your cart is kept; please try again in a moment.', 'sedifex-sync' ),
			'checkLines'  => __( 'Please look at the marked items in your cart first.', 'sedifex-sync' ),
			'checkFields' => __( 'Please check the marked fields.', 'sedifex-sync' ),
			/* translators: %s: a total amount of money. */
			'newTotal'    => __( 'The total is now %s. Please look at it again, then tap the button once more.', 'sedifex-sync' ),
			'orderToo'    => __( 'Order again as well', 'sedifex-sync' ),
			'orderAgain'  => __( 'Yes, order a second time', 'sedifex-sync' ),
			'needName'    => __( 'Please tell the store your name.', 'sedifex-sync' ),
			'needPhone'   => __( 'The store needs a phone number to reach you.', 'sedifex-sync' ),
			'badPhone'    => __( 'This phone number looks incomplete. Write it like 024 000 0000, or with the country code.', 'sedifex-sync' ),
			'needEmail'   => __( 'Online payment needs an e-mail address for the receipt.', 'sedifex-sync' ),
			'badEmail'    => __( 'This e-mail address looks incomplete.', 'sedifex-sync' ),
			'needPlace'   => __( 'Where should it be delivered? A place and a landmark help.', 'sedifex-sync' ),
			/* translators: %s: reference of an order. */
			'lastOrder'   => __( 'See your order %s', 'sedifex-sync' ),
		];
	}
}
