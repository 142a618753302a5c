/**
 * The main job, whole: what is put into the cart is ordered, recorded in
 * Sedifex once and for the right sum, and found again. The same story with
 * script and without.
 */
import {
	add,
	addPlain,
	atPaymentPage,
	COCOA,
	fact,
	fillDetails,
	headline,
	line,
	orderButton,
	referenceOn,
	SHEA,
	type Wish,
} from './support/steps';
import { expect, test, type Customer, type Page } from './support/test';

// 2 × 35.00 + 58.50; online the fee that Sedifex adds: contract, section 2.
const ITEMS = 'GH₵ 128.50';
const FEE = 'GH₵ 2.56';
const ONLINE = 'GH₵ 131.06';

async function orderWithScript(
	page: Page,
	customer: Customer,
	wish: Wish
): Promise< void > {
	await page.goto( '/shop/' );
	await add( page, SHEA );
	await add( page, SHEA, 2 );
	await add( page, COCOA );
	await page
		.getByRole( 'link', { name: 'Items in your cart: 3,' } )
		.first()
		.click();
	const drawer = page.getByRole( 'dialog', { name: 'Your cart' } );
	await expect( drawer ).toContainText( ITEMS );
	await drawer
		.getByRole( 'link', { name: 'View cart and check out' } )
		.click();
	await expect( line( page, SHEA ) ).toContainText( 'GH₵ 70.00' );
	await fillDetails( page, customer, wish );
	await expect( fact( page, 'Items' ) ).toHaveText( ITEMS );
	await expect( fact( page, 'Total' ) ).toHaveText(
		wish.payment === 'Pay online' ? ONLINE : ITEMS
	);
	await orderButton( page, wish ).click();
}

async function orderWithout(
	page: Page,
	customer: Customer,
	wish: Wish
): Promise< void > {
	await addPlain( page, SHEA );
	await addPlain( page, SHEA );
	await addPlain( page, COCOA );
	await expect( line( page, SHEA ) ).toContainText( 'GH₵ 70.00' );
	await fillDetails( page, customer, wish );
	await page.getByRole( 'button', { name: 'Review your order' } ).click();
	const review = page.getByRole( 'region', {
		name: 'Please look over your order',
	} );
	await expect( review ).toContainText( `2 × ${ SHEA }` );
	await expect( fact( page, 'Items' ) ).toHaveText( ITEMS );
	await orderButton( page, wish ).click();
}

/** Empty in both ways that a cart is kept. */
async function expectEmptyCart( page: Page ): Promise< void > {
	await page.goto( '/cart/?sfx_view=cart' );
	await expect(
		page.getByText( 'Your cart is empty.' ).filter( { visible: true } )
	).toBeVisible();
}

