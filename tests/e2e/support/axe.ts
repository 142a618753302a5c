import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { AxeResults } from 'axe-core';

import { expect, type Page } from './test';

const source = readFileSync(
	createRequire( __filename ).resolve( 'axe-core/axe.min.js' ),
	'utf8'
);

const LEVELS = [
	'wcag2a',
	'wcag2aa',
	'wcag21a',
	'wcag21aa',
	'wcag22a',
	'wcag22aa',
];

/**
 * What axe finds wrong on the page as it stands, the theme's parts included.
 * `within`: only there, since what WordPress puts around our screens is its own.
 */
export async function expectAccessible(
	page: Page,
	within = 'html'
): Promise< void > {
	await page.evaluate( source );
	const found = await page.evaluate(
		async ( { levels, place } ) => {
			const { axe } = window as unknown as {
				axe: {
					run: (
						context: string,
						options: object
					) => Promise< AxeResults >;
				};
			};
			const { violations } = await axe.run( place, {
				runOnly: { type: 'tag', values: levels },
				resultTypes: [ 'violations' ],
			} );
			return violations.flatMap( ( { id, nodes } ) =>
				nodes.map(
					( { target, failureSummary } ) =>
						`${ id } at ${ target.join( ' ' ) }: ${ failureSummary }`
				)
			);
		},
		{ levels: LEVELS, place: within }
	);
	expect( found ).toEqual( [] );
}

/**
 * The same of a page in a browser without script, which cannot be looked at
 * there: what it shows is shown once more, without its scripts, in `other`.
 */
export async function expectPlainAccessible(
	page: Page,
	other: Page
): Promise< void > {
	const body = ( await page.content() )
		.replaceAll( /<script[\s\S]*?<\/script>/g, '' )
		.replaceAll( 'is-waiting', '' );
	await other.route(
		page.url(),
		( route ) =>
			route.fulfill( { contentType: 'text/html; charset=utf-8', body } ),
		{ times: 1 }
	);
	await other.goto( page.url() );
	await expectAccessible( other );
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
				const {
					left,
					right,
					width: own,
					height,
				} = element.getBoundingClientRect();
				return (
					own > 1 &&
					height > 1 &&
					( right > width + 1 || left < -1 ) &&
					getComputedStyle( element ).visibility !== 'hidden' &&
					! isInScroller( element )
				);
			} )
			.map(
				( element ) =>
					`<${ element.localName } class="${ element.className }">`
			);
		return {
			page: document.documentElement.scrollWidth - width,
			out,
		};
	} );
	expect( wide ).toEqual( { page: 0, out: [] } );
}
