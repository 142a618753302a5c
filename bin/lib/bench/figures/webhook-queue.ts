import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { PLUGIN_FILE } from '../../shop';
import { pause, until } from '../../run';
import {
	accepted,
	emptyLog,
	event,
	fillLog,
	freeWorker,
	holdWorker,
} from '../deliveries';
import { ms, seconds, type Figure } from '../figure';
import type { Stand } from '../stand';
import { median } from '../stats';
import type { Visitor } from '../visit';

const WORKERS = 8;
const SAMPLES = 8;

type Shift = { done: number; began: number; ended: number };

/** Many waiting events, and all hands. */
async function measureDrain( stand: Stand, count: number ): Promise< Figure > {
	await holdWorker( stand );
	await emptyLog( stand );
	await fillLog( stand, count, 'waiting' );
	const go = join( stand.site.folder, 'go' );
	await rm( go, { force: true } );
	const shifts = Array.from( { length: WORKERS }, () =>
		stand.site.php(
			`$sedifex_go = '${ go }'; require ${ PLUGIN_FILE }/bin/php/bench/work.php';`
		)
	);
	await pause( 3000 );
	await writeFile( go, '' );
	const done = ( await Promise.all( shifts ) ).map(
		( text ) => JSON.parse( text ) as Shift
	);
	const span =
		Math.max( ...done.map( ( { ended } ) => ended ) ) -
		Math.min( ...done.map( ( { began } ) => began ) );
	const all = done.reduce( ( sum, shift ) => sum + shift.done, 0 );
	const least = Math.min( ...done.map( ( shift ) => shift.done ) );
	const left = (
		await stand.site.sql(
			"SELECT CONCAT_WS( ' ', SUM( state <> 'done' ), MAX( attempts ) ) FROM wp_sedifex_events"
		)
	).trim();
	const rate = all / ( span / 1000 );
	return {
		name: `carrying out ${ count.toLocaleString( 'en' ) } waiting events with ${ WORKERS } workers`,
		reach: '≥ 1,000 a second, none doubled, none starved',
		measured: `${ Math.round( rate ).toLocaleString( 'en' ) } a second`,
		note: `${ all } in ${ seconds( span ) }, each worker at least ${ least }; left and most tries of one: ${ left.replace( ' ', ', ' ) }; changes of price and stock of the shop’s own items`,
		isReached:
			rate >= 1000 && all === count && left === '0 1' && least >= 20,
	};
}

type Item = { id: string; name: string; price_minor: number };

/** Changes an item at Sedifex, which says so, and looks until the shop shows it. */
async function untilVisible(
	stand: Stand,
	visitor: Visitor,
	item: string,
	price: number
): Promise< number > {
	await stand.hooks.post( 'items', { id: item, data: { price } } );
	const began = performance.now();
	await accepted( visitor, event( item, { price } ) );
	await until(
		'the new price to be shown',
		async () => {
			const answer = await visitor.get(
				'/wp-json/sedifex/v1/catalog?per_page=100&type=product'
			);
			const { items } = JSON.parse( answer.body ) as { items: Item[] };
			return items.some(
				( { id, price_minor: minor } ) =>
					id === item && minor === price * 100
			);
		},
		20000
	);
	return performance.now() - began;
}

/** The same where nothing but WP-Cron wakes the worker; visits come once a second. */
async function byCronAlone(
	stand: Stand,
	visitor: Visitor,
	item: string
): Promise< number > {
	await holdWorker( stand );
	// What was due of old must not be what comes in time.
	await visitor.ask( '/wp-cron.php' );
	await pause( 2000 );
	const began = performance.now();
	await accepted( visitor, event( item, { price: 4321 } ) );
	await until(
		'WP-Cron to carry an event out',
		async () => {
			await visitor.ask( '/wp-cron.php' );
			await pause( 970 );
			return (
				(
					await stand.site.sql(
						"SELECT COUNT(*) FROM wp_sedifex_events WHERE state = 'pending'"
					)
				).trim() === '0'
			);
		},
		90000
	);
	return performance.now() - began;
}

async function measureVisible(
	stand: Stand,
	visitor: Visitor
): Promise< Figure > {
	await emptyLog( stand );
	await freeWorker( stand );
	const first = await visitor.get(
		'/wp-json/sedifex/v1/catalog?per_page=100&type=product'
	);
	const items = ( JSON.parse( first.body ) as { items: Item[] } ).items
		.filter( ( { price_minor: minor } ) => minor > 0 )
		.map( ( { id } ) => id );
	const took: number[] = [];
	for ( let sample = 0; sample < SAMPLES; sample++ ) {
		took.push(
			await untilVisible(
				stand,
				visitor,
				items[ sample ] ?? '',
				2000 + sample
			)
		);
	}
	const cron = await byCronAlone( stand, visitor, items[ 9 ] ?? '' );
	const worst = Math.max( ...took );
	return {
		name: 'from an event to what the shop shows, and with WP-Cron alone',
		reach: '≤ 3 s, ≤ 60 s',
		measured: `${ seconds( worst ) } at worst, ${ seconds( cron ) }`,
		note: `median ${ ms( median( took ) ) } of ${ SAMPLES } changed prices; with WP-Cron, a visit a second`,
		isReached: worst <= 3000 && cron <= 61_000,
	};
}

/** How fast stored events are carried out. */
export async function measureQueue(
	stand: Stand,
	visitor: Visitor,
	count: number
): Promise< Figure[] > {
	try {
		const visible = await measureVisible( stand, visitor );
		return [ visible, await measureDrain( stand, count ) ];
	} finally {
		await freeWorker( stand );
		await emptyLog( stand );
	}
}
