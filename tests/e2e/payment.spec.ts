/** What staff, the provider and time do to an order while somebody pays. */
import {
	atPaymentPage,
	headline,
	orderButton,
	readyToOrder,
	referenceOn,
} from './support/steps';
import { expect, test, type Page } from './support/test';

const ONLINE = { payment: 'Pay online' } as const;

const payHeading = ( page: Page ) =>
	page.getByRole( 'heading', { name: 'Pay Ayeyi Market' } );

test( 'turned into cash by staff while the customer is at the payment page', async ( {
	page,
	customer,
	context,
	shop,
} ) => {
	await readyToOrder( page, customer, ONLINE );
	await orderButton( page, ONLINE ).click();
	await expect( payHeading( page ) ).toBeVisible();
	const { rows } = await shop.sandbox.of( customer.international );
	const id = rows[ 0 ]?.id ?? '';
	await shop.sandbox.staff( id, 'to_cash' );

	// Elsewhere the order page tells so, and offers no payment.
	const other = await context.newPage();
	await other.goto( '/order-status/' );
	await other.getByRole( 'link', { name: /^SFX-/ } ).click();
	await expect( headline( other, 'Completed' ) ).toBeVisible();
	await expect( other.getByRole( 'button', { name: /^Pay/ } ) ).toBeHidden();
	await expect( other.getByText( 'Paid in cash' ) ).toBeVisible();

	// The customer pays all the same: nothing is ordered twice or lost.
	await atPaymentPage( page, 'Pay' );
	await expect( page.getByText( /^SFX-/ ) ).toBeVisible();
	await expect( headline( page, 'Waiting for payment' ) ).toBeHidden();
	await expect( page.getByRole( 'button', { name: /^Pay/ } ) ).toBeHidden();
	expect(
		( await shop.sandbox.of( customer.international ) ).rows
	).toHaveLength( 1 );
} );

test( 'a failure that is reported after the payment changes nothing', async ( {
	page,
	customer,
	shop,
} ) => {
	await readyToOrder( page, customer, ONLINE );
	await orderButton( page, ONLINE ).click();
	await atPaymentPage( page, 'Pay' );
	await expect( headline( page, 'Payment successful' ) ).toBeVisible();
	const { rows } = await shop.sandbox.of( customer.international );
	await shop.sandbox.staff( rows[ 0 ]?.id ?? '', 'provider_failed' );

	await page.reload();
	const looked = page.waitForResponse( /sedifex\/v1\/orders\// );
	await page.getByRole( 'button', { name: 'Look again' } ).click();
	await looked;
	await expect( headline( page, 'Payment successful' ) ).toBeVisible();
	await expect( page.getByRole( 'button', { name: /^Pay/ } ) ).toBeHidden();
} );

test( 'a payment that Sedifex hears of late is confirmed while one looks', async ( {
	page,
	customer,
	shop,
} ) => {
	await shop.sandbox.switch( { eventDelayMs: 3000 } );
	await readyToOrder( page, customer, ONLINE );
	await orderButton( page, ONLINE ).click();
	await atPaymentPage( page, 'Pay' );
	await expect(
		page.getByText( 'We are confirming your payment' )
	).toBeVisible();
	// Nobody is sent to pay twice meanwhile.
	await expect( page.getByRole( 'button', { name: /^Pay/ } ) ).toBeHidden();
	await expect( headline( page, 'Payment successful' ) ).toBeVisible( {
		timeout: 20_000,
	} );
} );

test( 'a payment is found without the customer coming back', async ( {
	page,
	customer,
	context,
	shop,
} ) => {
	await readyToOrder( page, customer, ONLINE );
	await orderButton( page, ONLINE ).click();
	await expect( payHeading( page ) ).toBeVisible();
	const { rows } = await shop.sandbox.of( customer.international );
	await shop.sandbox.staff( rows[ 0 ]?.id ?? '', 'provider_paid' );
	await page.close();

	const later = await context.newPage();
	await later.goto( '/order-status/' );
	await later.getByRole( 'link', { name: /^SFX-/ } ).click();
	await expect( headline( later, 'Payment successful' ) ).toBeVisible();
} );

test( 'the store’s steps reach the customer, and the receipt is printable', async ( {
	page,
	customer,
	shop,
} ) => {
	const wish = { payment: 'Pay on delivery' } as const;
	await readyToOrder( page, customer, wish );
	await orderButton( page, wish ).click();
	await expect( headline( page, 'Pay on delivery' ) ).toBeVisible();
	const reference = await referenceOn( page );
	const { rows } = await shop.sandbox.of( customer.international );
	const id = rows[ 0 ]?.id ?? '';
	const look = async () => {
		await page.getByRole( 'button', { name: 'Look again' } ).click();
	};

	await shop.sandbox.staff( id, 'stage', 'preparing' );
	await look();
	await expect( headline( page, 'Being prepared' ) ).toBeVisible();
	await shop.sandbox.staff( id, 'stage', 'out_for_delivery' );
	await look();
	await expect( headline( page, 'Out for delivery' ) ).toBeVisible();
	await expect( page.getByText( 'Keep your phone near you' ) ).toBeVisible();
	await shop.sandbox.staff( id, 'confirm_cash' );
	await look();
	await expect( headline( page, 'Completed' ) ).toBeVisible();

	await page.emulateMedia( { media: 'print' } );
	await expect( page.getByText( reference ).first() ).toBeVisible();
	await expect(
		page.getByRole( 'button', { name: 'Look again' } )
	).toBeHidden();
} );
