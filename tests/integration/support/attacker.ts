import { request } from 'node:http';

import type { Shop } from './shop';

/** An answer as it came, whatever it is. */
export interface RawAnswer {
	readonly status: number;
	readonly headers: Readonly<
		Record< string, string | string[] | undefined >
	>;
	readonly text: string;
	/** The text as a JSON object; empty where it is none. */
	readonly json: Record< string, unknown >;
}

/** What orders are kept in; refused input must not add a row. */
export type RowCounts = Record< 'intents' | 'attempts' | 'orders', number >;

function asObject( text: string ): Record< string, unknown > {
	try {
		const value: unknown = JSON.parse( text );
		return typeof value === 'object' && value !== null
			? ( value as Record< string, unknown > )
			: {};
	} catch {
		return {};
	}
}

/** Sends what no browser would, byte by byte, and remembers all that came back. */
export class Attacker {
	readonly seen: string[] = [];

	constructor( private readonly shop: Shop ) {}

	/** One request; the body goes out as it is. */
	async send(
		method: string,
		path: string,
		body?: string | Buffer,
		headers: Record< string, string > = {}
	): Promise< RawAnswer > {
		const answer = await new Promise< RawAnswer >( ( resolve, reject ) => {
			const outgoing = request(
				`${ this.shop.site.url }${ path }`,
				{
					method,
					headers: {
						...( body === undefined
							? {}
							: { 'content-length': Buffer.byteLength( body ) } ),
						...headers,
					},
				},
				( incoming ) => {
					const parts: Buffer[] = [];
					incoming.on( 'data', ( part: Buffer ) =>
						parts.push( part )
					);
					incoming.on( 'error', reject );
					incoming.on( 'end', () => {
						const text = Buffer.concat( parts ).toString( 'utf8' );
						resolve( {
							status: incoming.statusCode ?? 0,
							headers: incoming.headers,
							text,
							json: asObject( text ),
						} );
					} );
				}
			);
			outgoing.on( 'error', reject );
			outgoing.end( body );
		} );
		this.seen.push( JSON.stringify( answer.headers ), answer.text );
		return answer;
	}

	json(
		method: string,
		route: string,
		body: unknown,
		headers: Record< string, string > = {}
	): Promise< RawAnswer > {
		return this.send(
			method,
			`/wp-json/sedifex/v1${ route }`,
			typeof body === 'string' || Buffer.isBuffer( body )
				? body
				: JSON.stringify( body ),
			{ 'content-type': 'application/json', ...headers }
		);
	}

	/** A form of ours, sent to a page as a browser without script would. */
	form(
		path: string,
		fields: Record< string, string >,
		cookie = ''
	): Promise< RawAnswer > {
		return this.send(
			'POST',
			path,
			new URLSearchParams( fields ).toString(),
			{
				'content-type': 'application/x-www-form-urlencoded',
				...( cookie ? { cookie } : {} ),
			}
		);
	}

	async rows(): Promise< RowCounts > {
		const counted = await this.shop.site.sql(
			'SELECT (SELECT COUNT(*) FROM wp_sedifex_intents), (SELECT COUNT(*) FROM wp_sedifex_attempts), (SELECT COUNT(*) FROM wp_sedifex_orders)'
		);
		const [ intents = 0, attempts = 0, orders = 0 ] = counted
			.trim()
			.split( /\s+/ )
			.map( Number );
		return { intents, attempts, orders };
	}
}

/** A sentence that a person can act on: no code, no markup, no path. */
export function isSentence( text: unknown ): boolean {
	return (
		typeof text === 'string' &&
		text.length > 15 &&
		/[.?)]$/.test( text ) &&
		! /[<>{}]|\.php|SELECT|Exception|undefined|null/.test( text )
	);
}
