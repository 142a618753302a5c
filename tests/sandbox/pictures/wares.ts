import {
	ellipse,
	ring,
	roundedBox,
	trapezium,
	turned,
	type Rgb,
	type Shape,
} from './canvas';
import { blend, darker, flat, lighter, round, woven } from './palette';
import { FULL, PAPER, shadow, type Thing } from './thing';

export const cloth: Thing = ( canvas, c, v ) => {
	const colours = [
		c.main,
		c.accent,
		c.second,
		lighter( c.main, 0.35 ),
		c.accent,
	];
	shadow( canvas, 0.5, 0.78, 0.62 );
	for ( let fold = 0; fold < 4; fold++ ) {
		const cy = 0.72 - fold * 0.1;
		const shape = turned(
			roundedBox( 0.5, cy, 0.66 - fold * 0.03, 0.12, 0.045 ),
			0.5,
			cy,
			( v - 0.5 ) * 0.12
		);
		canvas.draw( shape, woven( colours, 0.075, fold * 0.4 + v ), FULL );
	}
	canvas.draw(
		turned( roundedBox( 0.44, 0.52, 0.22, 0.5, 0.03 ), 0.44, 0.52, 0.12 ),
		woven( [ c.second, c.accent, c.main ], 0.055, v ),
		FULL
	);
};

export const soap: Thing = ( canvas, c, v ) => {
	shadow( canvas, 0.5, 0.74, 0.56 );
	canvas.draw(
		turned( roundedBox( 0.54, 0.6, 0.52, 0.26, 0.06 ), 0.5, 0.6, 0.06 ),
		flat( darker( c.main, 0.2 ), 0.54, 0.6 ),
		FULL
	);
	canvas.draw(
		turned(
			roundedBox( 0.46, 0.54, 0.5, 0.26, 0.06 ),
			0.46,
			0.54,
			-0.1 + v * 0.1
		),
		flat( c.main, 0.46, 0.54 ),
		FULL
	);
	canvas.draw(
		turned(
			roundedBox( 0.46, 0.54, 0.5, 0.09, 0.01 ),
			0.46,
			0.54,
			-0.1 + v * 0.1
		),
		flat( c.accent, 0.46, 0.54 ),
		FULL
	);
};

export const beads: Thing = ( canvas, c, v ) => {
	const colours = [ c.main, c.accent, c.second, lighter( c.main, 0.4 ) ];
	for ( let n = 0; n < 46; n++ ) {
		const angle = ( n / 46 ) * Math.PI * 2;
		const radius = 0.27 + 0.03 * Math.sin( angle * 2 + v * 3 );
		const x = 0.5 + Math.cos( angle ) * radius;
		const y = 0.56 + Math.sin( angle ) * radius * 0.85;
		const size = 0.019 + 0.008 * Math.abs( Math.sin( n * 1.7 ) );
		canvas.draw(
			ellipse( x + 0.012, y + 0.016, size * 1.2, size ),
			() => [ 50, 40, 32 ],
			FULL,
			0.012,
			0.4
		);
		canvas.draw(
			ellipse( x, y, size, size ),
			round( colours[ n % 4 ] as Rgb, x, size * 2 ),
			[ x - 0.05, y - 0.05, x + 0.05, y + 0.05 ]
		);
	}
};

