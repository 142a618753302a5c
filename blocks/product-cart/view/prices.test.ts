import { cart } from '@sedifex/stores/cart';
import { Prices } from './prices';
import { fillCart } from './stage';
import { state } from './state';

// WordPress provides it on the page, as a module only. Texts say their names.
jest.mock(
	'@wordpress/interactivity',
	() => ( {
		getConfig: () => ( {
			storeId: 'S1',
			currency: 'GHS',
			rest: '/api/',
			i18n: new Proxy(
				{},
				{ get: ( _all, name ) => `${ String( name ) } %s` }
			),
		} ),
		store: () => ( { state: {} } ),
	} ),
	{ virtual: true }
);

let prices: Prices;
let payment: string;
/** How many of it each question was about. */
let asked: number[];
/** What the store's answers wait for. */
let held: Promise< void >;

async function fetchStub(
	_url: string,
	{ body, signal }: RequestInit
): Promise< Response > {
	const { items } = JSON.parse( String( body ) ) as {
		items: Array< { quantity: number } >;
	};
	const quantity = items[ 0 ]?.quantity ?? 0;
	asked.push( quantity );
	await held;
	signal?.throwIfAborted?.();
	return {
		ok: ! signal?.aborted,
		json: async () => ( {
			items: [ { id: 'soap', type: 'product', unit_minor: 1500 } ],
			problems: [],
			subtotal_minor: 1500 * quantity,
			processing_fees: { online: 61, pay_on_delivery: 0 },
			currency: 'GHS',
		} ),
	} as Response;
}

const has = ( quantity: number ): void => {
	cart.setQuantity( 'soap', 'product', quantity );
	prices.draw();
};

beforeEach( async () => {
	localStorage.clear();
	asked = [];
	payment = 'online';
	held = Promise.resolve();
	window.fetch = fetchStub as typeof fetch;
	fillCart( 2 );
	prices = new Prices( () => ( { payment, receive: 'pickup' } ) );
	await prices.refresh();
} );

it( 'says the total, and asks once for what it knows', async () => {
	expect( state ).toMatchObject( {
		total: 'GH₵\u00a030.61',
		fee: 'GH₵\u00a00.61',
		button: 'pay GH₵\u00a030.61',
		old: false,
		said: 'totalIs GH₵\u00a030.61',
	} );
	await prices.refresh();
	expect( asked ).toEqual( [ 2 ] );
} );

it( 'knows the total of another way to pay without asking', async () => {
	payment = 'pay_on_delivery';
	prices.draw();
	expect( state ).toMatchObject( {
		total: 'GH₵\u00a030.00',
		fee: '',
		old: false,
	} );
	await prices.refresh();
	expect( [ prices.due, asked ] ).toEqual( [ 3000, [ 2 ] ] );
} );

it( 'joins the question that is under way', async () => {
	has( 1 );
	expect( [ prices.due, state.old ] ).toEqual( [ null, true ] );
	await Promise.all( [ prices.refresh(), prices.refresh() ] );
	expect( [ prices.due, asked ] ).toEqual( [ 1561, [ 2, 1 ] ] );
} );

it( 'follows a cart that changes while it asks', async () => {
	let release = (): void => {};
	held = new Promise( ( resolve ) => ( release = resolve ) );
	has( 1 );
	const first = prices.refresh();
	has( 3 );
	const second = prices.refresh();
	release();
	const quotes = await Promise.all( [ first, second ] );
	expect( quotes[ 0 ] ).toMatchObject( { subtotal: 4500 } );
	expect( quotes[ 1 ] ).toBe( quotes[ 0 ] );
	expect( asked ).toEqual( [ 2, 1, 3 ] );
} );

it( 'says no total of an empty cart, and asks nobody', async () => {
	has( 0 );
	expect( state ).toMatchObject( {
		said: expect.stringContaining( 'cartEmpty' ),
		total: '',
		subtotal: '',
		fee: '',
	} );
	expect( await prices.refresh() ).toBeNull();
	expect( asked ).toEqual( [ 2 ] );
} );
