/** The owner's first screen: how the shop is, what needs a person, and what to send when asking for help. */
import { DEMO_KEY, DEMO_STORE } from '../sandbox/demo/load';
import { logIn, NOT_OURS } from './support/admin';
import { expectAccessible, expectNoOverflow } from './support/axe';
import { orderButton, headline, readyToOrder } from './support/steps';
import { expect, test, type Page } from './support/test';
import type { Shop } from './support/shop';

const SCREEN = '/wp-admin/admin.php?page=sedifex-sync';

/** What other tests have left for a person to look at, a person has dealt with. */
const NOTHING_WAITS =
	"global $wpdb; $wpdb->query( \"UPDATE {$wpdb->prefix}sedifex_orders SET handled = attention, attention = '' WHERE attention > ''\" );";

const setAttention = ( code: string ): string =>
	`global $wpdb; echo $sfx_ref = $wpdb->get_var( "SELECT reference FROM {$wpdb->prefix}sedifex_orders ORDER BY id DESC LIMIT 1" ); $wpdb->update( $wpdb->prefix . 'sedifex_orders', [ 'attention' => '${ code }' ], [ 'reference' => $sfx_ref ] );`;

/** As another window of the owner coming back into view: what is shown is asked for again. */
const comeBack = ( page: Page ) =>
	page.evaluate( () => {
		document.dispatchEvent( new Event( 'visibilitychange' ) );
	} );

const panel = ( page: Page, name: string ) =>
	page
		.locator( '.sedifex-overview__panel' )
		.filter( { has: page.getByRole( 'heading', { name } ) } );

async function open( page: Page, shop: Shop ): Promise< void > {
	await shop.site.php( NOTHING_WAITS );
	await shop.sync();
	await shop.work();
	await logIn( page );
	await page.goto( SCREEN );
	await expect( page.getByText( 'Everything is working.' ) ).toBeVisible();
}

test.beforeEach( ( { mayComplain } ) => {
	mayComplain.push( NOT_OURS );
} );

test( 'a shop that is well says so, and what is still to do', async ( {
	page,
	shop,
} ) => {
	await open( page, shop );
	const items = panel( page, 'Your items' );
	await expect( items ).toContainText( /(\d+) of \1 items, checked/ );
	await expect( items ).toContainText( /\d+ of 48 pictures are ready/ );
	const checks = panel( page, 'Ready to sell' );
	// Folded to one line once everything that can be checked is done.
	if ( await checks.locator( 'details:not([open])' ).count() ) {
		await checks.locator( 'summary' ).click();
	}
	await expect( checks.getByRole( 'listitem' ) ).toHaveCount( 10 );
	await expect( checks ).toContainText(
		/Your key stays on this server\s*Done/
	);
	await expect( checks ).toContainText( /true signature\s*Not set up/ );
	await expect(
		page.getByRole( 'link', { name: 'View your shop' } )
	).toHaveAttribute( 'href', /\/shop\/$/ );
	await expectAccessible( page, '#sedifex-admin' );
} );

test( 'sync now says what has changed', async ( { page, shop } ) => {
	await open( page, shop );
	const items = panel( page, 'Your items' );
	const button = items.getByRole( 'button', { name: 'Sync now' } );
	await button.click();
	await expect( items ).toContainText( 'Done. Nothing has changed.' );
	await shop.sandbox.change( 'prod_kente_stole', { price: 333 } );
	await button.click();
	await expect( items ).toContainText( 'Done: 1 changed.' );
	await expectAccessible( page, '#sedifex-admin' );
} );

