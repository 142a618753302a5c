import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { readAssets } from './assets';
import { ROOT } from './paths';

const BUILD = join( ROOT, 'build' );
const STORE = '@sedifex/stores/';

export type PageSize = {
	page: string;
	script: number;
	scriptLimit: number;
	style: number;
	styleLimit: number;
};

/** What our blocks may add to a page, in bytes after gzip. */
const PAGES = [
	{ page: 'shop', blocks: [ 'products', 'cart-button' ], limit: 6000 },
	{ page: 'cart', blocks: [ 'product-cart', 'cart-button' ], limit: 15000 },
	{
		page: 'shop and cart in one',
		blocks: [ 'products', 'cart-button', 'product-cart' ],
		limit: 15000,
	},
	{
		page: 'order status',
		blocks: [ 'order-status', 'cart-button' ],
		limit: 15000,
	},
] as const;
/** What the owner's screens may load of ours; those of WordPress are not counted. */
const SCREENS = [
	{ name: 'overview', limit: 25000 },
	{ name: 'connect', limit: 25000 },
	{ name: 'settings', limit: 25000 },
	// With DataViews.
	{ name: 'orders', limit: 120000 },
	{ name: 'webhooks', limit: 120000 },
] as const;
const SCREEN_STYLE_LIMIT = 20000;

// A page with two of the large blocks on it is its author's choice.
const styleLimit = ( blocks: readonly string[] ): number =>
	blocks.length > 2 ? 10000 : 5000;

async function gzip( file: string ): Promise< number > {
	const path = join( BUILD, file );
	return existsSync( path ) ? gzipSync( await readFile( path ) ).length : 0;
}

const sum = ( numbers: readonly number[] ): number =>
	numbers.reduce( ( total, each ) => total + each, 0 );

/** The scripts of a page: its blocks' views and every store they lead to. */
function scriptsOf(
	blocks: readonly string[],
	dependencies: ReadonlyMap< string, readonly string[] >
): string[] {
	const found = new Set< string >();
	const add = ( name: string ): void => {
		if ( ! found.has( name ) && dependencies.has( name ) ) {
			found.add( name );
			for ( const each of dependencies.get( name ) ?? [] ) {
				if ( each.startsWith( STORE ) ) {
					add( `stores/${ each.slice( STORE.length ) }` );
				}
			}
		}
	};
	blocks.forEach( ( block ) => add( `blocks/${ block }/view` ) );
	return [ ...found ];
}

const measureScreens = (): Promise< PageSize[] > =>
	Promise.all(
		SCREENS.map( async ( { name, limit } ) => ( {
			page: `screen ${ name }`,
			script: await gzip( `admin/${ name }.js` ),
			scriptLimit: limit,
			style: await gzip( `admin/${ name }.css` ),
			styleLimit: SCREEN_STYLE_LIMIT,
		} ) )
	);

export async function measurePages(): Promise< PageSize[] > {
	const dependencies = new Map(
		( await readAssets( BUILD ) ).map( ( asset ) => [
			asset.name,
			asset.dependencies,
		] )
	);
	const pages = await Promise.all(
		PAGES.map( async ( { page, blocks, limit } ) => {
			const scripts = scriptsOf( blocks, dependencies );
			const styles = blocks.flatMap( ( block ) => [
				`blocks/${ block }/style-index.css`,
				`blocks/${ block }/view.css`,
			] );
			return {
				page,
				script: sum(
					await Promise.all(
						scripts.map( ( name ) => gzip( `${ name }.js` ) )
					)
				),
				scriptLimit: limit,
				style: sum( await Promise.all( styles.map( gzip ) ) ),
				styleLimit: styleLimit( blocks ),
			};
		} )
	);
	return [ ...pages, ...( await measureScreens() ) ];
}
