import { fail, type SandboxFunction } from '../http/function';
import { acceptsKey, readKey } from '../store/keys';
import { DEMO_STORE } from '../demo/load';
import {
	documentId,
	finite,
	text,
	textOrNull,
	type Doc,
} from '../store/values';
import { NARROW_HEADERS } from './guards';

const TEXTS = [
	'productId',
	'productName',
	'customerName',
	'contact',
	'companyName',
	'paymentMethod',
	'deliveryLocation',
	'notes',
	'source',
	'pagePath',
];

/**
 * An address for enquiries, which Sedifex documents only as a collection that
 * its market writes itself: so it is there only after a switch. Not idempotent.
 */
export const checkoutRequests: SandboxFunction = {
	name: 'checkoutRequests',
	methods: [ 'POST' ],
	allowHeaders: NARROW_HEADERS,
	checks: 'method first',
	present: ( state ) => state.switches.enquiries,
	handle( { request, state } ) {
		const key = readKey( request, 'wide' );
		const scope = { nested: false, market: false };
		// Whoever writes without a key is a website's own form; a wrong one is a slip.
		if ( key !== '' && ! acceptsKey( state, DEMO_STORE, key, scope ) ) {
			return fail( 401, 'unauthorized' );
		}
		const fields = request.fields();
		if (
			text( fields.customerName ) === '' ||
			text( fields.contact ) === ''
		) {
			return fail( 400, 'missing-contact' );
		}
		const id = documentId();
		const enquiry: Doc = {
			...Object.fromEntries(
				TEXTS.map( ( name ) => [
					name,
					textOrNull( fields[ name ], 2000 ),
				] )
			),
			quantity: finite( fields.quantity ) ?? 1,
			createdAt: textOrNull( fields.createdAt ) ?? state.nowIso(),
		};
		state.documents.set( 'checkoutRequests', id, enquiry );
		return { status: 200, body: { ok: true, id } };
	},
};
