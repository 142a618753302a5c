/**
 * On a slow line scripts arrive when they like. WordPress 6.8 takes the blocks
 * of a page over as soon as the first of them is there.
 */
import {
	add,
	headline,
	line,
	lookUp,
	orderButton,
	readyToOrder,
	referenceOn,
	SHEA,
} from './support/steps';
import { expect, test, type Page } from './support/test';

const DELIVERY = { payment: 'Pay on delivery' } as const;

/** The script of one block comes long after all others. */
async function delay( page: Page, block: string ): Promise< void > {
	await page.route(
		`**/build/blocks/${ block }/view.js*`,
		async ( route ) => {
			const response = await route.fetch();
			// Only after everything else that the page loads at first.
			await page.waitForFunction( () =>
				performance
					.getEntriesByType( 'resource' )
					.some( ( { name } ) => /interactivity/.test( name ) )
			);
			await new Promise( ( done ) => setTimeout( done, 1000 ) );
			await route.fulfill( { response } );
		}
	);
}

test( 'the cart is drawn by a script that comes late', async ( { page } ) => {
	await page.goto( '/shop/' );
	await add( page, SHEA );
	await delay( page, 'product-cart' );
	await page.goto( '/cart/' );
	await expect( line( page, SHEA ) ).toBeVisible();
	await page.getByRole( 'button', { name: `Remove ${ SHEA }` } ).click();
	await expect( page.getByText( 'Your cart is empty.' ) ).toBeVisible();
} );

test( 'the shop adds by a script that comes late', async ( { page } ) => {
	await delay( page, 'products' );
	await page.goto( '/shop/' );
	await add( page, SHEA );
	await expect( page ).toHaveURL( /\/shop\/$/ );
} );

test( 'the cart button opens by a script that comes late', async ( {
	page,
} ) => {
	await delay( page, 'cart-button' );
	await page.goto( '/shop/' );
	await add( page, SHEA );
	await page
		.getByRole( 'banner' )
		.getByRole( 'link', { name: 'Items in your cart: 1, GH₵ 35.00' } )
		.click();
	await expect(
		page.getByRole( 'dialog', { name: 'Your cart' } )
	).toBeVisible();
} );

test( 'the order page looks again by a script that comes late', async ( {
	page,
	customer,
	shop,
} ) => {
	await readyToOrder( page, customer, DELIVERY );
	await orderButton( page, DELIVERY ).click();
	await expect( headline( page, 'Pay on delivery' ) ).toBeVisible();
	const reference = await referenceOn( page );
	const { rows } = await shop.sandbox.of( customer.international );
	await delay( page, 'order-status' );
	await lookUp( page, reference, customer.phone );
	await shop.sandbox.staff( rows[ 0 ]?.id ?? '', 'stage', 'preparing' );
	// By itself: nobody asks it to.
	await expect( headline( page, 'Being prepared' ) ).toBeVisible();
} );
