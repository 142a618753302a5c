/**
 * What the routes of the webhook log answer; in PHP, Webhooks\EventsSchema.
 * tests/fixtures/rest-schemas.json holds the two together.
 */
import { addQueryArgs } from '@wordpress/url';
import * as z from 'zod/mini';
import { ask } from './ask';

const state = z.enum( [ 'pending', 'processing', 'done', 'ignored', 'dead' ] );

const row = {
	id: z.int(),
	source: z.string(),
	type: z.string(),
	object: z.string(),
	state,
	verdict: z.string(),
	sentence: z.string(),
	note: z.string(),
	how: z.string(),
	deliveries: z.int(),
	attempts: z.int(),
	received_at: z.string(),
	last_at: z.string(),
	settled_at: z.nullable( z.string() ),
	body_kept: z.boolean(),
};

export const eventsSchema = z.strictObject( {
	items: z.array( z.strictObject( row ) ),
	total: z.int(),
	is_more: z.boolean(),
	pages: z.int(),
	types: z.array( z.string() ),
	health: z.strictObject( {
		counts: z.strictObject( {
			pending: z.int(),
			processing: z.int(),
			done: z.int(),
			ignored: z.int(),
			dead: z.int(),
		} ),
		oldest_waiting: z.nullable( z.string() ),
		worker_at: z.nullable( z.string() ),
		silence: z.nullable( z.string() ),
	} ),
	as_of: z.string(),
} );

export const eventSchema = z.strictObject( {
	...row,
	chain: z.array(
		z.strictObject( {
			step: z.enum( [
				'received',
				'signature',
				'duplicate',
				'stale',
				'applied',
			] ),
			mark: z.enum( [ 'yes', 'no', 'note', 'waiting' ] ),
			sentence: z.string(),
			at: z.nullable( z.string() ),
		} )
	),
	changes: z.array(
		z.strictObject( {
			what: z.string(),
			before: z.nullable( z.string() ),
			after: z.nullable( z.string() ),
		} )
	),
	headers: z.array(
		z.strictObject( { name: z.string(), value: z.string() } )
	),
	body: z.nullable( z.string() ),
	errors: z.array(
		z.strictObject( { at: z.string(), sentence: z.string() } )
	),
	next_try: z.nullable( z.string() ),
	order: z.nullable(
		z.strictObject( { id: z.int(), reference: z.string() } )
	),
} );

/** `outcomes` is empty and `queued` counts where it was no dry run. */
export const replaySchema = z.strictObject( {
	total: z.int(),
	replayable: z.int(),
	queued: z.int(),
	sentence: z.string(),
	outcomes: z.array(
		z.strictObject( {
			id: z.int(),
			type: z.string(),
			object: z.string(),
			outcome: z.enum( [
				'change',
				'stale',
				'same',
				'unknown',
				'no_body',
				'other',
			] ),
			sentence: z.string(),
		} )
	),
} );

export const clearedSchema = z.strictObject( {
	cleared: z.int(),
	sentence: z.string(),
} );

export type EventsAnswer = z.infer< typeof eventsSchema >;
export type EventRow = EventsAnswer[ 'items' ][ number ];
export type EventState = EventRow[ 'state' ];
export type EventsHealth = EventsAnswer[ 'health' ];
export type EventDetail = z.infer< typeof eventSchema >;
export type EventStep = EventDetail[ 'chain' ][ number ];
export type ReplayAnswer = z.infer< typeof replaySchema >;
export type ReplayOutcome = ReplayAnswer[ 'outcomes' ][ number ];
export type ClearedAnswer = z.infer< typeof clearedSchema >;

/** Each '' where it does not matter. */
export interface EventFilter {
	readonly search: string;
	readonly source: string;
	readonly state: string;
	readonly type: string;
}

/** Some events by their numbers, or all that a filter finds. */
export type EventChoice =
	{ readonly ids: readonly number[] } | { readonly filter: EventFilter };

const ROUTE = '/sedifex/v1/events';

/**
 * @param query As the route takes it; what is left out does not matter to it.
 */
export const getEvents = (
	query: Readonly< Record< string, string | number > >
): Promise< EventsAnswer > =>
	ask( eventsSchema, { path: addQueryArgs( ROUTE, query ) } );

export const getEvent = ( id: number ): Promise< EventDetail > =>
	ask( eventSchema, { path: `${ ROUTE }/${ id }` } );

/**
 * @param choice Which events.
 * @param dryRun Says what would change, and changes nothing.
 */
export const replayEvents = (
	choice: EventChoice,
	dryRun: boolean
): Promise< ReplayAnswer > =>
	ask( replaySchema, {
		path: `${ ROUTE }/replay`,
		method: 'POST',
		data: { ...choice, dry_run: dryRun },
	} );

/** Empties what was received and hides it; what it did stays done. */
export const clearEvents = (): Promise< ClearedAnswer > =>
	ask( clearedSchema, {
		path: `${ ROUTE }/clear`,
		method: 'POST',
		data: {},
	} );
