import { isRecord, type Doc } from '../store/values';
import type { Message } from './message';

export interface SedifexEvent {
	readonly id: string;
	readonly type: string;
	readonly occurredAt: string;
	readonly storeId: string;
	/** `productId`, `bookingId` or the names of an order, then before and after. */
	readonly data: Doc;
}

/** The newer format: keys in this order, compact, nothing escaped. */
export function eventMessage( event: SedifexEvent, object: string ): Message {
	const { id, type, occurredAt, storeId, data } = event;
	return {
		source: 'sedifex',
		event: type,
		object,
		body: JSON.stringify( { id, type, occurredAt, storeId, data } ),
		format: 'event',
		id,
	};
}

export interface OlderPayment {
	readonly event: string;
	readonly deliveryId: string;
	readonly sentAt: string;
	readonly storeId: string;
	readonly reference: string;
	readonly sedifexOrderId: string;
	readonly clientOrderId: string | null;
	readonly orderType: string;
	readonly amount: number;
	readonly currency: string;
	readonly paymentStatus: string;
	readonly paidAt: string | null;
	readonly fees: number | null;
	readonly netAmount: number | null;
}

/** The older format, of order payments. */
export function paymentMessage( payment: OlderPayment ): Message {
	return {
		source: 'sedifex',
		event: payment.event,
		object: payment.reference,
		body: JSON.stringify( {
			event: payment.event,
			deliveryId: payment.deliveryId,
			sentAt: payment.sentAt,
			storeId: payment.storeId,
			reference: payment.reference,
			sedifexOrderId: payment.sedifexOrderId,
			clientOrderId: payment.clientOrderId,
			orderType: payment.orderType,
			amount: payment.amount,
			currency: payment.currency,
			paymentStatus: payment.paymentStatus,
			paidAt: payment.paidAt,
			fees: payment.fees,
			netAmount: payment.netAmount,
		} ),
		format: 'payment',
		id: payment.deliveryId,
	};
}

const TIMES = [ 'createdAt', 'updatedAt' ];

/** A stored document as an event carries it: its times as seconds and nanoseconds. */
export function rawDocument( data: Doc | null ): Doc | null {
	if ( data === null ) {
		return null;
	}
	return Object.fromEntries(
		Object.entries( data ).map( ( [ name, value ] ) => [
			name,
			TIMES.includes( name ) ? timestamp( value ) : value,
		] )
	);
}

function timestamp( value: unknown ): unknown {
	const ms = typeof value === 'string' ? Date.parse( value ) : Number.NaN;
	if ( isRecord( value ) || Number.isNaN( ms ) ) {
		return value;
	}
	return {
		_seconds: Math.floor( ms / 1000 ),
		_nanoseconds: ( ms % 1000 ) * 1_000_000,
	};
}
