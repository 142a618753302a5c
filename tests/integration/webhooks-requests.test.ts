/**
 * Bad requests as they come over the wire, through the web server and all of
 * WordPress: what PHPUnit cannot send. Of each it is said what is answered,
 * what the log says, and whether a row came of it.
 */
import { Hearing } from './support/hearing';
import { forms, tokens } from './support/webhook-forms';
import { addresses, send } from './support/webhook-requests';

jest.setTimeout( 120_000 );

describe( 'bad requests over the wire', () => {
	let hearing: Hearing;

	beforeAll( async () => {
		hearing = await Hearing.open( 'hearing' );
		await hearing.site.reset();
		await hearing.site.php( '' );
		// Nobody works after an answer: the log stays as the delivery left it.
		await hearing.ask(
			"REPLACE INTO wp_sedifex_snapshots (name, body, fetched_at) VALUES ('worker_at_work', 'test', UNIX_TIMESTAMP() + 86400), ('worker', 'test', UNIX_TIMESTAMP() + 86400)"
		);
	} );

	afterAll( async () => {
		await ( hearing as Hearing | undefined )?.close();
	} );

	/** All that was stored and counted so far. */
	const look = async (): Promise< string[] > =>
		(
			await hearing.ask(
				"SELECT CONCAT( state, '/', verdict ) FROM wp_sedifex_events UNION ALL SELECT CONCAT( REPEAT( CONCAT( REGEXP_REPLACE( name, '^refusals_[a-z]+_', '' ), ',' ), body ) ) FROM wp_sedifex_snapshots WHERE name LIKE 'refusals%'"
			)
		)
			.split( /[,\n]/ )
			.filter( Boolean )
			.sort();

	test.each( [
		[ 'addresses', addresses ],
		[ 'forms', forms ],
		[ 'tokens', tokens ],
	] as const )(
		'%s: each has its answer, its class and its row',
		async ( _, cases ) => {
			const wrong: unknown[] = [];
			for ( const { name, status, log, ...sent } of cases() ) {
				const before = await look();
				const answer = await send( hearing.site.url, sent );
				const more = await look();
				for ( const each of before ) {
					more.splice( more.indexOf( each ), 1 );
				}
				if ( answer.status !== status || more.join() !== log ) {
					wrong.push( {
						name,
						wanted: [ status, log ],
						found: [ answer.status, more.join() ],
						answer: answer.text.slice( 0, 200 ),
					} );
				}
			}
			expect( wrong ).toEqual( [] );
		}
	);

	test( 'PHP complained of none of them', async () => {
		const complaints = ( await hearing.site.complaints() )
			.split( '\n' )
			.filter(
				( line ) => line !== '' && ! line.includes( 'WordPress.org' )
			);
		expect( complaints ).toEqual( [] );
	} );
} );
