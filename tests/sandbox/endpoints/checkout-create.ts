import { fail, type SandboxFunction } from '../http/function';
import { NEVER } from '../http/reply';
import {
	checkoutAnswer,
	checkoutRecord,
	sandboxAnswer,
} from '../payments/checkout-answer';
import { readCheckout } from '../payments/checkout-input';
import { storeCheckout } from '../payments/orders';
import { price } from '../payments/pricing';
import { StorageError } from '../store/documents';
import { bodyStore } from './guards';

/**
 * Opens a payment page. No key is read and no price compared; a reference that
 * was accepted once is refused for ever, even where storing it failed.
 */
export const checkoutCreate: SandboxFunction = {
	name: 'integrationCheckoutCreate',
	methods: [ 'POST' ],
	allowHeaders:
		'Content-Type, Authorization, x-api-key, X-Sedifex-Contract-Version, X-Sedifex-Sandbox',
	checks: 'method first',
	handle( { request, state } ) {
		const fields = request.fields();
		const storeId = bodyStore( fields, true );
		if ( storeId === '' ) {
			return fail( 400, 'missing-store-id' );
		}
		const input = readCheckout(
			fields,
			storeId,
			request.header( 'x-sedifex-sandbox' ),
			state.now()
		);
		if ( input.email === '' ) {
			return fail( 400, 'customer-email-required' );
		}
		if ( input.amount === null ) {
			return fail( 400, 'amount-required' );
		}
		const priced = price( state, input, input.amount );
		if ( input.sandbox ) {
			return { status: 200, body: sandboxAnswer( input, priced ) };
		}
		const opened = state.provider.initialise( {
			email: input.email,
			amountMinor: priced.customerTotal,
			currency: input.currency,
			reference: input.reference,
			subaccount: priced.splitEnabled ? priced.routing.code : null,
			returnUrl: input.returnUrl || state.switches.defaultReturnUrl,
			metadata: {
				...input.metadata,
				storeId,
				sedifexOrderId: input.reference,
				clientOrderId: input.clientOrderId,
				bookingId: input.bookingId || null,
			},
		} );
		if ( opened === 'never' ) {
			return NEVER;
		}
		if ( ! opened.ok ) {
			return fail( 500, opened.message );
		}
		const base = state.switches.paymentHost || `http://${ request.host }`;
		const url = `${ base }/pay/${ opened.transaction.accessCode }`;
		try {
			storeCheckout( state, checkoutRecord( state, input, priced, url ) );
		} catch ( error ) {
			if ( error instanceof StorageError ) {
				return fail( 500, error.message );
			}
			throw error;
		}
		return {
			status: 200,
			body: checkoutAnswer(
				input,
				priced,
				url,
				opened.transaction.accessCode
			),
		};
	},
};
