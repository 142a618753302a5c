import { paymentWords, updateCopies } from '../payments/orders';
import { report } from '../payments/steps';
import type { SandboxState } from '../store/state';
import type { Doc } from '../store/values';

/** Words that the dashboard writes while an order is carried out. */
export const STAGES = [
	'confirmed_by_store',
	'preparing',
	'out_for_delivery',
	'delivered',
	'booking_confirmed',
	'service_in_progress',
	'service_completed',
	'manual_completed',
	'completed',
	'cancelled_by_store',
];

export const ACTIONS = [
	'confirm_cash',
	'to_cash',
	'cancel',
	'stage',
	'refund',
	'mark_refunded',
	'provider_paid',
	'provider_failed',
] as const;

export type StaffAction = ( typeof ACTIONS )[ number ];

/**
 * What a person at the store does in the dashboard.
 *
 * @param state   The sandbox.
 * @param storeId Store of the order.
 * @param id      Document id of the order, which is its first reference.
 * @param action  What is done.
 * @param stage   The word, where the action is `stage`.
 * @return Whether there was such an order.
 */
export function act(
	state: SandboxState,
	storeId: string,
	id: string,
	action: StaffAction,
	stage = ''
): boolean {
	switch ( action ) {
		case 'provider_paid':
		case 'provider_failed':
		case 'refund': {
			const events = {
				provider_paid: 'charge.success',
				provider_failed: 'charge.failed',
				refund: 'refund.processed',
			};
			report( state, events[ action ], { reference: id } );
			return state.provider.byReference( id ) !== null;
		}
		default: {
			const found = updateCopies(
				state,
				storeId,
				id,
				words( state, action, stage )
			);
			if ( found ) {
				state.webhooks.tell( { what: 'order', reference: id } );
			}
			return found;
		}
	}
}

function words(
	state: SandboxState,
	action: Exclude<
		StaffAction,
		'provider_paid' | 'provider_failed' | 'refund'
	>,
	stage: string
): Doc {
	switch ( action ) {
		case 'confirm_cash':
		case 'to_cash':
			return {
				...paymentWords( 'paid_cash', 'completed' ),
				cashConfirmed: true,
				confirmedAt: state.nowIso(),
			};
		case 'cancel':
			return paymentWords( 'cancelled_cash', 'cancelled' );
		case 'mark_refunded':
			return { paymentStatus: 'refunded', payment_status: 'refunded' };
		case 'stage':
			return { orderStatus: stage, order_status: stage };
	}
}
