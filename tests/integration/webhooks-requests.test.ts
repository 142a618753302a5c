/**
 * Bad requests as they come over the wire, through the web server and all of
 * WordPress: what PHPUnit cannot send. Of each it is said what is answered,
 * what the log says, and whether a row came of it.
 */
import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';

import { Hearing, SECRET, TOKEN } from './support/hearing';

jest.setTimeout( 120_000 );

type Sent = {
	path: string;
	method?: string;
	body?: string | Buffer;
	headers?: Record< string, string | string[] >;
};

/** What is answered, and what is stored (`state/verdict`) or counted. */
type Case = Sent & { name: string; status: number; log: string };

const SEDIFEX = '/wp-json/sedifex/v1/webhooks/sedifex';
const SEVI = '/wp-json/sedifex/v1/webhooks/sevi';
const DOOR = '/?sedifex-webhook=';
const LARGEST = 2_097_152;

let events = 0;

/** An event that was never sent before, signed. */
function signed( change: Partial< Sent > & { path: string } ): Sent {
	events += 1;
	const body =
		change.body ??
		JSON.stringify( {
			id: `evt_${ events }`,
			type: 'product.updated',
			storeId: 'store_demo',
			data: { productId: 'p', before: null, after: {} },
		} );
	const signature = createHmac( 'sha256', SECRET )
		.update( body )
		.digest( 'hex' );
	return {
		method: 'POST',
		...change,
		body,
		headers: {
			'content-type': 'application/json',
			'x-sedifex-signature': `sha256=${ signature }`,
			...change.headers,
		},
	};
}

const good = (
	name: string,
	change: Partial< Sent > & { path: string }
): Case => ( {
	...signed( change ),
	name,
	status: 200,
	log: 'pending/',
} );

const bad = (
	name: string,
	status: number,
	log: string,
	change: Partial< Sent > & { path: string }
): Case => ( { ...signed( change ), name, status, log } );

/** The same at both doors. */
const both = ( make: ( door: string ) => Case ): Case[] => [
	make( SEDIFEX ),
	make( `${ DOOR }sedifex` ),
];

const filled = ( text: string ): string =>
	`{"a":"${ text.repeat( Math.floor( ( LARGEST - 8 ) / Buffer.byteLength( text ) ) ) }"}`;

const addresses = (): Case[] => [
	...[
		'_envelope=1',
		'_envelope',
		'_jsonp=alert',
		'_method=GET',
		'_method=DELETE',
		'_locale=user',
		'_embed=1',
		'_envelope=1&_jsonp=x&_method=PUT',
	].flatMap( ( query ) => [
		good( `?${ query }`, { path: `${ SEDIFEX }?${ query }` } ),
		good( `door &${ query }`, { path: `${ DOOR }sedifex&${ query }` } ),
		bad( `?${ query }, wrong signature`, 401, 'malformed_header', {
			path: `${ SEDIFEX }?${ query }`,
			headers: { 'x-sedifex-signature': 'wrong' },
		} ),
		bad( `?${ query }, read`, 405, '', {
			path: `${ SEDIFEX }?${ query.replace( 'GET', 'POST' ) }`,
			method: 'GET',
		} ),
	] ),
	good( 'a slash at the end', { path: `${ SEDIFEX }/` } ),
	good( 'the route as an argument', {
		path: '/?rest_route=/sedifex/v1/webhooks/sedifex',
	} ),
	good( 'the route as an argument, in other letters', {
		path: '/index.php?rest_route=%2Fsedifex%2Fv1%2Fwebhooks%2Fsedifex&_envelope=1',
	} ),
	good( 'the door on another page', {
		path: '/no-such-page/?sedifex-webhook=sedifex',
	} ),
	good( 'the door at the index', {
		path: '/index.php?sedifex-webhook=sedifex',
	} ),
	bad( 'another source', 404, '', {
		path: SEDIFEX.replace( /sedifex$/, 'paystack' ),
	} ),
	bad( 'another source at the door', 404, '', { path: `${ DOOR }paystack` } ),
	bad( 'no source at the door', 404, '', { path: DOOR } ),
	bad( 'a secret that is too much', 404, '', { path: `${ SEDIFEX }/a/b` } ),
	bad( 'capital letters', 404, '', {
		path: '/wp-json/sedifex/v1/webhooks/SEDIFEX',
	} ),
	...[ 'GET', 'PUT', 'PATCH', 'DELETE', 'HEAD' ].flatMap( ( method ) =>
		both( ( path ) =>
			bad( `${ method } ${ path }`, 405, '', { path, method } )
		)
	),
	...[ 'GET', 'PUT' ].flatMap( ( method ) =>
		both( ( path ) =>
			good( `said to be ${ method }`, {
				path,
				headers: { 'x-http-method-override': method },
			} )
		)
	),
	...both( ( path ) =>
		good( 'of a stranger with a cookie', {
			path,
			headers: {
				cookie: 'wordpress_logged_in_x=admin|1|2|3',
				'x-wp-nonce': 'wrong',
			},
		} )
	),
];

