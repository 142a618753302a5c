import { createBooking, SeatLeak, SlotRefusal } from '../bookings/create';
import { listBookings, readFilter } from '../bookings/list';
import {
	fail,
	type Answer,
	type Call,
	type SandboxFunction,
} from '../http/function';
import { acceptsKey, readKey } from '../store/keys';
import { text } from '../store/values';
import { WIDE_HEADERS } from './guards';

/**
 * Bookings: each POST makes one more, and takes seats; the list has the newest
 * two hundred, and can be filtered only where the storage has an index for it.
 */
export const bookings: SandboxFunction = {
	name: 'v1IntegrationBookings',
	methods: [ 'GET', 'POST' ],
	allowHeaders: WIDE_HEADERS,
	checks: 'contract first',
	handle( call ) {
		const storeId = text( call.request.query.get( 'storeId' ) );
		if ( storeId === '' ) {
			return fail( 400, 'missing-store-id' );
		}
		const key = readKey( call.request, 'wide' );
		if (
			! acceptsKey( call.state, storeId, key, {
				nested: false,
				market: false,
			} )
		) {
			return unauthorised( storeId, key );
		}
		return call.request.method === 'POST'
			? create( call, storeId )
			: list( call, storeId );
	},
};

function unauthorised( storeId: string, key: string ): Answer {
	return {
		status: 401,
		body: {
			error: 'unauthorized',
			message: 'Invalid API key for storeId or missing credentials.',
			debug: {
				storeId,
				hasApiKey: key !== '',
				apiKeyHint:
					key === ''
						? null
						: `${ key.slice( 0, 4 ) }...${ key.slice( -4 ) }`,
			},
		},
	};
}

function create( { request, state }: Call, storeId: string ): Answer {
	try {
		const made = createBooking( state, storeId, request.fields() );
		if ( made === null ) {
			return fail( 400, 'missing-service-or-slot' );
		}
		return {
			status: 200,
			body: {
				ok: true,
				bookingId: made.id,
				reference: made.booking.reference,
				booking: made.booking,
			},
		};
	} catch ( error ) {
		if ( error instanceof SlotRefusal ) {
			return fail( 400, error.message );
		}
		if ( error instanceof SeatLeak ) {
			return fail( 500, error.message );
		}
		throw error;
	}
}

function list( { request, state }: Call, storeId: string ): Answer {
	const filter = readFilter( request.query );
	const isFiltered = filter.status !== null || filter.serviceId !== null;
	if ( isFiltered && ! state.switches.bookingListFilterIndex ) {
		return fail(
			500,
			'9 FAILED_PRECONDITION: The query requires an index.'
		);
	}
	return {
		status: 200,
		body: {
			ok: true,
			storeId,
			...filter,
			bookings: listBookings( state, storeId, filter ),
		},
	};
}
