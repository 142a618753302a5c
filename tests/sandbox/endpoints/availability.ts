import {
	iso,
	moment,
	NO_DATE,
	readSlots,
	slotCollection,
	withoutDraft,
	type Slot,
} from '../bookings/slots';
import { fail, type SandboxFunction } from '../http/function';
import { acceptsKey, readKey } from '../store/keys';
import type { SandboxState } from '../store/state';
import { text } from '../store/values';
import { NARROW_HEADERS } from './guards';

/**
 * Slots to book. A wrong key is not refused: it gets what the public sees, and
 * only `authenticated` says so.
 */
export const availability: SandboxFunction = {
	name: 'v1IntegrationAvailability',
	methods: [ 'GET' ],
	allowHeaders: NARROW_HEADERS,
	checks: 'method first',
	handle( { request, state } ) {
		const { query } = request;
		const storeId = text( query.get( 'storeId' ) );
		if ( storeId === '' ) {
			return fail( 400, 'missing-store-id' );
		}
		// Read first, as the original does: a slash in the id fails here.
		state.documents.get( 'stores', storeId );
		const authenticated = acceptsKey(
			state,
			storeId,
			readKey( request, 'narrow' ),
			{
				nested: false,
				market: false,
			}
		);
		const serviceId = withoutDraft( text( query.get( 'serviceId' ) ) );
		const from = iso( query.get( 'from' ) );
		const to = iso( query.get( 'to' ) );
		const slots = readSlots( state, storeId ).filter(
			( slot ) =>
				( authenticated || isPublic( state, storeId, slot ) ) &&
				( serviceId === '' || slot.serviceId === serviceId ) &&
				isWithin( slot, from, to )
		);
		return {
			status: 200,
			body: {
				ok: true,
				storeId,
				serviceId: serviceId || null,
				from,
				to,
				authenticated,
				slots,
			},
		};
	},
};

function isPublic(
	state: SandboxState,
	storeId: string,
	{ id, status }: Slot
): boolean {
	const data = state.documents.get( slotCollection( storeId ), id );
	return status === 'open' && data?.isPublic !== false;
}

/** One without a date is only there where no date is asked for. */
function isWithin(
	slot: Slot,
	from: string | null,
	to: string | null
): boolean {
	if ( from === null && to === null ) {
		return true;
	}
	const at = moment( slot );
	return (
		at !== NO_DATE &&
		( from === null || at >= from ) &&
		( to === null || at <= to )
	);
}
