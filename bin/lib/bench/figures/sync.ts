import { ms, times, type Figure } from '../figure';
import { ratioOf, type Ratio } from '../stats';
import type { Visitor } from '../visit';

const BATCHES = 6;
const ROUNDS = 3;

type Times = {
	fetch: number[];
	first: number[];
	again: number[];
	/** Of the first: the statements that store the rows. */
	store: number[];
	items: number[];
};

/** What fetching takes at the very least where Sedifex is on another continent. */
const FAR = 300;

/** A whole sync against fetching and decoding the same answer, inside PHP. */
export async function measureSync( visitor: Visitor ): Promise< Figure[] > {
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
	const store = against( ( each ) => each.store );
	const figure = ( what: string, of: Ratio, note: string ): Figure => ( {
		name: `sync of ${ batches[ 0 ]?.items[ 0 ] } items, ${ what }, against fetching and decoding them alone`,
		reach: '≤ 1.5 ×',
		measured: times( of.ratio ),
		note: `${ ms( of.b ) } against ${ ms( of.a ) } from a sandbox on the same machine, medians of ${ of.count } each in turns; half of the batches between ${ times( of.low ) } and ${ times( of.high ) }${ note }`,
		isReached: of.ratio <= 1.5,
	} );
	return [
		figure( 'nothing changed', again, '' ),
		figure(
			'all of them new',
			first,
			`. Of that, ${ ms( store.b ) } are MariaDB storing the rows: where fetching takes next to nothing, as here, no way of reading them makes up for it. Where it takes ${ FAR } ms, the same work comes to ${ times( 1 + ( first.b - first.a ) / FAR ) }`
		),
	];
}
