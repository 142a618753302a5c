/**
 * `npm run bench`: measures what the plugin costs a site and its visitors, and
 * prints it against what it may cost. Not a test: a busy machine is slower.
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';

import type { Browser } from 'playwright-core';

import { findBrowser } from '../tests/e2e/support/browser';
import { launch } from './lib/bench/browser';
import type { Figure } from './lib/bench/figure';
import { measureAdmin } from './lib/bench/figures/admin';
import { measureCheckout } from './lib/bench/figures/checkout';
import { measureGrids } from './lib/bench/figures/grid';
import { measureIdle } from './lib/bench/figures/idle';
import { measureOrders } from './lib/bench/figures/orders';
import { measureOtherPage } from './lib/bench/figures/other-page';
import { measurePictures } from './lib/bench/figures/pictures';
import { measureSync } from './lib/bench/figures/sync';
import { measureVitals } from './lib/bench/figures/vitals';
import { measureLog } from './lib/bench/figures/webhook-log';
import { measureQueue } from './lib/bench/figures/webhook-queue';
import { measureWebhooks } from './lib/bench/figures/webhooks';
import { measureWeight } from './lib/bench/figures/weight';
import { describeLoad, describeMachine } from './lib/bench/machine';
import { asMarkdown, asText } from './lib/bench/report';
import { Stand } from './lib/bench/stand';
import { Visitor } from './lib/bench/visit';
import { Problem, runMain } from './lib/problem';
import { elapsed, setQuiet, step } from './lib/progress';
import { missingFor } from './lib/tools';

const HELP = `npm run bench -- [options]

  --markdown       print the table for the README
  --only NAMES     some of: weight, idle, pictures, vitals, other, grid, checkout, admin, sync, orders, webhooks, queue, log
  --seconds N      how long each comparison of two pages lasts (default 45)
  --events N       how many wait in the queue (default 100000); ten times as many fill the log`;

const ARGUMENTS = {
	markdown: { type: 'boolean' },
	only: { type: 'string' },
	seconds: { type: 'string', default: '45' },
	events: { type: 'string', default: '100000' },
	help: { type: 'boolean' },
} as const;

type Measure = {
	name: string;
	/** Needs the shop of three hundred items, which comes second. */
	large?: true;
	work: ( on: {
		stand: Stand;
		browser: Browser;
		visitor: Visitor;
		time: number;
		events: number;
	} ) => Promise< Figure | Figure[] >;
};

const MEASURES: readonly Measure[] = [
	{
		name: 'weight',
		work: ( { browser, stand } ) =>
			measureWeight( browser, stand.site.url ),
	},
	{
		name: 'idle',
		work: ( { browser, stand } ) => measureIdle( browser, stand.site.url ),
	},
	{
		name: 'pictures',
		work: ( { browser, stand } ) =>
			measurePictures( browser, stand.site.url ),
	},
	{
		name: 'vitals',
		work: ( { browser, stand } ) =>
			measureVitals( browser, stand.site.url ),
	},
	{
		name: 'other',
		large: true,
		work: ( { visitor, time } ) => measureOtherPage( visitor, time ),
	},
	{
		name: 'grid',
		large: true,
		work: ( { stand, visitor, time } ) =>
			measureGrids( stand, visitor, time ),
	},
	{
		name: 'checkout',
		large: true,
		work: ( { visitor } ) => measureCheckout( visitor ),
	},
	{
		name: 'admin',
		large: true,
		work: ( { stand, visitor, time } ) =>
			measureAdmin( stand, visitor, time ),
	},
	{
		name: 'sync',
		large: true,
		work: ( { visitor } ) => measureSync( visitor ),
	},
	{
		name: 'orders',
		work: ( { stand, visitor, time } ) =>
			measureOrders( stand, visitor, time ),
	},
	{
		name: 'webhooks',
		large: true,
		work: ( { stand, visitor, time } ) =>
			measureWebhooks( stand, visitor, time ),
	},
	{
		name: 'queue',
		large: true,
		work: ( { stand, visitor, events } ) =>
			measureQueue( stand, visitor, events ),
	},
	{
		name: 'log',
		work: ( { stand, visitor, time, events } ) =>
			measureLog( stand, visitor, time, events * 10 ),
	},
];

async function checkTools(): Promise< void > {
	const missing = [
		...( await missingFor( 'mariadb', 'fpm' ) ),
		...( findBrowser() ? [] : [ 'Chromium' ] ),
	];
	if ( missing.length > 0 ) {
		throw new Problem(
			`Measuring needs ${ missing.join( ', ' ) } on this machine.`
		);
	}
}

/** One that breaks takes none of the others with it. */
function broken( name: string, error: Error ): Figure {
	process.exitCode = 1;
	return {
		name,
		reach: '',
		measured: 'not measured',
		note: error.message,
		isReached: false,
	};
}

async function measure(
	stand: Stand,
	browser: Browser,
	chosen: readonly Measure[],
	time: number,
	events: number
): Promise< Figure[] > {
	const figures: Figure[] = [];
	const visitor = new Visitor( stand.site.url );
	let large = false;
	try {
		for ( const each of chosen ) {
			if ( each.large && ! large ) {
				await stand.fill();
				large = true;
			}
			const found = await step( `Measuring: ${ each.name }`, () =>
				each
					.work( { stand, browser, visitor, time, events } )
					.catch( ( error: Error ) => broken( each.name, error ) )
			);
			figures.push( ...[ found ].flat() );
		}
	} finally {
		visitor.leave();
	}
	return figures;
}

runMain( async () => {
	const { values } = parseArgs( { options: ARGUMENTS } );
	if ( values.help ) {
		console.log( HELP );
		return;
	}
	const names = values.only?.split( ',' );
	const chosen = MEASURES.filter(
		( each ) => ! names || names.includes( each.name )
	);
	setQuiet( values.markdown ?? false );
	await checkTools();
	const stand = await Stand.start();
	const stops: Array< () => Promise< void > > = [ () => stand.stop() ];
	const stopAll = async (): Promise< void > => {
		for ( const stop of stops.splice( 0 ).reverse() ) {
			await stop();
		}
	};
	for ( const signal of [ 'SIGINT', 'SIGTERM', 'SIGHUP' ] as const ) {
		process.on(
			signal,
			() => void stopAll().finally( () => process.exit( 1 ) )
		);
	}
	try {
		const browser = await launch();
		stops.push( () => browser.close() );
		const load = loadavg()[ 0 ] ?? 0;
		const figures = await measure(
			stand,
			browser,
			chosen,
			Number( values.seconds ) * 1000,
			Number( values.events )
		);
		const conditions = [
			...( await describeMachine( stand.site, browser ) ),
			describeLoad( load ),
			`All of it took ${ elapsed() }.`,
		];
		const print = values.markdown ? asMarkdown : asText;
		console.log( `\n${ print( figures, conditions ) }` );
	} finally {
		await stopAll();
	}
} );
