import type { IncomingMessage } from 'node:http';
import { isRecord, type Doc } from '../store/values';
import { parseForm } from './form';

/** The platform takes no larger body. */
const BODY_LIMIT = 10 * 1024 * 1024;

export class BodyTooLarge extends Error {}

/** One received request, its body read whole and decoded on demand. */
export class SandboxRequest {
	readonly method: string;
	readonly path: string;
	readonly query: URLSearchParams;
	readonly host: string;

	constructor(
		private readonly incoming: IncomingMessage,
		readonly raw: Buffer
	) {
		this.method = incoming.method ?? 'GET';
		const address = incoming.url ?? '/';
		const split = address.indexOf( '?' );
		this.path = split < 0 ? address : address.slice( 0, split );
		this.query = new URLSearchParams(
			split < 0 ? '' : address.slice( split + 1 )
		);
		this.host = incoming.headers.host ?? '127.0.0.1';
	}

	header( name: string ): string {
		const value = this.incoming.headers[ name ];
		return Array.isArray( value ) ? value.join( ', ' ) : ( value ?? '' );
	}

	get headers(): IncomingMessage[ 'headers' ] {
		return this.incoming.headers;
	}

	/** The parts of the path, decoded; the first one names the function. */
	get segments(): string[] {
		return this.path.split( '/' ).filter( Boolean ).map( decode );
	}

	/** The fields of the body. A list or a scalar counts as no fields. */
	fields(): Doc {
		const type = this.header( 'content-type' ).toLowerCase();
		const body = this.raw.toString( 'utf8' );
		if ( type.startsWith( 'application/x-www-form-urlencoded' ) ) {
			return parseForm( body );
		}
		if ( ! /^application\/(json|[\w.-]+\+json)/.test( type ) || ! body ) {
			return {};
		}
		const parsed: unknown = JSON.parse( body );
		return isRecord( parsed ) ? parsed : {};
	}
}

function decode( part: string ): string {
	try {
		return decodeURIComponent( part );
	} catch {
		return part;
	}
}

export async function readRequest(
	incoming: IncomingMessage
): Promise< SandboxRequest > {
	const chunks: Buffer[] = [];
	let size = 0;
	for await ( const chunk of incoming ) {
		const bytes = chunk as Buffer;
		size += bytes.length;
		if ( size > BODY_LIMIT ) {
			throw new BodyTooLarge();
		}
		chunks.push( bytes );
	}
	return new SandboxRequest( incoming, Buffer.concat( chunks ) );
}
