import { isRecord } from './store/values';

/** One received call and what went back. */
export interface LedgerCall {
	readonly id: number;
	readonly at: string;
	readonly method: string;
	readonly endpoint: string;
	readonly path: string;
	readonly query: Record< string, string >;
	readonly headers: Record< string, string >;
	readonly body: unknown;
	/** Status that was sent; null where the connection ended without one. */
	status: number | null;
	/** Body that was sent, parsed where it is JSON. */
	answer: unknown;
	fault: string | null;
	/** Whether the function ran, that is, could change anything. */
	ran: boolean;
	ms: number | null;
}

/** Headers that say something about a client; the rest is noise. */
const KEPT_HEADERS = [
	'x-api-key',
	'authorization',
	'x-sedifex-contract-version',
	'x-sedifex-sandbox',
	'accept',
	'content-type',
	'user-agent',
	'origin',
	'referer',
	'cookie',
];
const KEPT_CALLS = 5000;
const KEPT_TEXT = 20_000;

/** Every call in the order of arrival, so that tests can count them. */
export class Ledger {
	private entries: LedgerCall[] = [];
	private next = 1;

	add(
		call: Omit<
			LedgerCall,
			'id' | 'status' | 'answer' | 'fault' | 'ran' | 'ms' | 'headers'
		>,
		headers: NodeJS.Dict< string | string[] >
	): LedgerCall {
		const entry: LedgerCall = {
			...call,
			id: this.next++,
			headers: Object.fromEntries(
				KEPT_HEADERS.flatMap( ( name ) => {
					const value = headers[ name ];
					return value === undefined
						? []
						: [ [ name, String( value ) ] ];
				} )
			),
			status: null,
			answer: null,
			fault: null,
			ran: false,
			ms: null,
		};
		this.entries.push( entry );
		if ( this.entries.length > KEPT_CALLS ) {
			this.entries.shift();
		}
		return entry;
	}

	calls( endpoint?: string, since = 0 ): LedgerCall[] {
		return this.entries.filter(
			( call ) =>
				call.id > since &&
				( endpoint === undefined || call.endpoint === endpoint )
		);
	}

	get lastId(): number {
		return this.next - 1;
	}

	/** Numbers go on, so that "since" stays good across a clearing. */
	clear(): void {
		this.entries = [];
	}
}

/** A body for the ledger: parsed JSON, or the beginning of the text. */
export function readable( body: Buffer, type: string ): unknown {
	const text = body.toString( 'utf8' );
	if ( text === '' ) {
		return null;
	}
	if ( type.includes( 'json' ) ) {
		try {
			const parsed: unknown = JSON.parse( text );
			return isRecord( parsed ) || Array.isArray( parsed )
				? parsed
				: text;
		} catch {
			return text.slice( 0, KEPT_TEXT );
		}
	}
	return /^(text|application\/x-www-form)/.test( type ) || type === ''
		? text.slice( 0, KEPT_TEXT )
		: `(${ body.length } bytes)`;
}
