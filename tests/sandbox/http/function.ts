import { StorageError } from '../store/documents';
import type { SandboxState } from '../store/state';
import { json, notDeployed, type Outcome, type Reply } from './reply';
import type { SandboxRequest } from './request';

/** What a function answers: a status and a JSON body, or a whole reply. */
export interface Answer {
	readonly status: number;
	readonly body: unknown;
}

export interface Call {
	readonly request: SandboxRequest;
	readonly state: SandboxState;
}

/**
 * One function of the backend. A new one is a file with such a value, added to
 * the list in `endpoints/index.ts`.
 */
export interface SandboxFunction {
	/** First part of the path, and the name that faults and ledger use. */
	readonly name: string;
	/** Further parts of the path; without it anything after the name is ignored. */
	readonly path?: string;
	readonly methods: readonly string[];
	readonly allowHeaders: string;
	/** Which of the two checks comes first, or that there is no contract check. */
	readonly checks: 'contract first' | 'method first' | 'method only';
	/** False where the function is only there after a switch. */
	readonly present?: ( state: SandboxState ) => boolean;
	/** The error text of a failure that is not told apart; else the raw one. */
	readonly failure?: string;
	readonly handle: (
		call: Call
	) => Answer | Outcome | Promise< Answer | Outcome >;
}

export function fail( status: number, error: string ): Answer {
	return { status, body: { error } };
}

let counter = 0;

function requestId( state: SandboxState ): string {
	counter += 1;
	const random = Math.floor( Math.random() * 36 ** 6 ) + counter;
	return `${ state.now() }-${ random.toString( 36 ) }`;
}

/** Runs the checks that all functions share, then the function itself. */
export async function runFunction(
	definition: SandboxFunction,
	call: Call
): Promise< Outcome > {
	const { request, state } = call;
	if (
		definition.present?.( state ) === false ||
		state.switches.absent.includes( definition.name )
	) {
		return notDeployed();
	}
	const cors = corsHeaders( definition );
	const traced =
		definition.checks === 'method only'
			? cors
			: {
					...cors,
					'x-sedifex-contract-version':
						state.switches.contractVersion,
					'x-sedifex-request-id': requestId( state ),
				};
	if ( request.method === 'OPTIONS' ) {
		return { status: 204, headers: cors, body: Buffer.alloc( 0 ) };
	}
	const method = definition.methods.includes( request.method )
		? null
		: fail( 405, 'method-not-allowed' );
	if ( method && definition.checks !== 'contract first' ) {
		return toReply( method, cors );
	}
	const refused =
		definition.checks === 'method only' ? null : checkContract( call );
	if ( refused || method ) {
		return toReply( refused ?? method, traced );
	}
	return finish( definition, call, traced );
}

async function finish(
	definition: SandboxFunction,
	call: Call,
	headers: Record< string, string >
): Promise< Outcome > {
	try {
		return toReply( await definition.handle( call ), headers );
	} catch ( error ) {
		if ( error instanceof StorageError || definition.failure ) {
			return toReply(
				fail( 500, definition.failure ?? ( error as Error ).message ),
				headers
			);
		}
		throw error;
	}
}

function corsHeaders( definition: SandboxFunction ): Record< string, string > {
	return {
		'access-control-allow-origin': '*',
		'access-control-allow-headers': definition.allowHeaders,
		'access-control-allow-methods': [
			...definition.methods,
			'OPTIONS',
		].join( ', ' ),
	};
}

function checkContract( { request, state }: Call ): Answer | null {
	const received = request.header( 'x-sedifex-contract-version' ).trim();
	const expected = state.switches.contractVersion;
	if ( received === '' || received === expected ) {
		return null;
	}
	return {
		status: 400,
		body: {
			error: 'contract-version-mismatch',
			expectedVersion: expected,
			receivedVersion: received,
		},
	};
}

function toReply(
	answer: Answer | Outcome | null,
	headers: Record< string, string >
): Outcome {
	if ( answer === null || typeof answer === 'symbol' ) {
		return answer as Outcome;
	}
	return 'headers' in answer
		? ( answer as Reply )
		: json( answer.status, answer.body, headers );
}
