import type { IncomingMessage, ServerResponse } from 'node:http';
import { endpointName, findFunction } from '../endpoints';
import { hasEffect, type Fault } from '../faults';
import { readable, type LedgerCall } from '../ledger';
import type { SandboxState } from '../store/state';
import { runFunction, type SandboxFunction } from './function';
import {
	cutByPlatform,
	badJson,
	NEVER,
	notDeployed,
	plain,
	type Outcome,
} from './reply';
import { BodyTooLarge, readRequest, type SandboxRequest } from './request';
import { faultReply, reset, send, sendDamaged, waitOrGone } from './send';

/** What people look at; it is not noted down, and no fault hits it. */
const QUIET = [ '', 'favicon.ico', 'staff' ];

/** Pages and hooks that are not part of Sedifex itself. */
export type SideDoor = ( request: SandboxRequest ) => Promise< Outcome | null >;

/** Takes one request through ledger, faults and function to its answer. */
export async function dispatch(
	state: SandboxState,
	sideDoor: SideDoor,
	incoming: IncomingMessage,
	response: ServerResponse
): Promise< void > {
	let request: SandboxRequest;
	try {
		request = await readRequest( incoming );
	} catch ( error ) {
		if ( error instanceof BodyTooLarge ) {
			send( response, plain( 413, 'Payload Too Large' ), null );
			incoming.destroy();
		}
		return;
	}
	if ( request.path.startsWith( '/__sandbox/' ) ) {
		const answer = await sideDoor( request );
		send(
			response,
			answer === null || answer === NEVER ? notDeployed() : answer,
			null
		);
		return;
	}
	const started = Date.now();
	const definition = findFunction( request );
	const endpoint = definition
		? endpointName( definition )
		: ( request.segments[ 0 ] ?? '' );
	const quiet = QUIET.includes( endpoint );
	const fault = quiet ? null : state.faults.take( endpoint, request.method );
	const call = quiet ? null : note( state, request, endpoint );
	if ( call && fault ) {
		call.fault = fault.kind;
	}
	await answerCall( state, sideDoor, request, response, {
		definition,
		fault,
		call,
	} );
	if ( call ) {
		call.ms = Date.now() - started;
	}
}

interface Handling {
	readonly definition: SandboxFunction | null;
	readonly fault: Fault | null;
	readonly call: LedgerCall | null;
}

async function answerCall(
	state: SandboxState,
	sideDoor: SideDoor,
	request: SandboxRequest,
	response: ServerResponse,
	{ definition, fault, call }: Handling
): Promise< void > {
	if ( fault && ! hasEffect( fault ) ) {
		await withoutEffect( state, request, response, fault, call );
		return;
	}
	if ( call ) {
		call.ran = true;
	}
	const outcome = await produce( state, sideDoor, request, definition );
	if ( outcome === NEVER || fault?.kind === 'timeout-after-effect' ) {
		await neverAnswered( state, response, fault?.ms ?? 0, call );
	} else if ( fault?.kind === 'reset-after-effect' ) {
		reset( response );
	} else if ( fault?.kind === '5xx-after' ) {
		send( response, faultReply( fault, request.host ), call );
	} else if ( fault ) {
		await sendDamaged( response, outcome, fault, call );
	} else {
		send( response, outcome, call );
	}
}

async function withoutEffect(
	state: SandboxState,
	request: SandboxRequest,
	response: ServerResponse,
	fault: Fault,
	call: LedgerCall | null
): Promise< void > {
	if ( fault.kind === 'timeout' ) {
		await neverAnswered( state, response, fault.ms, call );
	} else if ( fault.kind === 'reset-before-effect' ) {
		reset( response );
	} else {
		await waitOrGone( response, fault.ms );
		send( response, faultReply( fault, request.host ), call );
	}
}

/** Held until the caller leaves, or until the platform cuts it. */
async function neverAnswered(
	state: SandboxState,
	response: ServerResponse,
	ms: number,
	call: LedgerCall | null
): Promise< void > {
	const limit = ms || state.switches.answerLimitMs;
	if ( ( await waitOrGone( response, limit ) ) === 'time' ) {
		send( response, cutByPlatform(), call );
	}
}

async function produce(
	state: SandboxState,
	sideDoor: SideDoor,
	request: SandboxRequest,
	definition: SandboxFunction | null
): Promise< Outcome > {
	if ( ! definition ) {
		return ( await sideDoor( request ) ) ?? notDeployed();
	}
	try {
		// The framework decodes the body before any function is asked.
		request.fields();
	} catch {
		return badJson();
	}
	return runFunction( definition, { request, state } );
}

function note(
	state: SandboxState,
	request: SandboxRequest,
	endpoint: string
): LedgerCall {
	return state.ledger.add(
		{
			at: state.nowIso(),
			method: request.method,
			endpoint,
			path: request.path,
			query: Object.fromEntries( request.query ),
			body: readable( request.raw, request.header( 'content-type' ) ),
		},
		request.headers
	);
}
