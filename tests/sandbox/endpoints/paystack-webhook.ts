import type { SandboxFunction } from '../http/function';
import { html, reply } from '../http/reply';
import { applyEvent, isSigned } from '../payments/events';

/** Where the payment provider reports what became of a payment. */
export const paystackWebhook: SandboxFunction = {
	name: 'handlePaystackWebhook',
	methods: [ 'GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD' ],
	allowHeaders: '',
	checks: 'method only',
	handle( { request, state } ) {
		if ( request.method !== 'POST' ) {
			return html( 405, 'Method Not Allowed' );
		}
		const sent = request.header( 'x-paystack-signature' );
		if ( ! isSigned( state.webhookSecret, request.raw, sent ) ) {
			return html( 401, 'Invalid signature' );
		}
		applyEvent( state, request.fields() );
		return reply( 200, 'text/html; charset=utf-8', 'ok' );
	},
};
