/** Order in which the 64 coefficients of a block are written. */
export const ZIGZAG: readonly number[] = [
	0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40,
	48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36,
	29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61,
	54, 47, 55, 62, 63,
];
export const QUANTISATION = [
	16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16,
	24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109,
	103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120,
	101, 72, 92, 95, 98, 112, 100, 103, 99,
];
export const DC_LENGTHS = [ 0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0 ];
export const DC_VALUES = [ 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 ];
export const AC_LENGTHS = [ 0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 125 ];
const AC_FREQUENT = Buffer.from(
	'0102030004110512213141061351610722711432' +
		'8191a1082342b1c11552d1f02433627282090a161718191a25262728292a',
	'hex'
);
export const AC_VALUES = [ ...AC_FREQUENT, ...remainingCodes( AC_FREQUENT ) ];
/** Scale factors of the fast cosine transform. */
export const SCALE = [
	1, 1.387039845, 1.306562965, 1.175875602, 1, 0.785694958, 0.5411961,
	0.275899379,
];

/** The run/size codes that the frequent ones leave over, in rising order. */
function remainingCodes( frequent: Buffer ): number[] {
	const codes: number[] = [];
	for ( let code = 0; code < 256; code++ ) {
		const size = code % 16;
		if ( size >= 1 && size <= 10 && ! frequent.includes( code ) ) {
			codes.push( code );
		}
	}
	return codes;
}

export interface Codes {
	readonly bits: Uint16Array;
	readonly lengths: Uint8Array;
}

function huffman( counts: number[], values: number[] ): Codes {
	const bits = new Uint16Array( 256 );
	const lengths = new Uint8Array( 256 );
	let code = 0;
	let at = 0;
	counts.forEach( ( count, index ) => {
		for ( let n = 0; n < count; n++ ) {
			const value = values[ at++ ] ?? 0;
			bits[ value ] = code++;
			lengths[ value ] = index + 1;
		}
		code *= 2;
	} );
	return { bits, lengths };
}

export const DC = huffman( DC_LENGTHS, DC_VALUES );
export const AC = huffman( AC_LENGTHS, AC_VALUES );
