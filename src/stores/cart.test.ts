import { createCart } from './cart';
import type { Cart, CartItem } from './cart';
import { parseCookie } from './cart/lines';
import { takeOver } from './cart/take-over';

// WordPress provides it on the page, as a module only.
jest.mock(
	'@wordpress/interactivity',
	() => ( { getConfig: () => ( { storeId: 'S1' } ) } ),
	{ virtual: true }
);

// Part of the public interface: never another name.
const STORAGE_KEY = 'sedifex_cart_v1';

const soap: CartItem = {
	id: 'soap',
	type: 'product',
	name: 'Black soap',
	price_minor: 1550,
	currency: 'GHS',
	image: '',
	url: '/shop/?sfx_item=product:soap',
	stock: null,
};
const cloth: CartItem = { ...soap, id: 'cloth', price_minor: 24000, stock: 3 };

const fresh = ( store = 'S1' ): Cart => createCart( () => store );
const stored = (): Record< string, unknown > =>
	JSON.parse( localStorage.getItem( STORAGE_KEY ) ?? '{}' );

describe( 'the cart', () => {
	beforeEach( () => localStorage.clear() );
	afterEach( () => jest.restoreAllMocks() );

	it( 'is empty and writes nothing until something is put in', () => {
		const cart = fresh();
		expect( cart.lines() ).toEqual( [] );
		expect( cart.count() ).toBe( 0 );
		expect( cart.total() ).toBeNull();
		expect( localStorage ).toHaveLength( 0 );
	} );

	it( 'keys lines by store, item and type', () => {
		const cart = fresh();
		cart.add( soap );
		cart.add( soap, 2 );
		cart.add( { ...soap, type: 'service' } );
		expect( Object.keys( stored() ) ).toEqual( [
			'S1:soap:product',
			'S1:soap:service',
		] );
		expect( cart.line( 'soap', 'product' )?.quantity ).toBe( 3 );
		expect( cart.count() ).toBe( 4 );
		expect( cart.total() ).toEqual( { minor: 6200, currency: 'GHS' } );
	} );

	it( 'never holds more than the stock, nor a silly number', () => {
		const cart = fresh();
		expect( cart.add( cloth, 2 ) ).toBe( 2 );
		expect( cart.add( cloth, 2 ) ).toBe( 3 );
		expect( cart.setQuantity( 'cloth', 'product', 1e9 ) ).toBe( 3 );
		expect( cart.setQuantity( 'cloth', 'product', 1.5 ) ).toBe( 1 );
		expect( cart.add( { ...cloth, id: 'gone', stock: 0 } ) ).toBe( 0 );
		expect( cart.add( soap, 1e9 ) ).toBe( 999 );
		expect( cart.lines() ).toHaveLength( 2 );
		expect( cart.setQuantity( 'soap', 'product', -1 ) ).toBe( 0 );
		expect( cart.setQuantity( 'cloth', 'product', Number.NaN ) ).toBe( 0 );
		expect( cart.lines() ).toEqual( [] );
	} );

	it( 'puts a removed line back in its place', () => {
		const cart = fresh();
		cart.add( soap );
		cart.add( cloth );
		const undo = cart.remove( 'soap', 'product' );
		expect( cart.lines().map( ( { id } ) => id ) ).toEqual( [ 'cloth' ] );
		undo();
		undo();
		expect( cart.lines().map( ( { id } ) => id ) ).toEqual( [
			'soap',
			'cloth',
		] );
		expect( () => cart.remove( 'nothing', 'product' )() ).not.toThrow();
	} );

	it( 'adds to what another tab put in meanwhile', () => {
		const [ one, two ] = [ fresh(), fresh() ];
		one.add( soap );
		two.add( cloth );
		one.add( soap );
		expect( two.count() ).toBe( 3 );
	} );

	it( 'hears of another tab', () => {
		const cart = fresh();
		const heard = jest.fn();
		const stop = cart.subscribe( heard );
		const tell = ( key: string | null ): boolean =>
			window.dispatchEvent( new StorageEvent( 'storage', { key } ) );
		tell( STORAGE_KEY );
		tell( null );
		tell( 'something else' );
		expect( heard ).toHaveBeenCalledTimes( 2 );
		stop();
		tell( STORAGE_KEY );
		expect( heard ).toHaveBeenCalledTimes( 2 );
	} );

	it( 'keeps the carts of two stores apart', () => {
		fresh( 'S1' ).add( soap );
		const other = fresh( 'S2' );
		expect( other.count() ).toBe( 0 );
		other.add( cloth );
		other.clear();
		expect( fresh( 'S1' ).count() ).toBe( 1 );
	} );

	it( 'lives on in memory where the browser keeps nothing', () => {
		jest.spyOn( Storage.prototype, 'setItem' ).mockImplementation( () => {
			throw new DOMException( 'full', 'QuotaExceededError' );
		} );
		const cart = fresh();
		const heard = jest.fn();
		cart.subscribe( heard );
		cart.add( soap, 2 );
		expect( cart.count() ).toBe( 2 );
		expect( localStorage ).toHaveLength( 0 );
		expect( heard ).toHaveBeenCalledTimes( 1 );
	} );

	it( 'starts empty where reading is forbidden', () => {
		jest.spyOn( Storage.prototype, 'getItem' ).mockImplementation( () => {
			throw new DOMException( 'no', 'SecurityError' );
		} );
		expect( fresh().lines() ).toEqual( [] );
	} );

	it.each( [
		'',
		'[]',
		'null',
		'{"S1:a:product":{"id":"a","type":"product","quantity":-1}}',
		'{"S1:a:product":{"id":"b","type":"product","quantity":1}}',
		'{"S1:a:gold":{"id":"a","type":"gold","quantity":1}}',
		'{"S1:a:product":{"id":"a","type":"product","quantity":1.5}}',
		'{"S1:a:product":"x"}',
	] )( 'reads nothing from %s', ( text ) => {
		localStorage.setItem( STORAGE_KEY, text );
		expect( fresh().lines() ).toEqual( [] );
	} );

	it( 'leaves out only the part of a line that makes no sense', () => {
		localStorage.setItem(
			STORAGE_KEY,
			'{"S1:a:b:product":{"id":"a:b","type":"product","quantity":2,"price_minor":"9","name":5}}'
		);
		expect( fresh().lines() ).toEqual( [
			{
				id: 'a:b',
				type: 'product',
				quantity: 2,
				name: '',
				price_minor: null,
				currency: '',
				image: '',
				url: '',
				stock: null,
			},
		] );
	} );

	it( 'has no total while a price is unknown', () => {
		const cart = fresh();
		cart.add( soap );
		cart.add( { ...cloth, price_minor: null } );
		expect( cart.total() ).toBeNull();
	} );

	it( 'takes what the server says, and tells only of a change', () => {
		const cart = fresh();
		cart.add( soap );
		const heard = jest.fn();
		cart.subscribe( heard );
		cart.update( 'soap', 'product', { price_minor: 1550 } );
		expect( heard ).not.toHaveBeenCalled();
		cart.update( 'soap', 'product', { price_minor: 1600, stock: 1 } );
		cart.update( 'unknown', 'product', { price_minor: 1 } );
		expect( heard ).toHaveBeenCalledTimes( 1 );
		expect( cart.total() ).toEqual( { minor: 1600, currency: 'GHS' } );
	} );
} );

