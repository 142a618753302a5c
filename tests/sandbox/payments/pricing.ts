import type { SandboxState } from '../store/state';
import { finite, firstPresent, record, text, toMinor } from '../store/values';
import type { CheckoutInput } from './checkout-input';
import { COMMERCE, percentOf, processingFee, recordType } from './fees';
import { findRouting, type Routing } from './routing';

/** Platform's share of a sale, whatever the store or the caller says. */
const COMMISSION_PERCENT = 3;

export interface Priced {
	readonly recordType: string;
	readonly base: number;
	readonly fee: number;
	readonly customerTotal: number;
	readonly commission: number;
	readonly percentage: number;
	/** The customer pays the fee and the platform takes its share by itself. */
	readonly automatic: boolean;
	readonly routing: Routing;
	readonly splitEnabled: boolean;
}

export function price(
	state: SandboxState,
	input: CheckoutInput,
	amount: number
): Priced {
	const first = input.items[ 0 ];
	const itemType = first
		? text( firstPresent( first, [ 'type', 'item_type', 'itemType' ] ) )
		: text( input.fields.itemType );
	const kind = recordType( input.orderType, itemType );
	const automatic = COMMERCE.includes( kind ) || input.quickPay;
	const routing = findRouting(
		state,
		input.storeId,
		input.fields,
		automatic
	);
	const splitEnabled = routing.disabledReason === null;
	const percentage = input.quickPay
		? ( routing.percentage ?? COMMISSION_PERCENT )
		: COMMISSION_PERCENT;
	const base = toMinor( amount );
	const fee = automatic
		? processingFee( base ) +
			percentOf( base, state.switches.extraFeePercent )
		: 0;
	const asked = Math.round( callersCharge( input ) );
	const commission = automatic ? percentOf( base, percentage ) : asked;
	return {
		recordType: kind,
		base,
		fee,
		customerTotal: base + fee,
		commission: splitEnabled ? commission : 0,
		percentage,
		automatic,
		routing,
		splitEnabled,
	};
}

function callersCharge( input: CheckoutInput ): number {
	const names = [ 'transactionChargeMinor', 'transaction_charge' ];
	return (
		finite(
			firstPresent( input.fields, names ) ??
				firstPresent( record( input.fields.splitPayment ), names )
		) ?? 0
	);
}
