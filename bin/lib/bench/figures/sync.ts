import { ms, times, type Figure } from '../figure';
import { ratioOf } from '../stats';
import type { Visitor } from '../visit';

const BATCHES = 6;
const ROUNDS = 3;

type Times = {
	fetch: number[];
	first: number[];
	again: number[];
	items: number[];
};

/** A whole sync against fetching and decoding the same answer, inside PHP. */
export async function measureSync( visitor: Visitor ): Promise< Figure > {
	const batches: Times[] = [];
	for ( let batch = 0; batch < BATCHES; batch++ ) {
		const visit = await visitor.ask( '/wp-json/bench/v1/sync', {
			body: { rounds: ROUNDS },
		} );
		if ( visit.status !== 200 ) {
			throw new Error( `The sync could not be timed: ${ visit.body }` );
		}
		batches.push( JSON.parse( visit.body ) as Times );
	}
	const against = ( of: ( each: Times ) => number[] ) =>
		ratioOf(
			batches.map( ( each ) => ( { a: each.fetch, b: of( each ) } ) )
		);
	const first = against( ( each ) => each.first );
	const again = against( ( each ) => each.again );
	return {
		name: 'full sync of 300 items against fetching and decoding them alone',
		reach: '≤ 1.5 ×',
		measured: `${ times( first.ratio ) } the first time, ${ times( again.ratio ) } later`,
		note: `${ ms( first.b ) } with all ${ batches[ 0 ]?.items[ 0 ] } rows new, ${ ms( again.b ) } where nothing has changed, ${ ms( first.a ) } for fetching from a sandbox on the same machine; medians of ${ first.count } each in turns, half of the batches between ${ times( first.low ) } and ${ times( first.high ) }`,
		isReached: first.ratio <= 1.5 && again.ratio <= 1.5,
	};
}
