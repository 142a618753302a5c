import type { SandboxFunction } from '../http/function';
import type { SandboxRequest } from '../http/request';
import { availability } from './availability';
import { bookings } from './bookings';
import { cashCreate } from './cash-create';
import { checkoutCreate } from './checkout-create';
import { checkoutRequests } from './checkout-requests';
import { orderStatus } from './order-status';
import { ordersRequest } from './orders-request';
import { paystackWebhook } from './paystack-webhook';
import { checkoutPreview } from './preview';
import { products } from './products';
import { receipt } from './receipt';
import { socialSettings } from './social-settings';

/** All functions of this Sedifex. A new one is a file and a line here. */
const FUNCTIONS: readonly SandboxFunction[] = [
	products,
	socialSettings,
	checkoutPreview,
	checkoutCreate,
	cashCreate,
	ordersRequest,
	orderStatus,
	receipt,
	paystackWebhook,
	availability,
	bookings,
	checkoutRequests,
];

export function findFunction(
	request: SandboxRequest
): SandboxFunction | null {
	const [ name, ...rest ] = request.segments;
	return (
		FUNCTIONS.find(
			( entry ) =>
				entry.name === name &&
				( entry.path === undefined || entry.path === rest.join( '/' ) )
		) ?? null
	);
}

/** The name by which faults and ledger know a function. */
export function endpointName( entry: SandboxFunction ): string {
	return entry.path === undefined
		? entry.name
		: `${ entry.name }/${ entry.path }`;
}