test( 'a refused key is said at once, and forgotten once it is accepted', async ( {
	page,
	shop,
	mayComplain,
} ) => {
	mayComplain.push( /status of 502/ );
	await open( page, shop );
	const button = page.getByRole( 'button', { name: 'Sync now' } );
	await shop.sandbox.switch( { rejectKeys: true } );
	await button.click();
	const health = page.locator( '.sedifex-overview__health' );
	await expect( health ).toContainText(
		'Sedifex does not accept this key for this store.'
	);
	await expect( panel( page, 'Your items' ) ).toContainText(
		'Sedifex does not accept this key for this store.'
	);
	await expect(
		health.getByRole( 'link', { name: 'Look at the connection' } )
	).toHaveAttribute( 'href', /page=sedifex-sync-settings$/ );
	await expect( panel( page, 'Ready to sell' ) ).toContainText(
		/The store ID is right\s*To do/
	);
	await expectAccessible( page, '#sedifex-admin' );
	await shop.sandbox.switch( { rejectKeys: false } );
	await button.click();
	await expect( health ).toContainText( 'Everything is working.' );
} );

test( 'an order that needs a person comes up by itself, with the way to it', async ( {
	page,
	shop,
	customer,
	visit,
} ) => {
	const buyer = await ( await visit() ).newPage();
	const wish = { payment: 'Pay on delivery' } as const;
	await readyToOrder( buyer, customer, wish );
	await orderButton( buyer, wish ).click();
	await expect( headline( buyer, 'Pay on delivery' ) ).toBeVisible();

	await open( page, shop );
	await expect( panel( page, 'Last orders' ) ).toContainText( customer.name );
	await expect( panel( page, 'Needs you' ) ).toBeHidden();
	const reference = await shop.site.php(
		setAttention( 'failed_after_paid' )
	);
	await comeBack( page );
	const needs = panel( page, 'Needs you' );
	await expect( needs ).toContainText( reference );
	await expect( needs ).toContainText( 'now says that the payment failed' );
	await expect( needs.getByRole( 'link' ) ).toHaveAttribute(
		'href',
		`admin.php?page=sedifex-sync-orders&order=${ reference }`
	);
	await expect( page.locator( '.sedifex-overview__health' ) ).toContainText(
		'1 order needs you.'
	);
	await expectAccessible( page, '#sedifex-admin' );

	// On any other screen of theirs.
	await page.goto( '/wp-admin/tools.php' );
	await expect( page.locator( '#adminmenu' ) ).toContainText(
		'1 order needs you'
	);
	await shop.site.php( NOTHING_WAITS );
	await page.goto( SCREEN );
	await expect( page.getByText( 'Everything is working.' ) ).toBeVisible();
} );

test( 'diagnostics are copied, without the key', async ( {
	page,
	shop,
	context,
} ) => {
	await context.grantPermissions( [ 'clipboard-read', 'clipboard-write' ] );
	await open( page, shop );
	await page.getByRole( 'button', { name: 'Copy diagnostics' } ).click();
	await expect( page.getByText( 'Copied. Paste it' ) ).toBeVisible();
	const text = await page.evaluate( () => navigator.clipboard.readText() );
	expect( text ).toContain( `Store ID: ${ DEMO_STORE }` );
	expect( text ).toMatch(
		/products, last success: 20\S+, 200, .*request \d{13}-/
	);
	expect( text ).not.toContain( DEMO_KEY );
	await expect(
		page.getByLabel( 'Diagnostics', { exact: true } )
	).toHaveValue( text );
	await expectAccessible( page, '#sedifex-admin' );
} );

for ( const [ name, options ] of [
	[ 'a small phone', { viewport: { width: 320, height: 700 } } ],
	[ 'right to left', { extraHTTPHeaders: { 'X-Test-Direction': 'rtl' } } ],
] as const ) {
	test( `nothing sticks out on ${ name }`, async ( { shop, visit } ) => {
		const page = await ( await visit( options ) ).newPage();
		await open( page, shop );
		await page.getByRole( 'button', { name: 'Copy diagnostics' } ).click();
		await expect(
			page.getByLabel( 'Diagnostics', { exact: true } )
		).toBeVisible();
		await expectNoOverflow( page );
		await expectAccessible( page, '#sedifex-admin' );
	} );
}
