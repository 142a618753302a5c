import { cart } from '@sedifex/stores/cart';
import { ownOrders } from '../../../src/view/own-orders';
import { readDetails } from './details';
import { dropIntent } from './intent';
import { Order, way } from './order';
import { Prices } from './prices';
import { fillCart, makeForm } from './stage';
import { state } from './state';

// WordPress provides it on the page, as a module only. Texts say their names.
jest.mock(
	'@wordpress/interactivity',
	() => ( {
		getConfig: () => ( {
			storeId: 'S1',
			currency: 'GHS',
			rest: '/api/',
			hosts: [ 'checkout.paystack.com' ],
			i18n: new Proxy(
				{},
				{ get: ( _all, name ) => `${ String( name ) } %s` }
			),
		} ),
		store: () => ( {
			state: { errors: { name: '', phone: '', items: '' } },
		} ),
	} ),
	{ virtual: true }
);

type Body = Record< string, unknown >;

const STATUS = `${ window.location.origin }/order/?sfx_order=token`;
const PAY = 'https://checkout.paystack.com/abc';

let form: HTMLFormElement;
let order: Order;
let prices: Prices;
let went: jest.SpyInstance;
/** What POST /checkout was sent, and what it answers in turn. */
let sent: Body[];
let answers: Array< [ number, Body ] | 'broken' >;
let unit: number;
let wantsToBeRemembered: boolean;

const json = ( status: number, body: Body ): Response =>
	( {
		status,
		ok: status < 300,
		json: async () => body,
	} ) as Response;

const quote = ( quantity: number ): Body => ( {
	items: [ { id: 'soap', type: 'product', name: 'Soap', unit_minor: unit } ],
	problems: [],
	subtotal_minor: unit * quantity,
	processing_fees: { online: 61, pay_on_delivery: 0 },
	currency: 'GHS',
} );

async function fetchStub(
	url: string,
	init: RequestInit
): Promise< Response > {
	const body = JSON.parse( String( init.body ) ) as Body;
	if ( url === '/api/quote' ) {
		const [ item ] = body.items as Array< { quantity: number } >;
		return json( 200, quote( item?.quantity ?? 0 ) );
	}
	sent.push( body );
	const next = answers.shift() ?? 'broken';
	if ( next === 'broken' ) {
		throw new Error( 'the line broke' );
	}
	return json( ...next );
}

const placed: [ number, Body ] = [
	201,
	{ reference: 'SFX-1', status_url: STATUS, redirect_url: PAY },
];

const refused = (
	status: number,
	code: string,
	data: Body = {}
): [ number, Body ] => [ status, { code, message: code, data } ];

beforeEach( async () => {
	localStorage.clear();
	dropIntent();
	Object.defineProperty( window, 'crypto', {
		value: {
			getRandomValues: ( bytes: Uint8Array ) =>
				bytes.map( () => Math.floor( Math.random() * 256 ) ),
		},
		configurable: true,
	} );
	form = makeForm();
	sent = [];
	answers = [];
	unit = 1500;
	wantsToBeRemembered = false;
	window.fetch = fetchStub as typeof fetch;
	went = jest.spyOn( way, 'to' ).mockImplementation( () => {} );
	Object.assign( state, { busy: false, total: '' } );
	fillCart( 2 );
	prices = new Prices( () => readDetails( form ) );
	order = new Order( form, prices, () => wantsToBeRemembered );
	await prices.refresh();
} );

afterEach( () => jest.restoreAllMocks() );

it( 'goes to the payment page, and lets go of cart and intent', async () => {
	answers = [ placed ];
	await order.place( false );
	expect( went ).toHaveBeenCalledWith( PAY );
	expect( sent[ 0 ] ).toMatchObject( {
		items: [ { id: 'soap', type: 'product', quantity: 2 } ],
		quoted_total_minor: 3061,
	} );
	expect( cart.count() ).toBe( 0 );
	expect( ownOrders() ).toMatchObject( [ { reference: 'SFX-1' } ] );
	expect( localStorage.getItem( 'sedifex_intent_v1' ) ).toBeNull();
	expect( localStorage.getItem( 'sedifex_details_v1' ) ).toBeNull();
} );

it( 'goes to the order where the payment page is not to be trusted', async () => {
	answers = [
		[ 201, { ...placed[ 1 ], redirect_url: 'https://evil.test/' } ],
	];
	await order.place( false );
	expect( went ).toHaveBeenCalledWith( STATUS );
} );

