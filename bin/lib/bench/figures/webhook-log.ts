import { compare } from '../compare';
import {
	accepted,
	administrator,
	emptyLog,
	event,
	fillLog,
	freeWorker,
	holdWorker,
	NOTHING,
} from '../deliveries';
import { ms, times, type Figure } from '../figure';
import type { Stand } from '../stand';
import type { Visitor } from '../visit';

const MOST = 1.5;
const LIST = '/wp-json/sedifex/v1/events';
const BARE = '/wp-json/sedifex-bench/v1/nothing';

/** Each filter alone, what much fits and what little does, every order, and a search. */
const QUESTIONS: readonly string[] = [
	'',
	'state=done',
	'state=dead',
	'state=pending',
	'source=sedifex',
	'source=sevi',
	'source=sevi&state=dead',
	'type=product.updated',
	'type=store.updated&state=ignored',
	'order=asc',
	'sort=type',
	'sort=source',
	'sort=attempts',
	'page=200',
	'search=product',
	'search=selldone',
	'search=nobody',
];

const taking = ( visitor: Visitor, time: number ) =>
	compare(
		() => visitor.ask( NOTHING, { body: event() } ),
		() => accepted( visitor, event() ),
		time
	);

/** Accepting, and the owner's list, with a very large log. */
export async function measureLog(
	stand: Stand,
	visitor: Visitor,
	time: number,
	count: number
): Promise< Figure[] > {
	const headers = await administrator( stand );
	await holdWorker( stand );
	await emptyLog( stand );
	const rows = count.toLocaleString( 'en' );
	try {
		const empty = await taking( visitor, time );
		await fillLog( stand, count, 'settled' );
		const full = await taking( visitor, time );
		const more = full.time.ratio / empty.time.ratio;
		const measured = [];
		for ( const question of QUESTIONS ) {
			const { time: wall } = await compare(
				() => visitor.get( BARE, headers ),
				() => visitor.get( `${ LIST }?${ question }`, headers ),
				time / QUESTIONS.length
			);
			measured.push( { question, ...wall } );
		}
		measured.sort( ( one, other ) => other.ratio - one.ratio );
		const [ worst ] = measured;
		if ( ! worst ) {
			throw new Error( 'Nothing was asked.' );
		}
		return [
			{
				name: `accepting a webhook with ${ rows } in the log, against an empty one`,
				reach: '≤ 1.10 ×',
				measured: times( more ),
				note: `${ times( full.time.ratio ) } of a route that does nothing with them (${ ms( full.time.b ) }), ${ times( empty.time.ratio ) } without (${ ms( empty.time.b ) }), medians of ${ full.time.count } each`,
				isReached: more <= 1.1,
			},
			{
				name: `log of ${ rows } webhooks, any filter, against a REST route that does nothing`,
				reach: `≤ ${ MOST.toFixed( 2 ) } ×`,
				measured: `${ times( worst.ratio ) } at worst (“${ worst.question }”)`,
				note: `${ ms( worst.b ) } against ${ ms( worst.a ) }; ${ measured
					.slice( 1 )
					.map(
						( { question, ratio } ) =>
							`“${ question }” ${ times( ratio ) }`
					)
					.join( ', ' ) }; as an administrator, medians in turns`,
				isReached: worst.ratio <= MOST,
			},
		];
	} finally {
		await freeWorker( stand );
		await emptyLog( stand );
	}
}
