/** The cart: what is in it, in how many tabs, and what changed meanwhile. */
import {
	add,
	addButton,
	card,
	COCOA,
	fact,
	fillDetails,
	KENTE,
	line,
	orderButton,
	priced,
	readyToOrder,
	SHEA,
	SHEA_ID,
} from './support/steps';
import { expect, test, type Page } from './support/test';

const HONEY = 'Forest Honey 500 g';
const bag = ( page: Page, says: string ) =>
	page.getByRole( 'banner' ).getByRole( 'link', { name: says, exact: true } );

test( 'adds up in the shop, the drawer and the cart', async ( { page } ) => {
	await page.goto( '/shop/' );
	await expect( bag( page, 'Your cart' ) ).toBeVisible();
	await add( page, SHEA );
	await expect(
		bag( page, 'Items in your cart: 1, GH₵ 35.00' )
	).toBeVisible();
	await add( page, SHEA, 2 );

	await bag( page, 'Items in your cart: 2, GH₵ 70.00' ).click();
	const drawer = page.getByRole( 'dialog', { name: 'Your cart' } );
	await drawer
		.getByRole( 'button', { name: `One more of ${ SHEA }` } )
		.click();
	await expect( drawer ).toContainText( 'GH₵ 105.00' );
	// The card behind it tells the same.
	await page.keyboard.press( 'Escape' );
	await expect( drawer ).toBeHidden();
	await expect( addButton( page, SHEA ) ).toHaveText( 'Added · 3 in cart' );

	await page.goto( '/cart/' );
	await expect( line( page, SHEA ) ).toContainText( 'GH₵ 105.00' );
	const count = line( page, SHEA ).getByRole( 'textbox' );
	await expect( count ).toHaveValue( '3' );
	await line( page, SHEA )
		.getByRole( 'button', { name: `One less of ${ SHEA }` } )
		.click();
	await expect( count ).toHaveValue( '2' );
	await count.fill( '10' );
	await count.press( 'Tab' );
	await expect( line( page, SHEA ) ).toContainText( 'GH₵ 350.00' );
	// What is no number changes nothing.
	await count.fill( 'many' );
	await count.press( 'Tab' );
	await expect( count ).toHaveValue( '10' );
	await expect( fact( page, 'Items' ) ).toHaveText( 'GH₵ 350.00' );
} );

test( 'removes with a way back, and survives a reload', async ( { page } ) => {
	await page.goto( '/shop/' );
	await add( page, SHEA );
	await add( page, COCOA );
	await page.goto( '/cart/' );
	await page.getByRole( 'button', { name: `Remove ${ SHEA }` } ).click();
	await expect( line( page, SHEA ) ).toBeHidden();
	const undo = page.getByRole( 'button', { name: 'Undo' } );
	await expect( undo ).toBeFocused();
	await undo.click();
	// Back in its place, the first.
	await expect(
		page
			.getByRole( 'region', { name: 'Your cart' } )
			.getByRole( 'listitem' )
			.first()
	).toContainText( SHEA );

	await page.reload();
	await expect( line( page, SHEA ) ).toBeVisible();
	await expect( line( page, COCOA ) ).toBeVisible();

	// The last piece goes as a removal does.
	await page.getByRole( 'button', { name: `One less of ${ SHEA }` } ).click();
	await page.getByRole( 'button', { name: `Remove ${ COCOA }` } ).click();
	await expect( page.getByText( 'Your cart is empty.' ) ).toBeVisible();
	await expect( page.getByRole( 'button', { name: /^Pay/ } ) ).toBeHidden();
	await page.getByRole( 'button', { name: 'Undo' } ).click();
	await expect( line( page, COCOA ) ).toBeVisible();
} );

test( 'removes in the drawer with a way back', async ( { page } ) => {
	await page.goto( '/shop/' );
	await add( page, SHEA );
	await bag( page, 'Items in your cart: 1, GH₵ 35.00' ).click();
	const drawer = page.getByRole( 'dialog', { name: 'Your cart' } );
	await drawer.getByRole( 'button', { name: `Remove ${ SHEA }` } ).click();
	await expect( drawer.getByText( 'Your cart is empty.' ) ).toBeVisible();
	await drawer.getByRole( 'button', { name: 'Undo' } ).click();
	await expect( drawer.getByRole( 'link', { name: SHEA } ) ).toBeVisible();
} );

test( 'sells no more than there is', async ( { page } ) => {
	await page.goto( '/shop/' );
	await expect( card( page, HONEY ) ).toContainText( 'Only 1 left' );
	await addButton( page, HONEY ).click();
	await expect( addButton( page, HONEY ) ).toHaveText(
		'That is all · 1 in cart'
	);
	await addButton( page, HONEY ).click();
	await expect(
		bag( page, 'Items in your cart: 1, GH₵ 70.00' )
	).toBeVisible();

	await page.goto( '/cart/' );
	const more = page.getByRole( 'button', { name: `One more of ${ HONEY }` } );
	await expect( more ).toHaveAttribute( 'aria-disabled', 'true' );
	// Focusable all the same, and it says why nothing happens.
	await more.focus();
	await page.keyboard.press( 'Enter' );
	await expect(
		page.getByRole( 'status' ).filter( { hasText: 'no more than 1' } )
	).toBeAttached();
	await expect( line( page, HONEY ).getByRole( 'textbox' ) ).toHaveValue(
		'1'
	);
} );

