/** The owner's orders: found, looked into, and decided about where only a person can. */
import { randomBytes } from 'node:crypto';

import { logIn, NOT_OURS, OF_DATAVIEWS } from './support/admin';
import { expectAccessible, expectNoOverflow } from './support/axe';
import type { Shop } from './support/shop';
import { SHEA_ID } from './support/steps';
import { expect, test, type Customer, type Page } from './support/test';

const SCREEN = '/wp-admin/admin.php?page=sedifex-sync-orders';

const ITEMS = [ { id: SHEA_ID, type: 'product', quantity: 1 } ];

const ALL_HANDLED =
	'global $wpdb; $wpdb->query( "UPDATE {$wpdb->prefix}sedifex_orders SET attention = \'\'" );';

const waitingReferences =
	'global $wpdb; echo implode( ",", $wpdb->get_col( "SELECT reference FROM {$wpdb->prefix}sedifex_orders WHERE attention > \'\'" ) );';

/** Time enough for the outbox to stop asking by itself. */
const LATER =
	'global $wpdb; $wpdb->query( "UPDATE {$wpdb->prefix}sedifex_intents SET sent_at = sent_at - 400, available_at = 0, lease_until = 0" );';

async function ask< T >(
	shop: Shop,
	route: string,
	body: unknown
): Promise< T > {
	const response = await fetch(
		`${ shop.url }/wp-json/sedifex/v1${ route }`,
		{
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify( body ),
		}
	);
	return ( await response.json() ) as T;
}

/** Places an order as the shop's pages do, and gives its reference. */
async function order(
	shop: Shop,
	{ name, international: phone, email }: Customer,
	payment: 'online' | 'pay_on_delivery' = 'pay_on_delivery'
): Promise< string > {
	const quote = await ask< { due_now_minor: number } >( shop, '/quote', {
		items: ITEMS,
		payment,
	} );
	const placed = await ask< { reference: string } >( shop, '/checkout', {
		intent: `01${ randomBytes( 12 ).toString( 'hex' ).toUpperCase() }`,
		items: ITEMS,
		customer: { name, phone, email },
		delivery: { method: 'delivery', location: 'Osu', notes: '' },
		payment,
		quoted_total_minor: quote.due_now_minor,
	} );
	expect( placed ).toEqual(
		expect.objectContaining( {
			reference: expect.stringMatching( /^SFX-/ ),
		} )
	);
	return placed.reference;
}

/** An order whose call came to an unclear end, until a person has to look. */
async function unclearOrder(
	shop: Shop,
	customer: Customer,
	fault: 'reset-after-effect' | 'reset-before-effect'
): Promise< string > {
	await shop.sandbox.fault( 'integrationCashCheckoutCreate', fault );
	for ( let times = 0; times < 5; times++ ) {
		await shop.sandbox.fault( 'publicQuickPayReceipt', '5xx-before' );
	}
	const reference = await order( shop, customer );
	await expect( async () => {
		await shop.site.php( LATER );
		await shop.work();
		expect( await shop.site.php( waitingReferences ) ).toContain(
			reference
		);
	} ).toPass();
	await shop.sandbox.tidy();
	return reference;
}

async function open( page: Page, address = SCREEN ): Promise< void > {
	await logIn( page );
	await page.goto( address );
	await expect(
		page.getByText( 'Sedifex holds the record of every order.' )
	).toBeVisible();
}

const waiting = ( page: Page ) =>
	page.getByRole( 'region', { name: 'Orders that need you' } );

const row = ( page: Page, reference: string ) =>
	page.getByRole( 'row' ).filter( { hasText: reference } );

const search = ( page: Page ) =>
	page.getByRole( 'searchbox', { name: 'Reference, name, phone or e-mail' } );

test.beforeEach( async ( { shop, mayComplain } ) => {
	mayComplain.push( NOT_OURS, OF_DATAVIEWS );
	await shop.site.php( ALL_HANDLED );
} );

