/** From an empty form to a shop, as a new owner goes. */
import type { Page, Response } from '@playwright/test';

import { DEMO_KEY, DEMO_STORE } from '../sandbox/demo/load';
import { expectAccessible, expectNoOverflow } from './support/axe';
import {
	button,
	connect,
	enter,
	expect,
	found,
	heading,
	OURS,
	test,
} from './support/owner';

/** How often the visitor has clicked since the page was opened. */
async function countClicks( page: Page ): Promise< () => Promise< number > > {
	await page.evaluate( () => {
		const counter = window as unknown as { clicks: number };
		counter.clicks = 0;
		addEventListener(
			'click',
			( event ) => {
				counter.clicks += event.isTrusted ? 1 : 0;
			},
			true
		);
	} );
	return () =>
		page.evaluate(
			() => ( window as unknown as { clicks: number } ).clicks
		);
}

/** Every text that the site answers, to be searched for what it must not hold. */
function keepAnswers( page: Page, url: string ): () => Promise< string[] > {
	const answers: Promise< string >[] = [];
	page.on( 'response', ( response: Response ) => {
		const { pathname } = new URL( response.url() );
		if (
			response.url().startsWith( url ) &&
			! /\.(?:js|css|png|jpe?g|webp|svg|woff2?|ico)$/.test( pathname )
		) {
			answers.push( response.text().catch( () => '' ) );
		}
	} );
	return () => Promise.all( answers );
}

test( 'three clicks lead from the key to a shop with items', async ( {
	owner,
	bare,
	shop,
	mayComplain,
} ) => {
	// wp-admin fades to its next page, the shop's theme does not.
	mayComplain.push( /ViewTransition/ );
	const answers = keepAnswers( owner, bare.url );
	const clicks = await countClicks( owner );
	const began = Date.now();
	await enter( owner );
	const toSedifex = ( await bare.outgoing() ).filter( ( call ) =>
		call.includes( shop.sandbox.url )
	);
	expect( toSedifex ).toEqual( [] );
	await button( owner, 'Connect' ).click();

	await expect( heading( owner, 'How you sell' ) ).toBeFocused();
	await expect( owner.getByRole( 'status' ) ).toHaveText(
		'You are connected.'
	);
	for ( const name of [
		'Reaching Sedifex',
		'Clock',
		'Version',
		'Store',
		'Key',
		'Items',
		'Online payment',
		'Payouts',
		'Pay on delivery',
	] ) {
		await expect( found( owner, name ) ).toHaveClass( 'is-ok' );
	}
	await expect( found( owner, 'Secure address' ) ).toContainText(
		'plain HTTP'
	);
	await button( owner, 'Continue' ).click();
	await expect( heading( owner, 'Your pages' ) ).toBeFocused();
	await button( owner, 'Create pages' ).click();
	await expect( heading( owner, 'Your shop is ready' ) ).toBeFocused();
	await expect( owner.getByRole( 'status' ) ).toContainText(
		/\d+ items are in your shop/
	);
	expect( Date.now() - began ).toBeLessThan( 120_000 );
	expect( await clicks() ).toBeLessThanOrEqual( 5 );

	await owner.getByRole( 'link', { name: 'See your shop' } ).click();
	await expect(
		owner.getByRole( 'heading', { name: 'Kente Stole, Hand-woven' } )
	).toBeVisible();
	await owner.goto( '/wp-admin/admin.php?page=sedifex-sync-settings' );
	await expect( owner.getByText( 'ends in 9586' ) ).toBeVisible();
	const texts = [ ...( await answers() ), await bare.complaints() ];
	expect( texts.length ).toBeGreaterThan( 8 );
	for ( const text of texts ) {
		expect( text ).not.toContain( DEMO_KEY );
		expect( text ).not.toContain( DEMO_KEY.slice( 10, 30 ) );
	}
} );

