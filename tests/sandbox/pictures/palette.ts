import type { Paint, Rgb } from './canvas';

// Taken out once: a test's own global scope makes each look-up dear.
const { abs, exp, floor, max, min, sin } = Math;

/** Colours that belong together: backdrop, table, and the thing itself. */
export interface Palette {
	readonly wall: Rgb;
	readonly table: Rgb;
	readonly main: Rgb;
	readonly second: Rgb;
	readonly accent: Rgb;
}

export const PALETTES: Record< string, Palette > = {
	clay: palette( 'f1e4d6', 'd9bfa5', 'b5623c', '7e3d22', 'f0c27b' ),
	leaf: palette( 'e6eee0', 'b9cba6', '4f8a4a', '2c5430', 'f3d774' ),
	sun: palette( 'fbf0d4', 'e7cf96', 'eaa821', '8a4b14', 'd8412f' ),
	sea: palette( 'e0edf0', 'aecbd2', '2f7f95', '17475a', 'f2e3c0' ),
	plum: palette( 'efe3ee', 'cdb2cc', '83447e', '4c2350', 'eeb6a0' ),
	sand: palette( 'f4efe6', 'ddd0bb', 'd8bf94', '8d6e45', '5f8f7b' ),
	coal: palette( 'e7e7ea', 'bdbec6', '3a3d46', '1d1f26', 'd9a441' ),
	rose: palette( 'f9e7e5', 'e6bdb9', 'cf5d68', '7d2a3c', 'f6d28c' ),
};

function palette( ...codes: string[] ): Palette {
	const [ wall, table, main, second, accent ] = codes.map( rgb );
	return { wall, table, main, second, accent } as Palette;
}

function rgb( code: string ): Rgb {
	const [ r = 0, g = 0, b = 0 ] = Buffer.from( code, 'hex' );
	return [ r, g, b ];
}

export function blend( a: Rgb, b: Rgb, part: number ): Rgb {
	const t = min( 1, max( 0, part ) );
	return [
		a[ 0 ] + ( b[ 0 ] - a[ 0 ] ) * t,
		a[ 1 ] + ( b[ 1 ] - a[ 1 ] ) * t,
		a[ 2 ] + ( b[ 2 ] - a[ 2 ] ) * t,
	];
}

export function darker( colour: Rgb, part: number ): Rgb {
	return blend( colour, [ 0, 0, 0 ], part );
}

export function lighter( colour: Rgb, part: number ): Rgb {
	return blend( colour, [ 255, 255, 255 ], part );
}

/** Light from the left on something round, with a soft gleam. */
export function round( colour: Rgb, cx: number, width: number ): Paint {
	return ( x ) => {
		const side = ( x - cx ) / ( width / 2 );
		const gleam = exp( -( ( side + 0.45 ) ** 2 ) * 18 ) * 0.4;
		return lighter(
			darker( colour, 0.08 + 0.42 * max( 0, side + 0.25 ) ** 1.6 ),
			gleam
		);
	};
}

/** Light on something flat: brighter above and to the left, darker at edges. */
export function flat( colour: Rgb, cx: number, cy: number ): Paint {
	return ( x, y, depth ) =>
		darker(
			lighter( colour, max( 0, 0.12 - ( x - cx + y - cy ) * 0.25 ) ),
			max( 0, 0.16 - depth * 9 ) + max( 0, x - cx + y - cy ) * 0.35
		);
}

/** A woven strip cloth: blocks of stripes that change direction. */
export function woven(
	colours: readonly Rgb[],
	scale: number,
	phase: number
): Paint {
	return ( x, y, depth ) => {
		const column = floor( x / scale );
		const row = floor( y / scale + phase );
		const across = ( column + row ) % 2 === 0;
		const stripe = floor( ( across ? y : x ) / ( scale / 6 ) );
		const choice =
			abs( stripe * 5 + column * 3 + row * 2 ) % colours.length;
		const thread = 0.08 * sin( ( across ? x : y ) * 900 );
		const edge = max( 0, 0.2 - depth * 8 );
		return darker( colours[ choice ] as Rgb, 0.1 + thread + edge );
	};
}
