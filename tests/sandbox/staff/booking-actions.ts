import { bookingCollection } from '../bookings/create';
import { slotCollection } from '../bookings/slots';
import type { SandboxState } from '../store/state';
import { text, type Doc } from '../store/values';

/** What staff do with a booking in the dashboard, with the word it is stored as. */
export const BOOKING_ACTIONS = {
	confirm: 'confirmed',
	reschedule: 'rescheduled',
	complete: 'completed',
	cancel: 'cancelled',
	payment_received: 'paid',
} as const;

export type BookingAction = keyof typeof BOOKING_ACTIONS;

/** What they do with a slot. */
export const SLOT_ACTIONS = [ 'open', 'closed', 'cancelled', 'fill' ] as const;

export type SlotAction = ( typeof SLOT_ACTIONS )[ number ];

const TIMES: Partial< Record< BookingAction, string > > = {
	confirm: 'confirmedAt',
	reschedule: 'rescheduledAt',
	complete: 'completedAt',
	cancel: 'cancelledAt',
};
const EVENTS: Record< BookingAction, string > = {
	confirm: 'booking.confirmed',
	reschedule: 'booking.updated',
	complete: 'booking.updated',
	cancel: 'booking.cancelled',
	payment_received: 'payment_confirmed',
};

/**
 * Writes what staff decided. A cancelled booking keeps its seats; the nested
 * `payment` stays as it was, as in the original.
 *
 * @return Whether there was such a booking.
 */
export function actOnBooking(
	state: SandboxState,
	storeId: string,
	id: string,
	action: BookingAction
): boolean {
	const collection = bookingCollection( storeId );
	const before = state.documents.get( collection, id );
	if ( before === null ) {
		return false;
	}
	const now = state.nowIso();
	const word = BOOKING_ACTIONS[ action ];
	const time = TIMES[ action ];
	const words: Doc =
		action === 'payment_received'
			? {
					paymentStatus: word,
					payment_status: word,
					paymentConfirmedAt: now,
				}
			: { status: word, bookingStatus: word };
	state.documents.merge( collection, id, {
		...words,
		...( time === undefined ? {} : { [ time ]: now } ),
		updatedAt: now,
	} );
	state.webhooks.tell( {
		what: 'booking',
		type: EVENTS[ action ],
		id,
		storeId,
		before,
		after: state.documents.get( collection, id ),
	} );
	return true;
}

/** Opens, closes or cancels a slot, or gives all its seats away. */
export function actOnSlot(
	state: SandboxState,
	storeId: string,
	id: string,
	action: SlotAction
): boolean {
	const collection = slotCollection( storeId );
	const slot = state.documents.get( collection, id );
	if ( slot === null ) {
		return false;
	}
	state.documents.merge( collection, id, {
		...( action === 'fill'
			? { seatsBooked: slot.capacity }
			: { status: action } ),
		updatedAt: state.nowIso(),
	} );
	return true;
}

/** The stores that have bookings or slots. */
export function bookingStores( state: SandboxState ): string[] {
	const found = state.documents.names().flatMap( ( name ) => {
		const match =
			/^stores\/([^/]+)\/integration(?:Bookings|AvailabilitySlots)$/.exec(
				name
			);
		return match ? [ text( match[ 1 ] ) ] : [];
	} );
	return [ ...new Set( found ) ];
}
