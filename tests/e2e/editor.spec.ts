/** Each block is found, shown, set and saved in the editor, and then on the page. */
import type { FrameLocator } from '@playwright/test';

import { add, addButton, card, line, SHEA } from './support/steps';
import { expect, test, type Page } from './support/test';

async function logIn( page: Page ): Promise< void > {
	await page.request.get( '/wp-login.php' );
	await page.request.post( '/wp-login.php', {
		form: { log: 'admin', pwd: 'password', testcookie: '1' },
	} );
}

test.beforeEach( ( { mayComplain } ) => {
	mayComplain.push(
		// Avatars are on another host, which a test cannot reach.
		/gravatar\.com/,
		// What WordPress's own editor says of its own styles and controls.
		/^warning: (?!.*sedifex)/i
	);
} );

/** A new page in the editor; gives the frame that shows its content. */
async function newPage( page: Page, title: string ): Promise< FrameLocator > {
	await logIn( page );
	await page.goto( '/wp-admin/post-new.php?post_type=page' );
	const canvas = page.frameLocator( 'iframe[name="editor-canvas"]' );
	await canvas.getByRole( 'textbox', { name: 'Add title' } ).fill( title );
	return canvas;
}

async function insert( page: Page, name: string ): Promise< void > {
	const toggle = page
		.getByRole( 'button', {
			name: /^(Toggle block inserter|Block Inserter)$/,
		} )
		.first();
	await toggle.click();
	await page.getByRole( 'searchbox' ).first().fill( name );
	// Before the name stands the character of its icon.
	await page
		.getByRole( 'option', { name: new RegExp( `${ name }$` ) } )
		.click();
	await toggle.click();
}

const settings = ( page: Page ) =>
	page.getByRole( 'region', { name: 'Editor settings' } );

/** Publishes, and gives the address of the page. */
async function publish( page: Page ): Promise< string > {
	await page
		.getByRole( 'button', { name: 'Publish', exact: true } )
		.first()
		.click();
	const panel = page.getByRole( 'region', { name: 'Editor publish' } );
	await panel.getByRole( 'button', { name: 'Publish', exact: true } ).click();
	const link = panel.getByRole( 'link', { name: /^View Page/i } ).first();
	await expect( link ).toBeVisible();
	return ( await link.getAttribute( 'href' ) ) ?? '';
}

/** What was saved is what the block would save: nothing to be repaired. */
async function expectValid(
	page: Page,
	canvas: FrameLocator
): Promise< void > {
	await page.reload();
	await expect(
		canvas.getByRole( 'textbox', { name: 'Add title' } )
	).toBeVisible();
	await expect(
		canvas.getByText( /unexpected or invalid content/ )
	).toHaveCount( 0 );
}

test( 'products: everything, then goods in one category, as a list', async ( {
	page,
} ) => {
	const canvas = await newPage( page, 'Market' );
	await insert( page, 'Sedifex products' );
	// The live catalogue, as visitors see it.
	await expect( canvas.getByRole( 'heading', { name: SHEA } ) ).toBeVisible();
	await expect(
		canvas.getByRole( 'heading', { name: 'Knotless Braids' } )
	).toHaveCount( 0 );

	const controls = settings( page );
	await controls
		.getByLabel( 'Items', { exact: true } )
		.selectOption( 'Goods' );
	await controls.getByLabel( 'Category' ).selectOption( 'Beauty & Care' );
	await controls
		.getByLabel( 'Order', { exact: true } )
		.selectOption( 'Price, lowest first' );
	await controls.getByLabel( 'Shape' ).selectOption( 'List' );
	await controls
		.getByLabel( 'Words on the button' )
		.fill( 'Into the basket' );
	await controls.getByLabel( 'Search', { exact: true } ).uncheck();
	await expect(
		canvas.getByRole( 'heading', { name: 'Alata Samina Black Soap' } )
	).toBeVisible();
	await expect( canvas.getByText( 'Into the basket' ).first() ).toBeVisible();

	const url = await publish( page );
	await expectValid( page, canvas );
	await page.goto( url );
	await expect( page.getByRole( 'searchbox' ) ).toHaveCount( 0 );
	await expect(
		page.getByRole( 'main' ).getByRole( 'heading', { level: 2 } ).first()
	).toHaveText( 'Alata Samina Black Soap' );
	await expect( card( page, 'Cocoa Powder, Unsweetened 400 g' ) ).toHaveCount(
		0
	);
	await expect( addButton( page, SHEA ) ).toHaveText( 'Into the basket' );
	await add( page, SHEA );
} );

