import { fail, type SandboxFunction } from '../http/function';
import { contact, majorAmount } from '../payments/checkout-input';
import { paymentWords } from '../payments/orders';
import { firstPresent, isRecord, record, text, toMinor } from '../store/values';
import { bodyStore, OPEN_HEADERS } from './guards';

/** Records a cash order for the store. A known reference is overwritten. */
export const cashCreate: SandboxFunction = {
	name: 'integrationCashCheckoutCreate',
	methods: [ 'POST' ],
	allowHeaders: OPEN_HEADERS,
	checks: 'method first',
	handle( { request, state } ) {
		const fields = request.fields();
		const storeId = bodyStore( fields, false );
		if ( storeId === '' ) {
			return fail( 400, 'missing-store-id' );
		}
		const phone = contact( fields, 'phone' );
		const email = contact( fields, 'email' ).toLowerCase();
		if ( phone === '' && email === '' ) {
			return {
				status: 400,
				body: {
					error: 'customer-contact-required',
					message:
						'Enter a customer phone number or email for cash checkout.',
				},
			};
		}
		const amount = majorAmount( fields );
		if ( amount === null ) {
			return fail( 400, 'amount-required' );
		}
		const clientOrderId = text(
			firstPresent( fields, [ 'client_order_id', 'clientOrderId' ] )
		);
		const reference =
			text(
				firstPresent( fields, [ 'payment_reference', 'reference' ] )
			) ||
			clientOrderId ||
			`cash_${ storeId }_${ state.now() }`;
		const items = Array.isArray( fields.items ) ? fields.items : [];
		const first = items.find( isRecord ) ?? {};
		const name = contact( fields, 'name' );
		const collection = `stores/${ storeId }/cashOrders`;
		const now = state.nowIso();
		state.documents.set( collection, reference, {
			storeId,
			reference,
			paymentReference: reference,
			clientOrderId: clientOrderId || reference,
			customer: { name, phone, email },
			customerName: name || null,
			customerPhone: phone || null,
			customerEmail: email || null,
			amount,
			amountMinor: toMinor( amount ),
			currency: text( fields.currency ) || 'GHS',
			items,
			itemName: text( record( first ).name ) || null,
			metadata: record( fields.metadata ),
			sourceChannel:
				text(
					firstPresent( fields, [
						'sourceChannel',
						'source_channel',
					] )
				) || 'quick_pay_cash',
			sourceLabel:
				text(
					firstPresent( fields, [ 'sourceLabel', 'source_label' ] )
				) || 'Sedifex Quick Pay Cash',
			paymentMethod: 'CASH',
			paymentProvider: 'cash',
			paymentCollectionMode: 'cash',
			cashConfirmed: false,
			...paymentWords( 'pending_cash', 'awaiting_cash_confirmation' ),
			createdAt: now,
			updatedAt: now,
		} );
		return {
			status: 200,
			body: {
				ok: true,
				cashCheckout: true,
				storeOnly: true,
				collection,
				reference,
				payment_reference: reference,
				orderId: reference,
				customerId: customerId( storeId, phone, email ),
				customerAutoSaved: true,
				...paymentWords( 'pending_cash', 'awaiting_cash_confirmation' ),
				paymentMethod: 'CASH',
				paymentCollectionMode: 'cash',
				message:
					'Store-only cash order created. Store must confirm cash received in Sedifex.',
			},
		};
	},
};

function customerId( storeId: string, phone: string, email: string ): string {
	const digits = phone.replace( /\D/g, '' ).replace( /^0/, '233' );
	return digits === ''
		? `${ storeId }_email-${ email.replace( /[^a-z0-9]+/g, '-' ) }`
		: `${ storeId }_phone-${ digits }`;
}
