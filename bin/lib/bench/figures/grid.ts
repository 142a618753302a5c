import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { until } from '../../run';
import { compare } from '../compare';
import { bytes, ms, times, type Figure } from '../figure';
import type { Stand } from '../stand';
import type { Visitor } from '../visit';

type Grid = { size: string; cards: number; most: number };

const GRIDS: readonly Grid[] = [
	{ size: '024', cards: 24, most: 1.1 },
	{ size: '300', cards: 300, most: 1.4 },
];
const OFF = { 'X-Bench-Plugin': 'off' };

/** What a request does once the visitor has been answered. */
async function afterwards(
	stand: Stand,
	visitor: Visitor,
	path: string
): Promise< { queries: number; calls: number } > {
	const file = join( stand.site.folder, 'log/bench-after.json' );
	await rm( file, { force: true } );
	const visit = await visitor.get( path, { 'X-Bench-After': '1' } );
	await until( 'the request to end', async () => existsSync( file ), 30000 );
	const after = JSON.parse( await readFile( file, 'utf8' ) ) as {
		Queries: string;
		Calls: string;
	};
	return {
		queries: Number( after.Queries ) - visit.queries,
		calls: Number( after.Calls ) - visit.calls,
	};
}

async function measure(
	stand: Stand,
	visitor: Visitor,
	{ size, cards, most }: Grid,
	time: number
): Promise< Figure > {
	const path = `/grid-of-${ size }/`;
	const page = await visitor.get( path, { 'X-Bench-Keep': '1' } );
	const shown = page.body.split( '<li class="sfx-card"' ).length - 1;
	if ( shown !== cards ) {
		throw new Error( `${ path } shows ${ shown } items.` );
	}
	await stand.makeTwin( size );
	const twin = () => visitor.get( `/twin-of-${ size }/`, OFF );
	const {
		time: wall,
		cpu,
		a,
		b,
	} = await compare( twin, () => visitor.get( path ), time );
	// The first of a minute may start the worker; that one is left out.
	await afterwards( stand, visitor, path );
	const later = await afterwards( stand, visitor, path );
	const queries = b.queries - a.queries;
	return {
		name: `server time of a page with a grid of ${ cards } against the same bytes as static HTML`,
		reach: `≤ ${ most.toFixed( 2 ) } ×, ≤ 3 queries more, 0 remote calls`,
		measured: `${ times( wall.ratio ) }, ${ queries } queries more, ${ b.calls } remote calls`,
		note: `${ ms( wall.b ) } against ${ ms( wall.a ) }, medians of ${ wall.count } each in turns; half of the batches between ${ times( wall.low ) } and ${ times( wall.high ) }; processor time ${ times( cpu.ratio ) }; ${ bytes( b.bytes ) } against ${ bytes( a.bytes ) }; ${ later.queries } more queries and ${ later.calls } calls once the visitor is answered. The static page is served with the plugin switched off and loads the same scripts and styles`,
		isReached: wall.ratio <= most && queries <= 3 && b.calls === 0,
	};
}

export async function measureGrids(
	stand: Stand,
	visitor: Visitor,
	time: number
): Promise< Figure[] > {
	const figures: Figure[] = [];
	for ( const grid of GRIDS ) {
		figures.push( await measure( stand, visitor, grid, time ) );
	}
	return figures;
}
