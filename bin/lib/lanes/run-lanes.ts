import { Problem } from '../problem';
import { keepOutput, type Lane, type Outcome } from './lane';

type Print = ( line: string ) => void;

export type Totals = { passed: number; failed: number };

const TAIL = 12000;

const strict = (): boolean => ( process.env.CI ?? '' ) !== '';

/** The lanes asked for, and those that they need to have run before. */
export function choose(
	lanes: readonly Lane[],
	wanted: readonly string[]
): Lane[] {
	const names = new Set< string >();
	const add = ( lane: Lane ): void => {
		if ( ! names.has( lane.name ) ) {
			names.add( lane.name );
			lanes
				.filter( ( each ) => lane.after?.includes( each.name ) )
				.forEach( add );
		}
	};
	for ( const word of wanted ) {
		const chosen = lanes.filter(
			( lane ) => lane.name === word || lane.groups.includes( word )
		);
		if ( chosen.length === 0 ) {
			throw new Problem(
				`There is no lane "${ word }"; "npm test -- --list" names them.`
			);
		}
		chosen.forEach( add );
	}
	return lanes.filter(
		( lane ) => wanted.length === 0 || names.has( lane.name )
	);
}

async function attempt( lane: Lane, print: Print ): Promise< Outcome > {
	try {
		const missing = await lane.missing();
		if ( missing.length === 0 ) {
			return await lane.run();
		}
		const sentence = `needs ${ missing.join( ', ' ) } on this machine`;
		print( `– ${ lane.name } left out: ${ sentence }` );
		return { passed: 0, failed: strict() ? 1 : 0, output: '' };
	} catch ( error ) {
		const text =
			error instanceof Problem
				? error.message
				: ( ( error as Error ).stack ?? String( error ) );
		return { passed: 0, failed: 1, output: text };
	}
}

async function report(
	lane: Lane,
	outcome: Outcome,
	since: number,
	print: Print
): Promise< void > {
	const time = `${ ( ( performance.now() - since ) / 1000 ).toFixed( 1 ) } s`;
	const file = await keepOutput( lane, outcome.output );
	if ( outcome.failed > 0 ) {
		print(
			`✖ ${ lane.name }: ${ outcome.passed } passed, ${ outcome.failed } failed (${ time }); all of it is in ${ file }\n`
		);
		print( outcome.output.slice( -TAIL ) );
		if ( outcome.note ) {
			print( outcome.note );
		}
	} else if ( outcome.passed > 0 ) {
		print(
			`✓ ${ lane.name }: ${ outcome.passed } passed${ outcome.note ? ` on ${ outcome.note }` : '' } (${ time })`
		);
	}
}

/** Runs lanes, two at a time where they do not depend on each other. */
export async function runLanes(
	lanes: readonly Lane[],
	print: Print = console.log
): Promise< Totals > {
	const waiting = [ ...lanes ];
	const running = new Map< Lane, Promise< void > >();
	const done = new Map< string, Outcome >();
	const totals: Totals = { passed: 0, failed: 0 };

	const isReady = ( lane: Lane ): boolean =>
		( lane.after ?? [] ).every(
			( name ) =>
				done.has( name ) ||
				! lanes.some( ( each ) => each.name === name )
		);
	const start = ( lane: Lane ): void => {
		const since = performance.now();
		const broken = ( lane.after ?? [] ).find(
			( name ) => ( done.get( name )?.failed ?? 0 ) > 0
		);
		const work = broken
			? Promise.resolve( {
					passed: 0,
					failed: 1,
					output: `Not run: "${ broken }" failed.`,
				} )
			: attempt( lane, print );
		running.set(
			lane,
			work.then( async ( outcome ) => {
				done.set( lane.name, outcome );
				totals.passed += outcome.passed;
				totals.failed += outcome.failed;
				await report( lane, outcome, since, print );
				running.delete( lane );
			} )
		);
	};

	while ( waiting.length > 0 || running.size > 0 ) {
		const next = running.size < 2 ? waiting.findIndex( isReady ) : -1;
		if ( next >= 0 ) {
			start( waiting.splice( next, 1 )[ 0 ] as Lane );
		} else {
			await Promise.race( running.values() );
		}
	}
	return totals;
}
