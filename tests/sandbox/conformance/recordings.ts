import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { isRecord } from '../store/values';

const FOLDER = join( __dirname, '../../fixtures/recordings' );

export interface Recorded {
	readonly name: string;
	readonly request: {
		readonly method: string;
		readonly path: string;
		readonly query: Record< string, string > | null;
		readonly headers: Record< string, string > | null;
		readonly body: unknown;
	};
	readonly response: {
		readonly status: number;
		readonly headers: Record< string, unknown >;
		readonly body: unknown;
	};
}

export interface Step {
	readonly do: string;
	readonly with: Record< string, unknown >;
}

export interface Use {
	readonly name: string;
	readonly index: number;
	readonly class: 'replay' | 'preset' | 'read';
	readonly setup?: readonly Step[];
	/** `in order`: at its place among the replays, and put back after it. */
	readonly start?: string;
	readonly loose?: readonly string[];
}

export interface Entry {
	readonly use: Use;
	readonly recorded: Recorded;
}

function load( file: string ): unknown {
	return JSON.parse( readFileSync( join( FOLDER, file ), 'utf8' ) );
}

/** The entries of a file that the manifest says can be played. */
export function playable( file: string ): Entry[] {
	const manifest = load( 'manifest.json' ) as Record< string, Use[] >;
	const recorded = load( file ) as Recorded[];
	return ( manifest[ file ] ?? [] )
		.filter( ( use ) => use.class !== 'read' )
		.map( ( use ) => {
			const entry = recorded[ use.index ];
			if ( ! entry || entry.name !== use.name ) {
				throw new Error(
					`${ file } ${ use.index } is not in the manifest`
				);
			}
			return { use, recorded: entry };
		} );
}

export interface Received {
	readonly status: number;
	readonly headers: Record< string, unknown >;
	readonly body: unknown;
}

/** Sends exactly what was recorded, with nothing that a client would add. */
export function replay(
	base: string,
	recorded: Recorded[ 'request' ]
): Promise< Received > {
	const query = new URLSearchParams( recorded.query ?? {} ).toString();
	const body = bytes( recorded.body );
	const address = new URL( base );
	return new Promise( ( resolve, reject ) => {
		const outgoing = httpRequest(
			{
				host: address.hostname,
				port: address.port,
				method: recorded.method,
				path: query ? `${ recorded.path }?${ query }` : recorded.path,
				headers: {
					...recorded.headers,
					...( body ? { 'content-length': body.length } : {} ),
				},
				agent: false,
			},
			( response ) => {
				const chunks: Buffer[] = [];
				response.on( 'data', ( chunk: Buffer ) =>
					chunks.push( chunk )
				);
				response.on( 'error', reject );
				response.on( 'end', () =>
					resolve( {
						status: response.statusCode ?? 0,
						headers: response.headers,
						body: decode(
							Buffer.concat( chunks ).toString( 'utf8' ),
							String( response.headers[ 'content-type' ] )
						),
					} )
				);
			}
		);
		outgoing.on( 'error', reject );
		outgoing.end( body ?? undefined );
	} );
}

function bytes( body: unknown ): Buffer | null {
	if ( body === null || body === undefined ) {
		return null;
	}
	const raw = isRecord( body ) ? body.__raw : undefined;
	return Buffer.from(
		typeof raw === 'string' ? raw : JSON.stringify( body )
	);
}

function decode( body: string, type: string ): unknown {
	if ( body === '' ) {
		return null;
	}
	return type.includes( 'json' ) ? JSON.parse( body ) : body;
}
