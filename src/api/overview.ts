/** What `/overview` answers; in PHP, Admin\OverviewController. And the look at Sedifex's list that it offers. */
import * as z from 'zod/mini';
import { ask } from './ask';

const orderSchema = z.strictObject( {
	reference: z.string(),
	customer: z.string(),
	total: z.string(),
	state: z.string(),
	tone: z.enum( [ 'attention', 'good', 'open' ] ),
	sentence: z.string(),
	advice: z.string(),
	ordered_at: z.string(),
} );

export const overviewSchema = z.strictObject( {
	health: z.enum( [ 'ok', 'attention', 'not_connected' ] ),
	causes: z.array(
		z.strictObject( {
			sentence: z.string(),
			action: z.string(),
			action_url: z.string(),
		} )
	),
	shop_url: z.string(),
	waiting: z.int(),
	needs_person: z.array( orderSchema ),
	latest: z.array( orderSchema ),
	catalogue: z.strictObject( {
		items: z.int(),
		listed: z.int(),
		as_of: z.nullable( z.string() ),
		unreadable: z.array(
			z.strictObject( { id: z.string(), message: z.string() } )
		),
		doubts: z.array( z.string() ),
	} ),
	pictures: z.strictObject( {
		wanted: z.int(),
		made: z.int(),
		failed: z.int(),
		problem: z.string(),
	} ),
} );

export type OverviewAnswer = z.infer< typeof overviewSchema >;
export type OverviewOrder = OverviewAnswer[ 'latest' ][ number ];
export type OverviewCause = OverviewAnswer[ 'causes' ][ number ];

/** What a look at Sedifex's list came to; in PHP, Catalog\SyncResult. */
const syncSchema = z.object( {
	outcome: z.enum( [ 'done', 'held', 'failed', 'busy' ] ),
	total: z.int(),
	added: z.int(),
	changed: z.int(),
	removed: z.int(),
	doubts: z.array( z.string() ),
} );

export type SyncAnswer = z.infer< typeof syncSchema >;

export const getOverview = (): Promise< OverviewAnswer > =>
	ask( overviewSchema, { path: '/sedifex/v1/overview' } );

/** `accept`: the owner has seen the doubts and wants the list applied all the same. */
export const syncNow = ( accept = false ): Promise< SyncAnswer > =>
	ask( syncSchema, {
		path: '/sedifex/v1/catalog/sync',
		method: 'POST',
		data: { accept },
	} );
