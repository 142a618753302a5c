/**
 * Whatever visitors, tabs, lines and staff do: never a second order, never a
 * lost one, never a paid one shown unpaid for ever.
 */
import {
	atPaymentPage,
	headline,
	line,
	orderButton,
	readyInCart,
	readyToOrder,
	referenceOn,
	SHEA,
} from './support/steps';
import { expect, test } from './support/test';

const DELIVERY = { payment: 'Pay on delivery' } as const;
const ONLINE = { payment: 'Pay online' } as const;

test( 'a double click is one order', async ( { page, customer, shop } ) => {
	await readyToOrder( page, customer, DELIVERY );
	await orderButton( page, DELIVERY ).dblclick( { noWaitAfter: true } );
	await expect( headline( page, 'Pay on delivery' ) ).toBeVisible();
	expect(
		( await shop.sandbox.of( customer.international ) ).rows
	).toHaveLength( 1 );
} );

test( 'going back after ordering finds an empty cart and the way to the order', async ( {
	page,
	customer,
	shop,
} ) => {
	await readyToOrder( page, customer, DELIVERY );
	await orderButton( page, DELIVERY ).click();
	await expect( headline( page, 'Pay on delivery' ) ).toBeVisible();
	const reference = await referenceOn( page );

	await page.goBack();
	await expect( page.getByText( 'Your cart is empty.' ) ).toBeVisible();
	await expect(
		page.getByRole( 'link', { name: `See your order ${ reference }` } )
	).toBeVisible();
	await expect(
		page.getByRole( 'button', { name: /order|^Pay/ } )
	).toBeHidden();
	expect(
		( await shop.sandbox.of( customer.international ) ).rows
	).toHaveLength( 1 );
} );

test( 'going back from the payment page, and on again, is one order', async ( {
	page,
	customer,
	shop,
} ) => {
	await readyToOrder( page, customer, ONLINE );
	await orderButton( page, ONLINE ).click();
	await expect(
		page.getByRole( 'heading', { name: 'Pay Ayeyi Market' } )
	).toBeVisible();
	await page.goBack();
	await page.getByRole( 'link', { name: /^See your order SFX-/ } ).click();
	await expect( headline( page, 'Waiting for payment' ) ).toBeVisible();
	await page.getByRole( 'button', { name: 'Pay now' } ).click();
	await atPaymentPage( page, 'Pay' );
	await expect( headline( page, 'Payment successful' ) ).toBeVisible();
	const { rows, transactions } = await shop.sandbox.of(
		customer.international
	);
	expect( rows ).toHaveLength( 1 );
	expect( transactions ).toHaveLength( 1 );
} );

test( 'an order that Sedifex does not answer is confirmed later, once', async ( {
	page,
	customer,
	shop,
} ) => {
	await shop.sandbox.fault(
		'integrationCashCheckoutCreate',
		'timeout-after-effect',
		6000
	);
	await readyToOrder( page, customer, DELIVERY );
	await orderButton( page, DELIVERY ).click();
	await expect(
		headline( page, 'Received, we are confirming it' )
	).toBeVisible( { timeout: 20_000 } );
	await expect(
		page.getByText( 'you do not need to order again' )
	).toBeVisible();
	const reference = await referenceOn( page );
	// The open page tells by itself; somewhere else the worker asks.
	await expect( async () => {
		await shop.work();
		await expect( headline( page, 'Pay on delivery' ) ).toBeVisible( {
			timeout: 1000,
		} );
	} ).toPass( { timeout: 40_000 } );
	expect( await referenceOn( page ) ).toBe( reference );
	expect(
		( await shop.sandbox.of( customer.international ) ).rows
	).toHaveLength( 1 );
} );

