import { compare } from '../compare';
import {
	accepted,
	administrator,
	deliver,
	emptyLog,
	event,
	freeWorker,
	holdWorker,
	NOTHING,
} from '../deliveries';
import { bytes, ms, times, type Figure } from '../figure';
import type { Stand } from '../stand';
import { quantile } from '../stats';
import { Visitor, type Visit } from '../visit';

const CLIENTS = 50;
const ROUNDS = 6;
const EACH = 6;

/** Taking one webhook in, beside a route that takes the same body and does nothing. */
async function measureOne(
	stand: Stand,
	visitor: Visitor,
	time: number
): Promise< Figure > {
	await holdWorker( stand );
	const {
		time: wall,
		a,
		b,
	} = await compare(
		() => visitor.ask( NOTHING, { body: event() } ),
		() => accepted( visitor, event() ),
		time
	);
	const queries = b.queries - a.queries;
	const memory = b.memory - a.memory;
	return {
		name: 'accepting a webhook, against a REST route that does nothing',
		reach: '≤ 1.15 × at p50, 1 query more, ≤ 1 MB more',
		measured: `${ times( wall.ratio ) }, ${ queries } more, ${ bytes( memory ) } more`,
		note: `${ ms( wall.b ) } against ${ ms( wall.a ) }, medians of ${ wall.count } each in turns, with the worker held; half of the batches between ${ times( wall.low ) } and ${ times( wall.high ) }`,
		isReached: wall.ratio <= 1.15 && queries <= 1 && memory <= 1_000_000,
	};
}

/** As many clients as that, each asking again as soon as it has its answer. */
async function atOnce( ask: () => Promise< Visit > ): Promise< Visit[] > {
	const visits: Visit[] = [];
	await Promise.all(
		Array.from( { length: CLIENTS }, async () => {
			for ( let turn = 0; turn < EACH; turn++ ) {
				visits.push( await ask() );
			}
		} )
	);
	return visits;
}

/** Many clients at once, while what they send is worked on. */
async function measureMany( stand: Stand ): Promise< Figure > {
	await freeWorker( stand );
	const crowd = new Visitor( stand.site.url, CLIENTS );
	const nothing: Visit[] = [];
	const taken: Visit[] = [];
	try {
		await atOnce( () => crowd.ask( NOTHING, { body: event() } ) );
		for ( let round = 0; round < ROUNDS; round++ ) {
			nothing.push(
				...( await atOnce( () =>
					crowd.ask( NOTHING, { body: event() } )
				) )
			);
			taken.push(
				...( await atOnce( () => deliver( crowd, event() ) ) )
			);
		}
	} finally {
		crowd.leave();
	}
	const p99 = ( visits: readonly Visit[] ) =>
		quantile(
			visits.map( ( visit ) => visit.ms ),
			0.99
		);
	const others = taken.filter( ( visit ) => visit.status !== 200 ).length;
	const ratio = p99( taken ) / p99( nothing );
	return {
		name: `${ CLIENTS } clients sending webhooks at once, against the same load on a route that does nothing`,
		reach: '0 answers other than 200, p99 ≤ 1.3 ×',
		measured: `${ others } others, ${ times( ratio ) }`,
		note: `${ taken.length } webhooks and as many others in turns of ${ CLIENTS * EACH }, p99 ${ ms( p99( taken ) ) } against ${ ms( p99( nothing ) ) }, p50 ${ ms(
			quantile(
				taken.map( ( visit ) => visit.ms ),
				0.5
			)
		) } against ${ ms(
			quantile(
				nothing.map( ( visit ) => visit.ms ),
				0.5
			)
		) }; 4 PHP processes, and the worker at work in between`,
		isReached: others === 0 && ratio <= 1.3,
	};
}

/** The same events again and again, all at once, and what they came to. */
async function measureRepeats( stand: Stand ): Promise< Figure > {
	await freeWorker( stand );
	await emptyLog( stand );
	const items = (
		await stand.site.sql(
			"SELECT item_id FROM wp_sedifex_products WHERE type = 'product' AND removed_at IS NULL AND duplicate_of IS NULL ORDER BY id LIMIT 21"
		)
	)
		.trim()
		.split( '\n' );
	const events = items.map( ( item, place ) =>
		event( item, { price: 1000 + place } )
	);
	const [ one, ...twenty ] = events;
	const crowd = new Visitor( stand.site.url, CLIENTS );
	let others = 0;
	const send = async ( body: unknown ) => {
		others += ( await deliver( crowd, body ) ).status === 200 ? 0 : 1;
	};
	const effects = async () => {
		await stand.site.php( "do_action( 'sedifex_sync_work' );" );
		return stand.site.sql(
			"SELECT CONCAT_WS( ' ', COUNT(*), SUM( verdict = 'applied' ), SUM( deliveries ), MAX( attempts ) ) FROM wp_sedifex_events"
		);
	};
	try {
		await Promise.all( Array.from( { length: 100 }, () => send( one ) ) );
		const first = ( await effects() ).trim();
		await Promise.all(
			Array.from( { length: 2000 }, ( _, place ) =>
				// A step that shares nothing with 2000 goes through all of them in another order.
				send( twenty[ ( place * 1237 ) % twenty.length ] )
			)
		);
		const all = ( await effects() ).trim();
		return {
			name: 'one webhook 100 times at once; 20 of them 100 times each, shuffled',
			reach: '1 effect; 20 effects',
			measured: `${ first.split( ' ' )[ 1 ] }; ${ Number( all.split( ' ' )[ 1 ] ) - Number( first.split( ' ' )[ 1 ] ) }`,
			note: `${ others } of 2100 answers other than 200; rows, effects, deliveries and most tries of one: ${ first.replaceAll( ' ', ', ' ) }, then ${ all.replaceAll( ' ', ', ' ) }`,
			isReached:
				others === 0 && first === '1 1 100 1' && all === '21 21 2100 1',
		};
	} finally {
		crowd.leave();
	}
}

/** What taking webhooks in costs, and that they count once. */
export async function measureWebhooks(
	stand: Stand,
	visitor: Visitor,
	time: number
): Promise< Figure[] > {
	await administrator( stand );
	try {
		return [
			await measureOne( stand, visitor, time ),
			await measureMany( stand ),
			await measureRepeats( stand ),
		];
	} finally {
		await freeWorker( stand );
		await emptyLog( stand );
	}
}
