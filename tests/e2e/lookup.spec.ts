/** An order is found again on another phone, by those who may know of it. */
import {
	headline,
	lookUp,
	orderButton,
	readyToOrder,
	referenceOn,
} from './support/steps';
import { expect, test } from './support/test';

const WISH = { payment: 'Pay on delivery' } as const;

for ( const script of [ true, false ] ) {
	test( `found in another browser ${
		script ? 'with' : 'without'
	} script`, async ( { page, customer, visit, mayComplain } ) => {
		mayComplain.push( /status of 404/ );
		await readyToOrder( page, customer, WISH );
		await orderButton( page, WISH ).click();
		await expect( headline( page, 'Pay on delivery' ) ).toBeVisible();
		const reference = await referenceOn( page );

		const other = await (
			await visit( { javaScriptEnabled: script } )
		).newPage();
		// As it is read out and typed: without the dash, in small letters.
		await lookUp(
			other,
			reference.toLowerCase(),
			customer.phone.replaceAll( ' ', '' )
		);
		await expect( headline( other, 'Pay on delivery' ) ).toBeVisible();
		expect( await referenceOn( other ) ).toBe( reference );

		// Wrong and unknown are told in the same words.
		const answers = [];
		for ( const [ told, contact ] of [
			[ reference, '024 999 0000' ],
			[ 'SFX-22222222', customer.phone ],
		] as const ) {
			await lookUp( other, told, contact );
			const alert = other.getByRole( 'main' ).getByRole( 'alert' );
			await expect( alert ).toBeVisible();
			answers.push( await alert.textContent() );
			await expect( other.getByLabel( 'Reference' ) ).toHaveValue( told );
			await expect( other.getByText( 'Pay on delivery' ) ).toHaveCount(
				0
			);
		}
		expect( answers[ 0 ] ).toBe( answers[ 1 ] );
		expect( answers[ 0 ] ).toContain( 'We found no order' );
	} );
}

test( 'the browser that ordered is never locked out', async ( {
	page,
	customer,
} ) => {
	await readyToOrder( page, customer, WISH );
	await orderButton( page, WISH ).click();
	await expect( headline( page, 'Pay on delivery' ) ).toBeVisible();
	const reference = await referenceOn( page );

	await page.goto( '/order-status/' );
	await page.getByRole( 'link', { name: reference } ).click();
	await expect( headline( page, 'Pay on delivery' ) ).toBeVisible();

	await page.goto( '/cart/' );
	await page
		.getByRole( 'link', { name: `See your order ${ reference }` } )
		.click();
	await expect( headline( page, 'Pay on delivery' ) ).toBeVisible();
} );

test( 'the link opens on any phone, a changed one on none', async ( {
	page,
	customer,
	visit,
	mayComplain,
} ) => {
	mayComplain.push( /status of 404/ );
	await readyToOrder( page, customer, WISH );
	await orderButton( page, WISH ).click();
	await expect( headline( page, 'Pay on delivery' ) ).toBeVisible();
	const link = page.url();

	const other = await ( await visit() ).newPage();
	await other.goto( link );
	await expect( headline( other, 'Pay on delivery' ) ).toBeVisible();

	const last = link.at( -1 ) === 'a' ? 'b' : 'a';
	const unknown = await other.goto( link.slice( 0, -1 ) + last );
	expect( unknown?.status() ).toBe( 404 );
	expect( unknown?.headers() ).toMatchObject( {
		'cache-control': expect.stringContaining( 'no-store' ),
		'x-robots-tag': expect.stringContaining( 'noindex' ),
	} );
	await expect( other.getByText( 'We found no such order.' ) ).toBeVisible();
	await expect( other.getByLabel( 'Reference' ) ).toBeVisible();
} );
