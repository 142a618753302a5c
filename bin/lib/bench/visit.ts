import { Agent, request } from 'node:http';

/** An answer, and what the probe says it took. */
export type Visit = {
	status: number;
	body: string;
	bytes: number;
	/** From the question to the last byte. */
	ms: number;
	/** Processor time in PHP. */
	cpuMs: number;
	queries: number;
	/** Calls of PHP to other servers, and how long they lasted. */
	calls: number;
	callMs: number;
	/** The most bytes that PHP held at once. */
	memory: number;
};

type Question = {
	headers?: Record< string, string >;
	/** Sent as JSON. */
	body?: unknown;
};

const LONGEST = 20000;

/** A visitor with one connection, who asks one thing at a time; or many of them. */
export class Visitor {
	private readonly agent: Agent;

	constructor(
		private readonly origin: string,
		connections = 1
	) {
		this.agent = new Agent( { keepAlive: true, maxSockets: connections } );
	}

	ask( path: string, question: Question = {} ): Promise< Visit > {
		const sent =
			question.body === undefined
				? undefined
				: JSON.stringify( question.body );
		const began = performance.now();
		return new Promise( ( done, fail ) => {
			const call = request(
				this.origin + path,
				{
					agent: this.agent,
					method: sent === undefined ? 'GET' : 'POST',
					timeout: LONGEST,
					headers: {
						...( sent === undefined
							? {}
							: {
									'content-type': 'application/json',
									'content-length': Buffer.byteLength( sent ),
								} ),
						...question.headers,
					},
				},
				( answer ) => {
					const parts: Buffer[] = [];
					answer.on( 'data', ( part: Buffer ) => parts.push( part ) );
					answer.on( 'error', fail );
					answer.on( 'end', () => {
						const ms = performance.now() - began;
						const body = Buffer.concat( parts );
						const header = ( name: string ) =>
							Number( answer.headers[ `x-bench-${ name }` ] );
						done( {
							status: answer.statusCode ?? 0,
							body: body.toString(),
							bytes: body.length,
							ms,
							cpuMs: header( 'cpu' ),
							queries: header( 'queries' ),
							calls: header( 'calls' ),
							callMs: header( 'call-ms' ),
							memory: header( 'memory' ),
						} );
					} );
				}
			);
			call.on( 'timeout', () =>
				call.destroy( new Error( `${ path } took too long.` ) )
			);
			call.on( 'error', fail );
			call.end( sent );
		} );
	}

	/** The same, where only this answer will do. */
	async get( path: string, headers = {} ): Promise< Visit > {
		const visit = await this.ask( path, { headers } );
		if ( visit.status !== 200 ) {
			throw new Error( `${ path } answered ${ visit.status }.` );
		}
		return visit;
	}

	leave(): void {
		this.agent.destroy();
	}
}
