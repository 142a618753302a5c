import type { Body } from './besieged';

const evil = 'https://evil.example/';

/** An order with every field that Sedifex would believe, or that could undo a check of ours. */
export function tampered( order: Body ): Body {
	const [ line ] = order.items as Body[];
	return {
		...order,
		items: [
			{
				...line,
				price: 0.01,
				unit_price: 0.01,
				unit_minor: 1,
				line_minor: 1,
				name: 'evil',
				currency: 'NGN',
				item_id: 'evil',
			},
		],
		customer: {
			...( order.customer as Body ),
			paymentStatus: 'paid',
			id: 'evil',
			role: 'evil',
		},
		delivery: {
			...( order.delivery as Body ),
			notes: 'Ring twice',
			fee: -100,
		},
		amount: 0.01,
		total_minor: 1,
		subtotal_minor: 1,
		currency: 'NGN',
		paymentStatus: 'paid',
		payment_status: 'paid',
		orderStatus: 'completed',
		status: 'accepted',
		sandbox: true,
		sandboxMode: '1',
		testMode: true,
		mode: 'sandbox',
		subaccount: 'ACCT_evil',
		paystackSubaccountCode: 'ACCT_evil',
		splitPayment: { subaccount: 'ACCT_evil' },
		paymentRouting: { subaccountCode: 'ACCT_evil' },
		metadata: { sandbox: true, testMode: true, evil },
		attributes: { evil },
		reference: 'market_evil',
		clientOrderId: 'evil',
		storeId: 'evil',
		merchantId: 'evil',
		returnUrl: evil,
		cancelUrl: evil,
		bookingId: 'evil',
		token: 'evil',
		site: 'evil',
		orderType: 'donation',
		[ '__proto__' ]: { polluted: true },
		constructor: { prototype: { polluted: true } },
	};
}

/** All that may reach Sedifex of that order: what we say we send, field by field. */
export function allowed(
	order: Body,
	attempt: string,
	site: { siteUrl: string; statusUrl: unknown }
): Body {
	const isOnline = order.payment === 'online';
	const [ line ] = order.items as Body[];
	const contact = order.customer as {
		name: string;
		phone: string;
		email: string;
	};
	const total = Number( order.quoted_total_minor );
	const base = isOnline ? Math.floor( ( total * 9805 ) / 10000 ) : total;
	return {
		storeId: 'store_demo_accra',
		merchantId: 'store_demo_accra',
		amount: base / 100,
		currency: 'GHS',
		customer: {
			name: contact.name,
			phone: contact.phone,
			email: contact.email,
		},
		items: [
			{
				item_id: line?.id,
				name: expect.not.stringContaining( 'evil' ),
				qty: 2,
				unit_price: base / 200,
				type: 'PRODUCT',
			},
		],
		orderType: 'product',
		reference: attempt,
		clientOrderId: attempt,
		sourceChannel: 'client_website',
		sourceLabel: 'Sedifex shop',
		metadata: {
			sedifexSyncRef: attempt.replace( /-(A1|C)$/, '' ),
			paymentReference: attempt,
			siteUrl: site.siteUrl,
			fulfillmentType: 'delivery',
			deliveryLocation: 'Osu, near the post office',
			deliveryNotes: 'Ring twice',
			...( isOnline ? {} : { paymentMethod: 'pay_on_delivery' } ),
		},
		...( isOnline ? { returnUrl: site.statusUrl } : {} ),
	};
}
