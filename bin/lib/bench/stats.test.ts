import { median, quantile, ratioOf } from './stats';

test( 'quantiles lie between the values that they fall between', () => {
	const values = [ 40, 10, 30, 20 ];
	expect( median( values ) ).toBe( 25 );
	expect( quantile( values, 0 ) ).toBe( 10 );
	expect( quantile( values, 1 ) ).toBe( 40 );
	expect( quantile( values, 0.95 ) ).toBeCloseTo( 38.5 );
	expect( values ).toEqual( [ 40, 10, 30, 20 ] );
	expect( () => median( [] ) ).toThrow( 'nothing' );
} );

test( 'a machine that slows down between batches changes no ratio', () => {
	const calm = { a: [ 10, 10, 11 ], b: [ 12, 12, 13 ] };
	const busy = { a: [ 40, 41, 400 ], b: [ 48, 49.2, 50 ] };
	const { ratio, low, high, count } = ratioOf( [ calm, busy, calm ] );
	expect( ratio ).toBeCloseTo( 1.2 );
	expect( low ).toBeCloseTo( 1.2 );
	expect( high ).toBeCloseTo( 1.2 );
	expect( count ).toBe( 9 );
} );
