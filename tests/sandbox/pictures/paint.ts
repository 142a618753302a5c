import { createHash } from 'node:crypto';
import { Canvas } from './canvas';
import { encodeJpeg } from './jpeg';
import { blend, darker, lighter, PALETTES } from './palette';
import { THINGS } from './things';

const SIZE = 2000;
const QUALITY = 90;

export function isPaintable( name: string ): boolean {
	const [ thing = '', palette = '' ] = name.split( '-' );
	return Object.hasOwn( THINGS, thing ) && Object.hasOwn( PALETTES, palette );
}

/** Paints the picture of a name; null where there is no such thing. */
export async function paint( name: string ): Promise< Buffer | null > {
	const [ thing = '', palette = '' ] = name.split( '-' );
	const draw = THINGS[ thing ];
	const colours = PALETTES[ palette ];
	if ( ! isPaintable( name ) || ! draw || ! colours ) {
		return null;
	}
	const seed = createHash( 'sha256' ).update( name ).digest();
	const vary = ( seed[ 0 ] ?? 0 ) / 255;
	const horizon = 0.62 + vary * 0.06;
	const canvas = new Canvas( SIZE );
	canvas.draw(
		() => -1,
		( x, y ) =>
			y < horizon
				? darker( lighter( colours.wall, 0.3 - x * 0.3 ), x * y * 0.25 )
				: darker(
						blend( colours.table, colours.wall, ( 1 - y ) * 0.8 ),
						( x - 0.3 ) ** 2 * 0.3
					),
		[ 0, 0, 1, 1 ]
	);
	draw( canvas, colours, vary );
	canvas.grain( 12 + vary * 12, seed.readInt32LE( 1 ) );
	return encodeJpeg( canvas, QUALITY );
}
