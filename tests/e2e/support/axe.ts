import { createRequire } from 'node:module';

import type { AxeResults } from 'axe-core';

import { expect, type Page } from './test';

const file = createRequire( __filename ).resolve( 'axe-core/axe.min.js' );

const LEVELS = [
	'wcag2a',
	'wcag2aa',
	'wcag21a',
	'wcag21aa',
	'wcag22a',
	'wcag22aa',
];

/** What axe finds wrong on the page as it stands, the theme's parts included. */
export async function expectAccessible( page: Page ): Promise< void > {
	await page.addScriptTag( { path: file } );
	const found = await page.evaluate( async ( levels ) => {
		const { axe } = window as unknown as {
			axe: {
				run: ( context: object, options: object ) => Promise< AxeResults >;
			};
		};
		const { violations } = await axe.run( document, {
			runOnly: { type: 'tag', values: levels },
			resultTypes: [ 'violations' ],
		} );
		return violations.flatMap( ( { id, nodes } ) =>
			nodes.map(
				( { target, failureSummary } ) =>
					`${ id } at ${ target.join( ' ' ) }: ${ failureSummary }`
			)
		);
	}, LEVELS );
	expect( found ).toEqual( [] );
}

/** Nothing is wider than the window. */
export async function expectNoOverflow( page: Page ): Promise< void > {
	const wide = await page.evaluate( () => {
		const width = document.documentElement.clientWidth;
		const scrolled = ( element: Element ): boolean =>
			element.scrollWidth > element.clientWidth + 1 &&
			getComputedStyle( element ).overflowX !== 'visible';
		// Whatever scrolls by itself, such as a row of pictures, may be wide.
		const isInScroller = ( element: Element ): boolean => {
			for (
				let at = element.parentElement;
				at && at !== document.body;
				at = at.parentElement
			) {
				if ( scrolled( at ) ) {
					return true;
				}
			}
			return false;
		};
		const out = [ ...document.querySelectorAll( 'body *' ) ]
			.filter( ( element ) => {
				const { left, right, width: own, height } =
					element.getBoundingClientRect();
				return (
					own > 1 &&
					height > 1 &&
					( right > width + 1 || left < -1 ) &&
					getComputedStyle( element ).visibility !== 'hidden' &&
					! isInScroller( element )
				);
			} )
			.map( ( element ) => `<${ element.localName } class="${ element.className }">` );
		return {
			page: document.documentElement.scrollWidth - width,
			out,
		};
	} );
	expect( wide ).toEqual( { page: 0, out: [] } );
}