const forms = (): Case[] => [
	...[
		'multipart/form-data; boundary=x',
		'application/x-www-form-urlencoded',
		'text/plain',
		'text/html',
		'application/octet-stream',
		'application/json, text/html',
	].flatMap( ( type ) =>
		both( ( path ) =>
			bad( type, 415, 'content_type', {
				path,
				headers: { 'content-type': type },
			} )
		)
	),
	...both( ( path ) =>
		bad( 'gzip', 415, 'content_type', {
			path,
			body: gzipSync( '{}' ),
			headers: { 'content-encoding': 'gzip' },
		} )
	),
	...both( ( path ) =>
		bad( 'gzip that is not said', 200, 'dead/malformed', {
			path,
			body: gzipSync( path ),
		} )
	),
	...both( ( path ) =>
		good( 'in pieces', {
			path,
			headers: { 'transfer-encoding': 'chunked' },
		} )
	),
	...both( ( path ) =>
		good( 'with a character set', {
			path,
			headers: { 'content-type': 'application/json; charset=utf-8' },
		} )
	),
	...both( ( path ) =>
		bad( 'without a signature', 401, 'missing_header', {
			path,
			headers: { 'x-sedifex-signature': '' },
		} )
	),
	...both( ( path ) =>
		bad( 'with two signatures', 401, 'malformed_header', {
			path,
			headers: { 'x-sedifex-signature': [ 'sha256=a', 'sha256=b' ] },
		} )
	),
	...[
		'',
		' ',
		'{',
		'[]',
		'"text"',
		'\u0000',
		'{"a":\u0001}',
		'\ufeff{}',
		Buffer.from( '{}', 'utf16le' ),
		Buffer.from( [ 0xff, 0xfe, 0x7b ] ),
		'{"a":"\\ud800"',
	].map( ( body ) =>
		bad( `body ${ JSON.stringify( body ) }`, 200, 'dead/malformed', {
			path: SEDIFEX,
			body,
		} )
	),
	...[ '%', "'", '\\\\', '\u{1f600}' ].map( ( text ) =>
		bad(
			`the largest there may be, of ${ text }`,
			200,
			'ignored/other_store',
			{
				path: SEDIFEX,
				body: filled( text ),
			}
		)
	),
	...both( ( path ) =>
		bad( 'one byte too many', 413, 'too_large', {
			path,
			body: ' '.repeat( LARGEST + 1 ),
		} )
	),
	bad( 'sixteen megabytes', 413, 'too_large', {
		path: SEDIFEX,
		body: ' '.repeat( 8 * LARGEST ),
	} ),
];

const tokens = (): Case[] => {
	const sevi = (
		name: string,
		status: number,
		log: string,
		path: string,
		authorization?: string | string[]
	): Case => {
		events += 1;
		return {
			name: `Sevi: ${ name }`,
			status,
			log,
			path,
			method: 'POST',
			body: JSON.stringify( { order: { id: `s${ events }` } } ),
			headers: {
				'content-type': 'application/json',
				...( authorization === undefined ? {} : { authorization } ),
			},
		};
	};
	return [
		sevi( 'token', 200, 'pending/', SEVI, TOKEN ),
		sevi( 'bearer', 200, 'pending/', SEVI, `Bearer ${ TOKEN }` ),
		sevi( 'path', 200, 'pending/', `${ SEVI }/${ TOKEN }` ),
		sevi( 'token at the door', 200, 'pending/', `${ DOOR }sevi`, TOKEN ),
		sevi( 'path at the door', 200, 'pending/', `${ DOOR }sevi.${ TOKEN }` ),
		sevi( 'none', 401, 'missing_header', SEVI ),
		sevi( 'none at the door', 401, 'missing_header', `${ DOOR }sevi` ),
		sevi(
			'wrong beside a true path',
			401,
			'mismatch',
			`${ SEVI }/${ TOKEN }`,
			'Bearer wrong'
		),
		sevi( 'with quotes', 401, 'mismatch', SEVI, 'sevi"tok\\en' ),
		sevi(
			'of a visitor',
			401,
			'mismatch',
			SEVI,
			'Basic YWRtaW46cGFzc3dvcmQ='
		),
		sevi(
			'path in other letters',
			200,
			'pending/',
			`${ SEVI }/${ TOKEN.replace( '-', '%2D' ) }`
		),
		sevi( 'path too long', 401, 'mismatch', `${ SEVI }/${ TOKEN }x` ),
	];
};

function send(
	origin: string,
	sent: Sent
): Promise< { status: number; text: string } > {
	return new Promise( ( done, fail ) => {
		const chunked = 'transfer-encoding' in ( sent.headers ?? {} );
		const call = request(
			`${ origin }${ sent.path }`,
			{
				method: sent.method,
				headers: {
					...( chunked
						? {}
						: {
								'content-length': Buffer.byteLength(
									sent.body ?? ''
								),
							} ),
					...sent.headers,
				},
			},
			( answer ) => {
				let text = '';
				answer
					.setEncoding( 'utf8' )
					.on( 'data', ( part: string ) => ( text += part ) );
				answer.on( 'end', () =>
					done( { status: answer.statusCode ?? 0, text } )
				);
			}
		);
		call.on( 'error', fail );
		call.end( sent.body );
	} );
}

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
