import { createHmac } from 'node:crypto';
import { request } from 'node:http';

import { SECRET } from './hearing';

export type Sent = {
	path: string;
	method?: string;
	body?: string | Buffer;
	headers?: Record< string, string | string[] >;
};

/** What is answered, and what is stored (`state/verdict`) or counted. */
export type Case = Sent & { name: string; status: number; log: string };

export const SEDIFEX = '/wp-json/sedifex/v1/webhooks/sedifex';
export const DOOR = '/?sedifex-webhook=';
export const LARGEST = 2_097_152;

let events = 0;

/** A number that no other event has. */
export const another = (): number => {
	events += 1;
	return events;
};

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

export const good = (
	name: string,
	change: Partial< Sent > & { path: string }
): Case => ( {
	...signed( change ),
	name,
	status: 200,
	log: 'pending/',
} );

export const bad = (
	name: string,
	status: number,
	log: string,
	change: Partial< Sent > & { path: string }
): Case => ( { ...signed( change ), name, status, log } );

/** The same at both doors. */
export const both = ( make: ( door: string ) => Case ): Case[] => [
	make( SEDIFEX ),
	make( `${ DOOR }sedifex` ),
];

export const filled = ( text: string ): string =>
	`{"a":"${ text.repeat( Math.floor( ( LARGEST - 8 ) / Buffer.byteLength( text ) ) ) }"}`;

export const addresses = (): Case[] => [
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

export function send(
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
