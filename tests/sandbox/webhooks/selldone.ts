import type { SandboxState } from '../store/state';
import type { Doc } from '../store/values';
import { emailOf, person, type Message, type Wish } from './message';
import { wares, type Ware } from './wares';

export const SELLDONE_ACTIONS = [
	'CheckoutOrder',
	'PaymentOrder',
	'OrderConfirm',
	'PreparingOrder',
	'SentOrder',
	'ToCustomer',
	'CancelProduct',
	'ReturnOrder',
	'DeliveryCanceled',
] as const;
export const SELLDONE_STATUSES = [
	'Open',
	'Reserved',
	'Payed',
	'Canceled',
	'COD',
] as const;
export const SELLDONE_STATES = [
	'CheckQueue',
	'OrderConfirm',
	'PreparingOrder',
	'SentOrder',
	'ToCustomer',
] as const;
export const SELLDONE_TYPES = [
	'PHYSICAL',
	'VIRTUAL',
	'SERVICE',
	'FILE',
	'SUBSCRIPTION',
] as const;

export type SelldoneAction = ( typeof SELLDONE_ACTIONS )[ number ];

/** An order that Selldone pretends to have. */
export interface SelldoneOrder {
	readonly id: number;
	readonly type: string;
	readonly wares: readonly Ware[];
	readonly phone: string;
	readonly email: string;
	readonly guest: boolean;
	readonly reservedAt: string;
	status: string;
	state: string;
	returned: boolean;
	reject: string | null;
}

const FIRST_ID = 1001;
/** Delivery states that an action leads to. */
const STATE_AFTER: Partial< Record< SelldoneAction, string > > = {
	OrderConfirm: 'OrderConfirm',
	PreparingOrder: 'PreparingOrder',
	SentOrder: 'SentOrder',
	ToCustomer: 'ToCustomer',
};
const SHIPPED: readonly SelldoneAction[] = [
	'CheckoutOrder',
	'PaymentOrder',
	'OrderConfirm',
	'PreparingOrder',
	'SentOrder',
	'ToCustomer',
];
/** What is not shipped needs neither preparing nor sending. */
const HANDED_OVER: readonly SelldoneAction[] = [
	'CheckoutOrder',
	'PaymentOrder',
	'OrderConfirm',
	'ToCustomer',
];

/** The events of each order in turn, in the order in which they happened. */
export function selldoneMessages( state: SandboxState, wish: Wish ): Message[] {
	const desk = state.webhooks;
	const asked = SELLDONE_ACTIONS.find( ( name ) => name === wish.event );
	const isNew = ! asked || wish.which === 'new';
	const orders = isNew ? [] : desk.selldone.slice( -wish.count );
	while ( orders.length < wish.count ) {
		const order = makeOrder( state, wish.type );
		desk.selldone.push( order );
		orders.push( order );
	}
	return orders.flatMap( ( order ) => {
		const story = order.type === 'PHYSICAL' ? SHIPPED : HANDED_OVER;
		return ( asked ? [ asked ] : story ).map( ( action ) => {
			carryOut( order, action, wish );
			return message( state, order, action );
		} );
	} );
}

function makeOrder( state: SandboxState, type: string ): SelldoneOrder {
	const id = FIRST_ID + state.webhooks.selldone.length;
	const chosen = SELLDONE_TYPES.find( ( name ) => name === type );
	return {
		id,
		type: chosen ?? 'PHYSICAL',
		wares: wares( state, id, ( id % 2 ) + 1 ),
		phone: `+23324555${ String( id % 10000 ).padStart( 4, '0' ) }`,
		email: emailOf( person( id ) ),
		guest: id % 3 === 0,
		reservedAt: micros( state.webhooks.later( state ) ),
		status: 'Reserved',
		state: 'CheckQueue',
		returned: false,
		reject: null,
	};
}

function carryOut(
	order: SelldoneOrder,
	action: SelldoneAction,
	wish: Wish
): void {
	if ( action === 'PaymentOrder' ) {
		order.status = 'Payed';
	}
	order.state = STATE_AFTER[ action ] ?? order.state;
	order.returned ||= action === 'ReturnOrder';
	if ( wish.status !== '' ) {
		order.status = wish.status;
	}
	if ( wish.deliveryState !== '' ) {
		order.state = wish.deliveryState;
	}
	order.reject =
		order.status === 'Canceled' ? 'The customer changed their mind' : null;
}

function micros( ms: number ): string {
	return new Date( ms ).toISOString().replace( 'Z', '000Z' );
}

function message(
	state: SandboxState,
	order: SelldoneOrder,
	action: SelldoneAction
): Message {
	const who = person( order.id );
	const name = `${ who.first } ${ who.last }`;
	const user = {
		id: order.id + 4000,
		name,
		email: order.email,
		phone: order.phone,
	};
	return {
		source: 'selldone',
		event: action,
		object: `#${ order.id }`,
		format: 'plain',
		id: '',
		body: JSON.stringify( {
			event: 'OnlineOrder',
			action,
			shop: {
				id: 77,
				name: 'ayeyi',
				title: 'Ayeyi Market',
				domain: 'https://ayeyi.example',
			},
			basket: basket( order, micros( state.webhooks.later( state ) ) ),
			user: order.guest ? null : user,
			customer: order.guest
				? null
				: { ...user, id: order.id + 9000, user_id: user.id },
		} ),
	};
}

function basket( order: SelldoneOrder, updatedAt: string ): Doc {
	const who = person( order.id );
	const isShipped = order.type === 'PHYSICAL';
	const sum = order.wares.reduce(
		( total, ware ) => total + ware.price * ware.count,
		0
	);
	return {
		id: order.id,
		shop_id: 77,
		type: order.type,
		status: order.status,
		delivery_state: order.state,
		price: Math.round( ( sum + ( isShipped ? 20 : 0 ) ) * 100 ) / 100,
		delivery_price: isShipped ? 20 : 0,
		discount: 0,
		tax: null,
		currency: 'GHS',
		payment_type: order.status === 'COD' ? 'cod' : 'gateway',
		reject: order.reject,
		reject_at: order.reject === null ? null : updatedAt,
		reserved_at: order.reservedAt,
		updated_at: updatedAt,
		delivery_at: order.state === 'ToCustomer' ? updatedAt : null,
		receiver_info: {
			name: `${ who.first } ${ who.last }`,
			phone: order.phone,
			country: 'GH',
			state: null,
			city: who.city,
			address: who.street,
			postal: null,
			location: { lat: 5.5571, lng: -0.1818 },
			message: null,
			pickup: false,
		},
		items: order.wares.map( ( ware, n ) => ( {
			id: order.id * 10 + n,
			product_id: 500 + n,
			variant_id: null,
			count: ware.count,
			price: ware.price,
			currency: 'GHS',
			dis: 0,
			product: { title: ware.name, sku: ware.id, icon: ware.picture },
		} ) ),
		basket_item_returns: order.returned
			? order.wares.map( ( ware, n ) => ( {
					id: n + 1,
					basket_item_id: order.id * 10 + n,
					count: ware.count,
				} ) )
			: [],
	};
}
