import { Matcher } from './matcher';

const compare = ( expected: unknown, actual: unknown, loose?: string[] ) =>
	new Matcher().compare( expected, actual, 'body', loose );

describe( 'a matcher accepts', () => {
	it( 'the same body with its keys in another order', () => {
		expect( compare( { a: 1, b: [ 'x' ] }, { b: [ 'x' ], a: 1 } ) ).toEqual(
			[]
		);
	} );

	it( 'present times and free texts behind placeholders', () => {
		const body = {
			at: new Date().toISOString(),
			ref: `store_${ Date.now() }`,
			url: 'http://127.0.0.1:9/pay/x',
		};
		expect(
			compare(
				{
					at: '<now-iso>',
					ref: 'store_<now-ms>',
					url: '<payment-url:1>',
				},
				body
			)
		).toEqual( [] );
	} );

	it( 'any text of the same kind where the manifest is loose', () => {
		expect(
			compare( { error: 'one' }, { error: 'two' }, [ 'body.error' ] )
		).toEqual( [] );
	} );
} );

describe( 'a matcher refuses', () => {
	it.each( [
		[ 'another value', { a: 1 }, { a: 2 } ],
		[ 'a text for a number', { a: 1 }, { a: '1' } ],
		[ 'a missing key', { a: 1, b: null }, { a: 1 } ],
		[ 'a key too many', { a: 1 }, { a: 1, b: null } ],
		[ 'a list in another order', [ 1, 2 ], [ 2, 1 ] ],
		[ 'a list that is too short', [ 1, 2 ], [ 1 ] ],
		[ 'null for an empty record', {}, null ],
		[ 'a time of long ago', '<now-iso>', '2001-01-01T00:00:00.000Z' ],
		[ 'a URL that is none', '<payment-url:1>', 'pay here' ],
		[ 'an id of another form', '<request-id>', 'abc' ],
	] )( '%s', ( _name, expected, actual ) => {
		expect( compare( expected, actual ) ).not.toEqual( [] );
	} );

	it( 'an empty text where the manifest is loose', () => {
		expect(
			compare( { error: 'one' }, { error: '' }, [ 'body.error' ] )
		).not.toEqual( [] );
	} );

	it( 'another value for a bound number, and the same for another number', () => {
		const matcher = new Matcher();
		const first = '<access-code:1>';
		expect( matcher.compare( first, 'one', 'a' ) ).toEqual( [] );
		expect( matcher.compare( first, 'two', 'a' ) ).not.toEqual( [] );
		expect( matcher.compare( '<access-code:2>', 'one', 'a' ) ).not.toEqual(
			[]
		);
	} );

	it( 'a recorded header that is missing or another', () => {
		const recorded = { 'content-type': 'text/html' };
		expect( new Matcher().compareHeaders( recorded, {}, [] ) ).toHaveLength(
			1
		);
		expect(
			new Matcher().compareHeaders(
				recorded,
				{ 'content-type': 'text/plain' },
				[]
			)
		).toHaveLength( 1 );
		expect(
			new Matcher().compareHeaders( recorded, {}, [
				'headers.content-type',
			] )
		).toEqual( [] );
	} );
} );
