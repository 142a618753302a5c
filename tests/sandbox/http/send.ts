import type { ServerResponse } from 'node:http';
import type { Fault } from '../faults';
import type { LedgerCall } from '../ledger';
import { readable } from '../ledger';
import { html, json, plain, type Reply } from './reply';

/** Chunks of a dripping answer. */
const DRIPS = 20;

/** Sends a reply as it is and notes it down. */
export function send(
	response: ServerResponse,
	reply: Reply,
	call: LedgerCall | null
): void {
	note( call, reply );
	if ( response.destroyed ) {
		return;
	}
	response.writeHead( reply.status, {
		...reply.headers,
		'content-length': reply.body.length,
	} );
	response.end( response.req.method === 'HEAD' ? undefined : reply.body );
}

function note( call: LedgerCall | null, reply: Reply ): void {
	if ( call ) {
		call.status = reply.status;
		call.answer = readable(
			reply.body,
			reply.headers[ 'content-type' ] ?? ''
		);
	}
}

/** Ends the connection without a word, as a broken network does. */
export function reset( response: ServerResponse ): void {
	response.socket?.resetAndDestroy();
}

/** Resolves after the time, or as soon as the other side has gone. */
export function waitOrGone(
	response: ServerResponse,
	ms: number
): Promise< 'time' | 'gone' > {
	return new Promise( ( resolve ) => {
		if ( response.destroyed ) {
			resolve( 'gone' );
			return;
		}
		const timer = setTimeout( () => finish( 'time' ), ms );
		const gone = () => finish( 'gone' );
		const finish = ( what: 'time' | 'gone' ) => {
			clearTimeout( timer );
			response.off( 'close', gone );
			resolve( what );
		};
		response.on( 'close', gone );
	} );
}

/** What a fault answers instead of asking the function. */
export function faultReply( fault: Fault, host: string ): Reply {
	if ( fault.kind === 'html' ) {
		return html(
			fault.status ?? 200,
			'<!DOCTYPE html><html><head><title>Sign in to the network</title></head><body><h1>Please sign in</h1></body></html>'
		);
	}
	if ( fault.kind === 'redirect' ) {
		return {
			...plain( fault.status ?? 302, 'Moved' ),
			headers: {
				location: fault.location ?? `http://${ host }/elsewhere`,
			},
		};
	}
	if ( fault.kind === 'answer' ) {
		return typeof fault.body === 'string'
			? plain( fault.status ?? 200, fault.body )
			: json( fault.status ?? 200, fault.body );
	}
	return html(
		fault.status ?? 503,
		'<html><head><title>Error</title></head><body><h1>Error: Server Error</h1></body></html>'
	);
}

/** Sends the function's own reply, damaged as the fault says. */
export async function sendDamaged(
	response: ServerResponse,
	reply: Reply,
	fault: Fault,
	call: LedgerCall | null
): Promise< void > {
	if ( fault.kind === 'late-answer' ) {
		await waitOrGone( response, fault.ms );
		send( response, reply, call );
	} else if ( fault.kind === 'slow' ) {
		await drip( response, reply, fault.ms, call );
	} else if ( fault.kind === 'truncated' ) {
		await cutShort( response, reply, call );
	} else if ( fault.kind === 'malformed' ) {
		const half = reply.body.subarray(
			0,
			Math.ceil( reply.body.length / 2 )
		);
		send( response, { ...reply, body: half }, call );
	} else {
		send( response, reply, call );
	}
}

/** Promises the whole length and stops in the middle. */
async function cutShort(
	response: ServerResponse,
	reply: Reply,
	call: LedgerCall | null
): Promise< void > {
	note( call, reply );
	response.writeHead( reply.status, {
		...reply.headers,
		'content-length': reply.body.length,
	} );
	const half = reply.body.subarray( 0, Math.floor( reply.body.length / 2 ) );
	await new Promise< void >( ( resolve ) =>
		response.write( half, () => resolve() )
	);
	response.socket?.destroy();
}

async function drip(
	response: ServerResponse,
	reply: Reply,
	ms: number,
	call: LedgerCall | null
): Promise< void > {
	note( call, reply );
	response.writeHead( reply.status, {
		...reply.headers,
		'content-length': reply.body.length,
	} );
	const size = Math.max( 1, Math.ceil( reply.body.length / DRIPS ) );
	for ( let at = 0; at < reply.body.length; at += size ) {
		if ( ( await waitOrGone( response, ms / DRIPS ) ) === 'gone' ) {
			return;
		}
		response.write( reply.body.subarray( at, at + size ) );
	}
	response.end();
}
