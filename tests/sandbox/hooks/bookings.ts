import { listBookings } from '../bookings/list';
import { readSlots, slotCollection } from '../bookings/slots';
import {
	actOnBooking,
	actOnSlot,
	BOOKING_ACTIONS,
	SLOT_ACTIONS,
	type BookingAction,
} from '../staff/booking-actions';
import { isRecord, text } from '../store/values';
import { ownStore } from '../webhooks/wares';
import { done, refused, type Hook } from './hook';

const ANY = { status: null, serviceId: null };

/** Bookings, slots and enquiries; README.md describes each. */
export const bookingHooks: Record< string, Hook > = {
	'GET bookings': ( state, _given, { query } ) => {
		const storeId = query.get( 'storeId' ) ?? ownStore( state );
		return done( {
			bookings: listBookings( state, storeId, ANY ),
			slots: readSlots( state, storeId ),
			enquiries: state.documents.list( 'checkoutRequests' ),
		} );
	},
	'POST bookings': ( state, given ) => {
		const action = (
			Object.keys( BOOKING_ACTIONS ) as BookingAction[]
		 ).find( ( name ) => name === given.action );
		if ( ! action ) {
			return refused(
				`action is one of ${ Object.keys( BOOKING_ACTIONS ).join( ', ' ) }`
			);
		}
		const storeId = text( given.storeId ) || ownStore( state );
		return actOnBooking( state, storeId, text( given.id ), action )
			? done()
			: refused( `there is no booking ${ text( given.id ) }` );
	},
	'POST slots': ( state, given ) => {
		const storeId = text( given.storeId ) || ownStore( state );
		const id = text( given.id );
		const action = SLOT_ACTIONS.find( ( name ) => name === given.action );
		if ( action ) {
			return actOnSlot( state, storeId, id, action )
				? done()
				: refused( `there is no slot ${ id }` );
		}
		if ( ! isRecord( given.data ) || id === '' ) {
			return refused(
				`give an id, and data or one action of ${ SLOT_ACTIONS.join( ', ' ) }`
			);
		}
		state.documents.merge( slotCollection( storeId ), id, {
			storeId,
			updatedAt: state.nowIso(),
			...given.data,
		} );
		return done();
	},
};
