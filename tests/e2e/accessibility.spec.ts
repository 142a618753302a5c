/** For keyboards, screen readers, small and enlarged windows, and from right to left. */
import { expectAccessible, expectPlainAccessible } from './support/axe';
import {
	add,
	headline,
	line,
	lookUp,
	openDetails,
	openDrawer,
	orderButton,
	priced,
	readyToOrder,
	reviewPlain,
	SHEA,
	showErrors,
} from './support/steps';
import { expect, test, type Page } from './support/test';

const DELIVERY = { payment: 'Pay on delivery' } as const;

test.describe( 'axe finds nothing', () => {
	test( 'in the shop, its details and the drawer', async ( { page } ) => {
		await page.goto( '/shop/' );
		await add( page, SHEA );
		await expectAccessible( page );
		await openDetails( page );
		await expectAccessible( page );
		await page.keyboard.press( 'Escape' );
		await openDrawer( page );
		await expectAccessible( page );

		await page.goto( '/shop/?sfx_item=product:prod_kente_stole' );
		await expectAccessible( page );
		await page.goto( '/shop/?sfx_q=zzzz' );
		await expectAccessible( page );
	} );

	test( 'in the cart, empty, filled and with errors', async ( {
		page,
		shop,
	} ) => {
		await page.goto( '/cart/' );
		await expect( page.getByText( 'Your cart is empty.' ) ).toBeVisible();
		await expectAccessible( page );
		await page.goto( '/shop/' );
		await add( page, SHEA );
		await add( page, 'Kente Stole, Hand-woven' );
		await shop.change( 'prod_kente_stole', { stockCount: 0 } );
		await page.goto( '/cart/' );
		await expect( page.getByText( 'This is out of stock.' ) ).toBeVisible();
		await expectAccessible( page );
		await showErrors( page );
		await expectAccessible( page );
	} );

	test( 'on the order page and the look-up', async ( {
		page,
		customer,
		mayComplain,
	} ) => {
		mayComplain.push( /status of 404/ );
		await readyToOrder( page, customer, DELIVERY );
		await orderButton( page, DELIVERY ).click();
		await expect( headline( page, 'Pay on delivery' ) ).toBeVisible();
		await expectAccessible( page );
		await page.goto( '/order-status/' );
		await expectAccessible( page );
		await lookUp( page, 'SFX-22222222', customer.phone );
		await expect( page.getByRole( 'alert' ) ).toBeVisible();
		await expectAccessible( page );
	} );

	test.describe( 'without script', () => {
		test.use( { javaScriptEnabled: false } );

		test( 'in the cart, with errors, and on the review', async ( {
			page,
			customer,
			visit,
			mayComplain,
		} ) => {
			mayComplain.push( /status of 422/ );
			const other = await ( await visit() ).newPage();
			await reviewPlain( page, customer, DELIVERY );
			await expectPlainAccessible( page, other );
			await page
				.getByRole( 'button', { name: 'Change something' } )
				.click();
			await expectPlainAccessible( page, other );
			await page
				.getByRole( 'textbox', { name: 'Phone number' } )
				.fill( '12' );
			await page
				.getByRole( 'button', { name: 'Review your order' } )
				.click();
			await expect( page.getByRole( 'alert' ) ).toBeVisible();
			await expectPlainAccessible( page, other );
		} );
	} );
} );

test( 'a purchase with the keyboard alone', async ( {
	page,
	customer,
	shop,
} ) => {
	const { keyboard } = page;
	/** Tabs to where the focus is on something of that name. */
	const reach = async (
		role: Parameters< Page[ 'getByRole' ] >[ 0 ],
		name: string | RegExp
	): Promise< void > => {
		const wanted = page.getByRole( role, { name } );
		for ( let taps = 0; taps < 150; taps++ ) {
			await keyboard.press( 'Tab' );
			const there = wanted.and( page.locator( ':focus' ) );
			if ( ( await there.count() ) > 0 ) {
				// A choice shows it on its label, which is around it.
				const outline = await there.evaluate( ( element ) =>
					[ element, element.closest( 'label' ) ].some(
						( each ) =>
							each !== null &&
							getComputedStyle( each ).outlineStyle !== 'none'
					)
				);
				expect( outline, `the focus on ${ name } is seen` ).toBe(
					true
				);
				return;
			}
		}
		throw new Error( `Tab never came to ${ role } ${ name }` );
	};

	await page.goto( '/shop/' );
	await reach( 'button', 'Add to cart' );
	await keyboard.press( 'Enter' );
	await expect(
		page
			.getByRole( 'banner' )
			.getByRole( 'link', { name: /^Items in your cart: 1,/ } )
	).toBeVisible();

	// Details: the focus goes in, stays in, and comes back.
	await reach( 'link', /^View details: / );
	await keyboard.press( 'Enter' );
	const dialog = page.getByRole( 'dialog' );
	await expect( dialog ).toContainText( 'Woven in Bonwire' );
	for ( let taps = 0; taps < 20; taps++ ) {
		await keyboard.press( 'Tab' );
		expect(
			await page.evaluate( () => {
				const { activeElement } = document;
				return (
					activeElement === document.body ||
					activeElement?.closest( 'dialog' ) !== null
				);
			} )
		).toBe( true );
	}
	await keyboard.press( 'Escape' );
	await expect( dialog ).toBeHidden();
	await expect(
		page.getByRole( 'link', {
			name: 'View details: Kente Stole, Hand-woven',
		} )
	).toBeFocused();

	await page.goto( '/shop/' );
	await reach( 'link', /^Items in your cart: 1,/ );
	await keyboard.press( 'Enter' );
	await reach( 'link', 'View cart and check out' );
	await keyboard.press( 'Enter' );
	await expect( line( page, 'Kente Stole' ) ).toBeVisible();
	await reach( 'button', 'One more of Kente Stole, Hand-woven' );
	await keyboard.press( 'Enter' );
	await expect( line( page, 'Kente Stole' ) ).toContainText( 'GH₵ 640.00' );
	await reach( 'textbox', 'Full name' );
	await keyboard.type( customer.name );
	await reach( 'textbox', 'Phone number' );
	await keyboard.type( customer.phone );
	await reach( 'radio', 'Delivery' );
	await reach( 'textbox', 'Place and landmark' );
	await keyboard.type( 'Osu, near the post office' );
	await reach( 'radio', /^Pay online/ );
	await keyboard.press( 'ArrowDown' );
	await priced( page, DELIVERY );
	await reach( 'button', 'Place order, pay on delivery' );
	await keyboard.press( 'Enter' );
	await expect( headline( page, 'Pay on delivery' ) ).toBeVisible();
	const { rows } = await shop.sandbox.of( customer.international );
	expect( rows.map( ( { amount } ) => amount ) ).toEqual( [ 640 ] );
} );

test( 'errors are told to screen readers, beside the field that has the focus', async ( {
	page,
	customer,
} ) => {
	await readyToOrder( page, customer, DELIVERY );
	await showErrors( page );
	const name = page.getByLabel( 'Full name' );
	await expect( name ).toBeFocused();
	await expect( name ).toHaveAccessibleDescription(
		/Please tell the store your name\./
	);
	await expect( name ).toHaveAttribute( 'aria-invalid', 'true' );
	await name.fill( customer.name );
	await name.press( 'Tab' );
	await expect( name ).toHaveAttribute( 'aria-invalid', 'false' );
} );
