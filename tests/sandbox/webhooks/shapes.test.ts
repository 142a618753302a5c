import { z } from 'zod';
import { SandboxState } from '../store/state';
import { loadWorld } from '../worlds';
import { PLAIN_WISH, type Message, type Wish } from './message';
import {
	SELLDONE_ACTIONS,
	SELLDONE_STATES,
	SELLDONE_STATUSES,
	SELLDONE_TYPES,
	selldoneMessages,
} from './selldone';
import { SEVI_SHAPES, SEVI_STATUSES, seviMessages } from './sevi';

/** Both systems have no recordings: these are their documents, field by field. */
const time = z.string().regex( /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/ );
const micros = z.string().regex( /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/ );
const text = z.string().nullable();

const selldone = z.strictObject( {
	event: z.literal( 'OnlineOrder' ),
	action: z.enum( SELLDONE_ACTIONS ),
	shop: z.strictObject( {
		id: z.int(),
		name: z.string(),
		title: z.string(),
		domain: z.url(),
	} ),
	basket: z.strictObject( {
		id: z.int(),
		shop_id: z.int(),
		type: z.enum( SELLDONE_TYPES ),
		status: z.enum( SELLDONE_STATUSES ),
		delivery_state: z.enum( SELLDONE_STATES ),
		price: z.number(),
		delivery_price: z.number(),
		discount: z.number(),
		tax: z.number().nullable(),
		currency: z.string().length( 3 ),
		payment_type: text,
		reject: text,
		reject_at: micros.nullable(),
		reserved_at: micros,
		updated_at: micros,
		delivery_at: micros.nullable(),
		receiver_info: z.strictObject( {
			name: z.string(),
			phone: z.string().regex( /^\+\d{10,14}$/ ),
			country: z.string(),
			state: text,
			city: text,
			address: text,
			postal: text,
			location: z.strictObject( { lat: z.number(), lng: z.number() } ),
			message: text,
			pickup: z.boolean(),
		} ),
		items: z
			.array(
				z.strictObject( {
					id: z.int(),
					product_id: z.int(),
					variant_id: z.int().nullable(),
					count: z.int().positive(),
					price: z.number(),
					currency: z.string(),
					dis: z.number(),
					product: z.strictObject( {
						title: z.string(),
						sku: z.string(),
						icon: text,
					} ),
				} )
			)
			.min( 1 ),
		basket_item_returns: z.array( z.looseObject( { id: z.int() } ) ),
	} ),
	user: z
		.strictObject( {
			id: z.int(),
			name: z.string(),
			email: z.email(),
			phone: z.string(),
		} )
		.nullable(),
	customer: z
		.strictObject( {
			id: z.int(),
			user_id: z.int(),
			name: z.string(),
			email: z.email(),
			phone: z.string(),
		} )
		.nullable(),
} );

const billing = {
	id: z.string(),
	firstName: text,
	lastName: text,
	company: text,
	address1: text,
	address2: text,
	city: text,
	state: text,
	postcode: text,
	country: text,
	email: text,
	phoneNumber: text,
};
const sevi = z.strictObject( {
	order: z.strictObject( {
		id: z.string(),
		referenceNumber: text,
		platformReference: text,
		platformId: text,
		vendorId: z.string(),
		customerId: z.string(),
		status: z
			.enum( [
				'PENDING',
				'AWAITING_SHIPMENT',
				'DELIVERED',
				'ARCHIVED',
				'ON_THE_MOON',
			] )
			.nullable(),
		paymentStatus: z.enum( [ 'PENDING', 'PAID' ] ),
		paymentMethod: text,
		amount: z.number(),
		originalAmount: z.number(),
		discount: z.number(),
		fixedVat: z.number(),
		percentageVat: z.number(),
		rewardAmount: z.number(),
		currency: z.enum( [ 'KES', 'UGX', 'USD' ] ).nullable(),
		name: z.string(),
		phoneNumber: z.string(),
		notes: z.string(),
		items: z.json().nullable(),
		ecommercePlatform: text,
		creditConfigurationId: z.string(),
		paymentReferenceNumber: z.string(),
		returnURL: z.string(),
		deliverDirect: z.boolean().nullable(),
		createdByCustomer: z.boolean().nullable(),
		createdAt: time,
		approvedByVendor: time.nullable(),
		shipping: z
			.strictObject( {
				...billing,
				landmark: text,
				longitude: text,
				latitude: text,
				shippingType: z.string(),
				shippingFee: z.number().nullable(),
				isDefault: z.boolean().nullable(),
				createdAt: time,
			} )
			.nullable(),
		billing: z.strictObject( billing ).nullable(),
	} ),
	customer: z
		.strictObject( {
			name: z.string(),
			email: z.email(),
			reference: z.string(),
			phoneNumbers: z.array( z.string() ),
		} )
		.nullable(),
} );

