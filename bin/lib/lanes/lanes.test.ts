import { nothingMissing, type Lane, type Outcome } from './lane';
import { readTotals } from './phpunit';
import { choose, runLanes } from './run-lanes';

const outcome = ( passed: number, failed: number ): Outcome => ( {
	passed,
	failed,
	output: '',
} );

function lane( name: string, more: Partial< Lane > = {} ): Lane {
	return {
		name: `test-${ name }`,
		groups: [],
		missing: nothingMissing,
		run: () => Promise.resolve( outcome( 1, 0 ) ),
		...more,
	};
}

const names = ( lanes: readonly Lane[] ): string[] =>
	lanes.map( ( each ) => each.name );

describe( 'the lanes of npm test', () => {
	const before = process.env.CI;
	let lines: string[] = [];
	const runQuietly = ( lanes: readonly Lane[] ) =>
		runLanes( lanes, ( line ) => lines.push( line ) );

	beforeEach( () => {
		lines = [];
		delete process.env.CI;
	} );

	afterEach( () => {
		if ( before === undefined ) {
			delete process.env.CI;
		} else {
			process.env.CI = before;
		}
	} );

	test( 'are chosen by name or group, with what they need before', () => {
		const all = [
			lane( 'build' ),
			lane( 'other' ),
			lane( 'php', { groups: [ 'group' ], after: [ 'test-build' ] } ),
		];
		expect( names( choose( all, [ 'group' ] ) ) ).toEqual( [
			'test-build',
			'test-php',
		] );
		expect( choose( all, [] ) ).toHaveLength( 3 );
		expect( () => choose( all, [ 'nothing' ] ) ).toThrow( 'no lane' );
	} );

	test( 'wait for each other and add up', async () => {
		const order: string[] = [];
		const note = ( name: string ) => () => {
			order.push( name );
			return Promise.resolve( outcome( 2, 1 ) );
		};
		const totals = await runQuietly( [
			lane( 'second', {
				after: [ 'test-first' ],
				run: note( 'second' ),
			} ),
			lane( 'first', {
				run: () => {
					order.push( 'first' );
					return Promise.resolve( outcome( 3, 0 ) );
				},
			} ),
		] );
		expect( order ).toEqual( [ 'first', 'second' ] );
		expect( totals ).toEqual( { passed: 5, failed: 1 } );
	} );

	test( 'do not run after a failure, which counts', async () => {
		const run = jest.fn();
		const totals = await runQuietly( [
			lane( 'broken', {
				run: () => Promise.reject( new Error( 'no' ) ),
			} ),
			lane( 'after', { after: [ 'test-broken' ], run } ),
		] );
		expect( run ).not.toHaveBeenCalled();
		expect( totals ).toEqual( { passed: 0, failed: 2 } );
	} );

	test( 'are left out by name, and fail where CI is set', async () => {
		const lanes = [
			lane( 'poor', {
				missing: () => Promise.resolve( [ 'a browser' ] ),
			} ),
		];
		expect( await runQuietly( lanes ) ).toEqual( { passed: 0, failed: 0 } );
		expect( lines.join() ).toContain(
			'test-poor left out: needs a browser'
		);
		process.env.CI = 'true';
		expect( await runQuietly( lanes ) ).toEqual( { passed: 0, failed: 1 } );
	} );
} );

describe( 'what PHPUnit says', () => {
	test.each( [
		[ 'OK (102 tests, 456 assertions)', 102, 0 ],
		[ 'OK (1 test, 1 assertion)', 1, 0 ],
		[ 'Tests: 10, Assertions: 20, Errors: 2, Failures: 1.', 7, 3 ],
		[ 'Tests: 4, Assertions: 3, Skipped: 1.', 3, 1 ],
		[ 'PHP Fatal error: no', 0, 0 ],
	] )( '%s', ( text, passed, failed ) => {
		expect( readTotals( `x\n${ text }\n` ) ).toEqual( { passed, failed } );
	} );
} );
