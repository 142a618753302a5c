/** The same care for visitors without script: nothing is ordered twice by accident. */
import {
	fillDetails,
	headline,
	line,
	orderButton,
	reviewPlain,
	SHEA,
} from './support/steps';
import { expect, test, type Page } from './support/test';

const DELIVERY = { payment: 'Pay on delivery' } as const;

/** What the form of the page would send. */
const formOf = ( page: Page ): Promise< Record< string, string > > =>
	page
		.locator( 'form' )
		.filter( { has: page.locator( 'button[value="order"]' ) } )
		.evaluate( ( form ) => ( {
			...( Object.fromEntries(
				new FormData( form as HTMLFormElement )
			) as Record< string, string > ),
			sfx_action: 'order',
		} ) );

test.use( { javaScriptEnabled: false } );

test( 'a review that is sent twice is one order', async ( {
	page,
	customer,
	context,
	shop,
} ) => {
	await reviewPlain( page, customer, DELIVERY );
	const form = await formOf( page );
	const send = () =>
		context.request.post( '/cart/?sfx_view=cart', {
			form,
			maxRedirects: 0,
		} );
	const answers = [
		...( await Promise.all( [ send(), send() ] ) ),
		await send(),
	];
	expect( answers.map( ( answer ) => answer.status() ) ).toEqual( [
		303, 303, 303,
	] );
	const places = answers.map( ( answer ) => answer.headers().location );
	expect( new Set( places ).size ).toBe( 1 );
	expect(
		( await shop.sandbox.of( customer.international ) ).rows
	).toHaveLength( 1 );

	// And once more from the page itself, which still shows the review.
	await orderButton( page, DELIVERY ).click();
	await expect( headline( page, 'Pay on delivery' ) ).toBeVisible();
	expect(
		( await shop.sandbox.of( customer.international ) ).rows
	).toHaveLength( 1 );
} );

test( 'edited and sent again after a time-out: asked, not doubled', async ( {
	page,
	customer,
	context,
	shop,
	mayComplain,
} ) => {
	mayComplain.push( /status of 409/ );
	await shop.sandbox.fault(
		'integrationCashCheckoutCreate',
		'timeout-after-effect',
		6000
	);
	await reviewPlain( page, customer, DELIVERY );
	// The answer goes nowhere: no page, and no cookie of it.
	const cookies = await context.cookies();
	await context.request.post( '/cart/?sfx_view=cart', {
		form: await formOf( page ),
		maxRedirects: 0,
	} );
	await context.clearCookies();
	await context.addCookies( cookies );

	await page.getByRole( 'button', { name: 'Change something' } ).click();
	await page.getByLabel( 'Place and landmark' ).fill( 'Tema, Community 9' );
	await page.getByRole( 'button', { name: 'Review your order' } ).click();
	await orderButton( page, DELIVERY ).click();
	const alert = page.getByRole( 'alert' );
	await expect( alert ).toContainText( 'We already have your order of' );
	expect(
		( await shop.sandbox.of( customer.international ) ).rows
	).toHaveLength( 1 );
	await alert.getByRole( 'link', { name: 'See that order' } ).click();
	await expect( page.getByText( /^SFX-/ ) ).toBeVisible();
	await shop.work();
	expect(
		( await shop.sandbox.of( customer.international ) ).rows
	).toHaveLength( 1 );
} );

test( 'two tabs that order the same cart are asked before a second order', async ( {
	page,
	context,
	customer,
	shop,
	mayComplain,
} ) => {
	mayComplain.push( /status of 4\d\d/ );
	await reviewPlain( page, customer, DELIVERY );
	const other = await context.newPage();
	await other.goto( '/cart/?sfx_view=cart' );
	await expect( line( other, SHEA ) ).toBeVisible();
	await fillDetails( other, customer, DELIVERY );
	await other.getByRole( 'button', { name: 'Review your order' } ).click();
	await orderButton( page, DELIVERY ).click();
	await expect( headline( page, 'Pay on delivery' ) ).toBeVisible();

	await orderButton( other, DELIVERY ).click();
	await expect( other.getByRole( 'alert' ) ).toContainText(
		'Order this a second time?'
	);
	expect(
		( await shop.sandbox.of( customer.international ) ).rows
	).toHaveLength( 1 );
} );
