import { gzipSync } from 'node:zlib';

import type { Browser } from 'playwright-core';

import { withPhone, type Phone } from '../browser';
import { bytes, type Figure } from '../figure';

const OWN = '/plugins/sedifex-sync/';

type Weight = {
	/** Bytes of our scripts after gzip. */
	script: number;
	/** As the web server sent them: its gzip is a weaker one. */
	sent: number;
	/** WordPress's own script modules. */
	core: number;
	style: number;
	names: string[];
};

/** Our styles on the page, in files or in the page itself. */
function findStyles( phone: Phone ): Promise< string[] > {
	return phone.page.evaluate( async ( own ) => {
		const inPage = [ ...document.querySelectorAll( 'style' ) ]
			.filter( ( style ) => style.id.startsWith( 'sedifex-' ) )
			.map( ( style ) => style.textContent ?? '' );
		const links = [
			...document.querySelectorAll< HTMLLinkElement >(
				'link[rel="stylesheet"]'
			),
		].filter( ( link ) => link.href.includes( own ) );
		const files = await Promise.all(
			links.map( async ( link ) => ( await fetch( link.href ) ).text() )
		);
		return [ ...inPage, ...files ];
	}, OWN );
}

async function weigh( phone: Phone ): Promise< Weight > {
	const weight: Weight = { script: 0, sent: 0, core: 0, style: 0, names: [] };
	const seen = new Set< string >();
	for ( const request of phone.requests ) {
		const url = request.url();
		if ( request.resourceType() !== 'script' || seen.has( url ) ) {
			continue;
		}
		seen.add( url );
		const answer = await request.response();
		if ( ! answer ) {
			throw new Error( `${ url } was not answered.` );
		}
		const gzipped = gzipSync( await answer.body() ).length;
		if ( url.includes( OWN ) ) {
			weight.script += gzipped;
			weight.sent += ( await request.sizes() ).responseBodySize;
			weight.names.push( /build\/(.*)\.js/.exec( url )?.[ 1 ] ?? url );
		} else {
			weight.core += gzipped;
		}
	}
	for ( const style of await findStyles( phone ) ) {
		weight.style += gzipSync( style ).length;
	}
	return weight;
}

/** Looks at things, so that what is loaded late is counted, too. */
async function shop( phone: Phone ): Promise< Weight > {
	await phone.page.goto( '/shop/', { waitUntil: 'load' } );
	await phone.addToCart( 0 );
	await phone.addToCart( 1 );
	await phone.openDetails();
	await phone.closeDialog();
	await phone.page.locator( '.sfx-bag' ).first().tap();
	await phone.page.waitForLoadState( 'networkidle' );
	return weigh( phone );
}

async function cart( phone: Phone ): Promise< Weight > {
	await phone.page.goto( '/shop/', { waitUntil: 'load' } );
	await phone.addToCart( 0 );
	// As if the visitor came here with nothing kept but the cart.
	await phone.session.send( 'Network.clearBrowserCache' );
	phone.requests.length = 0;
	await phone.page.goto( '/cart/', { waitUntil: 'load' } );
	await phone.page
		.getByRole( 'textbox', { name: 'Full name' } )
		.fill( 'Ama Mensah' );
	await phone.page.waitForLoadState( 'networkidle' );
	return weigh( phone );
}

async function status( phone: Phone ): Promise< Weight > {
	await phone.page.goto( '/order-status/', { waitUntil: 'networkidle' } );
	return weigh( phone );
}

export async function measureWeight(
	browser: Browser,
	origin: string
): Promise< Figure[] > {
	const weights = {
		shop: await withPhone( browser, origin, shop ),
		cart: await withPhone( browser, origin, cart ),
		status: await withPhone( browser, origin, status ),
	};
	const script = ( page: string, weight: Weight, most: number ): Figure => ( {
		name: `own JavaScript, ${ page }`,
		reach: `≤ ${ most / 1000 } kB gzip`,
		measured: bytes( weight.script ),
		note: `${ weight.names.sort().join( ', ' ) }; ${ bytes( weight.sent ) } as nginx sends it with its weakest gzip; beside it ${ bytes( weight.core ) } of WordPress’s own`,
		isReached: weight.script > 0 && weight.script <= most,
	} );
	const styles = [
		weights.shop.style,
		weights.cart.style,
		weights.status.style,
	];
	return [
		script( 'page with products and cart button', weights.shop, 6000 ),
		script( 'page with cart and checkout', weights.cart, 15000 ),
		{
			name: 'own CSS a page',
			reach: '≤ 5 kB gzip',
			measured: styles.map( bytes ).join( ', ' ),
			note: 'shop, cart and order status, each with the cart button in the header',
			isReached: styles.every( ( each ) => each > 0 && each <= 5000 ),
		},
	];
}
