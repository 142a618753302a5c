import {
	chromium,
	type Browser,
	type BrowserContext,
	type CDPSession,
	type Page,
	type Request,
} from 'playwright-core';

import {
	browserArguments,
	findBrowser,
} from '../../../tests/e2e/support/browser';

/** A phone as many visitors have one. */
const PHONE = {
	viewport: { width: 360, height: 740 },
	deviceScaleFactor: 3,
	isMobile: true,
	hasTouch: true,
	locale: 'en-GB',
};

const LONGEST = 30000;

/** A visitor's phone: one page with nothing kept, and all that it asked for. */
export class Phone {
	readonly requests: Request[] = [];

	private constructor(
		private readonly context: BrowserContext,
		readonly page: Page,
		readonly session: CDPSession
	) {
		context.on( 'request', ( request ) => {
			if ( /^(https?|wss?):/.test( request.url() ) ) {
				this.requests.push( request );
			}
		} );
	}

	static async open( browser: Browser, origin: string ): Promise< Phone > {
		const context = await browser.newContext( {
			...PHONE,
			baseURL: origin,
		} );
		context.setDefaultTimeout( LONGEST );
		const page = await context.newPage();
		return new Phone( context, page, await context.newCDPSession( page ) );
	}

	/** To the end of the page, slowly enough for what loads on the way. */
	async scrollThrough(): Promise< void > {
		await this.page.evaluate( async () => {
			const { documentElement: root } = document;
			for ( let y = 0; y < root.scrollHeight; y += innerHeight / 2 ) {
				scrollTo( { top: y, behavior: 'instant' } );
				await new Promise( ( done ) => setTimeout( done, 100 ) );
			}
		} );
		await this.page.waitForFunction( () =>
			[ ...document.images ].every( ( image ) => image.complete )
		);
	}

	async addToCart( place: number ): Promise< void > {
		const button = this.page.locator( '.sfx-card .sfx-add button' );
		await button.nth( place ).tap();
		await this.page.waitForTimeout( 100 );
	}

	/** An item's details, until they are there: the page lets the tap be seen first. */
	async openDetails(): Promise< void > {
		await this.page.locator( '.sfx-details' ).first().tap();
		await this.page.locator( '.sfx-dialog[open]' ).waitFor();
	}

	async closeDialog(): Promise< void > {
		await this.page.keyboard.press( 'Escape' );
		await this.page.waitForFunction(
			() => ! document.querySelector( '.sfx-dialog[open]' )
		);
	}

	async close(): Promise< void > {
		await this.context.close();
	}
}

export function launch(): Promise< Browser > {
	return chromium.launch( {
		executablePath: findBrowser() ?? 'chromium',
		args: browserArguments,
	} );
}

/** Opens a phone for this work alone. */
export async function withPhone< T >(
	browser: Browser,
	origin: string,
	work: ( phone: Phone ) => Promise< T >
): Promise< T > {
	const phone = await Phone.open( browser, origin );
	try {
		return await work( phone );
	} finally {
		await phone.close();
	}
}