test( 'products: chosen by hand', async ( { page } ) => {
	const canvas = await newPage( page, 'Our favourites' );
	await insert( page, 'Sedifex products' );
	await expect( canvas.getByRole( 'heading', { name: SHEA } ) ).toBeVisible();
	const controls = settings( page );
	await controls
		.getByLabel( 'Items', { exact: true } )
		.selectOption( 'Chosen by hand' );
	for ( const name of [ 'Power Bank 20,000 mAh', SHEA ] ) {
		const picker = controls.getByRole( 'combobox', {
			name: 'Add an item',
		} );
		await picker.fill( name );
		await page.getByRole( 'option', { name } ).click();
	}
	await controls.getByRole( 'button', { name: `Move ${ SHEA } up` } ).click();
	await expect( canvas.getByRole( 'heading', { level: 2 } ) ).toHaveText( [
		SHEA,
		'Power Bank 20,000 mAh',
	] );

	await page.goto( await publish( page ) );
	await expect(
		page.getByRole( 'main' ).getByRole( 'heading', { level: 2 } )
	).toHaveText( [ SHEA, 'Power Bank 20,000 mAh' ] );
} );

test( 'cart button: without the total', async ( { page } ) => {
	const canvas = await newPage( page, 'Corner' );
	await insert( page, 'Sedifex cart button' );
	await expect( canvas.getByText( 'GH₵ 245.00' ) ).toBeVisible();
	await settings( page ).getByLabel( 'Show the total' ).uncheck();
	await expect( canvas.getByText( 'GH₵ 245.00' ) ).toHaveCount( 0 );

	const url = await publish( page );
	await expectValid( page, canvas );
	await page.goto( '/shop/' );
	await add( page, SHEA );
	await page.goto( url );
	await expect(
		page
			.getByRole( 'main' )
			.getByRole( 'link', { name: 'Items in your cart: 1, GH₵ 35.00' } )
	).toHaveText( '1', { useInnerText: true } );
} );

test( 'cart and checkout: a heading and a note', async ( { page } ) => {
	const canvas = await newPage( page, 'Till' );
	await insert( page, 'Sedifex cart and checkout' );
	await expect( canvas.getByText( 'These are samples.' ) ).toBeVisible();
	const controls = settings( page );
	await controls.getByLabel( 'Heading' ).fill( 'Almost yours' );
	await controls
		.getByLabel( 'Under the button' )
		.fill( 'We deliver on Tuesdays.' );
	await expect( canvas.getByText( 'Almost yours' ) ).toBeVisible();

	const url = await publish( page );
	await expectValid( page, canvas );
	await page.goto( '/shop/' );
	await add( page, SHEA );
	await page.goto( url );
	await expect(
		page.getByRole( 'heading', { name: 'Almost yours' } )
	).toBeVisible();
	await expect( page.getByText( 'We deliver on Tuesdays.' ) ).toBeVisible();
	await expect( line( page, SHEA ) ).toBeVisible();
} );

test( 'order status: a heading and own words of help', async ( { page } ) => {
	const canvas = await newPage( page, 'Where is it' );
	await insert( page, 'Sedifex order status' );
	await expect( canvas.getByText( 'These are samples.' ) ).toBeVisible();
	const controls = settings( page );
	await controls.getByLabel( 'Heading' ).fill( 'Track it here' );
	await controls
		.getByLabel( 'Lost reference' )
		.fill( 'Call us on Oxford Street.' );
	await expect( canvas.getByText( 'Track it here' ) ).toBeVisible();

	const url = await publish( page );
	await expectValid( page, canvas );
	await page.goto( url );
	await expect(
		page.getByRole( 'heading', { name: 'Track it here' } )
	).toBeVisible();
	await expect( page.getByText( 'Call us on Oxford Street.' ) ).toBeVisible();
	await expect(
		page.getByRole( 'button', { name: 'Find my order' } )
	).toBeVisible();
} );