test( 'keeps two tabs in step', async ( { page, context } ) => {
	const other = await context.newPage();
	await page.goto( '/shop/' );
	await other.goto( '/shop/' );
	await add( page, SHEA );
	await expect(
		bag( other, 'Items in your cart: 1, GH₵ 35.00' )
	).toBeVisible();
	await add( other, SHEA, 2 );
	await add( other, COCOA );
	await expect(
		bag( page, 'Items in your cart: 3, GH₵ 128.50' )
	).toBeVisible();

	await other.goto( '/cart/' );
	await expect( line( other, SHEA ) ).toBeVisible();
	await page.goto( '/cart/' );
	await page.getByRole( 'button', { name: `Remove ${ SHEA }` } ).click();
	await expect( line( other, SHEA ) ).toBeHidden();
	await expect( line( other, COCOA ) ).toBeVisible();
} );

test( 'says on the line that a price has changed, and asks before it charges', async ( {
	page,
	customer,
	shop,
	mayComplain,
} ) => {
	mayComplain.push( /status of 409/ );
	const wish = { payment: 'Pay on delivery' } as const;
	await readyToOrder( page, customer, wish );
	await expect( fact( page, 'Total' ) ).toHaveText( 'GH₵ 35.00' );

	// While the visitor looks at the page.
	await shop.change( SHEA_ID, { price: 40 } );
	await page.reload();
	await expect( line( page, SHEA ) ).toContainText(
		'The price is now GH₵ 40.00.'
	);
	await expect( fact( page, 'Items' ) ).toHaveText( 'GH₵ 40.00' );
	await fillDetails( page, customer, wish );
	await priced( page, wish );

	await shop.change( SHEA_ID, { price: 45 } );
	await orderButton( page, wish ).click();
	await expect( page.getByRole( 'alert' ) ).toContainText(
		'The total is now GH₵ 45.00.'
	);
	expect( ( await shop.sandbox.of( customer.international ) ).rows ).toEqual(
		[]
	);
	await expect( fact( page, 'Total' ) ).toHaveText( 'GH₵ 45.00' );
	await orderButton( page, wish ).click();
	await expect( page.getByText( /^SFX-/ ) ).toBeVisible();
	const { rows } = await shop.sandbox.of( customer.international );
	expect( rows.map( ( { amount } ) => amount ) ).toEqual( [ 45 ] );
} );

test( 'says on the line that fewer are left', async ( { page, shop } ) => {
	await page.goto( '/shop/' );
	for ( const there of [ 1, 2, 3 ] ) {
		await add( page, KENTE, there );
	}
	await shop.change( 'prod_kente_stole', { stockCount: 2 } );
	await page.goto( '/cart/' );
	await expect( line( page, KENTE ) ).toContainText(
		'Only 2 left, we changed the quantity.'
	);
	await expect( line( page, KENTE ).getByRole( 'textbox' ) ).toHaveValue(
		'2'
	);
	await expect( fact( page, 'Items' ) ).toHaveText( 'GH₵ 640.00' );
} );

test( 'does not order what is sold out by now', async ( {
	page,
	customer,
	shop,
} ) => {
	const wish = { payment: 'Pay on delivery' } as const;
	await readyToOrder( page, customer, wish, KENTE );
	await shop.change( 'prod_kente_stole', { stockCount: 0 } );
	await page.reload();
	await expect( line( page, KENTE ) ).toContainText(
		'This is out of stock.'
	);
	await fillDetails( page, customer, wish );
	await orderButton( page, wish ).click();
	await expect(
		page.getByText( 'Please look at the marked items in your cart first.' )
	).toBeVisible();
	expect( ( await shop.sandbox.of( customer.international ) ).rows ).toEqual(
		[]
	);
} );

test( 'is kept while there is no connection, and never sent by itself', async ( {
	page,
	context,
	customer,
	shop,
	mayComplain,
} ) => {
	mayComplain.push( /ERR_INTERNET_DISCONNECTED/ );
	const wish = { payment: 'Pay on delivery' } as const;
	await readyToOrder( page, customer, wish );
	await expect( fact( page, 'Total' ) ).toHaveText( 'GH₵ 35.00' );
	await context.setOffline( true );
	await orderButton( page, wish ).click();
	const alert = page.getByRole( 'alert' );
	await expect( alert ).toContainText(
		'You are offline. Your cart is kept.'
	);

	await context.setOffline( false );
	await expect( alert ).toBeHidden();
	await expect( line( page, SHEA ) ).toBeVisible();
	expect( ( await shop.sandbox.of( customer.international ) ).rows ).toEqual(
		[]
	);
	await orderButton( page, wish ).click();
	await expect( page.getByText( /^SFX-/ ) ).toBeVisible();
	expect(
		( await shop.sandbox.of( customer.international ) ).rows
	).toHaveLength( 1 );
} );
