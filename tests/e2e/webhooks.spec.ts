/** What other systems told the site: watched arriving, found, looked into, replayed, forgotten. */
import { readFile } from 'node:fs/promises';

import { logIn } from './support/admin';
import { expectAccessible, expectNoOverflow } from './support/axe';
import {
	dialog,
	expect,
	row,
	rows,
	SCREEN,
	search,
	test,
} from './support/webhooks';

const OURS = '#sedifex-admin';

test( 'where nothing was received, the way leads to the addresses', async ( {
	owner,
	shop,
} ) => {
	await owner.goto( SCREEN );
	await expect( owner.getByText( 'The log is empty' ) ).toBeVisible();
	await shop.site.php( "delete_option( 'sedifex_sync_secrets' );" );
	await owner.reload();
	await expect(
		owner.getByText( 'Nobody can tell your site anything yet' )
	).toBeVisible();
	await expectAccessible( owner, OURS );
	await owner.getByRole( 'button', { name: 'Set up the addresses' } ).click();
	await expect( owner ).toHaveURL( /&tab=addresses$/ );
	await expect(
		owner.getByRole( 'heading', { name: 'Selldone' } )
	).toBeVisible();
	await owner.goBack();
	await expect(
		owner.getByText( 'Nobody can tell your site anything yet' )
	).toBeVisible();
} );

test( 'seen arriving, found, filtered, opened, and back again', async ( {
	owner,
	send,
} ) => {
	expect( await send.recorded( 0 ) ).toBe( 200 );
	expect( await send.recorded( 0 ) ).toBe( 200 );
	expect( await send.selldone( 501 ) ).toBe( 200 );
	await owner.goto( SCREEN );
	await expect( rows( owner ) ).toHaveCount( 2 );
	await expect( row( owner, 'product.created' ) ).toContainText(
		'came 2 times'
	);
	await expect( row( owner, 'product.created' ) ).toContainText(
		'Set aside'
	);
	// Nobody reloads anything.
	expect( await send.sevi( 'ORD-500100' ) ).toBe( 200 );
	await expect( row( owner, 'sevi:sevi-ORD-500100' ) ).toContainText(
		'Done'
	);
	await expectAccessible( owner, OURS );
	await expectNoOverflow( owner );

	await search( owner ).fill( 'selldone:1:501' );
	await expect( rows( owner ) ).toHaveCount( 1 );
	await search( owner ).fill( 'nothing of this name' );
	await expect( owner.getByText( 'No delivery fits' ) ).toBeVisible();
	await owner
		.getByRole( 'button', { name: 'Clear search and filters' } )
		.click();
	await expect( rows( owner ) ).toHaveCount( 3 );
	await owner
		.locator( OURS )
		.getByRole( 'button', { name: 'From', exact: true } )
		.first()
		.click();
	await owner.getByRole( 'option', { name: 'Selldone' } ).click();
	await expect( rows( owner ) ).toHaveCount( 1 );
	await owner.keyboard.press( 'Escape' );
	// The view is kept for next time.
	await owner.reload();
	await expect( rows( owner ) ).toHaveCount( 1 );

	await owner.getByRole( 'link', { name: /SentOrder/ } ).click();
	await expect( owner ).toHaveURL( /&event=\d+$/ );
	await expect(
		owner.getByRole( 'heading', { name: 'SentOrder' } )
	).toBeFocused();
	const chain = owner.getByRole( 'list', {
		name: 'The way of this delivery',
	} );
	await expect( chain.getByRole( 'listitem' ) ).toHaveCount( 5 );
	await expect( chain ).toContainText( 'It arrived once.' );
	await expect( owner.getByRole( 'region', { name: 'Body' } ) ).toContainText(
		'"delivery_state": "SentOrder"'
	);
	await expect( owner.locator( OURS ) ).not.toContainText( 'Ama Mensah' );
	await expectAccessible( owner, OURS );
	await expectNoOverflow( owner );
	await owner.goBack();
	await expect(
		owner.getByRole( 'link', { name: /SentOrder/ } )
	).toBeFocused();
	await owner.goForward();
	await expect(
		owner.getByRole( 'heading', { name: 'SentOrder' } )
	).toBeVisible();
} );