describe( 'the cart of the way without script', () => {
	const put = ( value: unknown ): void => {
		document.cookie = `sedifex_cart=${ encodeURIComponent(
			JSON.stringify( value )
		) }; path=/`;
	};

	beforeEach( () => localStorage.clear() );

	it.each( [
		[ [ 'gold', 'b', 1 ] ],
		[ 'x' ],
		[ null ],
		[ [ 'product', '', 1 ] ],
		[ [ 'product', 'c', -1 ] ],
		[ [ 'product', 'c', 1.5 ] ],
		{ product: 1 },
	] )( 'reads nothing from %j', ( value ) => {
		expect(
			parseCookie( encodeURIComponent( JSON.stringify( value ) ) )
		).toEqual( [] );
	} );

	it( 'reads nothing from broken text', () => {
		expect( parseCookie( '%E0%A4%A' ) ).toEqual( [] );
		expect( parseCookie( '' ) ).toEqual( [] );
	} );

	it( 'is taken over once, and the larger quantity wins', () => {
		const cart = fresh();
		cart.add( soap, 3 );
		cart.add( { ...soap, id: 'few' } );
		document.cookie = 'other=sedifex_cart=1';
		put( [
			[ 'product', 'soap', 2 ],
			[ 'product', 'few', 2 ],
			[ 'product', 'cloth', 4 ],
		] );
		takeOver( cart, '/' );
		expect( cart.line( 'soap', 'product' )?.quantity ).toBe( 3 );
		expect( cart.line( 'few', 'product' ) ).toMatchObject( {
			name: 'Black soap',
			quantity: 2,
		} );
		expect( cart.line( 'cloth', 'product' ) ).toMatchObject( {
			name: '',
			price_minor: null,
			quantity: 4,
		} );
		expect( document.cookie ).toBe( 'other=sedifex_cart=1' );
		cart.clear();
		takeOver( cart, '/' );
		expect( cart.count() ).toBe( 0 );
	} );
} );
