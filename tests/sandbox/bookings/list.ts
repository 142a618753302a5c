import { iso, withoutDraft } from './slots';
import { bookingCollection } from './create';
import type { SandboxState } from '../store/state';
import { text, type Doc } from '../store/values';

/** No list is longer, and there is no next page. */
const MOST = 200;
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** What a booking list is asked for; both need a storage index. */
export interface BookingFilter {
	readonly status: string | null;
	readonly serviceId: string | null;
}

export function readFilter( query: URLSearchParams ): BookingFilter {
	return {
		status: text( query.get( 'status' ) ).toLowerCase() || null,
		serviceId: withoutDraft( text( query.get( 'serviceId' ) ) ) || null,
	};
}

/** The newest bookings, as they are stored. */
export function listBookings(
	state: SandboxState,
	storeId: string,
	{ status, serviceId }: BookingFilter
): Doc[] {
	return state.documents
		.list( bookingCollection( storeId ) )
		.filter(
			( { data } ) =>
				( status === null || data.status === status ) &&
				( serviceId === null || data.serviceId === serviceId )
		)
		.sort( ( a, b ) =>
			text( b.data.createdAt ).localeCompare( text( a.data.createdAt ) )
		)
		.slice( 0, MOST )
		.map( ( { id, data } ) => ( { id, ...withTimestamps( data ) } ) );
}

/** The storage's own times, seconds and nanoseconds. */
function withTimestamps( data: Doc ): Doc {
	return Object.fromEntries(
		Object.entries( data ).map( ( [ name, value ] ) => {
			const time = TIMESTAMP.test( text( value ) ) ? iso( value ) : null;
			if ( time === null || ! name.endsWith( 'At' ) ) {
				return [ name, value ];
			}
			const ms = Date.parse( time );
			return [
				name,
				{
					_seconds: Math.floor( ms / 1000 ),
					_nanoseconds: ( ms % 1000 ) * 1_000_000,
				},
			];
		} )
	);
}
