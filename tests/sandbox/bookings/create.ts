import type { SandboxState } from '../store/state';
import {
	documentId,
	finite,
	firstPresent,
	isRecord,
	record,
	text,
	textOrNull,
	type Doc,
} from '../store/values';
import { slotCollection, withoutDraft } from './slots';

export function bookingCollection( storeId: string ): string {
	return `stores/${ storeId }/integrationBookings`;
}

/** Why a slot cannot be booked. */
export class SlotRefusal extends Error {}

/** The storage fails after the seat was taken, which is never given back. */
export class SeatLeak extends Error {}

/**
 * Makes a booking, another one for each call. The seat is taken first, in a
 * transaction; customer and booking are written after it without one.
 *
 * @param state   The sandbox.
 * @param storeId From the address.
 * @param fields  The body.
 * @return The booking's id and record, or null where nothing is named to book.
 */
export function createBooking(
	state: SandboxState,
	storeId: string,
	fields: Doc
): { id: string; booking: Doc } | null {
	const slotId = text( fields.slotId );
	const asked = withoutDraft( text( fields.serviceId ) );
	if ( slotId === '' && asked === '' ) {
		return null;
	}
	const quantity = Math.max(
		1,
		Math.floor( finite( fields.quantity ) ?? 1 )
	);
	const slot =
		slotId === '' ? {} : takeSeats( state, storeId, slotId, quantity );
	if ( slotId !== '' && state.switches.leakSeats > 0 ) {
		state.switches.leakSeats -= 1;
		throw new SeatLeak( '13 INTERNAL: An internal error occurred.' );
	}
	const customer = contactOf( fields.customer );
	const customerId = storeCustomer( state, storeId, customer );
	const id = documentId();
	const booking: Doc = {
		bookingId: id,
		reference: `IB-${ id.slice( 0, 8 ).toUpperCase() }`,
		storeId,
		customerId,
		// The slot's own id is copied with its prefix.
		serviceId: asked || text( slot.serviceId ),
		serviceName:
			textOrNull( fields.serviceName ) ?? textOrNull( slot.serviceName ),
		slotId: slotId || null,
		customer,
		quantity,
		...details( fields ),
		...payment( fields ),
		...states( fields ),
	};
	const now = new Date( state.webhooks.later( state ) ).toISOString();
	const stored = { ...booking, createdAt: now, updatedAt: now };
	state.documents.set( bookingCollection( storeId ), id, stored );
	state.webhooks.tell( {
		what: 'booking',
		type: 'booking.created',
		id,
		storeId,
		before: null,
		after: stored,
	} );
	// Times that the storage fills in are not resolved yet.
	return { id, booking: { ...booking, createdAt: {}, updatedAt: {} } };
}

function takeSeats(
	state: SandboxState,
	storeId: string,
	slotId: string,
	quantity: number
): Doc {
	const collection = slotCollection( storeId );
	const slot = state.documents.get( collection, slotId );
	if ( slot === null ) {
		throw new SlotRefusal( 'slot-not-found' );
	}
	if ( ( text( slot.status ) || 'open' ) !== 'open' ) {
		throw new SlotRefusal( 'slot-not-open' );
	}
	const capacity = finite( slot.capacity ) ?? 0;
	const seatsBooked = ( finite( slot.seatsBooked ) ?? 0 ) + quantity;
	if ( capacity > 0 && seatsBooked > capacity ) {
		throw new SlotRefusal( 'slot-capacity-exceeded' );
	}
	state.documents.merge( collection, slotId, {
		seatsBooked,
		updatedAt: state.nowIso(),
	} );
	return slot;
}

function contactOf( value: unknown ): Doc {
	const customer = record( value );
	return {
		name: textOrNull( customer.name ),
		phone: textOrNull( customer.phone ),
		email: text( customer.email ).toLowerCase() || null,
	};
}

/** One that is known is overwritten, also with nothing; without a contact it is new. */
function storeCustomer(
	state: SandboxState,
	storeId: string,
	customer: Doc
): string {
	const collection = `stores/${ storeId }/customers`;
	const known = ( [ 'phone', 'email' ] as const ).flatMap( ( field ) =>
		customer[ field ] === null
			? []
			: state.documents.where( collection, field, customer[ field ] )
	)[ 0 ];
	const id = known?.id ?? documentId();
	state.documents.merge( collection, id, {
		...customer,
		updatedAt: state.nowIso(),
	} );
	return id;
}

function details( fields: Doc ): Doc {
	const attributes = isRecord( fields.attributes ) ? fields.attributes : {};
	const branchLocationName = textOrNull( fields.branchLocationName );
	const preferredBranch =
		textOrNull( fields.preferredBranch ) ??
		branchLocationName ??
		textOrNull( attributes.preferred_branch );
	return {
		notes: textOrNull( fields.notes, 2000 ),
		bookingDate: textOrNull( fields.bookingDate ),
		bookingTime: textOrNull( fields.bookingTime ),
		branchLocationId: textOrNull( fields.branchLocationId ),
		branchLocationName,
		preferredBranch,
		branch: branchLocationName ?? preferredBranch,
		attributes,
	};
}

/** The caller's word for its payment is believed. */
function payment( fields: Doc ): Doc {
	const method = textOrNull( fields.paymentMethod );
	const amount = finite( fields.paymentAmount ) ?? 0;
	const status =
		text( firstPresent( fields, [ 'paymentStatus', 'payment_status' ] ) ) ||
		'pending';
	const depositAmount = finite( fields.depositAmount ) ?? 0;
	const amountOutstanding = finite( fields.amountOutstanding ) ?? amount;
	return {
		paymentMethod: method,
		paymentAmount: amount,
		paymentStatus: status,
		payment_status: status,
		paymentCollectionMode: textOrNull( fields.paymentCollectionMode ),
		paymentOption: textOrNull( fields.paymentOption ),
		depositAmount,
		amountOutstanding,
		payment: {
			method,
			status,
			amount,
			depositAmount,
			amountOutstanding,
			confirmed: status === 'paid',
		},
	};
}

function states( fields: Doc ): Doc {
	const channel =
		text(
			firstPresent( fields, [
				'sourceChannel',
				'source_channel',
				'source',
			] )
		) || 'integration';
	return {
		bookingStatus: 'pending_approval',
		status: 'pending',
		syncStatus: 'not_ready',
		syncReason: null,
		syncRequestedAt: null,
		confirmedAt: null,
		confirmedBy: null,
		rescheduledAt: null,
		cancelledAt: null,
		completedAt: null,
		source: 'integration',
		sourceChannel: channel,
		source_channel: channel,
		channel: 'BuySedifex',
		recordType: 'service_booking',
	};
}
