import type { SandboxState } from '../store/state';
import { dress, type WebhookFault } from './faults';
import { PLAIN_WISH, type Message, type Source, type Wish } from './message';
import { orderMessages, ORDER_EVENTS } from './order-events';
import { productMessages, PRODUCT_EVENTS } from './product-changes';
import { random, shuffled } from './random';
import { selldoneMessages, SELLDONE_ACTIONS } from './selldone';
import { deliver, inLanes, type Task } from './sending';
import { seviMessages, SEVI_STATUSES } from './sevi';

export const SENDING_ORDERS = [ 'in_order', 'reversed', 'shuffled' ] as const;

/** How the messages are sent. */
export interface Manner {
	readonly order: ( typeof SENDING_ORDERS )[ number ];
	/** How often each one is sent. */
	readonly repeat: number;
	readonly faults: readonly WebhookFault[];
	/** Every which delivery the faults hit; 1 is each. */
	readonly every: number;
	/** Each delivery waits up to this many seconds, the others going on. */
	readonly late: number;
	/** Percent that is never sent. */
	readonly drop: number;
	/** How many are on their way at once. */
	readonly atOnce: number;
	/** Makes shuffling and dropping the same again. */
	readonly seed: number;
}

export const PLAIN_MANNER: Manner = {
	order: 'in_order',
	repeat: 1,
	faults: [],
	every: 1,
	late: 0,
	drop: 0,
	atOnce: 1,
	seed: 1,
};

/** One delivery and what became of it. */
export interface Delivered {
	readonly n: number;
	readonly source: Source;
	readonly event: string;
	readonly object: string;
	readonly id: string;
	readonly faults: readonly WebhookFault[];
	readonly expected: number;
	/** Null until there is an answer, and for good where there was none. */
	status: number | null;
	ms: number | null;
	/** Why there was no answer; `dropped` where it was never sent. */
	error: string;
}

export interface Run {
	readonly id: number;
	readonly at: string;
	readonly source: Source;
	readonly event: string;
	readonly seed: number;
	readonly deliveries: Delivered[];
	done: boolean;
}

const KEPT_RUNS = 20;
const STORY = 'story';

/** All events that can be asked for, by source. */
export const EVENTS: Readonly< Record< Source, readonly string[] > > = {
	sedifex: [
		...Object.keys( PRODUCT_EVENTS ),
		...Object.keys( ORDER_EVENTS ),
	],
	selldone: [ STORY, ...SELLDONE_ACTIONS ],
	sevi: [ STORY, ...SEVI_STATUSES, 'amount' ],
};

export function messagesFor( state: SandboxState, wish: Wish ): Message[] {
	switch ( wish.source ) {
		case 'sedifex':
			return wish.event in PRODUCT_EVENTS
				? productMessages( state, wish )
				: orderMessages( state, wish );
		case 'selldone':
			return selldoneMessages( state, wish );
		case 'sevi':
			return seviMessages( state, wish );
	}
}

/** Sends what is wished, as it is wished. `finished` resolves with the last answer. */
export function startRun(
	state: SandboxState,
	wish: Wish,
	manner: Manner
): { run: Run; finished: Promise< void > } {
	return sendMessages( state, messagesFor( state, wish ), manner, wish );
}

export function sendMessages(
	state: SandboxState,
	messages: readonly Message[],
	manner: Manner,
	of: Pick< Wish, 'source' | 'event' > = PLAIN_WISH
): { run: Run; finished: Promise< void > } {
	const draw = random( manner.seed );
	const planned = plan( messages, manner, draw );
	const run: Run = {
		id: state.webhooks.number(),
		at: state.nowIso(),
		source: of.source,
		event: of.event,
		seed: manner.seed,
		deliveries: [],
		done: false,
	};
	state.webhooks.runs = [ run, ...state.webhooks.runs ].slice( 0, KEPT_RUNS );
	const tasks = planned.map( ( message, n ) =>
		task( state, run, message, n, manner, draw )
	);
	const finished = inLanes( tasks, manner.atOnce ).then( () => {
		run.done = true;
	} );
	return { run, finished };
}

function plan(
	messages: readonly Message[],
	{ order, repeat }: Manner,
	draw: () => number
): Message[] {
	const all = messages.flatMap( ( message ) =>
		Array.from( { length: repeat }, () => message )
	);
	if ( order === 'reversed' ) {
		return all.reverse();
	}
	return order === 'shuffled' ? shuffled( all, draw ) : all;
}

/** Everything random is decided here, before anything is sent. */
function task(
	state: SandboxState,
	run: Run,
	message: Message,
	n: number,
	manner: Manner,
	draw: () => number
): Task {
	const faults = ( n + 1 ) % manner.every === 0 ? manner.faults : [];
	const dropped = draw() * 100 < manner.drop;
	const wait = draw() * manner.late * 1000;
	const now = state.now();
	const { contractVersion } = state.switches;
	const outgoing = dress(
		message,
		state.webhooks.target,
		faults,
		now,
		contractVersion
	);
	const delivered: Delivered = {
		n: n + 1,
		source: message.source,
		event: message.event,
		object: message.object,
		id: message.id,
		faults,
		expected: outgoing.expected,
		status: null,
		ms: null,
		error: dropped ? 'dropped' : '',
	};
	run.deliveries.push( delivered );
	return async ( hold ) => {
		if ( dropped ) {
			return;
		}
		const sent = async () => deliver( delivered, outgoing );
		if ( wait > 0 ) {
			hold(
				new Promise( ( done ) =>
					setTimeout( () => void sent().then( done ), wait )
				)
			);
			return;
		}
		await sent();
	};
}

/** How often each status came, and how many answers were not as they should be. */
export function summary( { deliveries }: Run ): {
	statuses: Record< string, number >;
	unexpected: number;
} {
	const statuses: Record< string, number > = {};
	for ( const { status, error } of deliveries ) {
		const word = String( status ?? ( error || 'waiting' ) );
		statuses[ word ] = ( statuses[ word ] ?? 0 ) + 1;
	}
	return {
		statuses,
		unexpected: deliveries.filter(
			( { status, expected, error } ) =>
				error !== 'dropped' && status !== expected
		).length,
	};
}
