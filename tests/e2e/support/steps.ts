/** What customers do, in the words that they read. */
import { expect, type Customer, type Page } from './test';

export const SHEA = 'Raw Shea Butter 250 g';
export const COCOA = 'Cocoa Powder, Unsweetened 400 g';
export const KENTE = 'Kente Stole, Hand-woven';

export const SHEA_ID = 'prod_shea_butter';

/** An item's card in the shop. */
export const card = ( page: Page, name: string ) =>
	page
		.getByRole( 'main' )
		.getByRole( 'listitem' )
		.filter( { has: page.getByRole( 'heading', { name, exact: true } ) } );

/** An item's line in the cart. */
export const line = ( page: Page, name: string ) =>
	page
		.getByRole( 'region', { name: 'Your cart' } )
		.getByRole( 'listitem' )
		.filter( { hasText: name } );

export const addButton = ( page: Page, name: string ) =>
	card( page, name ).getByRole( 'button' );

/** Adds to the cart from the shop's page, and waits until that is said. */
export async function add(
	page: Page,
	name: string,
	there = 1
): Promise< void > {
	await addButton( page, name ).click();
	await expect( addButton( page, name ) ).toHaveText(
		new RegExp( `· ${ there } in cart$` )
	);
}

/** The same in a browser without script: the shop leads to the cart. */
export async function addPlain( page: Page, name: string ): Promise< void > {
	await page.goto( '/shop/' );
	await addButton( page, name ).click();
	await expect( line( page, name ) ).toBeVisible();
}

export interface Wish {
	readonly payment: 'Pay online' | 'Pay on delivery';
	readonly receive?: 'Delivery' | 'Pick up at the store';
	readonly place?: string;
	readonly note?: string;
}

export async function fillDetails(
	page: Page,
	customer: Customer,
	{
		payment,
		receive = 'Delivery',
		place = 'Osu, near the post office',
		note = '',
	}: Wish
): Promise< void > {
	await page.getByLabel( 'Full name' ).fill( customer.name );
	await page
		.getByRole( 'textbox', { name: 'Phone number' } )
		.fill( customer.phone );
	await page
		.getByRole( 'radio', { name: new RegExp( `^${ payment }` ) } )
		.check();
	if ( payment === 'Pay online' ) {
		await page.getByLabel( 'E-mail' ).fill( customer.email );
	}
	await page
		.getByRole( 'radio', { name: new RegExp( `^${ receive }` ) } )
		.check();
	if ( receive === 'Delivery' ) {
		await page.getByLabel( 'Place and landmark' ).fill( place );
	}
	if ( note ) {
		await page.getByLabel( 'Note for the store' ).fill( note );
	}
}

/** A cart of one thing, ready to be ordered. */
export async function readyToOrder(
	page: Page,
	customer: Customer,
	wish: Wish,
	name = SHEA
): Promise< void > {
	await page.goto( '/shop/' );
	await add( page, name );
	await readyInCart( page, customer, wish, name );
}

/** The same where the cart is filled already. */
export async function readyInCart(
	page: Page,
	customer: Customer,
	wish: Wish,
	name = SHEA
): Promise< void > {
	await page.goto( '/cart/' );
	await expect( line( page, name ) ).toBeVisible();
	await fillDetails( page, customer, wish );
	await priced( page, wish );
}

/** The sum on the page is that of the chosen way to pay. */
export async function priced( page: Page, { payment }: Wish ): Promise< void > {
	const fee = page.getByRole( 'term' ).filter( { hasText: 'Payment fee' } );
	await expect(
		page.getByRole( 'term' ).filter( { hasText: 'Total' } )
	).toBeVisible();
	await expect( fee ).toBeVisible( { visible: payment === 'Pay online' } );
}

/** The same without script, as far as the review. */
export async function reviewPlain(
	page: Page,
	customer: Customer,
	wish: Wish,
	name = SHEA
): Promise< void > {
	await addPlain( page, name );
	await fillDetails( page, customer, wish );
	await page.getByRole( 'button', { name: 'Review your order' } ).click();
	await expect(
		page.getByRole( 'heading', { name: 'Please look over your order' } )
	).toBeVisible();
}

/** What the button says that it will do. */
function promise( { payment, receive }: Wish ): string | RegExp {
	if ( payment === 'Pay online' ) {
		return /^Pay GH₵.[\d,.]+ securely$/;
	}
	return receive === 'Pick up at the store'
		? 'Place order, pay at pick-up'
		: 'Place order, pay on delivery';
}

export const orderButton = ( page: Page, wish: Wish ) =>
	page.getByRole( 'button', { name: promise( wish ) } );

/** A button of the hosted payment page. */
export async function atPaymentPage(
	page: Page,
	choice: 'Pay' | 'Let the payment fail' | 'Cancel'
): Promise< void > {
	await expect(
		page.getByRole( 'heading', { name: 'Pay Ayeyi Market' } )
	).toBeVisible();
	await page.getByRole( 'button', { name: choice, exact: true } ).click();
}

/** The state in words, on the order page. */
export const headline = ( page: Page, name: string ) =>
	page
		.getByRole( 'main' )
		.getByRole( 'heading', { level: 2, name, exact: true } );

export async function referenceOn( page: Page ): Promise< string > {
	const found = page.getByText( /^SFX-[0-9A-HJKMNP-TV-Z]{8}$/ );
	return ( await found.first().textContent() )?.trim() ?? '';
}

export const fact = ( page: Page, name: string ) =>
	page
		.getByRole( 'term' )
		.filter( { hasText: name } )
		.locator( 'xpath=following-sibling::dd[1]' );

export async function lookUp(
	page: Page,
	reference: string,
	contact: string
): Promise< void > {
	await page.goto( '/order-status/' );
	await page.getByLabel( 'Reference' ).fill( reference );
	await page.getByLabel( 'Phone number or e-mail' ).fill( contact );
	await page.getByRole( 'button', { name: 'Find my order' } ).click();
}

export async function openDetails( page: Page ): Promise< void > {
	await card( page, SHEA )
		.getByRole( 'link', { name: `View details: ${ SHEA }` } )
		.click();
	await expect( page.getByRole( 'dialog', { name: SHEA } ) ).toContainText(
		'co-operative'
	);
}

export async function openDrawer( page: Page ): Promise< void > {
	await page
		.getByRole( 'link', { name: /^Items in your cart: / } )
		.filter( { visible: true } )
		.first()
		.click();
	await expect(
		page.getByRole( 'dialog', { name: 'Your cart' } )
	).toBeVisible();
}

export async function showErrors( page: Page ): Promise< void > {
	await page.getByLabel( 'Full name' ).fill( '' );
	await page.getByRole( 'textbox', { name: 'Phone number' } ).fill( '12' );
	await page.getByRole( 'button', { name: /^Pay|^Place order/ } ).click();
	await expect(
		page.getByText( 'Please tell the store your name.' ).first()
	).toBeVisible();
}
