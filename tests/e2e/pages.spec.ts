/** What pages send, keep to themselves, and leave alone. */
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
const BLOCKS = {
	products: '<!-- wp:sedifex/products /-->',
	cart: '<!-- wp:sedifex/product-cart /-->',
	status: '<!-- wp:sedifex/order-status /-->',
} as const;
const SHORTCODES = {
	products: '[sedifex_products]',
	cart: '[sedifex_cart]',
	status: '[sedifex_order_status]',
} as const;

/** Every address that is asked for from now on. */
function requestsOf( page: Page ): string[] {
	const urls: string[] = [];
	page.on( 'request', ( request ) => urls.push( request.url() ) );
	return urls;
}

/** Long enough for whatever a page begins after it has loaded. */
async function settle( page: Page ): Promise< void > {
	await page.waitForLoadState( 'networkidle' );
	await page.evaluate(
		() =>
			new Promise( ( done ) => {
				window.requestIdleCallback( () => setTimeout( done, 700 ) );
			} )
	);
}

/** WordPress tries how the browser draws emoji, from a blob and a file. */
const isCore = ( url: string ): boolean =>
	/wp-emoji-release|^blob:|^data:/.test( url );

test( 'an empty cart asks no server for anything', async ( { page, shop } ) => {
	const since = await shop.sandbox.lastCall();
	for ( const path of [ '/shop/', '/cart/' ] ) {
		await page.goto( path, { waitUntil: 'load' } );
		const after = requestsOf( page );
		await settle( page );
		await page.mouse.move( 200, 200 );
		await page.mouse.wheel( 0, 300 );
		await settle( page );
		// Pictures come as they come into view; they are files of the site.
		expect(
			after.filter(
				( url ) =>
					! isCore( url ) && ! /\/uploads\/.*\.webp$/.test( url )
			)
		).toEqual( [] );
		page.removeAllListeners( 'request' );
	}
	// Nor does the shop ask Sedifex when its pages are looked at.
	expect(
		( await shop.sandbox.calls( since ) ).map( ( { path } ) => path )
	).toEqual( [] );
} );

test( 'every picture and script is the site’s own', async ( {
	page,
	shop,
} ) => {
	const urls = requestsOf( page );
	await page.goto( '/shop/' );
	await settle( page );
	expect( urls.some( ( url ) => url.endsWith( '.webp' ) ) ).toBe( true );
	expect(
		urls.filter(
			( url ) => ! url.startsWith( shop.url ) && ! isCore( url )
		)
	).toEqual( [] );
} );

test( 'a page without our blocks is the same as without the plugin', async ( {
	page,
	shop,
} ) => {
	const url = await shop.page(
		'Plain',
		'<!-- wp:paragraph --><p>Only words.</p><!-- /wp:paragraph -->'
	);
	const read = async () => ( await page.request.get( url ) ).text();
	await shop.withoutCartButton( async () => {
		const active = await read();
		expect( active ).toContain( 'Only words.' );
		let without = '';
		await shop.withoutPlugin( async () => {
			without = await read();
		} );
		expect( active ).toBe( without );
	} );
	// With the button in the header, only what the button needs.
	expect(
		( await read() ).match(
			/sedifex-(products|product-cart|order-status)[\w-]*/g
		)
	).toBeNull();
} );