test( 'found by phone, filtered, opened, and back again', async ( {
	page,
	shop,
	customer,
} ) => {
	const reference = await order( shop, customer );
	await open( page );
	await expect( row( page, reference ) ).toContainText( customer.name );
	await search( page ).fill( customer.phone );
	await expect( page.getByRole( 'row' ) ).toHaveCount( 2 );
	await expect( row( page, reference ) ).toContainText( 'Pay on delivery' );
	await expectAccessible( page, '#sedifex-admin' );
	await expectNoOverflow( page );

	await search( page ).fill( 'nobody of this name' );
	await expect( page.getByText( 'No order fits' ) ).toBeVisible();
	await page
		.getByRole( 'button', { name: 'Clear search and filters' } )
		.click();
	await expect( row( page, reference ) ).toBeVisible();

	await page
		.getByRole( 'button', { name: 'Payment', exact: true } )
		.first()
		.click();
	await page.getByRole( 'option', { name: 'Refunded' } ).click();
	await expect( page.getByText( 'No order fits' ) ).toBeVisible();
	await page.keyboard.press( 'Escape' );
	// The view is kept for next time, the search is not.
	await page.reload();
	await expect( page.getByText( 'No order fits' ) ).toBeVisible();
	await page
		.getByRole( 'button', { name: 'Clear search and filters' } )
		.click();

	await page.getByRole( 'link', { name: reference } ).click();
	await expect( page ).toHaveURL( new RegExp( `&order=${ reference }$` ) );
	await expect(
		page.getByRole( 'heading', { name: reference } )
	).toBeFocused();
	await expect(
		page.getByRole( 'link', { name: customer.phone } )
	).toBeVisible();
	await page.getByText( '1 call to Sedifex' ).click();
	await expect( page.getByText( `${ reference }-` ).first() ).toBeVisible();
	await expect( page.getByText( /HTTP 200 · \d+ ms/ ) ).toBeVisible();
	await expectAccessible( page, '#sedifex-admin' );
	await expectNoOverflow( page );

	await page.goBack();
	await expect( page.getByRole( 'link', { name: reference } ) ).toBeFocused();
	await page.goForward();
	await expect(
		page.getByRole( 'heading', { name: reference } )
	).toBeVisible();
} );

test( 'an order of its own address on a phone, and its link copied', async ( {
	visit,
	shop,
	customer,
} ) => {
	const reference = await order( shop, customer );
	const context = await visit( { viewport: { width: 360, height: 740 } } );
	await context.grantPermissions( [ 'clipboard-read', 'clipboard-write' ] );
	const page = await context.newPage();
	await open( page, `${ SCREEN }&order=${ reference }` );
	await page
		.getByRole( 'button', { name: 'Copy the customer’s link' } )
		.click();
	await expect(
		page.getByRole( 'button', { name: 'Copied' } )
	).toBeVisible();
	await expect( page.locator( '#a11y-speak-polite' ) ).toHaveText( 'Copied' );
	expect(
		await page.evaluate( () => navigator.clipboard.readText() )
	).toMatch( /\/order-status\/\?sfx_order=/ );
	await expectAccessible( page, '#sedifex-admin' );
	await expectNoOverflow( page );
	await page.getByRole( 'link', { name: 'All orders' } ).click();
	await expect( row( page, reference ) ).toBeVisible();
	await expectNoOverflow( page );
} );

test( 'looking again finds an order whose answer was lost', async ( {
	page,
	shop,
	customer,
} ) => {
	const reference = await unclearOrder(
		shop,
		customer,
		'reset-after-effect'
	);
	await open( page );
	await expect( waiting( page ) ).toContainText( '1 order needs you' );
	await expect( waiting( page ) ).toContainText(
		'since then Sedifex has not told us whether it arrived'
	);
	await expectAccessible( page, '#sedifex-admin' );
	await page
		.getByRole( 'button', { name: `Look again: ${ reference }` } )
		.click();
	await expect( waiting( page ) ).toContainText( 'Sedifex has this order.' );
	await expect( waiting( page ).getByRole( 'heading' ) ).toHaveCount( 0 );
	await expect( row( page, reference ) ).not.toContainText( 'Needs you' );
	const { rows } = await shop.sandbox.of( customer.international );
	expect( rows ).toHaveLength( 1 );
} );

test( 'an order that never arrived is sent again, once, by two who click at once', async ( {
	page,
	shop,
	customer,
	mayComplain,
} ) => {
	mayComplain.push( /status of 409/ );
	const reference = await unclearOrder(
		shop,
		customer,
		'reset-before-effect'
	);
	await open( page );
	const other = await page.context().newPage();
	await other.goto( `${ SCREEN }&order=${ reference }` );
	await page
		.getByRole( 'button', { name: `Look again: ${ reference }` } )
		.click();
	await expect( waiting( page ) ).toContainText(
		'Sedifex does not have this order. You can send it again.'
	);
	for ( const each of [ page, other ] ) {
		await each
			.getByRole( 'button', { name: `Send again: ${ reference }` } )
			.click();
		await expect( each.getByRole( 'dialog' ) ).toContainText(
			'Has your customer confirmed'
		);
	}
	await Promise.all(
		[ page, other ].map( ( each ) =>
			each
				.getByRole( 'dialog' )
				.getByRole( 'button', { name: 'Send again' } )
				.click()
		)
	);
	for ( const each of [ page, other ] ) {
		await expect(
			each
				.locator( '.sedifex-orders__answer' )
				.getByText(
					/Sedifex has the order now|nothing was sent|being looked at right now/
				)
		).toBeVisible();
	}
	const { rows } = await shop.sandbox.of( customer.international );
	expect( rows ).toHaveLength( 1 );
	await page.reload();
	await expect( waiting( page ).getByRole( 'heading' ) ).toHaveCount( 0 );
} );

