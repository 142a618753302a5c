import type { SandboxState } from '../store/state';
import { text, type Doc } from '../store/values';

export const ROOT_ORDERS = 'integrationOrders';
export const INTENTS = 'checkoutIntents';

export function storeOrders( storeId: string ): string {
	return `stores/${ storeId }/integrationOrders`;
}

/** What an order is recognised by, besides its own id. */
export interface OrderTraits {
	readonly orderId?: string;
	readonly clientOrderId?: string;
	readonly bookingId?: string;
}

/**
 * Finds the id of an order that already stands for this sale: first in the
 * store, then in the root collection, where the store is not compared. That is
 * how one shop's number overwrites another's record.
 */
export function findOrderId(
	state: SandboxState,
	storeId: string,
	traits: OrderTraits
): string | null {
	for ( const collection of [ storeOrders( storeId ), ROOT_ORDERS ] ) {
		if (
			traits.orderId &&
			state.documents.get( collection, traits.orderId )
		) {
			return traits.orderId;
		}
		for ( const field of [ 'clientOrderId', 'bookingId' ] as const ) {
			const value = traits[ field ];
			const hit = value
				? state.documents.where( collection, field, value )[ 0 ]
				: undefined;
			if ( hit ) {
				return hit.id;
			}
		}
	}
	return null;
}

/** A checkout is an intent of its own only where no order matches it yet. */
export function storeCheckout( state: SandboxState, checkout: Doc ): void {
	const storeId = text( checkout.storeId );
	const existing = findOrderId( state, storeId, {
		clientOrderId: text( checkout.clientOrderId ),
		bookingId: text( checkout.bookingId ),
	} );
	if ( existing === null ) {
		const { bookingId, ...rest } = checkout;
		state.documents.set( INTENTS, text( checkout.reference ), {
			...rest,
			bookingId,
			createdAt: state.nowIso(),
		} );
		return;
	}
	state.documents.merge( ROOT_ORDERS, existing, checkout );
	if ( state.documents.get( storeOrders( storeId ), existing ) ) {
		state.documents.merge( storeOrders( storeId ), existing, checkout );
	}
}

/** Words that staff or a payment write on every copy that exists. */
export function updateCopies(
	state: SandboxState,
	storeId: string,
	id: string,
	words: Doc
): boolean {
	const copies = [
		storeOrders( storeId ),
		ROOT_ORDERS,
		INTENTS,
		`stores/${ storeId }/cashOrders`,
	].filter(
		( collection ) =>
			state.documents.get( collection, id )?.storeId === storeId
	);
	for ( const collection of copies ) {
		state.documents.merge( collection, id, {
			...words,
			updatedAt: state.nowIso(),
		} );
	}
	return copies.length > 0;
}

export function paymentWords(
	paymentStatus: string,
	orderStatus: string
): Doc {
	return {
		paymentStatus,
		payment_status: paymentStatus,
		orderStatus,
		order_status: orderStatus,
	};
}
