import { currentIntent, dropIntent, ulid } from './intent';

const random = ( bytes: Uint8Array ): Uint8Array =>
	bytes.map( () => Math.floor( Math.random() * 256 ) );

describe( 'the intent', () => {
	beforeEach( () => {
		localStorage.clear();
		dropIntent();
		Object.defineProperty( window, 'crypto', {
			value: { getRandomValues: random },
			configurable: true,
		} );
	} );
	afterEach( () => jest.restoreAllMocks() );

	it( 'is a ULID whose beginning is the time', () => {
		expect( ulid( 1_469_918_176_385 ) ).toMatch(
			/^01ARYZ6S41[0-9A-HJKMNP-TV-Z]{16}$/
		);
	} );

	it( 'stays the same until there is an answer', () => {
		const first = currentIntent( 'S1' );
		expect( currentIntent( 'S1' ) ).toBe( first );
		dropIntent();
		expect( currentIntent( 'S1' ) ).not.toBe( first );
	} );

	it( 'is the one that another tab made', () => {
		const theirs = ulid();
		localStorage.setItem(
			'sedifex_intent_v1',
			JSON.stringify( { S1: theirs } )
		);
		expect( currentIntent( 'S1' ) ).toBe( theirs );
	} );

	it( 'does not take what is no ULID', () => {
		localStorage.setItem( 'sedifex_intent_v1', '{"S1":"order 66"}' );
		expect( currentIntent( 'S1' ) ).toMatch( /^[0-9A-Z]{26}$/ );
	} );

	it( 'lasts as long as the page where the browser keeps nothing', () => {
		jest.spyOn( Storage.prototype, 'setItem' ).mockImplementation( () => {
			throw new Error( 'quota' );
		} );
		const first = currentIntent( 'S1' );
		expect( currentIntent( 'S1' ) ).toBe( first );
	} );
} );
