/* eslint-disable no-bitwise -- the grain comes from a shift register. */

// Taken out once: a test's own global scope makes each look-up dear.
const { abs, cos, hypot, max, min, round, sin } = Math;
export type Rgb = readonly [ number, number, number ];

/** Signed distance to a shape in units of the picture: negative is inside. */
export type Shape = ( x: number, y: number ) => number;

/** Colour of a point of a shape; `depth` is the distance from its edge. */
export type Paint = ( x: number, y: number, depth: number ) => Rgb;

/** Left, top, right and bottom of what is to be drawn, in units. */
export type Box = readonly [ number, number, number, number ];

/** Side of the tiles in which shapes are drawn, in points. */
const TILE = 40;

/** A square picture in which 0…1 spans each side. */
export class Canvas {
	private readonly pixels: Float32Array;

	constructor( readonly size: number ) {
		this.pixels = new Float32Array( size * size * 3 );
	}

	/** Draws a shape with a soft edge of the given width in units. */
	draw(
		shape: Shape,
		paint: Paint,
		box: Box,
		edge = 0.0015,
		strength = 1
	): void {
		const clamp = ( unit: number ) =>
			min( this.size, max( 0, round( unit * this.size ) ) );
		const left = clamp( box[ 0 ] );
		const right = clamp( box[ 2 ] );
		const bottom = clamp( box[ 3 ] );
		// Whole tiles that lie outside are passed over.
		const reach = edge + ( TILE / this.size ) * 1.2;
		for ( let top = clamp( box[ 1 ] ); top < bottom; top += TILE ) {
			for ( let start = left; start < right; start += TILE ) {
				const x = ( start + TILE / 2 ) / this.size;
				const y = ( top + TILE / 2 ) / this.size;
				if ( shape( x, y ) < reach ) {
					const tile: Box = [
						start,
						top,
						min( right, start + TILE ),
						min( bottom, top + TILE ),
					];
					this.drawTile( shape, paint, tile, edge, strength );
				}
			}
		}
	}

	private drawTile(
		shape: Shape,
		paint: Paint,
		[ left, top, right, bottom ]: Box,
		edge: number,
		strength: number
	): void {
		for ( let row = top; row < bottom; row++ ) {
			const y = row / this.size;
			for ( let column = left; column < right; column++ ) {
				const x = column / this.size;
				const distance = shape( x, y );
				if ( distance >= edge ) {
					continue;
				}
				const cover =
					strength * min( 1, ( edge - distance ) / ( 2 * edge ) );
				const colour = paint( x, y, -distance );
				const at = ( row * this.size + column ) * 3;
				this.mix( at, colour[ 0 ], cover );
				this.mix( at + 1, colour[ 1 ], cover );
				this.mix( at + 2, colour[ 2 ], cover );
			}
		}
	}

	/** The grain of a camera: darker and lighter points, a little blurred. */
	grain( amount: number, seed: number ): void {
		let random = seed | 1;
		let last = 0;
		for ( let at = 0; at < this.pixels.length; at += 3 ) {
			random ^= random << 13;
			random ^= random >>> 17;
			random ^= random << 5;
			last = last * 0.35 + ( random / 2147483648 ) * amount;
			this.pixels[ at ] = ( this.pixels[ at ] as number ) + last;
			this.pixels[ at + 1 ] = ( this.pixels[ at + 1 ] as number ) + last;
			this.pixels[ at + 2 ] = ( this.pixels[ at + 2 ] as number ) + last;
		}
	}

	/**
	 * Reads 16 by 16 points as four blocks of brightness and one each of the two
	 * colour differences.
	 */
	readBlocks(
		left: number,
		top: number,
		blocks: readonly Float32Array[]
	): void {
		const [ cb, cr ] = [ blocks[ 4 ], blocks[ 5 ] ] as [
			Float32Array,
			Float32Array,
		];
		cb.fill( 0 );
		cr.fill( 0 );
		for ( let row = 0; row < 16; row++ ) {
			const y = min( top + row, this.size - 1 );
			for ( let column = 0; column < 16; column++ ) {
				const x = min( left + column, this.size - 1 );
				const at = ( y * this.size + x ) * 3;
				const r = this.level( at );
				const g = this.level( at + 1 );
				const b = this.level( at + 2 );
				const light = 0.299 * r + 0.587 * g + 0.114 * b;
				const block = blocks[
					( row >> 3 ) * 2 + ( column >> 3 )
				] as Float32Array;
				block[ ( row & 7 ) * 8 + ( column & 7 ) ] = light - 128;
				const colour = ( row >> 1 ) * 8 + ( column >> 1 );
				cb[ colour ] =
					( cb[ colour ] as number ) + ( b - light ) * 0.141;
				cr[ colour ] =
					( cr[ colour ] as number ) + ( r - light ) * 0.17825;
			}
		}
	}

	private level( at: number ): number {
		return min( 255, max( 0, this.pixels[ at ] as number ) );
	}

	private mix( at: number, colour: number, cover: number ): void {
		const old = this.pixels[ at ] as number;
		this.pixels[ at ] = old + ( colour - old ) * cover;
	}
}

export function roundedBox(
	cx: number,
	cy: number,
	width: number,
	height: number,
	radius: number
): Shape {
	return ( x, y ) => {
		const dx = abs( x - cx ) - width / 2 + radius;
		const dy = abs( y - cy ) - height / 2 + radius;
		return (
			hypot( max( dx, 0 ), max( dy, 0 ) ) +
			min( max( dx, dy ), 0 ) -
			radius
		);
	};
}

export function ellipse(
	cx: number,
	cy: number,
	rx: number,
	ry: number
): Shape {
	return ( x, y ) =>
		( hypot( ( x - cx ) / rx, ( y - cy ) / ry ) - 1 ) * min( rx, ry );
}

/** A box whose upper and lower edges differ in width. */
export function trapezium(
	cx: number,
	top: number,
	bottom: number,
	topWidth: number,
	bottomWidth: number
): Shape {
	return ( x, y ) => {
		const part = min( 1, max( 0, ( y - top ) / ( bottom - top ) ) );
		const half = ( topWidth + ( bottomWidth - topWidth ) * part ) / 2;
		return max( abs( x - cx ) - half, top - y, y - bottom );
	};
}

export function ring(
	cx: number,
	cy: number,
	rx: number,
	ry: number,
	width: number
): Shape {
	const outline = ellipse( cx, cy, rx, ry );
	return ( x, y ) => abs( outline( x, y ) ) - width / 2;
}

export function turned(
	shape: Shape,
	cx: number,
	cy: number,
	angle: number
): Shape {
	const along = cos( angle );
	const across = sin( angle );
	return ( x, y ) => {
		const dx = x - cx;
		const dy = y - cy;
		return shape(
			cx + dx * along + dy * across,
			cy - dx * across + dy * along
		);
	};
}
