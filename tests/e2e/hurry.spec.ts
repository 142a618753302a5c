/** Fingers that are faster than the line. */
import {
	add,
	COCOA,
	headline,
	line,
	orderButton,
	readyToOrder,
	SHEA,
} from './support/steps';
import { expect, test, type Page } from './support/test';

const ONLINE = { payment: 'Pay online' } as const;
const DELIVERY = { payment: 'Pay on delivery' } as const;

/** From now on, prices take a while to come. */
const slowPrices = ( page: Page ) =>
	page.route( '**/sedifex/v1/quote', async ( route ) => {
		await new Promise( ( resolve ) => setTimeout( resolve, 1500 ) );
		await route.continue();
	} );

test( 'a tap right after choosing another way to pay orders, and asks nothing', async ( {
	page,
	customer,
	shop,
} ) => {
	await readyToOrder( page, customer, ONLINE );
	await slowPrices( page );
	await page.getByRole( 'radio', { name: /^Pay on delivery/ } ).check();
	await orderButton( page, DELIVERY ).click();
	await expect( headline( page, 'Pay on delivery' ) ).toBeVisible();
	const { rows } = await shop.sandbox.of( customer.international );
	expect( rows ).toHaveLength( 1 );
} );

test( 'a tap right after one piece more waits for the total, and shows it first', async ( {
	page,
	customer,
	shop,
} ) => {
	await readyToOrder( page, customer, DELIVERY );
	await slowPrices( page );
	await line( page, SHEA )
		.getByRole( 'button', { name: `One more of ${ SHEA }` } )
		.click();
	await orderButton( page, DELIVERY ).click();
	await expect( page.getByRole( 'alert' ) ).toContainText(
		'The total is now GH₵ 70.00.'
	);
	expect(
		( await shop.sandbox.of( customer.international ) ).rows
	).toHaveLength( 0 );
	await orderButton( page, DELIVERY ).click();
	await expect( headline( page, 'Pay on delivery' ) ).toBeVisible();
} );

test( 'a cart emptied in another tab says so, and is not ordered', async ( {
	page,
	context,
	customer,
} ) => {
	await readyToOrder( page, customer, DELIVERY );
	const other = await context.newPage();
	await other.goto( '/shop/' );
	await add( other, COCOA );
	await other.evaluate( () => localStorage.removeItem( 'sedifex_cart_v1' ) );
	await expect(
		page.getByText( 'Your cart is empty.' ).last()
	).toBeVisible();
	await expect( page.getByRole( 'status' ).first() ).toHaveText(
		'Your cart is empty.'
	);
	await expect( orderButton( page, DELIVERY ) ).toBeHidden();
} );
