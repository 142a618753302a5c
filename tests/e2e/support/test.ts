import { test as base, type BrowserContext } from '@playwright/test';

import { SANDBOX_VARIABLE } from './place';
import { Shop } from './shop';

export { expect } from '@playwright/test';
export type { BrowserContext, Page } from '@playwright/test';

/** A person nobody has ordered for yet. */
export interface Customer {
	readonly name: string;
	/** As people in Ghana write it. */
	readonly phone: string;
	/** As Sedifex is told it. */
	readonly international: string;
	readonly email: string;
}

type Visit = {
	/** Another browser. */
	readonly javaScriptEnabled?: boolean;
	readonly viewport?: { width: number; height: number };
	readonly extraHTTPHeaders?: Record< string, string >;
	readonly reducedMotion?: 'reduce';
};

interface Fixtures {
	readonly customer: Customer;
	/** Opens another browser, which shares nothing with the first. */
	readonly visit: ( options?: Visit ) => Promise< BrowserContext >;
	/** What a browser may complain about in this test. */
	readonly mayComplain: RegExp[];
	readonly watch: ( context: BrowserContext ) => void;
	readonly leaveTidy: void;
}

let customers = 0;

/** What the page's scripts and requests complain about, with its address. */
function listen( context: BrowserContext, heard: string[] ): void {
	context.on( 'console', ( message ) => {
		const kind = message.type();
		const { url } = message.location();
		// The hosted payment page is not ours; nor are the pictures that
		// WordPress has browsers without emoji load from another host.
		const isOurs =
			! url.startsWith( process.env[ SANDBOX_VARIABLE ] ?? '-' ) &&
			! url.startsWith( 'https://s.w.org/images/core/emoji/' );
		if ( isOurs && ( kind === 'error' || kind === 'warning' ) ) {
			heard.push(
				`${ kind }: ${ message.text() } (${ message.location().url })`
			);
		}
	} );
	context.on( 'weberror', ( error ) =>
		heard.push( `uncaught: ${ error.error().message }` )
	);
}

export const test = base.extend< Fixtures, { shop: Shop } >( {
	shop: [
		async ( {}, use ) => {
			await use( await Shop.find() );
		},
		{ scope: 'worker' },
	],
	baseURL: async ( { shop }, use ) => {
		await use( shop.url );
	},
	customer: async ( {}, use, { workerIndex } ) => {
		customers += 1;
		// A worker is replaced after a failure: its customers are others.
		const digits = String( 4_000_000 + workerIndex * 1000 + customers );
		await use( {
			name: 'Ama Mensah',
			phone: `024 ${ digits.slice( 0, 3 ) } ${ digits.slice( 3 ) }`,
			international: `+23324${ digits }`,
			email: `ama.${ digits }@example.org`,
		} );
	},
	mayComplain: async ( {}, use ) => {
		await use( [] );
	},
	watch: async ( { mayComplain }, use, { title } ) => {
		const heard: string[] = [];
		await use( ( context ) => listen( context, heard ) );
		const wrong = heard.filter(
			( line ) => ! mayComplain.some( ( known ) => known.test( line ) )
		);
		base.expect(
			wrong,
			`complaints of the browser in “${ title }”`
		).toEqual( [] );
	},
	context: async ( { context, watch }, use ) => {
		watch( context );
		await use( context );
	},
	visit: async ( { browser, watch }, use ) => {
		const opened: BrowserContext[] = [];
		await use( async ( options = {} ) => {
			const context = await browser.newContext( {
				// The rest is as the test uses it.
				javaScriptEnabled: true,
				...options,
			} );
			watch( context );
			opened.push( context );
			return context;
		} );
		await Promise.all( opened.map( ( context ) => context.close() ) );
	},
	leaveTidy: [
		async ( { shop }, use ) => {
			const before = await shop.site.complaints();
			await use();
			await shop.tidy();
			const after = await shop.site.complaints();
			base.expect( after.slice( before.length ) ).toBe( '' );
		},
		{ auto: true },
	],
} );