export const drum: Thing = ( canvas, c, v ) => {
	shadow( canvas, 0.5, 0.88, 0.36 );
	canvas.draw(
		trapezium( 0.5, 0.6, 0.87, 0.2, 0.3 ),
		round( c.second, 0.5, 0.3 ),
		FULL
	);
	canvas.draw(
		trapezium( 0.5, 0.28, 0.62, 0.44, 0.24 ),
		round( c.main, 0.5, 0.44 ),
		FULL
	);
	for ( let n = -3; n <= 3; n++ ) {
		canvas.draw(
			turned(
				roundedBox( 0.5 + n * 0.058, 0.42, 0.009, 0.28, 0.004 ),
				0.5,
				0.42,
				n * 0.06 * ( 1 + v )
			),
			() => lighter( c.accent, 0.3 ),
			FULL
		);
	}
	canvas.draw(
		ellipse( 0.5, 0.28, 0.22, 0.06 ),
		flat( PAPER, 0.5, 0.26 ),
		FULL
	);
	canvas.draw(
		ring( 0.5, 0.28, 0.22, 0.06, 0.02 ),
		round( c.accent, 0.5, 0.44 ),
		FULL
	);
};

export const gadget: Thing = ( canvas, c, v ) => {
	shadow( canvas, 0.5, 0.82, 0.36 );
	const lean = ( v - 0.5 ) * 0.16;
	const at = ( shape: Shape ) => turned( shape, 0.5, 0.54, lean );
	canvas.draw(
		at( roundedBox( 0.5, 0.54, 0.36, 0.6, 0.05 ) ),
		flat( c.main, 0.5, 0.54 ),
		FULL
	);
	canvas.draw(
		at( roundedBox( 0.5, 0.48, 0.3, 0.4, 0.02 ) ),
		( x, y ) => blend( c.second, c.accent, ( x + 1 - y ) * 0.5 ),
		FULL
	);
	canvas.draw(
		at( ellipse( 0.5, 0.76, 0.04, 0.04 ) ),
		flat( lighter( c.main, 0.35 ), 0.5, 0.76 ),
		FULL
	);
};

export const book: Thing = ( canvas, c, v ) => {
	shadow( canvas, 0.5, 0.8, 0.6 );
	for ( const side of [ -1, 1 ] ) {
		const cx = 0.5 + side * 0.16;
		canvas.draw(
			turned(
				roundedBox( cx, 0.58, 0.34, 0.42, 0.012 ),
				cx,
				0.58,
				side * 0.05
			),
			flat( c.main, cx, 0.58 ),
			FULL
		);
		canvas.draw(
			turned(
				roundedBox( cx, 0.57, 0.31, 0.38, 0.006 ),
				cx,
				0.57,
				side * 0.05
			),
			flat( PAPER, cx, 0.57 ),
			FULL
		);
		for ( let line = 0; line < 6; line++ ) {
			canvas.draw(
				turned(
					roundedBox(
						cx,
						0.45 + line * 0.045,
						0.22 - ( ( line + v ) % 3 ) * 0.03,
						0.01,
						0.004
					),
					cx,
					0.57,
					side * 0.05
				),
				() => blend( PAPER, c.second, 0.55 ),
				FULL
			);
		}
	}
	canvas.draw(
		turned( roundedBox( 0.68, 0.68, 0.3, 0.022, 0.01 ), 0.68, 0.68, -0.7 ),
		round( c.accent, 0.68, 0.3 ),
		FULL
	);
};

export const plant: Thing = ( canvas, c, v ) => {
	shadow( canvas, 0.5, 0.84, 0.3 );
	for ( let n = 0; n < 9; n++ ) {
		const angle = ( n - 4 ) * 0.3 + ( v - 0.5 ) * 0.2;
		const leaf = turned(
			ellipse( 0.5, 0.34, 0.045, 0.24 ),
			0.5,
			0.6,
			angle
		);
		canvas.draw(
			leaf,
			flat( blend( c.main, c.second, ( n % 3 ) / 3 ), 0.5, 0.4 ),
			FULL
		);
	}
	canvas.draw(
		trapezium( 0.5, 0.6, 0.84, 0.3, 0.22 ),
		round( c.accent, 0.5, 0.3 ),
		FULL
	);
	canvas.draw(
		roundedBox( 0.5, 0.61, 0.33, 0.05, 0.012 ),
		round( lighter( c.accent, 0.1 ), 0.5, 0.33 ),
		FULL
	);
};
