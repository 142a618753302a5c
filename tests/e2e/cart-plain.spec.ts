/** The cart of a browser without script, which a cookie keeps. */
import {
	addPlain,
	COCOA,
	fact,
	fillDetails,
	line,
	SHEA,
} from './support/steps';
import { expect, test } from './support/test';

test.use( { javaScriptEnabled: false } );

test( 'changes, removes with a way back, and is taken over by a browser with script', async ( {
	page,
	context,
	visit,
} ) => {
	await addPlain( page, SHEA );
	await addPlain( page, COCOA );
	const count = line( page, SHEA ).getByRole( 'spinbutton' );
	await count.fill( '3' );
	await line( page, SHEA ).getByRole( 'button', { name: 'Update' } ).click();
	await expect( line( page, SHEA ) ).toContainText( 'GH₵ 105.00' );

	await page.getByRole( 'button', { name: `Remove ${ COCOA }` } ).click();
	await expect( line( page, COCOA ) ).toHaveCount( 0 );
	await page.getByRole( 'button', { name: 'Undo' } ).click();
	await expect( line( page, COCOA ) ).toBeVisible();

	const other = await visit();
	await other.addCookies( await context.cookies() );
	const scripted = await other.newPage();
	await scripted.goto( '/cart/' );
	await expect( line( scripted, SHEA ).getByRole( 'textbox' ) ).toHaveValue(
		'3'
	);
	await expect( line( scripted, COCOA ) ).toBeVisible();
	await expect( fact( scripted, 'Items' ) ).toHaveText( 'GH₵ 163.50' );
	expect(
		( await other.cookies() ).filter(
			( { name } ) => name === 'sedifex_cart'
		)
	).toEqual( [] );
} );

test( 'says what is wrong beside the fields, with everything still typed', async ( {
	page,
	customer,
	mayComplain,
} ) => {
	mayComplain.push( /status of 422/ );
	await addPlain( page, SHEA );
	await fillDetails( page, customer, { payment: 'Pay online' } );
	await page.getByRole( 'textbox', { name: 'Phone number' } ).fill( '12' );
	await page.getByLabel( 'E-mail' ).fill( '' );
	const answer = page.waitForResponse(
		( response ) => response.request().method() === 'POST'
	);
	await page.getByRole( 'button', { name: 'Review your order' } ).click();
	expect( ( await answer ).status() ).toBe( 422 );
	const phone = page.getByRole( 'textbox', { name: 'Phone number' } );
	await expect( phone ).toHaveValue( '12' );
	await expect( phone ).toHaveAttribute( 'aria-invalid', 'true' );
	await expect( page.getByLabel( 'E-mail' ) ).toHaveAttribute(
		'aria-invalid',
		'true'
	);
	await expect( page.getByLabel( 'Full name' ) ).toHaveValue( customer.name );
	await expect( line( page, SHEA ) ).toBeVisible();
} );
