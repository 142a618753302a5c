import type { Browser } from 'playwright-core';

import { withPhone } from '../browser';
import type { Figure } from '../figure';

const PAGES = [ '/welcome/', '/shop/', '/cart/', '/order-status/' ];
const WAIT = 5000;

/** What pages are made of. Anything else is a page asking for something. */
const PARTS = [ 'document', 'stylesheet', 'script', 'image', 'font' ];

/** What pages ask of any server while the cart is empty. */
export async function measureIdle(
	browser: Browser,
	origin: string
): Promise< Figure > {
	const asked: string[] = [];
	for ( const path of PAGES ) {
		await withPhone( browser, origin, async ( phone ) => {
			await phone.page.goto( path, { waitUntil: 'networkidle' } );
			await phone.scrollThrough();
			await phone.page.waitForLoadState( 'networkidle' );
			const loaded = phone.requests.length;
			await phone.page.waitForTimeout( WAIT );
			asked.push(
				...phone.requests
					.filter(
						( request, place ) =>
							place >= loaded ||
							! PARTS.includes( request.resourceType() )
					)
					.map( ( request ) => request.url() )
			);
		} );
	}
	return {
		name: 'requests to any server while the cart is empty',
		reach: '0',
		measured: String( asked.length ),
		note: `${ PAGES.length } pages with the button in their header, each scrolled through and watched for ${ WAIT / 1000 } s; what a page itself is made of is not counted${ asked.length > 0 ? `. Asked: ${ asked.join( ', ' ) }` : '' }`,
		isReached: asked.length === 0,
	};
}
