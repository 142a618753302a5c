import { INTENTS } from '../payments/orders';
import type { SandboxState } from '../store/state';
import {
	finite,
	firstText,
	isRecord,
	record,
	text,
	type Doc,
} from '../store/values';

export type OrderKind = 'checkout' | 'order' | 'cash' | 'delivery';

/** One line of the order list, whichever collection it is kept in. */
export interface OrderRow {
	readonly kind: OrderKind;
	readonly id: string;
	readonly storeId: string;
	readonly reference: string;
	readonly clientOrderId: string;
	readonly customer: string;
	readonly contact: string;
	readonly items: string;
	readonly place: string;
	readonly amount: number;
	readonly amountPaid: number | null;
	readonly currency: string;
	readonly paymentStatus: string;
	readonly orderStatus: string;
	readonly at: string;
	readonly sourceLabel: string;
}

/** All orders and unpaid checkouts of all stores, the newest first. */
export function orderList( state: SandboxState ): OrderRow[] {
	const rows: OrderRow[] = [];
	for ( const collection of state.documents.names() ) {
		const found = /^stores\/[^/]+\/(integrationOrders|cashOrders)$/.exec(
			collection
		);
		if ( ! found && collection !== INTENTS ) {
			continue;
		}
		for ( const { id, data } of state.documents.list( collection ) ) {
			rows.push( toRow( id, data, kindOf( collection, data ) ) );
		}
	}
	const orders = new Set(
		rows
			.filter( ( row ) => row.kind === 'order' )
			.map( ( row ) => `${ row.storeId }/${ row.id }` )
	);
	return rows
		.filter(
			( row ) =>
				row.kind !== 'checkout' ||
				! orders.has( `${ row.storeId }/${ row.id }` )
		)
		.sort( ( a, b ) => b.at.localeCompare( a.at ) );
}

function kindOf( collection: string, data: Doc ): OrderKind {
	if ( collection === INTENTS ) {
		return 'checkout';
	}
	if ( collection.endsWith( '/cashOrders' ) ) {
		return 'cash';
	}
	return data.paymentCollectionMode === 'pay_on_delivery'
		? 'delivery'
		: 'order';
}

function toRow( id: string, data: Doc, kind: OrderKind ): OrderRow {
	const customer = record( data.customer );
	const metadata = record( data.metadata );
	const delivery = record( data.delivery );
	return {
		kind,
		id,
		storeId: text( data.storeId ),
		reference: text( data.reference ) || id,
		clientOrderId: text( data.clientOrderId ),
		customer:
			text( customer.name ) || text( data.customerName ) || 'No name',
		contact: [ text( customer.phone ), text( customer.email ) ]
			.filter( Boolean )
			.join( ' · ' ),
		items: items( data ),
		place: [
			text( metadata.fulfillmentType ),
			text( metadata.deliveryLocation ) || text( delivery.location ),
			text( metadata.deliveryNotes ) || text( delivery.notes ),
		]
			.filter( Boolean )
			.join( ' · ' ),
		amount: finite( data.amount ) ?? 0,
		amountPaid: finite( data.amountPaid ),
		currency: text( data.currency ) || 'GHS',
		paymentStatus: text( data.paymentStatus ) || 'none',
		orderStatus: text( data.orderStatus ) || 'none',
		at: text( data.createdAt ) || text( data.updatedAt ),
		sourceLabel: text( data.sourceLabel ),
	};
}

function items( data: Doc ): string {
	const list = Array.isArray( data.items ) ? ( data.items as unknown[] ) : [];
	return (
		list
			.filter( isRecord )
			.map( ( item ) => {
				const name =
					firstText( item, [ 'name', 'item_name' ] ) ||
					text( item.item_id );
				return `${ name } × ${ finite( item.qty ?? item.quantity ) ?? 1 }`;
			} )
			.join( ', ' ) || text( data.itemName )
	);
}
