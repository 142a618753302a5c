<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

/** What the site's privacy policy may say of the shop: offered to its administrator, published by nobody. */
final class PrivacyText {

	/** HTML, in WordPress's own form of such suggestions. */
	public static function html(): string {
		$suggested = '<strong class="privacy-policy-tutorial">' . esc_html__( 'Suggested text:', 'sedifex-sync' ) . ' </strong>';
		$parts     = [
			'<h2>' . esc_html__( 'Orders', 'sedifex-sync' ) . '</h2>',
			'<p>' . $suggested . esc_html__( 'When you order in our shop, we store your name, your phone number, your e-mail address if you give one, the place of delivery, your note, and what you ordered. We need them to deliver your order and to answer your questions about it.', 'sedifex-sync' ) . '</p>',
			'<p>' . esc_html__( 'We send them to Sedifex, which keeps the record of our orders. If you pay online, you enter your payment details on the page of the payment provider (Paystack); this site never sees them. Once your order is under way, we ask Sedifex for its state, to show it to you.', 'sedifex-sync' ) . '</p>',
			'<p>' . esc_html__( 'Your cart, and the link to your last order, are kept in your own browser. If you wish, it also remembers your details for the next order. To keep the shop safe from abuse, we count orders by phone number, e-mail address and network for at most a few hours, in a form that does not show them.', 'sedifex-sync' ) . '</p>',
			'<p>' . esc_html__( 'Where you ordered from us through another system (Selldone or Sevi), that system tells this site of your order. We keep the order, and for some weeks what we were told.', 'sedifex-sync' ) . '</p>',
			'<p>' . esc_html__( 'You can ask us for a copy of what we store of you, and to erase it. References, items and amounts of ended orders stay in our books without your name.', 'sedifex-sync' ) . '</p>',
		];
		return implode( '', $parts );
	}
}
