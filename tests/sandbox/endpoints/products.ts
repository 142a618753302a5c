import { readCatalogue } from '../catalogue/read';
import type { SandboxFunction } from '../http/function';
import { readingStore, WIDE_HEADERS } from './guards';

/** The store's catalogue: no paging, no currency, cut without a word. */
export const products: SandboxFunction = {
	name: 'v1IntegrationProducts',
	methods: [ 'GET' ],
	allowHeaders: WIDE_HEADERS,
	checks: 'contract first',
	failure: 'integration-products-failed',
	handle( call ) {
		const storeId = readingStore( call );
		if ( typeof storeId !== 'string' ) {
			return storeId;
		}
		const items = readCatalogue( call.state, storeId );
		return {
			status: 200,
			body: {
				ok: true,
				storeId,
				products: items,
				publicProducts: items.filter(
					( item ) => item.itemType !== 'service'
				),
				publicServices: items.filter(
					( item ) => item.itemType === 'service'
				),
				count: items.length,
				updatedAt: call.state.nowIso(),
			},
		};
	},
};
