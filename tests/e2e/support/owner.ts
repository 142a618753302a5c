/** What the owner of a new site does, on a WordPress of its own. */
import type { Page } from '@playwright/test';

import { startSite } from '../../../bin/lib/start-site';
import type { Site } from '../../../bin/lib/site';
import { DEMO_KEY, DEMO_STORE } from '../../sandbox/demo/load';
import { logIn, NOT_OURS } from './admin';
import { siteName, wordPress } from './place';
import { expect, test as base } from './test';

export { expect } from './test';

export const OURS = '#sedifex-admin';

/** A site that has only just got the plugin: it knows where Sedifex is, and no key. */
export const test = base.extend< { owner: Page }, { bare: Site } >( {
	bare: [
		async ( { shop }, use ) => {
			const plugin = process.env.SEDIFEX_PLUGIN;
			const site = await startSite( {
				name: `${ siteName }-connect`,
				wp: wordPress,
				fresh: true,
				constants: { SEDIFEX_API_BASE_URL: shop.sandbox.url },
				...( plugin ? { plugin } : {} ),
			} );
			await use( site );
			await site.stop();
		},
		{ scope: 'worker', timeout: 120_000 },
	],
	baseURL: async ( { bare }, use ) => {
		await use( bare.url );
	},
	/** The owner "Connect" of a site where nothing has been entered. */
	owner: async ( { bare, page, mayComplain }, use ) => {
		mayComplain.push(
			NOT_OURS,
			// What WordPress says of its own styles and controls.
			/^warning: (?!.*sedifex)/i
		);
		await bare.reset();
		await logIn( page );
		await page.goto( '/wp-admin/admin.php?page=sedifex-sync-connect' );
		await expect( page.getByLabel( 'Store ID' ) ).toBeVisible();
		await use( page );
		expect( await bare.complaints() ).toBe( '' );
	},
} );

/** A button of our part of the page. */
export const button = ( page: Page, name: string | RegExp ) =>
	page.locator( OURS ).getByRole( 'button', { name } );

export const heading = ( page: Page, name: string ) =>
	page.locator( OURS ).getByRole( 'heading', { level: 2, name } );

/** What the test of the connection said about one thing. */
export const found = ( page: Page, name: string ) =>
	page
		.locator( OURS )
		.getByRole( 'listitem' )
		.filter( { has: page.getByText( name, { exact: true } ) } )
		.last();

export async function enter(
	page: Page,
	key = DEMO_KEY,
	store = DEMO_STORE
): Promise< void > {
	await page.getByLabel( 'Store ID' ).fill( store );
	await page.getByLabel( 'Integration key' ).fill( key );
}

export async function connect( page: Page ): Promise< void > {
	await enter( page );
	await button( page, 'Connect' ).click();
	await expect( heading( page, 'You are connected' ) ).toBeVisible();
}
