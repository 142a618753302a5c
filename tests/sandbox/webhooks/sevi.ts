import type { SandboxState } from '../store/state';
import type { Doc } from '../store/values';
import { emailOf, person, type Message, type Wish } from './message';
import { wares, type Ware } from './wares';

export const SEVI_STATUSES = [
	'PENDING',
	'APPROVED',
	'AWAITING_SHIPMENT',
	'DELIVERED',
	'ARCHIVED',
] as const;

/** How much of a body there is; the last is what a merchant may meet one day. */
export const SEVI_SHAPES = [
	'full',
	'no_customer',
	'nulls',
	'items_as_text',
	'unknown_status',
] as const;

export type SeviStatus = ( typeof SEVI_STATUSES )[ number ];

/** An order that Sevi pretends to have. */
export interface SeviOrder {
	readonly number: number;
	readonly id: string;
	readonly reference: string;
	readonly phone: string;
	readonly wares: readonly Ware[];
	readonly createdAt: string;
	approvedAt: string | null;
	status: string;
	payment: string;
	/** Major units; Sevi's merchants may change it. */
	amount: number;
}

const FIRST_NUMBER = 204801;
const STORY: readonly SeviStatus[] = [
	'PENDING',
	'APPROVED',
	'AWAITING_SHIPMENT',
	'DELIVERED',
	'ARCHIVED',
];

/** The events of each order in turn, in the order in which they happened. */
export function seviMessages( state: SandboxState, wish: Wish ): Message[] {
	const desk = state.webhooks;
	const asked = SEVI_STATUSES.find( ( name ) => name === wish.event );
	const isEdit = wish.event === 'amount';
	const isNew = ( ! asked && ! isEdit ) || wish.which === 'new';
	const orders = isNew ? [] : desk.sevi.slice( -wish.count );
	while ( orders.length < wish.count ) {
		const order = makeOrder( state );
		desk.sevi.push( order );
		orders.push( order );
	}
	return orders.flatMap( ( order ) => {
		const story = isEdit ? [ null ] : STORY;
		return ( asked ? [ asked ] : story ).map( ( step ) => {
			carryOut( state, order, step, wish );
			return message( order, wish.shape, step ?? 'amount' );
		} );
	} );
}

function makeOrder( state: SandboxState ): SeviOrder {
	const number = FIRST_NUMBER + state.webhooks.sevi.length;
	const chosen = wares( state, number, 2 ).map( ( ware ) => ( {
		...ware,
		price: Math.round( ware.price * 8 ),
	} ) );
	return {
		number,
		id: `6f1d2a${ number.toString( 16 ) }c0ffee`,
		reference: `ORD-${ number }`,
		phone: `+2547110${ String( number % 100000 ).padStart( 5, '0' ) }`,
		wares: chosen,
		createdAt: new Date( state.webhooks.later( state ) ).toISOString(),
		approvedAt: null,
		status: 'PENDING',
		payment: 'PENDING',
		amount: chosen.reduce( ( sum, w ) => sum + w.price * w.count, 0 ),
	};
}

/** `APPROVED` is Sevi's `PENDING` with the time at which the vendor said yes. */
function carryOut(
	state: SandboxState,
	order: SeviOrder,
	step: SeviStatus | null,
	wish: Wish
): void {
	if ( step === null ) {
		order.amount += 100;
	} else {
		order.status = step === 'APPROVED' ? 'PENDING' : step;
	}
	if ( step !== null && step !== 'PENDING' ) {
		order.approvedAt ??= new Date(
			state.webhooks.later( state )
		).toISOString();
	}
	if ( wish.payment !== '' ) {
		order.payment = wish.payment;
	} else if (
		[ 'AWAITING_SHIPMENT', 'DELIVERED' ].includes( order.status )
	) {
		order.payment = 'PAID';
	}
}

function message( order: SeviOrder, shape: string, event: string ): Message {
	const who = person( order.number );
	const isEmpty = shape === 'nulls';
	const customer = {
		name: `${ who.first } ${ who.last }`,
		email: emailOf( who ),
		reference: `C-${ order.number }`,
		phoneNumbers: [ order.phone ],
	};
	return {
		source: 'sevi',
		event,
		object: order.reference,
		format: 'plain',
		id: '',
		body: JSON.stringify( {
			order: isEmpty ? bareOrder( order ) : fullOrder( order, shape ),
			customer: isEmpty || shape === 'no_customer' ? null : customer,
		} ),
	};
}

function fullOrder( order: SeviOrder, shape: string ): Doc {
	const who = person( order.number );
	const items = order.wares.map( ( ware ) => ( {
		name: ware.name,
		quantity: ware.count,
		price: ware.price,
	} ) );
	return {
		id: order.id,
		referenceNumber: order.reference,
		platformReference: `WC-${ order.number }`,
		platformId: null,
		vendorId: 'vendor-ayeyi',
		customerId: `cus-${ order.number }`,
		status: shape === 'unknown_status' ? 'ON_THE_MOON' : order.status,
		paymentStatus: order.payment,
		paymentMethod: 'SEVI_PAY',
		amount: order.amount,
		originalAmount: order.amount + 50,
		discount: 50,
		fixedVat: 0,
		percentageVat: 16,
		rewardAmount: 25,
		currency: 'KES',
		name: `${ who.first } ${ who.last }`,
		phoneNumber: order.phone,
		notes: 'Please call at the gate',
		items: shape === 'items_as_text' ? JSON.stringify( items ) : items,
		ecommercePlatform: 'WOOCOMMERCE',
		creditConfigurationId: 'credit-12-weeks',
		paymentReferenceNumber:
			order.payment === 'PAID' ? `PAY-${ order.number }` : '',
		returnURL: 'https://ayeyi.example/thanks',
		deliverDirect: false,
		createdByCustomer: true,
		createdAt: order.createdAt,
		approvedByVendor: order.approvedAt,
		shipping: shipping( order ),
		billing: address( order, 2 ),
	};
}

/** All that Sevi's documents allow to be null is null. */
function bareOrder( order: SeviOrder ): Doc {
	return {
		...Object.fromEntries(
			Object.keys( fullOrder( order, '' ) ).map( ( name ) => [
				name,
				null,
			] )
		),
		id: order.id,
		vendorId: 'vendor-ayeyi',
		customerId: `cus-${ order.number }`,
		status: order.status,
		paymentStatus: order.payment,
		amount: order.amount,
		originalAmount: order.amount,
		discount: 0,
		fixedVat: 0,
		percentageVat: 0,
		rewardAmount: 0,
		name: '',
		phoneNumber: order.phone,
		notes: '',
		creditConfigurationId: '',
		paymentReferenceNumber: '',
		returnURL: '',
		createdAt: order.createdAt,
		approvedByVendor: order.approvedAt,
	};
}

function address( order: SeviOrder, n: number ): Doc {
	const who = person( order.number );
	return {
		id: `adr-${ order.number }-${ n }`,
		firstName: who.first,
		lastName: who.last,
		company: null,
		address1: who.street,
		address2: null,
		city: who.city,
		state: null,
		postcode: null,
		country: 'KE',
		email: emailOf( who ),
		phoneNumber: order.phone,
	};
}

function shipping( order: SeviOrder ): Doc {
	return {
		...address( order, 1 ),
		landmark: 'Behind the petrol station',
		longitude: '36.8219',
		latitude: '-1.2921',
		shippingType: 'DELIVERY',
		shippingFee: 250,
		isDefault: null,
		createdAt: order.createdAt,
	};
}