test( 'chosen rows stay as they are while others come in', async ( {
	owner,
	send,
} ) => {
	await send.selldone( 601 );
	await send.selldone( 602 );
	await owner.goto( SCREEN );
	await expect( rows( owner ) ).toHaveCount( 2 );
	await row( owner, 'selldone:1:601' ).getByRole( 'checkbox' ).check();
	await send.selldone( 603 );
	await expect( owner.getByText( '1 delivery came in.' ) ).toBeVisible();
	await expect( rows( owner ) ).toHaveCount( 2 );
	await expect(
		row( owner, 'selldone:1:601' ).getByRole( 'checkbox' )
	).toBeChecked();
	await owner
		.getByRole( 'button', { name: 'Let go of it and show them' } )
		.click();
	await expect( rows( owner ) ).toHaveCount( 3 );
} );

test( 'an answer that comes late does not replace a newer one', async ( {
	owner,
	send,
} ) => {
	await send.selldone( 611 );
	await send.sevi( 'ORD-500200' );
	await owner.goto( SCREEN );
	await expect( rows( owner ) ).toHaveCount( 2 );
	let release = (): void => undefined;
	const held = new Promise< void >( ( resolve ) => {
		release = resolve;
	} );
	await owner.route( /search=zzzz/, async ( route ) => {
		await held;
		await route.continue();
	} );
	const asked = owner.waitForRequest( /search=zzzz/ );
	await search( owner ).fill( 'zzzz' );
	await asked;
	await search( owner ).fill( 'sevi-ORD-500200' );
	await expect( rows( owner ) ).toHaveCount( 1 );
	const late = owner.waitForResponse( /search=zzzz/ );
	release();
	await late;
	await expect( row( owner, 'ORD-500200' ) ).toBeVisible();
	await expect( owner.getByText( 'No delivery fits' ) ).toBeHidden();
} );

test( 'a replay says first what it would change, and then changes that', async ( {
	owner,
	send,
	shop,
} ) => {
	const orders = () =>
		shop.site.php(
			`global $wpdb; echo (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}sedifex_orders WHERE source = 'selldone'" );`
		);
	await send.selldone( 701 );
	await send.selldone( 702 );
	await send.recorded( 1 );
	await expect.poll( orders ).toBe( '2' );
	// As if somebody had lost them.
	await shop.site.php(
		`global $wpdb; $wpdb->query( "DELETE FROM {$wpdb->prefix}sedifex_orders WHERE source = 'selldone'" );`
	);
	await owner.goto( SCREEN );
	await expect( rows( owner ) ).toHaveCount( 3 );
	for ( const id of [ '701', '702' ] ) {
		await row( owner, `selldone:1:${ id }` )
			.getByRole( 'checkbox' )
			.check();
	}
	await owner
		.locator( '.dataviews-bulk-actions-footer__container' )
		.getByRole( 'button', { name: 'Replay' } )
		.click();
	await expect( dialog( owner ) ).toContainText( /Would change 2 orders/ );
	await expect(
		dialog( owner ).getByRole( 'listitem' ).filter( { hasText: 'Changes' } )
	).toHaveCount( 2 );
	await expectAccessible( owner, '.sedifex-webhooks__dialog' );
	expect( await orders() ).toBe( '0' );
	await dialog( owner )
		.getByRole( 'button', { name: 'Replay 2 deliveries' } )
		.click();
	await expect( dialog( owner ) ).toBeHidden();
	await expect( owner.locator( '.components-notice' ) ).toBeVisible();
	await expect.poll( orders ).toBe( '2' );
	await expect( owner.getByText( /selected/ ) ).toHaveCount( 0 );

	await owner.getByRole( 'button', { name: 'Replay all' } ).click();
	await expect( dialog( owner ) ).toContainText( 'Would change nothing' );
	await owner.keyboard.press( 'Escape' );
	await expect( dialog( owner ) ).toBeHidden();
	await expect(
		owner.getByRole( 'button', { name: 'Replay all' } )
	).toBeFocused();
} );