test( 'the order page is for its reader alone', async ( {
	page,
	customer,
	mayComplain,
} ) => {
	mayComplain.push( /status of 404/ );
	await readyToOrder( page, customer, DELIVERY );
	await orderButton( page, DELIVERY ).click();
	await expect( headline( page, 'Pay on delivery' ) ).toBeVisible();
	const reference = await referenceOn( page );
	const token = new URL( page.url() ).searchParams.get( 'sfx_order' ) ?? '';
	expect( token.length ).toBeGreaterThanOrEqual( 22 );

	const answer = await page.request.get( page.url() );
	const headers = answer.headers();
	expect( headers[ 'cache-control' ] ).toContain( 'no-store' );
	expect( headers[ 'referrer-policy' ] ).toBe( 'no-referrer' );
	expect( headers[ 'x-robots-tag' ] ).toContain( 'noindex' );
	const html = await answer.text();
	expect( html ).toMatch(
		/<meta name=['"]robots['"] content=['"][^'"]*noindex/
	);
	expect( html ).toContain( reference );

	const rest = await page.request.get(
		`/wp-json/sedifex/v1/orders/${ token }`
	);
	expect( rest.headers()[ 'cache-control' ] ).toContain( 'no-store' );
	const json = await rest.text();

	const digits = customer.international.slice( -9 );
	for ( const told of [ html, json, await page.content() ] ) {
		for ( const secret of [
			digits,
			customer.phone,
			customer.email,
			customer.name,
			'near the post office',
		] ) {
			expect( told ).not.toContain( secret );
		}
	}

	// The address of the order goes nowhere from here.
	await expect(
		page.getByRole( 'link', { name: 'Message the store on WhatsApp' } )
	).toHaveAttribute( 'rel', /noreferrer/ );

	await lookUp( page, reference, customer.phone );
	await expect( headline( page, 'Pay on delivery' ) ).toBeVisible();
	const wrong = await page.request.post( '/order-status/', {
		form: {
			sfx_action: 'lookup',
			sfx_reference: reference,
			sfx_contact: '0249999999',
		},
	} );
	expect( wrong.status() ).toBe( 404 );
	expect( wrong.headers()[ 'cache-control' ] ).toContain( 'no-store' );
} );

test( 'the review is for its reader alone', async ( { visit, customer } ) => {
	const context = await visit( { javaScriptEnabled: false } );
	const page = await context.newPage();
	await page.goto( '/shop/' );
	await page.getByRole( 'button', { name: 'Add to cart' } ).first().click();
	await expect( page ).toHaveURL( /sfx_view=cart/ );
	const answer = await context.request.post( '/cart/?sfx_view=cart', {
		form: {
			sfx_action: 'review',
			sfx_name: customer.name,
			sfx_phone: customer.phone,
			sfx_receive: 'pickup',
			sfx_payment: 'pay_on_delivery',
		},
	} );
	expect( await answer.text() ).toContain( 'Please look over your order' );
	expect( answer.headers()[ 'cache-control' ] ).toContain( 'no-store' );
	expect( answer.headers()[ 'x-robots-tag' ] ).toContain( 'noindex' );
} );

for ( const name of [ 'products', 'cart', 'status' ] as const ) {
	test( `the shortcode ${ SHORTCODES[ name ] } is the block`, async ( {
		page,
		shop,
	} ) => {
		const pages = await Promise.all(
			[ BLOCKS[ name ], SHORTCODES[ name ] ].map( ( content, at ) =>
				shop.page( `${ name } ${ at }`, content )
			)
		);
		const seen: string[] = [];
		for ( const url of pages ) {
			await page.goto( url );
			const main = page.getByRole( 'main' );
			await expect(
				main.getByRole( 'heading', { level: 1 } )
			).toBeVisible();
			await settle( page );
			seen.push(
				( await main.ariaSnapshot() )
					.replaceAll( new URL( url ).pathname, '/' )
					.replaceAll( `${ name } 0`, name )
					.replaceAll( `${ name } 1`, name )
			);
		}
		expect( seen[ 1 ] ).toBe( seen[ 0 ] );
	} );
}

test( 'the shortcode of the cart button counts', async ( { page, shop } ) => {
	const url = await shop.page(
		'Button',
		'[sedifex_cart_button show_total="no"] [sedifex_products per_page="4" show_cart="no"]'
	);
	await page.goto( url );
	await add( page, SHEA );
	const button = page
		.getByRole( 'main' )
		.getByRole( 'link', { name: 'Items in your cart: 1, GH₵ 35.00' } );
	await expect( button ).toHaveText( '1', { useInnerText: true } );
	await button.click();
	await page
		.getByRole( 'dialog' )
		.getByRole( 'link', { name: 'View cart and check out' } )
		.click();
	await expect( line( page, SHEA ) ).toBeVisible();
} );
