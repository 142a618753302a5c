import { isRecord, text, type Doc } from './store/values';

export const FAULT_KINDS = [
	'timeout',
	'timeout-after-effect',
	'reset-before-effect',
	'reset-after-effect',
	'late-answer',
	'slow',
	'truncated',
	'malformed',
	'html',
	'5xx-before',
	'5xx-after',
	'redirect',
	'answer',
] as const;

export type FaultKind = ( typeof FAULT_KINDS )[ number ];

/** Kinds after which the function has not run, so nothing has changed. */
const WITHOUT_EFFECT: readonly FaultKind[] = [
	'timeout',
	'reset-before-effect',
	'html',
	'5xx-before',
	'redirect',
	'answer',
];

export interface Fault {
	readonly id: number;
	/** Endpoint name, 'pay', 'pictures', or '*' for every call. */
	readonly endpoint: string;
	readonly kind: FaultKind;
	/** How many calls are still to be hit. */
	times: number;
	/** Calls to let pass before the first one is hit. */
	skip: number;
	readonly ms: number;
	readonly status: number | null;
	readonly location: string | null;
	readonly body: unknown;
	/** Only calls of this method; '' is any. */
	readonly method: string;
}

export function hasEffect( fault: Fault ): boolean {
	return ! WITHOUT_EFFECT.includes( fault.kind );
}

/** Faults wait here, in order, for the calls that they are meant for. */
export class FaultQueue {
	private queue: Fault[] = [];
	private next = 1;

	/** Adds what a test asks for, or says in words what is wrong with it. */
	add( wanted: unknown ): Fault | string {
		if ( ! isRecord( wanted ) ) {
			return 'a fault is an object';
		}
		const kind = FAULT_KINDS.find( ( name ) => name === wanted.kind );
		if ( kind === undefined ) {
			return `kind is one of ${ FAULT_KINDS.join( ', ' ) }`;
		}
		const endpoint = text( wanted.endpoint );
		if ( endpoint === '' ) {
			return 'endpoint is missing';
		}
		const fault: Fault = {
			id: this.next++,
			endpoint,
			kind,
			times: whole( wanted, 'times', 1 ),
			skip: whole( wanted, 'skip', 0 ),
			ms: whole( wanted, 'ms', 0 ),
			status:
				wanted.status === undefined ? null : Number( wanted.status ),
			location: text( wanted.location, 2000 ) || null,
			body: wanted.body ?? null,
			method: text( wanted.method ).toUpperCase(),
		};
		this.queue.push( fault );
		return fault;
	}

	/** Takes the fault that hits this call, if there is one. */
	take( endpoint: string, method: string ): Fault | null {
		for ( const fault of this.queue ) {
			const meant =
				( fault.endpoint === '*' || fault.endpoint === endpoint ) &&
				( fault.method === '' || fault.method === method );
			if ( meant && fault.skip > 0 ) {
				fault.skip -= 1;
				return null;
			}
			if ( meant ) {
				fault.times -= 1;
				this.queue = this.queue.filter( ( entry ) => entry.times > 0 );
				return fault;
			}
		}
		return null;
	}

	list(): Fault[] {
		return [ ...this.queue ];
	}

	clear(): void {
		this.queue = [];
	}
}

function whole( source: Doc, name: string, fallback: number ): number {
	const value = Number( source[ name ] ?? fallback );
	return Number.isFinite( value )
		? Math.max( 0, Math.floor( value ) )
		: fallback;
}