test( 'marked as handled, taken back, and found among the handled ones', async ( {
	page,
	shop,
	customer,
} ) => {
	const reference = await unclearOrder(
		shop,
		customer,
		'reset-after-effect'
	);
	await open( page );
	const handle = page.getByRole( 'button', {
		name: `Mark as handled: ${ reference }`,
	} );
	await handle.click();
	await expect( waiting( page ) ).toContainText( 'Marked as handled.' );
	await expect( row( page, reference ) ).toContainText( 'Handled' );
	await waiting( page )
		.getByRole( 'button', { name: 'Take back', exact: true } )
		.click();
	await expect( waiting( page ) ).toContainText( '1 order needs you' );
	await handle.click();
	await expect( waiting( page ) ).toContainText( 'Marked as handled.' );

	await page.goto( `${ SCREEN }&order=${ reference }` );
	await expect(
		page.getByText( 'Marked as handled by admin' ).last()
	).toBeVisible();
	await expect(
		page.getByText( 'Taken back by admin: not handled yet' )
	).toBeVisible();
	await page
		.getByRole( 'button', { name: `Take back: ${ reference }` } )
		.click();
	await expect(
		page.getByRole( 'heading', { name: 'This order needs you' } )
	).toBeVisible();
} );

test( 'script in what a customer typed never runs', async ( {
	page,
	shop,
	customer,
} ) => {
	const hostile = '<img src=x onerror=document.title="run">';
	const reference = await order( shop, customer );
	await shop.site.php(
		`global $wpdb;
		$wpdb->update( $wpdb->prefix . 'sedifex_orders', [ 'attention' => 'not_taken', 'contact' => wp_json_encode( [ 'name' => '${ hostile }', 'phone' => '', 'email' => '${ hostile }' ] ), 'items' => wp_json_encode( [ [ 'name' => '${ hostile }', 'quantity' => 1, 'unit_minor' => 1, 'line_minor' => 1 ] ] ) ], [ 'reference' => '${ reference }' ] );`
	);
	await open( page );
	await expect( row( page, reference ) ).toContainText( hostile );
	await expect( waiting( page ) ).toContainText( hostile );
	await page
		.getByRole( 'row' )
		.getByRole( 'link', { name: reference } )
		.click();
	await expect( page.getByText( hostile ).first() ).toBeVisible();
	expect( await page.title() ).not.toBe( 'run' );
} );

test( 'without a connection it says so, and goes on when asked', async ( {
	page,
	shop,
	customer,
	mayComplain,
} ) => {
	mayComplain.push( /Failed to load resource/ );
	const reference = await order( shop, customer );
	await open( page );
	await page.route( /admin\/orders/, ( route ) => route.abort() );
	await search( page ).fill( reference );
	await expect(
		page.getByRole( 'button', { name: 'Try again' } )
	).toBeVisible();
	await expect( row( page, reference ) ).toBeVisible();
	await page.unroute( /admin\/orders/ );
	await page.getByRole( 'button', { name: 'Try again' } ).click();
	await expect( page.getByRole( 'row' ) ).toHaveCount( 2 );
} );

test( 'an answer that comes late does not replace a newer one', async ( {
	page,
	shop,
	customer,
} ) => {
	const reference = await order( shop, customer );
	await open( page );
	let release = (): void => undefined;
	const held = new Promise< void >( ( resolve ) => {
		release = resolve;
	} );
	await page.route( /search=zzzz/, async ( route ) => {
		await held;
		await route.continue();
	} );
	const asked = page.waitForRequest( /search=zzzz/ );
	await search( page ).fill( 'zzzz' );
	await asked;
	await search( page ).fill( reference );
	await expect( page.getByRole( 'row' ) ).toHaveCount( 2 );
	const late = page.waitForResponse( /search=zzzz/ );
	release();
	await late;
	await expect( row( page, reference ) ).toBeVisible();
	await expect( page.getByText( 'No order fits' ) ).toBeHidden();
} );