test( 'edited and sent again after the answer was lost: asked, not doubled', async ( {
	page,
	customer,
	shop,
	mayComplain,
} ) => {
	mayComplain.push( /ERR_FAILED|ERR_CONNECTION|status of 409/ );
	await readyToOrder( page, customer, DELIVERY );
	// The order arrives; its answer does not.
	await page.route(
		'**/sedifex/v1/checkout',
		async ( route ) => {
			await route.fetch();
			await route.abort();
		},
		{ times: 1 }
	);
	await orderButton( page, DELIVERY ).click();
	const alert = page.getByRole( 'alert' );
	await expect( alert ).toContainText( 'it stays one order' );
	await expect( line( page, SHEA ) ).toBeVisible();

	await page.getByLabel( 'Place and landmark' ).fill( 'Tema, Community 9' );
	await orderButton( page, DELIVERY ).click();
	await expect( alert ).toContainText( 'We already have your order of' );
	expect(
		( await shop.sandbox.of( customer.international ) ).rows
	).toHaveLength( 1 );
	await alert.getByRole( 'link', { name: 'See that order' } ).click();
	await expect( headline( page, 'Pay on delivery' ) ).toBeVisible();
	expect(
		( await shop.sandbox.of( customer.international ) ).rows
	).toHaveLength( 1 );
} );

test( 'sent again unchanged after the answer was lost: the same order', async ( {
	page,
	customer,
	shop,
	mayComplain,
} ) => {
	mayComplain.push( /ERR_FAILED|ERR_CONNECTION/ );
	await readyToOrder( page, customer, DELIVERY );
	await page.route(
		'**/sedifex/v1/checkout',
		async ( route ) => {
			await route.fetch();
			await route.abort();
		},
		{ times: 1 }
	);
	await orderButton( page, DELIVERY ).click();
	await expect( page.getByRole( 'alert' ) ).toContainText(
		'it stays one order'
	);
	// Even after the browser was closed and opened again.
	await readyInCart( page, customer, DELIVERY );
	await orderButton( page, DELIVERY ).click();
	await expect( headline( page, 'Pay on delivery' ) ).toBeVisible();
	expect(
		( await shop.sandbox.of( customer.international ) ).rows
	).toHaveLength( 1 );
} );

test( 'two tabs that order the same cart at once make one order', async ( {
	page,
	context,
	customer,
	shop,
	mayComplain,
} ) => {
	// The second may be asked whether it wants the same once more.
	mayComplain.push( /status of 409/ );
	await readyToOrder( page, customer, DELIVERY );
	const other = await context.newPage();
	await readyInCart( other, customer, DELIVERY );
	// At once: a tab that waits to be clicked may have lost its cart by then.
	await Promise.all(
		[ page, other ].map( ( tab ) =>
			orderButton( tab, DELIVERY ).dispatchEvent( 'click' )
		)
	);
	// Whichever came second shows the same order, or an empty cart.
	await expect
		.poll( async () =>
			Promise.all(
				[ page, other ].map(
					async ( tab ) =>
						( await tab.getByText( /^SFX-/ ).count() ) > 0 ||
						( await tab
							.getByText( 'Your cart is empty.' )
							.first()
							.isVisible() )
				)
			)
		)
		.toEqual( [ true, true ] );
	expect(
		( await shop.sandbox.of( customer.international ) ).rows
	).toHaveLength( 1 );
} );

test( 'the same again is asked about once, and then ordered', async ( {
	page,
	customer,
	shop,
	mayComplain,
} ) => {
	mayComplain.push( /status of 409/ );
	for ( const orders of [ 1, 2 ] ) {
		await readyToOrder( page, customer, DELIVERY );
		await orderButton( page, DELIVERY ).click();
		if ( orders === 2 ) {
			await expect( page.getByRole( 'alert' ) ).toContainText(
				'Order this a second time?'
			);
			await page
				.getByRole( 'button', { name: 'Yes, order a second time' } )
				.click();
		}
		await expect( headline( page, 'Pay on delivery' ) ).toBeVisible();
		expect(
			( await shop.sandbox.of( customer.international ) ).rows
		).toHaveLength( orders );
	}
} );