const state = new SandboxState();

beforeEach( () => loadWorld( state, 'demo', 'http://127.0.0.1:9' ) );

const wish = ( more: Partial< Wish > ): Wish => ( {
	...PLAIN_WISH,
	event: 'story',
	...more,
} );

function parsed< T >( schema: z.ZodType< T >, messages: Message[] ): T[] {
	return messages.map( ( { body } ) => schema.parse( JSON.parse( body ) ) );
}

describe( 'Selldone', () => {
	const send = ( more: Partial< Wish > ) =>
		parsed( selldone, selldoneMessages( state, wish( more ) ) );

	it.each( SELLDONE_TYPES )( 'tells the whole life of a %s', ( type ) => {
		const bodies = send( { type, count: 3 } );
		expect( new Set( bodies.map( ( b ) => b.basket.id ) ).size ).toBe( 3 );
		expect( bodies.every( ( b ) => b.basket.type === type ) ).toBe( true );
		expect( bodies.at( -1 )?.action ).toBe( 'ToCustomer' );
		const times = bodies.map( ( b ) => b.basket.updated_at );
		expect( times ).toEqual( [ ...new Set( times ) ].sort() );
		expect( bodies.some( ( b ) => b.user === null ) ).toBe( true );
		expect( bodies.some( ( b ) => b.customer !== null ) ).toBe( true );
	} );

	it.each( SELLDONE_ACTIONS )( 'tells %s of the last order', ( event ) => {
		send( {} );
		const [ body ] = send( { event } );
		expect( body?.basket.id ).toBe( 1001 );
		expect( body?.action ).toBe( event );
	} );

	it( 'says every status and delivery state that is asked for', () => {
		for ( const status of SELLDONE_STATUSES ) {
			for ( const deliveryState of SELLDONE_STATES ) {
				const [ body ] = send( {
					event: 'OrderConfirm',
					status,
					deliveryState,
				} );
				expect( body?.basket ).toMatchObject( {
					status,
					delivery_state: deliveryState,
				} );
			}
		}
	} );

	it( 'makes new orders where they are wished for', () => {
		const event = 'PaymentOrder';
		send( { event } );
		expect( send( { event } )[ 0 ]?.basket.id ).toBe( 1001 );
		expect( send( { event, which: 'new' } )[ 0 ]?.basket.id ).toBe( 1002 );
	} );
} );

describe( 'Sevi', () => {
	const send = ( more: Partial< Wish > ) =>
		parsed( sevi, seviMessages( state, wish( more ) ) );

	it.each( SEVI_SHAPES )(
		'tells the whole life of an order: %s',
		( shape ) => {
			const bodies = send( { shape } );
			const told = bodies.map( ( { order } ) => order.status );
			expect( told ).toEqual(
				shape === 'unknown_status'
					? Array( 5 ).fill( 'ON_THE_MOON' )
					: [
							'PENDING',
							'PENDING',
							'AWAITING_SHIPMENT',
							'DELIVERED',
							'ARCHIVED',
						]
			);
			expect( bodies[ 0 ]?.order.approvedByVendor ).toBeNull();
			expect( bodies[ 1 ]?.order.approvedByVendor ).not.toBeNull();
			expect( bodies[ 4 ]?.customer === null ).toBe(
				[ 'nulls', 'no_customer' ].includes( shape )
			);
			expect( bodies[ 4 ]?.order.items === null ).toBe(
				shape === 'nulls'
			);
		}
	);

	it.each( SEVI_STATUSES )( 'tells %s, paid or not', ( event ) => {
		const [ body ] = send( { event, payment: 'PAID' } );
		expect( body?.order ).toMatchObject( {
			status: event === 'APPROVED' ? 'PENDING' : event,
			paymentStatus: 'PAID',
		} );
	} );

	it( 'edits the amount of the last order', () => {
		const [ first ] = send( { event: 'PENDING' } );
		const [ edited ] = send( { event: 'amount' } );
		expect( edited?.order.id ).toBe( first?.order.id );
		expect( edited?.order.amount ).toBe(
			( first?.order.amount ?? 0 ) + 100
		);
	} );
} );
