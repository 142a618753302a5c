import { report } from '../payments/steps';
import { orderList, type OrderRow } from '../staff/order-list';
import type { SandboxState } from '../store/state';
import { record, text, type Doc } from '../store/values';
import type { Message, Wish } from './message';
import { eventId } from './product-changes';
import { eventMessage, paymentMessage, rawDocument } from './sedifex-bodies';
import { ownStore } from './wares';

/** What may be told of orders and bookings, with the words for people. */
export const ORDER_EVENTS: Readonly< Record< string, string > > = {
	'payment.succeeded:older':
		'A payment arrives (older format, doubled prefix)',
	'payment.failed:older': 'A payment fails (older format, doubled prefix)',
	'payment.succeeded': 'A payment arrives',
	'payment.failed': 'A payment fails',
	'order.updated': 'An order moves on',
	'booking.created': 'A booking is made',
	'booking.confirmed': 'A booking is confirmed',
	'booking.cancelled': 'A booking is cancelled',
	payment_confirmed: 'A booking is paid',
	'campaign.started': 'Something that a site does not know',
	other_store: 'A price of another store',
};

/** Tells of the newest orders of the sandbox, and carries payments out first. */
export function orderMessages( state: SandboxState, wish: Wish ): Message[] {
	if ( wish.event === 'campaign.started' || wish.event === 'other_store' ) {
		return Array.from( { length: wish.count }, () =>
			stranger( state, wish.event )
		);
	}
	if ( /^booking\.|^payment_/.test( wish.event ) ) {
		return bookings( state, wish ).map( ( { id, data } ) =>
			bookingMessage( state, wish.event, id, data, data )
		);
	}
	return orders( state, wish ).map( ( row ) =>
		orderMessage( state, wish.event, row )
	);
}

function stranger( state: SandboxState, event: string ): Message {
	const isOther = event === 'other_store';
	return eventMessage(
		{
			id: eventId( state ),
			type: isOther ? 'product.updated' : event,
			occurredAt: state.nowIso(),
			storeId: isOther ? 'store_somewhere_else' : ownStore( state ),
			data: { productId: 'prod_of_theirs', before: null, after: null },
		},
		isOther ? 'another store' : 'campaign'
	);
}

function orders( state: SandboxState, wish: Wish ): OrderRow[] {
	const rows = orderList( state ).filter(
		( row ) =>
			wish.reference === '' ||
			[ row.id, row.reference ].includes( wish.reference )
	);
	return rows.slice( 0, wish.reference === '' ? wish.count : 1 );
}

function orderMessage(
	state: SandboxState,
	event: string,
	row: OrderRow
): Message {
	const isPaid = event.startsWith( 'payment.succeeded' );
	if (
		event.startsWith( 'payment.' ) &&
		state.provider.byReference( row.id )
	) {
		state.webhooks.quietly( () =>
			report( state, isPaid ? 'charge.success' : 'charge.failed', {
				reference: row.id,
			} )
		);
	}
	return event.endsWith( ':older' )
		? olderPayment( state, row.id, isPaid )
		: newerOrder( state, event, row.id );
}

function rowOf( state: SandboxState, id: string ): OrderRow | null {
	return orderList( state ).find( ( row ) => row.id === id ) ?? null;
}

/** The only format of payments that was ever recorded. */
export function olderPayment(
	state: SandboxState,
	id: string,
	isPaid: boolean
): Message {
	const row = rowOf( state, id );
	const now = state.nowIso();
	return paymentMessage( {
		event: isPaid ? 'payment.succeeded' : 'payment.failed',
		deliveryId: `d_${ eventId( state ).slice( 4 ) }`,
		sentAt: now,
		storeId: row?.storeId || ownStore( state ),
		reference: row?.reference ?? id,
		sedifexOrderId: id,
		clientOrderId: row?.clientOrderId || null,
		orderType: 'product',
		amount: row?.amount ?? 0,
		currency: row?.currency ?? 'GHS',
		paymentStatus: isPaid ? 'success' : 'failed',
		paidAt: isPaid ? now : null,
		fees: null,
		netAmount: null,
	} );
}

export function newerOrder(
	state: SandboxState,
	type: string,
	id: string
): Message {
	const row = rowOf( state, id );
	const after: Doc = {
		reference: row?.reference ?? id,
		paymentStatus: row?.paymentStatus ?? 'pending',
		orderStatus: row?.orderStatus ?? 'pending_payment',
	};
	return eventMessage(
		{
			id: eventId( state ),
			type,
			occurredAt: state.nowIso(),
			storeId: row?.storeId || ownStore( state ),
			data: {
				orderId: id,
				reference: row?.reference ?? id,
				clientOrderId: row?.clientOrderId || null,
				before: null,
				after,
			},
		},
		row?.reference ?? id
	);
}

function bookings(
	state: SandboxState,
	wish: Wish
): Array< { id: string; data: Doc } > {
	const all = state.documents
		.list( `stores/${ ownStore( state ) }/integrationBookings` )
		.filter( ( { id } ) => wish.reference === '' || id === wish.reference )
		.sort( ( a, b ) =>
			text( b.data.createdAt ).localeCompare( text( a.data.createdAt ) )
		);
	return all.slice( 0, wish.count );
}

export function bookingMessage(
	state: SandboxState,
	type: string,
	id: string,
	before: Doc | null,
	after: Doc | null
): Message {
	return eventMessage(
		{
			id: eventId( state ),
			type,
			occurredAt: state.nowIso(),
			storeId:
				text( record( after ?? before ).storeId ) || ownStore( state ),
			data: {
				bookingId: id,
				before:
					type === 'booking.created' ? null : rawDocument( before ),
				after: rawDocument( after ),
			},
		},
		id
	);
}
