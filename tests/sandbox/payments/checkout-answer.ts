import type { SandboxState } from '../store/state';
import { firstPresent, text, type Doc } from '../store/values';
import type { CheckoutInput } from './checkout-input';
import type { Priced } from './pricing';
import { paymentWords } from './orders';

function shared( priced: Priced ): Doc {
	return {
		customerPaysProcessingFee: priced.automatic,
		automaticSedifexCommission: priced.automatic,
		merchantPaysCommission: priced.commission > 0,
	};
}

function money( priced: Priced ): Doc {
	return {
		recordType: priced.recordType,
		orderType: priced.recordType,
		pricingSnapshot: {
			baseTotalMinor: priced.base,
			processingFeeMinor: priced.fee,
			customerTotalMinor: priced.customerTotal,
			sedifexCommissionMinor: priced.commission,
			...shared( priced ),
		},
		paystackSplit: {
			enabled: priced.splitEnabled,
			provider: 'paystack',
			mode: 'subaccount',
			subaccount: priced.splitEnabled ? priced.routing.code : null,
			transactionChargeMinor: priced.commission,
			transaction_charge: priced.commission,
			bearer: priced.commission > 0 ? 'subaccount' : null,
			percentageCharge: priced.percentage,
			...shared( priced ),
			...( priced.splitEnabled
				? {}
				: { splitDisabledReason: priced.routing.disabledReason } ),
		},
	};
}

export function checkoutAnswer(
	input: CheckoutInput,
	priced: Priced,
	url: string,
	accessCode: string
): Doc {
	return {
		ok: true,
		reference: input.reference,
		payment_reference: input.reference,
		authorizationUrl: url,
		checkoutUrl: url,
		accessCode,
		orderId: input.reference,
		payment_status: 'pending',
		order_status: 'pending_payment',
		...money( priced ),
	};
}

/** Sedifex's own test mode: priced and validated, nothing charged or stored. */
export function sandboxAnswer( input: CheckoutInput, priced: Priced ): Doc {
	const url = sandboxUrl( input );
	const { routing } = priced;
	return {
		...checkoutAnswer( input, priced, url, `sandbox_${ input.reference }` ),
		sandbox: true,
		persisted: false,
		payment_status: 'sandbox_created',
		order_status: 'sandbox_created',
		status: 'sandbox_created',
		paymentProvider: 'sandbox',
		payment_provider: 'sandbox',
		paymentRouting: {
			paystackSubaccountCode: routing.code,
			percentageCharge: priced.percentage,
			settlementMode: routing.settlementMode,
			status: routing.status,
			source: routing.source,
			splitEnabled: priced.splitEnabled,
			splitDisabledReason: routing.disabledReason,
		},
		message:
			'Sandbox checkout validated successfully. No Paystack transaction was initialized and no Sedifex order was saved.',
	};
}

function sandboxUrl( input: CheckoutInput ): string {
	if ( ! URL.canParse( input.returnUrl ) ) {
		return `https://sandbox.sedifex.test/checkout/${ encodeURIComponent( input.reference ) }`;
	}
	const url = new URL( input.returnUrl );
	url.searchParams.set( 'sedifex_sandbox', 'true' );
	url.searchParams.set( 'reference', input.reference );
	url.searchParams.set( 'status', 'sandbox_created' );
	return url.toString();
}

/** The record that is kept of a checkout; amounts include the fee. */
export function checkoutRecord(
	state: SandboxState,
	input: CheckoutInput,
	priced: Priced,
	url: string
): Doc {
	const first = input.items[ 0 ] ?? {};
	return {
		storeId: input.storeId,
		merchantId: input.storeId,
		reference: input.reference,
		paymentReference: input.reference,
		payment_reference: input.reference,
		paystackReference: input.reference,
		clientOrderId: input.clientOrderId,
		client_order_id: input.clientOrderId,
		bookingId: input.bookingId || null,
		customer: { name: input.name, email: input.email, phone: input.phone },
		customerName: input.name || null,
		customerEmail: input.email,
		customerPhone: input.phone || null,
		amount: priced.customerTotal / 100,
		amountMinor: priced.customerTotal,
		baseAmountMinor: priced.base,
		currency: input.currency,
		recordType: priced.recordType,
		items: input.rawItems,
		itemName:
			text(
				firstPresent( first, [ 'name', 'item_name' ] ) ??
					firstPresent( input.fields, [
						'itemName',
						'productName',
						'serviceName',
					] )
			) || null,
		metadata: input.metadata,
		sourceChannel: input.sourceChannel,
		sourceLabel: input.sourceLabel,
		paymentMethod: 'ONLINE',
		paymentProvider: 'paystack',
		paymentCollectionMode: 'online_checkout',
		checkoutIntent: true,
		checkoutUrl: url,
		...paymentWords( 'pending', 'pending_payment' ),
		updatedAt: state.nowIso(),
	};
}
