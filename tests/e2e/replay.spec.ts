/**
 * Pages that a cache, or a phone without signal, has kept for a month: they
 * still sell, at today's prices, and order once.
 */
import {
	addButton,
	fillDetails,
	headline,
	line,
	orderButton,
	priced,
	SHEA,
	SHEA_ID,
} from './support/steps';
import { expect, test, type BrowserContext } from './support/test';

const DELIVERY = { payment: 'Pay on delivery' } as const;
const MONTH = 30 * 86_400_000;

/** Serves the pages as they are now, for ever; forms reach the shop. */
async function keepPages(
	context: BrowserContext,
	url: string
): Promise< Record< string, string > > {
	const kept: Record< string, string > = {};
	for ( const path of [ '/shop/', '/cart/' ] ) {
		kept[ path ] = await ( await fetch( url + path ) ).text();
	}
	await context.route(
		( { pathname, search } ) => search === '' && pathname in kept,
		( route, request ) =>
			request.method() === 'GET'
				? route.fulfill( {
						contentType: 'text/html; charset=utf-8',
						body: kept[ new URL( request.url() ).pathname ] ?? '',
					} )
				: route.continue()
	);
	return kept;
}

/** Everything that WordPress signs forms with is another a month later. */
const ROTATE =
	"foreach ( [ 'auth', 'secure_auth', 'logged_in', 'nonce' ] as $name ) { update_site_option( $name . '_salt', wp_generate_password( 64 ) ); }";

for ( const script of [ true, false ] ) {
	test.describe( script ? 'with script' : 'without script', () => {
		test.use( { javaScriptEnabled: script } );

		test( 'a page kept for a month sells at the price of today, once', async ( {
			page,
			context,
			customer,
			shop,
		} ) => {
			const kept = await keepPages( context, shop.url );
			for ( const html of Object.values( kept ) ) {
				expect( html ).not.toMatch( /nonce/i );
			}
			await shop.site.php( ROTATE );
			await shop.change( SHEA_ID, { price: 38 } );
			if ( script ) {
				await page.addInitScript( ( ms ) => {
					const { now } = Date;
					Date.now = () => now.call( Date ) + ms;
				}, MONTH );
			}

			await page.goto( '/shop/' );
			await expect( page.getByText( 'GH₵ 35.00' ).first() ).toBeVisible();
			if ( script ) {
				await expect(
					page.getByText(
						/^Prices as of .* confirmed before you pay/
					)
				).toBeVisible();
			}
			await addButton( page, SHEA ).click();
			if ( script ) {
				await page.goto( '/cart/' );
				await expect( line( page, SHEA ) ).toContainText(
					'The price is now GH₵ 38.00.'
				);
			} else {
				await expect( line( page, SHEA ) ).toContainText( 'GH₵ 38.00' );
				await page.goto( '/cart/' );
			}
			await fillDetails( page, customer, DELIVERY );
			if ( script ) {
				await priced( page, DELIVERY );
			} else {
				await page
					.getByRole( 'button', { name: 'Review your order' } )
					.click();
				await expect(
					page.getByRole( 'region', {
						name: 'Please look over your order',
					} )
				).toContainText( 'GH₵ 38.00' );
			}
			await orderButton( page, DELIVERY ).click();
			await expect( headline( page, 'Pay on delivery' ) ).toBeVisible();

			// The same page once more: its cart went with the order.
			await page.goto( '/cart/' );
			if ( script ) {
				await expect(
					page.getByText( 'Your cart is empty.' )
				).toBeVisible();
			} else {
				await page
					.getByRole( 'link', { name: 'Show what is in your cart' } )
					.click();
				await expect(
					page
						.getByText( 'Your cart is empty.' )
						.filter( { visible: true } )
				).toBeVisible();
			}
			const { rows } = await shop.sandbox.of( customer.international );
			expect( rows.map( ( { amount } ) => amount ) ).toEqual( [ 38 ] );
		} );
	} );
}

test( 'a page kept by one visitor shows nothing of his to the next', async ( {
	page,
	customer,
	visit,
	shop,
} ) => {
	await page.goto( '/shop/' );
	await addButton( page, SHEA ).click();
	await page.goto( '/cart/' );
	await fillDetails( page, customer, DELIVERY );
	// What a cache would have kept while the visitor was at it.
	const body = await ( await page.request.get( '/cart/' ) ).text();
	expect( body ).toBe(
		await ( await fetch( `${ shop.url }/cart/` ) ).text()
	);

	const next = await ( await visit() ).newPage();
	await next.goto( '/cart/' );
	await expect( next.getByText( 'Your cart is empty.' ) ).toBeVisible();
} );
