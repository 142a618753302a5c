import {
	finite,
	firstPresent,
	isRecord,
	record,
	text,
	type Doc,
} from '../store/values';

/** A checkout request, its aliases resolved. */
export interface CheckoutInput {
	readonly storeId: string;
	readonly email: string;
	readonly name: string;
	readonly phone: string;
	/** Major units; null where there is no usable amount. */
	readonly amount: number | null;
	readonly currency: string;
	readonly reference: string;
	readonly clientOrderId: string;
	readonly bookingId: string;
	readonly returnUrl: string;
	readonly sourceChannel: string;
	readonly sourceLabel: string;
	readonly orderType: string;
	readonly items: Doc[];
	readonly rawItems: unknown;
	readonly metadata: Doc;
	readonly sandbox: boolean;
	readonly quickPay: boolean;
	readonly fields: Doc;
}

const SNAPSHOT_TOTALS = [
	'final_total',
	'finalTotal',
	'final_total_minor',
	'finalTotalMinor',
];
const SANDBOX_FLAGS = [
	'sandbox',
	'sandboxMode',
	'sandbox_mode',
	'testMode',
	'test_mode',
];
const YES = [ '1', 'true', 'yes', 'y', 'on', 'sandbox', 'test', 'test_mode' ];

/** One detail of the customer: inside `customer`, else flat in three spellings. */
export function contact( fields: Doc, detail: string ): string {
	const nested = record( fields.customer )[ detail ];
	const capital = detail.charAt( 0 ).toUpperCase() + detail.slice( 1 );
	return text(
		nested ??
			firstPresent( fields, [
				`customer${ capital }`,
				`customer_${ detail }`,
				detail,
			] )
	);
}

/** The amount in major units; a total of a snapshot is in minor ones. */
export function majorAmount( fields: Doc ): number | null {
	const direct = firstPresent( fields, [
		'amount',
		'servicePrice',
		'service_price',
		'totalAmount',
		'total_amount',
	] );
	const snapshot = record(
		firstPresent( fields, [ 'pricing_snapshot', 'pricingSnapshot' ] )
	);
	const minor = finite( firstPresent( snapshot, SNAPSHOT_TOTALS ) );
	const amount = finite( direct ) ?? ( minor === null ? null : minor / 100 );
	return amount !== null && amount > 0 ? amount : null;
}

export function readCheckout(
	fields: Doc,
	storeId: string,
	sandboxHeader: string,
	now: number
): CheckoutInput {
	const metadata = record( fields.metadata );
	const bookingId = text(
		firstPresent( fields, [ 'booking_id', 'bookingId' ] ) ??
			firstPresent( metadata, [ 'bookingId', 'booking_id' ] )
	);
	const clientOrderId = text(
		firstPresent( fields, [ 'client_order_id', 'clientOrderId' ] )
	);
	const reference =
		text( firstPresent( fields, [ 'payment_reference', 'reference' ] ) ) ||
		clientOrderId ||
		bookingId ||
		`${ storeId }_${ now }`;
	const sourceChannel =
		text( firstPresent( fields, [ 'sourceChannel', 'source_channel' ] ) ) ||
		'integration_checkout';
	return {
		storeId,
		email: contact( fields, 'email' ).toLowerCase(),
		name: contact( fields, 'name' ),
		phone: contact( fields, 'phone' ),
		amount: majorAmount( fields ),
		currency: text( fields.currency ) || 'GHS',
		reference,
		clientOrderId: clientOrderId || reference,
		bookingId,
		returnUrl: text( fields.returnUrl, 700 ),
		sourceChannel,
		sourceLabel:
			text( firstPresent( fields, [ 'sourceLabel', 'source_label' ] ) ) ||
			'Sedifex checkout',
		orderType: text(
			firstPresent( fields, [
				'orderType',
				'order_type',
				'accountingType',
			] )
		),
		items: Array.isArray( fields.items )
			? fields.items.filter( isRecord )
			: [],
		rawItems: Array.isArray( fields.items ) ? fields.items : [],
		metadata,
		sandbox: isSandbox( fields, metadata, sandboxHeader ),
		quickPay:
			sourceChannel.startsWith( 'quick_pay' ) ||
			metadata.quickPay === true,
		fields,
	};
}

/** The number 1 is no yes here: such a request makes a real checkout. */
function isSandbox( fields: Doc, metadata: Doc, header: string ): boolean {
	const flags = SANDBOX_FLAGS.flatMap( ( name ) => [
		fields[ name ],
		metadata[ name ],
	] );
	return (
		text( fields.mode ).toLowerCase() === 'sandbox' ||
		[ header, ...flags ].some(
			( flag ) =>
				flag === true || YES.includes( text( flag ).toLowerCase() )
		)
	);
}
