import { fail, type SandboxFunction } from '../http/function';
import { ROOT_ORDERS, storeOrders } from '../payments/orders';
import type { SandboxState } from '../store/state';
import {
	finite,
	firstText,
	isRecord,
	record,
	text,
	textOrNull,
	type Doc,
} from '../store/values';
import { OPEN_HEADERS } from './guards';

/** A receipt for whoever knows store and reference. Its `paid` is no proof. */
export const receipt: SandboxFunction = {
	name: 'publicQuickPayReceipt',
	methods: [ 'GET' ],
	allowHeaders: OPEN_HEADERS,
	checks: 'method only',
	handle( { request, state } ) {
		const storeId = text( request.query.get( 'storeId' ) );
		const reference = text( request.query.get( 'reference' ) );
		if ( storeId === '' || reference === '' ) {
			return fail( 400, 'missing-store-id-or-reference' );
		}
		const found = find( state, storeId, reference );
		return found
			? { status: 200, body: describe( found, storeId, reference ) }
			: fail( 404, 'receipt-not-found' );
	},
};

interface Found {
	readonly collection: string;
	readonly data: Doc;
}

function find(
	state: SandboxState,
	storeId: string,
	reference: string
): Found | null {
	const collections = [
		`stores/${ storeId }/cashOrders`,
		storeOrders( storeId ),
		ROOT_ORDERS,
	];
	for ( const collection of collections ) {
		const data = state.documents.get( collection, reference );
		if ( data && data.storeId === storeId ) {
			return { collection, data };
		}
	}
	return null;
}

function describe(
	{ collection, data }: Found,
	storeId: string,
	reference: string
): Doc {
	const cash = collection.endsWith( '/cashOrders' );
	const paymentStatus = text( data.paymentStatus ) || 'pending';
	const cashConfirmed = data.cashConfirmed === true;
	// A part of the word is enough: "unpaid" reads as paid.
	const paid =
		cashConfirmed ||
		/paid|success|confirmed|completed/.test( paymentStatus.toLowerCase() );
	return {
		ok: true,
		reference: text( data.reference ) || reference,
		storeId,
		collection,
		storeOnly: cash,
		receiptType: paid ? 'paid_receipt' : 'activity_slip',
		title: paid ? 'Payment Receipt' : 'Activity Slip',
		statusLabel: paid ? 'Paid / Confirmed' : 'Pending confirmation',
		paid,
		paymentStatus,
		orderStatus: text( data.orderStatus ) || 'pending',
		cashConfirmed,
		paymentMethod:
			text( data.paymentMethod ) || ( cash ? 'CASH' : 'ONLINE' ),
		paymentProvider: text( data.paymentProvider ),
		paymentCollectionMode: text( data.paymentCollectionMode ),
		currency: text( data.currency ) || 'GHS',
		amount: finite( data.amount ) ?? 0,
		customer: customer( data ),
		item: item( data ),
		sourceChannel: text( data.sourceChannel ),
		sourceLabel: text( data.sourceLabel ) || 'Sedifex Quick Pay',
		createdAt: textOrNull( data.createdAt ),
		updatedAt: textOrNull( data.updatedAt ),
		confirmedAt: textOrNull( data.confirmedAt ),
		note: paid
			? 'This receipt is proof that the payment/activity has been confirmed in Sedifex.'
			: 'This is proof that the activity was recorded. It is not a paid receipt until the store/payment system confirms payment.',
	};
}

function customer( data: Doc ): Doc {
	const nested = record( data.customer );
	return {
		name: text( nested.name ) || text( data.customerName ) || 'Customer',
		phone: text( nested.phone ) || text( data.customerPhone ),
		email: text( nested.email ) || text( data.customerEmail ),
	};
}

function item( data: Doc ): Doc {
	const list = Array.isArray( data.items ) ? ( data.items as unknown[] ) : [];
	const first = list.find( isRecord ) ?? {};
	return {
		name:
			firstText( record( first ), [ 'name', 'itemName' ] ) ||
			text( data.itemName ) ||
			'Payment activity',
		category: text( record( first ).category ),
		quantity:
			finite( record( first ).qty ?? record( first ).quantity ) ?? 1,
		type: text( record( first ).type ),
	};
}
