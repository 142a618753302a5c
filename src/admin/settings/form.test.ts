import { answer } from './test-answers';
import { changesOf, formOf, toggled, touchesConnection } from './form';

describe( 'changesOf', () => {
	const saved = answer();
	const form = formOf( saved );

	it( 'is empty for an untouched form', () => {
		expect( changesOf( saved, form ) ).toEqual( {} );
	} );

	it( 'holds what was changed and nothing else', () => {
		const values = {
			...form.values,
			currency: 'KES',
			pages: { ...form.values.pages, cart: 7 },
		};
		expect( changesOf( saved, { ...form, values } ) ).toEqual( {
			currency: 'KES',
			pages: { shop: 0, cart: 7, status: 0, booking: 0 },
		} );
	} );

	it( 'sends a secret only when one was typed', () => {
		const typed = ( key: string ) =>
			changesOf( saved, { ...form, secrets: { integration_key: key } } );
		expect( typed( '' ) ).toEqual( {} );
		expect( typed( '   ' ) ).toEqual( {} );
		expect( typed( 'sedx_new' ) ).toEqual( {
			integration_key: 'sedx_new',
		} );
	} );
} );

test( 'touchesConnection', () => {
	expect( touchesConnection( { currency: 'KES' } ) ).toBe( false );
	expect( touchesConnection( { integration_key: 'x' } ) ).toBe( true );
	expect( touchesConnection( { contract_version: 'x' } ) ).toBe( true );
	expect( touchesConnection( {} ) ).toBe( false );
} );

test( 'toggled', () => {
	expect( toggled( [ 'a' ], 'b', true ) ).toEqual( [ 'a', 'b' ] );
	expect( toggled( [ 'a', 'b' ], 'b', true ) ).toEqual( [ 'a', 'b' ] );
	expect( toggled( [ 'a', 'b' ], 'a', false ) ).toEqual( [ 'b' ] );
} );