test( 'a reload in the middle keeps what was done', async ( { owner } ) => {
	await connect( owner );
	await owner.getByLabel( 'Pick-up at the store' ).uncheck();
	await button( owner, 'Continue' ).click();
	await expect( heading( owner, 'Your pages' ) ).toBeFocused();
	await owner.reload();
	await expect( heading( owner, 'You are connected' ) ).toBeVisible();
	await expect(
		owner.getByLabel( 'Pick-up at the store' )
	).not.toBeChecked();
} );

test( 'pages that are there are used, and new ones can be taken back', async ( {
	owner,
	bare,
} ) => {
	await bare.php(
		"wp_insert_post( [ 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'My basket', 'post_content' => '<!-- wp:sedifex/product-cart /-->' ] );"
	);
	await owner.reload();
	await connect( owner );
	await button( owner, 'Continue' ).click();
	await expect( owner.getByText( 'is there already' ) ).toHaveCount( 1 );
	await button( owner, 'Create pages' ).click();
	await expect( owner.getByText( 'made just now' ) ).toHaveCount( 2 );
	await button( owner, 'Undo: put 2 new pages into the bin' ).click();
	await expect( heading( owner, 'Your pages' ) ).toBeFocused();
	await expect( owner.getByText( 'will be made' ) ).toHaveCount( 2 );
	expect(
		await bare.php(
			"echo count( get_posts( [ 'post_type' => 'page', 'post_status' => 'publish', 's' => 'sedifex' ] ) );"
		)
	).toBe( '1' );
} );

test( 'the keyboard alone is enough', async ( { owner } ) => {
	await owner.getByLabel( 'Store ID' ).focus();
	await owner.keyboard.type( DEMO_STORE );
	await owner.keyboard.press( 'Tab' );
	await owner.keyboard.type( DEMO_KEY );
	await owner.keyboard.press( 'Enter' );
	await expect( heading( owner, 'How you sell' ) ).toBeFocused();
	await owner.keyboard.press( 'Tab' );
	await expect( owner.getByLabel( 'Online', { exact: true } ) ).toBeFocused();
	await owner.keyboard.press( 'Enter' );
	await expect( heading( owner, 'Your pages' ) ).toBeFocused();
	await button( owner, 'Create pages' ).focus();
	await owner.keyboard.press( 'Enter' );
	await expect( heading( owner, 'Your shop is ready' ) ).toBeFocused();
	await button( owner, 'Disconnect' ).focus();
	await owner.keyboard.press( 'Enter' );
	await expect( button( owner, 'Stay connected' ) ).toBeFocused();
	await owner.keyboard.press( 'Tab' );
	await owner.keyboard.press( 'Enter' );
	await expect( owner.getByLabel( 'Integration key' ) ).toBeVisible();
	await expect( owner.getByLabel( 'Store ID' ) ).toHaveValue( DEMO_STORE );
} );

test( 'it fits phones and right-to-left, and is accessible at every step', async ( {
	owner,
} ) => {
	await owner.setExtraHTTPHeaders( { 'X-Test-Direction': 'rtl' } );
	await owner.setViewportSize( { width: 360, height: 740 } );
	await owner.reload();
	const look = async () => {
		await expectAccessible( owner, OURS );
		await expectNoOverflow( owner );
	};
	await button( owner, 'Connect' ).click();
	await expect( owner.getByText( 'Enter your store ID.' ) ).toBeVisible();
	await look();
	await connect( owner );
	await look();
	await button( owner, 'Continue' ).click();
	await look();
	await button( owner, 'Create pages' ).click();
	await expect( heading( owner, 'Your shop is ready' ) ).toBeVisible();
	await button( owner, 'Disconnect' ).click();
	await look();
	await owner.goto( '/wp-admin/admin.php?page=sedifex-sync-settings' );
	await owner.getByText( 'Show advanced settings' ).click();
	await look();
	await owner.setViewportSize( { width: 782, height: 900 } );
	await look();
} );
