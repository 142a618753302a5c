import type { Answer, Call } from '../http/function';
import { acceptsKey, keyHint, readKey } from '../store/keys';
import { firstPresent, text, type Doc } from '../store/values';

/** What the reading functions allow a browser to send. */
export const WIDE_HEADERS =
	'Content-Type, Authorization, x-api-key, x-sedifex-api-key, api-key, X-Sedifex-Contract-Version';
export const NARROW_HEADERS =
	'Content-Type, Authorization, x-api-key, X-Sedifex-Contract-Version';
export const OPEN_HEADERS = 'Content-Type, X-Sedifex-Contract-Version';

const STORE_ALIASES = [ 'store_id', 'merchant_id', 'storeId', 'merchantId' ];
const BRANCH_ALIASES = [
	'selectedBranchStoreId',
	'selected_branch_store_id',
	'branchLocationId',
	'branch_location_id',
];

/** The store named in a body; checkout functions also take a branch for it. */
export function bodyStore( fields: Doc, branches: boolean ): string {
	return text(
		firstPresent( fields, [
			...STORE_ALIASES,
			...( branches ? BRANCH_ALIASES : [] ),
		] )
	);
}

/**
 * Store and key of a reading function: gives the store id, or the answer that
 * refuses the call.
 */
export function readingStore( call: Call ): string | Answer {
	const storeId = text( call.request.query.get( 'storeId' ) );
	if ( storeId === '' ) {
		return { status: 400, body: { error: 'missing-store-id' } };
	}
	const key = readKey( call.request, 'wide' );
	if (
		acceptsKey( call.state, storeId, key, { nested: true, market: false } )
	) {
		return storeId;
	}
	return {
		status: 401,
		body: {
			error: 'invalid-api-key',
			message: 'Invalid API key for storeId or missing credentials.',
			debug: {
				storeId,
				hasApiKey: key !== '',
				apiKeyHint: keyHint( key, '***' ),
			},
		},
	};
}
