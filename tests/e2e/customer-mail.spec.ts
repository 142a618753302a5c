/** The one message that a customer gets, and what its link leads to. */
import {
	atPaymentPage,
	headline,
	orderButton,
	readyToOrder,
	referenceOn,
} from './support/steps';
import { expect, test, type Customer } from './support/test';
import type { Shop } from './support/shop';

const ONLINE = { payment: 'Pay online' } as const;

interface Mail {
	readonly to: string;
	readonly subject: string;
	readonly message: string;
}

/** What was sent to this customer, after the worker had two chances to. */
async function mailsTo( shop: Shop, customer: Customer ): Promise< Mail[] > {
	await shop.work();
	await shop.work();
	const mails = ( await shop.site.mails() ) as Mail[];
	return mails.filter( ( { to } ) => to === customer.email );
}

test( 'an order is told of in one message, whose link opens on any phone', async ( {
	page,
	shop,
	customer,
	visit,
} ) => {
	await readyToOrder( page, customer, ONLINE );
	await orderButton( page, ONLINE ).click();
	await atPaymentPage( page, 'Pay' );
	await expect( headline( page, 'Payment successful' ) ).toBeVisible();
	const reference = await referenceOn( page );

	const mails = await mailsTo( shop, customer );
	expect( mails ).toHaveLength( 1 );
	const { subject = '', message = '' } = mails[ 0 ] ?? {};
	expect( subject ).toContain( reference );
	expect( message ).toContain( `Reference: ${ reference }` );
	expect( message ).not.toContain( customer.name );

	const [ link = '' ] = /https?:\S+/.exec( message ) ?? [];
	const other = await ( await visit() ).newPage();
	await other.goto( link );
	await expect( headline( other, 'Payment successful' ) ).toBeVisible();
	expect( await referenceOn( other ) ).toBe( reference );
} );

test( 'where the owner wants no such messages, there is none', async ( {
	page,
	shop,
	customer,
} ) => {
	const set = ( wanted: boolean ) =>
		shop.site.php(
			`update_option( 'sedifex_sync_settings', [ 'mail_customer' => ${ wanted } ] + (array) get_option( 'sedifex_sync_settings' ) );`
		);
	await set( false );
	try {
		await readyToOrder( page, customer, ONLINE );
		await orderButton( page, ONLINE ).click();
		await atPaymentPage( page, 'Pay' );
		await expect( headline( page, 'Payment successful' ) ).toBeVisible();
		expect( await mailsTo( shop, customer ) ).toEqual( [] );
	} finally {
		await set( true );
	}
} );
