import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SandboxState } from '../store/state';
import { finite, record, text, type Doc } from '../store/values';
import {
	findOrderId,
	INTENTS,
	paymentWords,
	ROOT_ORDERS,
	storeOrders,
} from './orders';

/** Prefixes whose events go to other handlers, so the order stays pending. */
const ELSEWHERE = /^(market_|DON-)/;

export function signature( secret: string, body: string | Buffer ): string {
	return createHmac( 'sha512', secret ).update( body ).digest( 'hex' );
}

export function isSigned(
	secret: string,
	body: Buffer,
	sent: string
): boolean {
	const expected = Buffer.from( signature( secret, body ) );
	const given = Buffer.from( sent );
	return (
		expected.length === given.length && timingSafeEqual( expected, given )
	);
}

/** What the provider tells of a transaction, with the amount it received. */
export interface ProviderEvent {
	readonly reference: string;
	readonly event?: string;
	readonly paidAt?: string;
	readonly amountMinor?: number;
}

/** The event's body as the provider sends it, or null for an unknown one. */
export function eventBody(
	state: SandboxState,
	event: ProviderEvent,
	word: string
): Doc {
	const transaction = state.provider.byReference( event.reference );
	const success = word === 'charge.success';
	return {
		event: word,
		data: {
			id: Math.floor( Math.random() * 1e9 ),
			domain: 'test',
			status: success ? 'success' : 'failed',
			reference: event.reference,
			amount: event.amountMinor ?? transaction?.amountMinor ?? 0,
			gateway_response: success ? 'Approved' : 'Declined',
			paid_at: success ? ( event.paidAt ?? state.nowIso() ) : null,
			currency: transaction?.currency ?? 'GHS',
			metadata: transaction?.metadata ?? {},
			customer: { email: transaction?.email ?? null },
		},
	};
}

/** What the backend does with a signed event. Amounts are not compared. */
export function applyEvent( state: SandboxState, body: Doc ): void {
	const data = record( body.data );
	const metadata = record( data.metadata );
	const reference = text( data.reference );
	const storeId = text( metadata.storeId );
	const orderId = text( metadata.sedifexOrderId );
	const kind = text( body.event );
	if (
		ELSEWHERE.test( reference ) ||
		storeId === '' ||
		orderId === '' ||
		! [ 'charge.success', 'charge.failed' ].includes( kind )
	) {
		return;
	}
	const id =
		findOrderId( state, storeId, {
			orderId,
			clientOrderId: text( metadata.clientOrderId ),
			bookingId: text( metadata.bookingId ),
		} ) ?? orderId;
	const base = baseRecord( state, storeId, id, data );
	const now = state.nowIso();
	const words =
		kind === 'charge.success'
			? {
					...paymentWords( 'paid', 'pending_store_confirmation' ),
					amountPaid: ( finite( data.amount ) ?? 0 ) / 100,
					paymentReference: reference,
					paystackReference: reference,
					paymentConfirmedAt: now,
					syncStatus: 'pending',
				}
			: paymentWords( 'failed', 'payment_failed' );
	const paidAt = text( data.paid_at );
	// Only the store's own copy learns when the money came.
	const own = paidAt === '' ? {} : { paidAt };
	for ( const [ collection, extra ] of [
		[ storeOrders( storeId ), own ],
		[ ROOT_ORDERS, {} ],
	] as const ) {
		state.documents.merge( collection, id, {
			...base,
			...state.documents.get( collection, id ),
			...words,
			...extra,
			updatedAt: now,
		} );
	}
	markBooking( state, storeId, id, data, words );
}

function baseRecord(
	state: SandboxState,
	storeId: string,
	id: string,
	data: Doc
): Doc {
	const metadata = record( data.metadata );
	const email = text( record( data.customer ).email );
	const unknown: Doc = {
		storeId,
		merchantId: storeId,
		reference: id,
		paymentReference: id,
		payment_reference: id,
		clientOrderId: text( metadata.clientOrderId ) || null,
		currency: text( data.currency ) || 'GHS',
		amount: ( finite( data.amount ) ?? 0 ) / 100,
		customer: { email },
		customerEmail: email,
	};
	return {
		...( state.documents.get( INTENTS, id ) ?? unknown ),
		checkoutIntent: false,
		createdAt: state.nowIso(),
	};
}

/** An unknown booking id makes a stub; the root copy is left as it was. */
function markBooking(
	state: SandboxState,
	storeId: string,
	orderId: string,
	data: Doc,
	words: Doc
): void {
	const metadata = record( data.metadata );
	const bookingId = text( metadata.bookingId );
	if ( bookingId === '' ) {
		return;
	}
	state.documents.merge(
		`stores/${ storeId }/integrationBookings`,
		bookingId,
		{
			clientOrderId: text( metadata.clientOrderId ) || null,
			sedifexOrderId: orderId,
			paymentReference: text( data.reference ),
			payment_reference: text( data.reference ),
			paymentStatus: words.paymentStatus,
			payment_status: words.paymentStatus,
			paymentUpdatedAt: state.nowIso(),
			...( words.paymentStatus === 'paid'
				? { paymentConfirmedAt: state.nowIso() }
				: {} ),
			updatedAt: state.nowIso(),
		}
	);
}