for ( const script of [ true, false ] ) {
	const order = script ? orderWithScript : orderWithout;
	const look = async ( page: Page ): Promise< void > => {
		if ( ! script ) {
			await page.getByRole( 'button', { name: 'Look again' } ).click();
		}
	};

	test.describe( script ? 'with script' : 'without script', () => {
		test.use( { javaScriptEnabled: script } );

		test( 'paid online', async ( { page, customer, shop } ) => {
			await order( page, customer, { payment: 'Pay online' } );
			await expect( page.getByText( 'GHS 131.06' ) ).toBeVisible();
			await atPaymentPage( page, 'Pay' );

			await look( page );
			await expect(
				headline( page, 'Payment successful' )
			).toBeVisible();
			const reference = await referenceOn( page );
			expect( reference ).toMatch( /^SFX-/ );
			await expect( fact( page, 'Amount' ) ).toHaveText( ONLINE );
			await expect( page.getByText( 'Payment fee' ) ).toBeVisible();
			await expect( page.getByText( FEE ) ).toBeVisible();
			await expect(
				page.getByText( 'The store prepares your order next.' )
			).toBeVisible();
			await expect(
				page.getByRole( 'button', { name: /^Pay/ } )
			).toBeHidden();

			const { rows, transactions } = await shop.sandbox.of(
				customer.international
			);
			expect( rows ).toHaveLength( 1 );
			expect( rows[ 0 ] ).toMatchObject( {
				kind: 'order',
				paymentStatus: 'paid',
				currency: 'GHS',
				amountPaid: 131.06,
				customer: customer.name,
			} );
			expect( rows[ 0 ]?.reference ).toMatch(
				new RegExp( `^${ reference }-` )
			);
			expect( rows[ 0 ]?.items.split( ', ' ).sort() ).toEqual(
				`${ SHEA } × 2, ${ COCOA } × 1`.split( ', ' ).sort()
			);
			expect( transactions ).toHaveLength( 1 );
			expect( transactions[ 0 ]?.amountMinor ).toBe( 13106 );

			await expectEmptyCart( page );
		} );

		test( 'paid online at the second try', async ( {
			page,
			customer,
			shop,
		} ) => {
			await order( page, customer, { payment: 'Pay online' } );
			await atPaymentPage( page, 'Let the payment fail' );
			await look( page );
			await expect( headline( page, 'Payment failed' ) ).toBeVisible();
			await expect(
				page.getByText( 'If money has left your account, wait' )
			).toBeVisible();

			await page.getByRole( 'button', { name: 'Pay again' } ).click();
			await atPaymentPage( page, 'Pay' );
			await look( page );
			await expect(
				headline( page, 'Payment successful' )
			).toBeVisible();

			const { rows, transactions } = await shop.sandbox.of(
				customer.international
			);
			expect( rows ).toHaveLength( 1 );
			expect( rows[ 0 ]?.paymentStatus ).toBe( 'paid' );
			expect(
				transactions.map( ( { amountMinor } ) => amountMinor )
			).toEqual( [ 13106 ] );
		} );

		test( 'left at the payment page, paid later', async ( {
			page,
			customer,
			shop,
		} ) => {
			await order( page, customer, { payment: 'Pay online' } );
			await atPaymentPage( page, 'Cancel' );
			// Back from the payment page, nothing is known for sure yet.
			await expect(
				page.getByText( 'We are confirming your payment' )
			).toBeVisible();
			const reference = await referenceOn( page );
			const address = new URL( page.url() );
			address.searchParams.delete( 'trxref' );
			address.searchParams.delete( 'reference' );
			await page.goto( address.href );
			await expect(
				headline( page, 'Waiting for payment' )
			).toBeVisible();

			await page.getByRole( 'button', { name: 'Pay now' } ).click();
			await atPaymentPage( page, 'Pay' );
			await look( page );
			await expect(
				headline( page, 'Payment successful' )
			).toBeVisible();
			expect( await referenceOn( page ) ).toBe( reference );
			expect(
				( await shop.sandbox.of( customer.international ) ).rows
			).toHaveLength( 1 );
		} );

		test( 'paid on delivery', async ( { page, customer, shop } ) => {
			await order( page, customer, {
				payment: 'Pay on delivery',
				note: 'Call before noon',
			} );
			// Which of the two the store's word is depends on its own steps.
			await expect( headline( page, 'Pay on delivery' ) ).toBeVisible();
			const reference = await referenceOn( page );
			await expect( fact( page, 'Amount' ) ).toHaveText( ITEMS );
			await expect( page.getByText( 'Payment fee' ) ).toHaveCount( 0 );
			await expect(
				page.getByText( 'You pay when it arrives.' )
			).toBeVisible();

			const { rows, transactions } = await shop.sandbox.of(
				customer.international
			);
			expect( rows ).toHaveLength( 1 );
			expect( rows[ 0 ] ).toMatchObject( {
				kind: 'cash',
				amount: 128.5,
				currency: 'GHS',
				customer: customer.name,
			} );
			expect( rows[ 0 ]?.reference ).toMatch(
				new RegExp( `^${ reference }-` )
			);
			expect( rows[ 0 ]?.place ).toContain( 'Osu, near the post office' );
			expect( rows[ 0 ]?.place ).toContain( 'Call before noon' );
			expect( transactions ).toHaveLength( 0 );

			await expectEmptyCart( page );
		} );

		test( 'picked up at the store', async ( { page, customer, shop } ) => {
			const wish = {
				payment: 'Pay on delivery',
				receive: 'Pick up at the store',
			} as const;
			await order( page, customer, wish );
			await expect(
				page.getByText( 'You pay when you pick it up.' )
			).toBeVisible();
			const { rows } = await shop.sandbox.of( customer.international );
			expect( rows ).toHaveLength( 1 );
			expect( rows[ 0 ]?.place ).not.toContain( 'Osu' );
		} );
	} );
}
