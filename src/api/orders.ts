/**
 * What the owner's routes of orders answer; in PHP, Orders\AdminOrdersSchema.
 * tests/fixtures/rest-schemas.json holds the two together.
 */
import { addQueryArgs } from '@wordpress/url';
import * as z from 'zod/mini';
import { ask } from './ask';

const action = z.enum( [ 'look-again', 'send-again', 'handled', 'undo' ] );

const row = {
	id: z.int(),
	reference: z.string(),
	source: z.string(),
	state: z.string(),
	state_label: z.string(),
	payment: z.string(),
	payment_label: z.string(),
	stage: z.string(),
	total_minor: z.int(),
	currency: z.string(),
	customer: z.strictObject( { name: z.string(), contact: z.string() } ),
	attention: z.nullable( z.string() ),
	attention_code: z.string(),
	advice: z.string(),
	is_handled: z.boolean(),
	actions: z.array( action ),
	ordered_at: z.string(),
	updated_at: z.string(),
};

export const ordersSchema = z.strictObject( {
	orders: z.array( z.strictObject( row ) ),
	total: z.int(),
	is_more: z.boolean(),
	pages: z.int(),
	waiting: z.int(),
	shop_url: z.string(),
} );

const call = z.strictObject( {
	id: z.string(),
	kind: z.string(),
	state: z.string(),
	state_label: z.string(),
	category: z.string(),
	code: z.string(),
	message: z.string(),
	http_status: z.int(),
	request_id: z.string(),
	elapsed_ms: z.int(),
	sent_at: z.nullable( z.string() ),
	checked_at: z.nullable( z.string() ),
	payment: z.string(),
	paid_minor: z.nullable( z.int() ),
	total_minor: z.int(),
} );

export const orderSchema = z.strictObject( {
	...row,
	method: z.string(),
	phone: z.string(),
	email: z.string(),
	receive: z.string(),
	location: z.string(),
	notes: z.string(),
	reported_by: z.string(),
	reported_note: z.string(),
	reported: z.array(
		z.strictObject( {
			label: z.string(),
			value: z.string(),
			amount_minor: z.nullable( z.int() ),
		} )
	),
	also: z.array( z.string() ),
	fee_minor: z.int(),
	items: z.array(
		z.strictObject( {
			name: z.string(),
			quantity: z.int(),
			line_minor: z.int(),
		} )
	),
	what: z.string(),
	evidence: z.array(
		z.strictObject( {
			id: z.string(),
			expected_minor: z.int(),
			paid_minor: z.nullable( z.int() ),
		} )
	),
	raw_payment: z.string(),
	raw_stage: z.string(),
	checked_at: z.nullable( z.string() ),
	proofs: z.array(
		z.strictObject( {
			id: z.string(),
			word: z.string(),
			paid_minor: z.nullable( z.int() ),
			read_at: z.nullable( z.string() ),
			request_id: z.string(),
		} )
	),
	timeline: z.array(
		z.strictObject( {
			at: z.string(),
			label: z.string(),
			is_person: z.boolean(),
		} )
	),
	intent_state: z.string(),
	intent_label: z.string(),
	sent_at: z.nullable( z.string() ),
	sends: z.int(),
	calls: z.array( call ),
	status_url: z.string(),
} );

export const actionSchema = z.strictObject( {
	message: z.string(),
	is_settled: z.boolean(),
} );

/** What our route and the address of the screen call it: other systems' references fit in no address. */
export const orderName = ( {
	id,
	reference,
	source,
}: Pick< OrderRow, 'id' | 'reference' | 'source' > ): string =>
	'sedifex' === source ? reference : String( id );

export type OrdersAnswer = z.infer< typeof ordersSchema >;
export type OrderRow = OrdersAnswer[ 'orders' ][ number ];
export type OrderDetail = z.infer< typeof orderSchema >;
export type OrderCall = OrderDetail[ 'calls' ][ number ];
export type OrderAction = z.infer< typeof action >;
export type ActionAnswer = z.infer< typeof actionSchema >;

const ROUTE = '/sedifex/v1/admin/orders';

/**
 * @param query As the route takes it; what is left out does not matter to it.
 */
export const getOrders = (
	query: Readonly< Record< string, string | number > >
): Promise< OrdersAnswer > =>
	ask( ordersSchema, { path: addQueryArgs( ROUTE, query ) } );

/** @param name Its reference, or its number here. */
export const getOrder = ( name: string ): Promise< OrderDetail > =>
	ask( orderSchema, { path: `${ ROUTE }/${ encodeURIComponent( name ) }` } );

/**
 * @param reference Of the order.
 * @param name      What to do.
 * @param seen      The attention that the person sees: something newer is not decided about.
 */
export const actOnOrder = (
	reference: string,
	name: OrderAction,
	seen: string
): Promise< ActionAnswer > =>
	ask( actionSchema, {
		path: `${ ROUTE }/${ reference }/${ name }`,
		method: 'POST',
		data: { seen },
	} );
