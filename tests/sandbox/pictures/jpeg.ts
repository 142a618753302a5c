/* eslint-disable no-bitwise -- a JPEG is written bit by bit. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Canvas } from './canvas';
import {
	AC,
	AC_LENGTHS,
	AC_VALUES,
	DC,
	DC_LENGTHS,
	DC_VALUES,
	QUANTISATION,
	SCALE,
	ZIGZAG,
	type Codes,
} from './jpeg-tables';

// Taken out once: a test's own global scope makes each look-up dear.
const { abs, clz32, max, min, round } = Math;

/** Collects bits; a 0xFF among them is followed by a zero byte. */
class BitWriter {
	private buffer = Buffer.allocUnsafe( 1 << 20 );
	private length = 0;
	private held = 0;
	private count = 0;

	bytes( data: readonly number[] ): void {
		for ( const byte of data ) {
			this.byte( byte );
		}
	}

	bits( value: number, length: number ): void {
		this.held = ( this.held << length ) | value;
		this.count += length;
		while ( this.count >= 8 ) {
			this.count -= 8;
			const byte = ( this.held >> this.count ) & 255;
			this.byte( byte );
			if ( byte === 255 ) {
				this.byte( 0 );
			}
		}
		this.held &= ( 1 << this.count ) - 1;
	}

	finish(): Buffer {
		this.bits( 127, 7 );
		this.bytes( [ 255, 0xd9 ] );
		return Buffer.from( this.buffer.subarray( 0, this.length ) );
	}

	private byte( value: number ): void {
		if ( this.length === this.buffer.length ) {
			const larger = Buffer.allocUnsafe( this.length * 2 );
			this.buffer.copy( larger );
			this.buffer = larger;
		}
		this.buffer[ this.length++ ] = value;
	}
}

/** One pass of the fast cosine transform over eight values. */
function transform( d: Float32Array, at: number, step: number ): void {
	const v0 = d[ at ] as number;
	const v1 = d[ at + step ] as number;
	const v2 = d[ at + 2 * step ] as number;
	const v3 = d[ at + 3 * step ] as number;
	const v4 = d[ at + 4 * step ] as number;
	const v5 = d[ at + 5 * step ] as number;
	const v6 = d[ at + 6 * step ] as number;
	const v7 = d[ at + 7 * step ] as number;
	const s0 = v0 + v7;
	const s1 = v1 + v6;
	const s2 = v2 + v5;
	const s3 = v3 + v4;
	const d0 = v0 - v7;
	const d1 = v1 - v6;
	const d2 = v2 - v5;
	const d3 = v3 - v4;
	const even = s0 + s3;
	const odd = s1 + s2;
	const turned = ( s1 - s2 + s0 - s3 ) * 0.707106781;
	d[ at ] = even + odd;
	d[ at + 4 * step ] = even - odd;
	d[ at + 2 * step ] = s0 - s3 + turned;
	d[ at + 6 * step ] = s0 - s3 - turned;
	const a = d3 + d2;
	const b = d2 + d1;
	const c = d1 + d0;
	const z5 = ( a - c ) * 0.382683433;
	const z2 = 0.5411961 * a + z5;
	const z4 = 1.306562965 * c + z5;
	const z3 = b * 0.707106781;
	d[ at + 5 * step ] = d0 - z3 + z2;
	d[ at + 3 * step ] = d0 - z3 - z2;
	d[ at + step ] = d0 + z3 + z4;
	d[ at + 7 * step ] = d0 + z3 - z4;
}

/** Transforms, quantises and writes a block; gives its first coefficient. */
function writeBlock(
	out: BitWriter,
	block: Float32Array,
	divisors: Float32Array,
	previous: number
): number {
	for ( let row = 0; row < 64; row += 8 ) {
		transform( block, row, 1 );
	}
	for ( let column = 0; column < 8; column++ ) {
		transform( block, column, 8 );
	}
	const first = levelOf( block, divisors, 0 );
	writeLevel( out, DC, 0, first - previous );
	let zeros = 0;
	for ( let n = 1; n < 64; n++ ) {
		const value = levelOf( block, divisors, n );
		if ( value === 0 ) {
			zeros++;
			continue;
		}
		for ( ; zeros > 15; zeros -= 16 ) {
			out.bits( AC.bits[ 0xf0 ] as number, AC.lengths[ 0xf0 ] as number );
		}
		writeLevel( out, AC, zeros, value );
		zeros = 0;
	}
	if ( zeros > 0 ) {
		out.bits( AC.bits[ 0 ] as number, AC.lengths[ 0 ] as number );
	}
	return first;
}

function levelOf(
	block: Float32Array,
	divisors: Float32Array,
	n: number
): number {
	const at = ZIGZAG[ n ] as number;
	return round( ( block[ at ] as number ) * ( divisors[ at ] as number ) );
}

function writeLevel(
	out: BitWriter,
	codes: Codes,
	run: number,
	value: number
): void {
	const size = 32 - clz32( abs( value ) );
	const code = run * 16 + size;
	out.bits( codes.bits[ code ] as number, codes.lengths[ code ] as number );
	if ( size > 0 ) {
		out.bits( value < 0 ? value + ( 1 << size ) - 1 : value, size );
	}
}

function segment(
	out: BitWriter,
	marker: number,
	data: readonly number[]
): void {
	const length = data.length + 2;
	out.bytes( [ 255, marker, length >> 8, length & 255, ...data ] );
}

/**
 * Encodes a picture as a baseline JPEG with halved colour, as cameras do. Gives
 * way to other work between rows.
 */
export async function encodeJpeg(
	canvas: Canvas,
	quality: number
): Promise< Buffer > {
	const { size } = canvas;
	const factor = quality < 50 ? 50 / quality : 2 - quality / 50;
	const table = QUANTISATION.map( ( value ) =>
		min( 255, max( 1, round( value * factor ) ) )
	);
	const divisors = Float32Array.from(
		table,
		( value, at ) =>
			1 /
			( value *
				( SCALE[ at >> 3 ] as number ) *
				( SCALE[ at & 7 ] as number ) *
				8 )
	);
	const out = new BitWriter();
	out.bytes( [ 255, 0xd8 ] );
	segment( out, 0xe0, [ 74, 70, 73, 70, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0 ] );
	segment( out, 0xdb, [
		0,
		...ZIGZAG.map( ( at ) => table[ at ] as number ),
	] );
	segment( out, 0xc0, [
		8,
		size >> 8,
		size & 255,
		size >> 8,
		size & 255,
		3,
		1,
		0x22,
		0,
		2,
		0x11,
		0,
		3,
		0x11,
		0,
	] );
	segment( out, 0xc4, [ 0, ...DC_LENGTHS, ...DC_VALUES ] );
	segment( out, 0xc4, [ 0x10, ...AC_LENGTHS, ...AC_VALUES ] );
	segment( out, 0xda, [ 3, 1, 0, 2, 0, 3, 0, 0, 63, 0 ] );
	const blocks = Array.from( { length: 6 }, () => new Float32Array( 64 ) );
	const before = [ 0, 0, 0 ];
	for ( let y = 0; y < size; y += 16 ) {
		for ( let x = 0; x < size; x += 16 ) {
			canvas.readBlocks( x, y, blocks );
			blocks.forEach( ( block, index ) => {
				const component = max( 0, index - 3 );
				before[ component ] = writeBlock(
					out,
					block,
					divisors,
					before[ component ] as number
				);
			} );
		}
		if ( y % 128 === 0 ) {
			await nextTurn();
		}
	}
	return out.finish();
}
