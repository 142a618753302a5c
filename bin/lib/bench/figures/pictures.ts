import type { Browser } from 'playwright-core';

import { withPhone } from '../browser';
import { bytes, type Figure } from '../figure';

const CARDS = 24;

/** The pictures of a whole grid on a small phone. */
export function measurePictures(
	browser: Browser,
	origin: string
): Promise< Figure > {
	return withPhone( browser, origin, async ( phone ) => {
		await phone.page.goto( '/shop/', { waitUntil: 'load' } );
		await phone.scrollThrough();
		await phone.page.waitForLoadState( 'networkidle' );
		const cards = await phone.page.locator( '.sfx-card' ).count();
		const drawn = await phone.page.locator( '.sfx-card img' ).count();
		if ( cards !== CARDS ) {
			throw new Error( `The grid has ${ cards } items.` );
		}
		let sent = 0;
		for ( const request of phone.requests ) {
			if ( request.resourceType() === 'image' ) {
				sent += ( await request.sizes() ).responseBodySize;
			}
		}
		const others = phone.requests.filter(
			( request ) => ! request.url().startsWith( `${ origin }/` )
		);
		return {
			name: `pictures of a grid of ${ CARDS } on a 360 px phone`,
			reach: '≤ 350 kB, no request to another host',
			measured: `${ bytes( sent ) }, ${ others.length } to other hosts`,
			note: `${ drawn } of ${ cards } items have a picture, each with three pixels to a point; scrolled to the end`,
			isReached: sent <= 350000 && others.length === 0 && drawn > 0,
		};
	} );
}
