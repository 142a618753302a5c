/**
 * Processes that end at any moment, a database that does, connections that are
 * cut, many workers and two web servers: whatever was answered with 200 is
 * there with every byte, and is carried out once.
 */
import { randomInt } from 'node:crypto';

import { pause } from '../../bin/lib/run';
import { Hearing } from './support/hearing';
import { STORY, orders, reports } from './support/sevi-story';

jest.setTimeout( 180_000 );

let hearing: Hearing;

beforeAll( async () => {
	hearing = await Hearing.open( 'hearing' );
} );

afterAll( async () => {
	await ( hearing as Hearing | undefined )?.close();
} );

beforeEach( async () => {
	await hearing.site.reset();
	// A site that was made by an earlier version: its tables change before anything is sent.
	await hearing.site.php( '' );
} );

/** What it comes to in the end: every event at rest, every order where its story ends, no step told twice. */
async function expectTheEnd( of: readonly string[] ): Promise< void > {
	const events = of.length * STORY.length;
	expect(
		await hearing.ask(
			'SELECT state, COUNT(*) FROM wp_sedifex_events GROUP BY state'
		)
	).toBe( `done\t${ events }` );
	expect(
		await hearing.ask(
			'SELECT payment, stage, COUNT(*), COUNT( DISTINCT reference ) FROM wp_sedifex_orders GROUP BY payment, stage'
		)
	).toBe( `paid\tdelivered\t${ of.length }\t${ of.length }` );
	const timelines = (
		await hearing.ask( 'SELECT timeline FROM wp_sedifex_orders' )
	).split( '\n' );
	for ( const timeline of timelines ) {
		const codes = ( JSON.parse( timeline ) as { code: string }[] ).map(
			( { code } ) => code
		);
		expect( codes ).toEqual( [ ...new Set( codes ) ] );
	}
	const processed = await hearing.processed();
	expect( new Set( processed.map( ( { event } ) => event ) ).size ).toBe(
		processed.length
	);
}

/** No notice, no warning. What PHP says of a database that is gone is no surprise. */
async function expectNoComplaints( databaseGoes = false ): Promise< void > {
	const complaints = ( await hearing.site.complaints() )
		.split( '\n' )
		.filter(
			( line ) =>
				line !== '' &&
				! line.includes( 'WordPress.org' ) &&
				! (
					databaseGoes &&
					/mysqli|database error|gone away|Lost connection|server has/i.test(
						line
					)
				)
		);
	expect( complaints ).toEqual( [] );
}

test( 'eight workers share four thousand events', async () => {
	const of = orders( 800 );
	await hearing.store( reports( of ) );
	const workers = await hearing.start( 8 );
	await Promise.all( workers.map( ( { ended } ) => ended ) );
	await expectTheEnd( of );
	const processed = await hearing.processed();
	expect( processed ).toHaveLength( 4000 );
	for ( const { pid } of workers ) {
		expect(
			processed.filter( ( each ) => each.pid === pid ).length
		).toBeGreaterThanOrEqual( 20 );
	}
	expect(
		await hearing.ask( 'SELECT MAX( attempts ) FROM wp_sedifex_events' )
	).toBe( '1' );
	await expectNoComplaints();
} );

test( 'workers killed at any moment lose nothing and double nothing', async () => {
	const of = orders( 400 );
	await hearing.store( reports( of ) );
	let kills = 0;
	for ( let round = 0; round < 3; round++ ) {
		const workers = await hearing.start( 6 );
		for ( const { child } of workers ) {
			await pause( randomInt( 20, 160 ) );
			kills += child.exitCode === null && child.kill( 'SIGKILL' ) ? 1 : 0;
		}
		await Promise.all( workers.map( ( { ended } ) => ended ) );
		await hearing.lapse();
	}
	expect( kills ).toBeGreaterThan( 6 );
	await hearing.finish();
	await expectTheEnd( of );
	await expectNoComplaints();
} );

test( 'a worker that ends at any statement leaves what the next one finishes', async () => {
	const of = orders( 4 );
	await hearing.store( reports( of ) );
	let killed = 0;
	// An event takes four of them, and a batch five more.
	for ( let step = 1; step <= 12; step++ ) {
		const [ worker ] = await hearing.start( 1, {
			TEST_KILL_AT: String( step ),
		} );
		await worker?.ended;
		killed += worker?.child.signalCode === 'SIGKILL' ? 1 : 0;
		await hearing.lapse();
	}
	expect( killed ).toBeGreaterThan( 6 );
	await hearing.finish();
	await expectTheEnd( of );
	await expectNoComplaints();
} );

