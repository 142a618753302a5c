import type { SandboxState } from '../store/state';
import { finite, firstText, record, text, type Doc } from '../store/values';

/** Where the money of a checkout goes, and why it may not be split. */
export interface Routing {
	readonly code: string | null;
	readonly percentage: number | null;
	readonly settlementMode: string;
	readonly status: string;
	readonly source: string;
	readonly disabledReason: string | null;
}

const BLOCKING = [ 'inactive', 'disabled', 'blocked', 'suspended' ];
const BODY_CODES = [
	'subaccount',
	'paystackSubaccountCode',
	'paystack_subaccount_code',
];
const ROUTING_CODES = [ 'paystackSubaccountCode', 'subaccountCode' ];

/** A subaccount that the caller names is believed, whoever the caller is. */
export function findRouting(
	state: SandboxState,
	storeId: string,
	fields: Doc,
	readStore: boolean
): Routing {
	const sent = record( fields.paymentRouting );
	const code =
		firstText( fields, BODY_CODES ) ||
		text( record( fields.splitPayment ).subaccount ) ||
		firstText( sent, ROUTING_CODES );
	if ( code !== '' ) {
		return decide( code, sent, 'request_body' );
	}
	if ( ! readStore ) {
		return decide( '', {}, 'none' );
	}
	for ( const collection of [ 'stores', 'storeSettings' ] ) {
		const data = state.documents.get( collection, storeId ) ?? {};
		const routing = record( data.paymentRouting );
		const inRouting = firstText( routing, ROUTING_CODES );
		if ( inRouting !== '' ) {
			return decide(
				inRouting,
				routing,
				`${ collection }.paymentRouting`
			);
		}
		const direct = text( data.paystackSubaccountCode );
		if ( direct !== '' ) {
			return decide(
				direct,
				{},
				`${ collection }.paystackSubaccountCode`
			);
		}
	}
	return decide( '', {}, 'firestore' );
}

function decide( code: string, routing: Doc, source: string ): Routing {
	const settlementMode = text( routing.settlementMode ) || 'subaccount';
	const status =
		code === ''
			? 'missing'
			: text( routing.status ).toLowerCase() || 'active';
	let disabledReason: string | null = null;
	if ( code === '' ) {
		disabledReason = 'missing_paystack_subaccount';
	} else if ( BLOCKING.includes( status ) ) {
		disabledReason = `routing_${ status }`;
	} else if ( settlementMode !== 'subaccount' ) {
		disabledReason = 'settlement_mode_not_subaccount';
	}
	return {
		code: code || null,
		percentage: finite( routing.percentageCharge ),
		settlementMode,
		status,
		source,
		disabledReason,
	};
}
