import { ratioOf, type Batch, type Ratio } from './stats';
import type { Visit } from './visit';

export type Comparison = {
	/** Time until the answer is there. */
	time: Ratio;
	/** PHP's processor time: steadier where the machine is shared. */
	cpu: Ratio;
	/** One answer of each side. */
	a: Visit;
	b: Visit;
};

type Side = () => Promise< Visit >;

const BATCH = 12;
const WARM_UP = 8;
const MOST_BATCHES = 100;

/**
 * Asks for A and B in turns, one at a time, for as long as that. Which of the
 * two comes first changes from pair to pair, since each leaves its trace in the
 * caches of the other.
 */
export async function compare(
	a: Side,
	b: Side,
	milliseconds: number
): Promise< Comparison > {
	for ( let round = 0; round < WARM_UP; round++ ) {
		await a();
		await b();
	}
	const time: Batch[] = [];
	const cpu: Batch[] = [];
	const last = { a: await a(), b: await b() };
	const until = performance.now() + milliseconds;
	do {
		const visits = { a: [] as Visit[], b: [] as Visit[] };
		for ( let pair = 0; pair < BATCH; pair++ ) {
			if ( pair % 2 === 0 ) {
				visits.a.push( await a() );
				visits.b.push( await b() );
			} else {
				visits.b.push( await b() );
				visits.a.push( await a() );
			}
		}
		const batch = ( of: ( visit: Visit ) => number ): Batch => ( {
			a: visits.a.map( of ),
			b: visits.b.map( of ),
		} );
		time.push( batch( ( visit ) => visit.ms ) );
		cpu.push( batch( ( visit ) => visit.cpuMs ) );
	} while ( performance.now() < until && time.length < MOST_BATCHES );
	return { time: ratioOf( time ), cpu: ratioOf( cpu ), ...last };
}
