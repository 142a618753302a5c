import { ellipse, roundedBox, type Canvas, type Rgb } from './canvas';
import { flat, type Palette } from './palette';

/** Draws one thing on the table; `v` in 0…1 makes each a little different. */
export type Thing = ( canvas: Canvas, colours: Palette, v: number ) => void;

export const FULL = [ 0, 0, 1, 1 ] as const;
export const PAPER: Rgb = [ 250, 246, 236 ];

/** The soft shadow that puts a thing on the table. */
export function shadow(
	canvas: Canvas,
	cx: number,
	y: number,
	width: number
): void {
	canvas.draw(
		ellipse( cx + 0.03, y, width * 0.62, 0.05 ),
		() => [ 40, 30, 24 ],
		[ 0, y - 0.15, 1, Math.min( 1, y + 0.15 ) ],
		0.05,
		0.5
	);
}

export function label(
	canvas: Canvas,
	cx: number,
	cy: number,
	width: number,
	height: number,
	c: Palette
): void {
	canvas.draw(
		roundedBox( cx, cy, width, height, 0.012 ),
		flat( PAPER, cx, cy ),
		FULL
	);
	canvas.draw(
		ellipse( cx, cy - height * 0.12, width * 0.2, width * 0.2 ),
		flat( c.accent, cx, cy ),
		FULL
	);
	for ( const [ index, part ] of [ 0.62, 0.42 ].entries() ) {
		canvas.draw(
			roundedBox(
				cx,
				cy + height * ( 0.22 + index * 0.12 ),
				width * part,
				height * 0.045,
				0.004
			),
			() => c.second,
			FULL
		);
	}
}
