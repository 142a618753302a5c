import { fail, type SandboxFunction } from '../http/function';
import { contact } from '../payments/checkout-input';
import { paymentWords, ROOT_ORDERS, storeOrders } from '../payments/orders';
import { acceptsKey, readKey } from '../store/keys';
import {
	documentId,
	finite,
	firstPresent,
	firstText,
	record,
	text,
	toMinor,
} from '../store/values';
import { bodyStore, NARROW_HEADERS } from './guards';

/**
 * Pay on delivery as Sedifex documents it. Its code has no such path, so it is
 * there only after a switch. Like all creating calls it is not idempotent.
 */
export const ordersRequest: SandboxFunction = {
	name: 'integration',
	path: 'orders/request',
	methods: [ 'POST' ],
	allowHeaders: NARROW_HEADERS,
	checks: 'method first',
	present: ( state ) => state.switches.payOnDelivery,
	handle( { request, state } ) {
		const fields = request.fields();
		const storeId = bodyStore( fields, false );
		if ( storeId === '' ) {
			return fail( 400, 'missing-store-id' );
		}
		const key = readKey( request, 'wide' );
		if (
			! acceptsKey( state, storeId, key, { nested: true, market: false } )
		) {
			return fail( 401, 'unauthorized' );
		}
		const productName = text( fields.productName );
		if ( productName === '' ) {
			return fail( 400, 'missing-product' );
		}
		const id = documentId();
		const amount = finite( fields.unitPrice ) ?? 0;
		const clientOrderId =
			firstText( fields, [ 'clientOrderId', 'client_order_id' ] ) || null;
		const details = {
			name: contact( fields, 'name' ),
			email: contact( fields, 'email' ).toLowerCase(),
			phone: contact( fields, 'phone' ),
		};
		const now = state.nowIso();
		const order = {
			storeId,
			merchantId: storeId,
			reference: id,
			paymentReference: id,
			payment_reference: id,
			clientOrderId,
			client_order_id: clientOrderId,
			customer: details,
			amount,
			amountMinor: toMinor( amount ),
			amountPaid: 0,
			currency: text( fields.currency ) || 'GHS',
			items: Array.isArray( fields.items ) ? fields.items : [],
			itemName: productName,
			quantity: finite( fields.quantity ) ?? 1,
			delivery: record( fields.delivery ),
			sourceChannel: text(
				firstPresent( fields, [ 'sourceChannel', 'source_channel' ] )
			),
			sourceLabel: text(
				firstPresent( fields, [ 'sourceLabel', 'source_label' ] )
			),
			recordType: 'product_order',
			paymentMethod: 'PAY_ON_DELIVERY',
			paymentCollectionMode: 'pay_on_delivery',
			...paymentWords( 'pending_cash_collection', 'pending_delivery' ),
			createdAt: now,
			updatedAt: now,
		};
		state.documents.set( storeOrders( storeId ), id, order );
		state.documents.set( ROOT_ORDERS, id, order );
		return {
			status: 200,
			body: {
				ok: true,
				storeId,
				reference: id,
				orderId: id,
				sedifexOrderId: id,
				clientOrderId,
				paymentCollectionMode: 'pay_on_delivery',
				...paymentWords(
					'pending_cash_collection',
					'pending_delivery'
				),
			},
		};
	},
};