it( 'remembers who wants to be remembered', async () => {
	wantsToBeRemembered = true;
	answers = [ placed ];
	await order.place( false );
	expect( localStorage.getItem( 'sedifex_details_v1' ) ).toContain( 'Ama' );
} );

it( 'sends once, however often it is tapped', async () => {
	answers = [ placed, placed ];
	await Promise.all( [ order.place( false ), order.place( false ) ] );
	expect( sent ).toHaveLength( 1 );
} );

it( 'keeps cart and intent until there is an answer', async () => {
	answers = [ 'broken', placed ];
	await order.place( false );
	expect( [ state.busy, cart.count() ] ).toEqual( [ false, 2 ] );
	expect( state.notice ).toContain( 'lost' );
	await order.place( false );
	expect( sent[ 1 ] ).toEqual( sent[ 0 ] );
} );

it( 'shows another total and waits, before and after sending', async () => {
	unit = 2000;
	prices = new Prices( () => readDetails( form ) );
	order = new Order( form, prices, () => false );
	await order.place( false );
	expect( sent ).toHaveLength( 0 );
	expect( state.notice ).toContain( 'newTotal' );

	unit = 2500;
	answers = [
		refused( 409, 'sedifex_checkout_total_changed', { quote: quote( 2 ) } ),
		placed,
	];
	await order.place( false );
	expect( state.total ).toBe( 'GH₵\u00a050.61' );
	expect( went ).not.toHaveBeenCalled();
	await order.place( false );
	expect( sent[ 1 ] ).toMatchObject( { quoted_total_minor: 5061 } );
	expect( sent[ 1 ]?.intent ).not.toBe( sent[ 0 ]?.intent );
} );

it( 'makes another order after a definite no, and says where', async () => {
	answers = [
		refused( 422, 'sedifex_checkout_rejected', {
			fields: { 'customer.phone': 'unknown number' },
		} ),
		placed,
	];
	await order.place( false );
	expect( state.errors.phone ).toBe( 'unknown number' );
	expect( form.querySelector( ':focus' )?.id ).toBe( 'sfx-phone' );
	await order.place( false );
	expect( sent[ 1 ]?.intent ).not.toBe( sent[ 0 ]?.intent );
} );

it( 'asks about the same once more, and orders it on a yes', async () => {
	answers = [ refused( 409, 'sedifex_order_repeated' ), placed ];
	await order.place( false );
	expect( state.question ).toContain( 'orderAgain' );
	expect( cart.count() ).toBe( 2 );
	await order.place( true );
	expect( sent[ 1 ] ).toEqual( { ...sent[ 0 ], again: true } );
} );

it( 'leads to the order that there is already', async () => {
	answers = [
		refused( 409, 'sedifex_intent_reused', { status_url: STATUS } ),
	];
	await order.place( false );
	expect( [ state.link, state.question ] ).toEqual( [
		STATUS,
		expect.stringContaining( 'orderToo' ),
	] );
} );

it( 'sends nothing while offline, and nothing that is not filled in', async () => {
	const line = jest
		.spyOn( window.navigator, 'onLine', 'get' )
		.mockReturnValue( false );
	await order.place( false );
	expect( state.notice ).toContain( 'offline' );
	line.mockReturnValue( true );
	form.querySelector( 'input' )?.setAttribute( 'value', '' );
	await order.place( false );
	expect( state.errors.name ).toContain( 'needName' );
	expect( sent ).toHaveLength( 0 );
} );

it( 'sends what the page shows when the way to pay is another', async () => {
	const choice = form.querySelector( '[name="sfx_payment"]' );
	choice?.setAttribute( 'value', 'pay_on_delivery' );
	prices.draw();
	answers = [ placed ];
	await order.place( false );
	expect( sent ).toMatchObject( [ { quoted_total_minor: 3000 } ] );
} );

it( 'sends nothing of a cart that another tab has emptied', async () => {
	cart.clear();
	await order.place( false );
	expect( [ sent.length, state.notice ] ).toEqual( [ 0, '' ] );
} );

it( 'lets go of the cart before it lets go of the intent', async () => {
	answers = [ placed ];
	let intent: string | null = null;
	cart.subscribe( () => {
		intent ??= localStorage.getItem( 'sedifex_intent_v1' );
	} );
	await order.place( false );
	expect( intent ).toContain( sent[ 0 ]?.intent );
} );
