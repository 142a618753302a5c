import { fail, type SandboxFunction } from '../http/function';
import { INTENTS, ROOT_ORDERS, storeOrders } from '../payments/orders';
import { acceptsKey, readKey } from '../store/keys';
import type { SandboxState } from '../store/state';
import { firstText, record, text, textOrNull, type Doc } from '../store/values';
import { NARROW_HEADERS } from './guards';

const REFERENCE_FIELDS = [
	'reference',
	'paymentReference',
	'payment_reference',
	'clientOrderId',
	'client_order_id',
	'paystackReference',
];
const PAID = [
	'success',
	'successful',
	'paid',
	'completed',
	'complete',
	'settled',
];
const FAILED = [
	'failed',
	'abandoned',
	'cancelled',
	'canceled',
	'declined',
	'reversed',
];
const PENDING = [
	'pending',
	'processing',
	'queued',
	'syncing',
	'pending_payment',
];

/** What became of an online order. Cash orders are never looked at. */
export const orderStatus: SandboxFunction = {
	name: 'integrationOrderStatus',
	methods: [ 'GET' ],
	allowHeaders: NARROW_HEADERS,
	checks: 'method first',
	handle( { request, state } ) {
		const reference = text( request.query.get( 'reference' ) );
		if ( reference === '' ) {
			return fail( 400, 'missing-reference' );
		}
		const storeId = text( request.query.get( 'storeId' ) );
		if ( storeId === '' ) {
			return fail( 400, 'missing-store-id' );
		}
		const key = readKey( request, 'narrow' );
		if (
			! acceptsKey( state, storeId, key, { nested: true, market: true } )
		) {
			return fail( 401, 'unauthorized' );
		}
		const data = findOrder( state, storeId, reference );
		if ( ! data ) {
			return {
				status: 404,
				body: {
					ok: false,
					error: 'order-not-found',
					reference,
					storeId,
				},
			};
		}
		return { status: 200, body: describe( data, storeId, reference ) };
	},
};

function findOrder(
	state: SandboxState,
	storeId: string,
	reference: string
): Doc | null {
	for ( const collection of [
		storeOrders( storeId ),
		ROOT_ORDERS,
		INTENTS,
	] ) {
		const data = state.documents.get( collection, reference );
		if ( data && data.storeId === storeId ) {
			return data;
		}
	}
	for ( const field of REFERENCE_FIELDS ) {
		const hit = state.documents
			.where( ROOT_ORDERS, field, reference )
			.find( ( { data } ) => data.storeId === storeId );
		if ( hit ) {
			return hit.data;
		}
	}
	return null;
}

function describe( data: Doc, storeId: string, asked: string ): Doc {
	const reference = firstText( data, [ 'reference' ] ) || asked;
	const clientOrderId =
		firstText( data, [ 'clientOrderId', 'client_order_id' ] ) || null;
	const amount = Number( data.amount ?? 0 );
	// Filled for unpaid orders as well; only a stored null counts as nothing.
	const amountPaid =
		data.amountPaid === undefined ? amount : Number( data.amountPaid );
	const payment = textOrNull( data.paymentStatus );
	const order = textOrNull( data.orderStatus );
	const sync = textOrNull( data.syncStatus );
	return {
		ok: true,
		storeId,
		merchantId: text( data.merchantId ) || storeId,
		reference,
		paymentReference: text( data.paymentReference ) || reference,
		payment_reference: text( data.payment_reference ) || reference,
		paystackReference: text( data.paystackReference ) || reference,
		clientOrderId,
		client_order_id: clientOrderId,
		...customer( data ),
		amountPaid,
		amount_paid: amountPaid,
		amount,
		currency: text( data.currency ) || 'GHS',
		status: plainStatus( payment ?? order ?? 'pending' ),
		paymentStatus: payment,
		payment_status: payment,
		orderStatus: order,
		order_status: order,
		syncStatus: sync,
		sync_status: sync,
		paidAt: textOrNull( data.paidAt ),
		paymentConfirmedAt: textOrNull( data.paymentConfirmedAt ),
		updatedAt: textOrNull( data.updatedAt ),
	};
}

/** Details that are not known are left out, not null. */
function customer( data: Doc ): Doc {
	const nested = record( data.customer );
	const details = { name: 'Name', email: 'Email', phone: 'Phone' };
	const known: Doc = {};
	const flat: Doc = {};
	for ( const [ detail, capital ] of Object.entries( details ) ) {
		const value =
			text( nested[ detail ] ) || text( data[ `customer${ capital }` ] );
		if ( value !== '' ) {
			known[ detail ] = value;
			flat[ `customer${ capital }` ] = value;
		}
	}
	return { customer: known, ...flat };
}

function plainStatus( word: string ): string {
	const lower = word.toLowerCase();
	if ( PAID.includes( lower ) ) {
		return 'paid';
	}
	if ( FAILED.includes( lower ) ) {
		return 'failed';
	}
	return PENDING.includes( lower ) ? 'pending' : lower;
}