test( 'one delivery by keyboard alone: opened, replayed, copied', async ( {
	visit,
	send,
} ) => {
	await send.selldone( 801 );
	const context = await visit();
	await context.grantPermissions( [ 'clipboard-read', 'clipboard-write' ] );
	const page = await context.newPage();
	await logIn( page );
	await page.goto( SCREEN );
	await page.getByRole( 'link', { name: /SentOrder/ } ).focus();
	await page.keyboard.press( 'Enter' );
	await expect(
		page.getByRole( 'heading', { name: 'SentOrder' } )
	).toBeFocused();
	await page.keyboard.press( 'Tab' );
	await page.keyboard.press( 'Enter' );
	await expect( dialog( page ) ).toContainText( 'Would change nothing' );
	await page.keyboard.press( 'Escape' );
	await expect(
		page.getByRole( 'button', { name: 'Replay' } )
	).toBeFocused();
	await page.keyboard.press( 'Tab' );
	await page.keyboard.press( 'Enter' );
	await expect(
		page.getByRole( 'button', { name: 'Copied' } )
	).toBeVisible();
	const copied = JSON.parse(
		await page.evaluate( () => navigator.clipboard.readText() )
	) as { body: { action: string } };
	expect( copied.body.action ).toBe( 'SentOrder' );
} );

test( 'what failed is named, explained, and tried again', async ( {
	owner,
	send,
	shop,
} ) => {
	await send.selldone( 851 );
	await send.sevi( 'ORD-500250' );
	await owner.goto( SCREEN );
	await expect( row( owner, 'selldone:1:851' ) ).toContainText( 'Done' );
	await shop.site.php(
		`global $wpdb; $wpdb->query( "UPDATE {$wpdb->prefix}sedifex_events SET state = 'dead', verdict = 'failed', attempts = 10, errors = '[{\\"at\\":1795000000,\\"error\\":\\"process_ended\\"}]' WHERE object = 'selldone:1:851'" );`
	);
	await expect( row( owner, 'selldone:1:851' ) ).toContainText( 'Failed' );
	await owner.getByRole( 'button', { name: 'Show them' } ).click();
	await expect( rows( owner ) ).toHaveCount( 1 );
	await expect(
		owner.getByRole( 'button', { name: /^Take away: State/ } )
	).toBeVisible();
	await expectAccessible( owner, OURS );
	await owner.getByRole( 'link', { name: /SentOrder/ } ).click();
	await expect(
		owner.getByRole( 'heading', { name: 'What went wrong' } )
	).toBeVisible();
	await expect( owner.locator( OURS ) ).not.toContainText( 'process_ended' );
	await owner.getByRole( 'button', { name: 'Replay' } ).click();
	await dialog( owner )
		.getByRole( 'button', { name: 'Replay 1 delivery' } )
		.click();
	// Without anybody reloading it.
	await expect( owner.locator( '.sedifex-webhooks__head' ) ).toContainText(
		'Done'
	);
} );

test( 'where the worker is late, a line for the server is at hand', async ( {
	owner,
	send,
} ) => {
	await send.selldone( 861 );
	await owner.route( /sedifex\/v1\/events\?/, async ( route ) => {
		const response = await route.fetch();
		const answer = ( await response.json() ) as { health: object };
		await route.fulfill( {
			response,
			json: {
				...answer,
				health: {
					...answer.health,
					oldest_waiting: '2026-01-01T00:00:00Z',
					worker_at: '2026-01-01T00:00:00Z',
				},
			},
		} );
	} );
	await owner.goto( SCREEN );
	const status = owner.getByRole( 'region', { name: 'How it stands' } );
	await expect( status ).toContainText( 'The worker is late' );
	await expect( status.locator( 'code' ) ).toHaveText(
		/^\* \* \* \* \* curl .*\/wp-cron\.php\?doing_wp_cron'$/
	);
	await expectAccessible( owner, OURS );
	await expectNoOverflow( owner );
} );

