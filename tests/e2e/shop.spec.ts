/** The shop: what it shows of each kind of item, and how things are found. */
import { add, addButton, card, SHEA } from './support/steps';
import { expect, test, type Page } from './support/test';

const names = ( page: Page ) =>
	page
		.getByRole( 'main' )
		.getByRole( 'listitem' )
		.filter( { visible: true } )
		.getByRole( 'heading', { level: 2 } )
		.allTextContents();

test( 'services, courses and things without a price are asked for', async ( {
	page,
} ) => {
	await page.goto( '/shop/?sfx_type=service' );
	const book = card( page, 'Knotless Braids' ).getByRole( 'link', {
		name: 'Book',
		exact: true,
	} );
	await expect( book ).toHaveAttribute(
		'href',
		/^https:\/\/wa\.me\/233200000142\?text=.*Knotless%20Braids/
	);
	await expect(
		page.getByRole( 'button', { name: 'Add to cart' } )
	).toHaveCount( 0 );

	await page.goto( '/shop/?sfx_type=course' );
	await expect(
		card( page, 'Twi for Visitors' ).getByRole( 'link', {
			name: 'Register',
			exact: true,
		} )
	).toHaveAttribute( 'href', /^https:\/\/wa\.me\// );

	await page.goto( '/shop/' );
	const lamp = card( page, 'Carved Calabash Lamp' );
	await expect( lamp ).toContainText( 'Price on request' );
	await expect(
		lamp.getByRole( 'link', { name: 'Ask for price' } )
	).toHaveAttribute( 'href', /Carved%20Calabash%20Lamp/ );

	await page.goto( '/shop/?sfx_q=headwrap' );
	const gone = card( page, 'Ready-tied Headwrap' );
	await expect( gone ).toContainText( 'Out of stock' );
	await expect( gone.getByRole( 'button' ) ).toHaveCount( 0 );
} );

test( 'a mirrored double is shown once, and both addresses lead to it', async ( {
	page,
} ) => {
	await page.goto( '/shop/?sfx_q=bolga' );
	expect( await names( page ) ).toEqual( [ 'Bolga Basket, Round' ] );
	await page.goto(
		'/shop/?sfx_item=product:product-bolga-basket-round-a7d412'
	);
	await expect(
		page.getByRole( 'heading', { level: 2, name: 'Bolga Basket, Round' } )
	).toBeVisible();
} );

for ( const script of [ true, false ] ) {
	test.describe( script ? 'with script' : 'without script', () => {
		test.use( { javaScriptEnabled: script } );

		test( 'is searched', async ( { page } ) => {
			await page.goto( '/shop/' );
			const field = page.getByRole( 'searchbox', {
				name: 'Search the shop',
			} );
			await field.fill( 'SHEA butter' );
			if ( script ) {
				// What is on the page answers while one types.
				await expect.poll( () => names( page ) ).toEqual( [ SHEA ] );
			}
			await field.press( 'Enter' );
			await expect( page ).toHaveURL( /sfx_q=SHEA(\+|%20)butter/ );
			await expect.poll( () => names( page ) ).toContain( SHEA );
			await expect( field ).toHaveValue( 'SHEA butter' );

			await field.fill( 'zzzz' );
			await field.press( 'Enter' );
			await expect(
				page.getByText( 'Nothing found for “zzzz”.' )
			).toBeVisible();
			await page.getByRole( 'link', { name: 'Show everything' } ).click();
			await expect( card( page, SHEA ) ).toBeVisible();
		} );

		test( 'is narrowed by categories', async ( { page } ) => {
			await page.goto( '/shop/' );
			const chips = page.getByRole( 'navigation', {
				name: 'Categories',
			} );
			await chips.getByRole( 'link', { name: 'Food & Drinks' } ).click();
			await expect( page ).toHaveURL( /sfx_cat=Food/ );
			await expect(
				chips.getByRole( 'link', { name: 'Food & Drinks' } )
			).toHaveAttribute( 'aria-current', 'true' );
			await expect
				.poll( () => names( page ) )
				.toContain( 'Gari, Fine 2 kg' );
			expect( await names( page ) ).not.toContain( SHEA );

			await page.goBack();
			await expect( card( page, SHEA ) ).toBeVisible();
			await page.goForward();
			await expect.poll( () => names( page ) ).not.toContain( SHEA );
		} );

		test( 'is put in another order', async ( { page } ) => {
			await page.goto( '/shop/' );
			await page
				.getByRole( 'combobox', { name: 'Order' } )
				.selectOption( 'Price, lowest first' );
			if ( ! script ) {
				await page.getByRole( 'button', { name: 'Show' } ).click();
			}
			await expect( page ).toHaveURL( /sfx_sort=price/ );
			await expect
				.poll( async () => ( await names( page ) )[ 0 ] )
				.toBe( 'Alata Samina Black Soap' );
		} );

		test( 'is read page by page', async ( { page } ) => {
			await page.goto( '/shop/' );
			const first = await names( page );
			expect( first ).toHaveLength( 24 );
			const pages = page.getByRole( 'navigation', { name: 'Pages' } );
			await pages.getByRole( 'link', { name: 'Next' } ).click();
			await expect( page ).toHaveURL( /sfx_page=2/ );
			await expect
				.poll( async () =>
					( await names( page ) ).filter( ( name ) =>
						first.includes( name )
					)
				)
				.toEqual( [] );
			const second = await names( page );
			// Forty-two items and the mirrored one, which counts once.
			expect( second ).toHaveLength( 43 - 24 );
		} );

		test( 'tells what an address names that is not there', async ( {
			page,
			mayComplain,
		} ) => {
			mayComplain.push( /status of 404/ );
			const answer = await page.goto( '/shop/?sfx_item=product:nothing' );
			expect( answer?.status() ).toBe( 404 );
			await expect(
				page.getByText( 'This is no longer in the shop' )
			).toBeVisible();
			await page
				.getByRole( 'link', { name: 'See everything in the shop' } )
				.click();
			await expect( card( page, SHEA ) ).toBeVisible();
		} );
	} );
}

test( 'details open in place, have their own address, and Back closes them', async ( {
	page,
	visit,
} ) => {
	await page.goto( '/shop/' );
	await card( page, SHEA )
		.getByRole( 'link', { name: `View details: ${ SHEA }` } )
		.click();
	const dialog = page.getByRole( 'dialog', { name: SHEA } );
	await expect( dialog ).toContainText( 'women’s co-operative in Tamale' );
	await expect( page ).toHaveURL( /sfx_item=product:prod_shea_butter/ );
	await expect( page ).toHaveTitle( /^Raw Shea Butter/ );
	const shared = page.url();

	await dialog.getByRole( 'button', { name: 'One more' } ).click();
	await dialog.getByRole( 'button', { name: 'Add to cart' } ).click();
	await expect(
		dialog.getByRole( 'button', { name: 'Added · 2 in cart' } )
	).toBeVisible();

	await page.goBack();
	await expect( dialog ).toBeHidden();
	await expect( page ).toHaveURL( /\/shop\/$/ );
	await expect( page ).toHaveTitle( /^Shop/ );
	await page.goForward();
	await expect( dialog ).toContainText( 'women’s co-operative' );
	await page.keyboard.press( 'Escape' );
	await expect( dialog ).toBeHidden();
	await expect( page ).toHaveURL( /\/shop\/$/ );

	// Whoever is sent the address sees the same, with script and without.
	for ( const javaScriptEnabled of [ true, false ] ) {
		const friend = await ( await visit( { javaScriptEnabled } ) ).newPage();
		await friend.goto( shared );
		await expect(
			friend.getByRole( 'heading', { level: 2, name: SHEA } )
		).toBeVisible();
		await friend.getByRole( 'link', { name: 'All items' } ).click();
		await expect( card( friend, SHEA ) ).toBeVisible();
	}
} );

test( 'what was added by search and paging is in one cart', async ( {
	page,
} ) => {
	await page.goto( '/shop/' );
	await add( page, SHEA );
	await page
		.getByRole( 'navigation', { name: 'Pages' } )
		.getByRole( 'link', { name: 'Next' } )
		.click();
	await expect( card( page, SHEA ) ).toHaveCount( 0 );
	await add( page, 'Power Bank 20,000 mAh' );
	await page.getByRole( 'searchbox' ).fill( 'shea' );
	await page.getByRole( 'searchbox' ).press( 'Enter' );
	await expect( addButton( page, SHEA ) ).toBeVisible();
	await addButton( page, SHEA ).click();
	await expect( addButton( page, SHEA ) ).toHaveText( 'Added · 2 in cart' );
	await expect(
		page
			.getByRole( 'banner' )
			.getByRole( 'link', { name: /^Items in your cart: 3,/ } )
	).toBeVisible();
} );
