/**
 * Whatever is delivered, in whichever order, how often, and whatever ends in
 * between: once all of it has come and been worked on, the shop is in the one
 * state that a small model says. Random stories, played on the real PHP.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import fc from 'fast-check';

import { ROOT } from '../../bin/lib/paths';
import { setQuiet } from '../../bin/lib/progress';
import type { Site } from '../../bin/lib/site';
import { startSite } from '../../bin/lib/start-site';
import { findPhp } from '../../bin/lib/tools';
import { events, steps } from './support/webhook-arbitraries';
import {
	bodyOf,
	endOf,
	type Event,
	type Step,
	type World,
} from './support/webhook-model';

jest.setTimeout( 300_000 );

const RUNS = Number( process.env.STORIES ?? 100 );

type Seen = {
	events: { number: string; deliveries: string; done: string };
	products: Record< 'id' | 'price_minor' | 'stock' | 'shown', string >[];
	orders: Record<
		'source' | 'reference' | 'raw_payment' | 'raw_stage' | 'total_minor',
		string
	>[];
};

type Told = { steps: unknown[]; error?: string };

/** One PHP process that plays one story after the other. */
class Player {
	private readonly waiting: ( ( line: string ) => void )[] = [];
	private readonly child: ChildProcess;

	constructor( php: string, wordpress: string ) {
		this.child = spawn(
			php,
			[
				'-d',
				'display_errors=stderr',
				join( ROOT, 'tests/integration/support/stories.php' ),
				join( wordpress, 'wp-load.php' ),
			],
			{ stdio: [ 'pipe', 'pipe', 'inherit' ] }
		);
		if ( this.child.stdout ) {
			createInterface( this.child.stdout ).on( 'line', ( line ) =>
				this.waiting.shift()?.( line )
			);
		}
	}

	play( story: unknown ): Promise< Told > {
		this.child.stdin?.write( `${ JSON.stringify( story ) }\n` );
		return new Promise( ( done, fail ) =>
			this.waiting.push( ( line ) => {
				const told = JSON.parse( line ) as Told;
				if ( told.error ) {
					fail( new Error( told.error ) );
				} else {
					done( told );
				}
			} )
		);
	}

	end(): void {
		this.child.stdin?.end();
	}
}

/** The words that all mean that an order has only just been placed. */
const FIRST = [ 'open', 'reserved', 'checkqueue' ];

function worldOf( seen: Seen ): World {
	return {
		products: seen.products.map( ( row ) => {
			const shown = Number( row.shown ) === 1;
			return {
				id: row.id,
				price: shown ? Number( row.price_minor ) : 0,
				stock: shown ? Number( row.stock ) : 0,
				shown,
			};
		} ),
		orders: seen.orders.map( ( row ) => ( {
			source: row.source,
			reference: row.reference,
			payment: row.raw_payment,
			stage: FIRST.includes( row.raw_stage ) ? 'first' : row.raw_stage,
			total: Number( row.total_minor ),
		} ) ),
	};
}

type Played = [ what: string, which: number, crash: number ];

const played = ( step: Step, count: number ): Played => {
	switch ( step.what ) {
		case 'deliver':
			return [ 'deliver', step.event % count, step.crash ? 1 : 0 ];
		case 'work':
			return [ 'work', 0, step.crash ];
		case 'pass':
			return [ 'pass', step.seconds, 0 ];
		default:
			return [ step.what, 0, 0 ];
	}
};

/** Those that were taken in, in the order in which they first were. */
function arrived( all: readonly Event[], story: readonly Played[] ): Event[] {
	const bodies = new Set< string >();
	return story.flatMap( ( [ what, which, crash ] ) => {
		const event = all[ which ];
		if ( what !== 'deliver' || crash > 0 || ! event ) {
			return [];
		}
		const { body } = bodyOf( event, which );
		const isNew = ! bodies.has( body );
		bodies.add( body );
		return isNew ? [ event ] : [];
	} );
}

const databases = ( process.env.TEST_DATABASES ?? 'mariadb,sqlite' ).split(
	','
) as ( 'mariadb' | 'sqlite' )[];

describe.each( databases )( 'stories of webhooks on %s', ( database ) => {
	let site: Site;
	let player: Player;

	beforeAll( async () => {
		setQuiet( true );
		site = await startSite( {
			name: `stories-${ database }`,
			db: database,
		} );
		await site.reset();
		await site.php( '' );
		player = new Player(
			( await findPhp() )?.path ?? 'php',
			site.wordpress
		);
	} );

	afterAll( async () => {
		( player as Player | undefined )?.end();
		await ( site as Site | undefined )?.stop();
	} );

	test( 'all of them end in the state that was told, and stay there when all is replayed', async () => {
		await fc.assert(
			fc.asyncProperty( events, steps, async ( all, plot ) => {
				// An event that ends ten processes is given up, as it should be.
				fc.pre(
					plot.filter(
						( step ) => step.what === 'work' && step.crash > 0
					).length < 9
				);
				const told = plot.map( ( step ) => played( step, all.length ) );
				const rest: Played[] = [
					...all.map( ( _, place ): Played => [
						'deliver',
						place,
						0,
					] ),
					// What a dead worker held is found by the next, and tried after a while.
					[ 'pass', 200_000, 0 ],
					[ 'work', 0, 0 ],
					[ 'pass', 200_000, 0 ],
					[ 'work', 0, 0 ],
					[ 'look', 0, 0 ],
					[ 'replay', 0, 0 ],
					[ 'work', 0, 0 ],
					[ 'look', 0, 0 ],
				];
				const story = [ ...told, ...rest ];
				const { steps: came } = await player.play( {
					bodies: all.map( bodyOf ),
					steps: story,
				} );
				const answers = story.flatMap( ( [ what, , crash ], place ) =>
					what === 'deliver' && crash === 0 ? [ came[ place ] ] : []
				);
				expect( new Set( answers ) ).toEqual( new Set( [ 200 ] ) );
				const inOrder = arrived( all, story );
				const first = came[ story.length - 4 ] as Seen;
				const again = came[ story.length - 1 ] as Seen;
				expect( worldOf( first ) ).toEqual( endOf( inOrder ) );
				expect( first.events ).toEqual( {
					number: String( inOrder.length ),
					deliveries: String( answers.length ),
					done: String( inOrder.length ),
				} );
				expect( again ).toEqual( first );
			} ),
			// SQLite speaks through a translator, which takes its time.
			{ numRuns: database === 'sqlite' ? Math.ceil( RUNS / 4 ) : RUNS }
		);
		const complaints = ( await site.complaints() )
			.split( '\n' )
			.filter(
				( line ) => line !== '' && ! line.includes( 'WordPress.org' )
			);
		expect( complaints ).toEqual( [] );
	} );
} );
