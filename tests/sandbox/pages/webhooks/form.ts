import { readCatalogue } from '../../catalogue/read';
import { orderList } from '../../staff/order-list';
import type { SandboxState } from '../../store/state';
import { FAULT_NAMES, WEBHOOK_FAULTS } from '../../webhooks/faults';
import type { Source } from '../../webhooks/message';
import { ORDER_EVENTS } from '../../webhooks/order-events';
import { PRODUCT_EVENTS } from '../../webhooks/product-changes';
import {
	SELLDONE_STATES,
	SELLDONE_STATUSES,
	SELLDONE_TYPES,
} from '../../webhooks/selldone';
import { ownStore } from '../../webhooks/wares';
import { check, group, number, select } from './fields';

type Words = Readonly< Record< string, string > >;

const SELLDONE_EVENTS: Words = {
	story: 'The whole life of an order',
	CheckoutOrder: 'CheckoutOrder: ordered',
	PaymentOrder: 'PaymentOrder: paid',
	OrderConfirm: 'OrderConfirm',
	PreparingOrder: 'PreparingOrder',
	SentOrder: 'SentOrder',
	ToCustomer: 'ToCustomer: delivered',
	CancelProduct: 'CancelProduct: an item is cancelled',
	ReturnOrder: 'ReturnOrder',
	DeliveryCanceled: 'DeliveryCanceled',
};
const SEVI_EVENTS: Words = {
	story: 'The whole life of an order',
	PENDING: 'PENDING',
	APPROVED: 'PENDING, approved by the vendor',
	AWAITING_SHIPMENT: 'AWAITING_SHIPMENT',
	DELIVERED: 'DELIVERED',
	ARCHIVED: 'ARCHIVED',
	amount: 'The amount is edited',
};
const SHAPES: Words = {
	full: 'Everything filled in',
	no_customer: 'customer: null',
	nulls: 'Nearly everything null',
	items_as_text: 'Items as JSON text',
	unknown_status: 'A status that nobody knows',
};
const ORDERS: Words = {
	in_order: 'As it happened',
	reversed: 'Reversed',
	shuffled: 'Shuffled',
};
const EVERY: Words = {
	1: 'Hits every delivery',
	2: 'Hits every second one',
	3: 'Hits every third one',
	10: 'Hits every tenth one',
};

const choices = ( words: Words ) => Object.entries( words );
const asSent = ( names: readonly string[] ): Array< [ string, string ] > => [
	[ '', 'What the event leads to' ],
	...names.map( ( name ): [ string, string ] => [ name, name ] ),
];

/** The form of one system. What was chosen last time is chosen again. */
export function sendForm(
	state: SandboxState,
	source: Source,
	last: URLSearchParams
): string {
	const was = ( name: string, usual: string ) => last.get( name ) ?? usual;
	const how = [
		number(
			'count',
			source === 'sedifex' ? 'How many' : 'How many orders',
			was( 'count', '1' ),
			[ 1, 5000 ]
		),
		select(
			'order',
			'Sent in which order',
			choices( ORDERS ),
			was( 'order', 'in_order' )
		),
		`<div class="two">${ number( 'repeat', 'Times each', was( 'repeat', '1' ), [ 1, 100 ] ) }${ number( 'atOnce', 'At once', was( 'atOnce', '1' ), [ 1, 50 ] ) }</div>`,
		`<div class="two">${ number( 'late', 'Late, up to s', was( 'late', '0' ), [ 0, 600 ] ) }${ number( 'drop', 'Never sent, %', was( 'drop', '0' ), [ 0, 100 ] ) }</div>`,
	];
	const chosen = last.getAll( 'faults' );
	const faults = FAULT_NAMES.map( ( name ) =>
		check( 'faults', name, WEBHOOK_FAULTS[ name ], chosen.includes( name ) )
	);
	return `<form class="card" method="post" action="/staff/webhooks">
<input type="hidden" name="source" value="${ source }">
<div class="desk">
${ group( 'What happens', whatHappens( state, source, was ) ) }
${ group( 'How it is sent', how.join( '' ) ) }
${ group( 'What goes wrong', `<div>${ faults.join( '' ) }</div>${ select( 'every', 'How often', choices( EVERY ), was( 'every', '1' ) ) }` ) }
</div>
<div class="send"><button class="main">Send</button><span class="soft">${ HINTS[ source ] }</span></div>
</form>`;
}

const HINTS: Record< Source, string > = {
	sedifex:
		'Product events change the catalogue of this sandbox first, payments pay its orders; the webhook then tells of it. Signed: any change on the way is refused.',
	selldone:
		'Selldone signs no body: whoever knows the address is believed, so one changed byte arrives as news.',
	sevi: 'Sevi shows its token and signs no body. The same body twice on one day is one event.',
};

function whatHappens(
	state: SandboxState,
	source: Source,
	was: ( name: string, usual: string ) => string
): string {
	switch ( source ) {
		case 'sedifex':
			return [
				select(
					'event',
					'Event',
					choices( { ...PRODUCT_EVENTS, ...ORDER_EVENTS } ),
					was( 'event', '' )
				),
				select(
					'item',
					'Product',
					products( state ),
					was( 'item', '' )
				),
				number(
					'price',
					'New price (empty: one cedi more)',
					'',
					[ 0, 1_000_000 ]
				).replace( 'min=', 'step="0.01" min=' ),
				select(
					'reference',
					'Order',
					orders( state ),
					was( 'reference', '' )
				),
			].join( '' );
		case 'selldone':
			return [
				select(
					'event',
					'Action',
					choices( SELLDONE_EVENTS ),
					was( 'event', '' )
				),
				which( was ),
				select(
					'type',
					'Type (of a new order)',
					SELLDONE_TYPES.map( ( name ) => [ name, name ] ),
					was( 'type', '' )
				),
				select(
					'status',
					'Status',
					asSent( SELLDONE_STATUSES ),
					was( 'status', '' )
				),
				select(
					'deliveryState',
					'Delivery state',
					asSent( SELLDONE_STATES ),
					was( 'deliveryState', '' )
				),
			].join( '' );
		case 'sevi':
			return [
				select(
					'event',
					'Status',
					choices( SEVI_EVENTS ),
					was( 'event', '' )
				),
				which( was ),
				select(
					'payment',
					'Payment',
					asSent( [ 'PENDING', 'PAID' ] ),
					was( 'payment', '' )
				),
				select(
					'shape',
					'The body',
					choices( SHAPES ),
					was( 'shape', '' )
				),
			].join( '' );
	}
}

function products( state: SandboxState ): Array< [ string, string ] > {
	return [
		[ '', 'One after the other' ],
		...readCatalogue( state, ownStore( state ) )
			.filter( ( item ) => item.itemType === 'product' )
			.map( ( item ): [ string, string ] => [
				item.id,
				`${ item.name.slice( 0, 40 ) } · ${ item.price.toFixed( 2 ) }`,
			] ),
	];
}

function orders( state: SandboxState ): Array< [ string, string ] > {
	return [
		[ '', 'The newest' ],
		...orderList( state )
			.slice( 0, 50 )
			.map( ( row ): [ string, string ] => [
				row.id,
				`${ row.reference.slice( 0, 24 ) } · ${ row.paymentStatus }`,
			] ),
	];
}

function which( was: ( name: string, usual: string ) => string ): string {
	return select(
		'which',
		'Which order',
		[
			[ 'last', 'The last one goes on' ],
			[ 'new', 'A new one' ],
		],
		was( 'which', 'last' )
	);
}