test( 'a database that is killed takes nothing that was promised with it', async () => {
	const of = orders( 20 );
	const bodies = reports( of );
	const promised: string[] = [];
	const left = [ ...bodies ];
	const answers = new Set< number >();
	const sender = async (): Promise< void > => {
		for ( let body = left.pop(); body; body = left.pop() ) {
			const status = await hearing.send( body );
			answers.add( status );
			if ( status === 200 ) {
				promised.push( body );
			} else {
				await pause( 50 );
			}
		}
	};
	const senders = Array.from( { length: 6 }, sender );
	for ( let kill = 0; kill < 2; kill++ ) {
		await pause( 400 );
		await hearing.killDatabase();
	}
	await Promise.all( senders );
	expect(
		[ ...answers ].filter( ( status ) => status > 0 && status < 500 )
	).toEqual( [ 200 ] );
	expect( await hearing.missing( promised ) ).toEqual( [] );
	// Their sender comes again with the rest.
	expect(
		new Set(
			await Promise.all( bodies.map( ( body ) => hearing.send( body ) ) )
		)
	).toEqual( new Set( [ 200 ] ) );
	await hearing.finish();
	await expectTheEnd( of );
	await expectNoComplaints( true );
} );

test( 'a connection that is cut between two statements changes nothing', async () => {
	const of = orders( 12 );
	const bodies = reports( of );
	for ( const [ number, body ] of bodies.entries() ) {
		expect( [
			number,
			await hearing.send( body, {
				'x-test-cut-every': String( ( number % 4 ) + 1 ),
			} ),
		] ).toEqual( [ number, 200 ] );
	}
	expect( await hearing.missing( bodies ) ).toEqual( [] );
	await hearing.ask(
		"UPDATE wp_sedifex_events SET state = 'pending', attempts = 0, settled_at = NULL; DELETE FROM wp_sedifex_orders"
	);
	for ( const every of [ 2, 3, 5, 7 ] ) {
		const workers = await hearing.start( 2, {
			TEST_CUT_EVERY: String( every ),
		} );
		await Promise.all( workers.map( ( { ended } ) => ended ) );
	}
	await hearing.finish();
	expect(
		await hearing.ask(
			'SELECT payment, stage, COUNT(*) FROM wp_sedifex_orders GROUP BY payment, stage'
		)
	).toBe( `paid\tdelivered\t${ of.length }` );
	await expectNoComplaints( true );
} );

test( 'two web servers with one database take each event once', async () => {
	const second = await hearing.secondServer();
	try {
		const of = orders( 20 );
		const bodies = reports( of );
		const answers = await Promise.all(
			bodies.flatMap( ( body ) => [
				hearing.send( body ),
				hearing.send( body, {}, second.url ),
			] )
		);
		expect( new Set( answers ) ).toEqual( new Set( [ 200 ] ) );
		expect(
			await hearing.ask(
				'SELECT COUNT(*), MIN( deliveries ), MAX( deliveries ) FROM wp_sedifex_events'
			)
		).toBe( `${ bodies.length }\t2\t2` );
		// Nobody works but those who answered, each for two seconds at most.
		await hearing.finish();
		await expectTheEnd( of );
		expect(
			await hearing.ask( 'SELECT MAX( attempts ) FROM wp_sedifex_events' )
		).toBe( '1' );
		const pids = new Set(
			( await hearing.processed() ).map( ( { pid } ) => pid )
		);
		expect( pids.size ).toBeGreaterThan( 1 );
	} finally {
		await second.stop();
	}
	await expectNoComplaints();
} );

test( 'on SQLite, too, workers share and may end at any moment', async () => {
	const mariadb = hearing;
	hearing = await Hearing.open( 'hearing-sqlite', 'sqlite' );
	try {
		await hearing.site.reset();
		await hearing.site.php( '' );
		const of = orders( 30 );
		await hearing.store( reports( of ) );
		const workers = await hearing.start( 4 );
		await pause( 900 );
		expect( workers[ 0 ]?.child.kill( 'SIGKILL' ) ).toBe( true );
		await Promise.all( workers.map( ( { ended } ) => ended ) );
		await hearing.finish();
		await expectTheEnd( of );
		await expectNoComplaints();
	} finally {
		await hearing.close();
		hearing = mariadb;
	}
} );
