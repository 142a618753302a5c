import { gzipSync } from 'node:zlib';

import { TOKEN } from './hearing';
import {
	another,
	bad,
	both,
	DOOR,
	filled,
	good,
	LARGEST,
	SEDIFEX,
	type Case,
} from './webhook-requests';

const SEVI = '/wp-json/sedifex/v1/webhooks/sevi';

export const forms = (): Case[] => [
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

export const tokens = (): Case[] => {
	const sevi = (
		name: string,
		status: number,
		log: string,
		path: string,
		authorization?: string | string[]
	): Case => {
		return {
			name: `Sevi: ${ name }`,
			status,
			log,
			path,
			method: 'POST',
			body: JSON.stringify( { order: { id: `s${ another() }` } } ),
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
			200,
			'pending/',
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