test( 'on a phone and from right to left nothing runs out of the window', async ( {
	visit,
	send,
} ) => {
	await send.recorded( 3 );
	await send.selldone( 901 );
	for ( const how of [
		{ viewport: { width: 360, height: 740 } },
		{ extraHTTPHeaders: { 'X-Test-Direction': 'rtl' } },
	] ) {
		const page = await ( await visit( how ) ).newPage();
		await logIn( page );
		await page.goto( SCREEN );
		await expect( rows( page ) ).toHaveCount( 2 );
		await expectNoOverflow( page );
		await expectAccessible( page, OURS );
		await page.getByRole( 'link', { name: /product\.created/ } ).click();
		await page.getByText( 'Headers', { exact: true } ).click();
		await expectNoOverflow( page );
		await expectAccessible( page, OURS );
		await page.goto( `${ SCREEN }&tab=addresses` );
		await expect(
			page.getByRole( 'heading', { name: 'Selldone' } )
		).toBeVisible();
		await expectNoOverflow( page );
		await expectAccessible( page, OURS );
	}
} );

test( 'taken home as a file, and deleted without undoing anything', async ( {
	owner,
	send,
	shop,
} ) => {
	await send.selldone( 1001, '=1+1' );
	await send.sevi( 'ORD-500300' );
	await owner.goto( SCREEN );
	await expect( rows( owner ) ).toHaveCount( 2 );
	const download = owner.waitForEvent( 'download' );
	await owner.getByRole( 'button', { name: 'Export CSV' } ).click();
	const text = await readFile( await ( await download ).path(), 'utf8' );
	expect( text ).toContain( 'sevi:sevi-ORD-500300' );
	// Where a table calculates, a name from outside is no formula.
	expect( text ).not.toMatch( /(^|[,;"])=1\+1/m );

	await owner.getByRole( 'button', { name: 'Delete the log' } ).click();
	await expect( dialog( owner ) ).toContainText( 'stay as they are' );
	await dialog( owner )
		.getByRole( 'button', { name: 'Delete the log' } )
		.click();
	await expect( owner.getByText( 'The log is empty' ) ).toBeVisible();
	expect(
		await shop.site.php(
			`global $wpdb; echo (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}sedifex_orders WHERE source = 'sevi'" ), (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}sedifex_events" );`
		)
	).toBe( '12' );
	// What comes again is known.
	await send.sevi( 'ORD-500300' );
	await owner.reload();
	await expect( owner.getByText( 'The log is empty' ) ).toBeVisible();
} );

test( 'an order of Sevi is shown as its word, and when it pays is said', async ( {
	owner,
	send,
} ) => {
	await send.sevi( 'ORD-500400' );
	await owner.goto( SCREEN );
	await owner.getByRole( 'link', { name: /PENDING/ } ).click();
	await owner
		.getByRole( 'link', { name: 'Open the order ORD-500400' } )
		.click();
	await expect(
		owner.getByRole( 'heading', { name: 'Reported by Sevi' } )
	).toBeVisible();
	await expect( owner.locator( OURS ) ).toContainText(
		'Sevi pays you when the order is marked as delivered there'
	);
	await expect( owner.locator( OURS ) ).toContainText( 'KSh 5,000.00' );
	await expect( owner.locator( OURS ) ).toContainText( 'Duka Ltd, Thika' );
	await expectAccessible( owner, OURS );
	await expectNoOverflow( owner );
	await owner.getByRole( 'link', { name: 'All orders' } ).click();
	await expect(
		owner.getByRole( 'link', { name: /ORD-500400/ } )
	).toBeFocused();
} );

test( 'script in what was sent never runs', async ( { owner, send } ) => {
	const hostile = '<img src=x onerror=document.title="run">';
	await send.sedifex( hostile, { note: hostile } );
	await owner.goto( SCREEN );
	await expect( rows( owner ).first() ).toContainText( hostile );
	await rows( owner ).first().getByRole( 'link' ).click();
	await expect( owner.getByRole( 'region', { name: 'Body' } ) ).toContainText(
		'store_demo'
	);
	await expect(
		owner.getByRole( 'heading', { name: hostile } )
	).toBeVisible();
	expect( await owner.title() ).not.toBe( 'run' );
} );
